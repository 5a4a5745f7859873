"""doccano: JSONL for span labelling, out and back."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any

from zhsignals.errors import ArticleError
from zhsignals.ext.annotation.correct import Corrected, Read
from zhsignals.ext.annotation.mark import Mark, origin, record_marks
from zhsignals.ext.annotation.offset import first_astral, from_utf16, in_range, utf16_starts
from zhsignals.ext.annotation.returned import KEY, corrected
from zhsignals.records import Record


def doccano_line(record: Record, text: str, *, relations: bool = False) -> str:
    """One line of doccano's JSONL; with `relations`, in the form for a project that links growth to its level."""
    marks = [mark for mark, _ in record_marks(record)]
    if relations:
        numbers = {mark.id: n for n, mark in enumerate(marks, 1)}
        links = [(f.id, f.change_of) for f in record.facts if f.change_of in numbers and f.id in numbers]
        shape: dict[str, Any] = {
            "entities": [{"id": numbers[m.id], "label": m.label, "start_offset": m.start, "end_offset": m.end} for m in marks],
            "relations": [{"id": n, "from_id": numbers[a], "to_id": numbers[b], "type": "change_of"} for n, (a, b) in enumerate(links, 1)],
        }
    else:
        shape = {"label": [[m.start, m.end, m.label] for m in marks]}
    # the record travels as a string: doccano's export rounds the numbers of nested fields to ten places
    kept = json.dumps(origin(record, text), ensure_ascii=False)
    return json.dumps({"id": record.id, "text": text} | shape | {KEY: kept}, ensure_ascii=False)


def doccano_lines(pairs: Iterable[tuple[Record, str]], *, relations: bool = False) -> Iterator[str]:
    """The lines of a file for doccano, from records with their raw texts."""
    return (doccano_line(record, text, relations=relations) for record, text in pairs)


def read_doccano(lines: Iterable[str], *, read: Read | None = None) -> Iterator[Corrected]:
    """The corrected records of doccano's export; what cannot be taken over is a problem of its record, a broken line is an error."""
    for number, line in enumerate(lines, 1):
        if line.strip():
            item = _parse(line, number)
            yield corrected(item, item["text"], str(item.get("id", number)), partial(_marks, item), read)


def _parse(line: str, number: int) -> dict[str, Any]:
    try:
        item = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise ArticleError(f"line {number}: not JSON: {error}") from error
    if not isinstance(item, dict) or not isinstance(item.get("text"), str):
        raise ArticleError(f"line {number}: no doccano line: it has no 'text'")
    return item


def _labels(item: dict[str, Any]) -> Iterator[tuple[Any, Any, Any]]:
    for entity in item.get("entities") or ():
        if isinstance(entity, dict):
            yield entity.get("start_offset"), entity.get("end_offset"), entity.get("label")
    for label in item.get("label") or item.get("labels") or ():
        if isinstance(label, list) and len(label) == 3:
            yield label[0], label[1], label[2]


def _marks(item: dict[str, Any], record: Record) -> tuple[list[Mark], list[str]]:
    text, problems = item["text"], []
    given = list(_labels(item))
    convert, doubt = _counting(text, given, {mark.place for mark, _ in record_marks(record)})
    if doubt:
        problems.append(
            "the text holds characters beyond U+FFFF and no mark tells how offsets are counted; marks behind the first are left out"
        )
    marks = []
    for start, end, label in given:
        place = convert(start, end)
        if place is None or not isinstance(label, str):
            problems.append(f"mark {start}–{end} {label!r}: no stretch of the text")
        else:
            marks.append(Mark(None, label, *place))
    return marks, problems


def _counting(text: str, given: list[tuple[Any, Any, Any]], known: set[tuple[int, int]]) -> tuple[Any, bool]:
    """How this line counts its offsets: as the exported marks show; (converter, whether nothing shows it)."""
    astral, starts = first_astral(text), utf16_starts(text)

    def points(start: Any, end: Any) -> tuple[int, int] | None:
        return (start, end) if in_range(text, start, end) else None

    def units(start: Any, end: Any) -> tuple[int, int] | None:
        if not (isinstance(start, int) and isinstance(end, int)):
            return None
        a, b = from_utf16(starts, start), from_utf16(starts, end)
        return (a, b) if a is not None and b is not None and in_range(text, a, b) else None

    if astral is None or not any(isinstance(end, int) and end > astral for _, end, _ in given):
        return points, False
    behind = {place for place in known if place[1] > astral}
    as_points, as_units = (sum(read(s, e) in behind for s, e, _ in given) for read in (points, units))
    if as_points == as_units == 0:
        return (lambda start, end: points(start, end) if isinstance(end, int) and end <= astral else None), True
    return (points if as_points >= as_units else units), False
