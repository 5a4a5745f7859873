"""What is true of every record, whatever the text was."""

from __future__ import annotations

import json
from collections.abc import Iterator

from zhsignals.records import Evidence, Record


def assert_sound(record: Record, raw: str) -> None:
    """Spans lie in the text as read and show what they say; ids resolve; the ledger adds up; the JSON comes back."""
    for evidence in mentions(record):
        assert_shown(evidence.spans, evidence.text, raw)
    for spans in [s.spans for s in record.sections] + [n.spans for n in record.numerals.other]:
        assert_inside(spans, raw)
    ids = [f.id for f in record.facts]
    assert len(set(ids)) == len(ids)
    named = [i for s in record.sections for i in s.facts] + [i for p in record.projects for i in p.facts]
    named += [i for a in record.audit for i in a.facts] + [f.change_of for f in record.facts if f.change_of]
    assert set(named) <= set(ids)
    numerals = record.numerals
    parts = (numerals.fact, numerals.date, numerals.name, numerals.ordinal, numerals.slogan, numerals.qualifier, len(numerals.other))
    assert sum(parts) == numerals.total
    written = record.to_json()
    assert Record.model_validate_json(written).to_json() == written
    json.loads(written.encode("utf-8"), parse_constant=_refuse)


def mentions(record: Record) -> Iterator[Evidence]:
    """Every place a record cites."""
    for thing in (*record.facts, *record.companies, *record.projects, *record.industries, *record.regions):
        yield from thing.mentions


def assert_inside(spans: tuple[tuple[int, int], ...], raw: str) -> None:
    """Spans are not empty and lie in the text."""
    assert spans
    assert all(0 <= a < b <= len(raw) for a, b in spans), (spans, len(raw))


def assert_shown(spans: tuple[tuple[int, int], ...], text: str, raw: str) -> None:
    """The spans hold the text, white space left out; half surrogates, which no file can hold, are shown as U+FFFD."""
    assert_inside(spans, raw)
    shown = "".join("".join(raw[a:b].split()) for a, b in spans)
    assert text == "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in shown)


def _refuse(constant: str) -> None:
    raise ValueError(constant)
