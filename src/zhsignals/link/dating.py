"""Which time a value is about: the clause's, the sentence's, the paragraph's, the article's."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from zhsignals.link.cells import VALUES
from zhsignals.link.clause import clause_end, clause_or_value, heads_clause, many_years, opens
from zhsignals.link.draft import Draft, Scope
from zhsignals.link.origin import REACH, risen_times, time_of_origin, told_with_status
from zhsignals.link.spans import (
    FULL_DATE,
    UNDATED,
    a_year_apart,
    hardly_begun,
    in_future,
    lasting,
    look_ahead,
    one_month,
    past_event,
    so_far,
    whole_year,
    within,
    year_before,
    year_period,
)
from zhsignals.link.state import BREAKS, Pass
from zhsignals.text import Period

LEVELS, GROWN = frozenset("ALNQ"), frozenset("GS")
QUOTED = "《"
ORIGIN = "#origin"
COUNTED_YEARS = frozenset("2345两二三四五")
"""`两年平均` counts its years itself."""
BEFORE_EVENT = 2
"""Characters between a time and the verb of what began then: 2016年正式投产的."""
LONGEST_EVENT = 8
"""Characters between a time and the end of its clause that say what began then."""
SPRING = 4
"""Until April `全年` and `年末` speak of the year before."""


class Dating:
    """Keeps the scope of times; the words that tell its cases apart are data (patterns/links/noun.toml)."""

    def __init__(self, words: Mapping[str, tuple[str, ...]]) -> None:
        self._prices, self._against, self._since = words["base_prices"], words["against"], words["since"]
        self._from, self._releases = words["from_then"], words["releases"]
        self._with, self._likened = words["with"], words["likened"]
        self._issues, self._reviews, self._plans = words["issues"], words["reviews"], words["plan_titles"]
        self._filed, self._joints, self._reports = words["filed"], frozenset(words["joints"]), words["reports_on"]
        self._bullets = words["bullets"]
        self._saying = words["saying"]
        self._views, self._by, self._proposed = words["views"], words["by"], words["proposed"]
        self._whole_year, self._ends = words["whole_year"], words["ends_of"]
        self._stretches, self._present, self._weeks = words["stretches"], words["present"], words["weeks"]
        self._this = words["this_year"]
        self._events, self._events_of = words["events"], tuple(e + of for e in words["events"] for of in words["of"])

    def open_article(self, title: str, periods: Sequence[Period], scope: Scope) -> None:
        """What the title says of the article's time; a work report of one year reviews the year before."""
        stated = next((p for p in periods if p.form == "period" and p.iso and p.first and p.last and not one_month(p)), None)
        rest = title[stated.end :] if stated else title
        ahead = stated and scope.published and (in_future(stated, scope.published) or hardly_begun(stated, scope.published))
        if ahead and not any(w in title for w in self._plans):
            stated = None  # 2015年突破3000亿, 下半年供应偏紧
        if any(w in title for w in self._reviews):
            known = int((scope.published or "0")[:4])
            year = stated.first.year if stated and stated.first and (not known or stated.first.year <= known) else known
            if year:
                scope.document_period = year_period(year - 1)
                scope.title_year, scope.coming = year - 1, year_period(year)
        elif stated and not any(w in rest for w in self._issues):
            scope.document_period = stated
        if any(w in title for w in self._plans):
            scope.status = scope.section_status = scope.document_status = "target"
            scope.plan = scope.title_plan = next((p for p in periods if p.form == "plan" and p.iso), None)
        scope.title_period, scope.body = scope.document_period, len(title)
        if scope.title_year is None and stated and stated.first and len(stated.iso or "") == len("2023"):
            scope.title_year = stated.first.year

    def enter(self, state: Pass, i: int, period: Period) -> None:
        """A time holds for the rest of its sentence; one that opens the sentence holds for the paragraph."""
        text, scope = state.text, state.scope
        if self._until_now(state, period):
            state.period, state.now = None, True
            return
        if period.form == "vague":
            if text.endswith(self._against, 0, period.start):
                state.basis, state.against_end = "unstated", period.end  # 较上周上涨500元
            else:
                self._stretch(state, i, period)
            return
        if text.startswith((*self._prices, *self._filed), period.end) or self._begins(state, i, period) or self._of_event(state, i, period):
            return
        if self._multiplied(state, i) or self._told_on(state, i, period) or self._beside(state, i, period):
            return
        if period.iso is None:
            if period.form == "same":
                state.period = year_before(state.period or scope.period)
            elif text.startswith(self._this, period.start) and scope.period is not scope.title_period and whole_year(scope.period):
                state.period, state.now = None, True  # 2023年产值5亿元。今年一季度产值2亿元
            return
        ahead = state.status != "actual" or self._this_year(state, i, period)
        period = self.anchored(text, period, scope, this_year=ahead)
        if opens(state, i):
            look_ahead(scope, period)
        if period.form == "plan" and (heads_clause(state, i) or QUOTED in text[state.cells[state.clause].start : period.start]):
            scope.plan = period
        if period.form == "same" and state.drafts:
            state.aside = (state.clauses, state.period)  # 上年同期为下降10%，增速比1—2月回落6个百分点
        state.period, state.now, state.told = period, False, state.clauses
        stop = clause_end(state.codes, i)
        viewed = stop < len(state.cells) and text.endswith(self._views, period.end, state.cells[stop].start)
        fills_clause = viewed or (state.codes[i + 1 : i + 2] == "," and period.form != "date" and not one_month(period))
        if not opens(state, i) and not (heads_clause(state, i) and (fills_clause or state.codes[state.clause - 1 : state.clause] == ";")):
            state.passing = state.clauses
        if self._set_for(state, i, period):
            state.status = scope.status = "target"
            state.status_clause, scope.aimed_at = state.clauses, period
        elif scope.published and in_future(period, scope.published):
            if state.status == "actual":
                state.status, state.status_clause, state.status_used = "planned", state.clauses, True
        elif lasting(period, scope.published):
            self._carry(state, i, period)
        elif opens(state, i) and one_month(period) and text.endswith(self._ends, period.start, period.end):
            scope.period = period

    def _set_for(self, state: Pass, i: int, period: Period) -> bool:
        """`规划提出，到2027年，`: the year by which a plan means to get there."""
        text, clause = state.text, state.cells[state.clause].start
        if period.form != "period" or not opens(state, i) or not text.endswith(self._by, clause, period.start):
            return False
        said = text[state.cells[0].start : period.start]
        return any(w in said for w in self._proposed)

    def _stretch(self, state: Pass, i: int, period: Period) -> None:
        """`五年来`, `上周`: of no time that is known, but in a work report the years up to the one it reviews."""
        scope = state.scope
        if period.years and scope.coming and scope.coming.first:
            first, last = year_period(scope.coming.first.year - period.years), year_period(scope.coming.first.year - 1)
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
        text, scope = state.text, state.scope
        if self._held_against(state, i, period):
            state.held, state.compared, state.basis, state.against_end = (state.clauses, period), "unstated", None, period.end
            return True
        told_then = self._listed_with_value(state, i)
        if told_then or text[state.against_end : period.start] in self._joints or text.endswith(self._against, 0, period.start):
            state.basis, state.against_end = "yoy" if self._last_year(state, period) else "unstated", period.end
            if state.codes[i + 1 :].lstrip("d")[:1] in LEVELS or told_then or state.codes[i + 1 : i + 3] == "dR":
                state.once = period if period.iso else year_before(state.period or scope.period)
            return True
        state.basis = None
        origin = period.form in ("same", "period", "date", "plan") and text.endswith(self._from, 0, period.start)
        if origin and not VALUES.isdisjoint(state.codes[i + 1 : clause_end(state.codes, i + 1)]):
            state.once = period if period.iso else year_before(state.period or scope.period) or UNDATED
            return True
        return False

    @staticmethod
    def _last_year(state: Pass, period: Period) -> bool:
        """`截至2023年底有9家，比2022年增长5%`: compared with the same stretch of the year before the one that is told."""
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
        if risen or (behind[:1] == "d" and behind[1:] in LEVELS):
            before = year_before(state.period or state.scope.period) if basis == "yoy" else None
            state.once = before or UNDATED

    def leave(self, state: Pass, start: int) -> None:
        """`目前有职工20人`: a time of the sentences before, unless it is of the year that runs, no longer holds."""
        carried, now = state.scope.period, (state.scope.published or "")[:4]
        current = carried is not None and {str(d.year) for d in (carried.first, carried.last) if d} == {now}
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
        left_behind = draft.rule.endswith(ORIGIN) or state.codes[i + 1 :].lstrip("v")[:1] == "H"
        if left_behind and (state.told != state.clauses or self.parted(state, i)):
            return time_of_origin(state)
        if draft.rule.endswith(REACH) and state.told != state.clauses and (risen := risen_times(state)) is not None:
            return risen[1]
        if draft.basis == "avg" and own is not None and own.iso and len(own.iso) == len("2023"):
            own = self._years_of_growth(state, own) or own
        if draft.status == "target" and own is not None and "P" not in state.codes[state.clause : i] and so_far(own):
            return year_period(own.first.year) if own.first else own
        if draft.status in ("planned", "expected", "target"):
            past = own is not None and own.last is not None and bool(scope.published) and own.last.isoformat() < (scope.published or "")
            if past and told_with_status(state, i):
                return own
            if draft.status == "target" and own is None and scope.aimed_at is not None and draft.basis != "avg":
                return scope.aimed_at
            return scope.plan or scope.year or scope.coming if past or own is None else own
        if state.now:
            return own or scope.year
        return own or scope.period or scope.year

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

    def _carry(self, state: Pass, i: int, period: Period) -> None:
        """What opens a sentence holds for the paragraph, the first time of the first figures for the article."""
        scope = state.scope
        if state.status in ("expected", "planned") and not scope.published:
            return
        released = period.form == "period" and state.text.endswith(self._releases, 0, period.start)
        if opens(state, i) or released:
            scope.period = period
        rest = state.text[period.end : state.cells[-1].end]
        if state.text.startswith(self._reports, period.end) and period.form == "period":
            scope.document_period = scope.period = period
            return
        late = (
            scope.dated
            or scope.in_item
            or bool(state.drafts)
            or many_years(state)
            or state.text.startswith(self._bullets, state.cells[0].start)
        )
        if (
            late
            or period.form == "until"
            or (period.form == "plan" and not opens(state, i))
            or past_event(period, scope)
            or period.iso == (scope.published or "")[:4]
            or any(w in rest for w in self._issues)
        ):
            return
        if VALUES.isdisjoint(state.codes) and (period.form == "date" or one_month(period) or not opens(state, i)):
            return
        if VALUES.isdisjoint(state.codes) and scope.published and period.last and str(period.last.year) < scope.published[:4]:
            return  # what happened last year, told for a beginning
        known = scope.document_period
        if known is None or (known.form == "date" and period.form != "date"):
            scope.document_period = scope.period = period

    @staticmethod
    def _this_year(state: Pass, i: int, period: Period) -> bool:
        """`2024年产能释放，助推全年业绩`: the year of the sentence is the one that is running."""
        said = (c.of for c in state.cells[:i] if c.code == "P" and c.of.form == "period")
        return any(p.first and period.first and p.first.year == period.first.year for p in said)

    def anchored(self, text: str, period: Period, scope: Scope, *, this_year: bool = False) -> Period:
        """`全年` of a report on 2023 is 2023; the end of a year or month is told as that year or month."""
        words = text[period.start : period.end]
        over = not this_year and scope.status == "actual" and words.endswith(self._whole_year)
        if period.first and over and not any(c.isdigit() for c in words):
            year = scope.title_year
            if year is None and scope.document_period and scope.document_period.form == "same" and scope.document_period.first:
                year = scope.document_period.first.year
            if year is None and scope.published and scope.published[5:7].isdigit() and int(scope.published[5:7]) <= SPRING:
                year = int(scope.published[:4]) - 1
            if year is not None and period.first.year in (year + 1, int((scope.published or "0")[:4])):
                period = replace(period, iso=str(year), first=date(year, 1, 1), last=date(year, 12, 31))
        known = scope.document_period
        if period.form == "since" and known and known.first == period.first and so_far(known) and len(scope.published or "") == len("2023"):
            return replace(period, iso=known.iso, last=known.last, form="period")  # 年初以来 in a report on the first quarter
        if period.form == "until" and period.last and any(c in "HQ" for c in period.iso or ""):
            return replace(period, iso=f"../{period.last.isoformat()}")
        if period.form == "until" or not words.endswith(self._ends) or period.last is None or len(period.iso or "") != FULL_DATE:
            return period
        if period.last.month == 12 and period.last.day == 31:
            return replace(period, iso=str(period.last.year), first=date(period.last.year, 1, 1), form="period")
        return replace(period, iso=period.last.isoformat()[:7], first=period.last.replace(day=1), form="period")

    @staticmethod
    def _multiplied(state: Pass, i: int) -> bool:
        """`是1950年到1997年投资总和的1.5倍`: the time of what is multiplied, not of the multiple."""
        stop = clause_or_value(state.codes, i + 1)
        behind_is = state.codes[i - 1 : i] == "v" or not heads_clause(state, i)
        multiple = state.codes[stop : stop + 1] == "X" and state.cells[stop].of.form != "doubling"  # 未来五年要翻一番
        return multiple and behind_is and "G" not in state.codes[i:stop]

    def _listed_with_value(self, state: Pass, i: int) -> bool:
        """`低于上年同期8%和上年全年6%的增速`: a second time of comparison, behind the value of the first."""
        if i < 3 or state.codes[i - 3] != "P" or state.codes[i - 2] not in VALUES or state.cells[i - 3].end != state.against_end:
            return False
        return state.text[state.cells[i - 1].start : state.cells[i - 1].end] in self._joints

    def _begins(self, state: Pass, i: int, period: Period) -> bool:
        """`自去年8月作出决策以来`: a time since when, not the time of a value; `继去年斥资7亿元之后` is that of its value."""
        stop = clause_end(state.codes, i + 1)
        if not VALUES.isdisjoint(state.codes[i + 1 : stop]):
            return False
        return state.text.endswith(self._since, period.end, state.cells[min(stop, len(state.cells) - 1)].start)

    def _of_event(self, state: Pass, i: int, period: Period) -> bool:
        """`预计8月投产，总投资6亿元`, `2016年成立的公司投资3亿元`: when something began, not the time of a value."""
        stop = clause_or_value(state.codes, i + 1)
        if stop == len(state.codes):
            return False
        text, start, end = state.text, period.end, state.cells[stop].start
        if any(text.startswith(self._events_of, start + n, end) for n in range(min(BEFORE_EVENT, end - start) + 1)):
            return state.codes[stop] != "N"
        return state.codes[stop] in BREAKS and end - start <= LONGEST_EVENT and text.endswith(self._events, start, end)

    def _told_on(self, state: Pass, i: int, period: Period) -> bool:
        """`5月11日，该公司董事介绍说，`: the day on which somebody said so."""
        if period.form != "date" or not heads_clause(state, i):
            return False
        stop = clause_end(state.codes, i)
        stop = clause_end(state.codes, stop + 1) if stop == i + 1 else stop
        if stop >= len(state.cells) or not VALUES.isdisjoint(state.codes[i:stop]):
            return False
        return state.text.endswith(self._saying, period.end, state.cells[stop].start)

    def _held_against(self, state: Pass, i: int, period: Period) -> bool:
        """`与1995年的12亿吨持平`: a time of comparison that the rest of the clause tells."""
        if not state.text.endswith(self._with, 0, period.start):
            return False
        stop = next((c.start for c in state.cells[i + 1 :] if c.code in BREAKS), state.cells[-1].end)
        return any(w in state.text[period.end : stop] for w in self._likened)

    @staticmethod
    def _until_now(state: Pass, period: Period) -> bool:
        """`截至目前` of an article whose day is not known says nothing of its own."""
        words = state.text[period.start : period.end]
        return period.form == "until" and len(state.scope.published or "") < FULL_DATE and not any(c.isdigit() for c in words)
