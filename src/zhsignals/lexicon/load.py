"""Pattern files → entries and tables."""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Iterable
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType
from typing import Any

from zhsignals.errors import PatternError
from zhsignals.lexicon.cells import FIXED, check_cells
from zhsignals.lexicon.check import block_faults
from zhsignals.lexicon.entry import LISTS, TEXTS, Entry
from zhsignals.lexicon.kinds import KINDS
from zhsignals.lexicon.misfit import find_misfits
from zhsignals.lexicon.table import Table

MAX_BYTES = 1_000_000


class Patterns:
    """Everything a set of pattern folders says; later folders replace entries and add to tables of the same name."""

    def __init__(self) -> None:
        self._entries: dict[str, dict[str, Entry]] = {}
        self.tables: dict[str, Table] = {}
        self._digest = hashlib.sha256()

    def entries(self, kind: str) -> tuple[Entry, ...]:
        """All entries of a kind, in file order."""
        return tuple(self._entries.get(kind, {}).values())

    def kinds(self) -> tuple[str, ...]:
        """The kinds that have entries."""
        return tuple(self._entries)

    def entry(self, kind: str, name: str) -> Entry:
        """One entry; KeyError if there is none."""
        return self._entries[kind][name]

    def table(self, name: str) -> Table:
        """A gazetteer by the path of its file without `.tsv`, e.g. `regions/divisions`."""
        return self.tables[name]

    @property
    def digest(self) -> str:
        """Hash of every file read, in order: two runs with the same digest used the same patterns."""
        return self._digest.hexdigest()[:16]

    def add(self, entry: Entry) -> None:
        """Lay an entry over whatever had its id."""
        self._entries.setdefault(entry.kind, {})[entry.id] = entry

    def read_folder(self, folder: Path) -> None:
        """Read every `.toml` and `.tsv` below a folder; all problems are collected into one PatternError."""
        problems: list[str] = []
        homes: dict[tuple[str, str], Entry] = {}
        before = {kind: dict(entries) for kind, entries in self._entries.items()}
        for path in pattern_files(folder):
            try:
                entries = self.read_file(path, path.relative_to(folder).as_posix())
                problems += [*_repeated(entries, homes), *find_misfits(entries, before)]
            except PatternError as exc:
                problems += exc.problems
        if problems:
            raise PatternError(*problems)

    def read_file(self, path: Path, name: str) -> list[Entry]:
        """Read one file, known as `name`: its entries, which are added already; PatternError if it is wrong in itself."""
        raw = _read_bytes(path, name)
        entries: list[Entry] = []
        if path.suffix == ".tsv":
            self._add_table(Table.parse(name.removesuffix(".tsv"), raw))
        else:
            entries = parse_entries(name, raw)
        for entry in entries:
            self.add(entry)
        self._digest.update(name.encode("utf-8", "surrogateescape") + b"\0" + raw + b"\0")
        return entries

    def _add_table(self, table: Table) -> None:
        known = self.tables.get(table.name)
        if known and table.name in FIXED:
            raise PatternError(f"{table.name}.tsv: holds regular expressions of the rules; a folder cannot add to it")
        check_cells(table)
        self.tables[table.name] = known.extended(table) if known else table


def pattern_files(folder: Path) -> list[Path]:
    """Every `.toml` and `.tsv` below a folder, sorted."""
    return sorted(p for p in folder.rglob("*") if p.suffix in {".toml", ".tsv"} and p.is_file())


def _repeated(entries: list[Entry], homes: dict[tuple[str, str], Entry]) -> list[str]:
    out = []
    for entry in entries:
        other = homes.setdefault((entry.kind, entry.id), entry)
        if other is not entry:
            out.append(f"{entry.file}:{entry.line} {entry.id}: the {entry.kind} of this name is in {other.file}:{other.line} already")
    return out


def _read_bytes(path: Path, name: str) -> bytes:
    try:
        if path.stat().st_size > MAX_BYTES:
            raise PatternError(f"{name}: larger than {MAX_BYTES} bytes")
        return path.read_bytes().removeprefix(b"\xef\xbb\xbf")
    except OSError as exc:
        raise PatternError(f"{name}: cannot be read: {exc.strerror}") from exc


def _parse_toml(name: str, raw: bytes) -> tuple[str, dict[str, Any]]:
    try:
        text = raw.decode("utf-8")
        return text, tomllib.loads(text)
    except UnicodeDecodeError as exc:
        raise PatternError(f"{name}: not UTF-8 at byte {exc.start}") from exc
    except RecursionError as exc:
        raise PatternError(f"{name}: nested too deeply") from exc
    except ValueError as exc:  # TOMLDecodeError, and what int() and date() say of absurd numbers and days
        place = _PLACE.search(str(exc))
        line = place[1] if place and place[1] else text.count("\n") + 1
        raise PatternError(f"{name}:{line}: {_PLACE.sub('', str(exc))}") from exc


_PLACE = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)")


def parse_entries(name: str, raw: bytes) -> list[Entry]:
    """The entries of one TOML file; PatternError names `file:line entry field`."""
    text, data = _parse_toml(name, raw)
    kind = data.pop("kind", None)
    if kind == "table":
        return []
    if not isinstance(kind, str) or kind not in KINDS:
        raise PatternError(f"{name}:1: kind = {kind!r} is none of {', '.join(sorted(KINDS))}")
    lines = {m.group(1).strip("\"'"): text.count("\n", 0, m.start()) + 1 for m in _HEADS.finditer(text)}
    problems, out = [], []
    for key, block in data.items():
        where = f"{name}:{lines.get(key, 1)} {key}"
        faults = [f"{where}: {p}" for p in block_faults(kind, key, block)]
        problems += faults
        if not faults:
            out.append(_entry(key, kind, name, lines.get(key, 1), block))
    if problems:
        raise PatternError(*problems)
    return out


_HEADS = re.compile(r"^\[([^\[\]]+)\]", re.MULTILINE)


def _entry(key: str, kind: str, name: str, line: int, block: dict[str, Any]) -> Entry:
    common: dict[str, Any] = {f: tuple(block[f]) for f in LISTS if f in block}
    common |= {f: block[f] for f in TEXTS if f in block}
    extra = {k: v for k, v in block.items() if k not in common}
    return Entry(id=key, kind=kind, file=name, line=line, data=MappingProxyType(extra), **common)


def default_folder() -> Path:
    """The shipped patterns: in the wheel `zhsignals/patterns`, in a checkout the folder beside `src`."""
    packaged = Path(str(files("zhsignals"))) / "patterns"
    return packaged if packaged.is_dir() else Path(__file__).parents[3] / "patterns"


def load_patterns(extra: Iterable[Path | str] = ()) -> Patterns:
    """The shipped patterns with the user's folders laid over them; PatternError if any file is wrong."""
    patterns = Patterns()
    patterns.read_folder(default_folder())
    for folder in extra:
        path = Path(folder)
        if not path.is_dir():
            raise PatternError(f"{path}: no such folder")
        patterns.read_folder(path)
    return patterns
