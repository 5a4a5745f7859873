"""A fact: one stated value of one metric for one subject and period (`docs/fields.md` has the annotation guide)."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, PlainSerializer, WithJsonSchema

from zhsignals.records.evidence import Evidence, Shape

Kind = Literal["amount", "count", "quantity", "rate", "change"]
Comparator = Literal["eq", "approx", "near", "gt", "gte", "lt", "lte", "range", "order"]
Status = Literal["actual", "planned", "expected", "target"]
Stage = Literal["signed", "started", "under_construction", "completed", "planned", "negotiating"]
Basis = Literal["yoy", "mom", "avg", "unstated"]


def _decimal(value: object) -> object:
    if isinstance(value, Decimal):
        return value
    return Decimal(str(value)) if isinstance(value, int | float) and not isinstance(value, bool) else value


def _plain(value: Decimal) -> int | float:
    whole = int(value)
    return whole if whole == value else float(value)


Number = Annotated[
    Decimal,
    BeforeValidator(_decimal),
    PlainSerializer(_plain, when_used="json", return_type=int | float),
    WithJsonSchema({"type": "number"}),
]
"""`Decimal` in Python, a plain number in JSON (integers without a point)."""


class PeriodValue(Shape):
    """The time a value is about."""

    iso: str = Field(description="2022, 2023-Q1, 2023-H1, 2023-04, 2025-02-08, 2023-01/2023-10, or open ../2023-04")
    start: str | None = Field(default=None, description="first day, ISO; null for an open interval")
    end: str | None = Field(default=None, description="last day, ISO, inclusive")
    text: str | None = Field(default=None, description="the words that say it; null where the scope carries it")


class Subject(Shape):
    """Whom or what the value is about, in the article's words."""

    kind: Literal["industry", "region", "company", "project", "sector", "other"]
    name: str = Field(description="the name, or the words that say whose value it is")


class Fact(Shape):
    """One stated value."""

    id: str = Field(description="f1, f2, … in the order of the first mention")
    kind: Kind = Field(description="amount of money, count of things, physical quantity, rate or share, change")
    metric: str = Field(description="metric id; `other` where `label` says what")
    label: str | None = Field(default=None, description="the metric in the article's words")
    value: Number = Field(description="whole currency units; fraction for rates and growth; signed for changes")
    value_max: Number | None = Field(default=None, description="upper end where comparator is range")
    unit: str = Field(description="ISO 4217, measure word, physical unit as written, `1`, `pp` or `x`")
    text: str = Field(description="the value as written, comparator included")
    comparator: Comparator = Field(description="what the words around the number make of it")
    status: Status = Field(description="done, or only planned, expected, aimed at")
    stage: Stage | None = Field(default=None, description="stage of a project count")
    basis: Basis | None = Field(default=None, description="what a change is measured against; null for other kinds")
    change_of: str | None = Field(default=None, description="id of the level fact that this change belongs to")
    period: PeriodValue | None = None
    subject: tuple[Subject, ...] = Field(default=(), description="the nearest name first")
    mentions: tuple[Evidence, ...] = Field(description="every place where the article states it")
    rule: str = Field(description="the rule that made the fact: file#entry")
