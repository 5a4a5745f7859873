"""Paragraphs that a flattened page runs together: only the indentation of the next one still parts them."""

from __future__ import annotations

import re

_BLANKS = " \u00a0\u3000"
_GAP = re.compile(rf"(?<=[^\s：:；;，、])[{_BLANKS}]{{2,}}+(?=\S)")
_WIDE = ("\u3000\u3000", "    ", "\u00a0\u00a0\u00a0\u00a0")
"""What an indent has that no other gap has."""
_NUMBERED = re.compile(r"[（(][一二三四五六七八九十]{1,3}[）)]|[一二三四五六七八九十]{1,3}、")
_SHORTEST = 20
"""Characters of a paragraph; what is shorter may be a cell of a row."""


def break_at_indents(text: str) -> str:
    """`text`, of the same length, with a line end for the first blank of an indent in mid-line before prose or a numbered heading."""
    wide = [w for w in _WIDE if w in text]
    if not wide:
        return text
    return "\n".join([_broken(line) if any(w in line.strip(_BLANKS) for w in wide) else line for line in text.split("\n")])


def _broken(line: str) -> str:
    gaps = [gap for gap in _GAP.finditer(line) if any(w in gap.group() for w in _WIDE)]
    if not gaps:
        return line
    out, at = [], 0
    ends = [*(gap.start() for gap in gaps[1:]), len(line)]
    for gap, end in zip(gaps, ends, strict=True):
        if _is_paragraph(line, gap.end(), end):
            out += [line[at : gap.start()], "\n"]
            at = gap.start() + 1
    return "".join([*out, line[at:]])


def _is_paragraph(line: str, start: int, end: int) -> bool:
    if _NUMBERED.match(line, start):
        return True
    return end - start >= _SHORTEST and (line.find("，", start, end) >= 0 or line.find("。", start, end) >= 0)
