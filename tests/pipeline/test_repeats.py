"""Lists that go on, numbers said again, and plans that stay expectations."""

from __future__ import annotations

from decimal import Decimal

import pytest

from zhsignals import Extractor
from zhsignals.records import Fact

READ = Extractor()


def facts(text: str) -> list[Fact]:
    return list(READ(text, published="2024-05-20").facts)


def test_a_second_list_has_the_names_of_the_first() -> None:
    text = "家电类、服装类商品零售分别增长21.6%和16.3%，两年分别平均增长33.9%和9.5%。"
    found = {f.value: f for f in facts(text)}
    assert "家电类" in found[Decimal("0.339")].subject[0].name
    assert (found[Decimal("0.095")].metric, found[Decimal("0.095")].basis) == ("retail_sales", "avg")
    assert "服装类" in found[Decimal("0.095")].subject[0].name


def test_a_bound_before_a_list_holds_for_all_of_it() -> None:
    assert [f.comparator for f in facts("公司三年利润总额各不低于2亿元、3亿元和4亿元。")] == ["gte"] * 3


@pytest.mark.parametrize(
    ("text", "value", "count"),
    [
        ("本次交易价格为186.4亿元。发行价为9.1元/股，总交易价格为186.4亿元。", "18640000000", 1),
        ("对新认定的甲类企业，给予30万元奖励；对新列入的乙类企业，给予30万元奖励。", "300000", 2),
        ("甲市对主城区16条次级河道全面开展清淤。乙江一级支流中，有梁溪等16条次级河道水质不佳。", "16", 1),
        ("全国超1.4亿人次出入境，来客增加。\n一季度，各地边检机构查验出入境人员超1.4亿人次。", "140000000", 1),
        ("油菜占耕地的三分之一。\n甘蔗占林地的三分之一。", "0.3333333333333333333333333333", 2),
    ],
)
def test_a_long_number_said_again_is_one_fact(text: str, value: str, count: int) -> None:
    assert sum(f.value == Decimal(value) for f in facts(text)) == count


@pytest.mark.parametrize(
    ("text", "value", "count"),
    [
        ("【甲乙股份：前三季度净利润增长四成】甲乙股份公告，前三季度净利润2亿元，增长40%。", "0.4", 1),
        ("【丙县引进2个项目】丙县引进2个项目。丁县引进2个项目。", "2", 2),
        ("7个省份同比增长。这7个省份中，山地较多。", "7", 1),
        ("农户占百分之六十九（69%）。", "0.69", 1),
        ("三年按三分之一、三分之一和三分之一解锁。", "0.3333333333333333333333333333", 3),
        ("新星股份拟购买远山环境100%股权。本次新星股份购买远山环境100%股权。", "1", 1),
        ("园区去年力争产值100亿元。园区去年完成产值100亿元。", "10000000000", 2),
        ("戊公司净利润3亿元，派息总额3亿元。", "300000000", 2),
    ],
)
def test_headline_body_and_pointing_back_are_one_fact(text: str, value: str, count: int) -> None:
    assert sum(f.value == Decimal(value) for f in facts(text)) == count


def test_a_plan_told_again_stays_a_plan() -> None:
    found = facts("新星股份拟收购远山环境60%股权。本次新星股份收购远山环境60%股权，尚待批准。")
    assert [(f.status, len(f.mentions)) for f in found] == [("planned", 2)]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("预计公司净资产将超过130亿元。", "expected"),
        ("项目投产后，将新增产值5亿元。", "expected"),
        ("预计年底开工，二期拟投资13亿元。", "planned"),
        ("拟建项目难以开工，央行上调准备金率0.5个百分点。", "actual"),
    ],
)
def test_what_is_expected_stays_so_behind_will(text: str, status: str) -> None:
    assert [f.status for f in facts(text)] == [status]


def test_so_far_under_a_heading_of_targets_is_a_target() -> None:
    text = "目标是：\n● 引进实现新突破\n累计引进省外资金500亿元，亩均税收达到37万元以上。"
    assert {f.status for f in facts(text)} == {"target"}


@pytest.mark.parametrize(
    ("text", "kind", "metric"),
    [
        ("网民规模只有3.09亿。", "count", "other"),
        ("坐拥2亿订户。", "count", "other"),
        ("公司拥有12个剂型。", "count", "other"),
        ("甲厂提价300美元/吨。", "change", "other"),
    ],
)
def test_what_a_number_counts(text: str, kind: str, metric: str) -> None:
    assert [(f.kind, f.metric) for f in facts(text)] == [(kind, metric)]


@pytest.mark.parametrize("text", ["经济有二次探底的风险。", "把每一分钱用好。", "机场可起降747大型客机。"])
def test_set_phrases_count_nothing(text: str) -> None:
    assert not facts(text)


@pytest.mark.parametrize(
    "text",
    [
        "四川、贵州工业增加值增速较高，分别增长38%和17%。",
        "增幅较大的四川、贵州分别增长38%和17%。",
        "与上年相比，四川、贵州分别提高38%和17%。",
    ],
)
def test_each_value_of_a_series_has_its_own_name_alone(text: str) -> None:
    found = {f.value: [s.name for s in f.subject] for f in facts(text)}
    assert found[Decimal("0.38")][0].startswith("四川") and "贵州省" not in found[Decimal("0.38")]
    assert found[Decimal("0.17")][0].startswith("贵州") and "四川省" not in found[Decimal("0.17")]


def test_growths_behind_a_series_of_levels_are_theirs() -> None:
    found = facts("第一、二、三产业增加值分别为12亿元、50亿元和70亿元，分别增长3%、5%和7%。")
    assert {f.metric for f in found} == {"value_added"}


def test_a_growth_of_three_digits_in_a_headline_is_that_of_its_article() -> None:
    text = "前8月云溪外贸同增17.1%\n据海关通报，前8月云溪进出口值328亿元，同增17.1%。"
    assert [(f.metric, len(f.mentions)) for f in facts(text) if f.kind == "change"] == [("trade", 2)]
