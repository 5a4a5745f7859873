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

Tools = tuple[Finder, PeriodFinder, PeriodFinder, Plain]


@lru_cache(maxsize=1)
def _tools() -> Tools:
    return tools(load_patterns())


def tools(patterns: Patterns) -> Tools:
    """Reader of numbers, the dates it leaves out, reader of times, and the way a raw string is made ready for them."""
    finder = Finder(patterns, plain=True)
    numerals = finder.numerals
    return finder, PeriodFinder(patterns, numerals), PeriodFinder(patterns, numerals, wide=True), Plain(patterns)


def quantities(text: str) -> list[Quantity]:
    """Every quantity and bare number of a text that is not part of a date; offsets are into `text` as given.

    Full-width digits, traditional characters and blanks inside numbers are read through; words that only hold number
    characters (四川, 统一) are not numbers. In doubt 元 is CNY.
    """
    finder, dates, _, plain = _tools()
    ready, places = plain.ready(text)
    found = finder.find(ready, [p for p in dates.find(ready) if p.form != "vague"])[0]
    for q in found:
        q.start, q.end = places[q.start], places[q.end - 1] + 1
        q.number = (places[q.number[0]], places[q.number[1] - 1] + 1)
    return found


def periods(text: str, published: date | str | None = None) -> list[Period]:
    """Every time expression of a text, resolved against the day of publication."""
    _, _, finder, plain = _tools()
    ready, places = plain.ready(text)
    found = [p for p in finder.find(ready, published) if p.form not in SILENT]
    for p in found:
        p.start, p.end = places[p.start], places[p.end - 1] + 1
    return found
