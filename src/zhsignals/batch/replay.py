"""The quarantine as an input: what was rejected, found again or taken from the quarantine itself."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from zhsignals.errors import ArticleError, StateError
from zhsignals.io.listing import Source, list_sources
from zhsignals.io.scan import scan_source
from zhsignals.io.unit import ReadOptions, Rejected, Unit, Units


@dataclass(frozen=True, slots=True)
class Replay:
    """A quarantine file and where the inputs of its run are."""

    path: Path
    roots: dict[str, str]
    """First part of a source's name → path."""

    def source(self) -> Source:
        """The quarantine as a source of a run."""
        try:
            info = self.path.stat()
        except OSError as exc:
            raise ArticleError(f"{self.path}: {exc.strerror}") from exc
        return Source(
            str(self.path), self.path.name, "quarantine", "quarantine", stamp=(info.st_size, info.st_mtime_ns), root=self.path.name
        )

    def scan(self, _source: Source, options: ReadOptions) -> Units:
        """The units of every entry, in order; entries without their bytes are looked up in the source, one pass for each run of them."""
        waiting: list[dict[str, Any]] = []
        for entry in read_entries(self.path):
            base = _container(entry["source"])
            if waiting and (entry["raw"] is not None or _container(waiting[0]["source"]) != base):
                yield from self._found(waiting, options)
                waiting = []
            if entry["raw"] is not None:
                yield _unit(entry, base64.b64decode(entry["raw"]))
            else:
                waiting.append(entry)
        if waiting:
            yield from self._found(waiting, options)

    def _found(self, entries: list[dict[str, Any]], options: ReadOptions) -> Units:
        """Units of one file, picked by name and line; everything after the break where the file itself was at fault."""
        try:
            source = self._locate(_container(entries[0]["source"]), options)
        except ArticleError as exc:
            yield from (Rejected(_unit(e, None), "read", "missing", str(exc)[:300]) for e in entries)
            return
        wanted = {(e["source"], e["line"]): e for e in entries if e["kind"] != "file"}
        breaks = {e["source"]: e["after"] for e in entries if e["kind"] == "file"}
        seen: dict[str, int] = {}
        for unit in scan_source(source, options):
            bare = unit.unit if isinstance(unit, Rejected) else unit
            at = seen[bare.uri] = seen.get(bare.uri, 0) + 1
            after = next((n for name, n in breaks.items() if bare.uri == name or bare.uri.startswith(f"{name}!")), None)
            if wanted.pop((bare.uri, bare.line), None) is not None or (after is not None and at > after):
                yield unit
        yield from (Rejected(_unit(e, None), "read", "missing", "no longer in the source") for e in wanted.values())

    def _locate(self, name: str, options: ReadOptions) -> Source:
        root, _, below = name.partition("/")
        if root not in self.roots:
            raise ArticleError(f"{name}: the run does not say where it was")
        path = Path(self.roots[root]) / below if below else Path(self.roots[root])
        source = next(list_sources([path], kind=options.kind if not below else None))
        return replace(source, uri=name, root=root, id=source.id if not below else _id_of(name, source))


def _id_of(name: str, source: Source) -> str:
    """Ids inside folders carry the subfolders."""
    folder = name.partition("/")[2].rpartition("/")[0]
    return f"{folder}/{source.id}" if folder else source.id


def _container(uri: str) -> str:
    return uri.partition("!")[0]


def _unit(entry: dict[str, Any], raw: bytes | None) -> Unit:
    return Unit(
        kind=entry["kind"],
        uri=entry["source"],
        id=entry["id"],
        raw=raw,
        line=entry["line"],
        offset=entry["byte_offset"],
        header=tuple(entry.get("header", ())),
        delimiter=entry.get("delimiter", ","),
        after=entry.get("after", 0),
    )


def read_entries(path: Path) -> Iterator[dict[str, Any]]:
    """The entries of a quarantine; StateError where it was tampered with."""
    with path.open("rb") as file:
        for number, line in enumerate(file, start=1):
            try:
                entry: dict[str, Any] = json.loads(line)
                _unit(entry, None)
            except (ValueError, KeyError, TypeError) as exc:
                raise StateError(f"{path}:{number}: no entry of a quarantine") from exc
            yield entry
