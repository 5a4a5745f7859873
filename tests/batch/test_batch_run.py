"""The plain path: files in, files out, the books balance; and what a run refuses."""

from __future__ import annotations

import gzip
import json
import os
import random
from dataclasses import replace
from pathlib import Path

import pytest
from batch_checks import assert_sound, bad, damaged_lines, digest, ids, read_lines, rows
from batch_fakes import FakeFactory

from zhsignals.batch import Progress, RunOptions, Stop, TooManyBad, options_of, retry, run, verify
from zhsignals.errors import ArticleError, OutputError, StateError
from zhsignals.io import Fields, ReadOptions

FAKE = FakeFactory()


@pytest.mark.parametrize("workers", [0, 1, 2])
def test_folder_in_folder_out(tmp_path: Path, workers: int) -> None:
    (tmp_path / "in").mkdir()
    for i in range(5):
        (tmp_path / "in" / f"a{i}.txt").write_text(f"第{i}篇", "utf-8")
    (tmp_path / "in" / "rows.jsonl").write_text('{"id":"r1","text":"甲"}\n\n{"id":"r2","text":"乙"}\n', "utf-8")
    summary = run(tmp_path / "in", tmp_path / "out", workers=workers, factory=FAKE)
    assert ids(tmp_path / "out") == ["a0", "a1", "a2", "a3", "a4", "r1", "r2"]
    assert (summary.read, summary.ok, summary.blank, summary.exit_code) == (8, 7, 1, 0)
    assert (tmp_path / "out" / "facts.csv").read_text("utf-8").count("\n") == 8
    assert [s["name"] for s in summary.sources] == ["in/*.text", "in/rows.jsonl"]
    assert_sound(tmp_path / "out")


@pytest.mark.parametrize("name", ["o.jsonl", "o.jsonl.gz", "o.csv", "o.parquet", "o.xlsx", "o.duckdb"])
def test_one_output_file_with_its_folder_beside(tmp_path: Path, name: str) -> None:
    for package in ("pyarrow", "xlsxwriter", "duckdb"):
        pytest.importorskip(package)
    rows(tmp_path / "in.jsonl", ["a", "", "RAISE"])
    summary = run(tmp_path / "in.jsonl", tmp_path / name, factory=FAKE, max_bad=1)
    assert sorted(p.name for p in tmp_path.iterdir()) == sorted(["in.jsonl", name, f"{name}.run"])
    assert (summary.records, summary.facts, summary.quarantined, summary.exit_code) == (2, 2, 1, 3)
    assert verify(tmp_path / name).problems == []


def test_formats_of_a_folder(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    rows(tmp_path / "in.jsonl", ["a", "b"])
    run(tmp_path / "in.jsonl", tmp_path / "out", factory=FAKE, options=RunOptions(formats=("jsonl.gz", "parquet"), bom=True))
    assert {p.name for p in (tmp_path / "out").iterdir()} >= {"records.jsonl.gz", "facts.parquet", "quarantine.jsonl", "manifest.json"}
    with pytest.raises(OutputError, match="unknown format 'ods'"):
        run(tmp_path / "in.jsonl", tmp_path / "out2", factory=FAKE, options=RunOptions(formats=("ods",)))
    with pytest.raises(OutputError, match="outputs are folders or"):
        run(tmp_path / "in.jsonl", tmp_path / "out.json", factory=FAKE)


@pytest.mark.parametrize("packed", [False, True])
def test_quarantine_is_exactly_what_was_damaged(tmp_path: Path, packed: bool) -> None:
    lines = [json.dumps({"id": f"d{i}", "text": f"第{i}个项目总投资{i}亿元，" * 3}, ensure_ascii=False).encode() for i in range(400)]
    hurt_lines, hurt = damaged_lines(lines, random.Random(7), 0.05)
    path = tmp_path / ("in.jsonl.gz" if packed else "in.jsonl")
    (gzip.open if packed else open)(path, "wb").write(b"\n".join(hurt_lines))  # type: ignore[operator]
    summary = run(path, tmp_path / "out", workers=2, chunk=16, factory=FAKE)
    assert len(hurt) > 10
    assert {e["line"] for e in read_lines(tmp_path / "out" / "quarantine.jsonl")} == {i + 1 for i in hurt}
    assert ids(tmp_path / "out") == [f"d{i}" for i in range(400) if i not in hurt]
    assert (summary.read, summary.ok) == (400, 400 - len(hurt))
    assert_sound(tmp_path / "out")


def test_same_text_again_is_a_duplicate_and_another_text_is_not(tmp_path: Path) -> None:
    lines = [
        {"id": "a", "text": "x"},
        {"id": "b", "text": "x"},
        {"id": "a", "text": "x"},
        {"id": "a", "text": "y"},
        {"id": " a", "text": "x"},
    ]
    (tmp_path / "in.jsonl").write_text("\n".join(map(json.dumps, lines)))
    summary = run(tmp_path / "in.jsonl", tmp_path / "out", factory=FAKE, max_bad=1)
    assert ids(tmp_path / "out") == ["a", "b", " a"]
    assert read_lines(tmp_path / "out" / "duplicates.jsonl") == [
        {"id": "a", "source": "in.jsonl", "line": 3, "first": {"source": "in.jsonl", "line": 1}}
    ]
    assert (summary.duplicate, summary.reasons) == (1, {"id_clash": 1})
    assert_sound(tmp_path / "out")


def test_the_same_call_again_does_nothing_and_another_is_refused(tmp_path: Path) -> None:
    source, out = tmp_path / "a.txt", tmp_path / "out.jsonl"
    source.write_text("甲", "utf-8")
    run(source, out, factory=FAKE)
    assert run(source, out, factory=FAKE, workers=2, chunk=3).was_complete
    for change in ({"factory": FakeFactory("other")}, {"options": RunOptions(time_limit=3)}):
        with pytest.raises(StateError, match=r"patterns|time_limit"):
            run(source, out, **({"factory": FAKE} | change))  # type: ignore[arg-type]
    source.write_text("甲乙", "utf-8")
    with pytest.raises(StateError, match="inputs"):
        run(source, out, factory=FAKE)
    assert not run(source, out, factory=FAKE, restart=True).was_complete


def test_a_file_of_somebody_else_is_not_overwritten(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("a")
    (tmp_path / "out.csv").write_text("mine")
    with pytest.raises(StateError, match=r"out\.csv: exists"):
        run(tmp_path / "a.txt", tmp_path / "out.csv", factory=FAKE)
    assert (tmp_path / "out.csv").read_text() == "mine"


def test_nothing_to_read_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "x.jpg").write_bytes(b"")
    with pytest.raises(ArticleError, match="no input"):
        run(tmp_path / "in", tmp_path / "out", factory=FAKE)
    with pytest.raises(ArticleError, match=r"gone\.txt"):
        run(tmp_path / "gone.txt", tmp_path / "out", factory=FAKE)
    assert not (tmp_path / "out").exists()


def test_the_output_folder_is_no_input(tmp_path: Path) -> None:
    rows(tmp_path / "in.jsonl", ["a"])
    run(tmp_path, tmp_path / "out", factory=FAKE)
    assert run(tmp_path, tmp_path / "out", factory=FAKE).was_complete
    run(tmp_path / "in.jsonl", tmp_path / "sub.csv", factory=FAKE)
    before = run(tmp_path, tmp_path / "all.jsonl", factory=FAKE, max_bad="100%")
    assert run(tmp_path, tmp_path / "all.jsonl", factory=FAKE).was_complete
    assert "all.jsonl" not in {s["name"] for s in before.sources}


def test_two_folders_of_one_name_are_told_apart(tmp_path: Path) -> None:
    for i, folder in enumerate(("2022/news", "2023/news")):
        (tmp_path / folder).mkdir(parents=True)
        (tmp_path / folder / f"a{i}.txt").write_text("RAISE" + "x" * 90_000)
    summary = run([tmp_path / "2022/news", tmp_path / "2023/news"], tmp_path / "out", factory=FAKE, max_bad=2)
    assert [e["source"] for e in read_lines(tmp_path / "out" / "quarantine.jsonl")] == ["news/a0.txt", "news~2/a1.txt"]
    assert [s["name"] for s in summary.sources] == ["news/*.text", "news~2/*.text"]
    assert retry(tmp_path / "out", factory=FAKE).reasons == {"failed": 2}


def test_the_quarantine_holds_the_bytes_of_short_files_and_the_hash_of_long_ones(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\xff\xfe\xfd")
    (tmp_path / "b.txt").write_text("RAISE" + "x" * 90_000)
    run([tmp_path / "a.txt", tmp_path / "b.txt"], tmp_path / "out", factory=FAKE, max_bad=2)
    short, long = read_lines(tmp_path / "out" / "quarantine.jsonl")
    assert (short["raw"], short["byte_length"], long["raw"], long["byte_length"]) == ("//79", 3, None, 90_005)
    assert len(str(long["sha256"])) == 64


def test_two_runs_cannot_share_an_output(tmp_path: Path) -> None:
    rows(tmp_path / "in.jsonl", ["a", "b"])

    def meanwhile(_: Progress) -> None:
        with pytest.raises(StateError, match="another run"):
            run(tmp_path / "in.jsonl", tmp_path / "out", factory=FAKE)

    run(tmp_path / "in.jsonl", tmp_path / "out", factory=FAKE, progress=meanwhile)


def test_too_many_bad_stops_and_can_be_taken_up(tmp_path: Path) -> None:
    rows(tmp_path / "in.jsonl", ["RAISE" if i % 5 == 0 else f"t{i}" for i in range(200)])
    with pytest.raises(TooManyBad, match=r"20 of 100 .* in\.jsonl:\d+: failed: ValueError: raised") as caught:
        run(tmp_path / "in.jsonl", tmp_path / "out", factory=FAKE, chunk=10)
    assert caught.value.exit_code == 7
    assert not (tmp_path / "out" / "manifest.json").exists()
    for limit in (0, 39, "19%"):
        with pytest.raises(TooManyBad):
            run(tmp_path / "in.jsonl", tmp_path / "out", factory=FAKE, max_bad=limit)
    assert run(tmp_path / "in.jsonl", tmp_path / "out", factory=FAKE, max_bad="20%").quarantined == 40
    with pytest.raises(ValueError, match="max_bad"):
        run(tmp_path / "in.jsonl", tmp_path / "out", factory=FAKE, max_bad="120%")


def test_a_stop_finishes_the_chunks_in_work_and_the_next_call_the_rest(tmp_path: Path) -> None:
    rows(tmp_path / "in.jsonl", [f"t{i}" for i in range(100)])
    run(tmp_path / "in.jsonl", tmp_path / "clean", factory=FAKE)
    stop, done = Stop(), []

    def watch(progress: Progress) -> None:
        done.append(progress.read)
        if len(done) == 3:
            stop.request()

    summary = run(tmp_path / "in.jsonl", tmp_path / "out", factory=FAKE, chunk=5, stop=stop, progress=watch)
    assert not summary.complete
    assert 15 <= summary.read < 100
    with pytest.raises(StateError, match="unfinished"):
        verify(tmp_path / "out")
    done.clear()
    summary = run(tmp_path / "in.jsonl", tmp_path / "out", factory=FAKE, progress=lambda p: done.append(p.bytes_done))
    assert (summary.complete, summary.read) == (True, 100)
    assert done[-1] == (tmp_path / "in.jsonl").stat().st_size
    assert digest(tmp_path / "out") == digest(tmp_path / "clean")


def test_input_that_changes_under_the_run_is_noticed(tmp_path: Path) -> None:
    rows(tmp_path / "in.jsonl", [f"t{i}" for i in range(50)])

    def spoil(_: Progress) -> None:
        with (tmp_path / "in.jsonl").open("a") as file:
            file.write("{}\n")

    with pytest.raises(StateError, match="changed"):
        run(tmp_path / "in.jsonl", tmp_path / "out", factory=FAKE, chunk=5, progress=spoil)


def test_a_damaged_part_is_done_again(tmp_path: Path) -> None:
    rows(tmp_path / "in.jsonl", [f"t{i}" for i in range(50)])
    run(tmp_path / "in.jsonl", tmp_path / "clean", factory=FAKE)
    stop = Stop()
    run(tmp_path / "in.jsonl", tmp_path / "out", factory=FAKE, chunk=5, stop=stop, progress=lambda _: stop.request())
    part = next((tmp_path / "out" / ".run" / "parts").glob("*/*"))
    raw = bytearray(part.read_bytes())
    raw[30] ^= 1
    part.write_bytes(bytes(raw))
    run(tmp_path / "in.jsonl", tmp_path / "out", factory=FAKE)
    assert digest(tmp_path / "out") == digest(tmp_path / "clean")


def test_retry_reads_the_quarantine_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "in").mkdir()
    texts = [("RAISE" if i % 4 == 0 else "") + f" text {i}" for i in range(12)] + ["RAISE " + "long " * 20_000]
    rows(tmp_path / "in" / "r.jsonl", texts)
    with gzip.open(tmp_path / "in" / "g.jsonl.gz", "wb") as file:
        file.write(json.dumps({"id": "g1", "text": "RAISE" + "x" * 90_000}).encode() + b'\n{"id":"g2","text":"ok"}\n')
    (tmp_path / "in" / "sub").mkdir()
    (tmp_path / "in" / "sub" / "t.txt").write_text("RAISE" + "y" * 90_000)
    (tmp_path / "in" / "u.csv").write_text('id,text\nu1,"RAISE\nu"\n')
    (tmp_path / "in" / "v.jsonl").write_text('{"id":"d1","text":"clash"}\n')
    first = run(tmp_path / "in", tmp_path / "out", factory=FAKE, max_bad="100%")
    assert first.quarantined == 3 + 1 + 1 + 1 + 1 + 1
    monkeypatch.setattr("batch_fakes._misbehave", lambda text: None)
    summary = retry(tmp_path / "out", factory=FAKE, start="fork")
    assert (summary.quarantined, summary.ok) == (0, 8)
    again = {str(r["id"]): r for r in read_lines(tmp_path / "out" / "retry" / "records.jsonl")}
    clean = run(tmp_path / "in", tmp_path / "clean", factory=FAKE)
    assert clean.quarantined == 1
    both = {str(r["id"]): r for r in read_lines(tmp_path / "out" / "records.jsonl")} | {k: r for k, r in again.items() if k != "d1"}
    assert both == {str(r["id"]): r for r in read_lines(tmp_path / "clean" / "records.jsonl")}
    assert "d1" in again
    assert retry(tmp_path / "out", tmp_path / "other", factory=FAKE, options=replace(options_of(tmp_path / "out"), time_limit=60)).ok == 8


def test_retry_of_a_broken_file_takes_what_came_after_the_break(tmp_path: Path) -> None:
    whole = gzip.compress(b"".join(b'{"id":"g%d","text":"x"}\n' % i for i in range(3))) + gzip.compress(b'{"id":"g9","text":"y"}\n')
    (tmp_path / "g.jsonl.gz").write_bytes(whole[:-30])
    summary = run(tmp_path / "g.jsonl.gz", tmp_path / "out", factory=FAKE)
    assert (summary.ok, summary.reasons) == (3, {"damaged": 1})
    (tmp_path / "g.jsonl.gz").write_bytes(whole)
    assert retry(tmp_path / "out", factory=FAKE).ok == 1
    assert ids(tmp_path / "out" / "retry") == ["g9"]
    (tmp_path / "g.jsonl.gz").unlink()
    assert retry(tmp_path / "out", tmp_path / "r2", factory=FAKE).reasons == {"missing": 1}


def test_verify_sees_every_tampering(tmp_path: Path) -> None:
    rows(tmp_path / "in.jsonl", ["a", "b", "RAISE"])
    run(tmp_path / "in.jsonl", tmp_path / "out", factory=FAKE, max_bad=1)
    assert_sound(tmp_path / "out")
    out = tmp_path / "out"
    for name in ("records.jsonl", "facts.csv", "quarantine.jsonl", "manifest.json"):
        whole = (out / name).read_bytes()
        (out / name).write_bytes(whole.replace(b'"ok": 2', b'"ok": 1') if name == "manifest.json" else whole + whole[-20:])
        assert verify(out).exit_code == 6, name
        (out / name).write_bytes(whole)
    (out / "facts.csv").unlink()
    assert verify(out).problems == ["facts.csv: missing"]
    (out / "manifest.json").write_text("{")
    with pytest.raises(StateError, match="damaged"):
        verify(out)


def test_fields_and_dates_reach_the_records(tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_text(json.dumps({"k": 1, "body": "x", "published": "2023-05"}))
    read = ReadOptions(fields=Fields(text="body", id="k"))
    run(tmp_path / "in.jsonl", tmp_path / "out", factory=FAKE, options=RunOptions(read=read))
    [record] = read_lines(tmp_path / "out" / "records.jsonl")
    assert (record["id"], record["source"]["published"], record["source"]["uri"]) == ("1", "2023-05", "in.jsonl")  # type: ignore[index]
    run(tmp_path / "in.jsonl", tmp_path / "out2", factory=FAKE, options=RunOptions(read=replace(read, published="2020")))
    assert read_lines(tmp_path / "out2" / "records.jsonl")[0]["source"]["published"] == "2020"  # type: ignore[index]


def test_the_caller_keeps_his_process(tmp_path: Path) -> None:
    import logging
    import signal

    rows(tmp_path / "in.jsonl", ["a", "b"])
    before = (
        [signal.getsignal(s) for s in (signal.SIGINT, signal.SIGTERM, signal.SIGPROF)],
        Path.cwd(),
        dict(os.environ),
        list(logging.root.handlers),
    )
    run(tmp_path / "in.jsonl", tmp_path / "out", factory=FAKE, workers=2)
    after = (
        [signal.getsignal(s) for s in (signal.SIGINT, signal.SIGTERM, signal.SIGPROF)],
        Path.cwd(),
        dict(os.environ),
        list(logging.root.handlers),
    )
    assert before == after


def test_bad_decides_nothing_about_others(tmp_path: Path) -> None:
    rows(tmp_path / "in.jsonl", ["a", "RAISE", "c"])
    run(tmp_path / "in.jsonl", tmp_path / "out", factory=FAKE, max_bad=1, workers=0)
    assert bad(tmp_path / "out") == {"d1": "failed"}
    assert ids(tmp_path / "out") == ["d0", "d2"]
