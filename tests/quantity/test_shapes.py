"""Shapes of times that begin with a number: those chosen by what follows the number are all that could match."""

from __future__ import annotations

import pytest

from zhsignals.lexicon import Patterns
from zhsignals.quantity.atom import Atoms
from zhsignals.quantity.numeral import Numerals

STARTS = [
    "2023",
    "23",
    "二〇二三",
    "5",
    "十二",
    "十四五",
    "一",
    "31",
    "2021—2025",
    "2021至2025",
    "3、4",
    "1-9",
    "12:30",
    "9点30",
    "二十世纪90",
]
ENDS = ["年", "年度", "月", "月份", "日", "号", "季度", "年代", "分", "时许", "期间", "规划", "-05", "-05-06", "", "。", "个", "周后"]


@pytest.mark.parametrize("wide", [False, True])
@pytest.mark.parametrize("start", STARTS)
def test_the_chosen_shapes_read_what_all_shapes_read(patterns: Patterns, start: str, wide: bool) -> None:
    atoms = Atoms(patterns, Numerals(patterns, latin=wide), wide)
    every = atoms._compile(atoms._shapes)
    for end in ENDS:
        text = f"{start}{end}的"
        run = atoms._run.match(text)
        assert run is not None
        assert atoms._match(atoms._after_number(text[run.end() : run.end() + 1]), text, 0) == atoms._match(every, text, 0)
