"""The corpus panel: merged where facts mean the same, conflicts kept side by side, nothing averaged."""

from __future__ import annotations

from decimal import Decimal

import pytest
from qinghe import BATTERY, COUNTY, sample

from zhsignals.ext.interval import half_step, interval
from zhsignals.ext.panel import cell_object, conflict_text, merge, panel_rows
from zhsignals.ext.wide import WIDE_COLUMNS, wide_rows
from zhsignals.records import Fact, Industry, Record, Source


def changed(record: Record, fact_id: str, record_id: str, **update: object) -> Record:
    facts = tuple(f.model_copy(update=update) if f.id == fact_id else f for f in record.facts)
    return record.model_copy(update={"facts": facts, "id": record_id, "source": Source(uri=f"{record_id}.txt")})


def cell(panel, metric, kind=None):
    return [c for c in panel.cells.values() if c.key.metric == metric and kind in (None, c.key.kind)]


def test_the_same_fact_of_two_articles_is_one_cell_with_two_sources(record):
    panel = merge([record, sample("qinghe-2")])
    (found,) = cell(panel, "contracted_investment")
    (reading,) = found.readings
    assert reading.value == 3500000000 and [c.record for c in reading.citations] == ["qinghe-1", "qinghe-2"]
    assert (found.key.subject, found.key.region, found.key.period) == ("新能源电池", "青禾县", "2024-Q1")
    assert not panel.conflicts


def test_an_article_read_twice_is_one_source(record):
    (found,) = cell(merge([record, record]), "start_rate")
    assert len(found.readings[0].citations) == 1


def test_incompatible_values_stand_side_by_side(record):
    other = changed(record, "f5", "qinghe-2", value=Decimal(510000000), text="5.1亿元")
    panel = merge([record, other])
    (found,) = panel.conflicts
    assert [r.value for r in found.readings] == [420000000, 510000000]
    assert [[c.record for c in r.citations] for r in found.readings] == [["qinghe-1"], ["qinghe-2"]]
    rows = [r for r in panel_rows(panel) if r["conflict"]]
    assert [r["value"] for r in rows] == [420000000, 510000000] and len({r["cell"] for r in rows}) == 1
    assert rows[0]["sources"] == ["qinghe-1#f5"] and rows[0]["texts"] == ["到位资金4.2亿元"]
    lines = conflict_text(found).split("\n")
    assert lines[0] == "funds_in_place · 新能源电池 · 青禾县 · 2024-Q1 · actual"
    assert lines[1] == "  420,000,000 CNY (eq)  qinghe-1#f5 到位资金4.2亿元" and len(lines) == 3
    assert cell_object(found)["readings"][1]["sources"][0]["uri"] == "qinghe-2.txt"


@pytest.mark.parametrize(
    ("value", "written", "comparator", "conflict"),
    [
        ("4230000000", "42.3亿元", "eq", True),
        ("423000000", "4.23亿元", "eq", False),  # rounds to what was written
        ("430000000", "约4.3亿元", "approx", False),
        ("400000000", "超4亿元", "gt", False),
        ("400000000", "4.0亿元", "eq", True),
        ("400000000", "4亿元", "eq", False),  # a coarser statement of the same
        ("500000000", "近5亿元", "near", True),
        ("450000000", "近4.5亿元", "near", False),
        ("100000000", "亿元级", "order", False),
    ],
)
def test_rounding_and_worded_bounds_are_no_conflict(record, value, written, comparator, conflict):
    other = changed(record, "f5", "qinghe-2", value=Decimal(value), text=written, comparator=comparator)
    assert bool(merge([record, other]).conflicts) is conflict


def test_counts_are_exact(record):
    other = changed(record, "f3", "qinghe-2", value=Decimal(19), text="19个")
    assert [c.key.metric for c in merge([record, other]).conflicts] == ["project_count"]


def test_facts_without_region_or_period_do_not_meet_across_articles(record):
    other = changed(record, "f7", "qinghe-2", value=Decimal(99), text="99元")
    panel = merge([record, other])
    assert len(cell(panel, "investment")) == 2 and not panel.conflicts
    no_region = {"subject": (BATTERY,)}
    here, there = changed(record, "f5", "a", **no_region), changed(record, "f5", "b", **no_region, value=Decimal(1), text="1元")
    titled = merge([here, there])
    assert [c.key.region for c in titled.conflicts] == ["青禾县"], "the title names one region"
    untitled = merge([r.model_copy(update={"title": None}) for r in (here, there)])
    assert not untitled.conflicts and len(cell(untitled, "funds_in_place")) == 2


def test_one_article_can_contradict_itself(record):
    late = record.facts[4].model_copy(update={"id": "f10", "value": Decimal(900000000), "text": "9亿元", "period": None})
    early = late.model_copy(update={"id": "f11", "value": Decimal(300000000), "text": "3亿元"})
    panel = merge([record.model_copy(update={"facts": (*record.facts, late, early)})])
    (found,) = panel.conflicts
    assert found.key.article == record.id and [c.fact for r in found.readings for c in r.citations] == ["f10", "f11"]


def test_other_names_of_an_industry_meet(record):
    renamed = changed(record, "f5", "qinghe-2", subject=(COUNTY, BATTERY.model_copy(update={"name": "电池"})))
    renamed = renamed.model_copy(update={"industries": (Industry(name="新能源电池", also=("电池",)),)})
    assert len(cell(merge([record, renamed]), "funds_in_place")) == 1


def test_growth_and_level_of_one_metric_stay_apart(record):
    panel = merge([record])
    assert {c.key.kind for c in cell(panel, "value_added")} == {"amount", "change"}


def test_declines_open_downwards():
    fall = Fact(id="f1", kind="change", metric="revenue", value=Decimal("-0.03"), unit="1", text="下降超过3%", comparator="gt",
                status="actual", mentions=(), rule="r")  # fmt: skip
    assert interval(fall) == (Decimal("-0.035"), Decimal("-0.025"))
    assert interval(fall.model_copy(update={"text": "下降超过3.00%"})) == (Decimal("-0.033"), Decimal("-0.02995"))
    assert half_step(fall.model_copy(update={"value": Decimal(680000), "text": "2×34万千瓦"})) == 0
    assert half_step(fall.model_copy(update={"value": Decimal(30000), "text": "三万"})) == 0


def test_wide_panel_has_a_row_for_each_region_industry_and_period(record):
    rows = wide_rows([record, sample("qinghe-2")])
    assert all(tuple(r) == WIDE_COLUMNS for r in rows)
    (row,) = [r for r in rows if r["industry"] == "新能源电池"]
    assert (row["region"], row["period"]) == ("青禾县", "2024-Q1")
    assert (row["project_count"], row["contracted_investment"], row["funds_in_place"], row["start_rate"]) == (
        18, 3500000000, 420000000, Decimal("0.61"))  # fmt: skip
    assert row["revenue"] is None and row["growth"] is None and row["conflicts"] == ""
    assert not any(r["revenue"] for r in rows), "a company's expected revenue is no indicator of an industry"


def test_wide_panel_leaves_a_conflict_empty_and_says_so(record):
    rows = wide_rows([record, changed(record, "f5", "qinghe-2", value=Decimal(510000000), text="5.1亿元")])
    (row,) = [r for r in rows if r["industry"] == "新能源电池"]
    assert row["funds_in_place"] is None and row["conflicts"] == "funds_in_place: 420000000 | 510000000"
    foreign = wide_rows([changed(record, "f5", "x", unit="USD")])
    (row,) = [r for r in foreign if r["industry"] == "新能源电池"]
    assert row["funds_in_place"] is None and row["notes"] == "funds_in_place: 420000000 USD"
