"""One attempt at a run, from the lock to the manifest: inputs → chunks → workers → parts → final files."""

from __future__ import annotations

import hashlib
import json
import os
from collections import Counter
from collections.abc import Generator, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from zhsignals.batch.chunk import Chunk, ChunkList
from zhsignals.batch.crew import Crew, leftovers, start_method
from zhsignals.batch.durable import describe_file, place, sync_file, sync_folder, write_whole, writing
from zhsignals.batch.folder import Hold, Layout, claim, prepare, tidy
from zhsignals.batch.ledger import Summary
from zhsignals.batch.merge import merge
from zhsignals.batch.options import (
    BadLimit,
    MakesExtractor,
    Progress,
    RunOptions,
    Stop,
    TooManyBad,
    Watch,
    describe,
    fingerprint,
    versions,
)
from zhsignals.batch.part import BAD, is_done, read_part
from zhsignals.batch.plan import Planner
from zhsignals.batch.replay import Replay
from zhsignals.batch.work import Job, Workshop
from zhsignals.batch.worker import Setting
from zhsignals.errors import ArticleError, OutputError, StateError
from zhsignals.io.listing import Skipped, Source, list_sources, name_roots
from zhsignals.io.scan import scan_source
from zhsignals.io.sink import EXTRAS, check_package

Paths = Iterable[str | Path]
_NEEDS = {
    "html": ("trafilatura", "html", "trafilatura"),
    "pdf": ("pypdfium2", "pdf", "pypdfium2"),
    "docx": ("python-docx", "docx", "docx"),
    "parquet": ("pyarrow", "parquet", "pyarrow"),
}


@dataclass(frozen=True, slots=True)
class How:
    """What must not change a byte of the output."""

    workers: int
    chunk: int
    max_bad: BadLimit
    start: str | None
    stop: Stop
    progress: Watch | None


@dataclass(slots=True)
class Attempt:
    """One run, from the lock to the manifest."""

    paths: list[str | Path]
    out: Path
    options: RunOptions
    factory: MakesExtractor
    how: How
    replay: Replay | None = None
    skipped: Skipped = field(default_factory=Skipped)
    bytes_total: int = 0
    counts: Counter[str] = field(default_factory=Counter)

    def go(self, *, restart: bool) -> Summary:
        """Do it."""
        layout = Layout.of(self.out, self.options.formats)
        for kind in layout.outputs.keys() & EXTRAS.keys():
            check_package(*EXTRAS[kind])
        self._spare_inputs(layout)
        wanted = self._wanted()
        hold = Hold(layout)
        try:
            state, complete = claim(layout, wanted, restart=restart)
            if complete and "-" in map(str, self.paths):
                raise StateError(f"{self.out}: holds a finished run over standard input; choose another output or pass restart")
            if complete:
                tidy(layout)
                return Summary.of(str(self.out), json.loads(layout.manifest.read_bytes()), was_complete=True)
            prepare(layout)
            done = self._work(layout, state, hold.handle)
            if done is None:
                return self._stopped()
            return self._publish(layout, state, done)
        finally:
            hold.release()

    def _spare_inputs(self, layout: Layout) -> None:
        """An output is never written over an input, nor among the files of one, where the next attempt would read it."""
        own = {path.resolve() for path in (layout.out, layout.side, *layout.finals())}
        for path in map(str, self.paths):
            if path != "-" and Path(path).resolve() in own and not self.replay:
                raise OutputError(f"{layout.out}: {path} is an input; choose another output, such as {Path(path).with_name('out')}")

    @property
    def _own(self) -> tuple[Path, Path]:
        """What the run writes is none of its inputs."""
        layout = Layout.of(self.out, ())
        return layout.out, layout.side

    def _sources(self, skipped: Skipped) -> Iterator[Source]:
        if self.replay:
            return iter([self.replay.source()])
        return list_sources(self.paths, kind=self.options.read.kind, skipped=skipped, leave_out=self._own)

    def _wanted(self) -> dict[str, Any]:
        """Everything the run is tied to."""
        digest, count = hashlib.sha256(), 0
        given = [str(p) for p in self.paths]
        for source in self._sources(self.skipped):
            count += 1
            self.bytes_total += source.stamp[0]
            if source.kind in _NEEDS:
                check_package(*_NEEDS[source.kind])
            digest.update(json.dumps([source.uri, source.kind, source.gz, *source.stamp]).encode())
        if not count:
            raise ArticleError(f"{', '.join(map(str, self.paths))}: no input that can be read")
        return {
            "versions": versions(),
            "patterns": self.factory.digest(),
            "options": describe(self.options),
            "inputs": {"count": count, "sha256": digest.hexdigest()},
            "roots": dict(zip(name_roots(given), (str(Path(p).resolve()) for p in given), strict=True)),
            "chunk": self.how.chunk,
        }

    def _work(self, layout: Layout, state: dict[str, Any], lock: int) -> ChunkList | None:
        """Do all chunks that are not done; the list of all chunks, or None if stopped."""
        planner = Planner(
            self.options.read,
            state["chunk"],
            layout.spool,
            lambda n, key: is_done(layout.part(n), key),
            self.replay.scan if self.replay else scan_source,
        )
        chunks = ChunkList()
        jobs = self._jobs(layout, planner, chunks)
        with closing(self._crew(jobs, layout, lock)) as crew:  # so that no worker outlives an error raised here
            for job, counts in crew:
                self._account(job.chunk, counts, layout)
                if job.chunk.spool:
                    Path(job.chunk.spool).unlink(missing_ok=True)
                for path in leftovers(job.part) if job.given else ():
                    path.unlink(missing_ok=True)
        if self.how.stop.level:
            return None
        self._check_bad(layout, (number for number, _, _ in chunks), final=True)
        return chunks

    def _jobs(self, layout: Layout, planner: Planner, chunks: ChunkList) -> Iterator[Job]:
        for chunk, is_there in planner.chunks(self._sources(Skipped())):
            chunks.add(chunk)
            part = layout.part(chunk.number)
            if is_there:
                self._account(chunk, _count(part), layout)
                continue
            with writing(part):
                part.parent.mkdir(exist_ok=True)
            yield Job(chunk, str(part))

    def _crew(self, jobs: Iterator[Job], layout: Layout, lock: int) -> Generator[tuple[Job, Counter[str]], None, None]:
        setting = Setting(
            factory=self.factory,
            read=self.options.read,
            wants_lines="csv" in layout.outputs,
            wants_rows=bool(layout.outputs.keys() & {"parquet", "xlsx", "duckdb"}),
            time_limit=self.options.time_limit,
            memory_limit=self.options.memory_limit,
            parent=os.getpid(),
        )
        if self.how.workers:
            yield from Crew(self.how.workers, setting, start_method(self.how.start), self.how.stop, lock).work(jobs)
            return
        shop = Workshop(self.factory(), setting.read, setting.wants_lines, setting.wants_rows)
        for job in jobs:
            if self.how.stop.level:
                return
            with writing(Path(job.part)):
                yield job, shop.do(job, lambda _: None)

    def _account(self, chunk: Chunk, counts: Counter[str], layout: Layout) -> None:
        self.counts += counts
        self.counts["bytes"] += chunk.size
        self._check_bad(layout, [chunk.number], final=False)
        if self.how.progress:
            c = self.counts
            read = c["ok"] + c["quarantined"] + c["blank"]
            self.how.progress(Progress(read, c["quarantined"], c["bytes"], self.bytes_total))

    def _check_bad(self, layout: Layout, numbers: Iterable[int], *, final: bool) -> None:
        bad = self.counts["quarantined"]
        seen = bad + self.counts["ok"]
        if bad and self.how.max_bad.is_over(bad, seen, final=final):
            examples = "; ".join(_examples(layout, numbers))
            raise TooManyBad(f"{bad} of {seen} documents were rejected: {examples}. Mend the input, or go on with another max_bad")

    def _publish(self, layout: Layout, state: dict[str, Any], chunks: ChunkList) -> Summary:
        """Merge, sync, rename: quarantine first, manifest last."""
        with writing(layout.drafts):
            merger = merge(layout, self.options, chunks)
            outputs = {}
            for final, draft in merger.drafts.paths.items():
                sync_file(draft)
                outputs[final.name] = describe_file(draft)
            manifest = self._manifest(state, merger.ledger.plain(), outputs)
            sync_folder(layout.drafts)
            for final, draft in merger.drafts.paths.items():
                place(draft, final)
            write_whole(layout.manifest, json.dumps(manifest, ensure_ascii=False, indent=1).encode("utf-8") + b"\n")
        tidy(layout)
        return Summary.of(str(self.out), manifest)

    def _manifest(self, state: dict[str, Any], books: dict[str, Any], outputs: dict[str, Any]) -> dict[str, Any]:
        return {
            "tool": "zhsignals",
            "versions": state["versions"],
            "patterns": state["patterns"],
            "options": state["options"],
            "fingerprint": fingerprint([state["versions"], state["patterns"], state["options"]]),
            "inputs": state["inputs"]["count"],
            "skipped": dict(sorted(self.skipped.counts.items())),
            **books,
            "outputs": outputs,
        }

    def _stopped(self) -> Summary:
        c = self.counts
        totals = {"read": c["ok"] + c["quarantined"] + c["blank"], "ok": c["ok"], "quarantined": c["quarantined"], "blank": c["blank"]}
        totals |= {"duplicate": 0, "records": 0, "facts": 0}
        return Summary.of(str(self.out), {"totals": totals, "reasons": {}, "sources": []}, complete=False)


def _count(part: Path) -> Counter[str]:
    names = {b"k": "ok", b"q": "quarantined", b"b": "blank"}
    return Counter(names[f.tag] for f in read_part(part) if f.tag in names)


def _examples(layout: Layout, numbers: Iterable[int], limit: int = 3) -> Iterator[str]:
    """The first rejected documents, for the message."""
    for number in numbers:
        for frame in read_part(layout.part(number)):
            if frame.tag == BAD:
                entry = json.loads(frame.data)["entry"]
                where = entry["source"] if entry["line"] is None else f"{entry['source']}:{entry['line']}"
                yield f"{where}: {entry['reason']}: {entry['message'][:120]}"
                limit -= 1
                if not limit:
                    return
