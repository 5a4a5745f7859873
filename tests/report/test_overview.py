"""Counts and distributions for the charts."""

from __future__ import annotations

from report_sample import fact, record

from zhsignals.records import Ledger, Record
from zhsignals.report.overview import DOTS, YEARS, Overview


def overview(*records: Record) -> Overview:
    """Over these records."""
    out = Overview()
    for at, one in enumerate(records):
        out.add(at, one)
    return out


def of(*facts: object) -> Record:
    """A record of these facts."""
    return Record(id="x", facts=tuple(facts), numerals=Ledger(total=0))  # type: ignore[arg-type]


def test_totals_and_uses() -> None:
    data = overview(record(), record()).data()
    assert data["totals"] == {"articles": 2, "facts": 24, "numerals": 40, "warnings": 2, "differs": 2, "agrees": 2}
    assert data["uses"]["fact"] == 24 and data["uses"]["other"] == 2
    assert data["kinds"]["amount"] == 10 and data["statuses"]["target"] == 2


def test_amounts_are_grouped_by_metric_with_median_and_places() -> None:
    rows = {metric: row for metric, *row in overview(record()).data()["amounts"]}
    count, middle, dots = rows["contracted_investment"]
    assert (count, middle) == (2, 24300000000)
    assert dots == [[18600000000, 0, "f2"], [30000000000, 0, "f3"]]


def test_only_yuan_and_percent_are_drawn() -> None:
    dollars = fact(1, "amount", "fdi", "5", "USD", "186亿元")
    points = fact(2, "change", "gdp", "2.3", "pp", "47.9%")
    rest = fact(3, "amount", "other", "5", "CNY", "186亿元")
    data = overview(of(dollars, points, rest)).data()
    assert data["amounts"] == [] and data["changes"] == []


def test_many_values_are_thinned_to_even_ranks_with_both_ends() -> None:
    facts = [fact(n, "amount", "gdp", str(n), "CNY", "186亿元") for n in range(1, 1001)]
    [[metric, count, middle, dots]] = overview(of(*facts)).data()["amounts"]
    assert (metric, count, middle, len(dots)) == ("gdp", 1000, 500.5, DOTS)
    assert (dots[0][0], dots[-1][0]) == (1, 1000) and dots == sorted(dots)


def test_grid_has_the_last_years_and_no_empty_row() -> None:
    facts = [fact(y, "rate", "share", "0.5", "1", "73%", period=str(y), subject=(("region", "甲"),)) for y in range(2001, 2021)]
    facts += [fact(n, "rate", "share", "0.5", "1", "73%", period="1999-03", subject=(("region", "乙"),)) for n in range(50)]
    facts += [fact(99, "rate", "share", "0.5", "1", "73%", period="../2020-06", subject=(("region", "甲"),))]
    grid = overview(of(*facts)).data()["grid"]
    assert grid["years"] == [str(y) for y in range(2021 - YEARS, 2021)]
    assert grid["rows"] == [["甲", [1] * (YEARS - 1) + [2]]]


def test_names_are_counted_once_an_article() -> None:
    data = overview(record(), record()).data()
    assert data["companies"] == [("澄光微电子有限公司", 2)] and data["regions"] == [("云溪区", 2)]
