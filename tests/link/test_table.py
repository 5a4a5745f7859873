"""Tables of every layout, with figures made up for the test."""

from __future__ import annotations

from decimal import Decimal

import pytest

from zhsignals import Extractor

READ = Extractor()


def cells(text: str, published: str | None = "2024-02-20") -> list[tuple[str, str, str, str, str | None]]:
    """Kind, metric or label, value, unit and time of the facts of a text."""
    return [
        (f.kind, f.metric if f.metric != "other" else f.label or "", str(f.value.normalize()), f.unit, f.period.iso if f.period else None)
        for f in READ(text, published=published).facts
    ]


def plain(value: str) -> str:
    return str(Decimal(value).normalize())


FLAT = """青禾市2023年统计公报
2023年全市生产总值构成
单位：亿元
项    目
绝对数
同比增长（±%）
地区生产总值
812.4
6.3
第一产业
95.2
4.1
第二产业
318.6
-2.7
第三产业
398.6
持平
"""


def test_cells_one_a_line_take_metric_unit_and_growth_from_the_heads() -> None:
    found = cells(FLAT)
    assert found == [
        ("amount", "gdp", plain("81240000000"), "CNY", "2023"),
        ("change", "gdp", "0.063", "1", "2023"),
        ("amount", "value_added", plain("9520000000"), "CNY", "2023"),
        ("change", "value_added", "0.041", "1", "2023"),
        ("amount", "value_added", plain("31860000000"), "CNY", "2023"),
        ("change", "value_added", "-0.027", "1", "2023"),
        ("amount", "value_added", plain("39860000000"), "CNY", "2023"),
    ]


def test_a_growth_belongs_to_the_level_beside_it() -> None:
    facts = READ(FLAT, published="2024-02-20").facts
    assert [(f.text, f.change_of and next(g.text for g in facts if g.id == f.change_of)) for f in facts if f.kind == "change"] == [
        ("6.3", "812.4"), ("4.1", "95.2"), ("-2.7", "318.6"),
    ]  # fmt: skip
    assert {f.basis for f in facts if f.kind == "change"} == {"yoy"}
    assert [s.name for s in facts[2].subject][:1] == ["第一产业"]


def test_units_in_the_names_of_rows_hold_for_their_parts() -> None:
    lines = [
        "指标名称",
        "指标值",
        "同比增长（%）",
        "期末存栏",
        "猪（万头）",
        "61.5",
        "3.4",
        "#能繁母猪",
        "6.2",
        "-1.1",
        "家禽（万只）",
        "402.7",
        "5.0",
        "禽蛋（吨）",
        "830",
        "2.5",
    ]
    found = cells("2023年畜牧业生产情况\n" + "\n".join(lines))
    assert [f[:4] for f in found if f[0] != "change"] == [
        ("count", "猪", plain("615000"), "头"),
        ("count", "能繁母猪", plain("62000"), "头"),
        ("count", "家禽", plain("4027000"), "只"),
        ("quantity", "禽蛋", plain("830"), "吨"),
    ]


def test_a_column_of_units() -> None:
    lines = [
        "产品名称",
        "单  位",
        "产  量",
        "同比增长（±%）",
        "水泥",
        "万吨",
        "45.1",
        "-3.8",
        "发电量",
        "亿千瓦时",
        "12.6",
        "7.2",
        "乳制品",
        "吨",
        "3180",
        "—",
    ]
    found = cells("2023年主要工业产品产量\n" + "\n".join(lines))
    assert [f[2:4] for f in found] == [
        (plain("451000"), "吨"), ("-0.038", "1"), (plain("1260000000"), "千瓦时"), ("0.072", "1"), (plain("3180"), "吨"),
    ]  # fmt: skip


MARKDOWN = """## 2023年各县招商情况

| 县区 | 签约项目（个） | 到位资金（亿元） | 增速(%) | 占比(%) |
| --- | ---: | ---: | ---: | ---: |
| 东平县 | 12 | 30.5 | 8.1 | 61.0 |
| 西华县 |  | 18.2 | -4.5 | — |
| **合计** | **21** | **48.7** | **3.0** | **100** |

注：不含结转数。
"""


def test_markdown_rows() -> None:
    found = cells(MARKDOWN)
    assert [f[1:4] for f in found[:4]] == [
        ("project_count", "12", "个"), ("funds_in_place", plain("3050000000"), "CNY"),
        ("funds_in_place", "0.081", "1"), ("share", "0.61", "1"),
    ]  # fmt: skip
    assert [f[2] for f in found[4:]] == [plain("1820000000"), "-0.045", plain("21"), plain("4870000000"), "0.03", "1"]


def test_years_above_columns_and_names_above_tables_in_traditional_script() -> None:
    text = """外資在港開設公司數目：

**甲國：**

|  | **2021 年** | **2022 年** |
| --- | --- | --- |
| **地區總部** | 106 | 114 |
| **總數** | **853** | **901 （較 2021 年升 5.6% ）** |

投資額變化如下，下表單位為億元。

| 億元 | 製造業 | 金融業 |
| --- | --- | --- |
| 2021/22 | 3.1萬 | 588 |
| 2022/23 | 3.3萬 | 640 |
"""
    found = cells(text, "2023-09-04")
    assert ("count", "enterprise_count", plain("106"), "家", "2021") in found
    assert ("count", "enterprise_count", plain("901"), "家", "2022") in found
    assert ("change", "enterprise_count", "0.056", "1", "2022") in found
    amounts = [f[2:] for f in found if f[0] == "amount"]
    assert amounts[0] == (plain("3100000000000"), "HKD", "2021/2022")
    assert amounts[3] == (plain("64000000000"), "HKD", "2022/2023")


def test_tabs_and_blanks_between_cells() -> None:
    rows = ["指标 单位 绝对数 比上年增长（%）", "粮食产量 万吨 51.3 4.5", "油料产量 万吨 — —", "规模以上工业增加值 亿元 86.4 -1.2"]
    tabs = "主要指标\n" + "\n".join([*(r.replace(" ", "\t") for r in rows), "恩格尔系数\t%\t36.2\t"])
    expected = [
        ("quantity", "粮食产量", plain("513000"), "吨"), ("change", "粮食产量", "0.045", "1"),
        ("amount", "value_added", plain("8640000000"), "CNY"), ("change", "value_added", "-0.012", "1"),
        ("rate", "恩格尔系数", "0.362", "1"),
    ]  # fmt: skip
    assert [f[:4] for f in cells(tabs)] == expected
    blanks = tabs.replace("\t", "   ").replace("\n油料产量   万吨   —   —", "\n油料产量   万吨   —   3.0")
    assert [f[:4] for f in cells(blanks) if f[2] != "0.03"][:4] == expected[:4]


def test_months_of_the_row_and_years_of_the_column() -> None:
    text = "单位：亿元\n| 月份 | 2022年 | 2023年 |\n|---|---|---|\n| 1月 | 10.2 | 11.3 |\n| 2月 | 9.8 | 12.1 |\n"
    assert [f[4] for f in cells("社会消费品零售总额\n" + text)] == ["2022-01", "2023-01", "2022-02", "2023-02"]


def test_this_month_and_the_months_up_to_it() -> None:
    text = "社会消费品零售总额\n2023年9月\n| 指标 | 本月 | 比去年同月增长(%) | 1-本月 | 比去年同期增长(%) |\n|---|---|---|---|---|\n"
    text += "| 社会消费品零售总额(亿元) | 147.8 | 0.3 | 1186.4 | -10.7 |\n| # 餐饮业 | 11.4 | -2.8 | 80.9 | -24.8 |\n"
    found = cells(text)
    assert [f[4] for f in found] == ["2023-09", "2023-09", "2023-01/2023-09", "2023-01/2023-09"] * 2
    assert {f[1] for f in found} == {"retail_sales"}


def test_a_table_of_growth() -> None:
    text = "各省工业增加值同比增长(%)\n地区 | 2023年11月 | 2023年10月 |\n河北省 | 8.7 | 10 |\n山西省 | -2.1 | 12.6 |\n"
    found = READ("本报讯 据悉，情况如下。\n" + text).facts
    assert [(f.kind, f.metric, f.value, f.subject[0].name) for f in found] == [
        ("change", "value_added", Decimal("0.087"), "河北省"), ("change", "value_added", Decimal("0.1"), "河北省"),
        ("change", "value_added", Decimal("-0.021"), "山西省"), ("change", "value_added", Decimal("0.126"), "山西省"),
    ]  # fmt: skip


def test_index_numbers_and_shares_below_their_heads() -> None:
    rows = ["项目 2021 2022", "- - -", "总产出 98.7 169.9", "工业 54.4 100.6", "总产出指数(上年=100) 110.4 113.2", "工业 103.1 102.9"]
    rows += ["总产出构成(%) 100 100", "工业 55.2 59.2"]
    found = cells("单位：亿元\n" + "".join(f"| {' | '.join(r.replace('-', '---').split())} |\n" for r in rows))
    assert [f[0] for f in found] == ["amount"] * 4 + ["quantity"] * 4 + ["rate"] * 4
    assert found[7][1:4] == ("总产出指数", plain("102.9"), "1")
    assert found[10][1:3] == ("总产出构成", "0.552")


@pytest.mark.parametrize(
    "text",
    [
        "名单\n甲\n12\n乙\n15\n丙\n18\n丁\n21\n",
        "指标\n数值\n甲\n12\n乙\n15\n丙\n18\n丁\n21\n",
        "| 部门 | 巡查数字 | 检控数字 |\n|---|---|---|\n| 甲署 | 185 | 25 |\n| 乙署 | 228 | 14 |\n",
        "比赛结果\n甲队  3  1\n乙队  2  2\n丙队  1  4\n",
        "单位：亿元\n甲市  3.5  1.2\n乙市  2.5  2.6\n丙市  1.8  4.1\n",
    ],
)
def test_values_whose_unit_or_column_nobody_names_are_no_facts(text: str) -> None:
    record = READ(text)
    assert record.facts == ()
    assert len(record.numerals.other) > 2


def test_prose_in_cells_is_read_as_prose() -> None:
    text = "| 日期 | 股价 |\n|---|---|\n| 18日 | 股价跌至1.75元低位 |\n| 24日 | 成交1000万元，股价升至2.04元 |\n"
    assert [f.text for f in READ(text).facts] == ["1.75元", "1000万元", "2.04元"]


def test_a_line_above_that_states_values_gives_no_unit() -> None:
    text = "加设职位，预算按年增长9%\n| 职位 | 2021年 | 2022年 |\n|---|---|---|\n| 首长级 | 73 | 81 |\n| 文职 | 179 | 254 |\n"
    assert [f.text for f in READ(text).facts] == ["9%"]


def test_every_number_of_a_table_is_in_the_ledger() -> None:
    ledger = READ(MARKDOWN + FLAT).numerals
    assert ledger.fact + ledger.date + ledger.name + ledger.ordinal + ledger.slogan + ledger.qualifier + len(ledger.other) == ledger.total
    assert ledger.other == ()


def test_plan_and_completion_columns() -> None:
    heads = ["项目", "本年预算", "累计完成", "占预算%", "比上年同期增减额", "比上年同期增减%"]
    lines = [*heads, "一般公共预算收入", "1250", "1182", "94.6", "87", "8.0", "增值税", "300", "298", "99.6", "-12", "-0.4"]
    facts = READ("财政收支情况表\n2023年1-11月\n单位：万元\n" + "\n".join(lines), published="2024-01-05").facts
    assert [(f.kind, f.metric, f.status) for f in facts[:5]] == [
        ("amount", "fiscal_revenue", "planned"), ("amount", "fiscal_revenue", "actual"), ("rate", "completion_rate", "actual"),
        ("change", "fiscal_revenue", "actual"), ("change", "fiscal_revenue", "actual"),
    ]  # fmt: skip
    assert [f.change_of for f in facts[3:5]] == [facts[1].id] * 2
    assert (facts[8].value, facts[8].unit) == (Decimal(-120000), "CNY")
    assert {f.period.iso for f in facts if f.status == "actual" and f.period} == {"2023-01/2023-11"}


def test_a_row_that_names_a_project_counts_none() -> None:
    lines = [
        "合约一览",
        "年供应量(万吨)供应年限(年)",
        "甲公司天然气项目",
        "430",
        "乙公司天然气项目",
        "200",
        "丙公司天然气项目",
        "225",
        "丁公司项目",
        "100",
    ]
    assert READ("\n".join(lines)).facts == ()


def test_heads_that_do_not_fit_the_values_leave_them_unread() -> None:
    lines = ["地区", "人口数", "比重", "2020年", "2010年", "东湖区", "820113", "25.2", "23.1", "西山区", "612044", "18.8", "19.0"]
    assert READ("人口情况表\n单位：人、%\n" + "\n".join(lines)).facts == ()


def test_single_blanks_and_empty_cells() -> None:
    rows = ["指标名称 单位 累计 同比增长%", "一、地区生产总值 亿元 98.6 5.8", "二、规模以上工业增加值 % — 8.3", "其中：轻工业 % — -1.2"]
    rows += ["三、固定资产投资 亿元 56.7 -2.4"]
    found = cells("清河县2023年主要经济指标\n本报讯 近日，县统计局公布了全年主要经济指标，经济运行平稳。\n" + "\n".join(rows))
    assert [(f[0], f[2]) for f in found] == [
        ("amount", plain("9860000000")), ("change", "0.058"), ("change", "0.083"), ("change", "-0.012"),
        ("amount", plain("5670000000")), ("change", "-0.024"),
    ]  # fmt: skip


def test_a_signed_percentage_without_a_head_is_a_growth() -> None:
    text = "主要股指收盘情况\n| 上证综指 | +0.56% |\n| 深证成指 | -1.20% |\n| 北证50 | +2.1% |\n"
    assert [(f.kind, f.value, f.subject[0].name) for f in READ(text).facts] == [
        ("change", Decimal("0.0056"), "上证综指"), ("change", Decimal("-0.012"), "深证成指"), ("change", Decimal("0.021"), "北证50"),
    ]  # fmt: skip
