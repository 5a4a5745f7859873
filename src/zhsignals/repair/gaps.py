"""Spaces inside a line: word-segmented press text, padded table labels, spaced digits, and those that separate."""

from __future__ import annotations

import re

from zhsignals.repair.characters import MASK
from zhsignals.repair.edges import Edges

_HAN = "\u4e00-\u9fff"
_HAN_GAP = re.compile(f"[{_HAN}] (?=[{_HAN}])")
_HAN_ONE = re.compile(f"[{_HAN}]")
_ONE_SPACE = re.compile("(?<! ) (?! )")
_GAP = re.compile(f" [ {MASK}]*")
_PADDED_LABEL = re.compile(f"[#（(]?[{_HAN}](?: +[{_HAN}]){{1,7}}[）)：:]?")
_SPACED_DIGITS = re.compile(rf"(?<![\d.])(?<!\d )\d(?: \d){{1,11}}+(?! ?\d)(?= ?[{_HAN}%‰.:：—~-])(?! ?\.(?! ?\d))")
_DIGITS_APART = re.compile(r"\d \d")
_SPACED_POINT = re.compile(r"(?<=\d) \. (?=\d)")
_SPACED_RATIO = re.compile(r"(?<![\d.])(?<!\d )\d(?: \d){0,2}+(?: ?[:：] ?\d(?: \d){0,2}+){1,5}+(?! ?\d)")
_NUMBER_ROW = re.compile(r"\d\d +[-+]?\d|\d +[-+]?\d\d|\.\d +[-+]?\d")
_EMPTY_CELL = re.compile(rf"[\d%{_HAN}] [—…]+(?= [-+—…]?\d?[\d.]*%?(?: |$))")
_PUNCTUATION = frozenset("，。；：！？、（）《》〈〉“”‘’「」『』【】〔〕…—～·")
_NO_VALUE = frozenset("—…")
"""What an empty cell of a row shows."""
_COLUMN_START = _NO_VALUE | frozenset("%")
_COLUMN_END = _NO_VALUE | frozenset("）)%：:")
"""What a cell of a row may end with; a wide gap behind it parts columns."""
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
    if len(_ONE_SPACE.findall(sample)) * 10 < len(sample):
        return False
    return len(_HAN_GAP.findall(sample)) * 10 > len(_HAN_ONE.findall(sample))


def close_gaps(line: str, segmented: bool, edges: Edges) -> str:
    """`line`, of the same length, with the spaces masked that no reader would miss."""
    if _PADDED_LABEL.fullmatch(line):
        return line.replace(" ", MASK)
    if ":" in line or "：" in line:
        line = _SPACED_RATIO.sub(lambda m: m.group().replace(" ", MASK), line)
    if " . " in line:
        line = _SPACED_POINT.sub(f"{MASK}.{MASK}", line)
    if _DIGITS_APART.search(line):
        line = _SPACED_DIGITS.sub(lambda m: m.group().replace(" ", MASK), line)
    if segmented:
        return _GAP.sub(_word_gap, line)
    row = _NUMBER_ROW.search(line) is not None
    blank = "，" not in line and "。" not in line and _EMPTY_CELL.search(line + " ") is not None
    prose = edges if len(line) >= PROSE and ("，" in line or "。" in line) else None
    out, at = [], 0
    for m in _GAP.finditer(line):
        out.append(line[at : m.start()])
        out.append(_keep(m.group(), max(_spaces(m, row, prose), int(blank and _parts_empty_cell(m)))))
        at = m.end()
    out.append(line[at:])
    return "".join(out)


def _word_gap(m: re.Match[str]) -> str:
    """Between words of a segmented text only Latin words and numbers keep their space."""
    left, right = _neighbours(m)
    return _keep(m.group(), int(left.isascii() and left.isalnum() and right.isascii() and right.isalnum()))


def _keep(gap: str, spaces: int) -> str:
    """`gap` with all but its first `spaces` spaces masked."""
    if not spaces or gap == " ":
        return gap if spaces else MASK * len(gap)
    out = []
    for c in gap:
        keep = c == " " and spaces > 0
        spaces -= keep
        out.append(" " if keep else MASK)
    return "".join(out)


def _neighbours(gap: re.Match[str]) -> tuple[str, str]:
    """The visible characters before and after a gap; the gap takes in all masks that follow it."""
    line, left = gap.string, gap.start() - 1
    while left > 0 and line[left] == MASK:
        left -= 1
    return line[left], line[gap.end() : gap.end() + 1]


def _parts_empty_cell(gap: re.Match[str]) -> bool:
    """Whether a gap stands beside the dash of an empty cell."""
    left, right = _neighbours(gap)
    return left in _NO_VALUE or right in _NO_VALUE


def _spaces(gap: re.Match[str], row: bool, prose: Edges | None) -> int:
    """How many spaces a gap keeps: two where it parts columns, one where it parts words."""
    left, right = _neighbours(gap)
    if prose is None and gap.group().count(" ") > 1 and (left in _COLUMN_END or right in _COLUMN_START):
        return 2
    if left in _PUNCTUATION or right in _PUNCTUATION or right in _TIGHT_LEFT or left in _TIGHT_RIGHT:
        return 0
    han_left, han_right = _is_han(left), _is_han(right)
    if left in _TIGHT_LEFT and left != "%" and han_right:
        return 0
    if prose is None and gap.group().count(" ") > 1:
        return 2
    if (han_left and _is_digit(right)) or (_is_digit(left) and han_right):
        return int(row)
    if han_left and han_right and prose and prose.weigh(gap.string[: gap.start()].rstrip(MASK), gap.string[gap.end() :]) > 0:
        return 0
    return 1


def _is_han(c: str) -> bool:
    return "\u4e00" <= c <= "\u9fff"


def _is_digit(c: str) -> bool:
    return "0" <= c <= "9"
