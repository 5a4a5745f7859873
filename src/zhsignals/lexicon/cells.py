"""What the cells of the known tables must look like: a row that a stage cannot use is refused where it stands."""

from __future__ import annotations

import re

from zhsignals.errors import PatternError
from zhsignals.lexicon.table import Table

FIXED = frozenset({"companies/shapes", "projects/shapes"})
"""Regular expressions that rules rely on group by group: a user's folder cannot add to them."""
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_LETTER = (re.compile(r"[^\x00-\x7f]"), "one character beyond ASCII")
_NAME = (re.compile(r"[^\s,|]{2,40}"), "a name of 2 to 40 characters")
_SHORT = (re.compile(r"([^\s,|]{2,40})?"), "a name of 2 to 40 characters, or nothing")
_NAMES = (re.compile(r"([^\s,|]{2,40}(,[^\s,|]{2,40})*)?"), "names of 2 to 40 characters, divided by commas")
_CODE = (re.compile("[0-9]{6}"), "a code of six digits")
_WORD = (re.compile(r"\S.{0,98}\S|\S"), "a word of 1 to 100 characters")
_YEAR = (re.compile("[12][0-9]{3}"), "a year")
_DAYS_OFF = (
    re.compile(r"([12][0-9]{3}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])/(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01]))?"),
    "first and last day, as 2023-12-30/01-01, or nothing",
)
CELLS: dict[str, dict[str, tuple[re.Pattern[str], str]]] = {
    "companies/known": {
        "name": (re.compile(r"\S.{0,38}\S"), "a name of 2 to 40 characters"),
        "forms": (re.compile(r"([^\s|].{0,38}?[^\s|](\|[^\s|].{0,38}?[^\s|])*)?"), "names of 2 to 40 characters, divided by |"),
        "use": (re.compile("(head|context)?"), "head, context or nothing"),
    },
    "industries/terms": {"term": _WORD, "code": (re.compile("([A-T][0-9]{0,4})?"), "a letter and digits, or nothing")},
    "layout/edges": {
        "edge": (re.compile("start|end|pair"), "start, end or pair"),
        "chars": (re.compile(".{1,2}"), "one or two characters"),
        "weight": (re.compile("-?[0-9]{1,3}"), "a whole number of at most three digits"),
    },
    "layout/radicals": {"radical": _LETTER, "ideograph": _LETTER},
    "layout/traditional": {"trad": _LETTER, "simp": _LETTER},
    "layout/surnames": {"surname": (re.compile(r"\w{1,2}"), "one or two characters")},
    "periods/holidays": {
        "year": _YEAR,
        **dict.fromkeys(("new_year", "spring", "qingming", "labour", "dragon", "autumn", "national"), _DAYS_OFF),
    },
    "periods/lunar": {
        "year": _YEAR,
        "new_year": (re.compile("(0[12])(0[1-9]|[12][0-9]|3[01])"), "a month and day in January or February, as 0210"),
        "leap": (re.compile("[0-9]|1[0-2]"), "the month that is doubled, or 0"),
        "long": (re.compile("[01]{12,13}"), "12 or 13 digits, 1 for a month of 30 days"),
        "terms": (re.compile("[1-9]{24}"), "24 digits"),
    },
    "regions/divisions": {
        "code": _CODE,
        "name": _NAME,
        "short": _SHORT,
        "also": _NAMES,
        "parent": (re.compile("([0-9]{6})?"), "a code of six digits, or nothing"),
        "care": (re.compile("(generic|near|word)?"), "generic, near, word or nothing"),
    },
    "regions/places": {
        "name": _NAME,
        "also": _NAMES,
        "level": (re.compile("area|country|county|new_area|part|prefecture"), "area, country, county, new_area, part or prefecture"),
    },
}
"""Pattern and description of a cell, by table and column; tables and columns that are not named take any text."""


def check_cells(table: Table) -> None:
    """PatternError with a line for each cell that cannot be what its column holds."""
    known = CELLS.get(table.name, {})
    problems = []
    for line, row in zip(table.lines, table.rows, strict=True):
        for column, cell in zip(table.columns, row, strict=True):
            where = f"{table.name}.tsv:{line}: {column} {cell[:40]!r}"
            if column in known and not known[column][0].fullmatch(cell):
                problems.append(f"{where} is not {known[column][1]}")
            elif _CONTROL.search(cell):
                problems.append(f"{where} has a control character")
    if problems:
        raise PatternError(*problems[:100])
