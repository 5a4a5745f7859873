"""Reading numbers: Arabic, Chinese and mixed numerals to exact values.

Arabic digits with at most one multiplier (16.4亿) take a short way; everything else goes through `_Reading`, a left-to-right
machine over digits, places and multipliers that stops where the characters no longer make one number.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from zhsignals.lexicon import Entry, Patterns

MAX_DIGITS = 28
DIGIT, PLACE, MULTIPLIER, TENS, POINT, HALF, FEW, SEVERAL, INNER = range(9)
Token = tuple[int, Any]


@dataclass(slots=True)
class Figure:
    """A numeral at `[start, end)` before its unit is known."""

    start: int
    end: int
    low: Decimal
    high: Decimal | None
    scale: int
    """Power of ten of the last 万, 亿, … (0 if none): what a range or list may share."""
    bound: str
    """gt, approx or order when the numeral itself says so (十余, 数十, 十几), else empty."""
    arabic: bool
    lead: bool
    """Starts with 十, 百, 千, 万, 亿 without a digit before it."""
    digits: int
    """How many digits were written; 1 for 一."""


class Numerals:
    """The character tables of patterns/numerals.toml, and the reader over them."""

    def __init__(self, patterns: Patterns, latin: bool = False) -> None:
        entries = {e.data["role"]: e for e in patterns.entries("numeral")}
        tokens: dict[str, Token] = {}
        for role, code in (("digit", DIGIT), ("place", PLACE), ("multiplier", MULTIPLIER), ("trillion", MULTIPLIER), ("tens", TENS)):
            tokens |= {c: (code, v) for c, v in entries[role].data["chars"].items()}
        for role, code in (("point", POINT), ("half", HALF), ("few", FEW), ("several", SEVERAL)):
            tokens |= {t: (code, None) for t in entries[role].terms}
        self.inner: dict[str, str] = {}
        for entry in patterns.entries("comparator"):
            if entry.data["side"] == "inner":
                self.inner |= {t: entry.data["value"] for t in entry.terms}
        self.latin = dict(entries["latin"].data["chars"]) if latin else {}
        self.several: Entry = entries["several"]
        self.fraction = entries["fraction"].terms
        self.minus = tuple(sorted(entries["minus"].terms, key=len, reverse=True))
        self.ordinal = entries["ordinal"].terms
        self.pairs = frozenset(entries["pair"].terms)
        self.tokens = tokens
        self.scales = _scales(entries)
        big = "".join(c for c, (kind, _) in tokens.items() if kind in (PLACE, MULTIPLIER))
        self.blocked = _blocked(patterns, entries, big)
        guard = "|".join(map(re.escape, self.blocked))
        self.han = "".join(tokens)
        self.arabic = re.compile(rf"([0-9]{{1,3}}(?:,[0-9]{{3}})++(?![0-9])|[0-9]++)(\.[0-9]++)?((?:(?!{guard})[{big}])*+)")
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
        if scale is None or (mult and (after in self.tokens or "0" <= after <= "9")) or after in self.inner or after in self.latin:
            return self._read_han(text, pos)
        low = parse_digits(whole, part, scale)
        if low is None:
            return None
        return Figure(pos, end, low, None, scale, "", True, False, len(whole))

    def _read_han(self, text: str, pos: int) -> Figure | None:
        reading = _Reading(self, text, pos)
        reading.run()
        return reading.figure()

    def parse(self, text: str) -> Decimal | None:
        """The value of a string that is one plain numeral and nothing else."""
        if not text or (text[0] not in self.tokens and not "0" <= text[0] <= "9"):
            return None
        figure = self.read(text, 0)
        return figure.low if figure and figure.end == len(text) and figure.high is None and not figure.bound else None


def parse_digits(whole: str, part: str | None, scale: int = 0) -> Decimal | None:
    """`16`, `.4` and the scale 8 make 1640000000; None when there are too many digits to be a number."""
    if len(whole) > 3:
        whole = whole.replace(",", "")
    if not part:
        return Decimal(whole + "0" * scale) if len(whole) <= MAX_DIGITS else None
    frac = part[1:]
    if len(whole) + len(frac) > MAX_DIGITS:
        return None
    if len(frac) <= scale:
        return Decimal(whole + frac + "0" * (scale - len(frac)))
    return Decimal(f"{whole}{frac[:scale]}.{frac[scale:]}")


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


class _Reading:
    """One numeral being read. Sum = total (closed by 万, 亿) + section (closed by 十, 百, 千) + pending digits."""

    def __init__(self, numerals: Numerals, text: str, pos: int) -> None:
        self.n, self.text, self.start, self.at = numerals, text, pos, pos
        self.total: Any = 0
        self.section: Any = 0
        self.pending: Any = None
        self.pending_at = self.section_at = pos
        self.width = 0
        self.place: int | None = None
        self.large = 0
        self.last = 0
        self.zero = self.seen = self.arabic = self.lead = False
        self.bound = ""
        self.scale = 0
        self.pair: int | None = None
        self.digits = 0

    def run(self) -> None:
        """Take tokens while they fit."""
        text, tokens, size = self.text, self.n.tokens, min(len(self.text), self.start + 60)
        while self.at < size:
            c = text[self.at]
            if "0" <= c <= "9":
                if not self.take_arabic():
                    break
                continue
            token = tokens.get(c)
            if token is None:
                if not self.take_other(c):
                    break
            elif token[0] in (PLACE, MULTIPLIER) and self.at > self.start and text.startswith(self.n.blocked, self.at):
                break
            elif not self.take(token[0], token[1], c):
                break

    def take_arabic(self) -> bool:
        """A run of Arabic digits, only where no digit is pending."""
        m = self.n.arabic.match(self.text, self.at)
        if self.pending is not None or self.scale == -1 or m is None:
            return False
        value = parse_digits(m.group(1), m.group(2))
        if value is None:
            return False
        self.pending, self.pending_at, self.width = value, self.at, len(m.group(1))
        self.arabic = self.arabic or self.at == self.start
        self.zero = self.zero or m.group(1)[0] == "0" or bool(m.group(2)) or self.width > 1
        self.digits += self.width
        self.at = m.end(2) if m.group(2) else m.end(1)
        return True

    def take(self, kind: int, value: Any, c: str) -> bool:
        """One Chinese token; False when the numeral ends before it."""
        if kind == DIGIT:
            return self.take_digit(value)
        if kind == PLACE:
            return self.take_place(value)
        if kind == MULTIPLIER:
            return self.take_multiplier(value)
        if kind == POINT:
            return self.take_point()
        if kind == TENS:
            return self.take_tens(value)
        if kind == INNER:
            return False
        return self.take_vague(kind, c)

    def take_digit(self, value: int) -> bool:
        if self.bound and self.bound != "order":
            return False
        if self.pending is None:
            if value == 0 and self.seen:
                self.zero = True
            else:
                self.pending, self.pending_at, self.width = value, self.at, 1
            self.digits += 1
            self.at += 1
            return True
        if self.arabic and self.digits:
            return False
        if self.text[self.at - 1 : self.at + 1] in self.n.pairs and self.width == 1 and self.pair is None and self.closes_pair():
            self.pair = self.at
            self.at += 1
            return True
        if self.seen or self.pair is not None or self.width >= MAX_DIGITS:
            return False
        self.pending = self.pending * 10 + value
        self.width += 1
        self.digits += 1
        self.at += 1
        return True

    def closes_pair(self) -> bool:
        """Two neighbouring digits are a span (三五百) unless a third digit or a point follows (三五二)."""
        after = self.n.tokens.get(self.text[self.at + 1 : self.at + 2])
        return after is None or after[0] not in (DIGIT, POINT)

    def take_place(self, value: int) -> bool:
        if self.place is not None and value >= self.place:
            if self.pending is not None and self.width:
                self.at = self.pending_at
                self.pending = None
            return False
        if self.pending is None:
            self.lead = self.lead or (not self.seen and value > 10)
        if self.width > 1 and not self.arabic and self.pair is None:
            return False
        self.section += (1 if self.pending is None else self.pending) * value
        self.pending, self.place, self.last = None, value, value
        self.zero, self.seen = False, True
        self.at += 1
        return True

    def take_multiplier(self, value: int) -> bool:
        base = self.section + (self.pending or 0)
        if self.large and value == self.large and self.at != self.section_at:
            self.at, self.section, self.pending = self.section_at, 0, None
            return False
        if not self.seen and self.pending is None:
            self.lead = True
            base = 1
        if self.large and value >= self.large:
            self.total = (self.total + base) * value
            self.large = value * self.large if not base else value
        else:
            self.total += base * value
            self.large = value
        self.scale = len(str(self.large)) - 1
        self.section, self.pending, self.place, self.last = 0, None, None, value
        self.zero, self.seen = False, True
        self.at += 1
        self.section_at = self.at
        return True

    def take_point(self) -> bool:
        """点 is the decimal point between Chinese digits only (or Arabic ones where Latin forms are read too)."""
        if self.pending is None and not self.seen:
            return False
        end = self.at + 1
        digits = ""
        while len(digits) < MAX_DIGITS and end < len(self.text):
            c = self.text[end]
            token = self.n.tokens.get(c)
            if token is not None and token[0] == DIGIT:
                digits += str(token[1])
            elif "0" <= c <= "9" and (self.arabic or self.n.latin):
                digits += c
            else:
                break
            end += 1
        if not digits or (self.arabic and not self.n.latin):
            return False
        self.pending = Decimal(f"{self.section + (self.pending or 0)}.{digits}")
        self.section, self.place, self.zero, self.width = 0, 1, True, 1
        self.at = end
        return True

    def take_tens(self, value: int) -> bool:
        if self.pending is not None or (self.place is not None and self.place <= 10):
            return False
        self.section += value
        self.place = self.last = 10
        self.seen = True
        self.at += 1
        return True

    def take_vague(self, kind: int, c: str) -> bool:
        """半, 几 and 数: an unknown digit, at the head or after 十, 百, …"""
        if self.pending is not None:
            return False
        if kind == HALF:
            if self.seen:
                return False
            self.pending, self.width, self.zero = Decimal("0.5"), 1, True
            self.at += 1
            return False
        head = not self.seen
        if kind == SEVERAL and not (head and self.n.several.allows(self.text, self.at, self.at + 1)):
            return False
        if head:
            after = self.n.tokens.get(self.text[self.at + 1 : self.at + 2])
            if after is None or after[0] not in (PLACE, MULTIPLIER):
                return False
            self.pending, self.width, self.bound, self.digits = 1, 1, "order", 1
        else:
            self.bound = self.bound or "gt"
            self.zero = True
        self.at += 1
        return True

    def take_other(self, c: str) -> bool:
        """余, 多, 来 inside a numeral (十余万, 500多亿), Latin multipliers."""
        if c in self.n.latin and self.pending is not None and not self.text[self.at + 1 : self.at + 2].isalpha():
            self.total = (self.total + self.section + self.pending) * self.n.latin[c]
            self.scale, self.section, self.pending, self.zero = len(str(self.n.latin[c])) - 1, 0, None, True
            self.at += 1
            return False
        bound = self.n.inner.get(c)
        if bound is None or self.bound or not (self.seen or self.arabic):
            return False
        after = self.text[self.at + 1 : self.at + 2]
        if after not in self.n.large:
            return False
        self.bound, self.zero = bound, True
        self.at += 1
        return True

    def figure(self) -> Figure | None:
        """What was read, or None."""
        if self.at == self.start or (self.pending is None and not self.seen):
            return None
        tail: Any = self.pending or 0
        if self.pending is not None and self.last and not self.zero and self.width == 1:
            tail = self.pending * self.last / 10 if self.arabic else self.pending * self.last // 10
        low = Decimal(self.total) + Decimal(self.section) + Decimal(tail)
        high = None
        if self.pair is not None:
            high = self.high_end()
            if high is None or high <= low:
                return None
        return Figure(self.start, self.at, low, high, self.scale, self.bound, self.arabic, self.lead, self.digits)

    def high_end(self) -> Decimal | None:
        """The number with the second digit of the pair in place of the first."""
        if self.pair is None:
            return None
        digits = self.text[self.start : self.pair - 1] + self.text[self.pair : self.at]
        other = self.n.read(digits, 0)
        return other.low if other is not None and other.end == len(digits) else None
