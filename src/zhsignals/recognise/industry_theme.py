"""What an article is about: the goods whose market it speaks of again and again, 天然橡胶 of 天然橡胶价格 and 天然橡胶产量."""

from __future__ import annotations

import re
from collections.abc import Sequence

from zhsignals.lexicon import Entry
from zhsignals.recognise.industry_term import Candidate, Words

MADE = re.compile(r"[ABCD]\d|\Z")
"""The divisions of what is grown, dug, made and supplied; 能源, which has no code, is part of several."""
OFTEN = 3
"""So often must the market of the goods be spoken of,"""
TITLED = 2
"""or so often where the title names them."""
NEAR = 3000
"""Within so many characters of the first time: a file of many articles is not one."""


class ThemeFinder:
    """Finds goods that are the theme of the text."""

    def __init__(self, words: Words) -> None:
        self._market = words.guarded("market")
        self._wide = frozenset(words.of("unthemed"))
        self._known: dict[str, bool] = {}

    def mark(self, text: str, candidates: Sequence[Candidate]) -> None:
        """Gives a role to the candidates of which the text says so often what their market does."""
        said: dict[str, list[Candidate]] = {}
        for c in candidates:
            if not c.role and c.careful and c.entry is not None and self._made(c.name, c.entry) and self._market.match(text, c.end):
                said.setdefault(c.name, []).append(c)
        title = text[: max(0, text.find("\n"))]
        for name, found in said.items():
            near = [c for c in found if c.start < found[0].start + NEAR]
            if len(near) >= (TITLED if name in title else OFTEN):
                for c in near:
                    c.role = "theme"

    def _made(self, name: str, entry: Entry) -> bool:
        """Whether the name is of goods; answers are kept, for every text asks about the same names."""
        if name not in self._known:
            self._known[name] = name not in self._wide and MADE.match(str(entry.data.get("code", ""))) is not None
        return self._known[name]
