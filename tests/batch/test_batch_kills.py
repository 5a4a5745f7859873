"""kill -9 of the parent and of workers at random moments; the long campaign is benchmarks/kill_campaign.py."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from batch_checks import assert_sound, digest, rows
from batch_fakes import FakeFactory

from zhsignals.batch import run

SCRIPT = """
import sys
sys.path.insert(0, {here!r})
from batch_fakes import FakeFactory
from zhsignals.batch import run
if __name__ == "__main__":
    run({source!r}, {out!r}, workers=2, chunk=8, factory=FakeFactory(), max_bad=99, start={start!r})
"""

pytestmark = pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="finds workers through /proc")


def children(pid: int) -> list[int]:
    try:
        return [int(c) for c in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []


def begin(tmp_path: Path, start: str) -> subprocess.Popen[bytes]:
    script = tmp_path / "attempt.py"
    script.write_text(
        SCRIPT.format(here=str(Path(__file__).parent), source=str(tmp_path / "in.jsonl"), out=str(tmp_path / "out"), start=start)
    )
    env = os.environ | {"PYTHONPATH": os.pathsep.join(p for p in sys.path if p)}
    return subprocess.Popen([sys.executable, str(script)], env=env, start_new_session=True)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    texts = ["RAISE" if i % 90 == 0 else f"SLOW text {i}" for i in range(240)]
    rows(tmp_path / "in.jsonl", texts)
    run(tmp_path / "in.jsonl", tmp_path / "clean", workers=2, factory=FakeFactory(), max_bad=99)
    return tmp_path


def test_what_a_parent_left_half_written_is_taken_away(tmp_path: Path) -> None:
    state = tmp_path / "out" / ".run"
    state.mkdir(parents=True)
    for leftover in (state / "run.json.7.draft", tmp_path / "out" / "manifest.json.7.draft"):
        leftover.write_text("{")
    run(rows(tmp_path / "in.jsonl", ["text"]), tmp_path / "out", workers=1, factory=FakeFactory())
    assert_sound(tmp_path / "out")


def test_kills_of_the_parent(home: Path) -> None:
    dice, kills = random.Random(3), 0
    for attempt in range(40):
        process = begin(home, "fork")
        try:
            process.wait(timeout=dice.uniform(0.2, 0.8) * (1 + attempt / 4))  # a busy machine may need longer to begin at all
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
            kills += 1
        if process.returncode == 0:
            break
    assert process.returncode == 0
    assert kills >= 3
    assert_sound(home / "out")
    assert digest(home / "out") == digest(home / "clean")


def test_kills_of_workers(home: Path) -> None:
    dice, kills = random.Random(4), 0
    process = begin(home, "fork")
    while process.poll() is None:
        time.sleep(dice.uniform(0.05, 0.25))
        for child in children(process.pid)[:1] if kills < 6 else ():
            os.kill(child, signal.SIGKILL)
            kills += 1
    assert process.returncode == 0
    assert kills == 6
    assert_sound(home / "out")
    assert digest(home / "out") == digest(home / "clean")


def test_workers_do_not_outlive_the_parent(home: Path) -> None:
    process = begin(home, "fork")
    while len(workers := children(process.pid)) < 2:
        time.sleep(0.02)
        assert process.poll() is None
    process.kill()
    process.wait()
    deadline = time.monotonic() + 5
    while any(Path(f"/proc/{w}/stat").exists() and Path(f"/proc/{w}/stat").read_text().split()[2] != "Z" for w in workers):
        assert time.monotonic() < deadline
        time.sleep(0.05)
    run(home / "in.jsonl", home / "out", factory=FakeFactory(), max_bad=99)
    assert digest(home / "out") == digest(home / "clean")
