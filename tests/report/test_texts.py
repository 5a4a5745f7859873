"""Texts are found for their records, and only used where they fit."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from report_sample import RAW, record

from zhsignals.errors import ArticleError
from zhsignals.records import Source
from zhsignals.report import find_texts, fits


def test_fits_its_own_text_only() -> None:
    assert fits(record(), RAW)
    assert not fits(record(), "\n" + RAW)
    assert not fits(record(), "")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_folder_by_id(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "invented-1.txt").write_bytes(RAW.encode(encoding))
    assert find_texts(tmp_path)(record()) == RAW


def test_folder_by_uri_but_not_outside_it(tmp_path: Path) -> None:
    inside, outside = tmp_path / "in", tmp_path / "secret.txt"
    (inside / "deep").mkdir(parents=True)
    (inside / "deep" / "a.txt").write_text(RAW, "utf-8")
    outside.write_text(RAW, "utf-8")
    assert find_texts(inside, beside=inside)(record(source=Source(uri="deep/a.txt"))) == RAW
    assert find_texts(inside, beside=inside)(record(id="../secret", source=Source())) is None


def test_jsonl_by_id(tmp_path: Path) -> None:
    path = tmp_path / "articles.jsonl"
    rows = [json.dumps({"id": "other", "text": "不相干"}), "{broken", json.dumps({"id": "invented-1", "content": RAW}, ensure_ascii=False)]
    path.write_text("\n".join(rows), "utf-8")
    assert find_texts(path)(record()) == RAW


def test_uri_beside_the_records(tmp_path: Path) -> None:
    (tmp_path / "invented.txt").write_text(RAW, "utf-8")
    assert find_texts(None, beside=tmp_path)(record()) == RAW
    assert find_texts(None, beside=tmp_path)(record(source=Source(uri=(tmp_path / "invented.txt").as_uri()))) == RAW


@pytest.mark.parametrize("uri", ["https://example.org/a.txt", "//host/a.txt", "missing.txt", "\x00", "a" * 5000, None])
def test_nothing_found_is_none(tmp_path: Path, uri: str | None) -> None:
    assert find_texts(None, beside=tmp_path)(record(source=Source(uri=uri))) is None


def test_wrong_text_is_not_used(tmp_path: Path) -> None:
    (tmp_path / "invented-1.txt").write_text(RAW.replace("186", "187"), "utf-8")
    assert find_texts(tmp_path, beside=tmp_path)(record()) is None


def test_missing_place_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ArticleError, match="no such file"):
        find_texts(tmp_path / "nowhere")
