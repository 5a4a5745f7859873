"""CompanyFinder on sentences written for it."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from zhsignals.lexicon import load_patterns
from zhsignals.recognise.company import CompanyFinder
from zhsignals.recognise.region import RegionFinder


@pytest.fixture(scope="module")
def finder() -> CompanyFinder:
    return CompanyFinder(load_patterns())


def names(finder: CompanyFinder, text: str) -> list[str]:
    return list(dict.fromkeys(m.id for m in finder.find(text, [])))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # registered names: the left edge
        ("园区日前引进苏州澄远精密机械有限公司，双方已签约。", ["苏州澄远精密机械有限公司"]),
        ("由澄远电气（南通）有限公司投资建设。", ["澄远电气（南通）有限公司"]),
        ("负责承建的是康澜投资集团有限公司。", ["康澜投资集团有限公司"]),
        ("收购浙江澄天岚企业管理有限公司的股权", ["浙江澄天岚企业管理有限公司"]),
        ("合资企业——澄远双离合器传动系统有限公司成立", ["澄远双离合器传动系统有限公司"]),
        ("（三）澄北酒业有限公司", ["澄北酒业有限公司"]),
        ("负责营运的「澄港创新及科技园有限公司」主席", ["澄港创新及科技园有限公司"]),
        ("全市新登记有限责任公司800户，均为有限公司。", []),
        ("某某有限公司", []),
        # the house of an analyst, his desk between; offices and rivals are no part of a name
        ("青州期货农产品分析师李一川认为，", ["青州期货"]),
        ("某券商、湖州某期货公司的一位分析师", []),
        ("据青州证监局信息，该企业已备案。", []),
        ("竞争对手澄远公司拥有80万箱", ["澄远公司"]),
        ("我国新能源客车销往12个国家", []),
        # verbs before a name, and what only describes firms
        ("警方将尽力追回公司财产，法院驳回青澜集团的申诉。", ["青澜集团"]),
        ("任期自公司开业起，详情据本公司网页，由琅曜关联公司代管。", []),
        ("丰县不少超市开门，价格略超市场预期。", []),
        ("现券期货走弱，军用车辆和肇事车辆停放在外。", []),
        ("愿与巴方携手努力，同幼儿共同用餐。", []),
        ("私募浮亏扩大，供应商按期供货。浮亏、按期。", []),
        ("琅曜光电曾公告，琅曜光电股东将变动。", ["琅曜光电"]),
        # short names with a suffix
        ("与青澜集团和琅川银行签订协议", ["青澜集团", "琅川银行"]),
        ("由重庆燃气集团供气", ["重庆燃气集团"]),
        ("该公司与上市公司、子公司、子(分)公司均已登记，一家科技公司称。", []),
        ("大型企业集团和产业集团做大做强", []),
        ("中国人民银行公布银行业数据", []),
        # lists
        ("会上，沐衡石、琅曜光电、南湖卓砺等12家企业签约。", ["沐衡石", "琅曜光电", "南湖卓砺"]),
        ("以沐衡岚、琅曜谷为代表企业", ["沐衡岚", "琅曜谷"]),
        ("商圈内有沐衡岚、琅曜谷、青澜泽三家大型超市", ["沐衡岚", "琅曜谷", "青澜泽"]),
        ("新材料、生物医药等龙头企业加快集聚。", []),
        ("汽车及零部件、电子信息等企业", []),
        ("重点扶持“云兴”、“吉安”、“荣澜”等纸企业", ["云兴", "吉安", "荣澜"]),
        ("培育“双十”、“双百”、“科技小巨人”等企业", []),
        ("县里有稻米姐、蛙田、芳谷等知名大米加工企业", ["蛙田", "芳谷"]),
        ("清华大学、市发改委、高新区等企业和单位", []),
        ("生益光科、海信和沐衡数据、琅曜谷共同参展，海信领衔。", ["生益光科", "海信", "沐衡数据", "琅曜谷"]),
        ("云雾黑茶、青坪毛尖等知名品牌", []),
        # cue words
        ("昨日，沐衡岚董事长李一川到会", ["沐衡岚"]),
        ("沐衡软件(300777.SZ)公布", ["沐衡软件"]),
        ("沐衡环卫(19.940,-0.77,-3.72%)(603777.SH)：10月中标", ["沐衡环卫"]),
        ("镇党委书记李一川、镇长王二山出席", []),
        # well-known names
        ("市政府与华为签署协议，清华大学参加。", ["华为"]),
        ("其中石油和天然气开采业增长8%", []),
        ("中国电子商务发展迅速，中国银行业稳健", []),
        ("我国现代物流、小米种植和大众旅游发展", []),
        ("华润热电2×350兆瓦机组", ["华润热电"]),
        ("保利集团副总裁说", ["保利集团"]),
    ],
)
def test_names(finder: CompanyFinder, text: str, expected: list[str]) -> None:
    assert names(finder, text) == expected


def test_short_form_shares_the_id(finder: CompanyFinder) -> None:
    text = "宁夏澄砺科技有限公司扩建厂房。澄砺科技今年产值3亿元。"
    found = finder.find(text, [])
    assert [(text[m.start : m.end], m.id, m.data.form) for m in found] == [
        ("宁夏澄砺科技有限公司", "宁夏澄砺科技有限公司", "legal"),
        ("澄砺科技", "宁夏澄砺科技有限公司", "legal"),
    ]


def test_stated_short_form(finder: CompanyFinder) -> None:
    text = "青澜泽云谷控股有限公司（以下简称“青谷”）公告，青谷，今年扩产。"
    assert {m.id for m in finder.find(text, [])} == {"青澜泽云谷控股有限公司"}
    assert [text[m.start : m.end] for m in finder.find(text, [])][1:] == ["青谷", "青谷"]


def test_firms_of_one_group_stay_apart(finder: CompanyFinder) -> None:
    assert (
        names(finder, "澄航科技与澄航现代物流签约，澄航科技出资。") == ["澄航科技"]
        or len(names(finder, "澄航科技有限公司与澄航现代物流有限公司签约。")) == 2
    )


def test_the_stock_code(finder: CompanyFinder) -> None:
    (found,) = finder.find("沐衡软件(300777.SZ)公布", [])
    assert found.data.code == "300777.SZ"


def test_regions_are_no_companies(finder: CompanyFinder) -> None:
    text = "杭州、宁波、绍兴等企业"
    assert finder.find(text, RegionFinder(load_patterns()).find(text)) == []


def test_a_users_gazetteer_is_used_at_once(tmp_path: Path) -> None:
    (tmp_path / "companies").mkdir()
    (tmp_path / "companies" / "known.tsv").write_text("name\tforms\tcode\tuse\tnot_before\n云上泉\t\t600777.SH\t\t\n", "utf-8")
    mine = CompanyFinder(load_patterns([tmp_path]))
    text = "今年云上泉增长很快。"
    assert [(m.id, m.data.code) for m in mine.find(text, [])] == [("云上泉", "600777.SH")]
    assert CompanyFinder(load_patterns()).find(text, []) == []


def test_mentions_are_disjoint_and_in_order(finder: CompanyFinder) -> None:
    text = "青澜集团澄砺光电有限公司、澄砺光电和青澜集团签约，青澜集团出资，澄砺光电施工。" * 3
    found = finder.find(text, [])
    assert all(a.end <= b.start for a, b in pairwise(found))


@pytest.mark.parametrize("text", ["", "有限公司", "公司" * 500, "、" * 2000, "（" * 500 + "有限公司", "A" * 5000, "等企业" * 300])
def test_odd_text_does_no_harm(finder: CompanyFinder, text: str) -> None:
    assert finder.find(text, []) == []
