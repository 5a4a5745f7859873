"""A raw string made ready for reading numbers: one-to-one replacements first, blanks inside numbers taken out last."""

from __future__ import annotations

import re

from zhsignals.lexicon import Patterns

_WIDE = {0xFF01 + i: 0x21 + i for i in range(94)}
_KEEP = "，。；：！？（）、"
_MIXED = re.compile(r"(?<=[0-9]) [0-9]{1,6}/[0-9]{1,6}(?![0-9/])")
_GROUP = re.compile(r"(?<=[0-9])，(?=[0-9]{3}(?![0-9]))")


class Plain:
    """Full-width to half-width, old characters to new, and no white space between the parts of a number."""

    def __init__(self, patterns: Patterns) -> None:
        entries = {e.data["role"]: e for e in patterns.entries("numeral")}
        table = {**_WIDE, **{ord(a): b for a, b in entries["variant"].data["chars"].items()}}
        self._table = {k: v for k, v in table.items() if chr(k) not in _KEEP}
        self._blank = re.compile(r"(?<=[^\x21-\x2f\x3a-\x7e\s])[\s\u3000]+(?=\S)|(?<=\S)[\s\u3000]+(?=[^\x21-\x2f\x3a-\x7e\s])")

    def ready(self, text: str) -> tuple[str, list[int]]:
        """The text to read and the place of each of its characters in the given one."""
        out = _GROUP.sub(",", text.translate(self._table))
        places = list(range(len(out)))
        if not re.search(r"\s", out):
            return out, places
        kept: list[int] = []
        pos = 0
        for m in self._blank.finditer(out):
            if _MIXED.match(out, m.start()):
                continue
            kept += places[pos : m.start()]
            pos = m.end()
        kept += places[pos:]
        return "".join(out[i] for i in kept), kept
