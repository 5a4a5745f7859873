"""Spaces inside a line: word-segmented press text, padded table labels, spaced digits, and those that separate."""

from __future__ import annotations

import re

from zhsignals.repair.characters import MASK
from zhsignals.repair.edges import Edges

_HAN = "\u4e00-\u9fff"
_HAN_GAP = re.compile(f"[{_HAN}] (?=[{_HAN}])")
_HAN_ONE = re.compile(f"[{_HAN}]")
_GAP = re.compile(f" [ {MASK}]*")
_PADDED_LABEL = re.compile(f"[#（(]?[{_HAN}](?: +[{_HAN}]){{1,7}}[）)：:]?")
_SPACED_DIGITS = re.compile(rf"(?<![\d.])(?<!\d )\d(?: \d){{1,11}}+(?! ?\d)(?= ?[{_HAN}%‰.])(?! ?\.(?! ?\d))")
_SPACED_POINT = re.compile(r"(?<=\d) \. (?=\d)")
_NUMBER_ROW = re.compile(r"\d\d +[-+]?\d|\d +[-+]?\d\d|\.\d +[-+]?\d")
_PUNCTUATION = frozenset("，。；：！？、（）《》〈〉“”‘’「」『』【】〔〕…—～·")
_TIGHT_LEFT = frozenset(",.;:!?%‰)]")
_TIGHT_RIGHT = frozenset("([")
PROSE = 30
"""A line of so many characters with punctuation is prose, not a title or a row of names."""
SAMPLE = 6000


def is_segmented(text: str) -> bool:
    """Whether the text comes cut into words: a space after every tenth ideograph or more often."""
    if text.count(" ") * 10 < len(text):
        return False
    sample = text[:SAMPLE]
    return len(_HAN_GAP.findall(sample)) * 10 > len(_HAN_ONE.findall(sample))


def close_gaps(line: str, segmented: bool, edges: Edges) -> str:
    """`line`, of the same length, with the spaces masked that no reader would miss."""
    if _PADDED_LABEL.fullmatch(line):
        return line.replace(" ", MASK)
    line = _SPACED_POINT.sub(f"{MASK}.{MASK}", line)
    line = _SPACED_DIGITS.sub(lambda m: m.group().replace(" ", MASK), line)
    if segmented:
        return _GAP.sub(_word_gap, line)
    row = _NUMBER_ROW.search(line) is not None
    prose = edges if len(line) >= PROSE and ("，" in line or "。" in line) else None
    out, at = [], 0
    for m in _GAP.finditer(line):
        start, end = m.span()
        out.append(line[at:start])
        out.append(_gap(line, m, row, prose) + MASK * (end - start - 1))
        at = end
    out.append(line[at:])
    return "".join(out)


def _word_gap(m: re.Match[str]) -> str:
    """Between words of a segmented text only Latin words and numbers keep their space."""
    line, start, end = m.string, m.start(), m.end()
    latin = line[start - 1 : start].isascii() and line[start - 1 : start].isalnum()
    keep = latin and line[end : end + 1].isascii() and line[end : end + 1].isalnum()
    return (" " if keep else MASK) + MASK * (end - start - 1)


def _gap(line: str, gap: re.Match[str], row: bool, prose: Edges | None) -> str:
    start, end = gap.span()
    left, right = line[start - 1], line[end : end + 1]
    if left in _PUNCTUATION or right in _PUNCTUATION or right in _TIGHT_LEFT or left in _TIGHT_RIGHT:
        return MASK
    han_left, han_right = _is_han(left), _is_han(right)
    if (han_left and _is_digit(right)) or (_is_digit(left) and han_right):
        return " " if row else MASK
    if han_left and han_right and end - start == 1 and prose and prose.weigh(line[:start], line[end:]) > 1:
        return MASK
    return " "


def _is_han(c: str) -> bool:
    return "\u4e00" <= c <= "\u9fff"


def _is_digit(c: str) -> bool:
    return "0" <= c <= "9"
