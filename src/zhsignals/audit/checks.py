"""Checks of linked facts. A false alarm is worse than a missed one: every check asks for terms stated for one subject and one period."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from decimal import Decimal

from zhsignals.audit.terms import ONE, Finding, Term, compare, ratio, year

BESIDE = 8
"""Characters from an increase to its percentage."""
TOGETHER = 80
"""Characters between a growth and the value of the year before that it is told with."""


def grouped(terms: Iterable[Term], key: Callable[[Term], Hashable]) -> dict[Hashable, list[Term]]:
    """The terms by what they share."""
    out: dict[Hashable, list[Term]] = {}
    for t in terms:
        out.setdefault(key(t), []).append(t)
    return out


def completion(terms: Sequence[Term], by_id: dict[str, Term]) -> Iterator[Finding]:
    """A stated completion rate against value ÷ target; a target is exact."""
    rates = [t for t in terms if t.metric == "completion_rate" and t.kind == "rate" and t.of in by_id and t.value]
    targets = grouped((t for t in terms if rates and t.status == "target" and t.value > 0), _measure)
    for rate in rates:
        done = by_id[rate.of or ""]
        if done.status in ("target", "planned"):
            continue
        goals = [t for t in targets.get(_measure(done), ()) if _same_subject(t, done) and _same_year(t, done)]
        if len(goals) == 1 and rate.exact and done.exact and goals[0].exact:
            low, high = done.bounds
            goal = goals[0].value
            yield from _made(compare("completion", (rate, done, goals[0]), done.value / goal, low / goal, high / goal))


def growth(terms: Sequence[Term], by_id: dict[str, Term], real: Callable[[Term], bool]) -> Iterator[Finding]:
    """A stated growth on a year before against two levels, or a level and its increase; not where `real` says: at constant prices."""
    changes = [t for t in terms if t.kind == "change" and t.basis == "yoy" and t.exact and t.of in by_id and by_id[t.of].exact]
    beside = grouped(changes, lambda t: t.of)
    levels = grouped((t for t in terms if changes and t.status == "actual"), lambda t: (*_measure(t), t.subjects[:1], t.period))
    for change in changes:
        level = by_id[change.of or ""]
        if change.unit != "1" or real(change):
            continue
        earlier = levels.get((*_measure(level), level.subjects[:1], year_before(level.period)), ())
        before = [t for t in earlier if t.value not in (0, level.value) and t.exact]
        more = [t for t in beside[change.of] if t.unit == level.unit != "1" and _right_behind(change, t)]
        if len(before) == 1 and (times := ratio(level, before[0])) is not None:
            computed, low, high = (t - ONE for t in times)
            found = compare("growth", (change, level, before[0]), computed, low, high, times[0])
            yield from _made(found if found and (found.verdict == "agrees" or _near(change, before[0])) else None)
        elif len(more) == 1 and more[0].value != level.value:
            added, (least, most), (low, high) = more[0], more[0].bounds, level.bounds
            if low > most:
                rate, *ends = (a / (b - a) for a, b in ((added.value, level.value), (least, high), (most, low)))
                yield from _made(compare("growth", (change, level, added), rate, min(ends), max(ends), ONE + rate))


def structure(terms: Sequence[Term]) -> Iterator[Finding]:
    """The parts of a ratio in percent against a whole."""
    for parts in grouped((t for t in terms if t.group is not None and t.kind == "rate"), lambda t: t.group).values():
        low, high = (sum((p.bounds[i] for p in parts), Decimal(0)) for i in (0, 1))
        total = sum((p.value for p in parts), Decimal(0))
        yield Finding("structure", tuple(p.id for p in parts), ONE, total, "agrees" if low <= ONE <= high else "differs")


def _measure(t: Term) -> tuple[str, str, str]:
    return t.kind, t.metric, t.unit


def _made(finding: Finding | None) -> Iterator[Finding]:
    if finding is not None:
        yield finding


def _same_subject(a: Term, b: Term) -> bool:
    return not a.subjects or not b.subjects or bool(set(a.subjects) & set(b.subjects))


def _same_year(a: Term, b: Term) -> bool:
    return a.period is None or b.period is None or year(a.period) == year(b.period)


def _near(a: Term, b: Term) -> bool:
    """Whether two facts are told together: far apart, one metric may be of two things, as operating and net profit."""
    return any(abs(x - y) <= TOGETHER for x, _ in a.places for y, _ in b.places)


def _right_behind(change: Term, added: Term) -> bool:
    """`增加20亿元，增长20%`: whether one is stated right behind the other."""
    return any(0 <= start - end <= BESIDE for _, end in added.places for start, _ in change.places)


def year_before(period: str | None) -> str | None:
    """The same time one year before; no time for none."""
    now = period[:4] if period else ""
    return period.replace(now, str(int(now) - 1)) if period and now.isdigit() else ""
