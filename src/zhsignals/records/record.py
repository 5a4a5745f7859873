"""The record: one article, mirrored."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from zhsignals.records.evidence import Evidence, RawSpan, Shape
from zhsignals.records.fact import Fact, Number

SCHEMA_VERSION = "1.0"


class Source(Shape):
    """Where the article comes from, as far as it says so itself."""

    uri: str | None = Field(default=None, description="file, row or address it was read from")
    publisher: str | None = Field(default=None, description="newspaper, agency or site, as the article names it")
    byline: tuple[str, ...] = Field(default=(), description="reporters and authors")
    published: str | None = Field(default=None, description="ISO date, month or year")
    published_from: Literal["argument", "text", "context"] | None = Field(
        default=None, description="context: inferred from the dates of the prose, or from words that only one year is called"
    )


class Section(Shape):
    """A stretch of the article under one heading; the lead has none."""

    heading: str | None = Field(default=None, description="null for the lead")
    spans: tuple[RawSpan, ...] = Field(default=(), description="where it stands in the text as read")
    facts: tuple[str, ...] = Field(default=(), description="ids of the facts first stated here")


class Company(Shape):
    """An enterprise the article names."""

    name: str = Field(description="the fullest form in the article")
    also: tuple[str, ...] = Field(default=(), description="its other forms in the article")
    form: Literal["legal", "short", "brand"] = Field(default="short", description="what kind of name it is")
    code: str | None = Field(default=None, description="stock code where the article gives one")
    mentions: tuple[Evidence, ...] = Field(default=(), description="every place where it is named")


class Project(Shape):
    """A named project."""

    name: str = Field(description="the fullest form in the article")
    also: tuple[str, ...] = Field(default=(), description="its other forms in the article")
    companies: tuple[str, ...] = Field(default=(), description="names of the companies that build or run it")
    amount: Number | None = Field(default=None, description="its investment in whole currency units")
    stage: str | None = Field(default=None, description="how far it is, in the words of a project count's stage")
    facts: tuple[str, ...] = Field(default=(), description="ids of the facts about it")
    mentions: tuple[Evidence, ...] = Field(default=(), description="every place where it is named")


class IndustryCode(Shape):
    """A place in a published classification."""

    standard: str = Field(description="name and year of the classification")
    code: str = Field(description="section, division or group")


class Industry(Shape):
    """An industry label, as the article uses it."""

    name: str = Field(description="the label, in the article's words")
    also: tuple[str, ...] = Field(default=(), description="its other forms in the article")
    code: IndustryCode | None = Field(default=None, description="null where the label cuts across the classification")
    emerging: str | None = Field(default=None, description="strategic emerging industry it falls under")
    mentions: tuple[Evidence, ...] = Field(default=(), description="every place where it is named")


class Region(Shape):
    """An administrative division, or a zone or township without code."""

    name: str = Field(description="the full name")
    code: str | None = Field(default=None, description="six-digit division code, null where it is not certain")
    also: tuple[str, ...] = Field(default=(), description="its other forms in the article")
    mentions: tuple[Evidence, ...] = Field(default=(), description="every place where it is named")


class Audit(Shape):
    """A check of facts against each other."""

    check: Literal["completion", "growth", "total", "share", "structure", "plausibility"]
    facts: tuple[str, ...] = Field(description="ids of the facts compared, the stated one first")
    stated: Number = Field(description="what the article says")
    computed: Number = Field(description="what its other facts give")
    verdict: Literal["agrees", "differs"] = Field(description="agrees: rounding or cutting the computed value gives the stated one")
    note: str | None = None


class NumeralUse(Shape):
    """A numeral that is not understood."""

    spans: tuple[RawSpan, ...] = Field(description="where it stands in the text as read")
    text: str = Field(description="what stands there")


class Ledger(Shape):
    """What became of every numeral: the parts and `other` sum to `total`."""

    total: int = Field(description="all numerals of the article")
    fact: int = Field(default=0, description="in values of facts")
    date: int = Field(default=0, description="in dates and times")
    name: int = Field(default=0, description="in names, addresses, models and numbers of documents")
    ordinal: int = Field(default=0, description="in ordinals and ranks")
    slogan: int = Field(default=0, description="in catchwords of policy")
    qualifier: int = Field(default=0, description="durations and thresholds that only qualify another value")
    other: tuple[NumeralUse, ...] = Field(default=(), description="those that were not understood")


class Record(Shape):
    """One article as an auditable set of facts."""

    schema_version: str = Field(default=SCHEMA_VERSION, description="semver of this shape")
    id: str = Field(description="file name without its end, `<stem>#2` for the second article of a file, or the id of the row")
    source: Source = Source()
    title: str | None = Field(default=None, description="headline, as it stands in the text or beside it")
    sections: tuple[Section, ...] = ()
    facts: tuple[Fact, ...] = ()
    companies: tuple[Company, ...] = ()
    projects: tuple[Project, ...] = ()
    industries: tuple[Industry, ...] = ()
    regions: tuple[Region, ...] = ()
    audit: tuple[Audit, ...] = ()
    numerals: Ledger = Ledger(total=0)
    warnings: tuple[str, ...] = Field(default=(), description="what was left open, and why")

    def to_json(self, *, indent: int | None = None) -> str:
        """The record as JSON: numbers plain, Chinese unescaped."""
        return self.model_dump_json(indent=indent)
