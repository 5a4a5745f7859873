"""The term index finds what a plain search finds: leftmost, longest, guards heeded."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from zhsignals.lexicon import Entry, TermIndex
from zhsignals.lexicon.entry import sentence_around


def entry(name: str, *terms: str, **guards: tuple[str, ...]) -> Entry:
    return replace(Entry(id=name, kind="noun", file="f.toml", line=1, terms=terms), **guards)  # type: ignore[arg-type]


def found(index: TermIndex, text: str) -> list[tuple[str, str]]:
    return [(m.id, text[m.start : m.end]) for m in index.find(text)]


def test_the_longest_term_wins_and_mentions_do_not_overlap() -> None:
    index = TermIndex([entry("a", "产值"), entry("b", "总产值", "值")])
    assert found(index, "总产值和产值、增值") == [("b", "总产值"), ("a", "产值"), ("b", "值")]


def test_a_guarded_term_gives_way_to_a_shorter_one_and_to_the_next_entry() -> None:
    index = TermIndex([entry("a", "出口额", not_followed_by=("度",)), entry("b", "出口"), entry("c", "出口额", preceded_by=("年",))])
    assert found(index, "出口额度") == [("b", "出口")]
    assert found(index, "年出口额度") == [("c", "出口额")]


def test_guards_look_before_after_and_around() -> None:
    assert found(TermIndex([entry("a", "项目", followed_by=("开工",))]), "项目开工，项目竣工") == [("a", "项目")]
    assert found(TermIndex([entry("a", "项目", not_preceded_by=("类",))]), "分类项目") == []
    near = TermIndex([entry("a", "率", near=("签约",), not_near=("就业",))])
    assert found(near, "签约情况：开工率。就业率。签约和就业率") == [("a", "率")]


def test_a_part_of_a_text_is_searched_without_its_surroundings_being_cut() -> None:
    index = TermIndex([entry("a", "产值", not_followed_by=("表",))])
    assert index.find("产值表", 0, 2) == []
    assert [(m.start, m.end) for m in index.find("产值产值", 1, 4)] == [(2, 4)]


def test_nothing_is_found_without_terms() -> None:
    assert TermIndex([]).find("产值") == []


def test_a_sentence_ends_at_its_marks_and_at_the_reach() -> None:
    text = "前一句。这一句有产值；后一句"
    at = text.index("产值")
    assert sentence_around(text, at, at + 2) == "这一句有产值"
    assert sentence_around("甲" * 500, 250, 251, reach=10) == "甲" * 21


LETTERS = st.text(alphabet="甲乙丙丁", min_size=1, max_size=4)


@given(st.lists(LETTERS, min_size=1, max_size=8, unique=True), st.text(alphabet="甲乙丙丁戊", max_size=40))
def test_the_index_equals_a_plain_search(terms: list[str], text: str) -> None:
    want, at = [], 0
    while at < len(text):
        term = max((t for t in terms if text.startswith(t, at)), key=len, default="")
        if term:
            want.append((at, at + len(term)))
        at += len(term) or 1
    assert [(m.start, m.end) for m in TermIndex([entry("a", *terms)]).find(text)] == want


GUARDS = ("not_preceded_by", "not_followed_by", "preceded_by", "followed_by", "near", "not_near")


@given(
    st.lists(
        st.tuples(st.text("甲乙丙", min_size=1, max_size=3), st.sampled_from((*GUARDS, "")), st.text("甲乙丙丁", min_size=1, max_size=2)),
        max_size=5,
    ),
    st.text("甲乙丙丁。", max_size=24),
)
def test_the_scan_finds_what_trying_every_place_finds(words: list[tuple[str, str, str]], text: str) -> None:
    entries = [entry(str(i), term, **({guard: (word,)} if guard else {})) for i, (term, guard, word) in enumerate(words)]
    expected, at = [], 0
    while at < len(text):
        fits = [(e, t) for e in entries for t in e.terms if text.startswith(t, at) and (not e.guarded or e.allows(text, at, at + len(t)))]
        if fits:
            size = max(len(t) for _, t in fits)
            expected.append((next(e.id for e, t in fits if len(t) == size), text[at : at + size]))
            at += size
        else:
            at += 1
    assert found(TermIndex(entries), text) == expected
