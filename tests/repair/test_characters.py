import pytest

from zhsignals.lexicon import load_patterns
from zhsignals.repair.characters import Characters


@pytest.fixture(scope="module")
def characters():
    return Characters(load_patterns())


@pytest.mark.parametrize(
    ("raw", "folded"),
    [
        ("投资１２．５亿元，增长３％", "投资12.5亿元，增长3%"),
        ("ＬＥＤ产业", "LED产业"),
        ("下降－０．５个百分点", "下降-0.5个百分点"),
        ("增长１１．９℅", "增长11.9%"),
        ("产业⻓廊，⽣物医药，⻋间", "产业长廊，生物医药，车间"),
        ("　　全县", "  全县"),
        ("甲\u00a0乙\t丙", "甲 乙 丙"),
        ("一行\r\n二行\r三行\u2028四行", "一行 \n二行\n三行\n四行"),
        ("句号。逗号，分号；冒号：括号（）", "句号。逗号，分号；冒号：括号（）"),
        ("空\0字", "空\ufffd字"),
        ("布六、二五○匹，长一七·三里", "布六\0二五〇匹，长一七点三里"),
        ("“一二·九”纪念馆，一、二、三队", "“一二·九”纪念馆，一、二、三队"),
    ],
)
def test_folding_keeps_length(characters, raw, folded):
    assert characters.fold(raw) == folded
    assert len(folded) == len(raw)


def test_page_feed_inside_a_word_is_masked_and_between_lines_ends_the_line(characters):
    assert characters.fold("万元国\f民生产总值") == "万元国\0民生产总值"
    assert characters.fold("完成。\f\n第二部分") == "完成。\n\n第二部分"


def test_unchanged_text_is_the_same_object(characters):
    text = "全县签约项目12个，总投资3.5亿元。"
    assert characters.fold(text) is text


@pytest.mark.parametrize(
    ("text", "traditional"),
    [
        ("縣府表示，該園區總投資額為三億元，預計創造五百個職位。", True),
        ("全县签约项目12个，总投资3.5亿元，园区建设进展顺利。", False),
        ("全县签约项目12个，总投资3.5亿元，园区里一家餐馆名叫「龍門客棧」，老板姓张，他说今年生意比去年好了三成，准备再开一家。", False),
        ("", False),
    ],
)
def test_script(characters, text, traditional):
    assert characters.is_traditional(text) is traditional
