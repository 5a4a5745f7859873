"""Whether units are plausible: 亿 where 万 is meant, or 万 where nothing is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from zhsignals.audit.checks import year_before
from zhsignals.audit.terms import LEVELS, ONE, Finding, Term

SLIP = Decimal(10**4)
"""万 for nothing, 亿 for 万."""
REMEMBERED = 20
"""Values that a further one is compared with, the latest."""
TOLD = 3
"""Digits that two different values of one metric hardly share."""
TIMES = 2
"""How far a value may be from that of the year before, the slip set right."""


def plausibility(terms: Sequence[Term]) -> Iterator[Finding]:
    """A value that is as good as one of the same metric and subject once its unit is set right."""
    seen: dict[tuple[object, ...], list[Term]] = {}
    for t in terms:
        if t.kind not in LEVELS or t.metric == "other" or not t.exact or t.value <= 0:
            continue
        known = seen.setdefault((t.kind, t.metric, t.unit, t.status, t.subjects[:1]), [])
        for other in known[-REMEMBERED:]:
            if _slipped(t, other):
                yield Finding("plausibility", (t.id, other.id), t.value, other.value, "differs")
        known.append(t)


def _slipped(a: Term, b: Term) -> bool:
    """`12.5亿元` and `12.5万元` of one time; `3亿元` and, a year before, `2.8万元`."""
    times = max(a.value, b.value) / min(a.value, b.value) / SLIP
    if a.period == b.period:
        return times == ONE and len(a.value.normalize().as_tuple().digits) >= TOLD
    return ONE / TIMES <= times <= TIMES and (a.period == year_before(b.period) or b.period == year_before(a.period))
