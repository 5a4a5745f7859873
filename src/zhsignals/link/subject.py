"""Whom a value is about: the names of its clause, of its sentence, of its section, of its article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhsignals.link.cells import Cell
from zhsignals.link.draft import Draft, Name
from zhsignals.link.matcher import Hit
from zhsignals.link.noun import NounFinder

if TYPE_CHECKING:
    from zhsignals.link.reader import Pass

SHORTEST, LONGEST = 2, 18


class SubjectFinder:
    """Collects the subject names of drafts and keeps the scope of names."""

    def __init__(self, nouns: NounFinder) -> None:
        self._nouns = nouns

    def enter(self, state: Pass, i: int, cell: Cell) -> None:
        """A name begins or adds to the subject of its clause."""
        name = name_of(cell)
        if state.names_clause != state.clauses:
            if state.codes[state.clause : i].strip("vPTOKDd") == "":
                state.names = []
            state.names_clause = state.clauses
        state.names.append(name)
        if name.kind == "region":
            state.scope.region = name
        elif name.kind in ("company", "project"):
            state.scope.topic = [*[n for n in state.scope.topic if n.kind != name.kind][-1:], name]

    def of(self, state: Pass, i: int, hit: Hit | None, draft: Draft) -> list[Name]:
        """Subject names, the nearest first."""
        names: list[Name] = []
        if draft.change_of is not None and state.names_clause < draft.change_of.clause + 1 and draft.change_of in state.drafts:
            names += draft.change_of.subjects
        sector = self._sector(state, i, hit)
        if sector:
            names.insert(0, Name("sector", sector))
        names += reversed(state.names)
        scope = state.scope
        names += reversed(scope.topic)
        names += scope.section_names
        if scope.region:
            names.append(scope.region)
        if scope.home:
            names.append(scope.home)
        if draft.label and draft.kind in ("count", "quantity"):
            names.append(Name("other", draft.label))
        return unique(names)

    def _sector(self, state: Pass, i: int, hit: Hit | None) -> str | None:
        """The words right before the metric, when they read as whose metric it is: `规模以上工业`增加值."""
        at = i
        if hit:
            at = min(hit.roles.get("metric", i), hit.roles.get("growth", i), hit.roles.get("speed", i), i)
        words = []
        j = at - 1
        while j >= state.clause and state.codes[j] in "wEvMmsqid":
            words.append(state.text[state.cells[j].start : state.cells[j].end])
            j -= 1
        phrase = self._nouns.left("".join(reversed(words)).strip(" “”的"))
        if phrase and SHORTEST <= len(phrase) <= LONGEST:
            return phrase
        return None


def name_of(cell: Cell) -> Name:
    """The subject name of an entity cell."""
    return Name(cell.of.kind, cell.of.id)


def unique(names: list[Name], most: int = 5) -> list[Name]:
    """The first of each name, at most `most`."""
    seen: set[str] = set()
    out = []
    for name in names:
        if name.name not in seen:
            seen.add(name.name)
            out.append(name)
    return out[:most]
