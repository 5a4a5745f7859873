"""Readings of one value each: whether it is a growth, of what, how sure, and since when."""

from __future__ import annotations

from decimal import Decimal

import pytest

from zhsignals import Extractor

READ = Extractor()


@pytest.mark.parametrize(
    ("text", "value", "field", "expected"),
    [
        ("电子行业增加值实现15%以上增长。", "0.15", "kind", "change"),
        ("扩大的企业占比较去年的82%下降9个百分点。", "0.82", "kind", "rate"),
        ("指数位于55%以上的扩张区间。", "0.55", "kind", "rate"),
        ("税种由18种下降为12种。", "12", "kind", "count"),
        ("镍需求增速料为7%。", "0.07", "kind", "change"),
        ("镍需求增速料为7%。", "0.07", "status", "expected"),
        ("全年客运收入或达34亿元。", "3400000000", "status", "expected"),
        ("入院率已超越6%。", "0.06", "comparator", "gt"),
        ("金价将高于每克850元。", "850", "kind", "amount"),
        ("金价将高于每克850元。", "850", "comparator", "gt"),
        ("按不超过每公斤60元的价格出售。", "60", "comparator", "lte"),
        ("猪肉价格突破每斤15元。", "15", "label", "猪肉价格"),
        ("改造厨房约花4000元。", "4000", "comparator", "approx"),
        ("全县节约采购资金45万元。", "450000", "metric", "other"),
        ("保费收入2亿元；赔付支出1亿元。", "100000000", "metric", "other"),
        ("每年的镍需求约为全球的35%。", "0.35", "metric", "share"),
        ("预计全年销售9万台，而2023年销售8万台。", "80000", "status", "actual"),
        ("预计全年销售9万台，2023年有望达到8万台。", "80000", "status", "expected"),
        ("计划总投资50亿元，其中一期项目投资15亿元。", "1500000000", "status", "planned"),
        ("计划总投资50亿元，其中已完成投资15亿元。", "1500000000", "status", "actual"),
        ("14个冷链项目集中开建。", "14", "stage", "started"),
        ("本市推出200多场主题活动。", "200", "unit", "场"),
        ("8月汽车出口8万辆；内销汽车的产量却下滑36%。", "-0.36", "metric", "other"),
        ("9个县收入增长8%，比一季度多3个。", "3", "metric", "other"),
    ],
)
def test_a_value_is_read(text: str, value: str, field: str, expected: object) -> None:
    found = [f for f in READ(text, published="2024-05-20").facts if f.value == Decimal(value)]
    assert len(found) == 1, found
    assert getattr(found[0], field) == expected


def test_growths_by_the_year_and_on_the_year_are_two() -> None:
    found = READ("前十个月产值增长6%，两年平均增长4.1%。食品业平稳，产值同比增长4.1%。", published="2024-11-20").facts
    assert [f.basis for f in found if f.value == Decimal("0.041")] == ["avg", "yoy"]
