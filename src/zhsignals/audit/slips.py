"""Whether units are plausible: 亿 where 万 is meant, or 万 where nothing is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from zhsignals.audit.checks import grouped, year_before
from zhsignals.audit.terms import LEVELS, ONE, Finding, Term

SLIP = Decimal(10**4)
"""万 for nothing, 亿 for 万."""
TOLD = 3
"""Digits that two different values of one metric hardly share."""
TIMES = 2
"""How far a value may be from that of the year before, the slip set right."""


def plausibility(terms: Sequence[Term]) -> Iterator[Finding]:
    """A value that is as good as one of the same metric and subject once its unit is set right.

    `12.54亿元` and `12.54万元` of one time; `3亿元` and, a year before, `2.8万元`.
    """
    levels = [t for t in terms if t.kind in LEVELS and t.metric != "other" and t.exact and t.value > 0]
    for known in grouped(levels, lambda t: (*_whose(t), t.period, t.value.normalize().as_tuple().digits)).values():
        other = next((t for t in known[1:] if _times(t, known[0]) == SLIP), None)
        if other is not None and len(other.value.normalize().as_tuple().digits) >= TOLD:
            yield _slip(other, known[0])
    by_time = grouped((t for t in levels if t.period), lambda t: (*_whose(t), t.period))
    for t in levels:
        for other in by_time.get((*_whose(t), year_before(t.period)), ())[:1]:
            if ONE / TIMES <= _times(t, other) / SLIP <= TIMES:
                yield _slip(t, other)


def _whose(t: Term) -> tuple[object, ...]:
    return t.kind, t.metric, t.unit, t.status, t.subjects[:1]


def _times(a: Term, b: Term) -> Decimal:
    return max(a.value, b.value) / min(a.value, b.value)


def _slip(t: Term, other: Term) -> Finding:
    return Finding("plausibility", (t.id, other.id), t.value, other.value, "differs")
