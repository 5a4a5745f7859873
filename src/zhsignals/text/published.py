"""Dates of publication, as containers and callers state them."""

from __future__ import annotations

import re
from datetime import date

_REST = r"\D?(?:$|[T\s].*)"
_DATE = re.compile(r"([12][0-9]{3})(?:\D{0,2}([0-9]{1,2})(?:\D{1,2}([0-9]{1,2}))?)?" + _REST, re.DOTALL)
_COMPACT = re.compile(r"([12][0-9]{3})([01][0-9])([0-3][0-9])" + _REST, re.DOTALL)


def parse_published(value: object) -> str | None:
    """An ISO date, month or year from what a field holds; None where that is no date."""
    text = str(value).strip() if isinstance(value, str | int) and not isinstance(value, bool) else ""
    match = _COMPACT.match(text) or _DATE.match(text)
    if not match:
        return None
    year, month, day = (int(g) if g else None for g in match.groups())
    try:
        date(year or 0, month or 1, day or 1)
    except ValueError:
        return None
    parts = [f"{year:04}"] + [f"{p:02}" for p in (month, day) if p is not None]
    return "-".join(parts)
