"""The k-th write, sync or rename fails, for every k: an error that names the output, and the same call finishes the run."""

from __future__ import annotations

import errno
import io
import os
import pathlib
from pathlib import Path
from typing import Any

import pytest
from batch_checks import assert_sound, digest, rows
from batch_fakes import FakeFactory

from zhsignals.batch import RunOptions, run
from zhsignals.errors import OutputError


class Disk:
    """Counts what a run asks of the file system and lets the k-th request fail."""

    def __init__(self, fails_at: int, code: int) -> None:
        self.left, self.code = fails_at, code

    def ask(self) -> None:
        self.left -= 1
        if self.left == 0:
            raise OSError(self.code, os.strerror(self.code))

    def patch(self, monkeypatch: pytest.MonkeyPatch, below: Path) -> None:
        real_open, real_sync, real_replace, real_mkdir = pathlib.Path.open, os.fsync, os.replace, os.mkdir
        disk = self

        class Raw(io.FileIO):
            def write(self, data: Any) -> int:
                disk.ask()
                return super().write(data)

        def opened(path: Path, mode: str = "r", *args: Any, **more: Any) -> Any:
            if "w" in mode and str(path).startswith(str(below)):
                disk.ask()
                return io.BufferedWriter(Raw(str(path), "w"))
            return real_open(path, mode, *args, **more)

        def asks(real: Any) -> Any:
            def call(*args: Any, **more: Any) -> Any:
                disk.ask()
                return real(*args, **more)

            return call

        monkeypatch.setattr(pathlib.Path, "open", opened)
        for name, real in (("fsync", real_sync), ("replace", real_replace), ("mkdir", real_mkdir)):
            monkeypatch.setattr(os, name, asks(real))


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO])
def test_every_request_to_the_disk_may_fail(tmp_path: Path, code: int) -> None:
    rows(tmp_path / "in.jsonl", ["a", "RAISE", "c", "d", "e"])
    how: dict[str, Any] = {
        "factory": FakeFactory(),
        "workers": 0,
        "chunk": 2,
        "max_bad": 9,
        "options": RunOptions(formats=("jsonl", "csv", "jsonl.gz")),
    }
    run(tmp_path / "in.jsonl", tmp_path / "clean", **how)
    for k in range(1, 400):
        out = tmp_path / f"out{k}"
        with pytest.MonkeyPatch.context() as patch:
            disk = Disk(k, code)
            disk.patch(patch, out)
            try:
                run(tmp_path / "in.jsonl", out, **how)
            except OutputError as exc:
                assert exc.exit_code == 5
                assert not (out / "manifest.json").exists() or disk.left <= 0
            if disk.left > 0:
                break
        run(tmp_path / "in.jsonl", out, **how)
        assert_sound(out)
        assert digest(out) == digest(tmp_path / "clean"), k
    assert 40 < k < 399


def test_a_worker_that_cannot_write_ends_the_run_and_names_the_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows(tmp_path / "in.jsonl", ["a", "b"])
    with monkeypatch.context() as patch:
        disk = Disk(1, errno.ENOSPC)
        patch.setattr("zhsignals.batch.part.os.fsync", lambda _: disk.ask())
        patch.setattr("zhsignals.batch.folder.write_whole", lambda path, data: path.write_bytes(data))
        patch.setattr("zhsignals.batch.folder.sync_folder", lambda _: None)
        with pytest.raises(OutputError, match="No space left"):
            run(tmp_path / "in.jsonl", tmp_path / "out", factory=FakeFactory(), start="fork")
    assert run(tmp_path / "in.jsonl", tmp_path / "out", factory=FakeFactory()).ok == 2
