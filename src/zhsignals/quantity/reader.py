"""The quantity stage: quantities, periods and the ledger of one article."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from zhsignals.lexicon import Patterns
from zhsignals.quantity.finder import Finder
from zhsignals.quantity.period import PeriodFinder
from zhsignals.text import Numeral, Period, Quantity


@dataclass(slots=True)
class Reading:
    """What the stage found, each list in text order."""

    quantities: list[Quantity]
    periods: list[Period]
    numerals: list[Numeral]


USES = {"impossible": "other", "url": "name"}
SILENT = ("impossible", "clock", "url")


class QuantityReader:
    """Reads the repaired text of whole articles; build once, use from any thread."""

    def __init__(self, patterns: Patterns) -> None:
        self._finder = Finder(patterns)
        self._periods = PeriodFinder(patterns, self._finder.numerals)

    def read(self, text: str, published: str | None = None, home: str = "CN") -> Reading:
        """Quantities, periods and numerals of a text; `home` says whose money 元 is (CN, HK, TW)."""
        spans = self._periods.find(text, published)
        quantities, ledger = self._finder.find(text, spans, home)
        return Reading(quantities, [p for p in spans if p.form not in SILENT], self._ledger(text, spans, ledger))

    def _ledger(self, text: str, spans: list[Period], ledger: list[Numeral]) -> list[Numeral]:
        """The numerals inside periods join the others."""
        dates = [
            Numeral(m.start(), m.end(), USES.get(p.form, "date")) for p in spans for m in self._finder.digits.finditer(text, p.start, p.end)
        ]
        return sorted(dates + ledger, key=lambda n: n.start) if dates else ledger


def find_quantities(text: str, patterns: Patterns) -> list[Quantity]:
    """The quantities of article prose, without regard to dates resolved."""
    return QuantityReader(patterns).read(text).quantities


def find_periods(text: str, published: date | str | None, patterns: Patterns) -> list[Period]:
    """The periods of article prose."""
    return QuantityReader(patterns).read(text, str(published) if published else None).periods
