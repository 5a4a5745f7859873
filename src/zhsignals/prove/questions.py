"""The questions put to each entry; every answer is a list of problems, empty when all is well."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from zhsignals.lexicon import Entry, Patterns
from zhsignals.lexicon.entry import GUARDS
from zhsignals.prove.example import Example, Found, examples
from zhsignals.prove.provers import PROVERS, reader_of


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with an entry, and where it says so."""

    file: str
    line: int
    entry: str
    field: str
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line} {self.entry} {self.field}: {self.message}" if self.entry else self.message


def _problem(entry: Entry, field: str, message: str) -> Problem:
    return Problem(entry.file, entry.line, entry.id, field, message)


def ask_shape(entry: Entry, _patterns: Patterns) -> list[Problem]:
    """Words are NFC and given once, braces pair up, and there is a sentence that proves the entry."""
    out = []
    for field in ("terms", *GUARDS):
        words = getattr(entry, field)
        out += [_problem(entry, field, f"“{w}” is given twice") for w in sorted({w for w in words if words.count(w) > 1})]
        out += [_problem(entry, field, f"“{w}” is not NFC") for w in words if not unicodedata.is_normalized("NFC", w)]
    for field in ("accept", "reject", "todo"):
        try:
            marked = [bool(e.marks) for e in examples(entry, field)]
        except ValueError as exc:
            out.append(_problem(entry, field, str(exc)))
            continue
        if field == "accept" and not all(marked):
            out.append(_problem(entry, field, "a sentence without {marks}"))
        if field == "reject" and any(marked):
            out.append(_problem(entry, field, "a counter-example with {marks}"))
    if not entry.accept:
        out.append(_problem(entry, "accept", "no sentence proves the entry"))
    return out


def ask_accept(entry: Entry, patterns: Patterns) -> list[Problem]:
    """The entry alone finds exactly the marked places and values."""
    read, out = reader_of(entry, patterns), []
    for example in _examples(entry, "accept"):
        found = read(example.text)
        if not example.agrees(found):
            out.append(_problem(entry, example.field, f"found {example.show(found)} in “{example.text}”"))
    return out


def ask_reject(entry: Entry, patterns: Patterns) -> list[Problem]:
    """The entry alone finds nothing in its counter-examples."""
    cases, out = _examples(entry, "reject"), []
    if not cases:
        return []
    read = reader_of(entry, patterns)
    for example in cases:
        found = read(example.text)
        if found:
            out.append(_problem(entry, example.field, f"found {example.show(found)} in “{example.text}”"))
    return out


def ask_near_miss(entry: Entry, patterns: Patterns) -> list[Problem]:
    """Each counter-example holds a term, or would be found if no guard stood in the way."""
    bare: dict[str, Any] = dict.fromkeys(GUARDS, ())
    termless = [e for e in _examples(entry, "reject") if not any(t in e.text for t in entry.terms)]
    if not termless:
        return []
    read = reader_of(replace(entry, **bare), patterns)
    return [_problem(entry, e.field, f"nothing had to turn “{e.text}” away") for e in termless if not read(e.text)]


def ask_witness(entry: Entry, patterns: Patterns) -> list[Problem]:
    """Taking away any one term or guard word changes what is found in some example."""
    cases = _examples(entry, "accept") + _examples(entry, "reject")
    read = reader_of(entry, patterns)
    before = {c.text: read(c.text) for c in cases}
    idle: set[tuple[str, str]] = set()
    for field in ("terms", *GUARDS):
        for batch in _apart(getattr(entry, field), before):
            shown = _shown(entry, field, batch, patterns, before)
            idle |= {(field, word) for word in batch if word not in shown}
    return [
        _problem(entry, field, f"no example shows what “{word}” is for")
        for field in ("terms", *GUARDS)
        for word in getattr(entry, field)
        if (field, word) in idle
    ]


def _apart(words: tuple[str, ...], before: dict[str, list[Found]]) -> list[dict[str, set[str]]]:
    """The words with the sentences that hold them, in groups of which no sentence holds two: these can be taken away together.

    Only sentences that hold the word can change, unless a guard vanishes with its last word; so no group has all words of several.
    """
    if len(words) == 1:
        return [{words[0]: set(before)}]
    groups: list[tuple[dict[str, set[str]], set[str]]] = []
    for word in words:
        held = {text for text in before if word in text}
        for group, taken in groups:
            if taken.isdisjoint(held) and len(group) < len(words) - 1:
                group[word] = held
                taken |= held
                break
        else:
            groups.append(({word: held}, set(held)))
    return [group for group, _ in groups]


def _shown(entry: Entry, field: str, batch: dict[str, set[str]], patterns: Patterns, before: dict[str, list[Found]]) -> set[str]:
    """The words of a batch without which something else is found in their sentences."""
    fewer: dict[str, Any] = {field: tuple(w for w in getattr(entry, field) if w not in batch)}
    less, texts = replace(entry, **fewer), set().union(*batch.values())
    if less.kind not in PROVERS:  # a term index sees no further than the terms in the sentence: keep the others out, for speed
        less = replace(less, terms=tuple(t for t in less.terms if any(t in text for text in texts)))
    read = reader_of(less, patterns)
    changed = {text for text in texts if read(text) != before[text]}
    return {word for word, held in batch.items() if not changed.isdisjoint(held)}


def ask_todo(entry: Entry, patterns: Patterns) -> list[Problem]:
    """Known misses and false alarms still fail; one that works now belongs to the proof."""
    known, out = _examples(entry, "todo"), []
    if not known:
        return []
    read = reader_of(entry, patterns)
    for example in known:
        if example.agrees(read(example.text)):
            home = "accept" if example.marks else "reject"
            out.append(_problem(entry, example.field, f"works now: move “{example.text}” to {home}"))
    return out


def _examples(entry: Entry, field: str) -> list[Example]:
    try:
        return examples(entry, field)
    except ValueError:  # told by the shape question
        return []


Question = Callable[[Entry, Patterns], list[Problem]]
QUESTIONS: dict[str, Question] = {
    "shape": ask_shape,
    "accept": ask_accept,
    "reject": ask_reject,
    "near miss": ask_near_miss,
    "witness": ask_witness,
    "todo": ask_todo,
}
"""Put in this order; an entry whose shape is wrong is asked no more."""
