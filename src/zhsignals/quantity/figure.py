"""A numeral that was read, before its unit is known."""

from __future__ import annotations

from dataclasses import dataclass
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
    """Whether a numeral has more digits than any stated value: 六六六六六六六六六六六六六六六六, a serial number."""
    if figure.end - figure.start <= EXACT_DIGITS:
        return False
    values = (v for v in (figure.low, figure.high) if v is not None)
    return any(len(v.normalize().as_tuple().digits) > EXACT_DIGITS for v in values)


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
