"""Records: the only public shapes. One article in, one validated record out."""

from zhsignals.records.evidence import Evidence, RawSpan
from zhsignals.records.fact import Fact, Number, PeriodValue, Subject
from zhsignals.records.record import (
    SCHEMA_VERSION,
    Audit,
    Company,
    Industry,
    IndustryCode,
    Ledger,
    Project,
    Record,
    Region,
    Section,
    Source,
)
from zhsignals.records.schema import json_schema

__all__ = [
    "SCHEMA_VERSION",
    "Audit",
    "Company",
    "Evidence",
    "Fact",
    "Industry",
    "IndustryCode",
    "Ledger",
    "Number",
    "PeriodValue",
    "Project",
    "RawSpan",
    "Record",
    "Region",
    "Section",
    "Source",
    "Subject",
    "json_schema",
]
