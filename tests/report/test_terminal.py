"""The terminal view."""

from __future__ import annotations

from io import StringIO

import pytest
from report_sample import RAW, record
from rich.console import Console, RenderableType

from zhsignals.records import Ledger, PeriodValue, Record
from zhsignals.report import show, summary
from zhsignals.report.terminal import coloured, fact_table
from zhsignals.report.wording import Wording


def printed(view: RenderableType, colour: bool = False, width: int = 160) -> str:
    """What a terminal would get."""
    out = StringIO()
    Console(file=out, width=width, force_terminal=colour, color_system="standard" if colour else None).print(view)
    return out.getvalue()


def test_show_has_text_facts_ledger_and_audit() -> None:
    text = printed(show(record(), RAW))
    for words in (
        "七月的云溪",
        "186亿元",
        "+47.9%",
        "约 35亿元",
        "f6 ← f5",
        "links/change#growth-after-level",
        "未读懂的数字: 8848",
        "≠ 完成率 f4 f2 f3",
        "two projects",
    ):
        assert words in text


def test_english() -> None:
    text = printed(show(record(), RAW, lang="en"))
    assert "18.6 billion CNY" in text and "target" in text and "not understood" in text


def test_without_fitting_text_only_facts() -> None:
    text = printed(show(record(), "x" + RAW))
    assert "七月的云溪" not in text and "186亿元" in text


def test_colours_lie_on_the_mentions() -> None:
    text = coloured(record(), RAW)
    assert text.plain == RAW
    styled = {text.plain[s.start : s.end]: str(s.style) for s in text.spans}
    assert styled["8848"] == "bold red" and styled["集中签约项目23个"].startswith("blue")


@pytest.mark.parametrize("nasty", ["[red]x[/red]", "[/]", "\x1b[31mred\x1b[0m", "\u202eabc", "a\nb", "\x9b2J"])
def test_data_is_inert(nasty: str) -> None:
    bad = record(title=nasty, warnings=(nasty,), id=nasty)
    text = printed(show(bad, RAW)) + printed(summary([bad])) + printed(fact_table([bad, bad]))
    assert not set(text) & set("\x1b\u202e\x9b")
    empty = Record(id="n", title=nasty, numerals=Ledger(total=0))
    assert "\x1b" not in printed(show(empty, nasty))
    if nasty.startswith("["):
        assert nasty in text


def test_summary_counts() -> None:
    row = printed(summary([record()])).splitlines()[1]
    assert row.split()[-5:] == ["12", "1", "1", "1/2", "1"]


@pytest.mark.parametrize(
    ("at", "zh", "en"),
    [
        (1, "186亿元", "18.6 billion CNY"),
        (3, "60%", "60%"),
        (8, "26万平方米", "260,000 平方米"),
        (9, "≥ 50亿元", "≥ 5 billion CNY"),
        (10, "-3.2%", "-3.2%"),
    ],
)
def test_values_in_words(at: int, zh: str, en: str) -> None:
    fact = record().facts[at]
    assert (Wording("zh").value(fact), Wording("en").value(fact)) == (zh, en)


@pytest.mark.parametrize(
    ("iso", "zh", "en"),
    [
        ("2031", "2031年", "2031"),
        ("2031-H1", "2031年上半年", "H1 2031"),
        ("2031-Q3", "2031年三季度", "Q3 2031"),
        ("2031-07", "2031年7月", "2031-07"),
        ("2031-07-03", "2031年7月3日", "2031-07-03"),
        ("2031-01/2031-10", "2031年1—10月", "2031-01 – 2031-10"),
        ("2021/2025", "2021年 – 2025年", "2021 – 2025"),
        ("../2031-06", "截至 2031年6月", "until 2031-06"),
        ("someday", "someday", "someday"),
    ],
)
def test_periods_in_words(iso: str, zh: str, en: str) -> None:
    fact = record().facts[0].model_copy(update={"period": PeriodValue(iso=iso)})
    assert (Wording("zh").period(fact), Wording("en").period(fact)) == (zh, en)
