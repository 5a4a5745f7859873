"""The two public functions for a bare string: every number, every time, with no article around it."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from zhsignals.lexicon import Patterns, load_patterns
from zhsignals.quantity.finder import Finder
from zhsignals.quantity.period import PeriodFinder
from zhsignals.quantity.plain import Plain
from zhsignals.quantity.reader import SILENT
from zhsignals.text import Period, Quantity

_YEAR = re.compile("(?:19|20)[0-9]{2}")
"""A text that is nothing else is a year: the cell of a table."""


class BareReader:
    """Reads strings that are no articles; build once, use from any thread."""

    def __init__(self, patterns: Patterns) -> None:
        self._finder = Finder(patterns, plain=True)
        self._dates = PeriodFinder(patterns, self._finder.numerals)
        self._times = PeriodFinder(patterns, self._finder.numerals, wide=True)
        self._plain = Plain(patterns)
        self._year = next(s.rsplit("}")[-1] for e in patterns.entries("period") if e.id == "year" for s in e.data["shapes"][1:2])

    def quantities(self, text: str) -> list[Quantity]:
        """Every quantity and bare number that is not part of a date."""
        ready, places = self._plain.ready(text)
        found = self._finder.find(ready, [p for p in self._dates.find(ready) if p.form != "vague"])[0]
        for q in found:
            q.start, q.end = places[q.start], places[q.end - 1] + 1
            q.number = (places[q.number[0]], places[q.number[1] - 1] + 1)
        return found

    def periods(self, text: str, published: date | str | None = None) -> list[Period]:
        """Every time expression."""
        ready, places = self._plain.ready(text)
        if _YEAR.fullmatch(ready):
            ready += self._year
        found = [p for p in self._times.find(ready, published) if p.form not in SILENT]
        for p in found:
            p.start, p.end = places[p.start], places[min(p.end, len(places)) - 1] + 1
        return found


@lru_cache(maxsize=1)
def _reader() -> BareReader:
    return BareReader(load_patterns())


def quantities(text: str) -> list[Quantity]:
    """Every quantity and bare number of a text that is not part of a date; offsets are into `text` as given.

    Full-width digits, traditional characters and blanks inside numbers are read through; words that only hold number
    characters (四川, 统一) are not numbers. In doubt 元 is CNY.
    """
    return _reader().quantities(text)


def periods(text: str, published: date | str | None = None) -> list[Period]:
    """Every time expression of a text, resolved against the day of publication; yearless times are of its year."""
    return _reader().periods(text, published)
