"""Each question finds the fault it asks for, in entries made for it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from zhsignals.lexicon import Entry, Patterns
from zhsignals.prove import QUESTIONS, prove_entry, shared_terms

SOUND = Entry(
    id="yield_total",
    kind="metric",
    file="metrics/farm.toml",
    line=7,
    terms=("总产量", "产量"),
    not_followed_by=("表",),
    accept=("全年{总产量}12万吨", "水果{产量}增加"),
    reject=("另附产量表",),
)


def ask(name: str, entry: Entry) -> list[str]:
    return [str(p) for p in QUESTIONS[name](entry, Patterns())]


def test_a_sound_entry_answers_all_questions() -> None:
    assert prove_entry(SOUND, Patterns()) == []


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"terms": ("产量", "产量")}, "terms"),
        ({"terms": ("e\u0301",)}, "terms"),
        ({"accept": ()}, "accept"),
        ({"accept": ("产量增加",)}, "accept"),
        ({"accept": ("{产量增加",)}, "accept"),
        ({"reject": ("附{产量}表",)}, "reject"),
    ],
)
def test_a_wrong_shape_names_its_field(change: dict[str, tuple[str, ...]], field: str) -> None:
    (problem,) = ask("shape", replace(SOUND, **change))  # type: ignore[arg-type]
    assert problem.startswith(f"metrics/farm.toml:7 yield_total {field}: ")


def test_accept_wants_exactly_the_marked_places() -> None:
    assert ask("accept", replace(SOUND, accept=("水果{产量}和肉类产量",))) == [
        "metrics/farm.toml:7 yield_total accept[0]: found “产量”、“产量” in “水果产量和肉类产量”"
    ]
    assert ask("accept", replace(SOUND, accept=("{水果产量}增加",)))
    assert not ask("accept", replace(SOUND, accept=("水果{产量}和肉类{产量}",)))


def test_a_marked_value_must_be_read() -> None:
    assert ask("accept", replace(SOUND, accept=("水果{产量 => 3}增加",)))


def test_reject_wants_nothing_found() -> None:
    assert ask("reject", replace(SOUND, reject=("产量增加",)))
    assert not ask("reject", SOUND)


def test_a_counter_example_that_nothing_turned_away_is_told() -> None:
    assert ask("near miss", replace(SOUND, reject=("今天下雨",))) == [
        "metrics/farm.toml:7 yield_total reject[0]: nothing had to turn “今天下雨” away"
    ]
    assert not ask("near miss", SOUND)


@pytest.mark.parametrize(
    ("change", "word"),
    [
        ({"terms": ("总产量", "产量", "单产")}, "单产"),
        ({"accept": ("水果{产量}增加",)}, "总产量"),
        ({"not_followed_by": ("表", "图")}, "图"),
        ({"not_followed_by": (), "not_preceded_by": ("月",)}, "月"),
        ({"near": ("全年", "水果"), "reject": ("水果产量表",)}, ""),
    ],
)
def test_each_word_needs_a_witness(change: dict[str, tuple[str, ...]], word: str) -> None:
    problems = ask("witness", replace(SOUND, **change))  # type: ignore[arg-type]
    if word:
        assert any(f"no example shows what “{word}” is for" in p for p in problems)
    else:
        assert problems == []


def test_the_last_word_of_a_guard_is_missed_by_what_it_kept_out() -> None:
    entry = replace(SOUND, terms=("产量",), not_followed_by=(), near=("水果",), accept=("水果{产量}增加",), reject=())
    assert ask("witness", entry)
    assert not ask("witness", replace(entry, reject=("煤炭产量增加",)))


def test_a_todo_that_works_must_move() -> None:
    assert ask("todo", replace(SOUND, todo=("水果{产量}增加",))) == [
        "metrics/farm.toml:7 yield_total todo[0]: works now: move “水果产量增加” to accept"
    ]
    assert "to reject" in ask("todo", replace(SOUND, todo=("另附产量表",)))[0]
    assert not ask("todo", replace(SOUND, todo=("水果{单产}增加", "产量增加")))


def test_a_frame_is_a_sentence_for_every_term() -> None:
    assert not prove_entry(replace(SOUND, accept=("全年{*}持平",)), Patterns())
    assert ask("accept", replace(SOUND, accept=("年总{*}持平",))) == [
        "metrics/farm.toml:7 yield_total accept[0]: found “总产量” in “年总产量持平”"
    ]


def test_a_frame_of_a_guard_is_a_counter_example_for_every_word() -> None:
    entry = replace(SOUND, not_followed_by=("表", "图"), reject=("另附{*}{not_followed_by}",))
    assert not prove_entry(entry, Patterns())


def test_a_frame_may_name_a_guard_beside_a_mark() -> None:
    entry = replace(SOUND, not_followed_by=(), followed_by=("增加", "下降"), accept=("水果{*}{followed_by}",), reject=("水果产量表",))
    assert not prove_entry(entry, Patterns())


def test_a_term_of_two_entries_needs_guards_in_both() -> None:
    other = replace(SOUND, id="other", file="metrics/more.toml", terms=("产量",))
    patterns = Patterns()
    for entry in (SOUND, other):
        patterns.add(entry)
    assert shared_terms([SOUND, other], patterns) == []
    bare = replace(other, not_followed_by=())
    patterns.add(bare)
    (first, second) = shared_terms([SOUND, bare], patterns)
    assert str(first) == "metrics/farm.toml:7 yield_total terms: “产量” is also a term of metrics/more#other, and no guard tells them apart"
    assert second.entry == "other"


def test_words_taken_away_together_are_told_one_by_one() -> None:
    terms = ("青禾量", "云坪量", "澄江量", "澄江量额")
    entry = replace(SOUND, terms=terms, not_followed_by=(), near=(), accept=("{青禾量}和{云坪量}增加", "{澄江量额}增加"), reject=())
    told = ask("witness", entry)
    assert [t for t in terms if any(f"“{t}”" in p for p in told)] == ["澄江量"]
