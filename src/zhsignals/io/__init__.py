"""Readers and writers: bytes and rows to articles, records to lines and tables."""

from zhsignals.io.encoding import decode
from zhsignals.io.listing import Source, list_sources
from zhsignals.io.read import parse_unit, read_article, read_articles
from zhsignals.io.table import COLUMNS, fact_rows
from zhsignals.io.unit import REASONS, Fault, Fields, ReadOptions, Rejected, Unit
from zhsignals.io.write import write_records, write_table

__all__ = [
    "COLUMNS",
    "REASONS",
    "Fault",
    "Fields",
    "ReadOptions",
    "Rejected",
    "Source",
    "Unit",
    "decode",
    "fact_rows",
    "list_sources",
    "parse_unit",
    "read_article",
    "read_articles",
    "write_records",
    "write_table",
]
