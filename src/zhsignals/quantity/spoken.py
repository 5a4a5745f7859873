"""Times of everyday speech, for the public function: weeks, weekdays, 三年前, 过去十年."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta

from zhsignals.quantity import calendar
from zhsignals.quantity.atom import Atom
from zhsignals.quantity.calendar import When
from zhsignals.quantity.moment import Moment

WEEK = timedelta(days=7)
ONE_DAY = timedelta(days=1)
TEN, SCORE = 10, (20, 100)
QUARTER, YEAR = 3, 12


def resolve(moment: Moment, now: When | None, whole: Callable[[Moment, bool], When | None]) -> When | None:
    """The span of a moment with a week, a weekday or a distance in it; None without a day of publication."""
    if now is None or now.last is None:
        return None
    today = now.last
    try:
        if (a := moment.first("month_day")) is not None:
            return calendar.day(today.year, *a.values)
        if (a := moment.first("years_away", "months_away", "weeks_away", "days_away")) is not None:
            return _away(a, today)
        if (a := moment.first("years_band", "years_score", "half_years_away", "quarters_away")) is not None:
            return _about(a, today)
        if (a := moment.first("years_span", "months_span", "weeks_span", "days_span")) is not None:
            return _span(a, today)
        return _in_week(moment, today, whole)
    except (OverflowError, ValueError):
        return None


def _in_week(moment: Moment, today: date, whole: Callable[[Moment, bool], When | None]) -> When | None:
    week, weekday = moment.first("week"), moment.first("weekday")
    if (nth := moment.first("nth", "nth_week")) is not None:
        inside = whole(moment, True)
        return _nth(nth, weekday, inside) if inside is not None else None
    monday = today - timedelta(days=today.weekday()) + WEEK * (week.values[0] if week is not None else 0)
    if weekday is not None:
        return calendar.from_date(monday + timedelta(days=weekday.values[0] - 1))
    if moment.first("weekend") is not None:
        return _between(monday + timedelta(days=5), monday + timedelta(days=6))
    return _between(monday, monday + timedelta(days=6))


def _nth(nth: Atom, weekday: Atom | None, inside: When) -> When | None:
    """Weeks are counted from the first Monday on."""
    at = calendar.nth_weekday(inside, nth.values[0], weekday.values[0] if weekday is not None else 1)
    if at is None or at.first is None or weekday is not None:
        return at
    return _between(at.first, at.first + timedelta(days=6))


def _away(a: Atom, today: date) -> When | None:
    """三年前 is that year, 两个月后 that month, 4周后 that week, 20天后 that day."""
    number = a.values[0] * a.values[1]
    if a.role == "years_away":
        return calendar.years(today.year + number, today.year + number)
    if a.role == "months_away":
        return calendar.month_at(today.year, today.month, number)
    if a.role == "days_away":
        return calendar.shift_days(today, number)
    monday = today - timedelta(days=today.weekday()) + WEEK * number
    return _between(monday, monday + timedelta(days=6))


def _about(a: Atom, today: date) -> When | None:
    """二十几年前 is from thirty to twenty years ago, 几十年前 from a hundred; 七年半后 and 三个季度后 are months."""
    *number, sign = a.values
    if a.role == "quarters_away":
        return calendar.month_at(today.year, today.month, QUARTER * number[0] * sign)
    if a.role == "half_years_away":
        return calendar.month_at(today.year, today.month, (YEAR * number[0] + YEAR // 2) * sign)
    low, high = (number[0], number[0] + TEN) if number else SCORE
    if low % TEN:
        return None
    return calendar.years(today.year + low, today.year + high) if sign > 0 else calendar.years(today.year - high, today.year - low)


def _span(a: Atom, today: date) -> When | None:
    """过去十年 ends yesterday, 未来两年 starts tomorrow."""
    number, sign = a.values
    if a.role == "years_span":
        far = _months(today, 12 * number * sign)
    elif a.role == "months_span":
        far = _months(today, number * sign)
    else:
        far = today + (WEEK if a.role == "weeks_span" else ONE_DAY) * number * sign
    return _between(far, today - ONE_DAY) if sign < 0 else _between(today + ONE_DAY, far)


def _months(at: date, by: int) -> date:
    year, month = divmod(at.year * 12 + at.month - 1 + by, 12)
    return date(year, month + 1, min(at.day, monthrange(year, month + 1)[1]))


def _between(first: date, last: date) -> When | None:
    return When(f"{first.isoformat()}/{last.isoformat()}", first, last) if first <= last else None
