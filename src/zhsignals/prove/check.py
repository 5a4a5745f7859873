"""All questions to all entries of a folder."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from zhsignals.errors import PatternError
from zhsignals.lexicon import Entry, Patterns, default_folder, load_patterns
from zhsignals.prove.questions import QUESTIONS, Problem


def prove(folder: Path | str | None = None) -> list[Problem]:
    """What is wrong with the shipped patterns, or with a user's folder laid over them; empty when all is proved."""
    own = Patterns()
    try:
        patterns = load_patterns([folder] if folder else [])
        own.read_folder(Path(folder) if folder else default_folder())
    except PatternError as exc:
        return [Problem("", 0, "", "", text) for text in exc.problems]
    entries = [e for kind in own.kinds() for e in own.entries(kind)]
    return [p for e in entries for p in prove_entry(e, patterns)] + shared_terms(entries, patterns)


def prove_entry(entry: Entry, patterns: Patterns) -> list[Problem]:
    """The answers to all questions; only the first when that is bad already."""
    problems = QUESTIONS["shape"](entry, patterns)
    if problems:
        return problems
    return [p for name, ask in QUESTIONS.items() if name != "shape" for p in ask(entry, patterns)]


def shared_terms(entries: Iterable[Entry], patterns: Patterns) -> list[Problem]:
    """A term of two entries of one kind is an error, unless guards tell them apart."""
    out = []
    owners: dict[tuple[str, str], list[Entry]] = {}
    for kind in patterns.kinds():
        for entry in patterns.entries(kind):
            for term in entry.terms:
                owners.setdefault((kind, term), []).append(entry)
    for entry in entries:
        for term in entry.terms:
            others = [e for e in owners[entry.kind, term] if e.id != entry.id and not (e.guarded and entry.guarded)]
            out += [Problem(entry.file, entry.line, entry.id, "terms", f"“{term}” is also a term of {e.rule}, and no guard tells them apart") for e in others]
    return out
