"""The last question: does a mention survive among all the others?"""

from __future__ import annotations

from collections.abc import Callable

from zhsignals.lexicon import Entry
from zhsignals.prove.example import examples
from zhsignals.prove.finders import PUBLISHED
from zhsignals.prove.questions import Problem
from zhsignals.text.mention import Explanation

Explain = Callable[..., list[Explanation]]
"""`Extractor.explain`."""

SEEN = ("metric", "cue")
"""Kinds whose entries are mentions of the record's text themselves; the others are words inside of names, times and quantities."""


def ask_together(entry: Entry, explain: Explain) -> list[Problem]:
    """Each marked mention is still there, under the entry's id, after the whole product has read the sentence."""
    if entry.kind not in SEEN or entry.data.get("role") == "filler":
        return []
    wanted, out = f"{entry.kind} {entry.id}", []
    for example in examples(entry, "accept"):
        rows = [r for r in explain(example.text, published=PUBLISHED) if r.rule == "mention"]
        places = {(r.start, r.end): r.note for r in rows}
        for mark in example.marks:
            note = places.get((mark.start, mark.end))
            if note != wanted:
                over = [r for r in rows if r.start < mark.end and mark.start < r.end]
                taken = over[0].note + f" “{over[0].text}”" if over else "nothing"
                message = f"“{example.text[mark.start : mark.end]}” of “{example.text}” is lost to {taken}"
                out.append(Problem(entry.file, entry.line, entry.id, example.field, message))
    return out
