"""One pass for many lists finds what each list finds by itself."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhsignals.lexicon import Entry, Heads, TermIndex

LETTERS = "甲乙丙丁戊a\U0002000b\ud800 \n"
TERMS = st.lists(st.text(alphabet=LETTERS, min_size=1, max_size=4), max_size=8, unique=True)


def entry(terms: list[str]) -> Entry:
    return Entry("x", "metric", "x.toml", 1, terms=tuple(terms))


@given(st.lists(TERMS, max_size=4), st.text(alphabet=LETTERS, max_size=40), st.integers(0, 40), st.integers(0, 40))
def test_terms_are_the_same_by_places(lists: list[list[str]], text: str, start: int, end: int) -> None:
    for heads in (Heads(), Heads(fast=False)):
        indexes = [TermIndex([entry(terms)], heads) for terms in lists]
        places = heads.read(text)
        for index, terms in zip(indexes, lists, strict=True):
            alone = TermIndex([entry(terms)])
            assert index.find(text, places=places) == alone.find(text)
            assert index.find(text, start, end, places) == alone.find(text, start, end)


@pytest.mark.parametrize("fast", [True, False])
def test_terms_are_in_text_order_and_the_longest_first(fast: bool) -> None:
    heads = Heads(fast=fast)
    first, second = heads.add(["乙", "甲乙", "乙丙"]), heads.add(["丙丁戊", "乙丙"])
    places = heads.read("乙丙丁甲乙丙丁戊甲")
    assert places[first] == ([0, 0, 3, 4, 4], ["乙丙", "乙", "甲乙", "乙丙", "乙"])
    assert places[second] == ([0, 4, 5], ["乙丙", "乙丙", "丙丁戊"])


def test_no_lists_no_places() -> None:
    assert Heads().read("甲乙") == []
