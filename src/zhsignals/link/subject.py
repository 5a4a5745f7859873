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
        """A name begins or adds to the subject of its clause; only one that opens a clause carries on as its topic."""
        name = name_of(cell)
        opens = not state.codes[state.clause : i].strip("vPTOKDdE、(")
        if state.names_clause != state.clauses:
            if opens:
                state.names = []
            state.names_clause = state.clauses
        state.names.append(name)
        if name.kind == "region":
            if opens:
                state.scope.region = name
        elif name.kind == "industry":
            if opens:
                state.scope.industry = name
        elif name.kind in ("company", "project"):
            state.scope.topic = [*[n for n in state.scope.topic if n.kind != name.kind][-1:], name]

    def of(self, state: Pass, i: int, hit: Hit | None, draft: Draft) -> list[Name]:
        """Subject names, the nearest first."""
        scope = state.scope
        names: list[Name] = []
        sector = self._sector(state, i, hit)
        if sector:
            names.append(Name("sector", sector))
        counted = self._counted(state, i, hit)
        if counted:
            state.counted = Name("sector", counted)
        level = draft.change_of
        if level is not None and (level.sentence < 0 or state.names_clause <= level.clause):
            names += level.subjects
        if state.counted:
            names.append(state.counted)
        names += reversed(state.names)
        lead = self._lead(state)
        names += [lead] if lead else scope.lead
        names += reversed(scope.topic)
        names += [*([scope.industry] if scope.industry else []), *scope.section_names]
        names += [n for n in (scope.region, scope.home) if n]
        names += scope.title_names
        if not names and hit and "metric" in hit.roles:
            metric = state.cells[hit.roles["metric"]]
            names.append(Name("sector", state.text[metric.start : metric.end]))
        if draft.label and draft.kind in ("count", "quantity"):
            names.append(Name("other", draft.label))
        return unique(names)

    def _counted(self, state: Pass, i: int, hit: Hit | None) -> str | None:
        """The counted things of `7个外资项目`, which the clauses after it go on about."""
        if hit is None or hit.rule.id != "count_of":
            return None
        phrase = state.text[state.cells[i].end : state.cells[hit.roles["metric"]].end].strip(" “”的")
        return phrase if SHORTEST < len(phrase) <= LONGEST else None

    def _lead(self, state: Pass) -> Name | None:
        """What the sentence opens with, when that is a short phrase: its theme."""
        if state.lead is None:
            state.lead = self._find_lead(state)
            if state.lead:
                state.scope.lead = [state.lead[0]]
        return state.lead[0] if state.lead else None

    def _find_lead(self, state: Pass) -> list[Name]:
        at = 0
        while at < len(state.codes) and state.codes[at] in "vPTOKDd,":
            at += 1
        if at == len(state.codes) or state.codes[at] not in "wMmsqi":
            return []
        end = at
        while end < len(state.codes) and state.codes[end] in "wMmsqiE":
            end += 1
        phrase = self._nouns.right(state.text[state.cells[at].start : state.cells[end - 1].end])
        return [Name("other", phrase)] if phrase and SHORTEST <= len(phrase) <= LONGEST else []

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
        return phrase if phrase and SHORTEST <= len(phrase) <= LONGEST and not phrase[0].isascii() else None


def name_of(cell: Cell) -> Name:
    """The subject name of an entity cell."""
    return Name(cell.of.kind, cell.of.id)


def unique(names: list[Name], most: int = 6) -> list[Name]:
    """The first of each name, at most `most`."""
    seen: set[str] = set()
    out = []
    for name in names:
        if name.name not in seen:
            seen.add(name.name)
            out.append(name)
    return out[:most]
