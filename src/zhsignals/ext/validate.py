"""Any JSONL file against the record's schema: each fault with its line and path."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

from zhsignals.errors import ArticleError
from zhsignals.ext.schema_check import Faults, SchemaChecker
from zhsignals.records import SCHEMA_VERSION, json_schema

MAX_FAULTS = 20
"""Faults told for one line: a line of another shape would have hundreds."""


@dataclass(frozen=True, slots=True)
class Problem:
    """A fault of one line; `path` is empty where it is the line as a whole."""

    line: int
    path: str
    message: str

    def __str__(self) -> str:
        return f"line {self.line}: {self.path + ': ' if self.path else ''}{self.message}"


@dataclass(frozen=True, slots=True)
class Checked:
    """A line that is not blank, with what is wrong with it."""

    line: int
    problems: tuple[Problem, ...]


def _refuse(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is not JSON")


def _references(record: dict[str, Any]) -> Faults:
    """Ids that lead nowhere, which a schema cannot see."""
    ids = [fact["id"] for fact in record["facts"]]
    known = set(ids)
    if len(ids) != len(known):
        yield "facts", "two facts have one id"
    for i, fact in enumerate(record["facts"]):
        if fact.get("change_of") is not None and fact["change_of"] not in known:
            yield f"facts[{i}].change_of", f"no fact {fact['change_of']!r}"
    for part in ("sections", "projects", "audit"):
        for i, item in enumerate(record.get(part, ())):
            yield from ((f"{part}[{i}].facts", f"no fact {name!r}") for name in item.get("facts", ()) if name not in known)


def _faults(checker: SchemaChecker, raw: bytes) -> Faults:
    try:
        value = json.loads(raw.decode("utf-8"), parse_constant=_refuse)
    except UnicodeDecodeError as error:
        yield "", f"not UTF-8 at byte {error.start}"
        return
    except RecursionError:
        yield "", "nested too deeply"
        return
    except ValueError as error:
        yield "", f"not JSON: {error}"
        return
    version = value.get("schema_version") if isinstance(value, dict) else None
    if isinstance(version, str) and version.partition(".")[0] != SCHEMA_VERSION.partition(".")[0]:
        yield "schema_version", f"{version} is another major version than {SCHEMA_VERSION}"
        return
    found = list(checker.faults(value))
    yield from found
    if not found:
        yield from _references({"facts": []} | value)


def check_lines(lines: Iterable[bytes]) -> Iterator[Checked]:
    """Check JSON lines; blank ones are skipped, a BOM at the start is allowed."""
    checker = SchemaChecker(json_schema())
    for number, line in enumerate(lines, 1):
        raw = line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line
        if raw.strip():
            faults = list(_faults(checker, raw))
            problems = [Problem(number, path, message) for path, message in faults[:MAX_FAULTS]]
            if len(faults) > MAX_FAULTS:
                problems.append(Problem(number, "", f"and {len(faults) - MAX_FAULTS} more"))
            yield Checked(number, tuple(problems))


def validate(path: str | Path) -> Iterator[Checked]:
    """Check a JSONL file, `.gz` or plain."""
    try:
        with gzip.open(path) if str(path).endswith(".gz") else Path(path).open("rb") as lines:
            yield from check_lines(lines)
    except (OSError, EOFError) as error:
        raise ArticleError(f"{path}: {getattr(error, 'strerror', None) or error}") from error
