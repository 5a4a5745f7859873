"""Mentions: something found at a place of the repaired text.

Plain slotted classes, not frozen: thousands are made per article, and a frozen dataclass costs three times as much.
Treat them as values all the same.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any


@dataclass(slots=True)
class Mention:
    """A term of the lexicon, or a name, at `[start, end)` of the repaired text."""

    start: int
    end: int
    kind: str
    """metric, cue, company, project, industry, region, …"""
    id: str
    """Entry id for lexicon terms; the name itself for names."""
    data: Any = None
    """The entry, or what a recogniser knows about the name."""


@dataclass(slots=True)
class Quantity:
    """A number with its unit at `[start, end)`, comparator words included (`近1亿元`, `80%以上`)."""

    start: int
    end: int
    kind: str
    """number, amount, count, quantity, rate, change (pp and 倍), ordinal."""
    value: Decimal
    value_max: Decimal | None
    unit: str
    """ISO 4217 code, measure word as written, `1` for percent, `pp`, `x`, or empty for a bare number."""
    comparator: str
    """eq approx near gt gte lt lte range order."""
    number: tuple[int, int] = (0, 0)
    """Span of the numeral itself, without comparator and unit."""
    form: str = ""
    """How it was written where that matters: percent, permille, cheng (三成), fraction (三分之一), ratio (a:b:c), product (2×35万),
    point (百分点), times (倍, as written), doubling (翻番), duration (5年), age."""
    group: int = -1
    """Start of the ratio a part belongs to; parts of one ratio share it."""


@dataclass(slots=True)
class Period:
    """A time expression at `[start, end)`, resolved as far as the text and the publication date allow."""

    start: int
    end: int
    iso: str | None
    """`2022`, `2023-Q1`, `2023-H1`, `2023-04`, `2025-02-08`, `2023-01/2023-10`, `../2023-05`; None if unresolved."""
    first: date | None
    last: date | None
    """Both inclusive; `first` is None for an open interval."""
    form: str = "period"
    """period, date, until (截至…), since (…以来), plan (“十四五”), coming (未来五年), same (同期, 去年同期), vague (近年来)."""
    years: int = 0
    """How many years a vague time counts: 过去五年."""


@dataclass(slots=True)
class Numeral:
    """One numeral of the text and what became of it: an entry of the ledger."""

    start: int
    end: int
    use: str
    """quantity, date, ordinal, name, slogan, other."""


@dataclass(slots=True)
class Explanation:
    """Which rule saw what, for whoever mends a pattern."""

    start: int
    end: int
    text: str
    rule: str
    note: str = ""
    parts: list[str] = field(default_factory=list)
