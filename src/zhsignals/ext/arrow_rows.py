"""A record as rows of Python values that fit the Arrow schemas."""

from __future__ import annotations

from datetime import date
from typing import Any

from zhsignals.ext.arrow_schema import ERROR
from zhsignals.ext.decimals import fit_numbers
from zhsignals.records import Fact, Record

ERROR_ONLY = 2000
"""Longest error text: an exception may quote the whole article."""

_YI = 100_000_000


def _day(iso: str | None) -> date | None:
    try:
        return date.fromisoformat(iso) if iso else None
    except ValueError:
        return None


def _place(record: Record, fact: Fact) -> dict[str, Any]:
    if not fact.mentions:
        return {}
    first = fact.mentions[0]
    heading = record.sections[first.section].heading if first.section is not None and first.section < len(record.sections) else None
    spans = first.spans
    return {"section": heading, "span_start": spans[0][0] if spans else None, "span_end": spans[-1][1] if spans else None}


def _fact(record: Record, fact: Fact) -> dict[str, Any]:
    period = fact.period
    row: dict[str, Any] = {name: getattr(fact, name) for name in _SAME}
    row |= {
        "record_id": record.id,
        "title": record.title,
        "published": record.source.published,
        "fact_id": fact.id,
        "value_yi": fact.value / _YI if fact.kind == "amount" else None,
        "period": period.iso if period else None,
        "period_start": _day(period.start) if period else None,
        "period_end": _day(period.end) if period else None,
        "subject": [s.name for s in fact.subject],
        "subject_kind": [s.kind for s in fact.subject],
        "mentions": len(fact.mentions),
    }
    return row | _place(record, fact)


_SAME = ("kind", "metric", "label", "value", "value_max", "unit", "comparator", "status", "stage", "basis", "change_of", "text", "rule")


def rows_of(record: Record, rows: str) -> list[dict[str, Any]]:
    """One nested row, or one row for each fact (a lone row with the record's id where there is none)."""
    made: list[dict[str, Any]]
    if rows == "record":
        made = [record.model_dump()]
    else:
        made = [_fact(record, fact) for fact in record.facts] or [
            {"record_id": record.id, "title": record.title, "published": record.source.published}
        ]
    for row in made:
        lost: list[str] = []
        fit_numbers(row, "", lost)
        row[ERROR] = f"too many digits for the column: {', '.join(lost)}"[:ERROR_ONLY] if lost else None
    return made
