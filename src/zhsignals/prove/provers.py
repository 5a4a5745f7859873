"""How an entry reads a sentence: one prover a kind of pattern.

Most kinds are looked up by their terms, and an entry is proved alone. Units, periods and the words of company names work only with
others of their kind; such an entry is proved by difference: what the whole reader finds and would not find without the entry.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache
from typing import Any

from zhsignals.lexicon import Entry, Patterns, TermIndex
from zhsignals.lexicon.entry import GUARDS
from zhsignals.prove import finders
from zhsignals.prove.example import Found
from zhsignals.prove.finders import Make, Reader

Prover = Callable[[Entry, Patterns], Reader]
"""An entry, perhaps with a word taken away, and all patterns → its reader."""


def prove_terms(entry: Entry, _patterns: Patterns) -> Reader:
    """Kinds that are looked up by their terms: metrics, cues, idioms, …"""
    find = TermIndex([entry]).find
    return lambda text: [Found(m.start, m.end) for m in find(text)]


def prove_difference(make: Make) -> Prover:
    """What a finder sees with the entry and not without it."""

    def prover(entry: Entry, patterns: Patterns) -> Reader:
        whole, bare = make(replaced(entry, patterns), patterns), _without(make, entry.kind, entry.id, patterns)

        def read(text: str) -> list[Found]:
            others = bare(text)
            return [f for f in whole(text) if f not in others]

        return read

    return prover


@lru_cache(maxsize=8)
def _without(make: Make, kind: str, name: str, patterns: Patterns) -> Reader:
    try:
        return make(replaced(emptied(patterns.entry(kind, name)), patterns), patterns)
    except (ValueError, LookupError):  # nothing of this kind can be read without the entry
        return lambda _: []


def replaced(entry: Entry, patterns: Patterns) -> Patterns:
    """All patterns, with this entry in the place of the one of its id."""
    out = Patterns()
    out.tables = patterns.tables
    for kind in patterns.kinds():
        for other in patterns.entries(kind):
            out.add(entry if (other.kind, other.id) == (entry.kind, entry.id) else other)
    return out


def emptied(entry: Entry) -> Entry:
    """The entry without words of any sort."""
    words: dict[str, Any] = dict.fromkeys(("terms", *GUARDS), ())
    data = {k: type(v)() if isinstance(v, list | dict) else v for k, v in entry.data.items()}
    return replace(entry, data=data, **words)


def by_reader(article: Make, bare: Make) -> Prover:
    """Entries with `plain = true` are read in bare strings only, the others in articles."""
    in_article, in_string = prove_difference(article), prove_difference(bare)
    return lambda entry, patterns: (in_string if entry.data.get("plain") else in_article)(entry, patterns)


def prove_numeral(entry: Entry, patterns: Patterns) -> Reader:
    """Words by the term index; characters, which have no terms, by difference."""
    if "chars" not in entry.data:
        return prove_terms(entry, patterns)
    return by_reader(finders.numerals, finders.bare_numerals)(entry, patterns)


PROVERS: dict[str, Prover] = {
    "numeral": prove_numeral,
    "unit": by_reader(finders.quantities, finders.bare_quantities),
    "comparator": prove_difference(finders.quantities),
    "period": by_reader(finders.periods, finders.bare_periods),
    "company_suffix": prove_difference(finders.companies),
    "company_tail": prove_difference(finders.companies),
    "company_cue": prove_difference(finders.companies),
    "link": finders.links,
}
"""Kinds that something else than the term index reads; the others are proved by `prove_terms`."""


def reader_of(entry: Entry, patterns: Patterns) -> Reader:
    """What the entry finds, as its kind is read."""
    return PROVERS.get(entry.kind, prove_terms)(entry, patterns)
