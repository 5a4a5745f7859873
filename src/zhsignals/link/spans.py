"""Times among themselves: which may carry, which lie ahead, the same stretch of another year."""

from __future__ import annotations

import re
from datetime import date, timedelta

from zhsignals.link.draft import Draft, Scope
from zhsignals.text import Period

EVENT_DAYS = 10
FULL_DATE = 10
"""Length of an ISO date with its day."""
THIRDS = frozenset({(1, 11), (11, 21), (21, 1)})
"""The first day of a third of a month, and the day after it."""
RECENT_MONTHS = 2
DECADE = 9
"""Years from the first to the last of ten: 上世纪九十年代 is the time of its own sentence."""
YEAR, MOON = 365, 30
"""Days of a year, and by how many a feast of the moon moves within it."""
NEWS_DAYS = 2
"""Between what an article reports on and its publication."""
FEW = 20
"""Fewer things than these are mostly named by their number: 两个市场."""


def lasting(period: Period, published: str | None) -> bool:
    """Whether a time may hold beyond its own sentence: no plan, no single day but the event's, nothing long past."""
    if period.form in ("since", "coming") or period.last is None or hardly_begun(period, published):
        return False
    if period.first is not None and period.last.year - period.first.year >= DECADE:
        return False
    if period.form == "plan":
        return not published or period.last.isoformat() < published
    if period.form == "date" and "/" in (period.iso or "") and not published:
        return True
    if not published:
        return period.form != "date" and not one_month(period)
    if period.form == "date":
        return len(published) == FULL_DATE and abs((period.last - date.fromisoformat(published)).days) <= EVENT_DAYS
    if one_month(period) and len(published) >= len("2023-04"):
        return (int(published[:4]) - period.last.year) * 12 + int(published[5:7]) - period.last.month <= RECENT_MONTHS
    return period.last.year >= int(published[:4]) - (1 if len(published) > len("2023") else 2)


def hardly_begun(period: Period, published: str | None) -> bool:
    """Whether less than half of a half-year or quarter is over: `下半年` told in July is what is to come."""
    iso, month = period.iso or "", (published or "")[: len("2023-07")]
    if len(iso) != len("2023-H2") or iso[5] not in "HQ" or period.first is None or period.last is None or len(month) < len(iso):
        return False
    half = period.first + (period.last - period.first) / 2
    return half.isoformat()[: len(month)] > month


def one_month(period: Period) -> bool:
    """A single month is mostly when something happened, not what an article is about."""
    iso = period.iso or ""
    return len(iso) == len("2023-04") and iso[5:].isdigit()


def third_of_month(period: Period) -> bool:
    """`3月下旬` is mostly when something happened, too: the time of its paragraph."""
    first, last = period.first, period.last
    if period.form != "period" or first is None or last is None:
        return False
    return (first.day, (last + timedelta(days=1)).day) in THIRDS and (last - first).days <= EVENT_DAYS


def whole_year(period: Period | None) -> bool:
    """Whether a time is one year from end to end."""
    return period is not None and len(period.iso or "") == len("2023")


def so_far(period: Period) -> bool:
    """Whether a time is a part of a year from its first day: what is aimed at meanwhile is aimed at for the year."""
    first, last = period.first, period.last
    return first is not None and last is not None and (first.month, first.day) == (1, 1) and last.year == first.year and last.month < 12


def within(inner: Period, outer: Period) -> bool:
    """Whether a time is a part of another."""
    if inner.first is None or inner.last is None or outer.first is None or outer.last is None:
        return False
    return outer.first <= inner.first and inner.last <= outer.last


def in_future(period: Period, published: str) -> bool:
    """Whether a time begins after the month of publication."""
    size = min(len(published), 7)
    begin = period.first or period.last
    return begin is not None and begin.isoformat()[:size] > published[:size]


def year_period(year: int, form: str = "period") -> Period:
    """A whole year that no word of the sentence says."""
    return Period(0, 0, str(year), date(year, 1, 1), date(year, 12, 31), "published" if form == "published" else "same")


def look_ahead(scope: Scope, period: Period) -> None:
    """`今年是“十五五”开局之年` in a work report: the year that it is given in, told as a whole, leaves the years reviewed."""
    coming = scope.coming
    if coming is None or coming.last is None or period.last is None or period.first is None or period.start < scope.body:
        return
    if period.form in ("period", "plan", "coming") and period.last >= coming.last and period.first.year == coming.last.year:
        scope.ahead, scope.document_period, scope.period = True, coming, coming


def status_ahead(scope: Scope, draft: Draft) -> str:
    """What a work report states of the year that it is given in: goals and plans, but for a few things counted and times before it."""
    last, coming = draft.period.last if draft.period else None, scope.coming
    if last is not None and coming is not None and coming.first is not None and last < coming.first:
        return draft.status
    if draft.kind == "count" and draft.metric == "other" and draft.value < FEW:
        return draft.status
    return "target" if draft.kind in ("rate", "change") else "planned"


_YEARS = re.compile(r"(?:^|(?<=/))\d{4}")
"""The years of an ISO time: both of 2019/2020."""
UNDATED = Period(0, 0, None, None, None, "vague")
"""A time that nobody can date."""


def year_before(period: Period | None) -> Period | None:
    """The same stretch of the year before."""
    return None if period is None or period.first is None else same_stretch(period, period.first.year - 1)


def same_stretch(period: Period, year: int) -> Period | None:
    """The same stretch of another year."""
    if period.first is None or period.iso is None or period.last is None:
        return None
    by = year - period.first.year
    try:
        first, last = period.first.replace(year=year), period.last.replace(year=period.last.year + by)
    except ValueError:
        return None
    iso = _YEARS.sub(lambda m: f"{int(m.group()) + by:04d}", period.iso)
    return Period(period.start, period.end, iso, first, last, "same")


def a_year_apart(earlier: Period, later: Period) -> bool:
    """Whether two times are the same stretch of two years; feasts of the moon move by some weeks."""
    if earlier.first is None or earlier.last is None or later.first is None or later.last is None:
        return False
    shift, longer = (later.first - earlier.first).days, (later.last - later.first).days - (earlier.last - earlier.first).days
    return abs(shift - YEAR) <= MOON and abs(longer) <= EVENT_DAYS and later.last.year - earlier.last.year == 1


def past_event(period: Period, scope: Scope) -> bool:
    """Whether a day is days before the article: the day of one thing in it, not of its figures."""
    if period.form != "date" or period.first is None or len(scope.published or "") != FULL_DATE:
        return False
    return (date.fromisoformat(scope.published or "") - period.first).days > NEWS_DAYS
