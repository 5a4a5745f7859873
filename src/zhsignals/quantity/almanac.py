"""The lunar calendar, the solar terms and the public holidays of single years, from the tables of patterns/periods."""

from __future__ import annotations

from datetime import date, timedelta

from zhsignals.lexicon import Patterns
from zhsignals.quantity import calendar
from zhsignals.quantity.atom import Atom
from zhsignals.quantity.calendar import When
from zhsignals.quantity.moment import LUNAR

DAY = timedelta(days=1)
SHORT, LONG = 29, 30
SECOND = 15
"""What the days of the second solar term of a month are short of in the table."""


class Almanac:
    """Days that move from year to year."""

    def __init__(self, patterns: Patterns) -> None:
        lunar, holidays = patterns.tables.get("periods/lunar"), patterns.tables.get("periods/holidays")
        self._years = {int(row[0]): row[1:] for row in lunar.rows} if lunar is not None else {}
        names = holidays.columns[1:] if holidays is not None else ()
        self._holidays = {(int(row[0]), n): c for row in holidays.rows for n, c in zip(names, row[1:], strict=True)} if holidays else {}

    def lunar_month(self, year: int, month: int, leap: bool = False) -> When | None:
        """The days of a month of the lunar year that begins in `year`."""
        row = self._years.get(year)
        if row is None:
            return None
        start, doubled, lengths = row[0], int(row[1]), [LONG if c == "1" else SHORT for c in row[2]]
        at = month - 1 + bool(doubled and (month > doubled or (leap and month == doubled)))
        if (leap and month != doubled) or not 0 <= at < len(lengths):
            return None
        first = date(year, int(start[:2]), int(start[2:])) + DAY * sum(lengths[:at])
        return calendar.days(first, first + DAY * (lengths[at] - 1))

    def lunar_day(self, year: int, month: int, number: int, leap: bool = False) -> When | None:
        """One day of it."""
        whole = self.lunar_month(year, month, leap)
        if whole is None or whole.first is None or whole.last is None:
            return None
        at = whole.first + DAY * (number - 1)
        return calendar.from_date(at) if whole.first <= at <= whole.last else None

    def term(self, year: int, number: int) -> When | None:
        """A solar term of a calendar year; 0 is the one about 5 January."""
        row = self._years.get(year)
        if row is None or not 0 <= number < len(row[3]):
            return None
        month, second = divmod(number, 2)
        return calendar.day(year, month + 1, int(row[3][number]) + SECOND * second)

    def holiday(self, year: int, name: str) -> When | None:
        """The days off around a festival: `2023-12-30/01-01`."""
        cell = self._holidays.get((year, name), "")
        if not cell:
            return None
        return calendar.days(date.fromisoformat(cell[:10]), date(year, int(cell[11:13]), int(cell[14:])))

    def feast(self, year: int, season: Atom, days: Atom | None) -> When | None:
        """A festival or a part of it (假期前三天), or a month or day of the lunar calendar."""
        if season.role == "festival":
            when = self.festival(year, season)
            return calendar.part(when, days.role, days.values[0]) if when is not None and days is not None else when
        if season.role == "lunar_date":
            month, number = season.values[::-1] if "value" in season.entry.data else season.values
            return self.lunar_day(year, month, number)
        if season.role not in (*LUNAR, "month"):
            return None
        leap = season.role == "leap_month"
        return (
            self.lunar_month(year, season.values[0], leap) if days is None else self.lunar_day(year, season.values[0], days.values[0], leap)
        )

    def festival(self, year: int, a: Atom) -> When | None:
        """The festival of a year: a fixed day, one of the lunar calendar, a weekday of a month, a solar term, or days off."""
        base, value = a.entry.data.get("base"), a.entry.data["value"]
        if base == "days_off":
            return self.holiday(year, value)
        if base == "joined":  # both festivals share their days off in some years only
            one, other = (self.holiday(year, name) for name in value.split("+"))
            return one if one == other else None
        number = int(value)
        if base == "term":
            return self.term(year, number)
        if base == "lunar":
            return self.lunar_day(year, number // 100, number % 100)
        if base == "eve":
            first = self.lunar_day(year, 1, 1)
            return calendar.shift_days(first.first, -1) if first is not None and first.first is not None else None
        if base == "weekday":  # month, which of them, weekday
            whole = calendar.months(year, number // 100, number // 100)
            return calendar.nth_weekday(whole, number // 10 % 10, number % 10) if whole is not None else None
        return calendar.day(year, number // 100, number % 100)
