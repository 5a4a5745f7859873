"""Strings of number characters to values."""

from __future__ import annotations

from decimal import Decimal

import pytest

from zhsignals.quantity.numeral import Numerals

VALUES = {
    "16.4亿": "1640000000",
    "9亿6000万": "960000000",
    "3万4千": "34000",
    "1.5万亿": "1500000000000",
    "1,100.9亿": "110090000000",
    "12，345万": "123450000",
    "二千三百四十五": "2345",
    "三亿零五": "300000005",
    "七万八": "78000",
    "六百三": "630",
    "十七": "17",
    "廿六": "26",
    "一八四二": "1842",
    "二〇二四": "2024",
    "二十点七五": "20.75",
    "十二点六万": "126000",
    "玖仟捌佰": "9800",
    "四千亿": "400000000000",
    "五万六千亿": "5600000000000",
    "0.000001": "0.000001",
}
SPANS = {"三五百": ("300", "500"), "两三": ("2", "3"), "七八亿": ("700000000", "800000000"), "二十六七": ("26", "27")}
VAGUE = {
    "十几": ("10", "gt"),
    "数百": ("100", "order"),
    "几千万": ("10000000", "order"),
    "六十多万": ("600000", "gt"),
    "十来亿": ("1000000000", "approx"),
}
CUT = {"四十五十": "四十", "十六十七": "十六", "三万三万": "三万", "十九二": "十九", "35千瓦": "35", "3百分点": "3", "8兆瓦": "8"}


@pytest.fixture(scope="module")
def numerals(patterns) -> Numerals:
    return Numerals(patterns)


@pytest.mark.parametrize("text", VALUES)
def test_value(numerals, text):
    assert numerals.parse(text) == Decimal(VALUES[text])


@pytest.mark.parametrize("text", SPANS)
def test_neighbouring_digits_are_a_span(numerals, text):
    figure = numerals.read(text, 0)
    assert (figure.low, figure.high, figure.end) == (*map(Decimal, SPANS[text]), len(text))


@pytest.mark.parametrize("text", VAGUE)
def test_vague(numerals, text):
    figure = numerals.read(text, 0)
    assert (figure.low, figure.bound, figure.end) == (Decimal(VAGUE[text][0]), VAGUE[text][1], len(text))


@pytest.mark.parametrize("text", CUT)
def test_numeral_ends_where_another_word_begins(numerals, text):
    assert text[: numerals.read(text, 0).end] == CUT[text]


def test_values_are_exact(numerals):
    assert str(numerals.parse("1.57%"[:-1])) == "1.57"
    assert str(numerals.parse("3.30亿")) == "330000000"


def test_too_many_digits_are_no_number(numerals):
    assert numerals.read("9" * 40 + "亿", 0) is None
    assert numerals.parse("9" * 28) is not None
