"""The extra `fast` changes how long an article takes and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from zhsignals.lexicon import heads
from zhsignals.pipeline import Extractor

ARTICLES = Path(__file__).resolve().parents[2] / "corpus" / "articles"


def test_records_are_the_same_without_the_automaton(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("ahocorasick_rs")
    fast = Extractor()
    fast("")
    monkeypatch.setattr(heads, "_automata", lambda: None)
    plain = Extractor()
    plain("")
    texts = [path.read_text("utf-8") for path in sorted(ARTICLES.glob("*.txt"))]
    assert len(texts) > 30
    for text in (*texts, "甲市2023年完成投资\ud83d12亿元，同比增长5%。"):
        assert fast(text).to_json() == plain(text).to_json()
        assert fast.explain(text) == plain.explain(text)
