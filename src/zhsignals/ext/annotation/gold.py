"""Corrected records as gold articles, which `zhsignals evaluate` scores against."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from zhsignals.errors import OutputError
from zhsignals.records import Fact, Record


def _gold_fact(fact: Fact) -> dict[str, Any]:
    row: dict[str, Any] = {
        "kind": fact.kind,
        "metric": fact.metric,
        "value": f"{fact.value:f}",
        "unit": fact.unit,
        "comparator": fact.comparator,
        "status": fact.status,
        "period": fact.period.iso if fact.period else None,
        "text": fact.mentions[0].text if fact.mentions else fact.text,
        "subject": [s.name for s in fact.subject],
    }
    more = {
        "value_max": None if fact.value_max is None else f"{fact.value_max:f}",
        "label": fact.label,
        "stage": fact.stage,
        "basis": fact.basis,
    }
    return row | {name: value for name, value in more.items() if value is not None}


def gold_article(record: Record) -> dict[str, Any]:
    """A record in the shape of a gold file."""
    return {
        "id": record.id,
        "published": record.source.published,
        "title": record.title,
        "byline": list(record.source.byline),
        "facts": [_gold_fact(fact) for fact in record.facts],
        "companies": [{"name": c.name, "also": list(c.also)} for c in record.companies],
        "projects": [
            {"name": p.name, "amount": None if p.amount is None else f"{p.amount:f}", "companies": list(p.companies)}
            for p in record.projects
        ],
        "industries": [{"name": i.name, "also": list(i.also)} for i in record.industries],
        "regions": [{"name": r.name, "code": r.code} for r in record.regions],
    }


_UNSAFE = re.compile(r'[\x00-\x1f\x7f/\\:*?"<>|%]|^[.\s]|[.\s]$')


def file_name(record_id: str) -> str:
    """The id as a file name: characters that some file system refuses percent-encoded, overlong ids refused."""
    name = _UNSAFE.sub(lambda m: "".join(f"%{byte:02X}" for byte in m.group().encode("utf-8", "surrogatepass")), record_id)
    if not name or len(name.encode("utf-8", "surrogatepass")) > 240:
        raise OutputError(f"id {record_id[:40]!r} makes no file name")
    return f"{name}.json"


def write_gold(folder: str | Path, records: Iterable[Record]) -> list[Path]:
    """One `<id>.json` for each record."""
    out = Path(folder)
    written: list[Path] = []
    try:
        out.mkdir(parents=True, exist_ok=True)
        for record in records:
            path = out / file_name(record.id)
            if path in written:
                raise OutputError(f"two articles have the id {record.id!r}")
            path.write_text(json.dumps(gold_article(record), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
            written.append(path)
    except OSError as error:
        raise OutputError(f"{folder}: {error.strerror}") from error
    return written
