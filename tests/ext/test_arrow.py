"""Arrow batches: rows in = rows out, an error column, one schema for every string layout."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from zhsignals.errors import MissingExtra, ZhsignalsError
from zhsignals.ext.arrow import extract_batches, extract_table
from zhsignals.ext.arrow_schema import facts_schema, record_schema
from zhsignals.ext.decimals import fit_number
from zhsignals.records import Record

pa = pytest.importorskip("pyarrow")


@pytest.fixture
def articles(text):
    return pa.table({"text": [text, None, "raise now", "无事", text], "key": ["a", "b", "c", "d", "e"], "n": [1, 2, 3, 4, 5]})


def layouts(column):
    """The same strings in every layout Arrow has for them."""
    for kind in (pa.string(), pa.large_string(), pa.string_view()):
        yield str(kind), pa.chunked_array([column.cast(kind)])
    yield "dictionary", pa.chunked_array([column.dictionary_encode()])
    yield "chunked", pa.chunked_array([column.slice(0, 2), column.slice(2, 0), column.slice(2)])
    padded = pa.concat_arrays([pa.array(["前"]), column, pa.array(["后"])])
    yield "sliced", pa.chunked_array([padded.slice(1, len(column))])


def test_rows_in_are_rows_out_with_reasons(articles, reader):
    out = extract_table(articles, id="key", keep=["n"], extractor=reader)
    assert out.schema.names == ["n", *record_schema().names]
    assert out["n"].to_pylist() == [1, 2, 3, 4, 5]
    assert out["id"].to_pylist() == ["a", None, None, "d", "e"]
    assert out["error"].to_pylist() == [None, "TypeError: text is null", "RuntimeError: asked to", None, None]
    assert [None if f is None else len(f) for f in out["facts"].to_pylist()] == [9, None, None, 0, 9]


def test_a_row_gives_back_the_record(text, record, reader):
    out = extract_table(pa.table({"text": [text], "id": [record.id]}), id="id", extractor=reader)
    row = out.drop_columns(["error"]).to_pylist()[0]
    assert Record.model_validate(row, strict=False) == record
    assert row["facts"][1]["value"] == Decimal("0.074")


@pytest.mark.parametrize("rows", ["record", "fact"])
def test_every_string_layout_gives_the_same_table(articles, reader, rows):
    column = articles["text"].combine_chunks()
    column = column.chunk(0) if isinstance(column, pa.ChunkedArray) else column
    expected = extract_table(articles, extractor=reader, rows=rows)
    for name, strings in layouts(column):
        table = pa.table({"text": strings, "key": strings})
        found = extract_table(table, extractor=reader, rows=rows, keep=["key"])
        assert found.drop_columns(["key"]).combine_chunks().equals(expected.combine_chunks()), name


def test_fact_rows_keep_every_article(articles, reader):
    out = extract_table(articles, keep=["key"], rows="fact", extractor=reader)
    counts = [out["key"].to_pylist().count(k) for k in "abcde"]
    assert counts == [9, 1, 1, 1, 9]
    assert out.schema.names == ["key", *facts_schema().names]
    first = out.slice(3, 1).to_pylist()[0]
    assert (first["metric"], first["value"], first["value_yi"], first["comparator"]) == ("contracted_investment", 3500000000, 35, "approx")
    assert first["period_end"] == "2024-03-31" and first["subject"] == "新能源电池; 青禾县"
    assert first["section"] == "能源支撑🔋"


def test_batches_are_pure_and_lazy(articles, reader):
    seen = []

    def source():
        for batch in articles.to_batches(max_chunksize=2):
            seen.append(batch.num_rows)
            yield batch

    result = extract_batches(source(), extractor=reader)
    assert next(result).num_rows == 2 and seen == [2]
    assert [b.num_rows for b in result] == [2, 1]
    again = pa.Table.from_batches(extract_batches(articles.to_batches(max_chunksize=2), extractor=reader))
    assert again.combine_chunks().equals(extract_table(articles, extractor=reader).combine_chunks())


def test_empty_input_keeps_the_schema(reader):
    empty = pa.table({"text": pa.array([], pa.string())})
    assert extract_table(empty, extractor=reader).schema == record_schema()
    assert extract_table(empty.schema.empty_table().slice(0, 0), rows="fact", extractor=reader).schema == facts_schema()


@pytest.mark.parametrize(("rows", "value"), [("record", "1E+40"), ("fact", "1E+400")])
def test_a_value_too_large_for_the_column_is_null_and_named(text, record, rows, value):
    huge = record.facts[0].model_copy(update={"value": Decimal(value)})
    strange = record.model_copy(update={"facts": (huge, *record.facts[1:])})
    first = extract_table(pa.table({"text": ["x"]}), rows=rows, extractor=lambda text: strange).to_pylist()[0]
    assert f"value={value}" in first["error"]
    assert (first["facts"][0] if rows == "record" else first)["value"] is None


def test_values_are_held_or_left_out_never_changed():
    assert fit_number(Decimal("-0.032")) == Decimal("-0.032")
    assert fit_number(Decimal(1) / 3) == Decimal("0.333333333333")
    assert fit_number(Decimal("1e-13")) is None and fit_number(Decimal("1e26")) is None
    assert fit_number(Decimal("99999999999999999999999999.5")) == Decimal("99999999999999999999999999.5")


def test_a_broken_byte_sequence_is_one_row(text, reader):
    bad = pa.StringArray.from_buffers(3, pa.py_buffer(b"\0\0\0\0\1\0\0\0\2\0\0\0\3\0\0\0"), pa.py_buffer(b"a\xffb"))
    out = extract_table(pa.table({"text": bad}), extractor=reader)
    assert [bool(e) for e in out["error"].to_pylist()] == [False, True, False]


def test_wrong_columns_are_one_clear_error(articles, reader):
    with pytest.raises(ZhsignalsError, match="no column body in the input; it has text, key, n"):
        extract_table(articles, text="body", extractor=reader)
    with pytest.raises(ZhsignalsError, match="its own column title"):
        extract_table(articles.rename_columns(["text", "key", "title"]), keep=["title"], extractor=reader)
    with pytest.raises(ZhsignalsError, match="no column body"):
        extract_table(articles.slice(0, 0), text="body", extractor=reader)


def test_numbers_in_the_text_column_are_errors_not_crashes(reader):
    out = extract_table(pa.table({"text": [1, 2]}), extractor=reader)
    assert out["error"].to_pylist() == ["TypeError: text is int, not str"] * 2


def test_published_dates_of_any_type_reach_the_reader(text, reader):
    table = pa.table({"text": [text, text], "day": pa.array([date(2024, 4, 2), None])})
    assert [s["published"] for s in extract_table(table, published="day", extractor=reader)["source"].to_pylist()] == ["2024-04-02", "2024"]


def test_without_pyarrow_one_line_names_the_extra(without):
    without("pyarrow")
    with pytest.raises(MissingExtra, match=r'^pyarrow is not installed; run: pip install "zhsignals\[arrow\]"$'):
        record_schema()
