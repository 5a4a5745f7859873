"""The corpus panel: merged where facts mean the same, conflicts kept side by side, nothing averaged."""

from __future__ import annotations

from decimal import Decimal

import pytest
from qinghe import BATTERY, COUNTY, evidence, sample

from zhsignals.ext.about import about
from zhsignals.ext.interval import half_step, interval
from zhsignals.ext.panel import cell_object, conflict_text, merge, panel_rows
from zhsignals.ext.wide import WIDE_COLUMNS, wide_rows
from zhsignals.records import Company, Evidence, Fact, Industry, Record, Region, Source, Subject


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


def twice(record, first: str, second: str, apart: int = 100, **more: object) -> Record:
    """The record with two more statements of funds in place, `apart` characters from each other."""
    made = []
    for n, (written, at) in enumerate(((first, 0), (second, apart)), 10):
        value = Decimal(written.removesuffix("亿元")) * 10**8
        mention = Evidence(spans=((at, at + len(written)),), text=written)
        update = {"id": f"f{n}", "value": value, "text": written, "period": None, "mentions": (mention,)}
        made.append(record.facts[4].model_copy(update=update | {k: v[n - 10] for k, v in more.items()}))
    return record.model_copy(update={"facts": (*record.facts, *made)})


def test_one_article_can_contradict_itself(record):
    (found,) = merge([twice(record, "9亿元", "3亿元")]).conflicts
    assert found.key.article == record.id and [c.fact for r in found.readings for c in r.citations] == ["f10", "f11"]
    assert merge([twice(record, "9亿元", "3亿元", label=("营业收入", "营收"))]).conflicts


def test_items_of_a_list_and_other_wordings_contradict_nothing(record):
    for no_conflict in (
        twice(record, "9亿元", "3亿元", apart=20),
        twice(record, "9亿元", "3亿元", label=("公共预算收入", "基金收入")),
        twice(record, "9亿元", "3亿元", metric=("investment", "investment")),
        twice(record, "9亿元", "3亿元", kind=("count", "count")),
        twice(record, "9亿元", "3亿元", unit=("pp", "pp")),
    ):
        panel = merge([no_conflict])
        assert not panel.conflicts
        assert {9 * 10**8, 3 * 10**8} <= {r.value for c in panel.cells.values() for r in c.readings}, "both stay, side by side"


def test_a_count_of_nobody_in_particular_stays_with_its_article(record):
    nobody = {"subject": (COUNTY,)}
    here, there = changed(record, "f3", "a", **nobody), changed(record, "f3", "b", **nobody, value=Decimal(2), text="2个")
    assert not merge([here, there]).conflicts


def near(record, phrase: str, subject: tuple[Subject, ...], company: str, metric: str = "funds_in_place") -> str | None:
    """Whom the panel takes the fact `phrase` to be about, given its subject list."""
    fact = record.facts[4].model_copy(update={"metric": metric, "subject": subject, "mentions": (evidence(phrase),)})
    firm = Company(name=company, mentions=(evidence(company),))
    return about(fact, record.model_copy(update={"companies": (firm,)})).subject


def test_a_name_right_before_the_words_is_the_subject_one_further_off_is_not(record):
    firm, theme = Subject(kind="company", name="金禾电池有限公司"), BATTERY
    assert near(record, "的年产2万吨正极材料项目", (firm, theme), firm.name) == firm.name
    assert near(record, "总投资9.5亿元", (firm, theme), firm.name) == theme.name
    assert near(record, "总投资9.5亿元", (firm, theme), firm.name, "profit") == firm.name
    sector = Subject(kind="sector", name="全产业")
    assert near(record, "总投资9.5亿元", (sector, firm, theme), firm.name, "profit") == theme.name


def test_an_industry_inside_a_projects_name_is_not_the_theme(record):
    part, theme = Subject(kind="industry", name="正极材料"), BATTERY
    fact = record.facts[4].model_copy(update={"subject": (part, theme)})
    assert about(fact, record).subject == theme.name
    assert about(fact.model_copy(update={"subject": (part,)}), record).subject == part.name


def test_the_most_exact_region_counts(record):
    city, district = Region(name="重庆市", code="500000"), Region(name="大渡口区", code="500104")
    fact = record.facts[4].model_copy(update={"subject": (Subject(kind="region", name="重庆市"), Subject(kind="region", name="大渡口区"))})
    both = record.model_copy(update={"regions": (city, district), "title": "重庆市大渡口区：一季度"})
    assert about(fact, both).region == "大渡口区"
    assert about(fact.model_copy(update={"subject": (BATTERY,)}), both).region == "大渡口区"
    around = fact.model_copy(update={"subject": (Subject(kind="region", name="重庆市"),)})
    assert about(around, both).region == "大渡口区", "the city is named somewhere, the article is about the district"
    start = fact.mentions[0].spans[0][0]
    beside = city.model_copy(update={"mentions": (Evidence(spans=((start - 3, start),), text="重庆市"),)})
    assert about(around, both.model_copy(update={"regions": (beside, district)})).region == "重庆市"
    apart = both.model_copy(update={"title": "重庆市与青禾县", "regions": (city, Region(name="青禾县"))})
    assert about(fact.model_copy(update={"subject": (BATTERY,)}), apart).region is None


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
