"""The questions put to each entry; every answer is a list of problems, empty when all is well."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
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
    read, out = reader_of(entry, patterns), []
    for example in _examples(entry, "reject"):
        found = read(example.text)
        if found:
            out.append(_problem(entry, example.field, f"found {example.show(found)} in “{example.text}”"))
    return out


def ask_near_miss(entry: Entry, patterns: Patterns) -> list[Problem]:
    """Each counter-example holds a term, or would be found if no guard stood in the way."""
    bare: dict[str, Any] = dict.fromkeys(GUARDS, ())
    read, out = reader_of(replace(entry, **bare), patterns), []
    for example in _examples(entry, "reject"):
        if not any(t in example.text for t in entry.terms) and not read(example.text):
            out.append(_problem(entry, example.field, f"nothing had to turn “{example.text}” away"))
    return out


def ask_witness(entry: Entry, patterns: Patterns) -> list[Problem]:
    """Taking away any one term or guard word changes what is found in some example."""
    cases = _examples(entry, "accept") + _examples(entry, "reject")
    read = reader_of(entry, patterns)
    before = {c.text: read(c.text) for c in cases}
    return [
        _problem(entry, field, f"no example shows what “{word}” is for")
        for field, word, less in reduced(entry)
        if not _changes(less, patterns, _touched(before, word, last=not getattr(less, field)))
    ]


def reduced(entry: Entry) -> Iterator[tuple[str, str, Entry]]:
    """The entry without each of its terms and guard words in turn."""
    for field in ("terms", *GUARDS):
        words = getattr(entry, field)
        for word in words:
            less: dict[str, Any] = {field: tuple(w for w in words if w != word)}
            yield field, word, replace(entry, **less)


def _touched(before: dict[str, list[Found]], word: str, *, last: bool) -> dict[str, list[Found]]:
    # Only sentences that hold the word can change, unless a guard vanishes with its last word.
    return before if last else {text: found for text, found in before.items() if word in text}


def _changes(less: Entry, patterns: Patterns, before: dict[str, list[Found]]) -> bool:
    if not before:
        return False
    if less.kind not in PROVERS:  # a term index sees no further than the terms in the sentence: keep the others out, for speed
        less = replace(less, terms=tuple(t for t in less.terms if any(t in text for text in before)))
    read = reader_of(less, patterns)
    return any(read(text) != found for text, found in before.items())


def ask_todo(entry: Entry, patterns: Patterns) -> list[Problem]:
    """Known misses and false alarms still fail; one that works now belongs to the proof."""
    read, out = reader_of(entry, patterns), []
    for example in _examples(entry, "todo"):
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
