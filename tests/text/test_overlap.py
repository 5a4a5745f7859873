"""Settling overlaps: the short way for disjoint mentions gives what the long way gives."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from zhsignals.text import Mention, settle


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 6)), max_size=8))
def test_the_longest_then_the_leftmost_stays(spans: list[tuple[int, int]]) -> None:
    mentions = [Mention(a, a + size, "noun", str(i)) for i, (a, size) in enumerate(spans)]
    kept: list[Mention] = []
    for m in sorted(mentions, key=lambda m: (m.start - m.end, m.start)):
        if all(m.end <= k.start or k.end <= m.start or m.start == m.end for k in kept):
            kept.append(m)
    assert settle(mentions) == sorted(kept, key=lambda m: m.start)
