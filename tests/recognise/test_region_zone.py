"""Development zones and townships: names without codes, with the right left edge."""

from __future__ import annotations

import pytest

from zhsignals.lexicon import load_patterns
from zhsignals.recognise import RegionFinder


@pytest.fixture(scope="module")
def finder() -> RegionFinder:
    return RegionFinder(load_patterns())


def placed(finder: RegionFinder, text: str, level: str) -> list[str]:
    return [text[m.start : m.end] for m in finder.find(text) if m.data.level == level]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("项目落户滁州经济技术开发区，年底开工", ["滁州经济技术开发区"]),
        ("昨日，苏州工业园区公布数据", ["苏州工业园区"]),
        ("位于云岭高新区的企业", ["云岭高新区"]),
        ("鼓励各开发区改革", []),
        ("升级为国家级经济技术开发区", []),
        ("发挥综合保税区作用", []),
        ("截至目前，下琅口工业园区已完成投资", ["下琅口工业园区"]),
        ("已入住工业园区的商户有9户，云岭再添国家级经济技术开发区", []),
    ],
)
def test_zones(finder: RegionFinder, text: str, want: list[str]) -> None:
    assert placed(finder, text, "zone") == want


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("德清县莫干山镇种茶", ["莫干山镇"]),
        ("在孤石镇建厂", ["孤石镇"]),
        ("向阳镇、和平镇都种果树", ["向阳镇", "和平镇"]),
        ("地处姜家店朝鲜族乡", ["姜家店朝鲜族乡"]),
        ("建设特色小镇，带动乡镇和城镇，返乡创业", []),
        ("凉水镇、柳河镇之间的松江镇", ["凉水镇", "柳河镇", "松江镇"]),
        ("柳河县镇政府", []),
        ("“一心一镇”格局", []),
        ("宁波的镇海炼化", []),
        ("云城镇辖25个村，有3所镇办中学、1所镇办小学、7所城镇小学", ["云城镇"]),
    ],
)
def test_townships(finder: RegionFinder, text: str, want: list[str]) -> None:
    assert placed(finder, text, "township") == want


def test_place_inside_a_zone_is_named_as_well(finder: RegionFinder) -> None:
    inner = [(m.id, m.data.code, m.start, m.end) for m in finder.find("临沂经济技术开发区开工")]
    assert inner == [("临沂经济技术开发区", None, 0, 9), ("临沂市", "371300", 0, 2)]


def test_short_form_of_a_zone_is_the_same_zone(finder: RegionFinder) -> None:
    text = "合肥高新技术产业开发区招商。今年合肥高新区新增40家企业。"
    assert {m.id for m in finder.find(text) if m.data.level == "zone"} == {"合肥高新技术产业开发区"}


def test_a_zone_that_is_a_division_keeps_its_code(finder: RegionFinder) -> None:
    assert [(m.id, m.data.code) for m in finder.find("上海浦东新区开工")] == [("上海市", "310000"), ("浦东新区", "310115")]
