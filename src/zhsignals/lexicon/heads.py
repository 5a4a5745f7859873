"""Where the terms of many lists stand: one pass over a text for all of them.

Without further packages the pass looks at every two neighbouring characters as one number, asks a set whether any term begins so, and tries
the terms that do. With the extra `fast` one Aho-Corasick automaton finds the terms. What is found is the same.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from typing import Any

Places = list[tuple[list[int], list[str]]]
"""By number of the list: where its terms stand, in text order, and which; of those at one place the longest first."""
_CODEC = f"utf-32-{'le' if sys.byteorder == 'little' else 'be'}"
_WIDTH = 8
"""Bytes of a pair of characters."""


class Heads:
    """The terms of all lists; `fast=False` does without an automaton."""

    def __init__(self, *, fast: bool = True) -> None:
        self._size = 0
        self._lists: dict[str, tuple[int, ...]] = {}
        """By term the lists that have it."""
        self._library = _automata() if fast else None
        self._index: _Index | None = None

    def add(self, terms: Iterable[str]) -> int:
        """The number of a new list of terms."""
        number = self._size
        self._size += 1
        for term in dict.fromkeys(terms):
            self._lists[term] = (*self._lists.get(term, ()), number)
            if not _is_whole(term):
                self._library = None
        self._index = None
        return number

    def read(self, text: str) -> Places:
        """The places of all lists."""
        index = self._index
        if index is None:
            index = self._index = _Index(self._lists, self._size, self._library)
        return index.read(text)


class _Index:
    """The terms of all lists, the longest first, and what finds them."""

    def __init__(self, lists: dict[str, tuple[int, ...]], size: int, library: Any) -> None:
        self._size = size
        self._terms = sorted(lists, key=len, reverse=True)
        groups = {owners: i for i, owners in enumerate(dict.fromkeys(lists.values()))}
        self._groups = list(groups)
        """The lists that have terms in common."""
        self._owners = [groups[lists[term]] for term in self._terms]
        self._automaton: Any = None
        if library is not None and lists:
            kind, implementation = library.MatchKind.Standard, library.Implementation.ContiguousNFA
            self._automaton = library.AhoCorasick(self._terms, matchkind=kind, implementation=implementation)
        self._pairs = None if self._automaton is not None else _Pairs(self._terms)

    def read(self, text: str) -> Places:
        """The places of all lists: a place and the number of its term as one number, which is quick to sort."""
        terms, owners, many = self._terms, self._owners, len(self._terms)
        by_group: list[list[int]] = [[] for _ in self._groups]
        appends = [group.append for group in by_group]
        for term, start, _ in self._found(text):
            appends[owners[term]](start * many + term)
        keys: list[list[int]] = [[] for _ in range(self._size)]
        for lists, group in zip(self._groups, by_group, strict=True):
            for number in lists:
                keys[number] += group
        for found in keys:
            found.sort()
        return [([key // many for key in found], [terms[key % many] for key in found]) for found in keys]

    def _found(self, text: str) -> Iterable[tuple[int, int, int]]:
        """The number of each term that stands in the text, where it begins and where it ends."""
        if self._automaton is not None and _is_whole(text):
            matches: list[tuple[int, int, int]] = self._automaton.find_matches_as_indexes(text, overlapping=True)
            return matches
        if self._pairs is None:
            self._pairs = _Pairs(self._terms)
        return self._pairs.find(text)


class _Pairs:
    """The terms by their first two characters, or the only one."""

    def __init__(self, terms: list[str]) -> None:
        self._by_head: dict[str, list[tuple[int, str]]] = {}
        for number, term in enumerate(terms):
            self._by_head.setdefault(term[:2], []).append((number, term))
        self._codes = {int.from_bytes(_encoded(head), sys.byteorder) for head in self._by_head if len(head) > 1}
        singles = "".join(head for head in self._by_head if len(head) == 1)
        self._single = re.compile(f"[{re.escape(singles)}]" if singles else "(?!)")

    def find(self, text: str) -> Iterator[tuple[int, int, int]]:
        """Number, start and end of every term that stands in the text."""
        data, codes = _encoded(text), self._codes
        found: list[int] = []
        for first in (0, 1):
            rest = memoryview(data)[first * (_WIDTH // 2) :]
            rest = rest[: len(rest) // _WIDTH * _WIDTH].cast("Q")
            found += [2 * i + first for i, code in enumerate(rest) if code in codes]
        for at in found:
            for number, term in self._by_head[text[at : at + 2]]:
                if text.startswith(term, at):
                    yield number, at, at + len(term)
        for m in self._single.finditer(text):
            yield self._by_head[m.group()][0][0], *m.span()


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
