"""The ledger: what became of every numeral."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from zhsignals.text import Mention, Numeral, Quantity

Span = tuple[int, int]


def settle_numerals(
    numerals: Sequence[Numeral], facts: Sequence[Quantity], qualifiers: Sequence[Quantity], names: Sequence[Mention]
) -> tuple[dict[str, int], list[Span]]:
    """Counts by use, and the spans of the numerals that nothing explains; counts and spans add up to all numerals."""
    counts = {"fact": 0, "date": 0, "name": 0, "ordinal": 0, "slogan": 0, "qualifier": 0}
    other: list[Span] = []
    in_fact, in_qualifier = _Cover(facts), _Cover(qualifiers)
    in_name = _Cover([m for m in names if m.kind in ("company", "project")])
    for n in numerals:
        if in_fact.holds(n):
            use = "fact"
        elif n.use in ("date", "name", "ordinal", "slogan"):
            use = n.use
        elif in_name.holds(n):
            use = "name"
        elif in_qualifier.holds(n):
            use = "qualifier"
        else:
            other.append((n.start, n.end))
            continue
        counts[use] += 1
    return counts, other


class _Cover:
    """Whether a place lies inside one of a set of spans."""

    def __init__(self, placed: Sequence[Quantity | Mention]) -> None:
        spans = sorted({(p.start, p.end) for p in placed})
        self._starts = [s for s, _ in spans]
        self._ends = [e for _, e in spans]

    def holds(self, n: Numeral) -> bool:
        i, ends = bisect_right(self._starts, n.start), self._ends
        return (i > 0 and ends[i - 1] >= n.end) or (i > 1 and ends[i - 2] >= n.end) or (i > 2 and ends[i - 3] >= n.end)
