"""Which places a sentence names, and which code is certain."""

from __future__ import annotations

import pytest

from zhsignals.lexicon import Patterns, load_patterns
from zhsignals.recognise import RegionFinder


@pytest.fixture(scope="module")
def patterns() -> Patterns:
    return load_patterns()


@pytest.fixture(scope="module")
def finder(patterns: Patterns) -> RegionFinder:
    return RegionFinder(patterns)


def named(finder: RegionFinder, text: str) -> list[tuple[str, str | None]]:
    """(name, code) of the mentions in order."""
    return [(m.id, m.data.code) for m in finder.find(text)]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("重庆市璧山区开工三个项目", [("重庆市", "500000"), ("璧山区", "500120")]),
        ("宁夏与新疆两地企业", [("宁夏回族自治区", "640000"), ("新疆维吾尔自治区", "650000")]),
        ("客商到科右前旗考察", [("科尔沁右翼前旗", "152221")]),
        ("延边州外贸增长", [("延边朝鲜族自治州", "222400")]),
        ("围场县种植马铃薯", [("围场满族蒙古族自治县", "130828")]),
        ("义乌小商品出口", [("义乌市", "330782")]),
        ("广东东莞松山湖", [("广东省", "440000"), ("东莞市", "441900")]),
        ("台湾省与香港特别行政区", [("台湾省", "710000"), ("香港特别行政区", "810000")]),
    ],
)
def test_full_and_short_forms(finder: RegionFinder, text: str, want: list[tuple[str, str | None]]) -> None:
    assert named(finder, text) == want


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("朝阳区新增两座写字楼", [("朝阳区", None)]),
        ("北京市朝阳区新增两座写字楼", [("北京市", "110000"), ("朝阳区", "110105")]),
        ("长春市的朝阳区新增两座写字楼", [("长春市", "220100"), ("朝阳区", "220104")]),
        ("鼓楼区发布消息。徐州今年增长5%。", [("鼓楼区", "320302"), ("徐州市", "320300")]),
        ("鼓楼区发布消息", [("鼓楼区", None)]),
        ("吉林今年粮食丰收", [("吉林省", "220000")]),
        ("吉林省吉林市化纤厂", [("吉林省", "220000"), ("吉林市", "220200")]),
        ("河北、天津两地用水", [("河北省", "130000"), ("天津市", "120000")]),
        ("天津河北区的小巷", [("天津市", "120000"), ("河北区", "120105")]),
        ("通化召开会议", [("通化市", "220500")]),
        ("海南州牧民增收", [("海南藏族自治州", "632500")]),
    ],
)
def test_ambiguous_names_need_the_article(finder: RegionFinder, text: str, want: list[tuple[str, str | None]]) -> None:
    assert named(finder, text) == want


@pytest.mark.parametrize(
    "text",
    [
        "维护世界和平与合作",
        "资源富裕的同仁互助共和",
        "深耕本地市场价格",
        "提出更高要求",
        "为人民幸福安康隆重庆祝",
        "弘扬中华文化，繁荣昌盛",
        "复合肥料涨价",
        "参加开业大庆典礼",
        "德州仪器发布芯片，宁德时代扩产",
        "第二十四平方米",
        "中山路上的中山公园",
        "柳江特大桥、嫩江支流、据上海证券报报道",
        "杭州湾大桥、江海门户、金佛山、天河机场",
    ],
)
def test_ordinary_words_are_no_places(finder: RegionFinder, text: str) -> None:
    assert named(finder, text) == []


def test_ordinary_words_are_places_with_their_parent_or_suffix(finder: RegionFinder) -> None:
    assert named(finder, "天津和平的老楼") == [("天津市", "120000"), ("和平区", "120101")]
    assert named(finder, "和平区的老楼，在天津") == [("和平区", "120101"), ("天津市", "120000")]
    assert named(finder, "沈阳和平大街") == [("沈阳市", "210100")]
    assert ("中山市", "442000") in named(finder, "广东中山的灯饰")
    assert ("日照市", "371100") in named(finder, "青岛、日照、威海三市")


def test_market_after_a_city_is_not_its_suffix(finder: RegionFinder) -> None:
    (mention,) = finder.find("广州市场回暖")
    assert (mention.start, mention.end, mention.id) == (0, 2, "广州市")


def test_former_suffix_is_read_as_the_county_of_today(finder: RegionFinder) -> None:
    assert named(finder, "綦江县办厂") == [("綦江区", "500110")]


def test_single_letters_only_in_safe_contexts(finder: RegionFinder) -> None:
    assert named(finder, "该集团在渝投资建厂") == [("重庆市", "500000")]
    assert named(finder, "姓鲁的师傅喝湘茶") == []


def test_areas_and_countries_have_no_code(finder: RegionFinder) -> None:
    mentions = finder.find("成渝地区与长三角联手，出口德国")
    assert [(m.id, m.data.level, m.data.listed) for m in mentions] == [
        ("成渝地区双城经济圈", "area", True),
        ("长三角", "area", True),
        ("德国", "country", False),
    ]


def test_parent_is_told(finder: RegionFinder) -> None:
    (mention,) = finder.find("昆山的笔记本电脑产量")
    assert (mention.data.level, mention.data.parent) == ("county", "苏州市")


def test_users_rows_are_used_at_once(patterns: Patterns, tmp_path) -> None:  # type: ignore[no-untyped-def]
    folder = tmp_path / "regions"
    folder.mkdir()
    (folder / "places.tsv").write_text("name\talso\tlevel\n云海新区\t云海\tnew_area\n", encoding="utf-8")
    mine = RegionFinder(load_patterns([tmp_path]))
    assert named(mine, "云海今年引进20家企业") == [("云海新区", None)]


def test_mentions_are_in_order_and_inside_the_text(finder: RegionFinder) -> None:
    text = "浙江省杭州市余杭区、临平区和湖州市德清县莫干山镇，全省联动。" * 20
    mentions = finder.find(text)
    assert len(mentions) == 160
    assert [m.start for m in mentions] == sorted(m.start for m in mentions)
    assert all(0 <= m.start < m.end <= len(text) and m.kind == "region" for m in mentions)


def test_empty_and_foreign_text(finder: RegionFinder) -> None:
    assert finder.find("") == []
    assert finder.find("plain English text, 123 % \ud800 \x00") == []


@pytest.mark.parametrize(
    "text",
    [
        "县长卢静安作报告",
        "孙淮滨说，孙淮滨认为",
        "游客登上云冈石窟，逛龙城天街，镜场有定日镜。",
        "拓宽城乡渠道，控股股东增持，规定日期前完成",
        "该乡毕业生留镇率高",
    ],
)
def test_short_forms_cut_from_something_else(finder: RegionFinder, text: str) -> None:
    assert named(finder, text) == []


def test_county_of_two_characters(finder: RegionFinder) -> None:
    assert named(finder, "关于泾县预算的报告。泾县税收增长") == [("泾县", "341823")] * 2
    assert named(finder, "周边濒临县一带") == []


def test_a_word_over_the_border_frees_the_place_behind_it(finder: RegionFinder) -> None:
    assert named(finder, "控股股东宁波琅驰减持") == [("宁波市", "330200")]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("寻乌至全南的公路", ["寻乌县", "全南县"]),
        ("让巴中到成都更近", ["巴中市", "成都市"]),
        ("开建敦煌、陇南和天水等机场", ["敦煌市", "陇南市", "天水市"]),
        ("新疆、内蒙、宁夏接壤", ["新疆维吾尔自治区", "内蒙古自治区", "宁夏回族自治区"]),
        ("衢江区和龙游县产纸", ["衢江区", "龙游县"]),
    ],
)
def test_places_joined_bear_each_other_out(finder: RegionFinder, text: str, want: list[str]) -> None:
    assert [m.id for m in finder.find(text)] == want
