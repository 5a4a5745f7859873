"""What the audit sees of a fact, and what it reports."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

ONE = Decimal(1)
SLACK = Decimal("0.1")
"""How wide, in parts of itself, a computed value may be for a check to tell anything."""
FIGURES = frozenset("0123456789")
LEVELS = frozenset({"amount", "count", "quantity"})


@dataclass(slots=True)
class Term:
    """A fact as the audit sees it; not frozen, for speed, but treated as a value."""

    id: str
    kind: str
    metric: str
    value: Decimal
    unit: str
    comparator: str
    status: str
    basis: str | None
    period: str | None
    subjects: tuple[str, ...]
    of: str | None = None
    """Id of the level fact that a change or completion rate belongs to."""
    written: str = ""
    """Its numeral as it stands in the text."""
    group: int | None = None
    """Facts of one ratio a:b:c share a group."""
    places: tuple[tuple[int, int], ...] = ()
    """Where it is stated in the repaired text."""

    @property
    def step(self) -> Decimal:
        """What the last digit written is worth: 1.2万 is 12,000 to the nearest 1,000; a number of things written out is exact."""
        if self.kind == "count" and self.written.isdecimal():
            return Decimal(0)
        figures = "".join([c for c in self.written if c in FIGURES]).lstrip("0")
        places = len(figures) or len(self.value.normalize().as_tuple().digits)
        return ONE.scaleb(self.value.adjusted() - places + 1)

    @property
    def bounds(self) -> tuple[Decimal, Decimal]:
        """The values that rounding or cutting at the last digit written makes this one."""
        cut, rounded = self.step, self.step / 2
        return (self.value - rounded, self.value + cut) if self.value >= 0 else (self.value - cut, self.value + rounded)

    @property
    def exact(self) -> bool:
        """Whether it is said without 约 or 超, and no range."""
        return self.comparator == "eq"


class Said(NamedTuple):
    """One statement of a fact."""

    start: int
    end: int
    term: Term


@dataclass(frozen=True, slots=True)
class Finding:
    """Stated against computed."""

    check: str
    facts: tuple[str, ...]
    stated: Decimal
    computed: Decimal
    verdict: str


def compare(
    check: str, facts: Sequence[Term], computed: Decimal, low: Decimal, high: Decimal, scale: Decimal | None = None
) -> Finding | None:
    """The first of the facts against what the others give, somewhere from `low` to `high` as they are written.

    None where so few digits are written that the others tell little of a value the size of `scale`: 1亿元 of 3亿元.
    """
    if high - low > SLACK * abs(computed if scale is None else scale):
        return None
    least, most = facts[0].bounds
    verdict = "agrees" if least <= high and low <= most else "differs"
    return Finding(check, tuple(t.id for t in facts), facts[0].value, computed, verdict)


def ratio(part: Term, whole: Term) -> tuple[Decimal, Decimal, Decimal] | None:
    """One value in parts of another: the ratio, and the least and the greatest that the written digits allow; None below zero."""
    least, most = whole.bounds
    low, high = part.bounds
    return (part.value / whole.value, low / most, high / least) if least > 0 and low >= 0 else None


def year(period: str | None) -> str | None:
    """The year that a period ends in, or None."""
    return period.removeprefix("../")[:4] if period else None
