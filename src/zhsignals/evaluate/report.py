"""The outcome of an evaluation, as figures, as text and as JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from zhsignals.evaluate.agree import FIELDS
from zhsignals.evaluate.tally import Accuracy, Fault, Levels, Tally

ENTITIES = ("companies", "projects", "industries", "regions")


@dataclass(slots=True)
class Report:
    """Figures over all articles of a gold set, and what they are made of."""

    levels: Levels = field(default_factory=Levels)
    entities: dict[str, Tally] = field(default_factory=lambda: {k: Tally() for k in ENTITIES})
    fields: dict[str, Accuracy] = field(default_factory=lambda: {f: Accuracy() for f in (*FIELDS, "dated")})
    kinds: dict[str, Levels] = field(default_factory=dict)
    metrics: dict[str, Levels] = field(default_factory=dict)
    articles: int = 0
    missing: list[str] = field(default_factory=list)
    """Gold articles for which there is no prediction; all their facts count as missed."""
    errors: list[Fault] = field(default_factory=list)

    @property
    def tallies(self) -> dict[str, Tally]:
        """The main table: number, fact, full, and the four kinds of name."""
        return {"number": self.levels.number, "fact": self.levels.fact, "full": self.levels.full, **self.entities}

    def scores(self) -> dict[str, float]:
        """One number a row of the main table, and `dated`: what a ratchet holds on to."""
        dated = self.fields["dated"].share
        return {k: round(t.f1, 4) for k, t in self.tallies.items()} | {"dated": dated if dated is not None else 0.0}

    def to_dict(self) -> dict[str, Any]:
        """Everything but the single errors, ready for JSON."""
        out: dict[str, Any] = {k: t.figures() for k, t in self.tallies.items()}
        out["fields"] = {f: a.share for f, a in self.fields.items()}
        out["articles"], out["missing"] = self.articles, self.missing
        out["kinds"] = {k: v.figures() for k, v in sorted(self.kinds.items())}
        out["metrics"] = {k: v.figures() for k, v in sorted(self.metrics.items())}
        return out

    def to_json(self, *, errors: bool = False) -> str:
        """One JSON object; `errors` adds each miss, false alarm and wrong field."""
        out = self.to_dict()
        if errors:
            out["errors"] = [{n: getattr(e, n) for n in ("article", "what", "where", "text", "gold", "got")} for e in self.errors]
        return json.dumps(out, ensure_ascii=False)

    def __str__(self) -> str:
        facts = self.levels.number.tp + self.levels.number.fn
        head = f"{self.articles} articles, {facts} facts"
        if self.missing:
            head += f", no prediction for {len(self.missing)}: {' '.join(self.missing[:5])}"
        fields = "  ".join(f"{f} {a.right}/{a.of}" for f, a in self.fields.items())
        parts = [head, _table(self.tallies), f"fields of matched numbers: {fields}"]
        parts += [_levels("kind", self.kinds), _levels("metric", self.metrics)]
        return "\n".join(parts)


def _table(tallies: Mapping[str, Tally]) -> str:
    rows = [f"{'':24}{'P':>7}{'R':>7}{'F1':>7}{'tp':>7}{'fp':>6}{'fn':>6}"]
    rows += [f"{k:24}{t.precision:7.3f}{t.recall:7.3f}{t.f1:7.3f}{t.tp:7}{t.fp:6}{t.fn:6}" for k, t in tallies.items()]
    return "\n".join(rows)


def _levels(title: str, table: Mapping[str, Levels]) -> str:
    rows = [f"{title:24}{'gold':>7}{'number':>8}{'fact':>8}{'full':>8}"]
    ranked = sorted(table.items(), key=lambda kv: -(kv[1].number.tp + kv[1].number.fn))
    rows += [f"{k:24}{v.number.tp + v.number.fn:7}{v.number.f1:8.3f}{v.fact.f1:8.3f}{v.full.f1:8.3f}" for k, v in ranked]
    return "\n".join(rows)
