"""Leaving out the second round of repair must not show: what is held to be settled is what another round leaves as it is."""

from __future__ import annotations

import pytest

from zhsignals.lexicon import load_patterns
from zhsignals.repair.characters import Characters
from zhsignals.repair.furniture import Furniture
from zhsignals.repair.mender import Mender

TEXTS = [
    "开门红\n今年一季度，全区招商引资到位资金12亿元。\n二季度还有8个项目落地。",
    "　　开门红\n　　今年一季度，全区招商引资到位资\n金12亿元，同比增长3%。\n\n　　完。",
    "- 要点一\n- - 要点二\n**粗体**和 空 格\n1 2 3万元：4 : 5",
    "# 标题\n> 引文，\n还有一行\n\n\n| 甲 | 1 |\n| 乙 | 2 |",
    "臺灣經濟部門表示，出口額達3億元，\n較去年增長。",
    "全 县 工业 总产值 达到 30 亿元 ， 增长 5 % 。",
    "第一行没有结束\n第二行也没有结束\n第三行同样没有结束\n第四行还是没有\n完了。",
]


@pytest.fixture(scope="module")
def mender() -> Mender:
    patterns = load_patterns()
    return Mender(patterns, Characters(patterns), Furniture(patterns))


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("ending", ["", "\n", "\n图为施工现场\n"])
def test_a_settled_text_stays_as_it_is(mender: Mender, text: str, ending: str) -> None:
    out = mender._round(text + ending)
    assert not mender._is_settled(out) or mender._round(out.text).text == out.text


def test_most_texts_are_settled_after_one_round(mender: Mender) -> None:
    assert mender._is_settled(mender._round(TEXTS[0]))
    assert not mender._is_settled(mender._round("开门红\n今年一季度，全区招商引资到位资\n金12亿元，同比增长3%。"))
