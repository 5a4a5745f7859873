"""What a number without a unit is: part of a name, a date, an ordinal, or a plain number."""

from __future__ import annotations

import re

from zhsignals.lexicon import Patterns

_RUN = re.compile(r"[0-9][0-9.,]*+(?:[eE^][+-]?[0-9]++)*+")
_RANGES = ((0, 8), (0x0B, 0x1F), (0x7F, 0x9F), (0xAD, 0xAD), (0x200B, 0x200F), (0x2028, 0x202E), (0x2060, 0x2064), (0xFE0E, 0xFE0F))
_INVISIBLE = frozenset(chr(c) for first, last in (*_RANGES, (0xFEFF, 0xFEFF)) for c in range(first, last + 1))
_OPENERS, _CLOSERS = "(（〔[【《", ")）〕]】》"
_HEADING = "、.．,，)）"
_CODE_MARKS = "#@&=_/\\+·•"
NAME_DIGITS = 7


class Labels:
    """Decides on digit runs that no unit follows."""

    def __init__(self, patterns: Patterns) -> None:
        entries = {e.data["role"]: e for e in patterns.entries("numeral")}
        self.after, self.before = entries["label_after"].terms, entries["label_before"].terms

    def use(self, text: str, start: int, end: int) -> str:
        """name, date, ordinal, or number for the digits at `[start, end)`."""
        prev, following = text[start - 1 : start], text[end : end + 1]
        size = end - start
        if is_letter(prev) or is_letter(following) or (prev and prev in _CODE_MARKS) or size >= NAME_DIGITS:
            return "name"
        if is_dashed_code(text, start, end) or text.endswith(self.before, 0, start) or text.startswith(self.after, end):
            return "name"
        if following in ("·", "•") or (size in (5, 6) and prev in ("(", "（") and following in (")", "）", ".", "，", ",")):
            return "name"
        if size <= 3 and is_heading(text, start, end):
            return "ordinal"
        if size == 4 and text[start : start + 2] in ("19", "20"):
            return "date"
        if following in (":", "：") and size <= 2 and text[end + 1 : end + 3].isdigit():
            return "date"
        if prev in (":", "：") and size == 2 and text[start - 2 : start - 1].isdigit():
            return "date"
        return "number"


def is_letter(c: str) -> bool:
    """ASCII or other Latin letter."""
    return c.isalpha() and c < "\u0250"


def is_heading(text: str, start: int, end: int) -> bool:
    """A section number: at the start of a line, or alone in brackets, with 、 or . after it."""
    prev, following = text[start - 1 : start], text[end : end + 1]
    if prev and prev in _OPENERS:
        return bool(following) and following in _CLOSERS
    return (not prev or prev in "\n*# 。；") and bool(following) and following in _HEADING


def is_dashed_code(text: str, start: int, end: int) -> bool:
    """Digits joined by hyphens to digits or letters: 0871-6531, GB/T 4754-2017, CRH380-A."""
    before = text[start - 1 : start] in ("-", "_") and (text[start - 2 : start - 1].isdigit() or is_letter(text[start - 2 : start - 1]))
    following = text[end + 1 : end + 2]
    return before or (text[end : end + 1] in ("-", "_") and (following.isdigit() or is_letter(following)))


def digit_run(text: str, start: int) -> int:
    """Where the run of digits, points and commas that starts at `start` ends; a final point or comma is no part of it."""
    m = _RUN.match(text, start)
    end = m.end() if m else start + 1
    while end > start + 1 and text[end - 1] in ".,":
        end -= 1
    return end


def is_malformed(text: str, start: int, end: int) -> bool:
    """Digits that cannot be trusted: versions, broken groups, exponents, other scripts' digits or invisible characters beside them."""
    prev, following = text[start - 1 : start], text[end : end + 1]
    if "\u4e00" <= prev <= "\u9fff" and "\u4e00" <= following <= "\u9fff":
        return False
    if prev and (prev == "." or (prev.isdigit() and not prev.isascii()) or prev in _INVISIBLE):
        return True
    if not following:
        return False
    if following in ".," and "0" <= text[end + 1 : end + 2] <= "9":
        return True
    if following in "eE^" and text[end + 1 : end + 3].lstrip("+-")[:1].isdigit():
        return True
    return (following.isdigit() and not following.isascii()) or following in _INVISIBLE


def is_padded(text: str, start: int, end: int) -> bool:
    """Digits that start with a needless zero: stock codes, serial numbers, 007."""
    return text[start] == "0" and end - start > 1 and "0" <= text[start + 1] <= "9"


def starts_with_point(text: str, start: int) -> bool:
    """.5 without a zero before the point."""
    return text[start - 1 : start] == "." and not text[max(0, start - 2) : start - 1].isalnum()
