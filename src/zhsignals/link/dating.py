"""Which time a value is about: the clause's, the sentence's, the paragraph's or, behind them, the article's."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from zhsignals.link.article_time import ArticleTime
from zhsignals.link.aside import Asides
from zhsignals.link.cells import VALUES
from zhsignals.link.clause import aims, clause_end, heads_clause, in_brackets, opens
from zhsignals.link.draft import Draft
from zhsignals.link.origin import RISEN, risen_times, time_of_origin, told_with_status
from zhsignals.link.spans import (
    DECADE,
    FULL_DATE,
    UNDATED,
    a_year_apart,
    in_future,
    lasting,
    look_ahead,
    one_month,
    so_far,
    whole_year,
    within,
    year_before,
    year_period,
)
from zhsignals.link.state import Pass
from zhsignals.text import Period

LEVELS, GROWN = frozenset("ALNQ"), frozenset("GS")
QUOTED = "《"
ORIGIN = "#origin"
BARE = 2
"""Characters of a number of years that says no more: `5年`."""
COUNTED_YEARS = frozenset("2345两二三四五")
"""`两年平均` counts its years itself."""


class Dating:
    """Keeps the scope of times; the words that tell its cases apart are data (patterns/links/noun.toml)."""

    def __init__(self, words: Mapping[str, tuple[str, ...]], article: ArticleTime) -> None:
        self._article, self._asides = article, Asides(words)
        self._against, self._from, self._joints = words["against"], words["from_then"], frozenset(words["joints"])
        self._views, self._by, self._proposed = words["views"], words["by"], words["proposed"]
        self._stretches, self._present, self._weeks = words["stretches"], words["present"], words["weeks"]
        self._estimates = words["estimates"]
        self._this, self._ends, self._year_before = words["this_year"], words["ends_of"], words["year_before"]
        before, feasts = ("|".join(map(re.escape, words[w])) for w in ("year_just_over", "feasts"))
        self._feast = re.compile(f"(?:{before}).*(?:{feasts})$")

    def enter(self, state: Pass, i: int, period: Period) -> None:
        """A time holds for the rest of its sentence; one that opens the sentence holds for the paragraph."""
        text, scope = state.text, state.scope
        if self._asides.until_now(state, period):
            state.period, state.now = None, True
            return
        if period.form == "vague":
            if text.endswith(self._against, 0, period.start):
                state.basis, state.against_end = "unstated", period.end  # 较上周上涨500元
            else:
                self._stretch(state, i, period)
            return
        if self._asides.passes_by(state, i, period) or self._beside(state, i, period):
            return
        if period.iso and state.drafts and text.startswith(self._estimates, period.end):
            state.once = period  # 8月指数初值为9.7，7月终值9.5
            return
        if period.iso is None:
            if period.form == "same":
                state.period = year_before(state.period or scope.period)
            elif self._apart(state, period):
                state.period, state.now = None, True
                scope.period = None if opens(state, i) and scope.period and scope.period.form == "plan" else scope.period
            return
        ahead = state.status != "actual" or self._article.runs_on(state, i, period) or aims(state, i)
        period = self._article.anchored(text, period, scope, this_year=ahead)
        known = state.period or scope.period
        if known is not None and known.iso == period.iso and self._is_before(text, period) > self._is_before(text, known):
            period = year_before(period) or period  # 2023年出口9亿元，上年为8亿元, written in 2024
        if opens(state, i):
            look_ahead(scope, period)
        if period.form == "plan" and (heads_clause(state, i) or QUOTED in text[state.cells[state.clause].start : period.start]):
            scope.plan = period
        if period.form == "same" and state.drafts:
            state.aside = (state.clauses, state.period)  # 上年同期为下降10%，增速比1—2月回落6个百分点
        state.period, state.now, state.told = period, False, state.clauses
        stop = clause_end(state.codes, i)
        viewed = stop < len(state.cells) and text.endswith(self._views, period.end, state.cells[stop].start)
        alone = heads_clause(state, i) and state.codes[i + 1 : i + 2] == ","
        fills_clause = viewed or (alone and period.form != "date" and not one_month(period))
        if not opens(state, i) and not (heads_clause(state, i) and (fills_clause or state.codes[state.clause - 1 : state.clause] == ";")):
            untold = state.clause == i and period.form == "period" and VALUES.isdisjoint(state.codes[i:stop])
            # 去年6月出口9亿元，今年4月，进口6亿元; 2019年出口涨2%，2020年市场复苏，出口涨7%
            state.passing = state.clauses + (alone or untold or state.codes[i + 1 : i + 2] in ("M", ","))
        if self._set_for(state, i, period):
            state.status = scope.status = "target"
            state.status_clause, scope.aimed_at = state.clauses, period
        elif scope.published and in_future(period, scope.published):
            if state.status == "actual":
                state.status, state.status_clause, state.status_used = "planned", state.clauses, True
        elif lasting(period, scope.published):
            self._tell_past(state, i, period)
            self._article.carry(state, i, period)
        elif opens(state, i) and one_month(period) and (self._first_told(state) or text.endswith(self._ends, period.start, period.end)):
            scope.period = period

    def _apart(self, state: Pass, period: Period) -> bool:
        """`2023年产值5亿元。今年一季度产值2亿元`: whether a time that nobody can date is another than the one that holds."""
        held = state.scope.period or state.scope.plan
        if held is not None and held.form == "plan":
            return not state.text.endswith(self._against, 0, period.start)  # “十四五”期间新增9家。今年出口5亿元
        return self._of_this_year(state, period) and held is not state.scope.title_period and whole_year(held)

    def _of_this_year(self, state: Pass, period: Period) -> bool:
        """`今年一季度`, `截至今年3月底`."""
        said = state.text[period.start : period.end]
        return any(w in said for w in self._this)

    @staticmethod
    def _first_told(state: Pass) -> bool:
        """Whether the first figures of an article that says no day of its own are those of a month: `2019年10月份，物价上涨3%。`"""
        return not state.scope.published and not state.scope.dated and "G" in state.codes and "R" in state.codes

    def _tell_past(self, state: Pass, i: int, period: Period) -> None:
        """`截至2月末，贷款余额5亿元` under a plan: what opens with a time gone by is told, to the end of the paragraph."""
        scope = state.scope
        gone = scope.status == "target" and scope.published and period.last and period.last.isoformat() <= scope.published
        if gone and opens(state, i) and not state.text.endswith(self._by, state.cells[state.clause].start, period.start):
            state.status = scope.status = "actual"

    def _set_for(self, state: Pass, i: int, period: Period) -> bool:
        """`规划提出，到2027年，`: the year by which a plan means to get there; so is the last that an undated text names."""
        text, clause, scope = state.text, state.cells[state.clause].start, state.scope
        if period.form != "period" or not opens(state, i) or not text.endswith(self._by, clause, period.start):
            return False
        said = text[state.cells[0].start : period.start]
        last = state.status == "actual" and not scope.published and period.iso == scope.newest
        bare = state.codes[i + 1 : i + 2] == "," and not text.endswith(self._ends, period.start, period.end)
        return any(w in said for w in self._proposed) or (last and bare)

    def _stretch(self, state: Pass, i: int, period: Period) -> None:
        """`五年来`, `上周`: of no time that is known, but in a work report the years up to the one it reviews."""
        scope = state.scope
        if period.years and scope.coming and scope.coming.first:
            bare = scope.ahead and period.end - period.start == BARE and state.text[period.start].isnumeric()
            begin = scope.coming.first.year - (0 if bare else period.years)
            first, last = year_period(begin), year_period(begin + period.years - 1)
            iso = f"{first.iso}/{last.iso}" if period.years > 1 else last.iso
            state.period = replace(period, iso=iso, first=first.first, last=last.last, form="period")
            state.now, state.told = False, state.clauses
            if opens(state, i):
                scope.period = state.period
            return
        known = state.period or scope.period
        told = known is not None and known.first and known.last and known.last.year > known.first.year  # “十一五”期间…5年共完成
        weekly = period.form == "vague" and state.text[period.start : period.end].endswith(self._weeks)
        if not told and (weekly or heads_clause(state, i)) and any(w in state.text[period.start : period.end] for w in self._stretches):
            state.period, state.now = period, False

    def _beside(self, state: Pass, i: int, period: Period) -> bool:
        """Whether a time is only one that something is held against or rose from; the value right behind it may be its own."""
        text = state.text
        if self._asides.held_against(state, i, period):
            state.held, state.compared, state.basis, state.against_end = (state.clauses, period), "unstated", None, period.end
            return True
        told_then = self._asides.listed_with_value(state, i)
        if told_then or text[state.against_end : period.start] in self._joints or text.endswith(self._against, 0, period.start):
            state.basis, state.against_end = "yoy" if self._last_year(state, period) else "unstated", period.end
            told_then = told_then or in_brackets(state.codes, i)  # 较2010年同期（9吨）增加
            if state.codes[i + 1 :].lstrip("d")[:1] in LEVELS or told_then or state.codes[i + 1 : i + 3] == "dR":
                state.once = self._then(state, period)
            return True
        state.basis = None
        origin = period.form in ("same", "period", "date", "plan") and text.endswith(self._from, 0, period.start)
        if origin and not VALUES.isdisjoint(state.codes[i + 1 : clause_end(state.codes, i + 1)]):
            state.once = self._then(state, period) or UNDATED
            return True
        return False

    def _then(self, state: Pass, period: Period) -> Period | None:
        """The time that something rose from; `上年` is the year before the one that is told."""
        known = state.period or state.scope.period
        relative = whole_year(known) and self._is_before(state.text, period)
        return period if period.iso and not relative else year_before(known)

    def _is_before(self, text: str, period: Period) -> bool:
        return text[period.start : period.end] in self._year_before

    def _last_year(self, state: Pass, period: Period) -> bool:
        """`截至2023年底有9家，比2022年增长5%`: compared with the same stretch of the year before the one that is told, or its feast."""
        if self._feast.match(state.text, period.start, period.end):
            return True  # 较去年春节假期增长5%
        now = state.period or state.scope.period
        if period.form == "period" and len(period.iso or "") == len("2023"):
            return bool(now and now.last and period.first and now.last.year - period.first.year == 1)
        return now is not None and a_year_apart(period, now)

    @staticmethod
    def new_item(state: Pass) -> None:
        """`；` ends `截至5月底` where it did not open the sentence, and `1—6月` told in the midst of an item of 2023."""
        told, opened = state.period, state.item_period
        if told is not None and state.drafts and state.drafts[0].start < told.start:
            if told.form == "until":
                state.period = None
            elif opened is not None and opened is not told and within(told, opened):
                state.period = opened
        state.item_period = state.period

    def measured_from(self, state: Pass, i: int, basis: str) -> None:
        """`较上年同期的150亿元`, `较上年同期150亿元增长`: the next value only is of the time that a change is measured from."""
        behind = state.codes[i + 1 : i + 3]
        risen = behind[:1] in LEVELS and behind[1:] in GROWN and state.text.startswith(self._against, state.cells[i].start)
        if risen or (behind[:1] == "d" and behind[1:] in LEVELS) or in_brackets(state.codes, i):
            before = year_before(state.period or state.scope.period) if basis == "yoy" else None
            state.once = before or UNDATED

    def leave(self, state: Pass, start: int) -> None:
        """`目前有职工20人`: a time of another year no longer holds, nor an earlier sentence's but for the running year or its day."""
        own, published = state.period, state.scope.published or ""
        over = own is not None and own.last is not None and own.last.isoformat() < published[: len("2023")]
        opens_clause = start == state.cells[state.clause].start and state.text.startswith(self._present, start)
        if opens_clause and own is not None and published and (over or in_future(own, published)):
            state.period, state.now = None, True  # 明年产值将达9亿元，目前只有5亿元
            return
        carried, now = state.scope.period, (state.scope.published or "")[:4]
        running = {str(d.year) for d in (carried.first, carried.last) if d} == {now} if carried else False
        current = running and carried is not None and (whole_year(carried) or len(carried.iso or "") == FULL_DATE)
        if not current and state.period is None and state.text.startswith(self._present, start):
            state.now = True

    def when(self, state: Pass, i: int, draft: Draft) -> Period | None:
        """The sentence's own time, else the paragraph's; what is still to come has only its own."""
        scope, own = state.scope, state.period
        if state.held is not None and state.held[0] == state.clauses and draft.kind != "change":
            return state.held[1]
        if state.once is not None:
            once, state.once = state.once, None
            return once if once.iso else None
        if own is not None and own.form == "vague":
            return None
        if self._turned(state, i):
            return time_of_origin(state)
        if own is not None and (end := self._end_of_span(state, i, own, draft)) is not None:
            return end
        left_behind = draft.rule.endswith(ORIGIN) or state.codes[i + 1 :].lstrip("v")[:1] == "H"
        if left_behind and (state.told != state.clauses or self.parted(state, i)):
            return time_of_origin(state)
        if draft.rule.endswith(RISEN) and state.told != state.clauses and (risen := risen_times(state)) is not None:
            return risen[1]
        if draft.basis == "avg" and own is not None and own.iso and len(own.iso) == len("2023"):
            own = self._years_of_growth(state, own) or own
        if draft.status == "target" and own is not None and "P" not in state.codes[state.clause : i] and so_far(own):
            return year_period(own.first.year) if own.first else own
        if draft.status in ("planned", "expected", "target"):
            past = own is not None and own.last is not None and bool(scope.published) and own.last.isoformat() < (scope.published or "")
            beside = draft.status == "expected" and state.status_once  # 10月出口增长5%，预期4%
            if past and (beside or told_with_status(state, i)):
                return own
            if draft.status == "target" and own is None and scope.aimed_at is not None and draft.basis != "avg":
                return scope.aimed_at
            apart = state.now or (draft.status == "planned" and draft.kind == "quantity")  # 将建设单机容量1500千瓦的风机
            plan = None if apart else scope.plan
            return plan or scope.year or scope.coming if past or own is None else own
        if state.now:
            return own or scope.year
        return own or scope.period or scope.year

    @staticmethod
    def _end_of_span(state: Pass, i: int, span: Period, draft: Draft) -> Period | None:
        """`从2017年到2021年，占比由55%提高到72%`: each of the two is of one end of the years."""
        years = len(span.iso or "") == len("2017/2021") and span.form == "period"  # no five-year plan
        if not years or span.first is None or span.last is None or not 1 < span.last.year - span.first.year < DECADE:
            return None
        if draft.rule.endswith(RISEN):
            return year_period(span.last.year)
        return year_period(span.first.year) if state.codes[i + 1 :].lstrip("v")[:1] == "H" else None

    def parted(self, state: Pass, i: int) -> bool:
        """`到2030年由目前的4亿元增至9亿元`: a time of the clause that stands before 由 is not the time of what it rose from."""
        own = state.period
        if own is None or state.told != state.clauses or own.end > state.cells[i].start:
            return False
        said = state.text[own.end : state.cells[i].start]
        return any(w in said for w in self._from)

    def _turned(self, state: Pass, i: int) -> bool:
        """`分别由下降9%和8%转为增长3%和2%`: a growth of before."""
        growth = state.codes.rfind("G", state.clause, i)
        if growth <= state.clause or state.codes.find("H", i, clause_end(state.codes, i)) < 0 or "H" in state.codes[state.clause : i]:
            return False
        return state.text.endswith(self._from, 0, state.cells[growth].start)

    def _years_of_growth(self, state: Pass, last: Period) -> Period | None:
        """`1990年达到9亿元，较1985年升三成，年均增5%`: growth by the year over the years between two that the sentence tells."""
        cue = next((c for c in reversed(state.cells[state.clause :]) if c.code == "D"), None)
        if cue is not None and state.text[cue.start] in COUNTED_YEARS:
            return None
        told = [d.period for d in state.drafts if d.kind != "change"]
        told += [c.of for c in state.cells if c.code == "P" and state.text.endswith(self._against, 0, c.start)]
        told += [state.held[1]] if state.held else []
        years = [p for p in told if p and p.first and p.iso and len(p.iso) == len(last.iso or "")]
        first = min(years, key=lambda p: p.iso or "", default=last)
        return replace(last, iso=f"{first.iso}/{last.iso}", first=first.first) if str(first.iso) < str(last.iso) else None
