"""The batch run; killed at any moment, the same call goes on."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from zhsignals.batch.attempt import Attempt, How
from zhsignals.batch.folder import Layout, read_state
from zhsignals.batch.ledger import Summary
from zhsignals.batch.options import BadLimit, ExtractorFactory, MakesExtractor, RunOptions, Stop, Watch, options_from
from zhsignals.batch.replay import Replay
from zhsignals.batch.verify import read_manifest

Paths = Iterable[str | Path]


def run(
    inputs: str | Path | Paths,
    out: str | Path,
    *,
    workers: int = 1,
    chunk: int = 64,
    options: RunOptions | None = None,
    factory: MakesExtractor | None = None,
    max_bad: str | int | None = None,
    restart: bool = False,
    start: str | None = None,
    stop: Stop | None = None,
    progress: Watch | None = None,
) -> Summary:
    """Read every article of `inputs` into `out`: a folder, or a `.jsonl`, `.jsonl.gz`, `.csv`, `.parquet`, `.xlsx` or `.duckdb` file.

    The same call finishes what a killed one began. `workers=0` works in this process, without limits per document.
    `start` is a multiprocessing start method; `stop` may be asked from a signal handler.
    """
    options = options or RunOptions()
    paths = [inputs] if isinstance(inputs, str | Path) else list(inputs)
    how = How(workers, max(1, chunk), BadLimit.parse(max_bad), start, stop or Stop(), progress)
    return Attempt(paths, Path(out), options, factory or ExtractorFactory(lac=options.lac), how).go(restart=restart)


def retry(
    out: str | Path,
    into: str | Path | None = None,
    *,
    options: RunOptions | None = None,
    factory: MakesExtractor | None = None,
    workers: int = 1,
    chunk: int = 64,
    max_bad: str | int | None = "100%",
    restart: bool = False,
    start: str | None = None,
    stop: Stop | None = None,
    progress: Watch | None = None,
) -> Summary:
    """Read what the run in `out` put into quarantine once more, into a folder of its own (`retry` beside the quarantine).

    Documents up to 64 KiB are replayed from the quarantine, longer ones and broken files from their source.
    Options are those of the run unless given: see `options_of`.
    """
    layout = Layout.of(Path(out), ())
    read_manifest(layout)
    state = read_state(layout) or {}
    replay = Replay(layout.side / "quarantine.jsonl", state.get("roots", {}))
    how = How(workers, max(1, chunk), BadLimit.parse(max_bad), start, stop or Stop(), progress)
    target = Path(into) if into else layout.side / "retry"
    given = options or options_of(out)
    return Attempt([replay.path], target, given, factory or ExtractorFactory(lac=given.lac), how, replay).go(restart=restart)


def options_of(out: str | Path) -> RunOptions:
    """The options of the run in `out`, to be changed with `dataclasses.replace` for a retry."""
    layout = Layout.of(Path(out), ())
    return options_from(read_manifest(layout)["options"])
