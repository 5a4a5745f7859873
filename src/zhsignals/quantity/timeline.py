"""Moments to dates: by what they say, by the sentence they stand in, by the day of publication."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from zhsignals.quantity import calendar, spoken
from zhsignals.quantity.almanac import Almanac
from zhsignals.quantity.atom import Atom
from zhsignals.quantity.calendar import When
from zhsignals.quantity.moment import FEASTS, INNER_DAYS, PARTS, SEASONS, SPOKEN, Moment

SPRING = 3
SOON, FAR = 45, 300
"""Days ahead: a feast that is being prepared for; one that belongs to the lunar year before."""
TOLD = ("months", "months_to", "quarters", "quarters_to")
TELLING = frozenset({"now", "date", "year_month", "years", "plan", "coming_years", "decade", "century", "same", "relative_day", *SPOKEN})
"""Atoms that say more than a year, a season and a day."""
PLAN_BASE, PLAN_LENGTH = 1951, 5


@dataclass(slots=True)
class Timeline:
    """What is known when a moment is read: publication, and the years, months and periods spoken of before it."""

    now: When | None
    almanac: Almanac
    sentence_year: int | None = None
    paragraph_year: int | None = None
    sentence_month: int | None = None
    paragraph_month: tuple[int, int] | None = None
    last: When | None = None
    last_spoken: bool = False
    """It was told as 去年."""
    looks_ahead: bool = False
    """The words around the moment that is being resolved speak of the future."""
    last_feast: Moment | None = None
    """The period spoken of last, where it is one that moves from year to year."""
    begun: date | None = None
    """The start of the range of which the far end is being resolved."""
    title: Moment | None = None
    """The time in the title that names a year: `2011年一季度`."""
    forward: bool = False
    """Yearless times belong to the year of publication, whether or not they lie ahead of it."""

    def resolve(self, moment: Moment, ahead: bool = False) -> When | None:
        """The span of a moment; None when nothing says which one is meant. `ahead`: the words around it speak of the future."""
        self.looks_ahead = ahead
        when = self.plain(moment, ahead)
        if when is None:
            return None
        if moment.edge:
            decades = moment.first("decade", "century") is not None
            when = calendar.stretch(when, moment.edge) if decades else calendar.edge(when, moment.edge)
        if moment.other is not None and when is not None:
            when = self.range(moment, when)
        if when is None:
            return None
        ended = moment.first("months_ended")
        if ended is not None and when.last is not None:
            if ended.values[0] == when.last.month == 12:
                return calendar.years(when.last.year, when.last.year)
            first = calendar.month_at(when.last.year, when.last.month, 1 - ended.values[0])
            return calendar.join(first, calendar.When(f"{when.last:%Y-%m}", None, when.last)) if first is not None else None
        if moment.until:
            return calendar.until(when)
        return calendar.since(when, self.now) if moment.since else when

    def range(self, moment: Moment, start: When) -> When | None:
        """The far end inherits year and month from the near end."""
        if moment.other is None or start.first is None:
            return None
        year, month = start.first.year, start.first.month
        inner = Timeline(self.now, self.almanac, year, year, month, (year, month), start)
        inner.begun = start.first
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
            return self.years(a)
        if (a := moment.first("plan")) is not None:
            first = PLAN_BASE + PLAN_LENGTH * a.values[0]
            return calendar.years(first, first + PLAN_LENGTH - 1)
        if (a := moment.first("coming_years")) is not None:
            return calendar.years(self.now.last.year, self.now.last.year + a.values[0]) if self.now and self.now.last else None
        if (a := moment.first("decade")) is not None:
            return _decade(a)
        if (a := moment.first("century")) is not None:
            return calendar.years(100 * (a.values[0] - 1), 100 * a.values[0] - 1)
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
            days = moment.first("day", "days", *PARTS)
            return base if days is None or base is None else _inside(base, days)
        days = moment.first("day", "days", *INNER_DAYS)
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
        if season is not None and self.moves(moment, season):
            return self.almanac.feast(year, season, days)
        if days is not None:
            whole = calendar.years(year, year) if season is None else _season(year, season) if season.role == "month" else None
            if season is None and days.role not in PARTS:
                return None
            return _inside(whole, days) if whole is not None else None
        if season is not None:
            return _season(year, season)
        if (a := moment.first("year_edge", "month_edge")) is not None:
            whole = calendar.years(year, year)
            return calendar.edge(whole, a.entry.data["value"]) if whole else None
        return calendar.years(year, year)

    def yearless(self, moment: Moment, season: Atom | None, days: Atom | None, ahead: bool) -> When | None:
        """The year of the sentence, else of publication, else of the paragraph."""
        if season is not None and days is None and (year := self.title_year(season)) is not None:
            return self.within(year, moment, season, days)
        if (a := moment.first("month_edge")) is not None:
            month = self.now if self.now is not None and len(self.now.iso) >= 7 else None
            whole = calendar.month_at(month.first.year, month.first.month) if month is not None and month.first is not None else None
            return calendar.edge(whole, a.entry.data["value"]) if whole else None
        now = self.now.last if self.now is not None else None
        year = self.sentence_year
        if now is not None and self.now is not None and len(self.now.iso) > 4 and year in (None, now.year) and self.moves(moment, season):
            return self.nearest(moment, season, days, now, ahead)
        if year is not None and (now is None or year <= now.year or ahead):
            return self.within(year, moment, season, days)
        if now is None:
            return self.within(self.paragraph_year, moment, season, days) if self.paragraph_year is not None else None
        when = self.within(now.year, moment, season, days)
        dated = self.now is not None and len(self.now.iso) > 4 and not ahead and not self.forward and moment.first("year_edge") is None
        if dated and when is not None and begins_late(when, season) > now:
            when = self.within(now.year - 1, moment, season, days)
        return when

    def title_year(self, season: Atom) -> int | None:
        """`一季度` under the title `2011年一季度` is that quarter, whatever year the sentence spoke of."""
        year = self.title.first("year") if self.title is not None else None
        told = self.title.first(*SEASONS) if self.title is not None else None
        same = told is not None and (told.role, told.values) == (season.role, season.values)
        return year.values[0] if year is not None and same else None

    def moves(self, moment: Moment, season: Atom | None) -> bool:
        """Whether it is a feast or a time of the lunar calendar, of which the coming one may be meant."""
        return season is not None and (season.role in FEASTS or "lunar" in moment.atoms or "lunar_day" in moment.atoms)

    def nearest(self, moment: Moment, season: Atom | None, days: Atom | None, now: date, ahead: bool) -> When | None:
        """The coming one if it is near, or not over and looked forward to; else the last. Of everyday speech that of this year."""
        if self.begun is not None:
            ends = (self.within(self.begun.year + i, moment, season, days) for i in (-1, 0, 1))
            return next((e for e in ends if e is not None and e.last is not None and e.last >= self.begun), None)
        years = (now.year, now.year - 1) if self.forward else (now.year + 1, now.year, now.year - 1)
        when = None
        for year in years:
            when = self.within(year, moment, season, days)
            if when is None and year <= now.year and season is not None and season.role != "leap_month":
                return None
            if when is not None and when.first is not None and (when.first - now).days <= (FAR if self.forward else SOON):
                break
        if ahead and when is not None and when.last is not None and when.last < now:
            return self.within(when.last.year + 1, moment, season, days)
        return when

    def whole_year(self, short: int) -> int:
        """The year that two digits stand for."""
        near = self.now.last.year if self.now is not None and self.now.last is not None else 2040
        return short + (near // 100 * 100 if short <= near % 100 + 10 else 1900)

    def years(self, a: Atom) -> When | None:
        """2019/20年度; of years of two digits each, 19/20年度, only what follows the other is one."""
        first, last, *more = a.values
        last += sum(more)
        if first < 100:
            first, last = (self.whole_year(first), self.whole_year(last)) if last == (first + 1) % 100 else (0, 0)
        if last < 100:
            last += first // 100 * 100
        return calendar.years(first, last) if first else None

    def stated_year(self, moment: Moment) -> int | None:
        """The year that the moment itself gives, if it can be known."""
        if (a := moment.first("year")) is not None:
            return a.values[0]
        if (a := moment.first("era")) is not None:
            return a.values[0] + a.values[1]
        if (a := moment.first("short_year")) is not None:
            return self.whole_year(a.values[0])
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
        if self.last_spoken and last_year(moment):
            by = 0  # 去年5月为5%，去年同期
        if by and self.last_feast is not None and base is not None:
            return self.again(self.last_feast, base.year + by)
        return calendar.shift_years(self.last, by)

    def again(self, feast: Moment, year: int) -> When | None:
        """The same feast of another year; the last month of the lunar year ends in the next."""
        if feast.other is not None or feast.until or feast.since:
            return None
        season, days = feast.first(*SEASONS), feast.first("day", "days", *INNER_DAYS)
        ends = (self.within(y, feast, season, days) for y in (year, year - 1))
        return next((e for e in ends if e is not None and e.last is not None and e.last.year == year), None)

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


def last_year(moment: Moment) -> bool:
    """Whether it is 去年, counted from the day of publication whatever year the text spoke of before, unlike 上年."""
    year = moment.first("relative_year")
    return year is not None and year.values == (-1,) and year.entry.data.get("base") == "published"


def begins_late(when: When, season: Atom | None) -> date:
    """The day from which a time lies ahead: its first, or, of a span that is told when it is over (1—9月), the first of its last month."""
    if season is not None and season.role in TOLD and when.last is not None:
        return when.last.replace(day=1)
    if season is not None and season.role == "half":
        return date.min  # 下半年 is told of the year that runs
    return when.first or date.min


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
    return calendar.months(year, v[0], v[0]) if a.role == "month" else None


def _inside(whole: When, days: Atom) -> When | None:
    """Days of a month, or a part of a span: 前三天, 最后五天."""
    if days.role in PARTS:
        return calendar.part(whole, days.role, days.values[0])
    return _days(whole.first.year, whole.first.month, days) if whole.first is not None else None


def _days(year: int, month: int, a: Atom) -> When | None:
    first = calendar.day(year, month, a.values[0])
    if len(a.values) == 1 or first is None:
        return first
    last = calendar.day(year, month, a.values[1])
    return calendar.join(first, last) if last is not None else None
