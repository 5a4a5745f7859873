"""Whom a value is about: the names of its clause, of its sentence, of its section, of its article."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from zhsignals.link.cells import METRICS, VALUES, Cell
from zhsignals.link.clause import clause_before
from zhsignals.link.draft import Draft, Name, Scope
from zhsignals.link.matcher import Hit
from zhsignals.link.noun import MARKS, NounFinder, lettered
from zhsignals.link.state import BREAKS, Pass

SHORTEST, PLAIN, LONGEST = 2, 9, 18
RATED = ("reading#rate", "#rate_of", "#goal", "#completion")
"""Rules whose percentage has its metric beside it."""
_CLAUSE = re.compile("[vPTOKDd、]*+([wMmsqiE]*+)([^,:.;]*+)(?:[,:.;]|$)")
"""A clause of the codes: its theme, then the rest."""
THEMES = frozenset({"M,", "q,", "i,"})
"""The end of a clause that names a metric, and the comma after it."""
HEADED = re.compile("wP+(?![,.;:d])")
"""A clause that opens with words and a time."""
WORDED = frozenset({"sector", "other"})
"""Kinds of subjects that are only words of the sentence."""
LABELLED = "other"
"""The metric of a term that names what it measures itself: 国民收入."""


class SubjectFinder:
    """Collects the subject names of drafts and keeps the scope of names."""

    def __init__(self, nouns: NounFinder) -> None:
        self._nouns = nouns
        self._edge = MARKS + nouns.of

    def enter(self, state: Pass, i: int, cell: Cell) -> None:
        """A name begins or adds to the subject of its clause; only one that opens a clause carries on as its topic."""
        if cell.of.kind == "region" and (self._ranked(state, cell) or self._example(state, i)):
            return
        above = state.codes.rfind("J", state.clause, i)
        if above >= 0 and VALUES.union("d").isdisjoint(state.codes[above:i]):
            return  # 高于全国2个百分点
        name = name_of(cell)
        opens = not state.codes[state.clause : i].strip("vPTOKDdE、")
        if state.names_clause != state.clauses:
            if opens:
                state.names = []
            state.names_clause, state.names_item = state.clauses, state.item
        state.names.append(name)
        state.around = None
        if name.kind == "region":
            if opens:
                state.scope.region = name
        elif name.kind == "industry":
            if opens:
                state.scope.industry = name
        elif name.kind in ("company", "project"):
            state.scope.topic = [*[n for n in state.scope.topic if n.kind != name.kind][-1:], name]

    def _ranked(self, state: Pass, cell: Cell) -> bool:
        """`位居全省第一`: a place that only says among which others."""
        return state.text.endswith(self._nouns.ranking, state.cells[state.clause].start, cell.start)

    def _example(self, state: Pass, i: int) -> bool:
        """`德国、波兰等10余个国家`: a place that is only one of those counted."""
        j = i + 1
        while state.codes[j : j + 2] in ("、E", "、w") and not self._closes(state, j + 1):
            j += 2
        j += state.codes[j : j + 2] == "、w"
        return state.codes[j + 1 : j + 2] == "N" and self._closes(state, j)

    def _closes(self, state: Pass, j: int) -> bool:
        return state.codes[j : j + 1] == "w" and state.text.endswith(self._nouns.and_others, 0, state.cells[j].end)

    def of(self, state: Pass, i: int, hit: Hit | None, draft: Draft) -> list[Name]:
        """Subject names, the nearest first."""
        scope = state.scope
        names: list[Name] = []
        after = self._after(state, i)
        if after:
            names.append(after)
        whole = self._whole(state, i, draft) if draft.metric == "share" else None
        if whole:
            names.append(whole)
        sector = self._sector(state, i, hit)
        sector = sector if sector and self._nouns.somebody(sector) else self._part(state, hit)
        if sector:
            names.append(Name("sector", sector))
        elif (amid := self._amid(state, i)) is not None:
            names.append(amid)
        if not names and state.codes[state.clause - 2 : state.clause] in THEMES:
            names += self._theme_before(state, i)
        if not names and state.text.startswith(self._nouns.from_then, state.cells[state.clause].start):
            names += [Name("other", n) for n in [self._nouns.left(clause_before(state))] if n]
        if (head := self._head(state)) is not None:
            names.append(head)
        counted = self._counted(state, i, hit)
        if counted:
            state.counted = Name("sector", counted)
        level = draft.change_of
        if level is not None and (level.sentence < 0 or state.names_clause <= level.clause):
            names += level.subjects
        if (not names or names[-1].name in self._nouns.attributes) and (
            state.names_clause != state.clauses or self._same_clause(state, i, counted=draft.kind == "count")
        ):
            names += [n for n in self._going_on(state) if n.name not in self._nouns.attributes]
        if state.counted:
            names.append(state.counted)
        lead = self._lead(state)
        names += [lead] if lead and state.names_item < state.lead_from else []
        names += self._behind(state, i, hit)
        names += reversed(state.names)
        names += [lead] if lead else scope.lead
        names += self._theme(state, lead)
        if not sector:
            names += self._metric_words(state, i, hit, alone=not any(n.kind != "region" for n in names))
        if state.around is None:
            state.around = self._around(scope)
        out = distinct(names, self._nouns.somebody)
        add(out, state.around)
        if draft.label and draft.kind in ("count", "quantity") and self._nouns.somebody(draft.label):
            add(out, [Name("other", draft.label)])
        return nearest(out)

    @staticmethod
    def _part(state: Pass, hit: Hit | None) -> str | None:
        """`其中一般债券5亿元、专项债券8亿元`: a metric that names a part, with the word before it."""
        at = hit.roles.get("metric") if hit else None
        if at is None or not state.parted or state.cells[at].code != "M":
            return None
        start = max(state.clause, state.codes.rfind("、", 0, at) + 1, state.codes.rfind("O", 0, at) + 1)
        if state.codes[start:at] != "w" and state.codes[start - 1 : at] != "、":
            return None
        return state.text[state.cells[start].start : state.cells[at].end]

    def _around(self, scope: Scope) -> list[Name]:
        """The names of what stands around a sentence; the same for all its values until one of its own names joins them."""
        names = [*reversed(scope.topic), scope.industry, *scope.section_names, scope.region, scope.home, *scope.title_names]
        return list(distinct([n for n in names if n is not None], self._nouns.somebody).values())

    @staticmethod
    def _same_clause(state: Pass, i: int, *, counted: bool) -> bool:
        """`指数涨2%报2800点`: a further value of the clause, with no name of its own."""
        last = state.drafts[-1] if state.drafts else None
        own = {"E", "、"}.intersection(state.codes[state.last_value + 1 : i]) or counted
        return last is not None and last.clause == state.clauses and not own

    @staticmethod
    def _going_on(state: Pass) -> list[Name]:
        """`生活用纸收入8亿元，占总收入的六成`: a clause without a name of its own goes on about the one before it in its item."""
        last = state.drafts[-1] if state.drafts else None
        return last.subjects if last is not None and last.start >= state.cells[state.item].start else []

    def _after(self, state: Pass, i: int) -> Name | None:
        """The project of `总投资22亿元的X项目`."""
        j = i + 1
        while j < len(state.codes) and (state.codes[j] in "dKv" or self._undertakes(state, j)):
            j += 1
        if j < len(state.codes) and state.codes[j] == "E" and j > i + 1 and state.cells[j].of.kind in ("project", "company"):
            return name_of(state.cells[j])
        return None

    def _undertakes(self, state: Pass, j: int) -> bool:
        """`投资6000万元实施某工程`: the words that lead from money to its project."""
        return state.codes[j] == "w" and state.text[state.cells[j].start : state.cells[j].end] in self._nouns.undertakes

    def _whole(self, state: Pass, i: int, draft: Draft) -> Name | None:
        """The things that a percentage right before them is a part of: `70%的企业有研发活动`."""
        j = i + 1 + (state.codes[i + 1 : i + 2] == "d")
        if draft.rule.endswith(RATED) or state.codes[j : j + 1] not in ("w", "E", "m") or state.codes[i - 1 : i] in ("s", "H"):
            return None
        said = state.codes[j : j + 3]
        stop = j + (said.index("m") + 1 if "m" in said.lstrip("wE")[:1] else len(said) - len(said.lstrip("wEm")))
        words = state.text[state.cells[j].start : state.cells[stop - 1].end]
        if words.startswith(self._nouns.parted):
            return None
        noun = self._nouns.right(self._nouns.opening(words))
        return Name("other", noun) if noun and SHORTEST <= len(noun) <= PLAIN and self._nouns.somebody(noun) else None

    def _amid(self, state: Pass, i: int) -> Name | None:
        """`41只基金中，有36只上涨`: the things of which the clause counts a part."""
        at = state.clause - 2
        if at < 0 or state.codes[at + 1] != "," or state.codes[at + 2 : i].strip("v"):
            return None
        start = max((j for j in range(at) if state.codes[j] in VALUES or state.codes[j] in BREAKS), default=-1) + 1
        words = state.text[state.cells[start].start : state.cells[at].end]
        noun = self._nouns.left(words) if words.endswith(self._nouns.amid) else None
        return Name("sector", noun) if noun and SHORTEST <= len(noun) <= PLAIN and self._nouns.somebody(noun) else None

    def _metric_words(self, state: Pass, i: int, hit: Hit | None, *, alone: bool) -> list[Name]:
        """The metric as written, with the one character before it that qualifies it: 非国有投资, 工业投资."""
        at = hit.roles.get("metric") if hit else None
        if at is None:
            at = next((j for j in range(i - 1, state.clause - 1, -1) if state.codes[j] in METRICS), None)
        data = state.cells[at].of.data.data if at is not None else {}
        if at is None or not (alone or data.get("qualified") or data.get("metric") == LABELLED):
            return []
        start = state.cells[at].start
        if at > state.clause and state.text[start - 1] in self._nouns.negations:
            start -= 1
        return [Name("other", state.text[start : state.cells[at].end])]

    def _behind(self, state: Pass, i: int, hit: Hit | None) -> list[Name]:
        """`8000亿元超长期国债`: the money's own name, with the words before it."""
        if hit is None or hit.rule.id != "amount_of" or not {"w", "E"}.intersection(state.codes[i + 1 : hit.roles["metric"]]):
            return []
        phrase = state.text[state.cells[i].end : state.cells[hit.roles["metric"]].end].strip(self._edge)
        return [Name("sector", phrase)] if SHORTEST < len(phrase) <= LONGEST else []

    def _counted(self, state: Pass, i: int, hit: Hit | None) -> str | None:
        """The counted things of `7个外资项目`, which the clauses after it go on about."""
        if hit is None or hit.rule.id != "count_of":
            return None
        first = i + 1 + (state.codes[i + 1] == "v")
        phrase = state.text[state.cells[first].start : state.cells[hit.roles["metric"]].end].strip(self._edge)
        return phrase if SHORTEST < len(phrase) <= LONGEST else None

    def _lead(self, state: Pass) -> Name | None:
        """What the sentence, or its item after a semicolon, opens with, when that is a short phrase: its theme."""
        if state.lead is None or state.lead_item != state.item:
            found = self._find_lead(state)
            if not state.lead or (found and not found[0].name.endswith(self._nouns.heads)):
                state.lead, state.lead_from = found, state.item
            state.lead_item = state.item
            if state.lead:
                state.scope.lead = [state.lead[0]]
        return state.lead[0] if state.lead else None

    def leave(self, state: Pass) -> None:
        """At the end of a sentence: what it was about is the theme of the next ones."""
        if state.lead is None:
            state.scope.prior = state.cells
        elif state.lead and not self._vague(state.lead[0]):
            state.scope.theme, state.scope.prior = [state.lead[0]], []

    def _theme(self, state: Pass, lead: Name | None) -> list[Name]:
        """`新港交付。园区建有3栋厂房`: what the sentences before are about, where this one only points back to it."""
        scope = state.scope
        if lead is None or not self._vague(lead):
            return []
        if scope.prior:
            before = Pass(scope.prior, "".join([c.code for c in scope.prior]), {}, state.text, scope)
            scope.prior, found = [], self._find_lead(before)
            if found and not self._vague(found[0]):
                scope.theme = found
        return scope.theme

    def _vague(self, lead: Name) -> bool:
        """Whether it names nobody: it points back, or says only what is measured."""
        return lead.name.startswith(self._nouns.pointing) or lead.name in self._nouns.attributes

    def _find_lead(self, state: Pass) -> list[Name]:
        """The first clause that is no report of who said it, up to its verb."""
        codes, cells = state.codes, state.cells
        for clause in _CLAUSE.finditer(codes, state.item):
            at, stop = clause.span(1)
            reports = codes[clause.end() - 1] in ",:" and state.text.endswith(self._nouns.told, 0, cells[clause.end() - 1].start)
            if "w" in clause.group(1) and not reports and not self._announces(state, clause.end()):
                phrase = state.text[cells[at].start : cells[stop - 1].end]
                if self._nouns.view(phrase):
                    state.scope.lead = []
                    return []  # 按销售地区分，城镇5亿元、乡村3亿元
                if not self._nouns.any_report.search(phrase) and not self._nouns.aside(phrase):
                    phrase = self._nouns.opening(phrase)
                    return [Name("other", phrase)] if SHORTEST <= len(phrase) <= LONGEST else []
            if stop < clause.end(2) and codes[stop] in VALUES:
                break
        return []

    def _head(self, state: Pass) -> Name | None:
        """`经开区去年引进项目9个`: the words of a clause before its time."""
        if state.names_clause == state.clauses or not HEADED.match(state.codes, state.clause):
            return None
        cell = state.cells[state.clause]
        phrase = self._nouns.left(state.text[cell.start : cell.end])
        if (
            not phrase
            or not phrase.isalnum()
            or not SHORTEST <= len(phrase) <= PLAIN
            or self._nouns.aside(phrase)
            or not self._nouns.somebody(phrase)
        ):
            return None
        return Name("other", phrase) if state.text.startswith(phrase, cell.start) else None

    def _theme_before(self, state: Pass, i: int) -> list[Name]:
        """`农业总产值，2020年达到30亿元`: the metric that a clause of its own names, with the words before it."""
        at = state.clause - 2
        start = max((state.codes.rfind(mark, 0, at) for mark in ",;:.O"), default=-1) + 1
        if "E" in state.codes[start:i] or not VALUES.isdisjoint(state.codes[start:i]):
            return []
        metric, words = state.cells[at], self._nouns.left(state.text[state.cells[start].start : state.cells[at].start]) or ""
        words = words if state.text.endswith(words, 0, metric.start) else ""
        phrase = words + state.text[metric.start : metric.end]
        return [Name("sector", phrase)] if SHORTEST <= len(phrase) <= LONGEST else []

    @staticmethod
    def _announces(state: Pass, end: int) -> bool:
        """`今年经济社会发展主要目标是：`: a clause that only says that goals follow."""
        return state.codes[end - 1 : end] == ":" and state.codes[: end - 1].rstrip("v")[-1:] == "T"

    @staticmethod
    def _measured(state: Pass, at: int) -> int:
        """Where the metric, or behind which words it stands, that a growth is about: 工业增加值同比增长, 铜产量同比增长."""
        j = state.clause + len(state.codes[state.clause : at].rstrip("DvZzJ")) - 1
        if state.clause < j < at - 1 and state.codes[j] in METRICS:
            return j
        return j + 1 if state.clause <= j < at - 1 and state.codes[j] == "w" and "D" in state.codes[j:at] else at

    def _sector(self, state: Pass, i: int, hit: Hit | None) -> str | None:
        """The words right before the metric, when they read as whose metric it is: `规模以上工业`增加值."""
        at = i - (state.codes[i - 1 : i] == "H")
        if hit:
            at = min(hit.roles.get("metric", i), hit.roles.get("growth", i), hit.roles.get("speed", i), at)
            at = self._measured(state, at)
        codes, text, clause = state.codes, state.text, state.clause
        if at - 1 > clause and codes[at - 1] == "(":
            at -= 1
        before = codes[clause:at]
        if before[-2:] == "wB" and state.cells[at - 2].end == state.cells[at - 1].start:
            before = before[:-1] + "w"  # 北证50
        first = clause + len(before.rstrip("wEvMmsqidTK"))
        said, cells = codes[first:at], state.cells[first:at]
        if "s" in said:
            share = max((j for j, c in enumerate(cells) if c.code == "s" and text.startswith(self._nouns.whole, c.start)), default=None)
            cells = cells[:share]  # what comes before 占公司总股本 has the share
        if not cells or text.endswith(self._nouns.and_others, 0, cells[-1].end):
            return None
        words = "".join([text[c.start : c.end] for c in cells if c.code != "T"]) if "T" in said else text[cells[0].start : cells[-1].end]
        phrase = self._nouns.left(words.strip(self._edge))
        return phrase if phrase and SHORTEST <= len(phrase) <= LONGEST and not phrase[0].isascii() else None


def name_of(cell: Cell) -> Name:
    """The subject name of an entity cell."""
    return Name(cell.of.kind, cell.of.id)


MOST, PLACES = 7, 2
"""Names a fact shows at the most, and how many of them are kept for places."""


def unique(names: Iterable[Name]) -> list[Name]:
    """Each name once, the nearest first, at most `MOST`."""
    return nearest(distinct(names, lettered))


def nearest(out: dict[str, Name]) -> list[Name]:
    """At most `MOST` names, the nearest first."""
    if len(out) <= MOST - PLACES:
        return list(out.values())
    near = min(MOST - PLACES, sum([n.kind != "region" for n in out.values()]))
    places = MOST - near
    kept: list[Name] = []
    for name in out.values():
        if name.kind == "region":
            places -= 1
            if places >= 0:
                kept.append(name)
        elif near:
            near -= 1
            kept.append(name)
    return kept


def distinct(names: Iterable[Name], worded: Callable[[str], bool]) -> dict[str, Name]:
    """Each name once; words that are also a recognised name are of its kind; `worded` tells whether mere words may be a name."""
    out: dict[str, Name] = {}
    add(out, [n for n in names if (worded(n.name) if n.kind in WORDED else lettered(n.name))])
    return out


def add(out: dict[str, Name], names: Iterable[Name]) -> None:
    """Put names behind the others; one that is there as mere words gets its kind."""
    for name in names:
        known = out.setdefault(name.name, name)
        if known is not name and known.kind in WORDED and name.kind not in WORDED:
            out[name.name] = name
