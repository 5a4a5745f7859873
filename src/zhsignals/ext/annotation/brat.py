"""brat: a standoff file beside each text, and the configuration for it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import get_args

from zhsignals.ext.annotation.gold import file_name
from zhsignals.ext.annotation.mark import ENTITIES, record_marks
from zhsignals.records import Evidence, Fact, Record
from zhsignals.records.fact import Basis, Comparator, Kind, Stage, Status

_WORDS = {"Status": get_args(Status), "Comparator": get_args(Comparator), "Stage": get_args(Stage), "Basis": get_args(Basis)}


def _fragments(mention: Evidence, text: str) -> list[tuple[int, int]]:
    """The spans, cut at line breaks: brat allows none inside an annotation."""
    found = []
    for start, end in mention.spans:
        at = start
        for line in text[start:end].split("\n"):
            if line.strip():
                found.append((at, at + len(line)))
            at += len(line) + 1
    return found


def _attributes(fact: Fact) -> dict[str, str]:
    given = {"Metric": fact.metric, "Status": fact.status, "Comparator": fact.comparator, "Stage": fact.stage, "Basis": fact.basis}
    return {name: value for name, value in given.items() if value is not None}


def _note(fact: Fact) -> str:
    shown = {"value": f"{fact.value:f}", "unit": fact.unit, "period": fact.period.iso if fact.period else None, "label": fact.label}
    shown["subject"] = "; ".join(s.name for s in fact.subject) or None
    return json.dumps({name: value for name, value in shown.items() if value is not None}, ensure_ascii=False)


def brat_files(record: Record, text: str) -> tuple[str, str]:
    """(text, annotations): spans in code points, growth linked to its level, value and period as notes."""
    facts = {fact.id: fact for fact in record.facts}
    numbers: dict[str, int] = {}
    lines, attributes = [], 0
    for number, (mark, mention) in enumerate(record_marks(record), 1):
        pieces = _fragments(mention, text)
        place = ";".join(f"{a} {b}" for a, b in pieces)
        label = mark.label.partition("/")[0].capitalize()
        lines.append(f"T{number}\t{label} {place}\t{' '.join(text[a:b] for a, b in pieces)}")
        numbers[mark.id or ""] = number
        if mark.id in facts:
            for name, value in _attributes(facts[mark.id]).items():
                attributes += 1
                lines.append(f"A{attributes}\t{name} T{number} {value}")
            lines.append(f"#{number}\tAnnotatorNotes T{number}\t{_note(facts[mark.id])}")
    links = [(f.id, f.change_of) for f in record.facts if f.id in numbers and f.change_of in numbers]
    lines += [f"R{n}\tChangeOf Arg1:T{numbers[a]} Arg2:T{numbers[b or '']}" for n, (a, b) in enumerate(links, 1)]
    return text, "".join(f"{line}\n" for line in lines)


def brat_config(records: Iterable[Record]) -> str:
    """`annotation.conf` for these records."""
    metrics = sorted({fact.metric for record in records for fact in record.facts} | {"other"})
    kinds = [kind.capitalize() for kind in get_args(Kind)]
    entities = "\n".join([*kinds, *(label.capitalize() for label in ENTITIES)])
    named = {"Metric": metrics, **_WORDS}
    attributes = "\n".join(f"{name}\tArg:{'|'.join(kinds)}, Value:{'|'.join(words)}" for name, words in named.items())
    levels = "|".join(k for k in kinds if k != "Change")
    return f"[entities]\n{entities}\n[relations]\nChangeOf\tArg1:Change, Arg2:{levels}\n[events]\n[attributes]\n{attributes}\n"


def write_brat(folder: str | Path, pairs: Iterable[tuple[Record, str]]) -> int:
    """A `.txt` and `.ann` for each record, and `annotation.conf`; returns how many articles."""
    out, kept = Path(folder), []
    out.mkdir(parents=True, exist_ok=True)
    for record, text in pairs:
        stem = file_name(record.id).removesuffix(".json")
        for suffix, content in zip((".txt", ".ann"), brat_files(record, text), strict=True):
            (out / f"{stem}{suffix}").write_text(content, encoding="utf-8", newline="")
        kept.append(record)
    (out / "annotation.conf").write_text(brat_config(kept), encoding="utf-8")
    return len(kept)
