"""All questions to all entries of a folder."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from zhsignals.errors import PatternError
from zhsignals.lexicon import Entry, Patterns, default_folder, load_patterns
from zhsignals.prove.questions import QUESTIONS, Problem
from zhsignals.prove.together import ask_together


def prove(folder: Path | str | None = None) -> list[Problem]:
    """What is wrong with the shipped patterns, or with a user's folder laid over them; empty when all is proved."""
    own = Patterns()
    try:
        patterns = load_patterns([folder] if folder else [])
        own.read_folder(Path(folder) if folder else default_folder())
    except PatternError as exc:
        return [Problem("", 0, "", "", text) for text in exc.problems]
    entries = [e for kind in own.kinds() for e in own.entries(kind)]
    alone = [p for e in entries for p in prove_entry(e, patterns)] + shared_terms(entries, patterns)
    if alone:
        return alone
    from zhsignals.pipeline import Extractor

    explain = Extractor([folder] if folder else []).explain
    return [p for e in entries for p in ask_together(e, explain)]


def prove_entry(entry: Entry, patterns: Patterns) -> list[Problem]:
    """The answers to all questions; only the first when that is bad already."""
    problems = QUESTIONS["shape"](entry, patterns)
    if problems:
        return problems
    return [p for name, ask in QUESTIONS.items() if name != "shape" for p in ask(entry, patterns)]


def shared_terms(entries: Iterable[Entry], patterns: Patterns) -> list[Problem]:
    """A term of two entries that are looked up together is an error, unless guards tell them apart."""
    owners: dict[tuple[str, str], list[Entry]] = {}
    for kind in patterns.kinds():
        for entry in patterns.entries(kind):
            for term in entry.terms:
                owners.setdefault((_lookup(entry), term), []).append(entry)
    out = []
    for entry in entries:
        for term in entry.terms:
            for other in owners[_lookup(entry), term]:
                if other.id != entry.id and not (other.guarded and entry.guarded):
                    message = f"“{term}” is also a term of {other.rule}, and no guard tells them apart"
                    out.append(Problem(entry.file, entry.line, entry.id, "terms", message))
    return out


def _lookup(entry: Entry) -> str:
    """Entries of one lookup compete for a term; roles and single word lists are looked up each on its own."""
    if entry.kind in WORD_LISTS:
        return f"{entry.kind} {entry.id}"
    role = str(entry.data.get("role") or entry.data.get("side") or "")
    if entry.kind == "cue":
        role = role if role == "filler" else ""
    if entry.kind == "unit":
        role = str(entry.data["reading"]) if entry.data.get("reading") in ("hint", "per") else ""
    return f"{entry.kind} {role}"


WORD_LISTS = frozenset({"audit", "noun", "layout", "period"})
"""Kinds whose entries are word lists for different questions: the same word may stand in several."""
