"""Gold and predictions from files: what is wrong names its file and place."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from zhsignals.errors import ArticleError
from zhsignals.evaluate import gold_faults, read_gold, read_predictions

FACT = {"kind": "count", "metric": "other", "value": "3", "unit": "个", "comparator": "eq", "status": "actual", "period": None}


def test_gold_is_read_by_the_start_of_its_id(tmp_path: Path) -> None:
    for name in ("a-1", "b-1", "b-2"):
        (tmp_path / f"{name}.json").write_text(json.dumps({"id": name, "facts": [FACT]}), "utf-8")
    assert [g["id"] for g in read_gold(tmp_path, ["b-"])] == ["b-1", "b-2"]
    with pytest.raises(ArticleError, match="no gold article whose id starts with c"):
        read_gold(tmp_path, ["c"])


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"kind": "money"}, "kind 'money' is none of"),
        ({"value": "3亿"}, "value '3亿' is no number"),
        ({"comparator": "range"}, "a range needs 'value_max'"),
        ({"stage": "built"}, "stage 'built' is none of"),
        ({"basis": ["yoy", "qoq"]}, "basis 'qoq' is none of"),
    ],
)
def test_a_wrong_gold_fact_is_named_by_file_and_place(change: dict[str, object], fault: str) -> None:
    (found,) = gold_faults("x.json", {"id": "x", "facts": [FACT, FACT | change]})
    assert found.startswith(f"x.json: facts[1]: {fault}")


def test_a_missing_field_is_named() -> None:
    assert gold_faults("x.json", {"id": "x", "facts": [{k: v for k, v in FACT.items() if k != "unit"}]}) == ["x.json: facts[0]: no 'unit'"]


def test_names_need_a_name() -> None:
    assert gold_faults("x.json", {"id": "x", "facts": [], "regions": [{"code": "1"}]}) == ["x.json: regions[0]: no 'name'"]


def test_predictions_come_from_lines_or_folders(tmp_path: Path) -> None:
    (tmp_path / "p.jsonl").write_text('{"id": "a"}\n\n{"id": "b"}\n', "utf-8")
    assert [r["id"] for r in read_predictions(tmp_path / "p.jsonl")] == ["a", "b"]
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / "a.json").write_text('{"id": "a"}', "utf-8")
    assert [r["id"] for r in read_predictions(folder)] == ["a"]
    (folder / "records.jsonl").write_text('{"id": "c"}', "utf-8")
    assert [r["id"] for r in read_predictions(folder)] == ["c"]


@pytest.mark.parametrize(("raw", "fault"), [(b"{", "p.jsonl:1: not JSON"), (b"\xff", "not UTF-8 at byte 0"), (b"[]", "not a JSON object")])
def test_a_broken_prediction_names_file_and_line(tmp_path: Path, raw: bytes, fault: str) -> None:
    (tmp_path / "p.jsonl").write_bytes(raw)
    with pytest.raises(ArticleError, match=fault):
        read_predictions(tmp_path / "p.jsonl")


def test_a_missing_file_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(ArticleError, match="cannot be read"):
        read_predictions(tmp_path / "none.jsonl")
    with pytest.raises(ArticleError, match="no such folder"):
        read_gold(tmp_path / "none")
