"""Every numeral of a text has one line."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

USES = {
    "完成投资3亿元": {"3亿": "quantity"},
    "2023年5月8日签约": {"2023": "date", "5": "date", "8": "date"},
    "排名第5": {"5": "ordinal"},
    "1、加快建设": {"1": "ordinal"},
    "使用5G网络": {"5": "name"},
    "股票代码（600519）": {"600519": "name"},
    "落实“三个一批”": {"三": "slogan"},
    "2023年2月30日": {"2023": "other", "2": "other", "30": "other"},
    "编号1.2.3.4": {"1.2.3.4": "other"},
    "投资1234567890123456亿元": {"1234567890123456亿": "other"},
    "占六六六六六六六六六六六六六六六六成": {"六六六六六六六六六六六六六六六六": "other"},
    "亿亿3.5": {"亿亿3.5": "other"},
    "投资123456789012345元": {"123456789012345": "quantity"},
}


@pytest.mark.parametrize("text", USES)
def test_use(reader, text):
    assert {text[n.start : n.end]: n.use for n in reader.read(text).numerals} == USES[text]


def test_every_digit_is_in_exactly_one_line(reader):
    text = "2021年6月，A公司（600519.SH）投资12.5亿元建3条线，占地300亩，见www.a1.cn/2，电话010-62345678，1.2.3版，20:15开会，共1,234人。"
    lines = reader.read(text, "2021-06-30").numerals
    assert all(a.end <= b.start for a, b in pairwise(lines))
    for m in re.finditer(r"[0-9]", text):
        assert sum(n.start <= m.start() < n.end for n in lines) == 1, text[m.start() - 3 : m.start() + 4]
