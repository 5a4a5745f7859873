"""The bytes of the output depend on the input and the options, and on nothing else."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from batch_checks import assert_sound, digest
from batch_fakes import FakeFactory

from zhsignals.batch import run

SCRIPT = """
import sys
sys.path.insert(0, {here!r})
from batch_fakes import FakeFactory
from zhsignals.batch import run
if __name__ == "__main__":
    run(["in", "rows.jsonl"], {out!r}, workers={workers}, chunk={chunk}, start={start!r}, factory=FakeFactory(), max_bad=99)
"""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    for i in (3, 1, 2, 11):
        (tmp_path / "in" / f"{i}.txt").write_text(f"第{i}篇", "utf-8")
    lines = [json.dumps({"id": f"d{i % 50}", "text": f"t{i % 50}" if i % 7 else "RAISE"}) for i in range(70)]
    (tmp_path / "rows.jsonl").write_text("\n".join([*lines, "{", ""]))
    run([tmp_path / "in", tmp_path / "rows.jsonl"], tmp_path / "clean", workers=0, factory=FakeFactory(), max_bad=99)
    return tmp_path


@pytest.mark.parametrize("workers", [1, 2, 3])
@pytest.mark.parametrize("chunk", [1, 7, 500])
def test_workers_and_chunks(home: Path, workers: int, chunk: int) -> None:
    inputs = [home / "in", home / "rows.jsonl"]
    run(inputs, home / "out", workers=workers, chunk=chunk, factory=FakeFactory(), max_bad=99)
    assert_sound(home / "out")
    assert digest(home / "out") == digest(home / "clean")


@pytest.mark.parametrize(
    ("start", "seed", "locale"),
    [("fork", "0", "C"), ("spawn", "random", "C.UTF-8"), ("spawn", "1", "C"), ("fork", "random", "zh_CN.GB18030")],
)
def test_start_method_hash_seed_and_locale(home: Path, start: str, seed: str, locale: str) -> None:
    script = home / "attempt.py"
    script.write_text(SCRIPT.format(here=str(Path(__file__).parent), out="out", workers=2, chunk=5, start=start))
    env = os.environ | {
        "PYTHONHASHSEED": seed,
        "LC_ALL": locale,
        "TZ": "Asia/Urumqi",
        "PYTHONPATH": os.pathsep.join(p for p in sys.path if p),
    }
    subprocess.run([sys.executable, "-W", "error", str(script)], cwd=home, env=env, check=True, timeout=60)
    assert digest(home / "out") == digest(home / "clean")


def test_nothing_in_the_output_tells_where_and_when(home: Path) -> None:
    for path in (home / "clean").iterdir():
        if path.is_file():
            assert str(home).encode() not in path.read_bytes(), path.name
