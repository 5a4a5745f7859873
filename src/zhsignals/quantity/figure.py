"""A numeral that was read, before its unit is known."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

MAX_DIGITS = 28
EXACT_DIGITS = 15
"""What a double, and so a number in JSON, holds exactly; nothing that is counted has more."""
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


def is_absurd(figure: Figure) -> bool:
    """Whether a numeral has more digits than any stated value: 六六六六六六六六六六六六六六六六, a serial number; 亿亿3.5."""
    if figure.high is None and figure.end - figure.start <= EXACT_DIGITS and figure.low.adjusted() < EXACT_DIGITS:
        return False
    values = [v for v in (figure.low, figure.high) if v is not None]
    if any(v.adjusted() >= EXACT_DIGITS and len(v.normalize().as_tuple().digits) > EXACT_DIGITS for v in values):
        return True
    return figure.end - figure.start > EXACT_DIGITS and any(len(v.normalize().as_tuple().digits) > EXACT_DIGITS for v in values)


_MIXED = re.compile(r" ([1-7])/([248])(?=[^\W\d_a-zA-Z])")
_POWER = re.compile(r"([0-9]{1,15}(?:\.[0-9]{1,15})?)(?:[eE]([+-]?[0-9]{1,2})|\^([+-]?[0-9]{1,2}))(?![0-9A-Za-z.^])")


def read_power(text: str, pos: int) -> Figure | None:
    """2e5 and 2.5^-1, where nothing else in Latin letters or digits touches them."""
    m = _POWER.match(text, pos)
    prev = text[pos - 1 : pos]
    if m is None or (prev.isascii() and (prev.isalnum() or prev == ".")):
        return None
    base = Decimal(m[1])
    if m[3] is not None and (base == 0 or abs(int(m[3])) > MAX_DIGITS):
        return None
    low = base.scaleb(int(m[2])) if m[2] is not None else base ** int(m[3])
    return Figure(pos, m.end(), Decimal(f"{low:f}"), None, 0, "", True, False, len(m[1]))


def read_mixed(text: str, figure: Figure) -> Figure:
    """8 1/2, 7.26 1/4: with the part of its last digit that stands behind it."""
    m = _MIXED.match(text, figure.end) if figure.arabic and text.startswith(" ", figure.end) else None
    exponent = figure.low.as_tuple().exponent
    if m is None or figure.high is not None or figure.scale or not isinstance(exponent, int):
        return figure
    part = (Decimal(m[1]) / Decimal(m[2])).scaleb(min(exponent, 0))
    return replace(figure, end=m.end(), low=figure.low + part)


def parse_digits(whole: str, part: str | None, scale: int = 0) -> Decimal | None:
    """`16`, `.4` and the scale 8 make 1640000000; None when there are too many digits to be a number."""
    if len(whole) > 3:
        whole = whole.replace(",", "").replace("，", "")
    if not part:
        return Decimal(whole + "0" * scale) if len(whole) <= MAX_DIGITS else None
    frac = part[1:]
    if len(whole) + len(frac) > MAX_DIGITS:
        return None
    if len(frac) <= scale:
        return Decimal(whole + frac + "0" * (scale - len(frac)))
    return Decimal(f"{whole}{frac[:scale]}.{frac[scale:]}")
