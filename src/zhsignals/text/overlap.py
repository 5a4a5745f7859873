"""One rule for overlapping mentions: the longer wins, then the leftmost, then the order given."""

from __future__ import annotations

from collections.abc import Iterable
from operator import attrgetter
from typing import Protocol, TypeVar


class Placed(Protocol):
    """Anything with a place."""

    start: int
    end: int


P = TypeVar("P", bound=Placed)
_start = attrgetter("start")


def settle(mentions: Iterable[P]) -> list[P]:
    """Disjoint mentions in text order; among overlapping ones the longest, then leftmost, then first given."""
    kept: list[P] = []
    group: list[P] = []
    reach = -1
    for m in sorted(mentions, key=_start):
        if group and (m.start < reach or m.start == group[-1].start):
            group.append(m)
            reach = max(reach, m.end)
        else:
            kept += group if len(group) < 2 else _settled(group)
            group, reach = [m], m.end
    return kept + (group if len(group) < 2 else _settled(group))


def _settled(group: list[P]) -> list[P]:
    """The same for mentions each of which overlaps another."""
    kept: list[P] = []
    taken: set[int] = set()
    for m in sorted(group, key=lambda m: (m.start - m.end, m.start)):
        places = range(m.start, m.end)
        if taken.isdisjoint(places):
            taken.update(places)
            kept.append(m)
    kept.sort(key=_start)
    return kept
