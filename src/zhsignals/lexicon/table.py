"""Gazetteers: tab-separated tables with a header row, comment lines starting with `#`."""

from __future__ import annotations

from dataclasses import dataclass

from zhsignals.errors import PatternError


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of strings under named columns."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    lines: tuple[int, ...] = ()
    """Where each row stands in its file."""

    @classmethod
    def parse(cls, name: str, raw: bytes) -> Table:
        """Read a table; PatternError names the line of a row with too few or too many cells."""
        try:
            lines = raw.decode("utf-8").replace("\r\n", "\n").split("\n")
        except UnicodeDecodeError as exc:
            raise PatternError(f"{name}.tsv: not UTF-8 at byte {exc.start}") from exc
        cells = [(i, ln.split("\t")) for i, ln in enumerate(lines, 1) if ln and not ln.startswith("#")]
        if not cells:
            raise PatternError(f"{name}.tsv: no header row")
        columns = tuple(cells[0][1])
        bad = [f"{name}.tsv:{i}: {len(row)} cells, the header has {len(columns)}" for i, row in cells[1:] if len(row) != len(columns)]
        if bad:
            raise PatternError(*bad)
        return cls(name, columns, tuple(tuple(row) for _, row in cells[1:]), tuple(i for i, _ in cells[1:]))

    def extended(self, other: Table) -> Table:
        """This table with another's rows after its own; the columns must agree."""
        if other.columns != self.columns:
            raise PatternError(f"{self.name}.tsv: columns {other.columns} differ from {self.columns}")
        return Table(self.name, self.columns, self.rows + other.rows, self.lines + other.lines)
