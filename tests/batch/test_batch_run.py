"""The plain path: files in, files out, the books balance."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from batch_fakes import FakeFactory

from zhsignals.batch import run
from zhsignals.errors import ArticleError, StateError


@pytest.mark.parametrize("workers", [0, 1, 2])
def test_folder_in_folder_out(tmp_path: Path, workers: int) -> None:
    (tmp_path / "in").mkdir()
    for i in range(5):
        (tmp_path / "in" / f"a{i}.txt").write_text(f"第{i}篇", "utf-8")
    (tmp_path / "in" / "rows.jsonl").write_text('{"id":"r1","text":"甲"}\n\n{"id":"r2","text":"乙"}\n', "utf-8")
    summary = run(tmp_path / "in", tmp_path / "out", workers=workers, factory=FakeFactory())
    records = [json.loads(line) for line in (tmp_path / "out" / "records.jsonl").read_text("utf-8").splitlines()]
    assert [r["id"] for r in records] == ["a0", "a1", "a2", "a3", "a4", "r1", "r2"]
    assert (summary.read, summary.ok, summary.blank, summary.exit_code) == (8, 7, 1, 0)
    assert (tmp_path / "out" / "facts.csv").read_text("utf-8").count("\n") == 8
    assert not (tmp_path / "out" / ".run" / "parts").exists()


def test_the_same_call_again_does_nothing_and_another_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("甲", "utf-8")
    run(tmp_path / "a.txt", tmp_path / "out.jsonl", factory=FakeFactory())
    assert run(tmp_path / "a.txt", tmp_path / "out.jsonl", factory=FakeFactory()).was_complete
    (tmp_path / "a.txt").write_text("甲乙", "utf-8")
    with pytest.raises(StateError, match="inputs"):
        run(tmp_path / "a.txt", tmp_path / "out.jsonl", factory=FakeFactory())
    assert not run(tmp_path / "a.txt", tmp_path / "out.jsonl", factory=FakeFactory(), restart=True).was_complete


def test_nothing_to_read_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    with pytest.raises(ArticleError, match="no input"):
        run(tmp_path / "in", tmp_path / "out", factory=FakeFactory())
    with pytest.raises(ArticleError, match=r"gone\.txt"):
        run(tmp_path / "gone.txt", tmp_path / "out", factory=FakeFactory())
