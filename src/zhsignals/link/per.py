"""Money for each of something: `2060元/吨`, `每吨2060元`; the words are data (patterns/links/noun.toml)."""

from __future__ import annotations

import re
from collections.abc import Mapping

from zhsignals.text.per import MEASURE, PER

FARTHEST = 4
"""Characters of 每 and a measure."""


class PerUnit:
    """Tells a price from a sum, and takes what it is for off the words around it."""

    def __init__(self, words: Mapping[str, tuple[str, ...]]) -> None:
        self._words, times = words["per"], f"(?!{'|'.join(words['per_times'])})"
        each = "|".join(words["per"])
        self._before = re.compile(f"(?:{each}){times}{MEASURE}$")
        self._behind = re.compile(f"{PER}{times}[^\\W\\d]")
        bounds = "|".join(sorted(words["per_after"], key=len, reverse=True))
        self._lead = re.compile(f"(?<=.)(?:{bounds})+(?:{each}){MEASURE}$")
        joints = "".join(j for j in words["joints"] if len(j) == 1)
        self._rest = re.compile(f"^{PER}[^{joints},，]{{1,3}}")

    def before(self, text: str, start: int) -> int:
        """Where 每 and a measure begin right before a value: 高于[每吨]150美元; -1 if they do not stand there."""
        m = self._before.search(text, max(0, start - FARTHEST), start)
        return m.start() if m else -1

    def told(self, text: str, start: int, end: int) -> bool:
        """Whether an amount is one for each of something."""
        return self._behind.match(text, end) is not None or self.before(text, start) >= 0

    def without_lead(self, text: str) -> str:
        """The words before a price without its bound and its measure: 金价[突破每克]."""
        return self._lead.sub("", text) if any(w in text for w in self._words) else text

    def without_rest(self, text: str) -> str:
        """The words behind an amount without what it is for, up to what joins the next one: `1.29元/斤和1.31元/斤`."""
        return self._rest.sub("", text) if text[:1] == PER else text
