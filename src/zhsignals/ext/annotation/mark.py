"""A mark: one labelled stretch of a text, as annotation tools know it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from zhsignals.records import Evidence, Record
from zhsignals.records.evidence import RawSpan

ENTITIES = {"company": "companies", "project": "projects", "industry": "industries", "region": "regions"}
"""Label → field of the record."""


@dataclass(frozen=True, slots=True)
class Mark:
    """`id` is the fact (`f3`, a further mention `f3.2`) or entity (`company:1`) that it marks; None for one a person drew."""

    id: str | None
    label: str
    start: int
    end: int
    values: dict[str, str] = field(default_factory=dict, compare=False)
    """What a person wrote beside the mark, in tools where that can be done: value, unit, status, …"""

    @property
    def owner(self) -> str:
        """The fact or entity, whichever of its mentions this is."""
        return (self.id or "").partition(".")[0]

    @property
    def place(self) -> tuple[int, int]:
        """Where it stands."""
        return self.start, self.end


def cover(spans: tuple[RawSpan, ...]) -> RawSpan:
    """The one stretch that holds all spans: tools know no mark in pieces."""
    return spans[0][0], spans[-1][1]


def _marks(owner: str, label: str, mentions: tuple[Evidence, ...]) -> Iterator[tuple[Mark, Evidence]]:
    for n, mention in enumerate(mentions, 1):
        if mention.spans:
            yield Mark(owner if n == 1 else f"{owner}.{n}", label, *cover(mention.spans)), mention


def record_marks(record: Record) -> list[tuple[Mark, Evidence]]:
    """A mark for each mention of a record, labelled `kind/metric`, `company`, `project`, `industry` or `region`, in text order."""
    found: list[tuple[Mark, Evidence]] = []
    for fact in record.facts:
        found += _marks(fact.id, f"{fact.kind}/{fact.metric}", fact.mentions)
    for label, name in ENTITIES.items():
        for n, entity in enumerate(getattr(record, name), 1):
            found += _marks(f"{label}:{n}", label, entity.mentions)
    return sorted(found, key=lambda pair: (pair[0].place, pair[0].label))


def digest(text: str) -> str:
    """Tells whether a tool gave back the text that it got."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def origin(record: Record, text: str) -> dict[str, Any]:
    """What travels through the tool beside the text: the record, and the text's digest."""
    return {"record": record.model_dump(mode="json"), "text_digest": digest(text)}
