"""Reads one sentence: cells and rule hits in, drafts out, scope carried on."""

from __future__ import annotations

import re

from zhsignals.link.article_time import ArticleTime
from zhsignals.link.cells import METRICS, VALUES, Cell, fold_grades, share_points
from zhsignals.link.clause import clause_end, heads_clause
from zhsignals.link.dating import Dating
from zhsignals.link.draft import Draft, Scope
from zhsignals.link.drafting import Drafter, Limits, Words
from zhsignals.link.matcher import Engine, Hit
from zhsignals.link.metric import MetricChooser
from zhsignals.link.series import Series
from zhsignals.link.spans import FULL_DATE, UNDATED, status_ahead
from zhsignals.link.state import BREAKS, Outside, Pass, SpokenOf
from zhsignals.link.status import StatusKeeper
from zhsignals.link.subject import SubjectFinder
from zhsignals.link.sums import PROJECT_MONEY
from zhsignals.text import Period

CUES = METRICS | frozenset("TDKPEyO")
"""Cells that change what the values after them mean."""
HEARD = frozenset("TDKyO")
"""Cues that a sentence without values does not hand on."""
IDLE = frozenset("wvd、GS")
"""The most frequent cells that change nothing."""
TELLING = CUES | VALUES
"""What makes a sentence worth reading."""
TITLE, TITLE_ENDS = "《", "》"
NAMED = frozenset("wE")
"""Behind a word of completion: what else is to be completed."""
OUTPUT = "value_added"
INVESTED = frozenset({"investment", "fixed_asset_investment"})
MOVES = frozenset("GH")
"""In a clause that says of what it counts that it grows or falls."""
SAID = frozenset("TyP")
"""What tells of a part that it is done, or when."""


class SentenceReader:
    """Turns the cells of a sentence into drafts."""

    def __init__(
        self, engine: Engine, metrics: MetricChooser, subjects: SubjectFinder, words: Words, limits: Limits, article: ArticleTime
    ) -> None:
        self._engine, self._metrics, self._subjects = engine, metrics, subjects
        self._series, self._statuses, self._dating = Series(words, metrics.aliases), StatusKeeper(words), Dating(words, article)
        self._drafter = Drafter(words, limits, self._series)
        self._again, self._days, self._phases, self._below = words["again"], words["days"], words["phases"], words["below"]
        self._joints, self._last_year, self._grades, self._of = words["joints"], words["last_year"], words["grades"], words["of"]
        self._members, self._sorted_by = words["members"], words["sorted_by"]
        further, doings, alike = ("|".join(words[w]) for w in ("further", "doings", "doings_alike"))
        self._doings = re.compile(f"(?:{further})?(?:{doings})(?!{alike})")
        self._output, self._views = re.compile("|".join(words["output"])), (*words["views"], *words["amid"])

    def read(self, text: str, cells: list[Cell], scope: Scope) -> list[Draft]:
        """The drafts of a sentence, in order."""
        codes = "".join([c.code for c in cells])
        if "N" in codes:
            fold_grades(cells, self._grades)
            if "C" in codes:
                share_points(cells, text, self._joints)
            codes = "".join([c.code for c in cells])
        if "w" in codes and scope.metric is not None and self._output.search(text, cells[0].start, cells[-1].end):
            scope.metric = scope.output = scope.last_level = scope.last_amount = None  # 增加值增长5%。主要产品产量：原煤增长4%
        if TELLING.isdisjoint(codes):
            scope.prior = cells
            return []
        hits = {} if VALUES.isdisjoint(codes) else self._engine.match(codes)
        state = Pass(cells, codes, hits, text, scope, status=scope.status, compared=scope.compared)
        whole = scope.plan_told
        if whole is not None and (self._divides(cells, codes, scope.plan_kinds) or text.startswith(self._phases, cells[0].start)):
            state.status, state.period = whole.status, whole.period  # 计划投资9亿元。其中工业投资5亿元
        elif whole is not None and whole.status != "expected" and self._doings.match(text, cells[0].start):
            state.status, state.period, state.to_finish = whole.status, whole.period, True  # 将新建公路9公里。改造农房5户，完成搬迁
        elif codes.lstrip("v")[:1] == "O":
            state.period = scope.said
        quiet = not hits and text[cells[-1].end - 1] != "：" and VALUES.isdisjoint(codes)
        for i, code in enumerate(codes):
            if code in IDLE or (quiet and (code in HEARD or (code == "P" and "T" in codes[state.clause : i]))):
                continue
            if quiet and code in METRICS:
                scope.spoken = cells[i].of if code != "m" else scope.spoken
            elif code in VALUES:
                self._value(state, i)
            elif code in BREAKS:
                state.parted = state.parted or (not state.drafts and state.text.endswith(self._views, 0, cells[i].start))
                self._statuses.leave_clause(state, i)
                self._lend(state, i)
                state.once = None if state.once is UNDATED else state.once  # 前值持平；同比增长5%
                if state.passing == state.clauses and code == ":":
                    state.passing += 1  # 预算2024年度总收入：5亿元
                elif state.passing == state.clauses and codes[i + 1 : i + 2] != "O":
                    state.period, state.passing = None, -1  # but 2010年各产品均实现增长，其中
                if state.aside is not None and state.aside[0] == state.clauses:
                    state.period, state.aside = state.aside[1], None
                state.clause, state.clauses = i + 1, state.clauses + 1
                if code == ";":
                    self._new_item(state, i + 1)
            elif code in "()":
                self._bracket(state, i, opens=code == "(")
            elif code in CUES:
                self._cue(state, i, code, cells[i])
        state.scope.dated = state.scope.dated or bool(state.drafts)
        self._series.spread(state)
        self._subjects.leave(state)
        self._hand_on(state)
        return state.drafts

    @staticmethod
    def _hand_on(state: Pass) -> None:
        """At the end of a sentence: what `其中` of the next one goes on with."""
        scope, levels = state.scope, [d for d in state.drafts if d.kind != "change"]
        ahead = bool(levels) and all(d.status != "actual" for d in levels)
        scope.said = state.period
        scope.plan_told, scope.plan_kinds = (levels[-1], frozenset([d.kind for d in levels])) if ahead else (None, frozenset())

    @staticmethod
    def _divides(cells: list[Cell], codes: str, kinds: frozenset[str]) -> bool:
        """Whether a sentence holds what may be a part of a whole: `可安置80人。其中，甲项目投资5亿元` holds none."""
        return codes.lstrip("v")[:1] == "O" and any(c.code == "R" or (c.code in VALUES and c.of.kind in kinds) for c in cells)

    def _today(self, state: Pass, i: int) -> bool:
        """Whether brackets only say which day `今天` is."""
        return state.codes[i - 2 : i] == "(P" and state.text.endswith(self._days, 0, state.cells[i - 2].start)

    def _bracket(self, state: Pass, i: int, *, opens: bool) -> None:
        """A basis, a time or a status said in brackets ends with them: 引进企业9家（任务数8家）."""
        if opens and state.basis and state.text.startswith(self._below, state.cells[i].end):
            state.scope.compared = state.compared = state.basis  # 较去年同期（下同）增长8%
        basis, state.basis = state.basis if state.against_end == state.cells[i].start else None, None
        if opens:
            spent = state.status_once and state.codes[i - 1 : i] in VALUES  # 计划总投资5亿元（约7000万美元），建成厂房9座
            after = state.scope.status if spent else state.status
            passing, before = state.passing == state.clauses, self._spoken_of(state, i)
            state.outside.append(Outside(state.period, passing, after, state.status_clause, state.goal, basis, before))
        elif state.outside:
            if self._today(state, i):
                state.outside.pop()
                state.passing = -1 if state.scope.published else state.passing
                return  # 今天（2月7日），
            state.period, passing, state.status, state.status_clause, state.goal, state.basis, before = state.outside.pop()
            state.passing = state.clauses if passing else -1
            if before is not None and not state.text.startswith(self._of, state.cells[i].end):  # 持股5亿股（占比9%）的股东拟减持
                scope = state.scope
                scope.last_level, scope.last_amount, scope.metric, state.names, state.names_clause, state.names_item = before

    @staticmethod
    def _spoken_of(state: Pass, i: int) -> SpokenOf | None:
        """`投资5亿元（其中外资2亿元），增长8%`: what was told before brackets that open right behind a value; it goes on behind them."""
        if state.codes[i - 1 : i] not in VALUES or not state.drafts:
            return None
        scope = state.scope
        return SpokenOf(scope.last_level, scope.last_amount, scope.metric, list(state.names), state.names_clause, state.names_item)

    @staticmethod
    def _lend(state: Pass, i: int) -> None:
        """`5个省份同比增长，其中江苏增长2%`: a growth told without a figure lends its basis to the figures that follow."""
        cue = state.codes.rfind("D", max(state.clause, state.last_value), i) if state.basis and state.codes[i] == "," else -1
        if cue >= 0 and "G" in state.codes[cue:i]:
            state.lent = state.basis

    def _new_item(self, state: Pass, start: int) -> None:
        state.basis = state.lent = state.stage = None
        self._dating.new_item(state)
        if start < len(state.cells):
            state.item = start
        if not state.status_used:
            state.status = state.scope.status

    def _cue(self, state: Pass, i: int, code: str, cell: Cell) -> None:
        if code == "T" and not self._titled(state, cell.start):
            self._statuses.hear(state, i, cell.of.data.data["value"])
            self._dating.leave(state, cell.start)
        elif code == "D":
            state.basis, state.against_end, state.lent = cell.of.data.data["value"], cell.end, None
            viewed = state.codes[i + 1 : i + 3] == "w," and state.text[state.cells[i + 1].start : state.cells[i + 1].end] in self._views
            if (viewed or state.codes[i + 1 : i + 2] == ",") and not state.codes[state.clause : i].strip("v"):
                state.compared, state.held = state.basis or "unstated", None
            self._dating.measured_from(state, i, state.basis)
        elif code == "K":
            state.stage, state.stage_clause = cell.of.data.data["value"], state.clauses
            if told := cell.of.data.data.get("foretells"):
                self._statuses.hear(state, i, told)
        elif code == "P":
            self._dating.enter(state, i, cell.of)
            self._statuses.look_ahead(state, cell.of)
        elif code == "O":
            state.parted = True
        elif code == "E":
            self._subjects.enter(state, i, cell)
        elif code in METRICS:
            if code == "m":
                state.scope.counted = cell.of
            elif code != "s" and not self._titled(state, cell.start) and not self._sorts(state, i):
                state.scope.metric = cell.of
                if cell.of.data.data.get("metric", cell.of.id) == OUTPUT:
                    state.scope.output = cell.of
                if cell.of.data.data.get("qualified"):
                    state.scope.series = state.scope.told_series = cell.of.id
        elif code == "y" and state.status_clause == state.clauses:
            state.to_finish = True
        elif code == "y" and not state.to_finish and self._done(state, i):
            state.status = "actual"

    @staticmethod
    def _done(state: Pass, i: int) -> bool:
        """`计划投资5亿元，完成3亿元`: what a plan has come to, but not `将开工项目9个，完成水库加固20座`."""
        return state.goal or (state.status == "planned" and state.codes[i + 1 : i + 2] not in NAMED)

    def _sorts(self, state: Pass, i: int) -> bool:
        """`按销售地区分，`: a word of a clause that only says by what the things told before are divided."""
        if not state.text.startswith(self._sorted_by, state.cells[state.clause].start):
            return False
        stop = clause_end(state.codes, i)
        return stop < len(state.cells) and state.text.endswith(self._views, 0, state.cells[stop].start)

    @staticmethod
    def _titled(state: Pass, at: int) -> bool:
        """Whether a word stands in the title of a work: 《电动汽车销售报告》."""
        start = state.cells[0].start
        return state.text.rfind(TITLE, start, at) > state.text.rfind(TITLE_ENDS, start, at)

    def _value(self, state: Pass, i: int) -> None:
        cell, hit = state.cells[i], self._metrics.growth.apt(state, i, state.hits.get(i))
        draft = None if state.codes[i - 3 : i + 2] == ",B,R)" else self._drafter.make(state, i, cell, hit)  # 某股(3.030,-0.06,-1.94%)
        if draft is None:
            state.last_value = i
            return
        restated = state.codes[i - 1 : i] == "(" and state.codes[i - 2 : i - 1] in VALUES
        draft.again = restated or state.text.endswith(self._again, 0, cell.of.start)
        draft.start, draft.end, draft.clause = cell.start, cell.end, state.clauses
        draft.rule = hit.rule.rule if hit else "links/scope#" + draft.kind
        last = state.drafts[-1] if restated and state.drafts else None
        if last is not None and last.kind == draft.kind == "amount" and last.unit != draft.unit:
            draft.metric, draft.label = last.metric, last.label  # 每吨11700卢比（264美元）
        else:
            self._metrics.choose(state, i, hit, draft)
        self._drafter.stock(state, i, hit, draft)
        draft.subjects = self._subjects.of(state, i, hit, draft)
        if draft.comparator == "eq":
            draft.comparator = self._drafter.bound(state, i, hit, draft)
        draft.status = self._statuses.of(state, i, hit, draft)
        state.status_used = True
        part = state.codes[i - 2 : i] == "R:" and cell.of.form == "ratio" and state.drafts
        draft.period = state.drafts[-1].period if part else self._dating.when(state, i, draft)
        self._place(state, i, draft)
        state.passing = -1
        state.item_period = state.item_period or draft.period
        self._statuses.spend(state, i, hit)
        if draft.status == "actual" and cell.of.start in state.scope.planned and state.status_clause != state.clauses:
            draft.status = "planned"
        if draft.metric == "project_count":
            draft.stage = self._stage(state, max(hit.roles.values()) if hit else i)
            if state.parted:
                draft.stage = draft.stage or state.scope.stage
            else:
                state.scope.stage = draft.stage
        self._evidence(state, hit, draft)
        state.drafts.append(draft)
        if state.codes[i + 1 :].lstrip("v")[:1] == "H" and state.told == state.clauses and not self._dating.parted(state, i):
            state.period = None
        state.last_value = i
        self._remember(state, hit, draft)

    def _remember(self, state: Pass, hit: Hit | None, draft: Draft) -> None:
        """What the next growth or list item may be of; 9个省份 are only counted by how they grow."""
        if draft.kind != "change" and not draft.against:
            state.scope.last_level = draft
            draft.counts_growing = draft.kind == "count" and (draft.label or "").endswith(self._members)
            at = state.last_value
            draft.grows = draft.counts_growing and not MOVES.isdisjoint(state.codes[at : clause_end(state.codes, at)])
            if draft.kind != "rate" and not draft.counts_growing:
                state.scope.last_amount = draft
            if draft.metric in PROJECT_MONEY:
                state.scope.invested = draft.metric
            if draft.kind == "count" and hit is not None:
                state.scope.counted_in = draft.unit
            state.basis = None

    def _place(self, state: Pass, i: int, draft: Draft) -> None:
        """What the time of a value says of its status: the year ahead in a work report, a year that is over behind a forecast."""
        if state.scope.ahead and draft.status == "actual" and state.status_clause < 0 and state.codes[i + 1 :].lstrip("v")[:1] != "H":
            draft.status = status_ahead(state.scope, draft)
        if draft.status != "actual" and self._over(state, i, draft):
            draft.status = "actual"
        if draft.status == "actual" and draft.kind == "amount" and "O" in state.codes[state.item : i]:
            draft.status = self._of_plan(state, i, draft)

    @staticmethod
    def _of_plan(state: Pass, i: int, draft: Draft) -> str:
        """`计划投资9亿元，其中固定资产投资5亿元`: what `其中` parts off from a plan is planned, unless it says otherwise."""
        at = state.codes.rindex("O", 0, i)
        whole = next((d for d in reversed(state.drafts) if d.end <= state.cells[at].start), None)
        if whole is None or whole.kind != draft.kind or whole.unit != draft.unit or not SAID.isdisjoint(state.codes[at:i]):
            return draft.status
        alike = whole.metric == draft.metric or {whole.metric, draft.metric} <= INVESTED
        return whole.status if alike and whole.value > draft.value and whole.end >= state.cells[state.item].start else draft.status

    def _over(self, state: Pass, i: int, draft: Draft) -> bool:
        """`估计成本将增加，而去年实现利润9亿元`: a year that is over, told behind the clause of what is foreseen."""
        when = draft.period
        if when is None or when is not state.period or not state.status_clause < state.clauses == state.told:
            return False
        if self._earlier(state, i, draft, when):
            return True
        if draft.kind == "change":
            return False
        return when.form == "same" or state.text.startswith(self._last_year, when.start)

    @staticmethod
    def _earlier(state: Pass, i: int, draft: Draft, when: Period) -> bool:
        """`预计全年销售9万台，一季度销售2万台`: a clause of its own on a time that is over and before what is foreseen."""
        at = next((j for j in range(state.clause, i) if state.cells[j].of is when), -1)
        if at < 0 or "T" in state.codes[at:i] or not heads_clause(state, at) or when.form != "period" or when.last is None:
            return False
        foreseen = [d.period.last for d in state.drafts if d.status == draft.status and d.period and d.period.last]
        return when.last.isoformat() < (state.scope.published or "")[:FULL_DATE] and bool(foreseen) and when.last < min(foreseen)

    def _stage(self, state: Pass, i: int) -> str | None:
        codes = state.codes
        if state.stage_clause == state.clauses:
            return state.stage
        for j in range(i + 1, len(codes)):
            if codes[j] in BREAKS or codes[j] in VALUES:
                break
            if codes[j] == "K" and (j + 1 == len(codes) or codes[j + 1] not in VALUES):
                return str(state.cells[j].of.data.data["value"])
        return state.stage

    def _evidence(self, state: Pass, hit: Hit | None, draft: Draft) -> None:
        if hit:
            places = [state.cells[j] for j in hit.roles.values()]
            draft.start = min(draft.start, *[c.start for c in places])
            draft.end = max(draft.end, *[c.end for c in places])
