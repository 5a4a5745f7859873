"""A record as a person corrected it: marks deleted, moved, relabelled, added."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from pydantic import ValidationError

from zhsignals.ext.annotation.mark import ENTITIES, Mark, record_marks
from zhsignals.records import Evidence, Fact, PeriodValue, Record, Subject

Read = Callable[[str], Record]
NUMBERS = ("value", "value_max")
READ = ("value", "value_max", "unit", "text", "comparator", "basis", "stage", "label")
WORDS = ("unit", "comparator", "status", "stage", "basis", "label")


@dataclass(frozen=True, slots=True)
class Corrected:
    """A corrected record with its text, and what of the correction could not be taken over."""

    record: Record
    text: str
    problems: tuple[str, ...] = ()


def _evidence(text: str, start: int, end: int, old: Evidence | None = None) -> Evidence:
    """A mention as the record has it: pieces between line breaks, white space left out of its text."""
    spans, at = [], start
    for piece in text[start:end].split("\n"):
        if piece.strip():
            spans.append((at + len(piece) - len(piece.lstrip()), at + len(piece.rstrip())))
        at += len(piece) + 1
    return Evidence(spans=tuple(spans), text="".join(text[start:end].split()), section=old.section if old else None)


def pair(marks: list[Mark], known: list[Mark]) -> list[tuple[Mark, Mark | None]]:
    """Each returned mark with the exported one it stems from: by id, place and label, place, or overlap with the same label."""
    free = dict(enumerate(known))
    out: dict[int, Mark] = {}
    tests: tuple[Callable[[Mark, Mark], bool], ...] = (
        lambda new, old: new.id is not None and new.id == old.id,
        lambda new, old: new.id is None and (new.place, new.label) == (old.place, old.label),
        lambda new, old: new.id is None and new.place == old.place,
        lambda new, old: new.id is None and new.label == old.label and new.start < old.end and old.start < new.end,
    )
    for test in tests:
        for i, new in enumerate(marks):
            if i not in out and (found := next((k for k, old in free.items() if test(new, old)), None)) is not None:
                out[i] = free.pop(found)
    return [(new, out.get(i)) for i, new in enumerate(marks)]


class Correction:
    """Applies returned marks to the record that was exported."""

    def __init__(self, record: Record, text: str, read: Read) -> None:
        self._record, self._text, self._read = record, text, read
        self._facts = {fact.id: fact for fact in record.facts}
        self._mentions = {mark.id: evidence for mark, evidence in record_marks(record)}
        self._out: dict[str, Fact] = {}
        self._names: dict[str, dict[str, Any]] = {}
        self.problems: list[str] = []

    def apply(self, marks: list[Mark]) -> Corrected:
        """The corrected record."""
        known = [mark for mark, _ in record_marks(self._record)]
        for new, old in sorted(pair(marks, known), key=lambda p: (p[0].place, p[0].label)):
            (self._entity if new.label in ENTITIES else self._fact)(new, old)
        facts = tuple(sorted(self._out.values(), key=self._rank))
        record = self._rebuild(facts)
        return Corrected(record, self._text, tuple(self.problems))

    def _rank(self, fact: Fact) -> tuple[int, int]:
        order = list(self._facts)
        return (order.index(fact.id), 0) if fact.id in self._facts else (len(order), fact.mentions[0].spans[0][0])

    def _mention(self, new: Mark, old: Mark | None) -> Evidence:
        before = self._mentions[old.id] if old is not None else None
        return before if before is not None and old is not None and new.place == old.place else _evidence(self._text, *new.place, before)

    def _fact(self, new: Mark, old: Mark | None) -> None:
        mention = self._mention(new, old)
        fact = None if old is None else self._facts.get(old.owner)
        kind, _, metric = new.label.partition("/")
        moved = old is None or new.place != old.place
        if fact is None or (moved and _squeezed(fact.text) not in mention.text):
            fact = self._new_fact(new, kind, mention, fact)
        if fact is None:
            return
        fact = self._written(fact, new, {"kind": kind, "metric": metric or "other"})
        known = self._out.get(fact.id)
        mentions = (*known.mentions, mention) if known else (mention,)
        self._out[fact.id] = (known or fact).model_copy(update={"mentions": mentions})

    def _new_fact(self, new: Mark, kind: str, mention: Evidence, old: Fact | None) -> Fact | None:
        """A fact for words that the record had no fact for: its value is read from the marked words, or not at all."""
        found = [f for f in self._read(mention.text).facts if f.kind == kind]
        place = f"{new.label} at {new.start}–{new.end} “{mention.text}”"
        if len(found) != 1 and "value" not in new.values:
            self.problems.append(f"{place}: {'several values' if found else f'no {kind}'} in the marked words")
            return None
        base = (old or self._blank(mention)).model_dump()
        same = {name: getattr(found[0], name) for name in READ} if found else {}
        if old is None and found:
            same["status"] = found[0].status
        try:
            return Fact.model_validate(base | same | {"kind": kind})
        except ValidationError:
            self.problems.append(f"{place}: {kind} is no kind of fact")
            return None

    def _blank(self, mention: Evidence) -> Fact:
        shape: dict[str, Any] = {"kind": "count", "metric": "other", "unit": "1", "comparator": "eq", "status": "actual"}
        return Fact(id=self._fresh_id(), value=Decimal(0), text=mention.text, mentions=(mention,), rule="annotation", **shape)

    def _fresh_id(self) -> str:
        taken = {*self._facts, *self._out}
        return next(name for n in range(1, len(taken) + 2) if (name := f"f{n}") not in taken)

    def _written(self, fact: Fact, new: Mark, label: dict[str, str]) -> Fact:
        """What a person wrote beside the mark wins, and so does the label."""
        update: dict[str, Any] = dict(label)
        if label["kind"] != fact.kind:  # 增加12亿元 taken for a level: the value stays, what it measures is another thing
            update["basis"] = "unstated" if label["kind"] == "change" else None
        for name, written in new.values.items():
            try:
                update |= _field(fact, name, written.strip())
            except InvalidOperation:
                self.problems.append(f"{fact.id}: {name} {written!r} is no number")
        try:
            return Fact.model_validate(fact.model_dump() | update)
        except ValidationError as error:
            self.problems += [f"{fact.id}: {e['loc'][0]} {e['input']!r} is not allowed" for e in error.errors()]
            return fact

    def _entity(self, new: Mark, old: Mark | None) -> None:
        mention = self._mention(new, old)
        entity = None
        if old is not None and old.label == new.label:
            entity = getattr(self._record, ENTITIES[new.label])[int(old.owner.partition(":")[2]) - 1].model_dump()
            if new.place != old.place and mention.text not in (entity["name"], *entity["also"]):
                entity = None
        rows = self._names.setdefault(ENTITIES[new.label], {})
        entity = entity or {"name": mention.text, "also": ()}
        row = rows.setdefault(entity["name"], entity | {"mentions": ()})
        row["mentions"] = (*row["mentions"], mention.model_dump())

    def _rebuild(self, facts: tuple[Fact, ...]) -> Record:
        whole = self._record.model_dump()
        ids = {fact.id for fact in facts}
        changed = {f.id for f in facts if f.model_copy(update={"mentions": ()}) != _bare(self._facts.get(f.id))} | (set(self._facts) - ids)
        whole["facts"] = [f.model_copy(update={"change_of": f.change_of if f.change_of in ids else None}).model_dump() for f in facts]
        for part in ("sections", "projects"):
            for item in whole[part]:
                item["facts"] = tuple(name for name in item["facts"] if name in ids)
        whole |= {name: list(self._names.get(name, {}).values()) for name in ENTITIES.values()}
        for name in ENTITIES.values():  # entities that the article was never seen to mention cannot be unmarked
            whole[name] += [e.model_dump() for e in getattr(self._record, name) if not e.mentions]
        # the arithmetic of a value that was changed by hand has to be done anew
        whole["audit"] = [check for check in whole["audit"] if not changed & set(check["facts"])]
        return Record.model_validate(whole, strict=False)


def _bare(fact: Fact | None) -> Fact | None:
    return fact and fact.model_copy(update={"mentions": ()})


def _squeezed(text: str) -> str:
    return "".join(text.split())


def _field(fact: Fact, name: str, written: str) -> dict[str, Any]:
    if name in NUMBERS:
        return {name: Decimal(written) if written else None}
    if name == "period":
        return {
            name: None
            if not written
            else fact.period.model_dump()
            if fact.period and fact.period.iso == written
            else PeriodValue(iso=written)
        }
    if name == "subject":
        kinds = {s.name: s.kind for s in fact.subject}
        names = [part.strip() for part in written.split(";") if part.strip()]
        return {name: tuple(Subject(kind=kinds.get(n, "other"), name=n) for n in names)}
    return {name: written or None} if name in WORDS else {}
