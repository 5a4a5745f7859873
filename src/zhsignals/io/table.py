"""The long table: one row a fact, ready for a spreadsheet or a data frame."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any, Literal

from zhsignals.records import Evidence, Fact, Record

Row = dict[str, Any]
COLUMNS: dict[str, Literal["text", "number", "integer"]] = {
    "record": "text",
    "fact": "text",
    "kind": "text",
    "metric": "text",
    "label": "text",
    "value": "number",
    "value_max": "number",
    "value_yi": "number",
    "unit": "text",
    "comparator": "text",
    "status": "text",
    "stage": "text",
    "basis": "text",
    "change_of": "text",
    "period": "text",
    "period_start": "text",
    "period_end": "text",
    "subject": "text",
    "subject_kind": "text",
    "text": "text",
    "mention": "text",
    "start": "integer",
    "end": "integer",
    "mentions": "integer",
    "section": "text",
    "rule": "text",
    "title": "text",
    "published": "text",
    "publisher": "text",
    "uri": "text",
}
"""Columns of the table and what they hold; the order and the names are part of the interface."""
_YI = Decimal(100_000_000)
_CURRENCY = re.compile("[A-Z]{3}")
_FORMULA = re.compile(r"^(?=[\s\u200b\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20\t\r\x00|])", re.MULTILINE)


def fact_rows(record: Record) -> list[Row]:
    """One row per fact of a record, numbers as Decimal; `value_yi` is the amount in units of 100 million."""
    common = {
        "record": record.id,
        "title": record.title,
        "published": record.source.published,
        "publisher": record.source.publisher,
        "uri": record.source.uri,
    }
    headings = [section.heading for section in record.sections]
    return [_row(fact, common, headings) for fact in record.facts]


def _row(fact: Fact, common: Mapping[str, Any], headings: list[str | None]) -> Row:
    first: Evidence | None = fact.mentions[0] if fact.mentions else None
    section = first.section if first else None
    row = dict.fromkeys(COLUMNS) | dict(common)
    row |= {name: getattr(fact, name) for name in _SAME}
    row["fact"] = fact.id
    row["value_yi"] = fact.value / _YI if _CURRENCY.fullmatch(fact.unit) else None
    if fact.period:
        row |= {"period": fact.period.iso, "period_start": fact.period.start, "period_end": fact.period.end}
    row["subject"] = "; ".join(s.name for s in fact.subject) or None
    row["subject_kind"] = "; ".join(s.kind for s in fact.subject) or None
    if first:
        row |= {"mention": first.text, "start": first.spans[0][0], "end": first.spans[-1][1]}
    row["mentions"] = len(fact.mentions)
    row["section"] = headings[section] if section is not None and section < len(headings) else None
    return row


_SAME = ("kind", "metric", "label", "value", "value_max", "unit", "comparator", "status", "stage", "basis", "change_of", "text", "rule")


def plain(value: Decimal) -> str:
    """A number as digits, without exponent and without zeros that say nothing."""
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def guarded(text: str) -> str:
    """Text that no spreadsheet takes for a formula: an apostrophe before each line that would begin one."""
    return _FORMULA.sub("'", text)


def csv_cell(name: str, value: Any) -> str:
    """A value as the CSV shows it; texts are guarded, numbers are not texts."""
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return plain(value)
    return guarded(str(value)) if COLUMNS[name] == "text" else str(value)


def csv_lines(rows: Iterable[Row]) -> str:
    """Rows as CSV lines, without header."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerows([csv_cell(name, row[name]) for name in COLUMNS] for row in rows)
    return buffer.getvalue()


def csv_header() -> str:
    """The header line."""
    return ",".join(COLUMNS) + "\n"
