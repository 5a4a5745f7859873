"""The checks. A false alarm is worse than a missed one: every check asks for terms stated for one subject and one period."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

ONE = Decimal(1)
HUNDRED = Decimal(100)


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
    digits: int = 0
    """Decimal places of the value as written, in percent for rates and growth."""
    group: int | None = None
    """Facts of one ratio a:b:c share a group."""
    sentence: int = 0


@dataclass(frozen=True, slots=True)
class Finding:
    """Stated against computed."""

    check: str
    facts: tuple[str, ...]
    stated: Decimal
    computed: Decimal
    verdict: str


def audit(terms: Sequence[Term]) -> list[Finding]:
    """Every check that the article's facts allow, in the order of the facts."""
    by_id = {t.id: t for t in terms}
    out = [*_completion(terms, by_id), *_growth(terms, by_id), *_structure(terms)]
    order = {t.id: i for i, t in enumerate(terms)}
    return sorted(out, key=lambda f: order[f.facts[0]])


def _exact(*terms: Term) -> bool:
    return all(t.comparator == "eq" for t in terms)


def _verdict(stated: Term, computed: Decimal) -> str:
    """Agrees when rounding or cutting the computed percentage gives the printed one."""
    step = Decimal(1).scaleb(-stated.digits - 2)
    return "agrees" if abs(stated.value - computed) < step else "differs"


def _completion(terms: Sequence[Term], by_id: dict[str, Term]) -> Iterator[Finding]:
    for rate in terms:
        done = by_id.get(rate.of or "")
        if rate.metric != "completion_rate" or rate.kind != "rate" or done is None or not rate.value:
            continue
        if done.status in ("target", "planned"):
            continue
        goals = [
            t for t in terms
            if t.status == "target" and t.metric == done.metric and t.unit == done.unit and t.kind == done.kind
            and t.value and _same_subject(t, done) and _same_year(t, done)
        ]  # fmt: skip
        if len(goals) == 1 and _exact(rate, done, goals[0]):
            computed = done.value / goals[0].value
            yield Finding("completion", (rate.id, done.id, goals[0].id), rate.value, computed, _verdict(rate, computed))


def _growth(terms: Sequence[Term], by_id: dict[str, Term]) -> Iterator[Finding]:
    alike: dict[tuple[str, str, str], list[Term]] = {}
    for t in terms:
        alike.setdefault((t.kind, t.metric, t.unit), []).append(t)
    for change in terms:
        level = by_id.get(change.of or "")
        if change.kind != "change" or change.unit != "1" or change.basis != "yoy" or level is None or level.period is None:
            continue
        before = [
            t for t in alike[level.kind, level.metric, level.unit]
            if t is not level and t.value > 0
            and t.status == "actual" and t.period == _year_before(level.period) and t.subjects[:1] == level.subjects[:1]
        ]  # fmt: skip
        if len(before) == 1 and _exact(change, level, before[0]):
            computed = level.value / before[0].value - ONE
            yield Finding("growth", (change.id, level.id, before[0].id), change.value, computed, _verdict(change, computed))


def _structure(terms: Sequence[Term]) -> Iterator[Finding]:
    groups: dict[int, list[Term]] = {}
    for t in terms:
        if t.group is not None and t.kind == "rate":
            groups.setdefault(t.group, []).append(t)
    for parts in groups.values():
        total = sum((p.value for p in parts), Decimal(0))
        slack = Decimal(len(parts)) * Decimal(1).scaleb(-max(p.digits for p in parts) - 2) / 2
        verdict = "agrees" if abs(total - ONE) <= slack else "differs"
        yield Finding("structure", tuple(p.id for p in parts), ONE, total, verdict)


def _same_subject(a: Term, b: Term) -> bool:
    return not a.subjects or not b.subjects or bool(set(a.subjects) & set(b.subjects))


def _same_year(a: Term, b: Term) -> bool:
    return a.period is None or b.period is None or _year(a.period) == _year(b.period)


def _year(period: str | None) -> str | None:
    return period.removeprefix("../")[:4] if period else None


def _year_before(period: str) -> str:
    year = period[:4]
    return period.replace(year, str(int(year) - 1)) if year.isdigit() else ""
