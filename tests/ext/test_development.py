"""The integrations over real articles: the same facts whichever way they are taken."""

from __future__ import annotations

import json

import pytest
from ext_articles import development

from zhsignals.ext.annotation import doccano_lines, labelstudio_tasks, read_doccano, read_labelstudio
from zhsignals.ext.panel import conflict_text, merge
from zhsignals.ext.validate import check_lines
from zhsignals.records import Record

pytest.importorskip("zhsignals.pipeline")
ARTICLES = development()
pytestmark = pytest.mark.skipif(not ARTICLES, reason="the shared articles are not on this machine")


@pytest.fixture(scope="module")
def extractor():
    from zhsignals import Extractor

    return Extractor()


@pytest.fixture(scope="module")
def records(extractor):
    return {name: extractor(text, id=name) for name, text in ARTICLES}


def test_the_spacy_component_equals_extract(records):
    spacy = pytest.importorskip("spacy")
    from zhsignals.ext.spacy import ZhSignals

    nlp = spacy.blank("zh")
    component = ZhSignals()
    for name, text in ARTICLES:
        doc = nlp.make_doc(text)
        doc.user_data["id"] = name
        doc = component(doc)
        assert doc._.zhsignals == json.loads(records[name].to_json())
        marked = {(span.id_, span.text.replace("\n", "")) for span in doc.spans["zhsignals"]}
        for fact in records[name].facts:
            for mention in fact.mentions:
                assert any(i == fact.id and "".join(mention.text.split()) in "".join(t.split()) for i, t in marked if "\n" not in t) or (
                    len(mention.spans) > 1
                )


def test_the_panel_shows_figures_with_sources_and_the_known_conflict(records):
    panel = merge(records.values())
    assert len(panel.cells) > 500
    assert all(reading.citations for cell in panel.cells.values() for reading in cell.readings)
    found = [c for c in panel.conflicts if c.key.metric == "revenue" and any(s.record == "seed-1" for r in c.readings for s in r.citations)]
    values = [{r.value for r in cell.readings} for cell in found if cell.key.kind == "amount"]
    assert {13_700_000_000, 10_000_000_000} in values, [conflict_text(c) for c in found]


def test_annotation_round_trips_give_the_same_facts(records):
    # as JSON has them: a third has no last digit
    pairs = [(Record.model_validate_json(records[name].to_json()), text) for name, text in ARTICLES]

    def never(words):
        raise AssertionError(f"nothing was changed, yet {words} was read anew")

    returned = {
        "doccano": read_doccano(doccano_lines(pairs), read=never),
        "linked": read_doccano(doccano_lines(pairs, relations=True), read=never),
        "labelstudio": read_labelstudio(labelstudio_tasks(pairs), read=never),
    }
    for tool, results in returned.items():
        for (record, text), result in zip(pairs, results, strict=True):
            assert result.problems == () and result.text == text, (tool, record.id)
            assert result.record.facts == record.facts, (tool, record.id)
            assert result.record.companies == record.companies and result.record.projects == record.projects


def test_every_record_is_valid(records):
    lines = [record.to_json().encode() for record in records.values()]
    assert [p for checked in check_lines(lines) for p in checked.problems] == []


@pytest.mark.parametrize("name", ["facts.parquet", "facts.csv", "facts.xlsx", "records.jsonl"])
def test_files_give_back_the_same_facts(records, tmp_path, name):
    pytest.importorskip("duckdb")
    pytest.importorskip("pyarrow")
    from zhsignals.ext.sql import run_sql
    from zhsignals.io import fact_rows, write_records, write_table
    from zhsignals.io.table import guarded

    columns = ("record", "fact", "metric", "value", "unit", "comparator", "status", "period", "subject", "mention")
    shown = guarded if name.endswith((".csv", ".xlsx")) else str  # no text of a spreadsheet may begin a formula
    rows = [row for r in records.values() for row in fact_rows(r)]
    expected = [tuple(float(v) if c == "value" else v and shown(v) for c in columns for v in [row[c]]) for row in rows]
    if name.endswith("xlsx"):
        openpyxl = pytest.importorskip("openpyxl")
        pytest.importorskip("xlsxwriter")
        write_table(tmp_path / name, records.values())
        head, *rows = openpyxl.load_workbook(tmp_path / name, read_only=True).active.values
        places = [head.index(c) for c in columns]
        found = [tuple(row[p] for p in places) for row in rows]
    else:
        (write_records if name.startswith("records") else write_table)(tmp_path / name, records.values())
        found = list(run_sql(f"select {', '.join(columns)} from facts", tmp_path).rows)
        expected, found = ([tuple(v or None for v in row) for row in rows] for rows in (expected, found))
    assert sorted(found, key=str) == sorted(expected, key=str)
