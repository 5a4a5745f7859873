"""The audit fires where the article states all terms, and only there."""

from __future__ import annotations

from zhsignals import Extractor

READ = Extractor()


def checks(text: str) -> list[tuple[str, str]]:
    return [(a.check, a.verdict) for a in READ(text, published="2024-05-20").audit]


GOAL = "今年全区到位资金目标任务50亿元。截至目前，到位资金完成{done}亿元、完成全年目标任务{rate}%。"


def test_a_wrong_completion_rate_is_reported_with_the_right_one() -> None:
    record = READ(GOAL.format(done="9.5", rate="18.4"), published="2024-05-20")
    (finding,) = record.audit
    assert (finding.check, finding.verdict) == ("completion", "differs")
    assert (float(finding.stated), float(finding.computed)) == (0.184, 0.19)
    metrics = {f.id: f.metric for f in record.facts}
    assert [metrics[i] for i in finding.facts] == ["completion_rate", "funds_in_place", "funds_in_place"]


def test_a_rounded_or_cut_completion_rate_agrees() -> None:
    assert checks(GOAL.format(done="15.24", rate="30")) == [("completion", "agrees")]


def test_nothing_is_checked_without_a_goal() -> None:
    assert checks("截至目前，到位资金完成9.5亿元、完成全年目标任务18.4%。") == []


def test_nothing_is_checked_against_an_inexact_goal() -> None:
    assert checks(GOAL.replace("50亿元", "50亿元以上").format(done="9.5", rate="18.4")) == []


def test_a_structure_that_does_not_sum_to_one_hundred() -> None:
    assert checks("三次产业结构为10.2:42.3:47.5。") == [("structure", "agrees")]
    assert checks("三次产业结构为10.2:42.3:49.5。") == [("structure", "differs")]


def test_growth_against_the_stated_year_before() -> None:
    text = "2022年财政收入20亿元。2023年财政收入22亿元，同比增长{}%。"
    assert checks(text.format("10")) == [("growth", "agrees")]
    assert checks(text.format("15")) == [("growth", "differs")]
