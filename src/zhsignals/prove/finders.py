"""The finders of the product as readers of single sentences, for proofs."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from functools import lru_cache

from zhsignals.lexicon import Entry, Patterns, TermIndex
from zhsignals.link.cells import Cell, CellCutter
from zhsignals.link.matcher import CodeMatcher
from zhsignals.link.rules import parse_rule
from zhsignals.prove.example import Found
from zhsignals.quantity import BareReader, QuantityReader
from zhsignals.recognise import CompanyFinder, RegionFinder
from zhsignals.text import Quantity

PUBLISHED = "2024-05-20"
"""The day on which example sentences were published: 今年 is 2024."""

Reader = Callable[[str], list[Found]]
"""A sentence → what is found in it, left to right."""
Make = Callable[[Patterns, Patterns], Reader]
"""A variation of the patterns, and the patterns themselves (what they share is made once) → a reader."""


def quantities(patterns: Patterns, _base: Patterns) -> Reader:
    """Quantities with their values: `{超3亿元 => 300000000 CNY gt}`."""
    reader = QuantityReader(patterns)
    return lambda text: [Found(q.start, q.end, _value(q)) for q in reader.read(text).quantities]


def numerals(patterns: Patterns, _base: Patterns) -> Reader:
    """The bare numbers of quantities: `{二十八 => 28}栋`."""
    reader = QuantityReader(patterns)
    return lambda text: [Found(*q.number, _plain(q.value)) for q in reader.read(text).quantities]


def periods(patterns: Patterns, _base: Patterns) -> Reader:
    """Times, read as of `PUBLISHED`: `{去年 => 2023}`."""
    reader = QuantityReader(patterns)
    return lambda text: [Found(p.start, p.end, p.iso) for p in reader.read(text, PUBLISHED).periods]


def bare_quantities(patterns: Patterns, _base: Patterns) -> Reader:
    """Quantities of bare strings."""
    reader = BareReader(patterns)
    return lambda text: [Found(q.start, q.end, _value(q)) for q in reader.quantities(text)]


def bare_numerals(patterns: Patterns, _base: Patterns) -> Reader:
    """The numbers of bare strings."""
    reader = BareReader(patterns)
    return lambda text: [Found(*q.number, _plain(q.value)) for q in reader.quantities(text)]


def bare_periods(patterns: Patterns, _base: Patterns) -> Reader:
    """Times of bare strings, read as of `PUBLISHED`."""
    reader = BareReader(patterns)
    return lambda text: [Found(p.start, p.end, p.iso) for p in reader.periods(text, PUBLISHED)]


def companies(patterns: Patterns, base: Patterns) -> Reader:
    """Names of enterprises."""
    finder, regions = CompanyFinder(patterns), _regions(base)
    return lambda text: [Found(m.start, m.end) for m in finder.find(text, regions.find(text))]


@lru_cache(maxsize=2)
def _regions(patterns: Patterns) -> RegionFinder:
    return RegionFinder(patterns)


def links(entry: Entry, patterns: Patterns) -> Reader:
    """The cells that a link rule alone takes, each with its role: `{产值 => metric}{增长 => growth}{8% => value}`."""
    match, find = CodeMatcher([parse_rule(entry)]).match, _cells(patterns)

    def read(text: str) -> list[Found]:
        cells = find(text)
        hits = match("".join(c.code for c in cells)).values()
        return sorted({Found(cells[i].start, cells[i].end, role) for h in hits for role, i in h.roles.items()}, key=lambda f: f.start)

    return read


@lru_cache(maxsize=2)
def _cells(patterns: Patterns) -> Callable[[str], list[Cell]]:
    from zhsignals.pipeline import mentions

    reader, regions = QuantityReader(patterns), _regions(patterns)
    cues = patterns.entries("cue")
    terms = TermIndex([*patterns.entries("metric"), *(e for e in cues if e.data["role"] != "filler")])
    fillers = [t for e in cues if e.data["role"] == "filler" for t in e.terms]
    cutter = CellCutter(fillers, patterns.entry("noun", "of").terms[0])

    def cut(text: str) -> list[Cell]:
        reading = reader.read(text, PUBLISHED)
        found = mentions.Found(reading.quantities, reading.periods, [], regions.find(text), [], [], [], terms.find(text))
        return cutter.cut(text, 0, len(text), mentions.settle_mentions(found))

    return cut


def _value(q: Quantity) -> str:
    value = _plain(q.value) if q.value_max is None else f"{_plain(q.value)}..{_plain(q.value_max)}"
    words = [value, q.unit] if q.comparator in ("eq", "range") else [value, q.unit, q.comparator]
    return " ".join(w for w in words if w)


def _plain(value: Decimal) -> str:
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
