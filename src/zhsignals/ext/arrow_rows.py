"""A record as rows of Python values that fit the Arrow schemas."""

from __future__ import annotations

import math
from decimal import Decimal
from typing import Any

from zhsignals.ext.arrow_schema import ERROR
from zhsignals.ext.decimals import fit_numbers
from zhsignals.io.table import COLUMNS, fact_rows
from zhsignals.records import Record

LONGEST_ERROR = 2000
"""An exception may quote the whole article."""

_NUMBERS = tuple(name for name, kind in COLUMNS.items() if kind == "number")


def _floats(row: dict[str, Any], lost: list[str]) -> None:
    for name in _NUMBERS:
        value = row.get(name)
        if isinstance(value, Decimal):
            held = float(value)
            row[name] = held if math.isfinite(held) else None
            if row[name] is None:
                lost.append(f"{name}={value}")


def rows_of(record: Record, rows: str, *, exact: bool = False) -> list[dict[str, Any]]:
    """One nested row, or one row for each fact (a lone row with the record's id where there is none)."""
    if rows == "record":
        made, exact = [record.model_dump()], True
    else:
        made = fact_rows(record) or [{"record": record.id, "title": record.title, "published": record.source.published}]
    for row in made:
        lost: list[str] = []
        if exact:
            fit_numbers(row, "", lost)
        else:
            _floats(row, lost)
        row[ERROR] = f"too large for the column: {', '.join(lost)}"[:LONGEST_ERROR] if lost else None
    return made
