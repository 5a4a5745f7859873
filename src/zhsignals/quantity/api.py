"""The two public functions for a bare string: every number, every time, with no article around it."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from zhsignals.lexicon import Patterns, load_patterns
from zhsignals.quantity.finder import Finder
from zhsignals.quantity.period import PeriodFinder
from zhsignals.quantity.plain import Plain
from zhsignals.quantity.reader import SILENT
from zhsignals.text import Period, Quantity


@lru_cache(maxsize=1)
def _tools() -> tuple[Finder, PeriodFinder, Plain]:
    return tools(load_patterns())


def tools(patterns: Patterns) -> tuple[Finder, PeriodFinder, Plain]:
    """Reader of numbers, reader of times, and the way a raw string is made ready for them."""
    finder = Finder(patterns, plain=True)
    return finder, PeriodFinder(patterns, finder.numerals, wide=True), Plain(patterns)


def quantities(text: str) -> list[Quantity]:
    """Every quantity and bare number of a text that is not part of a date; offsets are into `text` as given.

    Full-width digits, traditional characters and blanks inside numbers are read through; words that only hold number
    characters (四川, 统一) are not numbers. In doubt 元 is CNY.
    """
    finder, dates, plain = _tools()
    ready, places = plain.ready(text)
    found = finder.find(ready, [p for p in dates.find(ready) if p.form != "vague"])[0]
    for q in found:
        q.start, q.end = places[q.start], places[q.end - 1] + 1
        q.number = (places[q.number[0]], places[q.number[1] - 1] + 1)
    return found


def periods(text: str, published: date | str | None = None) -> list[Period]:
    """Every time expression of a text, resolved against the day of publication."""
    _, finder, plain = _tools()
    ready, places = plain.ready(text)
    found = [p for p in finder.find(ready, published) if p.form not in SILENT]
    for p in found:
        p.start, p.end = places[p.start], places[p.end - 1] + 1
    return found
