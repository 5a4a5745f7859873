import itertools

import pytest

from zhsignals.segment import find_sections

PROSE = "全县签约项目12个，总投资3.5亿元，涵盖机械、电子、食品等产业。"


def headings(text, furniture=(), title=None):
    return [text[slice(*s.heading)] for s in find_sections(text, furniture, title) if s.heading]


@pytest.mark.parametrize(
    "heading",
    [
        "新材料产业潜力无限",
        "一、总体情况",
        "（二）重点项目",
        "3.资源情况",
        "【数字解读】",
        "● 利用外资实现新增长",
        "一流的区位：",
        "1、旅游产业",
        "二、结构日趋优化，进程稳步推进。",
    ],
)
def test_headings(heading):
    assert headings(f"题目\n{PROSE}\n{heading}\n{PROSE}") == [heading]


@pytest.mark.parametrize(
    "line",
    [
        "增长12.5%，增速居全市第二。",
        "主要抓了以下三个方面的工作，具体如下所示：",
        "312.5",
        "▷",
        "推动项目落地；",
        "各位代表！",
        "本报记者方圆采访了园区负责人，他说，企业用工有保障，订单充足，产销两旺",
    ],
)
def test_no_headings(line):
    assert headings(f"题目\n{PROSE}\n{line}\n{PROSE}") == []


def test_cells_of_a_table_are_no_headings():
    assert headings("\n".join(["题目", PROSE, "指标", "绝对数", "地区生产总值", "312.5", "第一产业", "45.2"])) == []


def test_items_of_a_list_are_no_headings():
    assert headings(f"题目\n{PROSE}\n1、机械产业园项目\n2、预制菜生产线项目\n3、冷链仓储项目") == []


def test_furniture_and_captions_are_no_headings():
    text = f"题目\n{PROSE}\n签约仪式现场\n{PROSE}"
    start = text.index("签约仪式现场")
    assert headings(text) == ["签约仪式现场"]
    assert headings(text, [(start + 4, start + 6)]) == []


def test_sections_cover_the_text_and_keep_the_order():
    text = f"题目\n{PROSE}\n一、甲\n{PROSE}\n二、乙\n{PROSE}"
    sections = find_sections(text)
    assert [s.start for s in sections] == [0, text.index("一、甲"), text.index("二、乙")]
    assert all(a.end == b.start for a, b in itertools.pairwise(sections))
    assert sections[-1].end == len(text)
    assert sections[0].heading is None


def test_a_title_is_no_heading_where_it_is_not_the_first_line():
    text = f"来源：青禾网\n云溪县招商忙\n{PROSE}"
    assert headings(text) == ["云溪县招商忙"]
    assert headings(text, title=(7, 13)) == []


@pytest.mark.parametrize("text", ["", "\n", "甲", "一、", "一、\n"])
def test_short_texts(text):
    assert headings(text) == []
