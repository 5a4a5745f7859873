"""How an entry alone reads a sentence: one prover a kind of pattern."""

from __future__ import annotations

from collections.abc import Callable

from zhsignals.lexicon import Entry, Patterns, TermIndex
from zhsignals.prove.example import Found

Reader = Callable[[str], list[Found]]
"""A sentence → what the entry finds in it, left to right."""
Prover = Callable[[Entry, Patterns], Reader]
"""An entry, perhaps with a word taken away, and all patterns → its reader."""


def alone(entry: Entry, patterns: Patterns) -> Patterns:
    """All patterns, but of this entry's kind only the entry."""
    out = Patterns()
    out.tables = patterns.tables
    for kind in patterns.kinds():
        for other in patterns.entries(kind):
            if kind != entry.kind:
                out.add(other)
    out.add(entry)
    return out


def prove_terms(entry: Entry, patterns: Patterns) -> Reader:
    """Kinds that are looked up by their terms: metrics, cues, idioms, …"""
    find = TermIndex([entry]).find
    return lambda text: [Found(m.start, m.end) for m in find(text)]


PROVERS: dict[str, Prover] = {}
"""Kinds that something else than the term index reads; the others are proved by `prove_terms`."""


def reader_of(entry: Entry, patterns: Patterns) -> Reader:
    """What the entry alone finds, as its kind is read."""
    return PROVERS.get(entry.kind, prove_terms)(entry, patterns)
