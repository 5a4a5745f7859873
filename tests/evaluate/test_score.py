"""Scoring: each rule of the annotation guide, on facts made for it."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import pytest

from zhsignals.evaluate import score
from zhsignals.records import Evidence, Fact, Record

LEVEL = {
    "kind": "amount",
    "metric": "revenue",
    "value": "2440000000",
    "unit": "CNY",
    "comparator": "eq",
    "status": "actual",
    "period": "2022",
    "text": "营收24.4亿元",
    "subject": ["云岭县"],
}
CHANGE = LEVEL | {"kind": "change", "value": "0.479", "unit": "1", "basis": "yoy"}
COUNT = LEVEL | {"kind": "count", "metric": "project_count", "value": "46", "unit": "个", "stage": "signed"}


def gold(*facts: dict[str, Any], **names: Any) -> list[dict[str, Any]]:
    return [{"id": "a", "facts": list(facts), **names}]


def pred(*facts: dict[str, Any], **names: Any) -> list[dict[str, Any]]:
    return [{"id": "a", "facts": list(facts), **names}]


def counts(report: Any, level: str) -> tuple[int, int, int]:
    tally = getattr(report.levels, level)
    return tally.tp, tally.fp, tally.fn


def test_equal_facts_are_right_at_every_level() -> None:
    report = score(pred(LEVEL, CHANGE, COUNT), gold(LEVEL, CHANGE, COUNT))
    assert [counts(report, x) for x in ("number", "fact", "full")] == [(3, 0, 0)] * 3
    assert not report.errors


@pytest.mark.parametrize(
    ("fact", "change", "levels"),
    [
        (LEVEL, {"value": "2440000010"}, (0, 0, 0)),
        (LEVEL, {"unit": "USD"}, (0, 0, 0)),
        (LEVEL, {"kind": "count"}, (0, 0, 0)),
        (LEVEL, {"metric": "profit"}, (1, 0, 0)),
        (LEVEL, {"comparator": "gt"}, (1, 0, 0)),
        (LEVEL, {"status": "planned"}, (1, 0, 0)),
        (LEVEL, {"period": None}, (1, 1, 0)),
        (LEVEL, {"subject": ["溪口镇"]}, (1, 1, 0)),
        (LEVEL, {"basis": "yoy", "stage": "signed"}, (1, 1, 1)),
        (CHANGE, {"basis": None}, (1, 1, 0)),
        (COUNT, {"stage": None}, (1, 1, 0)),
        (LEVEL, {"subject": [{"kind": "region", "name": "云 岭"}]}, (1, 1, 1)),
        (LEVEL, {"period": {"iso": "2022", "text": None}}, (1, 1, 1)),
        (LEVEL, {"value": 2440000000.0}, (1, 1, 1)),
    ],
)
def test_a_wrong_field_costs_its_level_and_those_above(fact: dict[str, Any], change: dict[str, Any], levels: tuple[int, ...]) -> None:
    report = score(pred(fact | change), gold(fact))
    assert tuple(counts(report, x)[0] for x in ("number", "fact", "full")) == levels


def test_lists_in_gold_accept_any_of_their_values() -> None:
    loose = LEVEL | {"value": ["1", "2440000000"], "period": [None, "2022"], "status": ["planned", "actual"], "metric_also": ["profit"]}
    assert counts(score(pred(LEVEL | {"metric": "profit", "period": None}), gold(loose)), "full") == (1, 0, 0)


def test_a_range_needs_both_ends() -> None:
    wide = LEVEL | {"comparator": "range", "value_max": "3000000000"}
    assert counts(score(pred(wide), gold(wide)), "fact") == (1, 0, 0)
    assert counts(score(pred(wide | {"value_max": "1"}), gold(wide)), "fact") == (0, 1, 1)


def test_optional_gold_is_neither_rewarded_nor_punished() -> None:
    optional = LEVEL | {"optional": True}
    for got in (pred(optional), pred()):
        assert counts(score(got, gold(optional)), "number") == (0, 0, 0)


def test_required_gold_takes_the_prediction_before_optional_gold() -> None:
    assert counts(score(pred(LEVEL), gold(LEVEL | {"optional": True}, LEVEL)), "full") == (1, 0, 0)


def test_of_two_predictions_the_better_answers() -> None:
    report = score(pred(LEVEL | {"metric": "profit"}, LEVEL), gold(LEVEL))
    assert counts(report, "full") == (1, 1, 0)
    assert report.metrics["profit"].number.fp == 1


def test_a_gold_article_without_record_is_all_missed_and_named() -> None:
    report = score([], gold(LEVEL, companies=[{"name": "云岭化工"}]))
    assert report.missing == ["a"]
    assert counts(report, "number") == (0, 0, 1)
    assert report.entities["companies"].fn == 1


def test_records_of_articles_without_gold_do_not_count() -> None:
    assert counts(score([*pred(LEVEL), {"id": "b", "facts": [LEVEL]}], gold(LEVEL)), "number") == (1, 0, 0)


def test_dated_asks_for_a_period_that_is_right_and_not_null() -> None:
    loose = LEVEL | {"period": [None, "2022"]}
    assert score(pred(LEVEL | {"period": None}), gold(loose)).fields["dated"].share == 0.0
    assert score(pred(LEVEL), gold(loose)).fields["dated"].share == 1.0
    assert score(pred(LEVEL), gold(LEVEL | {"period": None})).fields["dated"].share is None


def test_names_match_by_any_form_and_once() -> None:
    names = [{"name": "云岭化工股份有限公司", "also": ["云岭化工"]}]
    report = score(pred(companies=[{"name": "云岭化工"}, {"name": "云岭化工股份有限公司"}]), gold(companies=names))
    tally = report.entities["companies"]
    assert (tally.tp, tally.fp, tally.fn) == (1, 1, 0)


def test_a_project_matches_by_most_of_its_name_and_may_come_in_pieces() -> None:
    names = [{"name": "云岭铝箔深加工基地项目"}]
    got = [{"name": "铝箔深加工基地"}, {"name": "云岭铝箔深加工基地"}, {"name": "基地"}]
    tally = score(pred(projects=got), gold(projects=names)).entities["projects"]
    assert (tally.tp, tally.fp, tally.fn) == (1, 1, 0)


def test_errors_name_article_field_and_both_values() -> None:
    report = score(pred(LEVEL | {"period": "2021"}, CHANGE), gold(LEVEL, COUNT))
    lines = [str(e) for e in report.errors]
    assert lines == [
        "FIELD a  period: gold 2022, got 2021  «营收24.4亿元»",
        "MISS  a  count project_count 46个  «营收24.4亿元»",
        "FALSE a  change revenue 0.4791  «营收24.4亿元»",
    ]


def test_kinds_and_metrics_have_their_own_tables() -> None:
    report = score(pred(LEVEL, CHANGE | {"metric": "profit"}), gold(LEVEL, CHANGE))
    assert report.kinds["amount"].full.tp == 1
    assert report.metrics["revenue"].fact.fn == 1
    assert report.metrics["profit"].fact.fp == 1
    assert "profit" in str(report)


def test_a_record_model_scores_like_its_json() -> None:
    fact = Fact(
        id="f1", kind="amount", metric="revenue", value=Decimal(2440000000), unit="CNY", text="营收24.4亿元", comparator="eq",
        status="actual", mentions=(Evidence(spans=((0, 8),), text="营收24.4亿元"),), rule="x#y",
    )  # fmt: skip
    record = Record(id="a", facts=(fact,))
    assert counts(score([record], gold(LEVEL)), "fact") == (1, 0, 0)
    assert score([record], gold(LEVEL)).to_json() == score([json.loads(record.to_json())], gold(LEVEL)).to_json()
