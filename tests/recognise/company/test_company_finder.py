"""CompanyFinder on sentences written for it."""

from __future__ import annotations

import pytest

from zhsignals.lexicon import load_patterns
from zhsignals.recognise.company import CompanyFinder


@pytest.fixture(scope="module")
def finder() -> CompanyFinder:
    return CompanyFinder(load_patterns())


def names(finder: CompanyFinder, text: str) -> list[str]:
    return list(dict.fromkeys(m.id for m in finder.find(text, [])))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("园区日前引进苏州澄远精密机械有限公司,双方已签约。", ["苏州澄远精密机械有限公司"]),
        ("由澄远电气（南通）有限公司投资建设。", ["澄远电气（南通）有限公司"]),
        ("会上，沐衡石、琅曜光电、南湖卓砺等12家企业签约。", ["沐衡石", "琅曜光电", "南湖卓砺"]),
        ("新材料、生物医药等龙头企业加快集聚。", []),
        ("该公司与上市公司、子公司均为有限公司。", []),
        ("市政府与华为签署协议，清华大学参加。", ["华为"]),
    ],
)
def test_names(finder: CompanyFinder, text: str, expected: list[str]) -> None:
    assert names(finder, text) == expected


def test_short_form_shares_the_id(finder: CompanyFinder) -> None:
    text = "宁夏澄砺科技有限公司扩建厂房。澄砺科技今年产值3亿元。"
    found = finder.find(text, [])
    assert [(text[m.start : m.end], m.id) for m in found] == [
        ("宁夏澄砺科技有限公司", "宁夏澄砺科技有限公司"),
        ("澄砺科技", "宁夏澄砺科技有限公司"),
    ]
