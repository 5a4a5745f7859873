"""What comes back from a tool: lines or tasks that may have been edited, renumbered or cut."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from pydantic import ValidationError

from zhsignals.ext.annotation.correct import Corrected, Correction, Read
from zhsignals.ext.annotation.mark import Mark, digest
from zhsignals.records import Record

KEY = "zhsignals"
"""The field in which the exported record travels."""


@lru_cache(maxsize=1)
def default_read() -> Read:
    """An Extractor for the words of marks that a person drew."""
    from zhsignals.pipeline import Extractor

    read: Read = Extractor()
    return read


def travelled(item: dict[str, Any]) -> Any:
    """The exported record, wherever the tool keeps fields that are not its own."""
    for holder in (item, item.get("meta"), item.get("metadata"), item.get("data")):
        if isinstance(holder, dict) and KEY in holder:
            found = holder[KEY]
            return json.loads(found) if isinstance(found, str) else found
    return None


def original(item: dict[str, Any], text: str, name: str) -> tuple[Record, list[str]]:
    """The exported record, or an empty one where it did not come back."""
    try:
        kept = travelled(item)
        record = None if kept is None else Record.model_validate_json(json.dumps(kept["record"]))
    except (ValidationError, ValueError, TypeError, KeyError):
        return Record(id=name), ["the exported record did not come back whole; every mark is read anew"]
    if record is None:
        return Record(id=name), ["the exported record did not come back; every mark is read anew"]
    if kept.get("text_digest") != digest(text):
        return Record(id=record.id, source=record.source, title=record.title), [
            "the text is not the one exported (line ends changed?); every mark is read anew"
        ]
    return record, []


def corrected(
    item: dict[str, Any], text: str, name: str, marks: Callable[[Record], tuple[list[Mark], list[str]]], read: Read | None
) -> Corrected:
    """The corrected record of one task."""
    record, problems = original(item, text, name)
    found, faults = marks(record)
    result = Correction(record, text, read or default_read()).apply(found)
    return Corrected(result.record, text, (*problems, *faults, *result.problems))
