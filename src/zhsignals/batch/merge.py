"""Parts → final files, in the order of the input; here duplicates are told, and here the books are closed."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import IO, Any

from zhsignals.batch.folder import Layout
from zhsignals.batch.ledger import Ledger
from zhsignals.batch.options import RunOptions
from zhsignals.batch.part import BAD, BLANK, LINES, OK, RECORD, ROWS, Frame, PartError, read_part
from zhsignals.batch.seen import First, Seen
from zhsignals.batch.work import load_rows
from zhsignals.errors import StateError
from zhsignals.io.sink import SINKS, CsvSink, TableSink
from zhsignals.io.write import open_lines


class Drafts:
    """The final files while they are being written, under the folder of drafts."""

    def __init__(self, layout: Layout, options: RunOptions) -> None:
        self.paths: dict[Path, Path] = {}
        self._quarantine = self._draft(layout, layout.side / "quarantine.jsonl").open("wb")
        self._duplicates = self._draft(layout, layout.side / "duplicates.jsonl").open("wb")
        self._records: list[IO[bytes]] = []
        self._lines: list[CsvSink] = []
        self._rows: list[TableSink] = []
        for kind, path in layout.outputs.items():
            draft = self._draft(layout, path)
            if kind.startswith("jsonl"):
                self._records.append(open_lines(draft))
            elif kind == "csv":
                self._lines.append(CsvSink(draft, bom=options.bom))
            else:
                self._rows.append(SINKS[f".{kind}"](draft))

    def _draft(self, layout: Layout, final: Path) -> Path:
        self.paths[final] = layout.drafts / final.name
        return self.paths[final]

    def put(self, frame: Frame) -> None:
        """A piece of a unit that went well."""
        if frame.tag == RECORD:
            for file in self._records:
                file.write(frame.data)
        elif frame.tag == LINES:
            for table in self._lines:
                table.write_lines(frame.data)
        elif frame.tag == ROWS and self._rows:
            rows = load_rows(frame.data)
            for sink in self._rows:
                sink.write(rows)

    def reject(self, entry: dict[str, Any]) -> None:
        """A line of the quarantine."""
        self._quarantine.write(_line(entry))

    def repeat(self, entry: dict[str, Any]) -> None:
        """A line of the list of duplicates."""
        self._duplicates.write(_line(entry))

    def close(self) -> None:
        """Finish all files."""
        for file in (self._quarantine, self._duplicates, *self._records):
            file.close()
        for sink in (*self._lines, *self._rows):
            sink.close()


def _line(entry: dict[str, Any]) -> bytes:
    return json.dumps(entry, ensure_ascii=False).encode("utf-8", "backslashreplace") + b"\n"


class Merger:
    """Goes over the parts once."""

    def __init__(self, layout: Layout, options: RunOptions) -> None:
        self.ledger = Ledger()
        self._layout = layout
        self._seen = Seen(layout.drafts / "seen.sqlite")
        self.drafts = Drafts(layout, options)
        self._takes = False

    def add(self, number: int, key: str, count: int) -> None:
        """One part; StateError where it is damaged or has not as many units as its chunk."""
        path = self._layout.part(number)
        units = 0
        try:
            for frame in read_part(path, key):
                units += frame.tag in {OK, BAD, BLANK}
                self._take(frame)
        except PartError as exc:
            path.unlink(missing_ok=True)
            raise StateError(f"{path}: damaged part ({exc}); it was removed, run the same command again") from exc
        if units != count:
            path.unlink(missing_ok=True)
            raise StateError(f"{path}: {units} documents where {count} were read; it was removed, run the same command again")

    def _take(self, frame: Frame) -> None:
        if frame.tag == OK:
            self._takes = self._admit(json.loads(frame.data))
        elif frame.tag == BAD:
            head = json.loads(frame.data)
            self.ledger.note(head["ledger"], "quarantined", head["entry"]["reason"])
            self.drafts.reject(head["entry"])
        elif frame.tag == BLANK:
            self.ledger.note(frame.data.decode(), "blank")
        elif self._takes:
            self.ledger.records += frame.tag == RECORD
            self.drafts.put(frame)

    def _admit(self, head: dict[str, Any]) -> bool:
        """The first document with an id wins; the same text again is a duplicate, another text under the id goes to quarantine."""
        entry, ids = head["entry"], head["ids"]
        first = self._seen.find(ids)
        if first is None:
            self._seen.add(ids, First(head["text"], entry["source"], entry["line"]))
            self.ledger.note(head["ledger"], "ok")
            self.ledger.facts += head["facts"]
            return True
        place = {"source": first.source, "line": first.line}
        if first.text == head["text"]:
            self.ledger.note(head["ledger"], "duplicate")
            self.drafts.repeat({"id": ids[0], "source": entry["source"], "line": entry["line"], "first": place})
        else:
            self.ledger.note(head["ledger"], "quarantined", "id_clash")
            at = first.source if first.line is None else f"{first.source}:{first.line}"
            fault = {"reason": "id_clash", "stage": "write", "message": f"id {ids[0]!r} is that of {at}, which has another text"}
            self.drafts.reject(fault | entry)
        return False

    def finish(self) -> None:
        """Close the files and the books."""
        self.drafts.close()
        self._seen.close()
        if not self.ledger.balances():
            raise StateError("the books do not balance: this is a bug; nothing was written")


def merge(layout: Layout, options: RunOptions, chunks: Iterable[tuple[int, str, int]]) -> Merger:
    """All parts into drafts of the final files."""
    merger = Merger(layout, options)
    for number, key, count in chunks:
        merger.add(number, key, count)
    merger.finish()
    return merger
