"""Times, as of 18 August 2023."""

from __future__ import annotations

from datetime import date

import pytest

PUBLISHED = "2023-08-18"
FOUND = {
    "2021年产值": ["2021"],
    "二〇二一年六月": ["2021-06"],
    "民国112年度": ["2023"],
    "2019—2021年": ["2019/2021"],
    "2019年至2021年": ["2019/2021"],
    "2022-23年度": ["2022/2023"],
    "上半年": ["2023-H1"],
    "去年下半年": ["2022-H2"],
    "二季度": ["2023-Q2"],
    "前三季度": ["2022-01/2022-09"],
    "1—7月": ["2023-01/2023-07"],
    "1—12月": ["2022-01/2022-12"],
    "今年前5个月": ["2023-01/2023-05"],
    "11月份": ["2022-11"],
    "明年3月": ["2024-03"],
    "10月将开工": ["2023-10"],
    "上月": ["2023-07"],
    "8月15日上午": ["2023-08-15"],
    "12日至14日": ["2023-08-12/2023-08-14"],
    "26日": ["2023-07-26"],
    "昨日": ["2023-08-17"],
    "截至7月底": ["../2023-07-31"],
    "截至2022年": ["../2022"],
    "截至目前": ["../2023-08-18"],
    "今年以来": ["2023"],
    "2021年3月以来": ["2021-03/2023-08-18"],
    "“十三五”时期": ["2016/2020"],
    "“十三五”末": ["2020-12-31"],
    "十五五规划": ["2026/2030"],
    "6月上旬": ["2023-06-01/2023-06-10"],
    "近年来": [None],
    "30多年来": [None],
    "党的十八大以来": [None],
    "20世纪90年代": ["1990/1999"],
    "2022年，全县增收，上半年更快": ["2022", "2022-H1"],
    "1—7月增长5%，比去年同期快": ["2023-01/2023-07", "2022-01/2022-07"],
    "比2019年高，一季度更好": ["2019", "2023-Q1"],
    "2020年签约，当年开工，次年投产": ["2020", "2020", "2021"],
}


@pytest.mark.parametrize("text", FOUND)
def test_iso(reader, text):
    assert [p.iso for p in reader.read(text, PUBLISHED).periods] == FOUND[text]


def test_first_and_last_day(reader):
    (p,) = reader.read("截至2024年2月末", PUBLISHED).periods
    assert (p.first, p.last, p.form) == (None, date(2024, 2, 29), "until")


@pytest.mark.parametrize("text", ["2023年2月30日", "13月1日", "2月30日", "工期5年", "3个月", "推出5日游", "住8号楼"])
def test_no_period(reader, text):
    assert not reader.read(text, PUBLISHED).periods


@pytest.mark.parametrize("published", [None, "", "yesterday", "2023-02-30", "0000"])
def test_without_a_date_only_the_text_helps(reader, published):
    text = "今年增长5%。2021年增收，上半年更快。\n去年落户"
    assert [p.iso for p in reader.read(text, published).periods] == [None, "2021", "2021-H1", None]


def test_year_of_publication_is_enough_for_a_year(reader):
    assert [p.iso for p in reader.read("去年建成。一季度投产，昨日开业", "2022").periods] == ["2021", "2022-Q1", None]
