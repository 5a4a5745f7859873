"""The two public functions on bare strings."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

VALUES = {
    "那是六": ["6"],
    "花了三 萬 二": ["32000"],
    "１２．５％": ["0.125"],
    "打八五折": ["0.85"],
    "一又四分之一": ["1.25"],
    "超过2/5": ["0.4"],
    "九块八毛六": ["9.86"],
    "人民币 6千元": ["6000"],
    "45k": ["45000"],
    "負十七": ["-17"],
    "我們在四川統一行動": [],
    "10以上，20以下": ["10..20"],
    "30与40之间": ["30..40"],
}
TIMES = {
    "下周三": ("2023-08-23", "2023-08-23"),
    "三年前": ("2020-01-01", "2020-12-31"),
    "20天后": ("2023-09-07", "2023-09-07"),
    "康熙六年": ("1667-01-01", "1667-12-31"),
    "07年9月": ("2007-09-01", "2007-09-30"),
    "九月的第一个周一": ("2023-09-04", "2023-09-04"),
    "过去两年": ("2021-08-18", "2023-08-17"),
}


@pytest.mark.parametrize("text", VALUES)
def test_quantities(bare, text):
    found = [str(q.value.normalize()) if q.value_max is None else f"{q.value}..{q.value_max}" for q in bare.quantities(text)]
    assert [Decimal(v) if ".." not in v else v for v in found] == [Decimal(v) if ".." not in v else v for v in VALUES[text]]


@pytest.mark.parametrize("text", TIMES)
def test_periods(bare, text):
    assert [(str(p.first), str(p.last)) for p in bare.periods(text, date(2023, 8, 18))] == [TIMES[text]]


def test_offsets_are_into_the_text_as_given(bare):
    text = "共計 ３ 萬\n元 整"
    (q,) = bare.quantities(text)
    assert text[q.start : q.end] == "３ 萬\n元 整"


def test_module_level_functions():
    from zhsignals.quantity import periods, quantities

    assert quantities("投资5亿元")[0].unit == "CNY"
    assert periods("2020年")[0].iso == "2020"


STRINGS = {
    "3e4": [("number", "30000", None, "eq")],
    "-4.5^-1": [("number", "-0.2222222222222222222222222222", None, "eq")],
    "编号B2e5c": [],
    "2 3/4": [("number", "2.75", None, "eq")],
    "Ⅳ": [("number", "4", None, "eq")],
    "二百三万": [("amount", "2300000", None, "eq")],
    "票房过30": [("number", "30", None, "gt")],
    "第六和第九之间": [("ordinal", "6", "9", "range")],
}


@pytest.mark.parametrize("text", STRINGS)
def test_ways_to_write_a_number(bare, text):
    found = [(q.kind, str(q.value), None if q.value_max is None else str(q.value_max), q.comparator) for q in bare.quantities(text)]
    assert found == STRINGS[text]


def test_liang_is_no_decimal(bare):
    assert [q.value for q in bare.quantities("三点两刻钟")] == [3, 2]


def test_ten_tenths_are_no_discount(bare):
    assert [q.kind for q in bare.quantities("十折")] == ["number"]
    assert [q.kind for q in bare.quantities("九折")] == ["rate"]
