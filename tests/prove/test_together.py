"""A mention that another one takes away is told, with what took it."""

from __future__ import annotations

from zhsignals.lexicon import Entry
from zhsignals.prove import ask_together
from zhsignals.text.mention import Explanation

ENTRY = Entry(id="exports", kind="metric", file="metrics/x.toml", line=3, terms=("出口",), accept=("全县{出口}5亿元",))


def seen(start: int, end: int, note: str) -> list[Explanation]:
    return [Explanation(start, end, "全县出口5亿元"[start:end], "mention", note), Explanation(4, 5, "5", "numeral", "quantity")]


def test_a_mention_under_its_id_survives() -> None:
    assert ask_together(ENTRY, lambda text, published: seen(2, 4, "metric exports")) == []


def test_a_longer_or_other_mention_is_named() -> None:
    (problem,) = ask_together(ENTRY, lambda text, published: seen(1, 4, "region 县出口"))
    assert str(problem) == "metrics/x.toml:3 exports accept[0]: “出口” of “全县出口5亿元” is lost to region 县出口 “县出口”"
    (problem,) = ask_together(ENTRY, lambda text, published: seen(2, 4, "metric trade"))
    assert "lost to metric trade “出口”" in str(problem)
    (problem,) = ask_together(ENTRY, lambda text, published: [])
    assert str(problem).endswith("is lost to nothing")
