import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhsignals.segment import find_clauses, find_sentences


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("签约12个。总投资3亿元！", ["签约12个。", "总投资3亿元！"]),
        ("他说：“开工了。”项目启动。", ["他说：“开工了。”", "项目启动。"]),
        ("增长8%；下降3%。", ["增长8%；下降3%。"]),
        ("标题\n正文", ["标题", "正文"]),
        ("（全年完成。）下一步", ["（全年完成。）", "下一步"]),
        ("真的吗？！是。", ["真的吗？！", "是。"]),
        ("增长3.5%.", ["增长3.5%."]),
        ("", []),
    ],
)
def test_sentences(text, sentences):
    assert [text[a:b] for a, b in find_sentences(text)] == sentences


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        ("签约12个，总投资3亿元、到位1亿元；开工率73%。", ["签约12个，", "总投资3亿元、到位1亿元；", "开工率73%。"]),
        ("甲\n乙", ["甲", "乙"]),
    ],
)
def test_clauses(text, clauses):
    assert [text[a:b] for a, b in find_clauses(text)] == clauses


def test_a_part_of_the_text():
    text = "甲一。乙二。丙三。"
    assert find_sentences(text, 3, 6) == [(3, 6)]


@given(st.text(alphabet="甲1。！？!\n”）；，", max_size=60))
def test_spans_are_sorted_disjoint_and_leave_out_line_ends_only(text):
    spans = find_sentences(text)
    assert "".join(text[a:b] for a, b in spans) == text.replace("\n", "")
    assert all(a[1] <= b[0] for a, b in itertools.pairwise(spans))
