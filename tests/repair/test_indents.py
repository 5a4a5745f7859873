"""Paragraphs on one line, parted by nothing but the indentation of the next one."""

import pytest

from zhsignals.repair.indents import break_at_indents

HEAD, PROSE = "（二）畜牧生产", "1992年，全县生猪存栏目标为30万头，比上年增加2万头"


@pytest.mark.parametrize("indent", ["\u3000\u3000", "\u3000\u3000\u3000\u3000", " \u3000\u3000", "    ", "\u00a0\u00a0\u00a0\u00a0"])
@pytest.mark.parametrize("before", [HEAD, "第三节\u3000农业", "扎实推进各项工作。", "“稳”字当头”"])
def test_an_indent_in_mid_line_opens_a_paragraph(lines, before, indent):
    assert lines(before + indent + PROSE)[-1] == PROSE


@pytest.mark.parametrize("text", ["县域经济\u3000\u3000（一）工业", "总则\u3000\u3000二、目标"])
def test_numbered_headings_too(text):
    assert break_at_indents(text) == text.replace("\u3000\u3000", "\n\u3000")


@pytest.mark.parametrize(
    "text",
    [
        "生猪\u3000\u300030万头\u3000\u3000比上年多2万头",
        "2030年的主要产量是：\u3000\u3000" + PROSE,
        "粮食9万吨；\u3000\u3000" + PROSE,
        "\u3000\u3000" + PROSE,
        "要闻\u3000" + PROSE,
    ],
)
def test_cells_of_a_row_and_lists_under_a_lead_in_stay(text):
    assert break_at_indents(text) == text


def test_offsets_stay_true(repairer):
    raw = f"某县计划\n\u3000\u3000{HEAD}\u3000\u3000{PROSE}。\u3000\u3000{PROSE}。"
    out = repairer.repair(raw)
    at = out.text.rindex("存栏")
    assert out.origin.spans(at, at + 2) == [(raw.rindex("存栏"), raw.rindex("存栏") + 2)]
