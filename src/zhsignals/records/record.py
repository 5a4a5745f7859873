"""The record: one article, mirrored."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from zhsignals.records.evidence import Evidence, RawSpan, Shape
from zhsignals.records.fact import Fact, Number

SCHEMA_VERSION = "1.0"


class Source(Shape):
    """Where the article comes from, as far as it says so itself."""

    uri: str | None = None
    publisher: str | None = None
    byline: tuple[str, ...] = ()
    published: str | None = Field(default=None, description="ISO date, month or year")
    published_from: Literal["argument", "text", "context"] | None = Field(
        default=None, description="context: only the year, taken from the dates of the prose"
    )


class Section(Shape):
    """A stretch of the article under one heading; the lead has none."""

    heading: str | None = None
    spans: tuple[RawSpan, ...] = ()
    facts: tuple[str, ...] = Field(default=(), description="ids of the facts first stated here")


class Company(Shape):
    """An enterprise the article names."""

    name: str
    also: tuple[str, ...] = Field(default=(), description="its other forms in the article")
    form: Literal["legal", "short", "brand"] = "short"
    code: str | None = Field(default=None, description="stock code where the article gives one")
    mentions: tuple[Evidence, ...] = ()


class Project(Shape):
    """A named project."""

    name: str
    also: tuple[str, ...] = ()
    companies: tuple[str, ...] = ()
    amount: Number | None = Field(default=None, description="its investment in whole currency units")
    stage: str | None = None
    facts: tuple[str, ...] = Field(default=(), description="ids of the facts about it")
    mentions: tuple[Evidence, ...] = ()


class IndustryCode(Shape):
    """A place in a published classification."""

    standard: str
    code: str


class Industry(Shape):
    """An industry label, as the article uses it."""

    name: str
    also: tuple[str, ...] = ()
    code: IndustryCode | None = None
    emerging: str | None = Field(default=None, description="strategic emerging industry it falls under")
    mentions: tuple[Evidence, ...] = ()


class Region(Shape):
    """An administrative division, or a zone or township without code."""

    name: str
    code: str | None = Field(default=None, description="six-digit division code, null where it is not certain")
    also: tuple[str, ...] = ()
    mentions: tuple[Evidence, ...] = ()


class Audit(Shape):
    """A check of facts against each other."""

    check: Literal["completion", "growth", "total", "share", "structure", "plausibility"]
    facts: tuple[str, ...]
    stated: Number
    computed: Number
    verdict: Literal["agrees", "differs"]
    note: str | None = None


class NumeralUse(Shape):
    """A numeral that is not understood."""

    spans: tuple[RawSpan, ...]
    text: str


class Ledger(Shape):
    """What became of every numeral: the parts and `other` sum to `total`."""

    total: int
    fact: int = 0
    date: int = 0
    name: int = 0
    ordinal: int = 0
    slogan: int = 0
    qualifier: int = Field(default=0, description="durations and thresholds that only qualify another value")
    other: tuple[NumeralUse, ...] = ()


class Record(Shape):
    """One article as an auditable set of facts."""

    schema_version: str = SCHEMA_VERSION
    id: str
    source: Source = Source()
    title: str | None = None
    sections: tuple[Section, ...] = ()
    facts: tuple[Fact, ...] = ()
    companies: tuple[Company, ...] = ()
    projects: tuple[Project, ...] = ()
    industries: tuple[Industry, ...] = ()
    regions: tuple[Region, ...] = ()
    audit: tuple[Audit, ...] = ()
    numerals: Ledger = Ledger(total=0)
    warnings: tuple[str, ...] = ()

    def to_json(self, *, indent: int | None = None) -> str:
        """The record as JSON: numbers plain, Chinese unescaped."""
        return self.model_dump_json(indent=indent)
