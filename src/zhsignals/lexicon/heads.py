"""Where the terms of many lists may begin: one pass over a text for all of them.

Without further packages the pass looks at every two neighbouring characters as one number, and asks a set whether any term begins so; that
costs as much as two searches for the terms of one list each. With the extra `fast` one Aho-Corasick automaton finds the terms themselves,
so that fewer places are left to look at; what is found at them is the same.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable
from typing import Any

Places = list[list[int]]
"""By number of the list: where its terms may begin, in text order."""
_CODEC = f"utf-32-{'le' if sys.byteorder == 'little' else 'be'}"
_WIDTH = 8
"""Bytes of a pair of characters."""


class Heads:
    """The terms of all lists, by their first one or two characters and, if it is there, in an automaton; `fast=False` does without."""

    def __init__(self, *, fast: bool = True) -> None:
        self._size = 0
        self._pairs: dict[str, tuple[int, ...]] = {}
        """By head the lists that have terms with it."""
        self._codes: set[int] = set()
        self._singles: dict[str, tuple[int, ...]] = {}
        self._single = re.compile("(?!)")
        self._library = _automata() if fast else None
        self._terms: dict[str, tuple[int, ...]] = {}
        """By term the lists that have it; only for the automaton."""
        self._groups: list[tuple[int, ...]] = []
        """The lists that have terms in common."""
        self._automaton: Any = None

    def add(self, terms: Iterable[str]) -> int:
        """The number of a new list of terms."""
        number = self._size
        self._size += 1
        terms = dict.fromkeys(terms)
        for head in dict.fromkeys(t[:2] for t in terms):
            by_head = self._pairs if len(head) > 1 else self._singles
            by_head[head] = (*by_head.get(head, ()), number)
            if len(head) > 1:
                self._codes.add(int.from_bytes(_encoded(head), sys.byteorder))
        self._single = re.compile(f"[{re.escape(''.join(self._singles))}]" if self._singles else "(?!)")
        if not all(map(_is_whole, terms)):
            self._library = None
        if self._library is not None:
            for term in terms:
                self._terms[term] = (*self._terms.get(term, ()), number)
            self._automaton = None
        return number

    def read(self, text: str) -> Places:
        """The places of all lists."""
        return self._by_pairs(text) if self._library is None or not _is_whole(text) else self._by_terms(text)

    def _by_terms(self, text: str) -> Places:
        if self._automaton is None:
            self._groups = list(set(self._terms.values()))
            self._automaton = self._made(), [self._groups.index(lists) for lists in self._terms.values()]
        automaton, owners = self._automaton
        by_owners: list[list[int]] = [[] for _ in self._groups]
        appends = [places.append for places in by_owners]
        for term, start, _ in automaton.find_matches_as_indexes(text, overlapping=True):
            appends[owners[term]](start)
        out: list[set[int]] = [set() for _ in range(self._size)]
        for lists, places in zip(self._groups, by_owners, strict=True):
            for number in lists:
                out[number].update(places)
        return [sorted(places) for places in out]

    def _made(self) -> Any:
        library: Any = self._library
        return library.AhoCorasick(
            list(self._terms), matchkind=library.MatchKind.Standard, implementation=library.Implementation.ContiguousNFA
        )

    def _by_pairs(self, text: str) -> Places:
        data, codes, pairs = _encoded(text), self._codes, self._pairs
        found: list[int] = []
        for first in (0, 1):
            rest = memoryview(data)[first * (_WIDTH // 2) :]
            rest = rest[: len(rest) // _WIDTH * _WIDTH].cast("Q")
            found += [2 * i + first for i, code in enumerate(rest) if code in codes]
        out: Places = [[] for _ in range(self._size)]
        appends = [places.append for places in out]
        for at in sorted(found):
            for number in pairs[text[at : at + 2]]:
                appends[number](at)
        alone: dict[int, list[int]] = {}
        for m in self._single.finditer(text):
            for number in self._singles[m.group()]:
                alone.setdefault(number, []).append(m.start())
        for number, places in alone.items():
            out[number] = sorted({*out[number], *places})
        return out


def _encoded(text: str) -> bytes:
    return text.encode(_CODEC, "surrogatepass")


def _is_whole(text: str) -> bool:
    """Whether a text is without halves of surrogate pairs, which the automaton cannot read."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _automata() -> Any:
    """The library of automata; None where it is not installed."""
    try:
        import ahocorasick_rs
    except ImportError:
        return None
    return ahocorasick_rs
