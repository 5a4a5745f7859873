"""Reading numbers: Arabic, Chinese and mixed numerals to exact values.

Arabic digits with at most one multiplier (16.4亿) take a short way; everything else goes through `machine.Reading`, a left-to-right
machine over digits, places and multipliers that stops where the characters no longer make one number (machine.py).
"""

from __future__ import annotations

import re
from decimal import Decimal

from zhsignals.lexicon import Entry, Patterns
from zhsignals.quantity.figure import (
    DIGIT,
    FEW,
    HALF,
    MAX_DIGITS,
    MULTIPLIER,
    PLACE,
    POINT,
    SEVERAL,
    TENS,
    Figure,
    Token,
    parse_digits,
)
from zhsignals.quantity.machine import Reading


class Numerals:
    """The character tables of patterns/numerals.toml, and the reader over them."""

    def __init__(self, patterns: Patterns, latin: bool = False) -> None:
        entries = {e.data["role"]: e for e in patterns.entries("numeral")}
        tokens: dict[str, Token] = {}
        for role, code in (("digit", DIGIT), ("place", PLACE), ("multiplier", MULTIPLIER), ("trillion", MULTIPLIER), ("tens", TENS)):
            tokens |= {c: (code, v) for c, v in entries[role].data["chars"].items()}
        for role, code in (("point", POINT), ("half", HALF), ("few", FEW), ("several", SEVERAL)):
            tokens |= dict.fromkeys(entries[role].terms, (code, None))
        self.inner: dict[str, str] = {}
        for entry in patterns.entries("comparator"):
            if entry.data["side"] == "inner":
                self.inner |= dict.fromkeys(entry.terms, entry.data["value"])
        self.latin: dict[str, int] = dict(entries["latin"].data["chars"]) if latin else {}
        self.points = entries["point"].terms if latin else ()
        self.mixed = entries["mixed"].terms
        self.several: Entry = entries["several"]
        self.fraction = entries["fraction"].terms
        self.minus = tuple(sorted(entries["minus"].terms, key=len, reverse=True))
        self.counted = entries["counted"].terms
        self.ordinal = entries["ordinal"].terms
        self.pairs = frozenset(entries["pair"].terms)
        self.tokens = tokens
        self.scales = _scales(entries)
        big = "".join(c for c, (kind, _) in tokens.items() if kind in (PLACE, MULTIPLIER))
        self.blocked = _blocked(patterns, entries, big)
        guard = "|".join(map(re.escape, self.blocked))
        self.han = "".join(tokens)
        self.arabic = re.compile(
            rf"([0-9]{{1,3}}(?:,[0-9]{{3}}|，0[0-9]{{2}}|，[0-9]{{3}}(?=[{big}，%]|\.[0-9])|(?<=，[0-9]{{3}})，[0-9]{{3}})++(?![0-9])|[0-9]++)"
            rf"(\.[0-9]++)?((?:(?!{guard})[{big}])*+)"
        )
        self._further = frozenset((*self.inner, *self.latin, *self.points))
        """What goes on with a numeral behind its digits."""
        self._ahead = self._further.union(tokens, "0123456789")
        """And what does so behind its multiplier."""
        self.large = frozenset(c for c, (kind, _) in tokens.items() if kind == MULTIPLIER)

    def read(self, text: str, pos: int) -> Figure | None:
        """The numeral that starts at `pos`, or None."""
        if "0" <= text[pos] <= "9":
            return self._read_arabic(text, pos)
        return self._read_han(text, pos)

    def _read_arabic(self, text: str, pos: int) -> Figure | None:
        m = self.arabic.match(text, pos)
        if m is None or m.end() - pos > MAX_DIGITS + 8:
            return None
        whole, part, mult = m.groups()
        scale = self.scales.get(mult)
        end = m.end()
        after = text[end : end + 1]
        if scale is None or (after in self._ahead and (mult or after in self._further)):
            return self._read_han(text, pos)
        low = parse_digits(whole, part, scale)
        if low is None:
            return None
        return Figure(pos, end, low, None, scale, "", True, False, len(whole))

    def _read_han(self, text: str, pos: int) -> Figure | None:
        reading = Reading(self, text, pos)
        reading.run()
        return reading.figure()

    def parse(self, text: str) -> Decimal | None:
        """The value of a string that is one plain numeral and nothing else."""
        if not text or (text[0] not in self.tokens and not "0" <= text[0] <= "9"):
            return None
        figure = self.read(text, 0)
        return figure.low if figure and figure.end == len(text) and figure.high is None and not figure.bound else None


def _blocked(patterns: Patterns, entries: dict[str, Entry], big: str) -> tuple[str, ...]:
    """Words in which 千, 百 or 兆 belongs to the unit or a name: 千瓦, 兆瓦, 百分点."""
    (mega,) = entries["trillion"].data["chars"]
    units = [t for e in patterns.entries("unit") for t in e.terms if t[0] in big]
    return tuple(sorted({*units, *(mega + t for t in entries["trillion"].not_followed_by)}, key=len, reverse=True))


def _scales(entries: dict[str, Entry]) -> dict[str, int]:
    """Every run of places and multipliers that only shifts the point: 万 4, 千万 7, 万亿 12, …"""
    small = {c: len(str(v)) - 1 for c, v in entries["place"].data["chars"].items()}
    chars = {**entries["multiplier"].data["chars"], **entries["trillion"].data["chars"]}
    large = {c: len(str(v)) - 1 for c, v in chars.items()}
    out = {"": 0, **small, **large}
    out |= {a + b: x + y for a, x in small.items() for b, y in large.items()}
    out |= {a + b: x + y for a, x in large.items() for b, y in large.items() if x < y}
    return out | {a + b + c: x + y + z for a, x in small.items() for b, y in large.items() for c, z in large.items() if y < z}
