"""One rule for overlapping mentions: the longer wins, then the leftmost, then the order given."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import Protocol, TypeVar


class Placed(Protocol):
    """Anything with a place."""

    start: int
    end: int


P = TypeVar("P", bound=Placed)


def settle(mentions: Iterable[P]) -> list[P]:
    """Disjoint mentions in text order; among overlapping ones the longest, then leftmost, then first given."""
    mentions = sorted(mentions, key=lambda m: m.start)
    if all(a.start < a.end <= b.start for a, b in pairwise(mentions)):
        return mentions
    kept: list[P] = []
    taken: set[int] = set()
    ranked = sorted(mentions, key=lambda m: (m.start - m.end, m.start))
    for m in ranked:
        places = range(m.start, m.end)
        if taken.isdisjoint(places):
            taken.update(places)
            kept.append(m)
    kept.sort(key=lambda m: m.start)
    return kept
