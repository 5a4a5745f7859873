"""Whom the values of a sentence are about, read through the whole pipeline."""

from __future__ import annotations

import pytest

from zhsignals import Extractor

READ = Extractor()


def subjects(text: str) -> dict[str, str]:
    """The text of each value and the nearest names it is about."""
    return {f.text: "|".join([s.name for s in f.subject[:2]]) for f in READ(text, published="2024-05-20").facts}


@pytest.mark.parametrize(
    ("text", "value", "name"),
    [
        ("甲厂质押1200万股，占公司总股本的3.2%。", "3.2%", "甲厂"),
        ("水泥产量占全国总产量的9%。", "9%", "水泥产量"),
        ("展位8600个，比上届增加500个。", "500个", "展位"),
        ("由于原料涨价，砂糖橘价格上涨8%。", "8%", "砂糖橘价格"),
        ("从商品看，出口灯具9.4亿元，增长15%。", "9.4亿元", "出口灯具"),
        ("而砂糖橘均价每公斤6元。", "6元", "砂糖橘"),
        ("生活用纸收入8.1亿元，增长3%，占营业收入的60.9%。", "60.9%", "生活用纸"),
        ("炼化板块利润9亿元；管道板块受气价影响，实现利润6亿元。", "6亿元", "管道板块"),
        ("滨江新区计划投资201亿元；湖东新区计划投资30亿元。", "30亿元", "湖东新区"),
        ("某市招商正忙，湖东新区去年引进项目9个，甲厂今年签约项目7个。", "7个", "甲厂"),
        ("提高护林员补贴标准，由每月600元增至700元。", "700元", "护林员补贴标准"),
        ("民间投资增长5.4%，比1—2月份提高0.9个百分点。", "0.9个百分点", "民间"),
        ("甲县工业投资增长7%，高于全省投资增速2个百分点。", "2个百分点", "甲县工业"),
        ("甲厂产值增长7%，比全省平均水平高2个百分点。", "2个百分点", "甲厂"),
        ("增速高于全省的丰县增长7%。", "7%", "丰县"),
        ("规模以上工业企业营收增长5%；营业利润率为6.1%，提高0.2个百分点。", "6.1%", "规模以上工业企业"),
    ],
)
def test_the_name_right_before_a_value_is_near(text: str, value: str, name: str) -> None:
    assert name in subjects(text)[value]


@pytest.mark.parametrize(
    ("text", "value", "name"),
    [
        ("两个厂产量差距高达12亿斤。", "12亿斤", "厂产量差距"),
        ("白菜批发价格维持在每公斤3元。", "3元", "白菜批发价格"),
        ("镇里一次性给予5万元。", "5万元", "镇里"),
        ("沪铜主力合约收于6.8万元。", "6.8万元", "沪铜主力合约"),
        ("合作社今年共卖出300吨。", "300吨", "合作社"),
        ("县商会会员企业存在120家。", "120家", "县商会会员企业"),
        ("全镇储能达到50兆瓦。", "50兆瓦", "全镇储能"),
    ],
)
def test_a_name_ends_before_its_verb(text: str, value: str, name: str) -> None:
    assert name in subjects(text)[value].split("|")


@pytest.mark.parametrize(
    ("text", "value", "name"),
    [
        ("丰县城乡居民基本养老保险和失业保险以及工伤保险合计参保人数达5万人。", "5万人", "工伤保险合计参保人数"),
        ("丰县新近评为省级绿色示范样板的水泥制品加工产业集中区的砖瓦库存达5万吨。", "5万吨", "砖瓦库存"),
        ("沿海多个大中型城市港口码头仓库玉米和小麦库存逼近20万吨。", "20万吨", ""),
    ],
)
def test_a_long_phrase_is_cut_between_words_or_dropped(text: str, value: str, name: str) -> None:
    found = next(v for k, v in subjects(text).items() if k.endswith(value)).split("|")
    assert name in found if name else not any(n.startswith("城市") or n.endswith("库存") for n in found), found


@pytest.mark.parametrize("text", ["公布5亿元。", "收到3万元。", "盘中一度上涨8%。", "每年可减少3亿元。", "净利润2亿元。", "均价上涨6%。"])
def test_a_verb_or_a_bare_measure_is_nobody(text: str) -> None:
    assert list(subjects(text).values()) == [""]


@pytest.mark.parametrize("text", ["报2842.21点。", "建议提高到3亿元。", "由于增加了5亿元。", "占12%。", "相比减少8亿元。"])
def test_verbs_and_connectives_name_nobody(text: str) -> None:
    assert not {n for n in subjects(text).values() if set(n.split("|")) & {"报", "建议", "由于", "占", "相比"}}


def test_items_of_a_digest_share_no_industry_and_numbers_are_no_names() -> None:
    text = "财经早餐\n1、新材料产业利润增长5%。\n2、甲乙集团第二季度收入29亿元。"
    names = [s.name for s in READ(text).facts[-1].subject]
    assert "新材料" not in names and "2" not in names


def test_a_title_tells_that_a_report_is_about_the_country() -> None:
    text = "2023年国务院工作汇报\n农业稳步发展。\n粮食产量9亿吨。"
    assert "中国" in [s.name for s in READ(text).facts[-1].subject]
    assert "中国" not in [s.name for s in READ(text.replace("国务院", "丰县")).facts[-1].subject]


@pytest.mark.parametrize(
    "text",
    [
        "如今有7吨。",
        "公告称，有9家。",
        "眼下种植7亩。",
        "相反，种植7亩。",
        "那么，花费7亿元。",
        "实际支付7亿元。",
        "值得注意的是，种植7亩。",
        "初步核算，种植7亩。",
    ],
)
def test_words_for_now_and_for_announcing_name_nobody(text: str) -> None:
    assert not {
        n for n in subjects(text).values() if set(n.split("|")) & {"如今", "公告", "公告称", "眼下", "相反", "那么", "实际", "值得注意的"}
    }


def test_how_many_chains_there_are_names_no_industry() -> None:
    found = READ("全市12条产业链营收870亿元。", published="2024-05-20").industries
    assert [i.name for i in found] == []
