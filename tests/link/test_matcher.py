"""The compiled rules read a sentence as spaCy's Matcher reads it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zhsignals.errors import PatternError
from zhsignals.lexicon import load_patterns
from zhsignals.lexicon.load import parse_entries
from zhsignals.link.matcher import CodeMatcher, SpacyMatcher
from zhsignals.link.rules import KIND_CODES, parse_rule

RULES = [parse_rule(e) for e in load_patterns().entries("link")]
CODES = "".join(sorted(set("".join(KIND_CODES.values())) | {"."}))
CODE, SPACY = CodeMatcher(RULES), SpacyMatcher(RULES)


def answer(engine: CodeMatcher | SpacyMatcher, codes: str) -> dict[int, tuple[str, dict[str, int]]]:
    return {i: (hit.rule.id, dict(hit.roles)) for i, hit in engine.match(codes).items()}


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet=CODES, max_size=18))
def test_the_two_engines_agree_on_any_cells(codes: str) -> None:
    assert answer(CODE, codes) == answer(SPACY, codes)


@pytest.mark.parametrize(
    ("codes", "value", "rule", "metric"),
    [
        ("MA", 1, "amount", 0),
        ("MvA,DGR", 1 + 1, "amount", 0),
        ("AdM", 0, "amount_of", 2),
        ("mN", 1, "count", 0),
        ("NwmK", 0, "count_of", 2),
        ("sER", 2, "rate", 0),
    ],
)
def test_a_value_is_read_with_its_metric(codes: str, value: int, rule: str, metric: int) -> None:
    hit = CODE.match(codes)[value]
    assert (hit.rule.id, hit.roles["metric"]) == (rule, metric)


def test_growth_wins_over_a_level_of_the_same_clause() -> None:
    assert CODE.match("MDGA")[3].rule.reading == "change"


def test_nothing_is_read_over_a_clause_break() -> None:
    assert CODE.match("M,A") == {}


@pytest.mark.parametrize("sequence", ['["metric:money", "filler*"]', '["value:gold"]', '["value:amount!"]'])
def test_a_wrong_sequence_is_named_with_its_entry(sequence: str) -> None:
    raw = f'kind = "link"\n[broken]\nsequence = {sequence}\nreading = "level"\naccept = ["{{x}}"]\n'
    with pytest.raises(PatternError, match=r"links/mine\.toml:2 broken"):
        for entry in parse_entries("links/mine.toml", raw.encode()):
            parse_rule(entry)
