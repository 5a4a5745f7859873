"""Predictions against gold."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import PurePath
from typing import Any

from zhsignals.evaluate.agree import FIELDS, STRICT, Entry, choices, concerns, period, same_field
from zhsignals.evaluate.align import align_facts, align_names
from zhsignals.evaluate.report import ENTITIES, Report
from zhsignals.evaluate.tally import Fault, Levels
from zhsignals.records import Record


def score(records: Iterable[Record | Entry], gold: Iterable[Entry]) -> Report:
    """Compare records with gold articles of the same id, micro-averaged; gold without a record is all missed."""
    found = {PurePath(str(r.get("id"))).stem: r for r in map(_mapping, records)}
    report = Report()
    for article in gold:
        name = str(article["id"])
        record = found.get(name)
        if record is None:
            report.missing.append(name)
            record = {}
        report.articles += 1
        _score_facts(report, name, article["facts"], record.get("facts") or [])
        for kind in ENTITIES:
            _score_names(report, name, kind, article.get(kind) or [], record.get(kind) or [])
    return report


def _mapping(record: Record | Entry) -> Entry:
    return record if isinstance(record, Mapping) else record.model_dump()


def _score_facts(report: Report, article: str, gold: list[Entry], got: list[Entry]) -> None:
    pairs = align_facts(gold, got)
    for i, g in enumerate(gold):
        if i in pairs:
            if not g.get("optional"):
                _score_pair(report, article, g, got[pairs[i]])
        elif not g.get("optional"):
            for levels in _tables(report, g):
                levels.miss()
            report.errors.append(Fault(article, "miss", _title(g), _text(g), gold=_number(g)))
    answered = set(pairs.values())
    for j, p in enumerate(got):
        if j not in answered:
            for levels in _tables(report, p):
                levels.false_alarm()
            report.errors.append(Fault(article, "false", _title(p), _text(p), got=_number(p)))


def _score_pair(report: Report, article: str, gold: Entry, got: Entry) -> None:
    right = {f: same_field(gold, got, f) for f in FIELDS}
    mine, theirs = _tables(report, gold), _tables(report, got)
    for levels in mine:
        levels.number.tp += 1
    for fields, level in ((STRICT, "fact"), (FIELDS, "full")):
        if all(right[f] for f in fields):
            for levels in mine:
                getattr(levels, level).tp += 1
        else:
            for levels in mine:
                getattr(levels, level).fn += 1
            for levels in theirs:
                getattr(levels, level).fp += 1
    if any(p is not None for p in choices(gold["period"])):
        report.fields["dated"].add(right["period"] and period(got) is not None)
    for name, ok in right.items():
        if concerns(gold, name):
            report.fields[name].add(ok)
            if not ok:
                report.errors.append(Fault(article, "field", name, _text(gold), _shown(gold, name), _shown(got, name)))


def _tables(report: Report, fact: Entry) -> tuple[Levels, Levels, Levels]:
    kind, metric = str(fact.get("kind")), str(fact.get("metric"))
    return report.levels, report.kinds.setdefault(kind, Levels()), report.metrics.setdefault(metric, Levels())


def _score_names(report: Report, article: str, kind: str, gold: list[Entry], got: list[Entry]) -> None:
    pairs, tally = align_names(gold, got, projects=kind == "projects"), report.entities[kind]
    for i, g in enumerate(gold):
        if g.get("optional"):
            continue
        if i in pairs:
            tally.tp += 1
        else:
            tally.fn += 1
            report.errors.append(Fault(article, "miss", kind, str(g["name"])))
    answered = {j for hits in pairs.values() for j in hits}
    for j, p in enumerate(got):
        if j not in answered:
            tally.fp += 1
            report.errors.append(Fault(article, "false", kind, str(p.get("name"))))


def _title(fact: Entry) -> str:
    return f"{fact.get('kind')} {fact.get('metric')}"


def _number(fact: Entry) -> str:
    return f"{choices(fact.get('value'))[0]}{choices(fact.get('unit'))[0]}"


def _text(fact: Entry) -> str:
    mentions = fact.get("mentions") or [{}]
    return str(fact.get("text") if fact.get("text") is not None else mentions[0].get("text"))


def _shown(fact: Entry, name: str) -> str:
    value: Any = fact.get(name)
    if name == "period":
        value = period(fact)
    elif name == "subject":
        value = [s.get("name") if isinstance(s, Mapping) else s for s in choices(value or [])]
    elif name == "comparator" and value == "range":
        value = f"range to {fact.get('value_max')}"
    return str(value)
