"""Days, months and years as inclusive spans with their ISO names."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?|-Q([1-4])|-H([12]))?$")


@dataclass(frozen=True, slots=True)
class When:
    """An inclusive span of days and its name."""

    iso: str
    first: date | None
    last: date | None


def parse_iso(text: str | None) -> When | None:
    """`2023`, `2023-04`, `2023-04-05`, `2023-Q1`, `2023-H1`; None for anything else and for days that do not exist."""
    m = _ISO.match(text or "")
    if m is None:
        return None
    year = int(m[1])
    if not 1 <= year <= 9998:
        return None
    if m[4]:
        return quarter(year, int(m[4]))
    if m[5]:
        return half(year, int(m[5]))
    if m[3]:
        return day(year, int(m[2]), int(m[3]))
    if m[2]:
        return months(year, int(m[2]), int(m[2])) if 1 <= int(m[2]) <= 12 else None
    return years(year, year)


def years(first: int, last: int) -> When | None:
    """One year or a span of them."""
    if not 1 <= first <= last <= 9998:
        return None
    return When(f"{first:04}" if first == last else f"{first:04}/{last:04}", date(first, 1, 1), date(last, 12, 31))


def months(year: int, first: int, last: int) -> When | None:
    """One month or a span within a year."""
    if not (1 <= first <= last <= 12 and 1 <= year <= 9998):
        return None
    name = f"{year:04}-{first:02}"
    if last != first:
        name = f"{name}/{year:04}-{last:02}"
    return When(name, date(year, first, 1), date(year, last, monthrange(year, last)[1]))


def month_at(year: int, month: int, offset: int = 0) -> When | None:
    """The month `offset` months from one."""
    at = year * 12 + month - 1 + offset
    return months(at // 12, at % 12 + 1, at % 12 + 1)


def quarter(year: int, q: int) -> When | None:
    """A quarter."""
    span = months(year, 3 * q - 2, 3 * q)
    return span and When(f"{year:04}-Q{q}", span.first, span.last)


def half(year: int, h: int) -> When | None:
    """A half year."""
    span = months(year, 6 * h - 5, 6 * h)
    return span and When(f"{year:04}-H{h}", span.first, span.last)


def day(year: int, month: int, number: int) -> When | None:
    """One day, if it exists."""
    try:
        return from_date(date(year, month, number))
    except ValueError:
        return None


def days(first: date, last: date) -> When:
    """One day or a span of them."""
    if first == last:
        return from_date(first)
    return When(f"{first.isoformat()}/{last.isoformat()}", first, last)


def nth_weekday(inside: When, number: int, weekday: int) -> When | None:
    """The second Sunday of a month; counted from the end where `number` is negative. Monday is 1."""
    if inside.first is None or inside.last is None:
        return None
    if number < 0:
        return shift_days(inside.last, -((inside.last.weekday() + 1 - weekday) % 7))
    return shift_days(inside.first, (weekday - 1 - inside.first.weekday()) % 7 + 7 * (number - 1))


def part(a: When, role: str, number: int) -> When | None:
    """The first or last days of a span, or one of them by its number."""
    if a.first is None or a.last is None or not 0 < number <= (a.last - a.first).days + 1:
        return None
    if role == "first_days":
        return days(a.first, a.first + timedelta(days=number - 1))
    if role == "last_days":
        return days(a.last - timedelta(days=number - 1), a.last)
    return from_date(a.first + timedelta(days=number - 1)) if role == "nth_day" else None


def from_date(at: date) -> When:
    """One day."""
    return When(at.isoformat(), at, at)


def shift_days(at: date, by: int) -> When | None:
    """The day `by` days later."""
    try:
        return from_date(at + timedelta(days=by))
    except OverflowError:
        return None


def join(a: When, b: When) -> When | None:
    """From the start of one to the end of the other."""
    if a.first is None or b.last is None or b.last < a.first:
        return None
    return When(f"{a.iso.split('/')[0]}/{b.iso.split('/')[-1]}", a.first, b.last)


def until(a: When) -> When:
    """Open to the left; halves and quarters end with their last day."""
    name = a.iso.split("/")[-1]
    return When(f"../{a.last.isoformat()}" if name[5:6] in ("H", "Q") and a.last else f"../{name}", None, a.last)


def since(a: When, now: When | None) -> When:
    """From the start of `a` to the day of publication, or open to the right; halves and quarters begin with their first month."""
    name = a.iso.split("/")[0]
    begin = f"{a.first:%Y-%m}" if name[5:6] in ("H", "Q") and a.first else name
    if now is None or now.last is None or a.first is None or a.first > now.last:
        return When(f"{begin}/..", a.first, None)
    if a.last is not None and a.last >= now.last and len(a.iso) == 4:
        return When(a.iso, a.first, a.last)
    return When(f"{begin}/{now.iso}", a.first, now.last)


def edge(a: When, which: str) -> When | None:
    """The last day (end), first month (start), or a third of a month (1, 2, 3)."""
    if a.first is None or a.last is None:
        return a
    if which == "end":
        return from_date(a.last)
    if which == "start":
        return month_at(a.first.year, a.first.month) if a.iso != f"{a.first:%Y-%m}" else a
    low, high = {"1": (1, 10), "2": (11, 20), "3": (21, a.last.day)}[which]
    start, end = a.first.replace(day=low), a.last.replace(day=high)
    return When(f"{start.isoformat()}/{end.isoformat()}", start, end)


def stretch(a: When, which: str) -> When | None:
    """The start, middle or end of a decade or century: 上世纪90年代末 is its last three years."""
    if a.first is None or a.last is None:
        return None
    first, last = a.first.year, a.last.year
    low, width = (4, 3) if last - first < 10 else (40, 20)
    if which == "middle":
        return years(first + low, first + low + width - 1)
    return years(first, first + width - 1) if which == "start" else years(last - width + 1, last)


def shift_years(a: When, by: int) -> When | None:
    """The same span some years earlier or later."""
    parts = []
    for side in a.iso.split("/"):
        if side == "..":
            parts.append(side)
            continue
        m = re.match(r"(\d{4})(.*)", side)
        if m is None or not 1 <= int(m[1]) + by <= 9998:
            return None
        parts.append(f"{int(m[1]) + by:04}{m[2]}")
    ends = [None if p == ".." else parse_iso(p) for p in parts]
    if any(e is None and p != ".." for e, p in zip(ends, parts, strict=True)):
        return None
    return When("/".join(parts), ends[0].first if ends[0] else None, ends[-1].last if ends[-1] else None)
