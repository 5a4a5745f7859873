"""Texts are found for their records, and only used where they fit."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from report_sample import RAW, record

from zhsignals.errors import ArticleError
from zhsignals.io import ReadOptions
from zhsignals.records import Record, Region, Source
from zhsignals.report import find_texts, fits
from zhsignals.report.texts import mentions_of, part_of

NOWHERE = Source(uri=None)


def test_fits_its_own_text_only() -> None:
    assert fits(record(), RAW)
    assert not fits(record(), "\n" + RAW)
    assert not fits(record(), "")


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_folder_by_id(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "invented-1.txt").write_bytes(RAW.encode(encoding))
    assert find_texts(tmp_path)(record(source=NOWHERE)) == RAW


def test_part_of_a_file_is_found_by_the_file(tmp_path: Path) -> None:
    (tmp_path / "invented-1.txt").write_text(RAW, "utf-8")
    assert find_texts(tmp_path)(record(id="invented-1#2", source=NOWHERE)) == RAW


def test_folder_by_name_of_the_uri(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "a.txt").write_text(RAW, "utf-8")
    assert find_texts(tmp_path)(record(id="x", source=Source(uri="elsewhere/a.txt"))) == RAW


def test_jsonl_by_id(tmp_path: Path) -> None:
    path = tmp_path / "articles.jsonl"
    rows = [json.dumps({"id": "other", "text": "不相干"}), "{broken", json.dumps({"id": "invented-1", "text": RAW}, ensure_ascii=False)]
    path.write_text("\n".join(rows), "utf-8")
    assert find_texts(path)(record(source=NOWHERE)) == RAW
    assert find_texts(beside=tmp_path)(record(source=Source(uri="articles.jsonl"))) == RAW


def test_uri_beside_the_records_and_below_the_working_directory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "invented.txt").write_text(RAW, "utf-8")
    assert find_texts(beside=tmp_path)(record()) == RAW
    assert find_texts()(record(source=Source(uri=(tmp_path / "invented.txt").as_uri()))) == RAW
    assert find_texts()(record()) is None
    monkeypatch.chdir(tmp_path)
    assert find_texts()(record()) == RAW


def test_encoding_of_the_run_is_found_again(tmp_path: Path) -> None:
    (tmp_path / "invented.txt").write_bytes(RAW.encode("utf-16"))
    options = ReadOptions(encoding="utf-16")
    assert find_texts(beside=tmp_path, options=options)(record()) == RAW


@pytest.mark.parametrize("uri", ["https://example.org/a.txt", "//host/a.txt", "missing.txt", "\x00", "a" * 5000, ".", "http://[", None])
def test_nothing_found_is_none(tmp_path: Path, uri: str | None) -> None:
    assert find_texts(beside=tmp_path)(record(source=Source(uri=uri))) is None


def test_wrong_text_is_not_used(tmp_path: Path) -> None:
    (tmp_path / "invented-1.txt").write_text(RAW.replace("186", "187"), "utf-8")
    assert find_texts(tmp_path, beside=tmp_path)(record()) is None


def test_one_of_several_articles_is_cut_out_with_its_title() -> None:
    before, after = "别的文章\n\n第1段说了1亿元。\n\n", "\n又一篇文章\n"
    parts = [m.model_copy(update={"spans": tuple((s + len(before), e + len(before)) for s, e in m.spans)}) for m in mentions_of(record())]
    moved = Record(id="a#2", title=record().title, regions=(Region(name="x", mentions=tuple(parts)),))
    text = before + RAW + after
    start, end = part_of(moved, text)
    assert fits(moved, text) and text[start:end] == RAW[: end - start] and RAW[end - start :].strip() == "企业说，缺的正是这样一座园区。"
    assert part_of(record(), text) == (0, len(text))


def test_missing_place_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ArticleError, match="no such file"):
        find_texts(tmp_path / "nowhere")
