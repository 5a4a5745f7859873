"""Counts of right, wrong and missed, and the figures made of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal


@dataclass(slots=True)
class Tally:
    """True positives, false positives, false negatives."""

    tp: int = 0
    fp: int = 0
    fn: int = 0

    @property
    def precision(self) -> float:
        """Share of the predictions that are right."""
        return self.tp / (self.tp + self.fp) if self.tp + self.fp else 0.0

    @property
    def recall(self) -> float:
        """Share of gold that is found."""
        return self.tp / (self.tp + self.fn) if self.tp + self.fn else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of the two."""
        p, r = self.precision, self.recall
        return 2 * p * r / (p + r) if p + r else 0.0

    def figures(self) -> dict[str, float]:
        """Precision, recall and F1, rounded for print."""
        return {"precision": round(self.precision, 4), "recall": round(self.recall, 4), "f1": round(self.f1, 4)}


@dataclass(slots=True)
class Levels:
    """The three questions asked of each fact: its number, the fact, everything."""

    number: Tally = field(default_factory=Tally)
    fact: Tally = field(default_factory=Tally)
    full: Tally = field(default_factory=Tally)

    def miss(self) -> None:
        """A gold fact that nothing answers."""
        for tally in (self.number, self.fact, self.full):
            tally.fn += 1

    def false_alarm(self) -> None:
        """A prediction that answers nothing."""
        for tally in (self.number, self.fact, self.full):
            tally.fp += 1

    def figures(self) -> dict[str, dict[str, float]]:
        """Figures of the three levels."""
        return {"number": self.number.figures(), "fact": self.fact.figures(), "full": self.full.figures()}


@dataclass(slots=True)
class Accuracy:
    """How often one field of the matched numbers is right."""

    right: int = 0
    of: int = 0

    @property
    def share(self) -> float | None:
        """Right over asked; None where nothing was asked."""
        return round(self.right / self.of, 4) if self.of else None

    def add(self, right: bool) -> None:
        """One more answer."""
        self.right += right
        self.of += 1


@dataclass(frozen=True, slots=True)
class Fault:
    """One miss, false alarm or wrong field."""

    article: str
    what: Literal["miss", "false", "field"]
    where: str
    """`amount investment`, `companies`, or the name of the field."""
    text: str
    gold: str | None = None
    got: str | None = None

    def __str__(self) -> str:
        detail = f": gold {self.gold}, got {self.got}" if self.what == "field" else f" {self.gold or self.got or ''}"
        return f"{self.what.upper():5} {self.article}  {self.where}{detail.rstrip()}  «{self.text}»"
