"""Moments to dates: by what they say, by the sentence they stand in, by the day of publication."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from zhsignals.quantity import calendar, spoken
from zhsignals.quantity.atom import Atom
from zhsignals.quantity.calendar import When
from zhsignals.quantity.moment import SEASONS, SPOKEN, Moment

SPRING = 3
TOLD = ("months", "months_to", "quarters", "quarters_to")
TELLING = frozenset({"now", "date", "year_month", "years", "plan", "decade", "same", "relative_day", *SPOKEN})
"""Atoms that say more than a year, a season and a day."""
PLAN_BASE, PLAN_LENGTH = 1951, 5


@dataclass(slots=True)
class Timeline:
    """What is known when a moment is read: publication, and the years, months and periods spoken of before it."""

    now: When | None
    sentence_year: int | None = None
    paragraph_year: int | None = None
    sentence_month: int | None = None
    paragraph_month: tuple[int, int] | None = None
    last: When | None = None
    looks_ahead: bool = False
    """The words around the moment that is being resolved speak of the future."""
    forward: bool = False
    """Yearless times belong to the year of publication, whether or not they lie ahead of it."""

    def resolve(self, moment: Moment, ahead: bool = False) -> When | None:
        """The span of a moment; None when nothing says which one is meant. `ahead`: the words around it speak of the future."""
        self.looks_ahead = ahead
        when = self.plain(moment, ahead)
        if when is None:
            return None
        if moment.edge:
            when = calendar.edge(when, moment.edge)
        if moment.other is not None and when is not None:
            when = self.range(moment, when)
        if when is None:
            return None
        if moment.until:
            return calendar.until(when)
        return calendar.since(when, self.now) if moment.since else when

    def range(self, moment: Moment, start: When) -> When | None:
        """The far end inherits year and month from the near end."""
        if moment.other is None or start.first is None:
            return None
        inner = Timeline(self.now, start.first.year, start.first.year, start.first.month, (start.first.year, start.first.month), start)
        end = inner.resolve(moment.other, True)
        if end is not None and end.last is not None and end.last < start.first and moment.other.first("year", "relative_year") is None:
            end = calendar.shift_years(end, 1)
        return calendar.join(start, end) if end is not None else None

    def plain(self, moment: Moment, ahead: bool) -> When | None:
        """Without edges and ranges."""
        if TELLING.isdisjoint(moment.atoms):
            return self.calendar(moment, ahead)
        if (a := moment.first("now")) is not None:
            return self.now
        if (a := moment.first("date")) is not None:
            return calendar.day(*a.values) if len(a.values) == 3 else None
        if (a := moment.first("year_month")) is not None:
            return calendar.months(a.values[0], a.values[1], a.values[1])
        if (a := moment.first("years")) is not None:
            return _years(a)
        if (a := moment.first("plan")) is not None:
            first = PLAN_BASE + PLAN_LENGTH * a.values[0]
            return calendar.years(first, first + PLAN_LENGTH - 1)
        if (a := moment.first("decade")) is not None:
            return _decade(a)
        if moment.first("same") is not None:
            return self.same(moment)
        if (a := moment.first("relative_day")) is not None:
            return self.relative_day(a)
        if moment.first(*SPOKEN) is not None:
            return spoken.resolve(moment, self.now, self.calendar)
        return self.calendar(moment, ahead)

    def calendar(self, moment: Moment, ahead: bool) -> When | None:
        """Year, season and day."""
        season = moment.first(*SEASONS)
        if season is not None and season.role in ("relative_month", "relative_quarter") and moment.first("year", "relative_year") is None:
            base = self.relative_season(season)
            days = moment.first("day", "days")
            return base if days is None or base is None or base.first is None else _days(base.first.year, base.first.month, days)
        days = moment.first("day", "days")
        if season is None and days is not None and self.stated_year(moment) is None:
            return self.days_alone(days)
        year = self.stated_year(moment)
        if year is None and moment.first("year", "relative_year", "era", "short_year") is not None:
            return None
        if year is not None:
            return self.within(year, moment, season, days)
        return self.yearless(moment, season, days, ahead)

    def within(self, year: int, moment: Moment, season: Atom | None, days: Atom | None) -> When | None:
        """The part of a known year."""
        if days is not None:
            return _days(year, season.values[0], days) if season is not None and season.role == "month" else None
        if season is not None:
            return _season(year, season)
        if (a := moment.first("year_edge", "month_edge")) is not None:
            whole = calendar.years(year, year)
            return calendar.edge(whole, a.entry.data["value"]) if whole else None
        return calendar.years(year, year)

    def yearless(self, moment: Moment, season: Atom | None, days: Atom | None, ahead: bool) -> When | None:
        """The year of the sentence, else of publication, else of the paragraph."""
        if (a := moment.first("month_edge")) is not None:
            month = self.now if self.now is not None and len(self.now.iso) >= 7 else None
            whole = calendar.month_at(month.first.year, month.first.month) if month is not None and month.first is not None else None
            return calendar.edge(whole, a.entry.data["value"]) if whole else None
        now = self.now.last if self.now is not None else None
        year = self.sentence_year
        if year is not None and (now is None or year <= now.year or ahead):
            return self.within(year, moment, season, days)
        if now is None:
            return self.within(self.paragraph_year, moment, season, days) if self.paragraph_year is not None else None
        when = self.within(now.year, moment, season, days)
        dated = self.now is not None and len(self.now.iso) > 4 and not ahead and not self.forward and moment.first("year_edge") is None
        if dated and when is not None and begins_late(when, season) > now:
            when = self.within(now.year - 1, moment, season, days)
        return when

    def stated_year(self, moment: Moment) -> int | None:
        """The year that the moment itself gives, if it can be known."""
        if (a := moment.first("year")) is not None:
            return a.values[0]
        if (a := moment.first("era")) is not None:
            return a.values[0] + a.values[1]
        if (a := moment.first("short_year")) is not None:
            near = self.now.last.year if self.now is not None and self.now.last is not None else 2040
            return a.values[0] + (near // 100 * 100 if a.values[0] <= near % 100 + 10 else 1900)
        a = moment.first("relative_year")
        if a is None:
            return None
        offset = a.values[0] if a.values else 0
        base = a.entry.data.get("base")
        if base in ("text", "whole"):
            year = self.sentence_year or self.paragraph_year or self.running_year(base == "whole")
            return None if year is None else year + offset
        return self.now.last.year + offset if self.now is not None and self.now.last is not None else None

    def running_year(self, whole: bool) -> int | None:
        """The year of publication; of a whole year that is told in spring, the one before, unless the words look ahead."""
        if self.now is None or self.now.last is None:
            return None
        spring = whole and not self.looks_ahead and len(self.now.iso) > 4 and self.now.last.month <= SPRING
        return self.now.last.year - spring

    def same(self, moment: Moment) -> When | None:
        """去年同期: the period spoken of last, a year earlier; 2016年同期: in that year; 同期 alone: that very period."""
        if self.last is None or (self.last.first is None and self.last.last is None):
            return None
        base, relative = self.last.last or self.last.first, moment.first("relative_year")
        year = None if relative is not None and relative.values == (-1,) else self.stated_year(moment)
        by = year - base.year if year is not None and base is not None else -1 if relative is not None else 0
        return calendar.shift_years(self.last, by)

    def relative_day(self, atom: Atom) -> When | None:
        """昨日, 今日: only if the day of publication is known."""
        if self.now is None or self.now.first is None or self.now.first != self.now.last:
            return None
        return calendar.shift_days(self.now.first, atom.values[0])

    def relative_season(self, atom: Atom) -> When | None:
        """上月, 当月, 上季度."""
        if atom.entry.data.get("base") == "text" and self.paragraph_month is not None:
            return calendar.month_at(*self.paragraph_month)
        if self.now is None or self.now.last is None or len(self.now.iso) < 7:
            return None
        year, month = self.now.last.year, self.now.last.month
        if atom.role == "relative_month":
            return calendar.month_at(year, month, atom.values[0])
        q = (month - 1) // 3 + atom.values[0]
        return calendar.quarter(year + q // 4, q % 4 + 1)

    def days_alone(self, days: Atom) -> When | None:
        """23日: the month of the sentence, else of publication, else of the paragraph."""
        if self.sentence_month is not None and self.sentence_year is not None:
            return _days(self.sentence_year, self.sentence_month, days)
        now = self.now
        if now is not None and now.last is not None and now.iso[5:6].isdigit():
            month = calendar.month_at(now.last.year, now.last.month, -1 if days.values[0] > now.last.day else 0)
            return _days(month.first.year, month.first.month, days) if month is not None and month.first is not None else None
        if self.paragraph_month is not None:
            return _days(*self.paragraph_month, days)
        return None


def begins_late(when: When, season: Atom | None) -> date:
    """The day from which a time lies ahead: its first, or, of a span that is told when it is over (1—9月), the first of its last month."""
    if season is not None and season.role in TOLD and when.last is not None:
        return when.last.replace(day=1)
    return when.first or date.min


def _years(a: Atom) -> When | None:
    first, last = a.values
    if last < 100:
        last += first // 100 * 100
    return calendar.years(first, last)


def _decade(a: Atom) -> When | None:
    century = a.values[0] - 1 if len(a.values) == 2 else 19
    first = century * 100 + a.values[-1]
    return calendar.years(first, first + 9)


def _season(year: int, a: Atom) -> When | None:
    v = a.values
    if a.role == "half":
        return calendar.half(year, v[0])
    if a.role == "quarter":
        return calendar.quarter(year, v[0])
    if a.role == "quarters":
        return calendar.months(year, 3 * v[0] - 2, 3 * v[1])
    if a.role == "quarters_to":
        return calendar.months(year, 1, 3 * v[0])
    if a.role == "months_to":
        return calendar.months(year, 1, v[0])
    if a.role == "months":
        return calendar.months(year, v[0], v[1])
    if a.role == "holiday":
        return calendar.holiday(year, v[0])
    return calendar.months(year, v[0], v[0]) if a.role == "month" else None


def _days(year: int, month: int, a: Atom) -> When | None:
    first = calendar.day(year, month, a.values[0])
    if len(a.values) == 1 or first is None:
        return first
    last = calendar.day(year, month, a.values[1])
    return calendar.join(first, last) if last is not None else None
