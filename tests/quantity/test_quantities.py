"""Quantities of article prose."""

from __future__ import annotations

from itertools import pairwise

import pytest

FOUND = {
    # amounts
    "全县到位资金7.5亿元": [("7.5亿元", "amount", "750000000", "CNY", "eq")],
    "总投资达62亿，年内动工": [("62亿", "amount", "6200000000", "CNY", "eq")],
    "注册资本人民币3000万元": [("人民币3000万元", "amount", "30000000", "CNY", "eq")],
    "出口额为4.2亿美元": [("4.2亿美元", "amount", "420000000", "USD", "eq")],
    "成交9亿元港币": [("9亿元港币", "amount", "900000000", "HKD", "eq")],
    "出口2.5亿、1.4亿和0.2亿美元": [
        ("2.5亿", "amount", "250000000", "USD", "eq"),
        ("1.4亿", "amount", "140000000", "USD", "eq"),
        ("0.2亿美元", "amount", "20000000", "USD", "eq"),
    ],
    "投资5亿、8亿元和2亿美元": [
        ("5亿", "amount", "500000000", "CNY", "eq"),
        ("8亿元", "amount", "800000000", "CNY", "eq"),
        ("2亿美元", "amount", "200000000", "USD", "eq"),
    ],
    "净利润5210.4万、4102.3万、4377.9万、6840.2万": [
        ("5210.4万", "amount", "52104000", "CNY", "eq"),
        ("4102.3万", "amount", "41023000", "CNY", "eq"),
        ("4377.9万", "amount", "43779000", "CNY", "eq"),
        ("6840.2万", "amount", "68402000", "CNY", "eq"),
    ],
    "减持2，390，440股": [("2，390，440股", "count", "2390440", "股", "eq")],
    "产值有望突破百亿元": [("突破百亿元", "amount", "10000000000", "CNY", "gt")],
    "打造两个千亿级产业": [("两个", "count", "2", "个", "eq"), ("千亿级", "amount", "100000000000", "CNY", "order")],
    "GDP1650.3亿元": [("1650.3亿元", "amount", "165030000000", "CNY", "eq")],
    "每斤卖到五元三角": [("五元三角", "amount", "5.3", "CNY", "eq")],
    "菜价涨了三到四成": [("三到四成", "rate", "0.3..0.4", "1", "range")],
    "村里办了五至七家作坊": [("五至七家", "count", "5..7", "家", "range")],
    "把报表统一到三张": [("三张", "count", "3", "张", "eq")],
    "利润为-1.5亿元": [("-1.5亿元", "amount", "-150000000", "CNY", "eq")],
    # ranges
    "新增税收4—6亿元": [("4—6亿元", "amount", "400000000..600000000", "CNY", "range")],
    "棉价在2.4万元/吨至2.6万元/吨之间": [("2.4万元/吨至2.6万元", "amount", "24000..26000", "CNY", "range")],
    "报价15元/片-17元/片": [("15元/片-17元", "amount", "15..17", "CNY", "range")],
    "从15元/片上调至17元/片": [("15元", "amount", "15", "CNY", "eq"), ("17元", "amount", "17", "CNY", "eq")],
    "5美元/磅至6美元/吨": [("5美元", "amount", "5", "USD", "eq"), ("6美元", "amount", "6", "USD", "eq")],
    "净利在-3亿元至-2亿元": [("-3亿元至-2亿元", "amount", "-300000000..-200000000", "CNY", "range")],
    "净利为-2亿到-4亿元": [("-2亿到-4亿元", "amount", "-400000000..-200000000", "CNY", "range")],
    "变动-7%~12%": [("-7%~12%", "rate", "-0.07..0.12", "1", "range")],
    "变动-7%--3%": [("-7%--3%", "rate", "-0.07..-0.03", "1", "range")],
    "零下30至40度": [("零下30至40度", "quantity", "-40..-30", "度", "range")],
    "投入15亿至18亿元": [("15亿至18亿元", "amount", "1500000000..1800000000", "CNY", "range")],
    "占比介乎8.4% 至11.5%": [("8.4% 至11.5%", "rate", "0.084..0.115", "1", "range")],
    "跌幅达两成半": [("两成半", "rate", "0.25", "1", "eq")],
    "访问量突破4000万次": [("突破4000万次", "count", "40000000", "次", "gt")],
    "终端连接数超1亿": [("超1亿", "count", "100000000", "个", "gt")],
    "百分之百的产品合格": [("百分之百", "rate", "1", "1", "eq")],
    "赚了82.4亿（美元，下同），每股0.25元，另有3亿港元": [
        ("82.4亿", "amount", "8240000000", "USD", "eq"),
        ("0.25元", "amount", "0.25", "USD", "eq"),
        ("3亿港元", "amount", "300000000", "HKD", "eq"),
    ],
    "银行赚82.4亿。银行赚82.4亿（美元，下同）": [
        ("82.4亿", "amount", "8240000000", "USD", "eq"),
        ("82.4亿", "amount", "8240000000", "USD", "eq"),
    ],
    "收入3.6亿港元（单位下同），利润1亿元": [
        ("3.6亿港元", "amount", "360000000", "HKD", "eq"),
        ("1亿元", "amount", "100000000", "HKD", "eq"),
    ],
    "细化10方面36项任务": [("10方面", "count", "10", "方面", "eq"), ("36项", "count", "36", "项", "eq")],
    "发生7.8级强烈地震，零下20摄氏度": [("7.8级", "quantity", "7.8", "级", "eq"), ("零下20摄氏度", "quantity", "-20", "摄氏度", "eq")],
    "产量约占全国十分之一，十分重要": [("十分之一", "rate", "0.1", "1", "eq")],
    "打井34眼，铺管30万延长米，浇筑108基": [
        ("34眼", "count", "34", "眼", "eq"),
        ("30万延长米", "quantity", "300000", "延长米", "eq"),
        ("108基", "count", "108", "基", "eq"),
    ],
    "增长6%-7%": [("6%-7%", "rate", "0.06..0.07", "1", "range")],
    "人口从12万人到15万人": [("12万人", "count", "120000", "人", "eq"), ("15万人", "count", "150000", "人", "eq")],
    "招收20到30名学徒": [("20到30名", "count", "20..30", "名", "range")],
    # bounds
    "近40家企业": [("近40家", "count", "40", "家", "near")],
    "不少于12次": [("不少于12次", "count", "12", "次", "gte")],
    "合格率达95%以上": [("95%以上", "rate", "0.95", "1", "gte")],
    "用工600余人": [("600余人", "count", "600", "人", "gt")],
    "约为三成": [("约为三成", "rate", "0.3", "1", "approx")],
    "工期不超过90天": [("不超过90天", "quantity", "90", "天", "lte")],
    "最高奖励50万元": [("最高奖励50万元", "amount", "500000", "CNY", "lte")],
    "气温在30摄氏度左右": [("30摄氏度左右", "quantity", "30", "摄氏度", "approx")],
    "上千名群众": [("上千名", "count", "1000", "名", "order")],
    # counts and physical units
    "购置设备24台（套）": [("24台（套）", "count", "24", "台（套）", "eq")],
    "建成2×66万千瓦机组": [("2×66万千瓦", "quantity", "1320000", "千瓦", "eq")],
    "装机120兆瓦": [("120兆瓦", "quantity", "120", "兆瓦", "eq")],
    "参保人数增加31万": [("31万", "count", "310000", "人", "eq")],
    "惠及60多万农村居民": [("60多万", "count", "600000", "人", "gt")],
    "提前两个半月": [("两个半月", "quantity", "2.5", "个月", "eq")],
    "走访3户农家": [("3户", "count", "3", "户", "eq")],
    "新增4家电力企业": [("4家", "count", "4", "家", "eq")],
    # rates and changes
    "占全省的四分之一": [("四分之一", "rate", "0.25", "1", "eq")],
    "提高百分之三点二": [("百分之三点二", "rate", "0.032", "1", "eq")],
    "产量提高百分之六至七": [("百分之六至七", "rate", "0.06..0.07", "1", "range")],
    "节电千分之三到千分之五": [("千分之三到千分之五", "rate", "0.003..0.005", "1", "range")],
    "增速为-百分之五至六": [("-百分之五", "rate", "-0.05", "1", "eq")],
    "由百分之五到百分之八": [("百分之五", "rate", "0.05", "1", "eq"), ("百分之八", "rate", "0.08", "1", "eq")],
    "带给13亿多中国人民": [("13亿多中国人民", "count", "1300000000", "人", "gt")],
    "自然增长率为5.1‰": [("5.1‰", "rate", "0.0051", "1", "eq")],
    "近四成七": [("近四成七", "rate", "0.47", "1", "near")],
    "分别回落0.4、1.9个百分点": [("0.4", "change", "0.4", "pp", "eq"), ("1.9个百分点", "change", "1.9", "pp", "eq")],
    "增长1.8倍": [("1.8倍", "change", "1.8", "x", "eq")],
    "产量翻一番": [("一番", "change", "1", "x", "eq")],
    "结构为12：38：50": [("12", "rate", "0.12", "1", "eq"), ("38", "rate", "0.38", "1", "eq"), ("50", "rate", "0.5", "1", "eq")],
}
NOTHING = (
    "四川和三亚",
    "统一规划，一方面抓招商",
    "一家企业",
    "5G基站",
    "国道318线",
    "电话0571-88886666",
    "京政发〔2021〕12号",
    "C919客机",
    "H股代码600519",
    "“两个健康”",
    "版本1.2.3",
    "3月32日",
    "会议于9:30开始",
    "网址 https://a.example/p?q=50%25&n=3亿元",
    "①项目",
    "٣亿元",
    "5\u200b亿元",
    "1e5元",
    "9" * 31 + "亿元",
)


def shown(text, q):
    value = f"{q.value.normalize():f}" if q.value_max is None else f"{q.value.normalize():f}..{q.value_max.normalize():f}"
    return text[q.start : q.end], q.kind, value, q.unit, q.comparator


@pytest.mark.parametrize("text", FOUND)
def test_found(reader, text):
    assert [shown(text, q) for q in reader.read(text).quantities] == FOUND[text]


@pytest.mark.parametrize("text", NOTHING)
def test_nothing_to_find(reader, text):
    found = [shown(text, q) for q in reader.read(text).quantities if q.kind not in ("ordinal", "number")]
    assert not found


def test_yuan_is_the_money_of_the_place(reader):
    assert [reader.read("拨款3亿元", home=h).quantities[0].unit for h in ("CN", "HK", "TW")] == ["CNY", "HKD", "TWD"]
    assert reader.read("投资人民币3亿元", home="HK").quantities[0].unit == "CNY"
    assert [q.unit for q in reader.read("拨款4亿元人民币，另有2亿元和3至5万元人民币", home="HK").quantities] == ["CNY", "HKD", "CNY"]


def test_parts_of_a_ratio_share_a_group(reader):
    parts = reader.read("三次产业之比为7:41:52").quantities
    assert {p.group for p in parts} == {parts[0].start}
    assert {p.form for p in parts} == {"ratio"}


def test_number_span_is_the_numeral_alone(reader):
    text = "完成不低于3.5亿元投资"
    (q,) = reader.read(text).quantities
    assert text[slice(*q.number)] == "3.5亿"


def test_quantities_are_disjoint_and_sorted(reader):
    text = "4人民币5美元，30人以上50人以下，2023年1—9月增长5%—6%，6亿元至8亿元"
    found = reader.read(text).quantities
    assert all(a.end <= b.start for a, b in pairwise(found))
