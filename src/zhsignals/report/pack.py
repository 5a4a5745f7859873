"""A record as the rows that the page reads: strings pooled, nulls at the end of a row left out."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from functools import partial
from typing import Any

from zhsignals.records import Evidence, Fact, RawSpan, Record

FACT_COLUMNS = (
    "id", "kind", "metric", "value", "unit", "comparator", "status", "text", "mentions", "rule",
    "label", "period", "subject", "change_of", "basis", "stage", "value_max",
)  # fmt: skip
NAME_COLUMNS = ("name", "mentions", "also", "code", "form", "stage", "amount", "companies", "facts", "emerging")
_LONE = re.compile("[\ud800-\udfff]")
_IN_SCRIPT = {ord(c): f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"}

Row = list[Any]
Mentions = Callable[[Sequence[Evidence]], Row]


class Pool:
    """Strings that many rows share, each kept once."""

    def __init__(self) -> None:
        self._at: dict[str, int] = {}

    def __call__(self, text: str | None) -> int | None:
        """The place of a string; None stays None."""
        return None if text is None else self._at.setdefault(text, len(self._at))

    @property
    def strings(self) -> list[str]:
        """All strings in the order of their places."""
        return list(self._at)


def json_for_script(data: Any) -> str:
    """JSON that can neither end the script block it stands in nor start a comment there."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return _LONE.sub("\ufffd", text.translate(_IN_SCRIPT))


def plain(value: Decimal | None) -> int | float | None:
    """A `Decimal` as JSON number; no more than a double can hold."""
    if value is None or not value.is_finite():
        return None
    return int(value) if value == value.to_integral_value() and abs(value) < 2**53 else float(value)


def pack_record(record: Record, text: str | None, pool: Pool, start: int = 0) -> dict[str, Any]:
    """Everything the page shows of one article; `text` begins at `start` of the text as read."""
    flat, mentions = partial(_flat, start=start), partial(_mentions, text=text, start=start)
    source, ledger = record.source, record.numerals
    return {
        "id": record.id,
        "title": record.title,
        "text": text,
        "source": source.model_dump(mode="json", exclude_defaults=True),
        "sections": [[s.heading, flat(s.spans), list(s.facts)] for s in record.sections],
        "facts": [pack_fact(f, pool, mentions) for f in record.facts],
        "companies": [_named(c, mentions) for c in record.companies],
        "projects": [_named(p, mentions) for p in record.projects],
        "industries": [_named(i, mentions) for i in record.industries],
        "regions": [_named(r, mentions) for r in record.regions],
        "audit": [[a.check, list(a.facts), plain(a.stated), plain(a.computed), a.verdict, a.note] for a in record.audit],
        "ledger": ledger.model_dump(exclude={"other"}, exclude_defaults=True),
        "unread": [[flat(u.spans), u.text] for u in ledger.other],
        "warnings": list(record.warnings),
    }


def pack_fact(fact: Fact, pool: Pool, mentions: Mentions) -> Row:
    """One row in the order of FACT_COLUMNS."""
    period = fact.period
    values = {
        "id": fact.id,
        "text": fact.text,
        "mentions": mentions(fact.mentions),
        "value": plain(fact.value),
        "value_max": plain(fact.value_max),
        "period": None if period is None else [pool(period.iso), period.text],
        "subject": [[pool(s.kind), pool(s.name)] for s in fact.subject] or None,
        "change_of": fact.change_of,
    }
    return _row(values.get(c) if c in values else pool(getattr(fact, c)) for c in FACT_COLUMNS)


def _named(entry: Any, mentions: Mentions) -> Row:
    values: dict[str, Any] = {c: getattr(entry, c, None) for c in NAME_COLUMNS}
    code = values["code"]
    values["mentions"] = mentions(entry.mentions)
    values["amount"] = plain(values["amount"])
    values["code"] = code if code is None or isinstance(code, str) else f"{code.standard} {code.code}"
    return _row(list(v) if isinstance(v, tuple) and v else v or None for v in values.values())


def _mentions(mentions: Sequence[Evidence], *, text: str | None, start: int) -> Row:
    """With the text at hand the spans say it all; without it the words of the mention have to be kept."""
    return [_row([_flat(m.spans, start), m.section, None if text is not None else m.text]) for m in mentions]


def _flat(spans: Iterable[RawSpan], start: int) -> list[int]:
    return [edge - start for span in spans for edge in span]


def _row(values: Iterable[Any]) -> Row:
    row = list(values)
    while row and row[-1] is None:
        row.pop()
    return row
