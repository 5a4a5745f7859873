"""Gold and predictions from files, checked: what is wrong names its file and place."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any, get_args

from zhsignals.errors import ArticleError
from zhsignals.evaluate.agree import Entry, choices, decimal
from zhsignals.evaluate.report import ENTITIES
from zhsignals.records.fact import Basis, Comparator, Kind, Stage, Status

NEEDED = ("kind", "metric", "value", "unit", "comparator", "status", "period")
WORDS: dict[str, tuple[str, ...]] = {
    "kind": get_args(Kind),
    "comparator": get_args(Comparator),
    "status": get_args(Status),
    "stage": get_args(Stage),
    "basis": get_args(Basis),
}


def read_gold(folder: Path, ids: Iterable[str] = ()) -> list[Entry]:
    """The gold articles of a folder, one `<id>.json` each, those whose id starts with one of `ids` if any are given."""
    if not folder.is_dir():
        raise ArticleError(f"{folder}: no such folder")
    prefixes = tuple(ids)
    articles = [_read_json(path) for path in sorted(folder.glob("*.json"))]
    problems = [p for name, article in articles for p in gold_faults(name, article)]
    if problems:
        raise ArticleError("\n".join(problems))
    chosen = [a for _, a in articles if not prefixes or str(a["id"]).startswith(prefixes)]
    if not chosen:
        raise ArticleError(f"{folder}: no gold article" + (f" whose id starts with {' or '.join(prefixes)}" if prefixes else ""))
    return chosen


def read_predictions(path: Path) -> list[Entry]:
    """Records of a `.jsonl` file (one a line), or of a folder (its `records.jsonl`, or one `.json` each)."""
    if path.is_dir():
        lines = path / "records.jsonl"
        return read_predictions(lines) if lines.is_file() else [_read_json(p)[1] for p in sorted(path.glob("*.json"))]
    out = []
    for i, line in enumerate(_read_text(path).split("\n"), 1):
        if line.strip():
            out.append(_parse(f"{path}:{i}", line))
    return out


def _read_json(path: Path) -> tuple[str, Entry]:
    return path.name, _parse(str(path), _read_text(path))


def _read_text(path: Path) -> str:
    try:
        return path.read_text("utf-8-sig")
    except OSError as exc:
        raise ArticleError(f"{path}: cannot be read: {exc.strerror}") from exc
    except UnicodeDecodeError as exc:
        raise ArticleError(f"{path}: not UTF-8 at byte {exc.start}") from exc


def _parse(where: str, text: str) -> Entry:
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as exc:
        raise ArticleError(f"{where}: not JSON: {exc}") from exc
    if not isinstance(value, dict):
        raise ArticleError(f"{where}: not a JSON object")
    return value


def gold_faults(name: str, article: Any) -> list[str]:
    """What is wrong with the shape of a gold article, each with its place."""
    if not isinstance(article.get("id"), str):
        return [f"{name}: no 'id'"]
    if not _objects(article.get("facts")):
        return [f"{name}: 'facts' must be a list of objects"]
    out = [f"{name}: facts[{i}]: {p}" for i, f in enumerate(article["facts"]) for p in _fact_faults(f)]
    for kind in ENTITIES:
        rows = article.get(kind) or []
        if not _objects(rows):
            out.append(f"{name}: '{kind}' must be a list of objects")
        else:
            out += [f"{name}: {kind}[{i}]: no 'name'" for i, r in enumerate(rows) if not isinstance(r.get("name"), str) or not r["name"]]
    return out


def _objects(rows: Any) -> bool:
    return isinstance(rows, list) and all(isinstance(r, dict) for r in rows)


def _fact_faults(fact: Entry) -> list[str]:
    out = [f"no '{f}'" for f in NEEDED if f not in fact]
    out += [f"value {v!r} is no number" for v in choices(fact.get("value", "0")) if decimal(v) is None]
    for field, words in WORDS.items():
        out += [f"{field} {v!r} is none of {', '.join(words)}" for v in choices(fact.get(field)) if v is not None and v not in words]
    if "range" in choices(fact.get("comparator")) and decimal(fact.get("value_max")) is None:
        out.append("a range needs 'value_max'")
    return out
