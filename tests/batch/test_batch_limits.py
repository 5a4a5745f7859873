"""One document cannot hold up, crash or starve the run: its neighbours come out, and it is named."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import pytest
from batch_checks import assert_sound, bad, digest, ids, rows
from batch_fakes import FakeExtractor, FakeFactory

from zhsignals.batch import RunOptions, run
from zhsignals.errors import PatternError, ZhsignalsError

LIMITS = RunOptions(time_limit=0.25, memory_limit=200_000_000)
HOSTILE = {"RAISE": "failed", "EXIT": "crashed", "SEGV": "crashed", "KILL": "crashed", "SPIN": "timeout"}
STUCK = {"SLEEP": "timeout", "STOP": "timeout"}


@pytest.mark.parametrize(("workers", "chunk", "start"), [(2, 64, "fork"), (1, 7, "fork"), (2, 500, "spawn")])
def test_hostile_documents_and_their_neighbours(tmp_path: Path, workers: int, chunk: int, start: str) -> None:
    marks = HOSTILE | (STUCK if chunk == 64 else {})
    texts = [f"text {i}" for i in range(80)]
    for i, mark in enumerate(marks):
        texts[5 + i * 10] = mark
    rows(tmp_path / "in.jsonl", texts)
    run(
        tmp_path / "in.jsonl", tmp_path / "out", workers=workers, chunk=chunk, start=start, factory=FakeFactory(), options=LIMITS, max_bad=7
    )
    assert bad(tmp_path / "out") == {f"d{5 + i * 10}": reason for i, reason in enumerate(marks.values())}
    assert ids(tmp_path / "out") == [f"d{i}" for i in range(80) if texts[i].startswith("text")]
    assert_sound(tmp_path / "out")


def test_a_document_that_eats_memory(tmp_path: Path) -> None:
    rows(tmp_path / "in.jsonl", ["a", "EAT", "c"])
    options = RunOptions(time_limit=20, memory_limit=150_000_000)
    run(tmp_path / "in.jsonl", tmp_path / "out", factory=FakeFactory(), options=options, max_bad=1)
    assert bad(tmp_path / "out") == {"d1": "oom"}
    assert ids(tmp_path / "out") == ["d0", "d2"]


def test_verdicts_do_not_depend_on_how(tmp_path: Path) -> None:
    rows(tmp_path / "in.jsonl", ["a", "EXIT", "c", "SPIN", "e", "EXIT"])
    for name, workers, chunk in (("x", 1, 1), ("y", 2, 100)):
        run(tmp_path / "in.jsonl", tmp_path / name, workers=workers, chunk=chunk, factory=FakeFactory(), options=LIMITS, max_bad=9)
    assert digest(tmp_path / "x") == digest(tmp_path / "y")


@dataclass(frozen=True)
class FlakyFactory(FakeFactory):
    """Its extractor dies over `FLAKY` as long as a file is there to be taken away."""

    token: str = ""

    def __call__(self) -> FakeExtractor:
        return _Flaky(self.token)


class _Flaky(FakeExtractor):
    def __init__(self, token: str) -> None:
        self._token = Path(token)

    def __call__(self, text: str, **more: str | None) -> object:  # type: ignore[override]
        if text == "FLAKY" and self._token.exists():
            self._token.unlink()
            import os

            os._exit(9)
        return super().__call__(text, **more)


def test_a_document_that_does_well_alone_is_not_blamed(tmp_path: Path) -> None:
    rows(tmp_path / "in.jsonl", ["a", "FLAKY", "c"])
    (tmp_path / "token").touch()
    run(tmp_path / "in.jsonl", tmp_path / "out", factory=FlakyFactory(token=str(tmp_path / "token")))
    assert ids(tmp_path / "out") == ["d0", "d1", "d2"]
    assert bad(tmp_path / "out") == {}


@dataclass(frozen=True)
class BrokenFactory(FakeFactory):
    """Cannot be built."""

    how: str = "pattern"

    def __call__(self) -> FakeExtractor:
        if self.how == "pattern":
            raise PatternError("metrics/x.toml:3 gdp: field 'terms' must be a list")
        raise SystemExit(3)


@pytest.mark.parametrize("start", ["fork", "spawn"])
def test_a_wrong_pattern_file_ends_the_run_before_any_work(tmp_path: Path, start: str) -> None:
    rows(tmp_path / "in.jsonl", ["a"])
    with pytest.raises(PatternError, match=r"x\.toml:3"):
        run(tmp_path / "in.jsonl", tmp_path / "out", factory=BrokenFactory(), start=start)


def test_workers_that_cannot_start_are_an_error_not_a_loop(tmp_path: Path) -> None:
    rows(tmp_path / "in.jsonl", ["a"])
    with pytest.raises(ZhsignalsError, match="before they are ready"):
        run(tmp_path / "in.jsonl", tmp_path / "out", factory=BrokenFactory(how="exit"), start="spawn")


def test_messages_hold_no_addresses_and_half_surrogates(tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_text(json.dumps({"id": "a", "text": "RAISE"}) + "\n")
    run(tmp_path / "in.jsonl", tmp_path / "out", factory=OddFactory(), max_bad=1)
    line = (tmp_path / "out" / "quarantine.jsonl").read_text("utf-8")
    assert "0x7" not in line


@dataclass(frozen=True)
class OddFactory(FakeFactory):
    """Raises with an address and half a surrogate pair in the message."""

    def __call__(self) -> FakeExtractor:
        return _Odd()


class _Odd(FakeExtractor):
    def __call__(self, text: str, **more: str | None) -> object:  # type: ignore[override]
        raise RuntimeError(f"{object()} 0x7f00dead \ud800")
