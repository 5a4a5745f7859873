"""What a growth is a growth of, and which percentages are growths."""

from __future__ import annotations

from decimal import Decimal

import pytest

from zhsignals import Extractor
from zhsignals.records import Fact

READ = Extractor()


def fact(text: str, value: str) -> Fact:
    found = [f for f in READ(text, published="2024-05-20").facts if f.value == Decimal(value)]
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("text", "value", "metric"),
    [
        ("8家企业的订单量增长20%。", "0.2", "other"),
        ("乡里的茶叶产值年增速一直保持在6%以上。", "0.06", "output_value"),
        ("某国消费者物价指数同比涨幅连续4个月超过7%。", "0.07", "price_index"),
        ("港口出口额保持着12%的较快增速。", "0.12", "exports"),
        ("财务顾问把该国经济增长预估自2.4%调降至1.8%。", "0.018", "gdp"),
        ("翘尾因素占当月居民消费价格涨幅的62%。", "0.62", "share"),
        ("欧元对人民币中间价报7.8135，较上一交易日上调47个基点。", "47", "other"),
        ("欧元对人民币中间价报7.8135，调贬52个基点。", "-52", "other"),
        ("欧元对人民币汇率走强，十年期国债收益率下行4个基点。", "-0.04", "other"),
        ("果农信心指数97.2。某国9月出口环比升1.3%，前值降0.7%。", "-0.007", "exports"),
        ("一些企业用工成本增加了12%。", "0.12", "other"),
        ("该钢厂9月起减产16%。", "-0.16", "other"),
        ("今年以来，某汽车公司减产16%。", "-0.16", "other"),
        ("榜单里的30家公司中，某甲上涨6.1%。", "0.061", "other"),
        ("部分龙头企业增速高达31%。", "0.31", "other"),
        ("上半年新设外资企业增速高达31%。", "0.31", "enterprise_count"),
        ("这家企业去年增加6000万元投资。", "60000000", "other"),
        ("某股东所持股份再度减少40万股。", "-400000", "other"),
        ("市场有望维持6%的年增长率。", "0.06", "other"),
        ("与7%的GDP增速相比，投资偏慢。", "0.07", "gdp"),
        ("全县藤编出口以8.2%的年均速度增长。", "0.082", "exports"),
        ("电厂承受了14%的煤价涨幅。", "0.14", "other"),
        ("全省固定资产投资完成额比上年增长6.1%。", "0.061", "fixed_asset_investment"),
        ("2019年该厂净利润增长率为46%，2020年37%。", "0.37", "profit"),
        ("约七成县蔬菜价格上涨，甲、乙两县涨幅居前，分别为9%、6%。", "0.06", "other"),
        ("亏损企业数量增加11%。", "0.11", "enterprise_count"),
        ("利润9亿元，订单企业员工规模较去年同期增长8%。", "0.08", "other"),
        ("家具类零售额增长5%，增速比上年全年加快2.6个百分点。", "2.6", "retail_sales"),
        ("进出口增长5%，其中出口增长4%，比一季度加快1.2个百分点。", "1.2", "exports"),
        ("两市成交额9200亿元。收盘时，深成指跌1.5%。", "-0.015", "other"),
        ("美国国债发行520亿元，两年期国债收益率攀升4%。", "0.04", "other"),
        ("共有534家企业参展，比上届增加33家。", "33", "enterprise_count"),
        ("城镇零售额增速回落3.4个百分点至6.1%。", "0.061", "retail_sales"),
        ("出口跌幅收窄2.6个百分点至4.3%。", "-0.043", "exports"),
        ("采购的企业比上届多出27家。", "27", "enterprise_count"),
        ("全厂利润9亿元，比上年少赚0.7亿元。", "-70000000", "profit"),
        ("码头箱量58万箱，出口8亿元，设展位5800个，比上届增加500个。", "500", "other"),
        ("甲、乙两家公司库存共9亿元，占全行业的42%，两家公司的应收账款较2010年末分别上升15%和13%。", "0.13", "other"),
        ("公司总收入9.3亿元，较往年的8.4亿元上升11%。", "840000000", "revenue"),
        ("公司总收入9.3亿元，较往年的8.4亿元上升11%。", "0.11", "revenue"),
        ("门店收入6亿元，净利润却明显下滑，下滑幅度达31%。", "-0.31", "profit"),
        ("门店收入6亿元，保持较快增长，同比增长7%。", "0.07", "revenue"),
        ("全县出口9亿元（一般贸易7亿元），增长5%。", "0.05", "exports"),
        ("三年营业收入分别增长-5.2%、6.1%、9.3%。", "0.061", "revenue"),
        ("三年营业收入分别下降5.2%、6.1%、9.3%。", "-0.061", "revenue"),
    ],
)
def test_a_growth_is_of_the_noun_before_it(text: str, value: str, metric: str) -> None:
    assert fact(text, value).metric == metric


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("净利润比上年同期增长:10.7%。", "0.107"),
        ("技改投资增速低于民间投资22%和工业投资13%的增速。", "0.22"),
        ("净利润同比变动-74.7%。", "-0.747"),
        ("出口增幅有望达到30%。", "0.3"),
        ("同款沙发比商场便宜15%。", "-0.15"),
        ("两周里豆油价最大跌幅还不到1.4%。", "-0.014"),
        ("出口增速将降至15%左右。", "0.15"),
        ("出口增速由8%提高到9%。", "0.09"),
        ("水泥价格跌幅已超过20%。", "-0.2"),
    ],
)
def test_a_percentage_of_growth_is_a_change(text: str, value: str) -> None:
    assert fact(text, value).kind == "change"


def test_a_forecast_of_growth_that_changes_is_two_growths_foreseen() -> None:
    found = READ("某行将甲国2023年GDP增长预测由之前的4.8%上调至5.3%。", published="2023-05-20").facts
    assert [(f.kind, f.metric, f.status, str(f.value)) for f in found] == [
        ("change", "gdp", "expected", "0.048"), ("change", "gdp", "expected", "0.053"),
    ]  # fmt: skip


def test_a_natural_growth_rate_is_a_level() -> None:
    assert fact("人口自然增长率控制在6‰以内。", "0.006").kind == "rate"


def test_what_grows_is_not_what_it_is_compared_with() -> None:
    text = "甲县工业投资为9亿元，比2021年的6亿元增长50%。"
    assert fact(text, "0.5").change_of == fact(text, "900000000").id


def test_the_value_compared_with_has_the_subject_of_the_value_before() -> None:
    compared = fact("到2000年产量目标是：原煤14亿吨，比1995年的12亿吨增加2亿吨。", "1200000000")
    assert (compared.label, compared.subject[0].name) == ("原煤", "原煤")


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("全市规上工业增速变缓至3%。", "0.03", "1"),
        ("同比降幅缩小至5%。", "-0.05", "1"),
        ("办理时限缩短了30%。", "-0.30", "1"),
        ("油价小幅回落，幅度在10%以内。", "-0.10", "1"),
        ("管理层减薪六成。", "-0.6", "1"),
        ("央行宣布加息0.25%。", "0.0025", "1"),
        ("央行降准0.5个百分点。", "-0.5", "pp"),
        ("公司市值蒸发超100亿元。", "-10000000000", "CNY"),
        ("市场估计跌幅应为7.9%。", "-0.079", "1"),
        ("组件价格降幅更高达33%。", "-0.33", "1"),
        ("北部降温达12℃。", "-12", "℃"),
        ("塑料价格上扬了20美元。", "20", "USD"),
        ("废铝价格有50元/吨左右的回落。", "-50", "CNY"),
        ("线材价格进行了100到500元/吨的下调。", "-100", "CNY"),
        ("央行维持今年经济增长预期5%不变。", "0.05", "1"),
    ],
)
def test_more_words_of_growth(text: str, value: str, unit: str) -> None:
    assert [(f.kind, f.value, f.unit) for f in READ(text).facts] == [("change", Decimal(value), unit)]


def test_what_brackets_behind_a_growth_say_are_growths() -> None:
    found = READ("农业总产值平均每年增长4%（包括村办工业为6%）。财政收入增长8%（占全省的10%）。").facts
    assert [(f.kind, f.metric) for f in found] == [
        ("change", "output_value"), ("change", "output_value"), ("change", "fiscal_revenue"), ("rate", "share"),
    ]  # fmt: skip


def test_how_often_interest_rises_is_a_count() -> None:
    assert [f.kind for f in READ("美联储今年加息三次。").facts] == ["count"]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("央行昨天下调农信社准备金率0.75个百分点，腾出资金90亿元。", "-0.75", "pp"),
        ("央行上调再贴现率0.4个百分点，降低房贷利率0.2个百分点。", "-0.2", "pp"),
        ("央行下调逆回购利率0.2个百分点，上调再贴现率0.4个百分点。", "0.4", "pp"),
        ("该股盘中反弹6.4%，报9元。", "0.064", "1"),
        ("卢布对欧元贬值超过3%。", "-0.03", "1"),
        ("两市低开0.7%。", "-0.007", "1"),
        ("糖料蔗较上榨季减产约6万吨。", "-60000", "吨"),
        ("铅产量增速同比减缓7个百分点。", "-7", "pp"),
    ],
)
def test_the_verb_of_a_move_signs_it(text: str, value: str, unit: str) -> None:
    found = fact(text, value)
    assert (found.kind, found.unit) == ("change", unit)


@pytest.mark.parametrize(
    ("text", "value", "basis"),
    [
        ("7个县产量同比增长，增幅较大的甲县、乙县分别增长8.1%和6.4%。", "0.081", "yoy"),
        ("7个县产量同比增长，增幅较大的甲县、乙县分别增长8.1%和6.4%。", "0.064", "yoy"),
        ("9类家具销量同比均有上升，其中，沙发（12%）、衣柜（9%）等增长较快。", "0.09", "yoy"),
        ("7个县产量同比增长，总产量比2019年减少4.1%。", "-0.041", "unstated"),
        ("销量同比增长5%，售价上涨3%。", "0.03", "unstated"),
        ("茶厂销售额同比减少7万元，或4%。", "-0.04", "yoy"),
        ("果价指数下跌31点或2.9%，报1040点。", "-0.029", "unstated"),
        ("茶叶销售额出现了27%的高增长。", "0.27", "unstated"),
        ("货运量可望有7%的同比增长。", "0.07", "unstated"),
        ("门店库存比五年平均水平低7%。", "-0.07", "unstated"),
    ],
)
def test_a_growth_without_a_figure_lends_its_basis(text: str, value: str, basis: str) -> None:
    assert fact(text, value).basis == basis


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("按收盘价计算，对应市盈率分别为21.5倍、17倍。", "17"),
        ("券商给予该股15~18倍PE。", "15"),
        ("本期债券认购倍数为4.3倍。", "4.3"),
        ("板块整体市净率为2.2倍，而大盘仅有1.6倍。", "1.6"),
    ],
)
def test_a_multiple_is_a_level(text: str, value: str) -> None:
    found = fact(text, value)
    assert (found.kind, found.unit, found.metric) == ("quantity", "倍", "other")


def test_times_of_something_are_a_change() -> None:
    assert fact("该股市盈率是同行的3倍。", "2").kind == "change"


def test_what_only_grows_is_counted_without_its_growth() -> None:
    found = READ("利润30亿元。6个县增速回落，甲县、乙县分别回落5.2和3.1个百分点。6个城市销量上升。", published="2023-05-20").facts
    counts, falls = [f for f in found if f.kind == "count"], [f for f in found if f.unit == "pp"]
    assert [f.label for f in counts] == ["县", "城市销量"]
    assert [f.subject[0].name for f in falls] == ["甲县", "乙县"]


def test_as_many_that_rise_as_fall_are_two_counts() -> None:
    found = READ("利润30亿元，同比增长4%。7个省份同比下降。与上月相比，7个省份增速提高。", published="2023-05-20").facts
    assert len([f for f in found if f.kind == "count"]) == 2


def test_each_of_two_places_has_its_own_growth() -> None:
    found = READ("利润30亿元。陕西、甘肃降幅分别扩大0.8和0.3个百分点。", published="2023-05-20").facts
    assert "甘肃" not in [s.name for s in found[1].subject]


def test_the_noun_of_each_quantity_in_a_list_stands_behind_it() -> None:
    found = READ("全镇维护9公里沟渠、15公里管网。", published="2023-05-20").facts
    assert found[1].label == "管网"


def test_the_rate_of_the_last_of_a_list_is_that_of_all() -> None:
    found = READ("甲牌、乙牌与丙牌的毛利率分别高达42.3%、45.1%和51.1%。", published="2023-05-20").facts
    assert [f.label for f in found[:2]] == ["甲牌毛利率", "乙牌毛利率"]


@pytest.mark.parametrize(
    ("text", "value", "basis"),
    [
        ("4月茶具销量月比增长3.2%，年比下降1.7%。", "0.032", "mom"),
        ("从环比看，4月份丰县零售额增长1.3%。", "0.013", "mom"),
        ("4月茶具销量月比增长3.2%，年比下降1.7%。", "-0.017", "yoy"),
        ("红枣库存5万吨，比前一周增长3.2%。", "0.032", "mom"),
        ("红枣库存5万吨，较上周五增长3.2%。", "0.032", "unstated"),
    ],
)
def test_a_base_may_be_named_in_the_short_words_of_an_agency(text: str, value: str, basis: str) -> None:
    assert fact(text, value).basis == basis


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("该厂预计净利润将增加2.6亿元到3.2亿元。", "260000000", "320000000"),
        ("该厂预计净利润较上年减少8300万元至1.2亿元。", "-83000000", "-120000000"),
        ("当周库存减少340吨至2600吨。", "-340", None),
    ],
)
def test_a_growth_within_bounds_and_one_to_a_level(text: str, low: str, high: str | None) -> None:
    found = fact(text, low)
    assert found.kind == "change"
    assert found.value_max == (Decimal(high) if high else None)
