"""What a sentence states, read through the whole pipeline."""

from __future__ import annotations

from decimal import Decimal

import pytest

from zhsignals import Extractor, extract
from zhsignals.records import Fact

READ = Extractor()


def facts(text: str, published: str | None = "2024-05-20") -> list[Fact]:
    return list(READ(text, published=published).facts)


def only(text: str, published: str | None = "2024-05-20") -> Fact:
    found = facts(text, published)
    assert len(found) == 1, [f.text for f in found]
    return found[0]


@pytest.mark.parametrize(
    ("text", "kind", "metric", "value", "unit"),
    [
        ("全县合同引资12.5亿元。", "amount", "contracted_investment", "1250000000", "CNY"),
        ("实现2.4亿元的销售额。", "amount", "revenue", "240000000", "CNY"),
        ("公司净亏损3000万元。", "amount", "profit", "-30000000", "CNY"),
        ("签约项目达18个。", "count", "project_count", "18", "个"),
        ("引进23家上下游企业。", "count", "enterprise_count", "23", "家"),
        ("项目开工率为82%。", "rate", "start_rate", "0.82", "1"),
        ("服务业占全县经济的五成。", "rate", "share", "0.5", "1"),
        ("园区占地面积约1200亩。", "quantity", "other", "1200", "亩"),
        ("居民消费价格指数为101.2。", "quantity", "price_index", "101.2", "1"),
    ],
)
def test_a_level_with_its_metric(text: str, kind: str, metric: str, value: str, unit: str) -> None:
    fact = only(text)
    assert (fact.kind, fact.metric, fact.value, fact.unit) == (kind, metric, Decimal(value), unit)


@pytest.mark.parametrize(
    ("text", "value", "unit", "basis"),
    [
        ("出口额同比增长8.5%。", "0.085", "1", "yoy"),
        ("出口额环比下降2%。", "-0.02", "1", "mom"),
        ("出口额年均增长12%。", "0.12", "1", "avg"),
        ("出口额增长1.5倍。", "1.5", "x", "unstated"),
        ("出口额比上年翻一番。", "1", "x", "yoy"),
        ("出口额比去年增加3亿元。", "300000000", "CNY", "yoy"),
        ("出口额增速比去年同期提高1.2个百分点。", "1.2", "pp", "yoy"),
        ("出口额降幅收窄1.2个百分点。", "1.2", "pp", "unstated"),
        ("出口额降幅扩大0.4个百分点。", "-0.4", "pp", "unstated"),
    ],
)
def test_a_change_with_sign_unit_and_basis(text: str, value: str, unit: str, basis: str) -> None:
    fact = only(text)
    assert (fact.kind, fact.metric, fact.value, fact.unit, fact.basis) == ("change", "exports", Decimal(value), unit, basis)


def test_a_growth_after_a_level_points_to_it() -> None:
    level, change = facts("全年营业收入24.4亿元，增长47.9%。")
    assert (change.metric, change.change_of) == ("revenue", level.id)


def test_respective_values_go_to_their_own_names() -> None:
    gdp, sales = facts("生产总值、社会消费品零售总额分别增长6.1%和7.4%。")
    assert (gdp.metric, sales.metric) == ("gdp", "retail_sales")


def test_three_sectors_of_a_ratio_are_named_in_order() -> None:
    found = facts("三次产业结构为10.2:42.3:47.5。")
    assert [(f.metric, f.subject[0].name) for f in found] == [("share", "第一产业"), ("share", "第二产业"), ("share", "第三产业")]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("企业拟投资5亿元。", "planned"),
        ("项目预计实现产值5亿元。", "expected"),
        ("今年力争完成投资5亿元。", "target"),
        ("目前已完成投资5亿元。", "actual"),
        ("到2030年，产值达到5亿元。", "planned"),
    ],
)
def test_status(text: str, status: str) -> None:
    assert only(text).status == status


def test_what_is_expected_does_not_reach_the_next_item() -> None:
    first, second = facts("预计年内均可开工；落地项目21个，总投资81.7亿元。")
    assert (first.status, second.status) == ("actual", "actual")


def test_a_time_opens_its_paragraph_and_ends_with_it() -> None:
    found = facts("2023年，全县引进项目31个。完成投资6.2亿元。\n新建厂房3.3万平方米。", None)
    assert [f.period.iso if f.period else None for f in found] == ["2023", "2023", "2023"]


def test_a_time_of_comparison_is_not_the_time_of_the_value() -> None:
    found = facts("2023年产量5.5万吨，比2012年增长1.9倍。", None)
    assert [f.period.iso for f in found if f.period] == ["2023", "2023"]


def test_a_time_that_a_series_is_held_against_does_not_carry() -> None:
    text = "到2030年，棉花产量达到450万吨，与2015年的450万吨持平；原煤14亿吨，比2015年的12亿吨增加2亿吨；原油1.5亿吨。"
    assert [f.period.iso for f in facts(text) if f.period and f.value in (Decimal("1.4e9"), Decimal("1.5e8"))] == ["2030", "2030"]


def test_points_compared_with_two_times_keep_the_time_of_the_sentence() -> None:
    found = facts("2023年，工业增加值增长4.8%，增速较一季度、上半年分别加快6.9个和2.9个百分点。")
    points = [(str(f.value), f.period and f.period.iso) for f in found if f.unit == "pp"]
    assert points == [("6.9", "2023"), ("2.9", "2023")]


def test_the_growth_of_another_month_keeps_its_own_sign() -> None:
    assert [str(f.value) for f in facts("5月出口增长7%，低于上月的9%。")] == ["0.07", "0.09"]


def test_an_order_of_magnitude_is_not_the_amount_of_its_size() -> None:
    found = facts("2021年以来，全县培育百亿级产业集群。\n产业园一期完工，全产业营业收入突破100亿元。\n")
    assert [(f.metric, f.comparator) for f in found] == [("other", "order"), ("revenue", "gt")]


def test_a_range_of_years_as_long_as_the_series_dates_each_value() -> None:
    found = facts("2021年至2023年净利润分别不低于5亿元、6亿元和7亿元。")
    assert [(f.metric, f.period.iso if f.period else None) for f in found] == [("profit", "2021"), ("profit", "2022"), ("profit", "2023")]


def test_what_stands_below_a_goal_in_bullets_is_a_target() -> None:
    found = facts("主要目标是：\n● 投资实现新突破\n引进省外资金1000亿元。\n● 开放实现新跨越\n实际利用外资30亿美元。\n")
    assert [f.status for f in found] == ["target", "target"]


@pytest.mark.parametrize(
    ("text", "metrics"),
    [
        ("固定资产投资完成63亿元。地方投资完成13亿元，增长8%。", ["fixed_asset_investment"] * 3),
        ("规模以上工业增加值增长5.5%。国有控股企业增长7.2%。", ["value_added"] * 2),
        ("居民消费价格总指数上涨3.4%。其中，食品价格上涨7.7%。", ["price_index"] * 2),
        ("企业净亏损2亿元，去年同期为3亿元。", ["profit"] * 2),
    ],
)
def test_a_part_is_measured_as_the_whole_before_it(text: str, metrics: list[str]) -> None:
    assert [f.metric for f in facts(text)] == metrics


def test_headline_and_body_are_one_fact_with_two_mentions() -> None:
    record = READ("某县集中签约46个项目 总投资128.6亿元\n\n本报讯 5月8日，某县签约重点项目46个，总投资128.6亿元。", published="2024-05-09")
    assert sorted((f.metric, len(f.mentions)) for f in record.facts) == [("investment", 2), ("project_count", 2)]


@pytest.mark.parametrize(
    "text", ["五大产业齐头并进。", "第二届博览会开幕。", "增速排名前三名。", "亿元以上项目加快建设。", "新签约一批项目。"]
)
def test_what_only_qualifies_is_no_fact(text: str) -> None:
    assert facts(text) == []


@pytest.mark.parametrize("text", ["投资12３4٥万元。", "投资1\u200b5亿元。", "投资①亿元。", "投资3e9亿元。", "投资" + "9" * 60 + "亿元。"])
def test_malformed_numbers_make_no_fact(text: str) -> None:
    record = READ(text)
    assert [f for f in record.facts if f.kind == "amount"] == []
    assert record.numerals.fact == 0


def test_a_flattened_table_is_read_by_its_header_and_units() -> None:
    cells = ["单位：个、亿元、%", "县区", "签约项目", "合同引资", "完成率", "东山县", "12", "30.5", "61.0", "西河县", "9", "18.2", "48.5"]
    found = facts("2023年招商情况表\n" + "\n".join(cells), None)
    assert [(f.metric, f.value) for f in found] == [
        ("project_count", Decimal(12)), ("contracted_investment", Decimal(3_050_000_000)), ("completion_rate", Decimal("0.61")),
        ("project_count", Decimal(9)), ("contracted_investment", Decimal(1_820_000_000)), ("completion_rate", Decimal("0.485")),
    ]  # fmt: skip


def test_every_numeral_is_accounted_for() -> None:
    ledger = READ("2023年，第3届大会签约46个项目，投资128亿元，编号为A-77的文件第5号，五大产业。").numerals
    parts = ledger.fact + ledger.date + ledger.name + ledger.ordinal + ledger.slogan + ledger.qualifier + len(ledger.other)
    assert parts == ledger.total > 4


def test_the_module_function_equals_the_extractor() -> None:
    text = "2023年，全县引进项目31个。"
    assert extract(text, id="a") == READ(text, id="a")


@pytest.mark.parametrize(
    ("text", "metric"), [("2021年产值5亿元。", "output_value"), ("2021年销售额5亿元。", "revenue"), ("年产值5亿元。", "output_value")]
)
def test_the_year_sign_of_a_date_begins_no_metric(text: str, metric: str) -> None:
    assert only(text).metric == metric


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("外资公司（包括：总部、办事处）总数达1123间。", ["总数"]),
        ("养殖场180户，其中：鸭养殖场61户、牛养殖场4户。", ["养殖场", "鸭养殖场", "牛养殖场"]),
        ("公司拥有高标准有机水田1000亩，有效仓容14万吨。", ["高标准有机水田", "有效仓容"]),
    ],
)
def test_labels_are_whole_words(text: str, labels: list[str]) -> None:
    assert [f.label for f in facts(text)] == labels


def test_the_level_that_a_level_is_held_against_is_of_the_same_metric() -> None:
    assert [f.metric for f in facts("出口额186亿元，较上年同期的150亿元增长24%。")] == ["exports"] * 3


def test_a_change_held_with_the_same_time_of_last_year_is_of_the_level_before() -> None:
    level, change = facts("前三季度零售总额为27万亿元，与去年同期比较下跌7.2%。", "2023-10-20")
    assert (change.metric, change.basis, change.period) == ("retail_sales", "yoy", level.period)


def test_a_fraction_without_end_is_a_share() -> None:
    assert str(only("非公经济占生产总值的三分之一。").value).startswith("0.3333")


@pytest.mark.parametrize(
    ("text", "metric"),
    [
        ("产品60%供国内市场。", "share"),
        ("有60%的人属于中等收入群体。", "share"),
        ("七成以上的员工选择自驾。", "share"),
        ("对符合条件的企业给予80%的奖励。", "other"),
        ("加征25%的关税。", "other"),
        ("品牌国际份额达71.7%。", "share"),
        ("分别给予企业100万元、30万元奖励。", "funding"),
        ("市财政设立2亿元产业引导基金。", "financing"),
        ("从储备金中划拨4亿元。", "funding"),
        ("发放消费券3000万元。", "funding"),
        ("12家券商获批。", "enterprise_count"),
        ("化药企业3家。", "enterprise_count"),
        ("20家机构调研了该公司。", "other"),
        ("数据中心全年耗电量15亿度。", "power_consumption"),
        ("资产值超过1000亿美元。", "other"),
    ],
)
def test_what_a_value_measures(text: str, metric: str) -> None:
    assert {f.metric for f in READ(text, published="2024-05-20").facts} == {metric}


@pytest.mark.parametrize(
    ("text", "metrics"),
    [
        ("全市固定资产投资增长8%。\n制造业投资增长6%，教育业投资增长5%。", {"fixed_asset_investment"}),
        ("占全县投资的比重，分别较上年同期下降2和3个百分点，较上年全年下降4和5个百分点。", {"share"}),
        ("银行贷款和外资分别仅占12%和3%。", {"share"}),
        ("2017/18年度政府经常开支786亿元，按年增5%。", {"fiscal_expenditure"}),
        ("工业增加值增长5%。\n主要产品产量稳定增长。其中，钢锭增长4%。", {"value_added", "other"}),
        ("甲方集团（持有31.5%）与乙方集团（持有14%）。", {"share"}),
        ("公司总开支30亿元。", {"other"}),
        ("财政预算：总开支30亿元。", {"fiscal_expenditure"}),
        ("国民收入达到90亿元，比1985年增长38%。", {"other"}),
        ("北向资金净买入122亿元。", {"other"}),
        ("2月，全市购进价格指数同比上涨7%。", {"price_index"}),
    ],
)
def test_the_metric_of_the_series_that_an_article_is_about(text: str, metrics: set[str]) -> None:
    facts = Extractor()(text, published="2021-04").facts
    assert {f.metric for f in facts} == metrics


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("就业好于预期，美债收益率涨1.8个基点。", "actual"),
        ("加息预期升温，白糖期货涨1.2%。", "actual"),
        ("为确保用电安全，3名工人到现场检查。", "actual"),
        ("将分区总部搬离，影响员工200名。", "actual"),
        ("股东拟合计减持不超6%股份。", "planned"),
        ("公司上半年净利润预增65%。", "expected"),
        ("公司预亏3亿元。", "expected"),
        ("财政支出将首次达到30万亿元。", "planned"),
        ("市场预期今年出口增长5%。", "expected"),
    ],
)
def test_what_is_foreseen_and_what_only_sounds_so(text: str, status: str) -> None:
    assert [f.status for f in READ(text, published="2024-05-20").facts] == [status]


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("镇上有高68.5米的古塔。", "quantity", "68.5"),
        ("水位比去年高2米。", "change", "2"),
        ("两地相距差不多300公里。", "quantity", "300"),
    ],
)
def test_how_high_something_stands_is_no_growth(text: str, kind: str, value: str) -> None:
    assert [(f.kind, f.value) for f in READ(text, published="2024-05-20").facts] == [(kind, Decimal(value))]


@pytest.mark.parametrize("text", ["已经晚上12点了，工人还在干活。", "20国集团领导人开会。"])
def test_hours_and_clubs_are_no_facts(text: str) -> None:
    assert not READ(text, published="2024-05-20").facts
