"""What 全市, 全县, 我省 stand for."""

from __future__ import annotations

import pytest

from zhsignals.lexicon import load_patterns
from zhsignals.recognise import RegionFinder, home


@pytest.fixture(scope="module")
def finder() -> RegionFinder:
    return RegionFinder(load_patterns())


def deictic(finder: RegionFinder, text: str) -> list[tuple[str, str | None]]:
    return [(m.id, m.data.code) for m in finder.find(text) if m.data.deictic]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("黄石市开工80个项目\n全市总投资300亿元，湖北省平均水平之上。", [("黄石市", "420200")]),
        ("阳新县经济快报\n全县增长6%，黄石市第一。我县还将努力。", [("阳新县", "420222"), ("阳新县", "420222")]),
        ("广西南宁外贸快报\n一季度全区进出口增长。", [("广西壮族自治区", "450000")]),
        ("重庆市璧山区快报\n全区完成投资50亿元。", [("璧山区", "500120")]),
        ("敦化市快报\n全省增长3%。", [("吉林省", "220000")]),
        ("昌吉州快报\n全州增长3%。", [("昌吉回族自治州", "652300")]),
    ],
)
def test_the_region_said_is_the_articles_own(finder: RegionFinder, text: str, want: list[tuple[str, str | None]]) -> None:
    assert deictic(finder, text) == want


def test_a_region_never_named_is_not_guessed(finder: RegionFinder) -> None:
    (mention,) = finder.find("全市增长5%")
    assert (mention.id, mention.data.code, mention.data.level, mention.data.listed) == ("全市", None, "deictic", False)


def test_home_is_what_title_and_lead_speak_of(finder: RegionFinder) -> None:
    text = "庐江县集中开工12个项目\n合肥市有关负责人到会。合肥、合肥。"
    own = home(text, finder.find(text), title_end=text.index("\n"))
    assert own is not None
    assert (own.id, own.start) == ("庐江县", 0)


def test_no_home_without_a_coded_region(finder: RegionFinder) -> None:
    text = "我国与德国的贸易"
    assert home(text, finder.find(text)) is None


def test_whole_market_is_no_home(finder: RegionFinder) -> None:
    assert deictic(finder, "苏州市快报\n向全市场开放，全区域覆盖。") == []


def test_a_province_only_said_as_whole_province_is_known_but_not_listed(finder: RegionFinder) -> None:
    (mention,) = [m for m in finder.find("敦化市快报\n全省增长3%。") if m.data.deictic]
    assert (mention.id, mention.data.code, mention.data.listed) == ("吉林省", "220000", False)


@pytest.mark.parametrize(
    "text",
    [
        "快讯\n甲乙公司公布业绩。\n公司净利润2亿元，增长3%，研发费用3000万元，增长12%。其子公司设在厦门市，员工200人。",
        "国内快讯\n青岛市港口吞吐量增长5%。\n广西外贸增长3%。\n贵州大桥合龙。\n深圳客流创新高。\n",
        "外贸开门红\n一季度我省进口增长9%，其中大豆进口增长4%，铜矿砂进口增长7%，原木进口增长8%，药品进口增长6%。对香港出口增长2%。",
        "政府工作要点\n我国经济稳定。全国用电增长5%。我国外贸增长。支持香港发展，推动香港创新，保持香港繁荣。中国船队扩大。",
    ],
)
def test_a_region_that_is_only_mentioned_is_no_home(finder: RegionFinder, text: str) -> None:
    assert home(text, finder.find(text), title_end=text.index("\n")) is None
