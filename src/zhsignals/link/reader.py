"""Reads one sentence: cells and rule hits in, drafts out, scope carried on."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from zhsignals.link.cells import METRICS, VALUES, Cell, share_points
from zhsignals.link.dating import Dating
from zhsignals.link.draft import Draft, Scope
from zhsignals.link.matcher import Engine, Hit
from zhsignals.link.metric import MetricChooser
from zhsignals.link.series import Series
from zhsignals.link.spans import status_ahead
from zhsignals.link.state import BREAKS, Outside, Pass
from zhsignals.link.status import StatusKeeper
from zhsignals.link.subject import SubjectFinder
from zhsignals.link.value import grows_on, growth_sign, make_change, make_level, moved_stock, ranked_growth, told_speed
from zhsignals.text import Quantity

CUES = METRICS | frozenset("TDKPEyO")
"""Cells that change what the values after them mean."""
HEARD = frozenset("TDKyO")
"""Cues that a sentence without values does not hand on."""
IDLE = frozenset("wvd、GS")
"""The most frequent cells that change nothing."""
TELLING = CUES | VALUES
"""What makes a sentence worth reading."""
DURATIONS = "duration"
QUOTE_OPENS, QUOTE = "“", "”"
TITLE, TITLE_ENDS = "《", "》"
SLOGAN = 10
"""Characters of a catch-word before its number."""
OUTPUT = "value_added"
BOUNDS = frozenset({"gt", "gte", "lt", "lte"})
COMPARING = frozenset({"gt", "near"})
"""Bounds that before a whole only compare, unless the value is a share of it: 超过预期的9%."""
Words = Mapping[str, tuple[str, ...]]
Limits = Sequence[tuple[str, str]]
"""Words that bound a share from before its whole, each with its comparator."""


class SentenceReader:
    """Turns the cells of a sentence into drafts."""

    def __init__(self, engine: Engine, metrics: MetricChooser, subjects: SubjectFinder, words: Words, limits: Limits) -> None:
        self._engine, self._metrics, self._subjects = engine, metrics, subjects
        self._qualifiers, self._ranked = frozenset(words["qualifiers"]), frozenset(words["ranked"])
        self._ranks, self._added = words["ranks"], words["added"]
        self._heights, self._lengths, self._against = words["heights"], frozenset(words["lengths"]), words["against"]
        self._per, self._again, self._points = words["per"], words["again"], frozenset(words["points"])
        self._days = words["days"]
        self._moved, self._phases = words["moved"], words["phases"]
        self._limits = limits
        self._restating, self._about, self._mean = words["restating"], words["about"], words["mean"]
        self._last_year, self._stocks = words["last_year"], words["stocks"]
        self._rough = re.compile("|".join(words["roughly"]))
        self._ranking, self._statuses = words["ranking"], StatusKeeper(words)
        self._output, self._views = re.compile("|".join(words["output"])), (*words["views"], *words["amid"])
        self._dating = Dating(words)
        self._joints, self._series = words["joints"], Series(words, metrics.aliases)

    def read(self, text: str, cells: list[Cell], scope: Scope) -> list[Draft]:
        """The drafts of a sentence, in order."""
        codes = "".join([c.code for c in cells])
        if "C" in codes and "N" in codes:
            share_points(cells, text, self._joints)
            codes = "".join([c.code for c in cells])
        if "w" in codes and scope.metric is not None and self._output.search(text, cells[0].start, cells[-1].end):
            scope.metric = scope.output = scope.last_level = scope.last_amount = None  # 增加值增长5%。主要产品产量：原煤增长4%
        if TELLING.isdisjoint(codes):
            scope.prior = cells
            return []
        hits = {} if VALUES.isdisjoint(codes) else self._engine.match(codes)
        state = Pass(cells, codes, hits, text, scope, status=scope.status)
        whole = scope.plan_told
        if whole is not None and (codes.lstrip("v")[:1] == "O" or text.startswith(self._phases, cells[0].start)):
            state.status, state.period = whole.status, whole.period  # 计划投资9亿元。其中工业投资5亿元
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
                self._statuses.leave_clause(state)
                if state.passing == state.clauses and codes[i + 1 : i + 2] != "O":
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
        levels = [d for d in state.drafts if d.kind != "change"]
        scope.said = state.period
        scope.plan_told = levels[-1] if levels and all(d.status != "actual" for d in levels) else None
        return state.drafts

    def _today(self, state: Pass, i: int) -> bool:
        """Whether brackets only say which day `今天` is."""
        return state.codes[i - 2 : i] == "(P" and state.text.endswith(self._days, 0, state.cells[i - 2].start)

    def _bracket(self, state: Pass, i: int, *, opens: bool) -> None:
        """A basis, a time or a status said in brackets ends with them: 引进企业9家（任务数8家）."""
        state.basis = None
        if opens:
            state.outside.append(Outside(state.period, state.passing == state.clauses, state.status, state.status_clause, state.goal))
        elif state.outside:
            if self._today(state, i):
                state.outside.pop()
                state.passing = -1 if state.scope.published else state.passing
                return  # 今天（2月7日），
            state.period, passing, state.status, state.status_clause, state.goal = state.outside.pop()
            state.passing = state.clauses if passing else -1

    def _new_item(self, state: Pass, start: int) -> None:
        state.basis = state.stage = None
        self._dating.new_item(state)
        if start < len(state.cells):
            state.item = start
        if not state.status_used:
            state.status = state.scope.status

    def _cue(self, state: Pass, i: int, code: str, cell: Cell) -> None:
        if code == "T":
            self._statuses.hear(state, i, cell.of.data.data["value"])
            self._dating.leave(state, cell.start)
        elif code == "D":
            state.basis, state.against_end = cell.of.data.data["value"], cell.end
            if state.codes[i + 1 : i + 2] == "," and not state.codes[state.clause : i].strip("v"):
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
            elif code != "s" and not self._titled(state, cell.start):
                state.scope.metric = cell.of
                if cell.of.data.data.get("metric", cell.of.id) == OUTPUT:
                    state.scope.output = cell.of
                if cell.of.data.data.get("qualified"):
                    state.scope.series = state.scope.told_series = cell.of.id
        elif code == "y" and state.status_clause == state.clauses:
            state.to_finish = True
        elif code == "y" and not state.to_finish and (state.status == "planned" or state.goal):
            state.status = "actual"

    @staticmethod
    def _titled(state: Pass, at: int) -> bool:
        """Whether a word stands in the title of a work: 《电动汽车销售报告》."""
        start = state.cells[0].start
        return state.text.rfind(TITLE, start, at) > state.text.rfind(TITLE_ENDS, start, at)

    def _value(self, state: Pass, i: int) -> None:
        cell, hit = state.cells[i], state.hits.get(i)
        draft = None if state.codes[i - 3 : i + 2] == ",B,R)" else self._draft(state, i, cell, hit)  # 某股(3.030,-0.06,-1.94%)
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
        self._stock(state, i, hit, draft)
        draft.subjects = self._subjects.of(state, i, hit, draft)
        if draft.comparator == "eq":
            draft.comparator = self._bound(state, i, hit, draft)
        draft.status = self._statuses.of(state, i, hit, draft)
        state.status_used = True
        draft.period = self._dating.when(state, i, draft)
        self._place(state, i, draft)
        state.passing = -1
        state.item_period = state.item_period or draft.period
        if state.status_once:
            state.status, state.status_once = state.scope.status, False
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

    @staticmethod
    def _remember(state: Pass, hit: Hit | None, draft: Draft) -> None:
        """What the next growth or list item may be of."""
        if draft.kind != "change":
            state.scope.last_level = draft
            if draft.kind != "rate":
                state.scope.last_amount = draft
            if draft.kind == "count" and hit is not None:
                state.scope.counted_in = draft.unit
            state.basis = None

    def _place(self, state: Pass, i: int, draft: Draft) -> None:
        """What the time of a value says of its status: the year ahead in a work report, a year that is over behind a forecast."""
        if state.scope.ahead and draft.status == "actual" and state.status_clause < 0 and state.codes[i + 1 :].lstrip("v")[:1] != "H":
            draft.status = status_ahead(state.scope, draft)
        if draft.status != "actual" and self._over(state, draft):
            draft.status = "actual"

    def _over(self, state: Pass, draft: Draft) -> bool:
        """`估计成本将增加，而去年实现利润9亿元`: a year that is over, told behind the clause of what is foreseen."""
        when = draft.period
        if when is None or draft.kind == "change" or when is not state.period or not state.status_clause < state.clauses == state.told:
            return False
        return when.form == "same" or state.text.startswith(self._last_year, when.start)

    def _bound(self, state: Pass, i: int, hit: Hit | None, draft: Draft) -> str:
        """The bound that stands apart from a number: `约占全国的六分之一`, `约增长两成`, `不超过总股本的6%`."""
        told = state.cells[min(hit.roles.values())].start if hit else 0
        if (draft.kind in ("rate", "change") and state.text.endswith(self._about, 0, told)) or self._roughly(state, i):
            return "approx"
        apart = draft.kind == "rate" and state.codes[i - 1 : i] in ("d", "E")
        return self._limited(state, i, share=draft.metric == "share") if apart else "eq"

    def _roughly(self, state: Pass, i: int) -> bool:
        """`约有变压器420台`, `风速约每秒5米`: a bound that a noun or a measure parts from its number."""
        start = state.cells[max(state.clause, state.last_value + 1)].start
        return self._rough.search(state.text, start, state.cells[i].start) is not None

    def _limited(self, state: Pass, i: int, *, share: bool) -> str:
        """`不超过总股本的6%`, `接近全球一半`: the bound that stands before the whole."""
        start = max(state.clause, state.last_value + 1)
        said = state.text[state.cells[start].start : state.cells[i].start]
        bound = next((bound for term, bound in self._limits if term in said), "eq")
        return bound if share or bound not in COMPARING else "eq"

    def _stock(self, state: Pass, i: int, hit: Hit | None, draft: Draft) -> None:
        """新增存款20亿元: what a stock has grown by is a change of it."""
        if draft.kind == "change" or hit is None or "metric" not in hit.roles:
            return
        metric = state.cells[hit.roles["metric"]]
        said = state.text[state.cells[state.clause].start : state.cells[i].start]
        if metric.of.data.data.get("stock") and any(w in said for w in self._added):
            draft.kind, draft.basis = "change", self._basis(state, i)

    def _draft(self, state: Pass, i: int, cell: Cell, hit: Hit | None) -> Draft | None:
        quantity = cell.of
        reading = hit.rule.reading if hit else "level"
        if hit and hit.rule.id == "class_counted" and quantity.comparator not in BOUNDS:
            reading, hit = "level", None
        if reading == "threshold" or self._qualifies(state, quantity):
            quantity.form = "threshold"
            if state.codes[max(0, i - 2) : i] == "TM":
                state.status = state.scope.status  # 计划投资5亿元以上项目9个: the projects are there
            return None
        if hit and cell.code == "N" and "growth" in hit.roles and state.codes[hit.roles["growth"]] == "S":
            reading, hit = "level", None  # 幅度在15个省份中最低
        if hit and reading == "change" and not self._stands(state, i, hit):
            if cell.code == "B":
                level = state.scope.last_level
                if level is None or level.kind != "count":
                    return None
                quantity = replace(quantity, kind="count", unit=level.unit)
            told = (
                hit.rule.id == "compare" and cell.code == "R" and state.codes[i - 1] == "d" and "P" in state.codes[hit.roles["growth"] : i]
            )
            draft = make_change(quantity, 1 if told else growth_sign(state.cells, hit))  # 低于上月的7%: last month's own growth
            draft.basis = self._basis(state, i)
            return draft
        if cell.code == "R" and reading == "level" and (sign := told_speed(state, i)):
            draft = make_change(quantity, sign)
            draft.basis = self._basis(state, i)
            return draft
        if cell.code == "Q" and hit is None and (sign := moved_stock(state, i, self._stocks)):
            draft = make_change(quantity, sign)
            draft.basis = self._basis(state, i)
            return draft
        if cell.code == "R" and hit is None and (ranked_growth(state, i) or grows_on(state, i)):
            draft = make_change(quantity, 1)
            draft.basis = self._basis(state, i)
            return draft
        if cell.code in "XC":
            draft = make_change(quantity, 1, multiple_of=quantity.form != "doubling" and quantity.value != 1)
            draft.basis = self._basis(state, i)
            return draft
        pointed = quantity.unit in self._points and (quantity.value % 1 or "i" in state.codes[:i])
        if reading == "index" or (pointed and quantity.kind == "count"):
            return make_level(replace(quantity, kind="quantity", unit="1"))
        if cell.code == "B" and quantity.form == "ratio" and self._series.tells_sectors(state, i):
            return make_level(replace(quantity, kind="rate", unit="1", value=quantity.value.scaleb(-2)))
        if cell.code == "B" or quantity.form == DURATIONS:
            return self._bare(state, i, hit)
        sign = int(state.cells[hit.roles["metric"]].of.data.data.get("sign", 1)) if hit and "metric" in hit.roles else 1
        return make_level(quantity, sign)

    def _stands(self, state: Pass, i: int, hit: Hit) -> bool:
        """`高68米的塔`: how high something stands, when nothing is compared."""
        growth = state.cells[hit.roles["growth"]] if "growth" in hit.roles else None
        if growth is None or state.cells[i].of.unit not in self._lengths or state.text[growth.start : growth.end] not in self._heights:
            return False
        said = state.text[state.cells[state.clause].start : growth.start]
        return "D" not in state.codes[state.clause : i] and not any(w in said for w in self._against)

    def _qualifies(self, state: Pass, quantity: Quantity) -> bool:
        """Whether a count only names or ranks something: 五大产业, 前三名."""
        if state.text.startswith(QUOTE, quantity.end) and QUOTE_OPENS in state.text[max(0, quantity.start - SLOGAN) : quantity.start]:
            return True  # “稳增长30条”
        if (quantity.unit in self._qualifiers and quantity.form != "magnitude") or state.text.endswith(self._per, 0, quantity.start):
            return True
        if quantity.unit in self._ranked and state.text.endswith(self._moved, 0, quantity.start):
            return True  # 位次上升1位
        if state.text.endswith((*self._ranking, *self._restating), 0, quantity.start):
            return True  # 位居7县第一
        return quantity.unit in self._ranked and state.text.endswith(self._ranks, 0, quantity.start)

    def _bare(self, state: Pass, i: int, hit: Hit | None) -> Draft | None:
        if hit is None or "metric" not in hit.roles:
            return None
        unit = state.cells[hit.roles["metric"]].of.data.data.get("unit")
        if not unit:
            return None
        return make_level(replace(state.cells[i].of, kind="count", unit=unit))

    def _basis(self, state: Pass, i: int) -> str:
        if state.codes[i] == "X" and state.codes[max(0, i - 2) : i] == "Pd":
            earlier, now = state.cells[i - 2].of, state.period or state.scope.period or state.scope.year
            before = earlier.first is not None and now is not None and now.first is not None and now.first.year - earlier.first.year == 1
            if earlier.form == "same" or before:
                return "yoy"
        if state.codes[i + 1 : i + 4] == "dDS":
            return str(state.cells[i + 2].of.data.data["value"])  # 2%的两年平均增速
        for j in range(i - 1, state.clause - 1, -1):
            if state.codes[j] == "D":
                state.basis = str(state.cells[j].of.data.data["value"])
                return state.basis
            if state.codes[j] == "S" and self._averaged(state, j):
                return "avg"
        if state.held is not None and state.held[0] == state.clauses and state.held[1].form == "same":
            return "yoy"
        if state.basis == "yoy" and state.against_end > state.cells[state.clause].start:
            return "yoy"
        said = state.codes[state.clause : i]
        if "J" in said or "U" in said or any(c in "wEMmsqi" for c in said):
            return state.compared
        return state.basis or state.compared

    def _averaged(self, state: Pass, speed: int) -> bool:
        """`2015—2020年增加值平均增速为6%`: the mean of several years."""
        time = state.period
        years = time.years or (time.last.year - time.first.year if time.first and time.last else 0) if time else 0
        return years > 1 and state.text.endswith(self._mean, 0, state.cells[speed].start)

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
