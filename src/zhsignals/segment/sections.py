"""Sections: what stands under one heading."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

Span = tuple[int, int]

HEADING = 40
"""A heading is no longer than this."""
NUMBERED = re.compile(r"[（(]?[一二三四五六七八九十]{1,3}[）)、．.]|[（(]?\d{1,2}[）)、]|\d{1,2}\.(?!\d)|[●◆■▲★▷▶◇□●○]")
_BRACKETED = re.compile(r"【[^】\n]{1,30}】|\[[^\]\n]{1,30}\]|〔[^〕\n]{1,30}〕")
_CLOSING = frozenset("。；;，、,…！!？?")
LEAD_IN = 12
"""A line that ends in a colon is a heading only if it is no longer than this."""
_CELL = re.compile(r"[\W\d_]+")


@dataclass(frozen=True, slots=True)
class Section:
    """`[start, end)` of the text; `heading` is its first line, None for the prose before the first heading."""

    start: int
    end: int
    heading: Span | None


def find_sections(text: str, furniture: Iterable[Span] = (), title: Span | None = None) -> list[Section]:
    """The text cut at its headings; the title opens the first section and heads none."""
    lines = lines_of(text)
    skip = _starts_of_lines_with(text, furniture)
    headings = [lines[i] for i in range(len(lines)) if _is_heading(text, lines, i, skip, title)]
    sections = []
    starts = [(0, None), *((start, (start, end)) for start, end in headings)]
    for number, (start, heading) in enumerate(starts):
        end = starts[number + 1][0] if number + 1 < len(starts) else len(text)
        if end > start:
            sections.append(Section(start, end, heading))
    return sections


def _starts_of_lines_with(text: str, spans: Iterable[Span]) -> set[int]:
    return {text.rfind("\n", 0, start) + 1 for start, _ in spans}


def lines_of(text: str) -> list[Span]:
    """The lines that show anything."""
    spans, start = [], 0
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        if end > start:
            spans.append((start, end))
        start = end + 1
    return spans


def _is_heading(text: str, lines: list[Span], i: int, skip: set[int], title: Span | None) -> bool:
    start, end = lines[i]
    if end - start > HEADING or start in skip or (i == 0 if title is None else start == title[0]):
        return False
    line = text[start:end]
    numbered = NUMBERED.match(line) is not None
    if line[-1] in "：:" and end - start > LEAD_IN:
        return False
    if (line[-1] in _CLOSING or "。" in line) and not (numbered and line.find("。") == end - start - 1 and end - start <= 28):
        return False
    if _BRACKETED.fullmatch(line):
        return True
    below = next((lines[j] for j in range(i + 1, len(lines)) if lines[j][0] not in skip), None)
    if below is None or _CELL.fullmatch(line):
        return False
    if numbered:
        return not _is_list_item(text, lines, i)
    return (
        len(line) >= 2 and "，" not in line[:6] and line.count("，") < 2 and _is_prose(text, below) and _stands_alone(text, lines, i, skip)
    )


def _is_prose(text: str, line: Span) -> bool:
    """A line that reads as sentences, under which a heading may stand; a numbered heading counts too."""
    start, end = line
    shown = text[start:end]
    return (end - start >= 20 and shown[-1] in "。！？”；：…）") or end - start > 60 or NUMBERED.match(shown) is not None


def _is_list_item(text: str, lines: list[Span], i: int) -> bool:
    """A numbered line between numbered lines of its own kind is an item of a list, not a heading."""
    if i + 1 >= len(lines):
        return True
    shape = _shape(text, lines[i])
    return _shape(text, lines[i + 1]) == shape


def _shape(text: str, line: Span) -> str:
    m = NUMBERED.match(text, line[0], line[1])
    return _NUMERAL.sub("0", m.group()) if m else ""


_NUMERAL = re.compile(r"[一二三四五六七八九十百\d]+")


def _stands_alone(text: str, lines: list[Span], i: int, skip: set[int]) -> bool:
    """The line above is closed prose or furniture: the heading is no cell of a table and no lead-in."""
    if i == 0:
        return True
    start, end = lines[i - 1]
    if text.endswith("）：", start, end):
        return True  # the agency, its programme in brackets
    return start in skip or text[end - 1] in "。！？”；）…】" or i == 1 or end - start > 60 or NUMBERED.match(text, start, end) is not None
