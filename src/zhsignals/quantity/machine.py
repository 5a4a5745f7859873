"""The machine that reads Chinese and mixed numerals: 三千零五十, 9亿6000万, 十余万, 两三百."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any, Protocol

from zhsignals.lexicon import Entry
from zhsignals.quantity.figure import (
    DIGIT,
    HALF,
    INNER,
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


class Tables(Protocol):
    """What the machine needs of the numeral tables."""

    tokens: dict[str, Token]
    inner: dict[str, str]
    latin: dict[str, int]
    several: Entry
    pairs: frozenset[str]
    large: frozenset[str]
    counted: tuple[str, ...]
    blocked: tuple[str, ...]
    arabic: re.Pattern[str]

    def read(self, text: str, pos: int) -> Figure | None:
        """The numeral that starts at `pos`."""


class Reading:
    """One numeral being read. Sum = total (closed by 万, 亿) + section (closed by 十, 百, 千) + pending digits."""

    def __init__(self, numerals: Tables, text: str, pos: int) -> None:
        self.n, self.text, self.start, self.at = numerals, text, pos, pos
        self.total: Any = 0
        self.section: Any = 0
        self.pending: Any = None
        self.pending_at = self.section_at = pos
        self.width = 0
        self.place: int | None = None
        self.large = 0
        self.last = 0
        self.zero = self.seen = self.arabic = self.lead = self.teen = False
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
            elif self.starts_unit(token[0]) or not self.take(token[0], token[1]):
                break

    def starts_unit(self, kind: int) -> bool:
        """千 of 千瓦, 百 of 百分点."""
        return kind in (PLACE, MULTIPLIER) and self.text.startswith(self.n.blocked, self.at)

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

    def take(self, kind: int, value: Any) -> bool:
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
        return self.take_vague(kind)

    def take_digit(self, value: int) -> bool:
        """A Chinese digit: the first of a section, the second of a pair, or one more of a digit string (一七二零)."""
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
        """十, 百, 千 close the pending digit; a place that is not smaller than the one before starts another number."""
        if self.place is not None and value >= self.place:
            if self.pending is not None and self.width and not self.teen:
                self.at = self.pending_at
                self.pending = None
            return False
        if self.pending is None:
            self.lead = self.lead or (not self.seen and value > 10)
        if self.width > 1 and not self.arabic and self.pair is None:
            return False
        self.teen = self.pending is None and not self.seen and value == 10
        self.section += (1 if self.pending is None else self.pending) * value
        self.pending, self.place, self.last = None, value, value
        self.zero, self.seen = False, True
        self.at += 1
        return True

    def take_multiplier(self, value: int) -> bool:
        """万, 亿 close the section; a bigger one multiplies all that was read (一万五千亿)."""
        base = self.section + (self.tail() if self.place is not None else self.pending or 0)
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
            if token is not None and token[0] == DIGIT and c not in self.n.counted:
                digits += str(token[1])
            elif "0" <= c <= "9" and (self.arabic or self.n.latin):
                digits += c
            else:
                break
            end += 1
        if not digits or (self.arabic and not self.n.latin):
            return False
        self.pending = Decimal(f"{self.section + self.tail()}.{digits}")
        self.section, self.place, self.zero, self.width = 0, 1, True, 1
        self.at = end
        return True

    def take_tens(self, value: int) -> bool:
        """廿, 卅."""
        if self.pending is not None or (self.place is not None and self.place <= 10):
            return False
        self.section += value
        self.place = self.last = 10
        self.seen = True
        self.at += 1
        return True

    def take_vague(self, kind: int) -> bool:
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
        if c in self.n.latin and self.pending is not None and not is_ascii_letter(self.text[self.at + 1 : self.at + 2]):
            self.total = (self.total + self.section + self.pending) * self.n.latin[c]
            self.scale, self.section, self.pending, self.zero, self.seen = len(str(self.n.latin[c])) - 1, 0, None, True, True
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

    def elided(self) -> bool:
        """A last digit right behind a place or multiplier: 一万三, 二百五."""
        return self.pending is not None and bool(self.last) and not self.zero and self.width == 1

    def tail(self) -> Any:
        """The pending digits, with the place that speech leaves out."""
        if self.pending is None:
            return 0
        return self.pending * self.last // 10 if self.elided() else self.pending

    def figure(self) -> Figure | None:
        """What was read, or None."""
        if self.at == self.start or (self.pending is None and not self.seen):
            return None
        if self.elided() and self.pending == 1 and self.last >= 10000 and self.text[self.at : self.at + 1].isalpha():
            self.at, self.pending = self.pending_at, None
        low = Decimal(self.total) + Decimal(self.section) + Decimal(self.tail())
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


def is_ascii_letter(c: str) -> bool:
    """a to z."""
    return c.isascii() and c.isalpha()
