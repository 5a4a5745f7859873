"""Files, folders and archives: what is read, in which order, and what an attacker does not get."""

from __future__ import annotations

import gzip
import io
import os
import sys
import zipfile
from pathlib import Path

import pytest
from io_samples import TEXT, archive, bomb, page, pdf

from zhsignals.errors import ArticleError
from zhsignals.io import ReadOptions, Rejected, list_sources, read_article, read_articles
from zhsignals.io.listing import Skipped
from zhsignals.text import Article


def reasons(path: Path, **options: object) -> list[str]:
    found = read_articles(path, ReadOptions(**options))  # type: ignore[arg-type]
    return [f.reason if isinstance(f, Rejected) else f.id for f in found]


def test_a_folder_is_sorted_and_takes_regular_files_only(tmp_path: Path) -> None:
    root = tmp_path / "in"
    (root / "sub").mkdir(parents=True)
    for name in ("b.txt", "a.txt", "sub/c.txt", "Z.txt", "note.md", "x.jpg", ".hidden.txt"):
        (root / name).write_text(name)
    (tmp_path / "outside.txt").write_text("secret")
    (root / "link.txt").symlink_to(tmp_path / "outside.txt")
    (root / "loop").symlink_to(root)
    os.mkfifo(root / "pipe.txt")
    skipped = Skipped()
    sources = list(list_sources([root], skipped=skipped))
    assert [(s.uri, s.id) for s in sources] == [("in/Z.txt", "Z"), ("in/a.txt", "a"), ("in/b.txt", "b"), ("in/sub/c.txt", "sub/c")]
    assert skipped.counts == {"hidden": 1, "link": 2, "not a regular file": 1, ".md": 1, ".jpg": 1}
    assert "secret" not in [f.text for f in read_articles(root) if isinstance(f, Article)]


def test_file_names_of_any_bytes(tmp_path: Path) -> None:
    for name in (b"a\xff\xfe.txt", b"=cmd.txt", b"-o.txt", "甲\n乙.txt".encode()):
        (tmp_path / os.fsdecode(name)).write_text("x")
    ids = [s.id for s in list_sources([tmp_path])]
    assert ids == ["-o", "=cmd", "a\\xff\\xfe", "甲\n乙"]


def test_missing_and_unfit_paths_raise(tmp_path: Path) -> None:
    with pytest.raises(ArticleError, match=r"gone\.txt: No such file"):
        list(read_articles(tmp_path / "gone.txt"))
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(ArticleError, match="neither"):
        list(read_articles(tmp_path / "pipe"))
    (tmp_path / "a.txt").write_bytes(b"\0")
    with pytest.raises(ArticleError, match=r"a\.txt: a zero byte"):
        read_article(tmp_path / "a.txt")


def test_standard_input_is_json_lines_or_one_text(monkeypatch: pytest.MonkeyPatch) -> None:
    def stdin(data: bytes) -> None:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))

    stdin(TEXT.encode("gb18030"))
    assert read_article("-").text == TEXT
    stdin(b'{"id":"a","text":"x"}\n{"id":"b","text":"y"}\n')
    assert [f.id for f in read_articles("-") if isinstance(f, Article)] == ["a", "b"]


def test_gzip_concatenated_damaged_and_mislabelled(tmp_path: Path) -> None:
    whole = gzip.compress(b'{"id":"a","text":"x"}\n') + gzip.compress(b'{"id":"b","text":"y"}\n')
    (tmp_path / "a.jsonl.gz").write_bytes(whole)
    assert reasons(tmp_path / "a.jsonl.gz") == ["a", "b"]
    (tmp_path / "b.jsonl.gz").write_bytes(whole[:-4])
    assert reasons(tmp_path / "b.jsonl.gz") == ["a", "b", "damaged"]
    (tmp_path / "c.txt.gz").write_text("no gzip")
    assert reasons(tmp_path / "c.txt.gz") == ["damaged"]
    (tmp_path / "d.txt").write_bytes(whole)
    assert reasons(tmp_path / "d.txt") == ["binary"]
    (tmp_path / "e.txt.gz").write_bytes(gzip.compress(TEXT.encode()))
    assert reasons(tmp_path / "e.txt.gz") == ["e"]


def test_bombs_are_cut_off(tmp_path: Path) -> None:
    assert reasons(bomb(tmp_path / "a.txt.gz"), max_bytes=1 << 30) == ["bomb"]
    assert reasons(bomb(tmp_path / "b.jsonl.gz")) == ["bomb"]
    archive(tmp_path / "c.zip", {"a.txt": b"a" * 30_000_000, "b.txt": TEXT.encode()})
    assert reasons(tmp_path / "c.zip", max_bytes=1 << 30) == ["bomb", "b"]
    archive(tmp_path / "d.zip", {"x.txt.gz": (tmp_path / "a.txt.gz").read_bytes()})
    assert reasons(tmp_path / "d.zip", max_bytes=1 << 30) == ["bomb"]


def test_zip_members_are_streams_whatever_their_names(tmp_path: Path) -> None:
    members = {
        "../../etc/escape.txt": b"x",
        "/abs.txt": b"y",
        "rows.jsonl": b'{"id":"r","text":"z"}\n{',
        "inner.zip": b"PK",
        "pic.jpg": b"",
        "甲/乙.txt": TEXT.encode("gbk"),
    }
    archive(tmp_path / "a.zip", members)
    with zipfile.ZipFile(tmp_path / "a.zip", "a") as file:
        link = zipfile.ZipInfo("link.txt")
        link.external_attr = 0o120777 << 16
        file.writestr(link, "/etc/passwd")
    before = sorted(p.name for p in tmp_path.rglob("*"))
    assert reasons(tmp_path / "a.zip") == ["../../etc/escape", "/abs", "r", "json", "unsupported", "甲/乙"]
    assert sorted(p.name for p in tmp_path.rglob("*")) == before
    (tmp_path / "b.zip").write_bytes((tmp_path / "a.zip").read_bytes()[:-30])
    assert reasons(tmp_path / "b.zip") == ["damaged"]


def test_a_member_without_a_name_harms_no_other(tmp_path: Path) -> None:
    """Found by fuzzing: zipfile's own `is_dir` raises IndexError on it."""
    raw = archive(tmp_path / "a.zip", {"AAAA.txt": b"x", "b.txt": TEXT.encode()}).read_bytes()
    (tmp_path / "a.zip").write_bytes(raw.replace(b"AAAA.txt", b"\0AAA.txt"))  # zipfile cuts names at a zero byte
    assert reasons(tmp_path / "a.zip") == ["b"]


def test_zip_names_in_gbk(tmp_path: Path) -> None:
    archive(tmp_path / "a.zip", {"AAAA.txt": b"x"})
    raw = (tmp_path / "a.zip").read_bytes().replace(b"AAAA", "年报".encode("gbk"))
    (tmp_path / "a.zip").write_bytes(raw)
    assert reasons(tmp_path / "a.zip") == ["年报"]


@pytest.mark.parametrize("charset", ["utf-8", "gb2312"])
def test_html(tmp_path: Path, charset: str) -> None:
    pytest.importorskip("trafilatura")
    (tmp_path / "p.html").write_bytes(page(charset))
    article = read_article(tmp_path / "p.html")
    assert TEXT in article.text
    assert "版权所有" not in article.text
    assert article.title == "青禾县招商见实效"


def test_pdf(tmp_path: Path) -> None:
    pytest.importorskip("pypdfium2")
    (tmp_path / "p.pdf").write_bytes(pdf("GDP 16.5"))
    assert read_article(tmp_path / "p.pdf").text.strip() == "GDP 16.5"
    (tmp_path / "q.pdf").write_bytes(b"%PDF-1.4 broken")
    (tmp_path / "r.pdf").write_bytes(pdf(""))
    assert reasons(tmp_path / "q.pdf") == ["damaged"]
    assert reasons(tmp_path / "r.pdf") == ["no_text"]


def test_docx(tmp_path: Path) -> None:
    docx = pytest.importorskip("docx")
    document = docx.Document()
    document.add_paragraph(TEXT)
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "产值", "16亿元"
    document.add_paragraph("完")
    document.save(str(tmp_path / "d.docx"))
    assert read_article(tmp_path / "d.docx").text == f"{TEXT}\n产值\t16亿元\n完"
    (tmp_path / "e.docx").write_bytes(b"PK nonsense")
    archive(tmp_path / "f.docx", {"word/document.xml": b" " * 40_000_000})
    assert reasons(tmp_path / "e.docx") == ["damaged"]
    assert reasons(tmp_path / "f.docx") == ["bomb"]
