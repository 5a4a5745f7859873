"""The audit fires where the article states all terms, and only there."""

from __future__ import annotations

import pytest

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


@pytest.mark.parametrize(
    ("text", "verdicts"),
    [
        ("2022年财政收入20.0亿元。2023年财政收入22.0亿元，同比增长10%。", ["agrees"]),
        ("2022年财政收入20.0亿元。2023年财政收入22.0亿元，同比增长15%。", ["differs"]),
        ("2023年茶业营业收入1243亿元，同比增长12.13%，上年同期为1109亿元。", ["agrees"]),  # 1243.4 ÷ 1108.9
        ("2023年茶业营业收入1243.3亿元，同比增长11.33%，上年同期为1109.5亿元。", ["differs"]),
        ("2022年财政收入2亿元。2023年财政收入3亿元，同比增长34%。", []),  # too few digits
        ("2022年生产总值200.0亿元。2023年生产总值230.0亿元，同比增长6%。", []),  # at constant prices
        ("2022年财政收入20.0亿元。2023年财政收入22.0亿元，同口径增长15%。", []),
        ("2023年全市税收收入24.6亿元，同比增加2.4亿元，增长10.8%。", ["agrees"]),
        ("2023年全市税收收入24.6亿元，同比减少2.4亿元，下降8.9%。", ["agrees"]),
        ("2023年全市税收收入24.6亿元，同比增加2.4亿元，增长18.8%。", ["differs"]),
        ("2023年末贷款余额31.4万亿元，同比增长19.6%；当年新增4.1万亿元，同比多增6210亿元。", []),
        ("8月，丰县竹编指数为112.6点，同比增长2.7%。", []),
    ],
)
def test_growth_against_the_year_before_as_its_digits_allow(text: str, verdicts: list[str]) -> None:
    assert checks(text) == [("growth", v) for v in verdicts]


@pytest.mark.parametrize(
    ("text", "verdicts"),
    [
        ("2023年全市外贸进出口总额120.6亿元，其中出口80.4亿元，进口40.2亿元，贸易顺差40.2亿元。", ["agrees"]),
        ("2023年全市外贸进出口总额121.6亿元，其中进口40.2亿元，增长5%，出口80.4亿元，增长6%。", ["differs"]),
        ("2023年全县生产总值300.5亿元。其中，第一产业增加值40.1亿元，第二产业增加值120.2亿元，第三产业增加值140.2亿元。", ["agrees"]),
        ("2023年全县生产总值312.5亿元。其中，第一产业增加值40.1亿元，第二产业增加值120.2亿元，第三产业增加值140.2亿元。", ["differs"]),
        ("2023年全县生产总值300.5亿元。其中，第一产业增加值40.1亿元，第二产业增加值120.2亿元。", []),
        (
            "2023年全社会用电量300.5亿千瓦时。其中，第一产业用电量40.1亿千瓦时，第二产业用电量120.2亿千瓦时，第三产业用电量90.2亿千瓦时。",
            [],
        ),
        ("2023年社会消费品零售总额200.5亿元，其中限额以上零售额90.1亿元。城镇零售额60.1亿元，乡村零售额30.0亿元。", ["agrees"]),
        ("2023年社会消费品零售总额200.5亿元。全县限额以上商品零售70.1亿元，餐饮收入9.5亿元。", []),  # of another whole
        ("2023年进出口总额120亿元以上，其中出口80.4亿元，进口30.2亿元。", []),
        ("2022年进出口总额121.6亿元。2023年出口80.4亿元，进口40.2亿元。", []),
        ("全镇劳动力41260人，其中男性22150人、女性19110人。", ["agrees"]),
    ],
)
def test_parts_that_are_all_of_a_whole_against_their_whole(text: str, verdicts: list[str]) -> None:
    assert checks(text) == [("total", v) for v in verdicts]


@pytest.mark.parametrize(
    ("text", "verdicts"),
    [
        ("全年签约项目46个，其中工业项目20个，占43.5%；农业项目26个，占总数的56.5%。", ["agrees", "agrees"]),
        ("全年签约项目46个，其中工业项目20个，占53.5%。", ["differs"]),
        ("全年签约项目46个。工业项目20个，占53.5%。", []),  # of what, nobody says
        ("全年签约项目46个，其中工业项目20个，占全省的53.5%。", []),
        ("全年签约项目46个，占比94%；其中，工业项目20个，占比41%。", []),  # both of something else
        ("全年签约项目近50个，其中工业项目20个，占43.5%。", []),
        ("县里今年已拨付资金524万元，占全年700万元的75%。", ["agrees"]),
        ("大股东手中有股份3120.4万股，占公司总股本6130.2万股的61.9%。", ["differs"]),
    ],
)
def test_a_share_against_its_part_and_its_whole(text: str, verdicts: list[str]) -> None:
    assert checks(text) == [("share", v) for v in verdicts]


@pytest.mark.parametrize(
    ("text", "verdicts"),
    [
        ("全县财政收入12.54亿元。全县财政收入12.54万元，位居全市前列。", ["differs"]),
        ("2022年全县财政收入11.3万元。2023年全县财政收入12.5亿元。", ["differs"]),
        ("全县财政收入12.54亿元。全县财政支出12.54万元。", []),
        ("2023年全县财政收入12.5亿元。2013年全县财政收入0.0011亿元。", []),
        ("转让价款11.04亿元，每股11.04元。", []),
    ],
)
def test_a_unit_that_is_ten_thousand_times_off(text: str, verdicts: list[str]) -> None:
    assert checks(text) == [("plausibility", v) for v in verdicts]
