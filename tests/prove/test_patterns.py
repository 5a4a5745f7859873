"""The shipped patterns: every entry bears out what it says, question by question."""

from __future__ import annotations

import pytest

from zhsignals import Extractor
from zhsignals.lexicon import Entry, load_patterns
from zhsignals.prove import QUESTIONS, ask_together, shared_terms

PATTERNS = load_patterns()
ENTRIES = [e for kind in PATTERNS.kinds() for e in PATTERNS.entries(kind)]


@pytest.mark.parametrize("question", QUESTIONS)
@pytest.mark.parametrize("entry", ENTRIES, ids=lambda e: e.rule)
def test_an_entry_proves_itself(entry: Entry, question: str) -> None:
    assert [str(p) for p in QUESTIONS[question](entry, PATTERNS)] == []


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


@pytest.mark.parametrize("entry", [e for e in ENTRIES if e.kind in ("metric", "cue")], ids=lambda e: e.rule)
def test_its_mentions_survive_among_the_others(entry: Entry, extractor: Extractor) -> None:
    assert [str(p) for p in ask_together(entry, extractor.explain)] == []


def test_no_term_belongs_to_two_entries_of_one_lookup() -> None:
    assert [str(p) for p in shared_terms(ENTRIES, PATTERNS)] == []


def test_every_kind_has_entries_and_every_entry_a_sentence() -> None:
    assert len(ENTRIES) > 300
    assert all(e.accept for e in ENTRIES)
