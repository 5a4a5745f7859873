"""The values stated for one cell of the panel, and whether two of them contradict each other."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from zhsignals.ext.interval import agree, interval
from zhsignals.records import Evidence, Fact, Record

APART = 60
"""Characters between two statements of one article that can contradict each other: nearer ones are items of a list."""

MANY_OF = frozenset({"investment", "other", "share", "completion_rate"})
"""Metrics that are stated for many things without naming each: their values stand side by side, and contradict nothing."""


@dataclass(frozen=True, slots=True)
class Citation:
    """Where a value is stated."""

    record: str
    fact: str
    uri: str | None
    published: str | None
    text: str
    spans: tuple[tuple[int, int], ...]
    words: str = ""
    """The metric as it is called there."""


@dataclass(slots=True)
class Reading:
    """One value with everything that states it."""

    value: Decimal
    value_max: Decimal | None
    bounds: tuple[Decimal, Decimal]
    comparators: list[str] = field(default_factory=list)
    citations: dict[Citation, None] = field(default_factory=dict)

    def add(self, fact: Fact, record: Record) -> None:
        """Take up one more statement of the value; the most exact wording bounds it."""
        low, high = interval(fact)
        self.bounds = max(self.bounds[0], low), min(self.bounds[1], high)
        if fact.comparator not in self.comparators:
            self.comparators.append(fact.comparator)
        self.citations[cite(fact, record)] = None

    def excludes(self, other: Reading) -> bool:
        """Whether no value could be meant by both; a scale word (`order`) excludes nothing."""
        return "order" not in (*self.comparators, *other.comparators) and not agree(self.bounds, other.bounds)


def cite(fact: Fact, record: Record) -> Citation:
    """The mention that says the value."""
    mention = _saying(fact)
    text, spans = (mention.text, mention.spans) if mention else (fact.text, ())
    return Citation(record.id, fact.id, record.source.uri, record.source.published, text, spans, _words(fact, record))


def _saying(fact: Fact) -> Evidence | None:
    written = "".join(fact.text.split())
    return next((m for m in fact.mentions if written in m.text), fact.mentions[0] if fact.mentions else None)


def _words(fact: Fact, record: Record) -> str:
    """What the fact calls its metric: its label, else what its mention says beside the value; for growth, that of its level."""
    level = next((f for f in record.facts if f.id == fact.change_of), fact) if fact.change_of else fact
    mention = _saying(level)
    return level.label or (mention.text.replace("".join(level.text.split()), "") if mention else "")


def contradict(a: Reading, b: Reading, *, metric: str, kind: str, unit: str) -> bool:
    """Whether two readings of one cell contradict each other: their values exclude each other, their wording does not.

    One article names the things it compares less carefully than it counts them, so within one only levels and growth
    count, and only far enough apart to be no list.
    """
    if metric in MANY_OF or not a.excludes(b):
        return False
    pairs = [(x, y) for x in a.citations for y in b.citations if _same_words(x.words, y.words)]
    if any(x.record != y.record for x, y in pairs):
        return True
    return kind not in {"count", "quantity"} and unit not in {"pp", "x"} and any(_far(x, y) for x, y in pairs)


def _far(a: Citation, b: Citation) -> bool:
    return not a.spans or not b.spans or abs(a.spans[0][0] - b.spans[0][0]) >= APART


def _same_words(a: str, b: str) -> bool:
    """Whether one wording is the other, or an abbreviation of it (营收, 营业收入)."""
    if not a or not b:
        return True
    short, long = sorted((a, b), key=len)
    rest = iter(long)
    return all(character in rest for character in short)
