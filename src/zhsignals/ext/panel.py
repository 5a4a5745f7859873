"""The corpus panel: facts of many articles merged by what they are about, conflicts kept side by side.

Facts meet where metric, subject, region, period, status and unit are the same. A fact without a region or a period is
never merged with another article's: two counties' growth of 5% are two facts. Values are never averaged.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from itertools import combinations
from typing import Any

from zhsignals.ext.about import About, about
from zhsignals.ext.interval import interval
from zhsignals.ext.reading import MANY_OF, Reading, contradict
from zhsignals.records import Fact, Record


@dataclass(frozen=True, slots=True)
class Key:
    """What a value is about; `article` is set where only one article can mean it."""

    metric: str
    label: str | None
    kind: str
    unit: str
    subject: str | None
    subject_kind: str | None
    qualifier: str | None
    region: str | None
    period: str | None
    status: str
    stage: str | None
    basis: str | None
    article: str | None


@dataclass(slots=True)
class Cell:
    """All readings of one key."""

    key: Key
    readings: list[Reading] = field(default_factory=list)

    @property
    def conflict(self) -> bool:
        """Whether two of the readings contradict each other."""
        what = {"metric": self.key.metric, "kind": self.key.kind, "unit": self.key.unit}
        return any(contradict(a, b, **what) for a, b in combinations(self.readings, 2))

    def add(self, fact: Fact, record: Record) -> None:
        """Take up a statement of this cell."""
        reading = next((r for r in self.readings if (r.value, r.value_max) == (fact.value, fact.value_max)), None)
        if reading is None:
            reading = Reading(fact.value, fact.value_max, interval(fact))
            self.readings.append(reading)
        reading.add(fact, record)


def _key(fact: Fact, record: Record) -> Key:
    whom, period = about(fact, record), fact.period.iso if fact.period else None
    return Key(
        metric=fact.metric,
        label=fact.label if fact.metric == "other" else None,
        kind=fact.kind,
        unit=fact.unit,
        subject=whom.subject,
        subject_kind=whom.kind,
        qualifier=whom.qualifier,
        region=whom.region,
        period=period,
        status=fact.status,
        stage=fact.stage,
        basis=fact.basis,
        article=record.id if whom.region is None or period is None or _vague(fact, whom) else None,
    )


def _vague(fact: Fact, whom: About) -> bool:
    """A count or an investment of nobody in particular: another article means other things by it."""
    return whom.subject is None and (fact.kind in {"count", "quantity"} or fact.metric in MANY_OF)


@dataclass(slots=True)
class Panel:
    """The merged facts of a corpus, in the order in which they were first stated."""

    cells: dict[Key, Cell] = field(default_factory=dict)

    def add(self, record: Record) -> None:
        """Merge in the facts of one more article."""
        for fact in record.facts:
            key = _key(fact, record)
            self.cells.setdefault(key, Cell(key)).add(fact, record)

    @property
    def conflicts(self) -> list[Cell]:
        """The cells whose readings exclude each other."""
        return [cell for cell in self.cells.values() if cell.conflict]


def merge(records: Iterable[Record]) -> Panel:
    """The panel of a corpus; memory grows with the facts, not with the texts."""
    panel = Panel()
    for record in records:
        panel.add(record)
    return panel


def panel_rows(panel: Panel) -> Iterator[dict[str, Any]]:
    """One flat row for each reading; readings of one cell follow each other and share `cell`."""
    for number, cell in enumerate(panel.cells.values(), 1):
        conflict = cell.conflict
        for reading in cell.readings:
            yield asdict(cell.key) | {
                "value": reading.value,
                "value_max": reading.value_max,
                "comparator": " ".join(reading.comparators),
                "sources": [f"{c.record}#{c.fact}" for c in reading.citations],
                "texts": [c.text for c in reading.citations],
                "cell": number,
                "conflict": conflict,
            }


def cell_object(cell: Cell) -> dict[str, Any]:
    """A cell as a JSON object: its key, its readings, the sources of each."""
    readings = [
        {
            "value": reading.value,
            "value_max": reading.value_max,
            "comparators": reading.comparators,
            "sources": [asdict(c) for c in reading.citations],
        }
        for reading in cell.readings
    ]
    return asdict(cell.key) | {"conflict": cell.conflict, "readings": readings}


def conflict_text(cell: Cell) -> str:
    """A conflict as lines for people: what it is about, then each value with where it stands."""
    key = cell.key
    about = [key.qualifier, key.subject, key.region, key.period, key.stage, key.basis, key.status]
    head = " · ".join([key.label or key.metric, *(a for a in about if a)])
    lines = [
        f"  {reading.value:,f} {key.unit} ({' '.join(reading.comparators)})  "
        + "; ".join(f"{c.record}#{c.fact} {c.text}" for c in reading.citations)
        for reading in cell.readings
    ]
    return "\n".join([head, *lines])
