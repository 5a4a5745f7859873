"""Offsets that a tool gives back: code points, or the UTF-16 units of its browser.

A character outside the Basic Multilingual Plane (an emoji, a rare ideograph) is one code point and two UTF-16 units, so
behind the first such character every offset of a tool that counts in JavaScript is too high by one or more.
"""

from __future__ import annotations

from bisect import bisect_left


def utf16_starts(text: str) -> list[int]:
    """For each code point, and the end, its offset in UTF-16 units."""
    starts, at = [], 0
    for character in text:
        starts.append(at)
        at += 2 if ord(character) > 0xFFFF else 1
    return [*starts, at]


def from_utf16(starts: list[int], offset: int) -> int | None:
    """The code-point offset; None where the offset is inside a character or outside the text."""
    at = bisect_left(starts, offset)
    return at if at < len(starts) and starts[at] == offset else None


def first_astral(text: str) -> int | None:
    """Where the two ways of counting part; None where they never do."""
    return next((i for i, c in enumerate(text) if ord(c) > 0xFFFF), None)


def in_range(text: str, start: object, end: object) -> bool:
    """Whether these are the ends of a stretch of the text."""
    numbers = isinstance(start, int) and isinstance(end, int) and not isinstance(start, bool) and not isinstance(end, bool)
    return numbers and 0 <= start < end <= len(text)  # type: ignore[operator]
