"""The time that an article is about: what its title says, what its first figures tell, what `全年` means in it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from zhsignals.link.cells import VALUES
from zhsignals.link.clause import many_years, opens
from zhsignals.link.draft import Scope
from zhsignals.link.spans import FULL_DATE, hardly_begun, in_future, one_month, past_event, so_far, third_of_month, year_period
from zhsignals.link.state import Pass
from zhsignals.text import Period

MOOD = 700
"""Characters behind the title in which an excerpt of a report shows whether it reviews or announces."""
SPRING = 4
"""Until April `全年` and `年末` speak of the year before."""


class ArticleTime:
    """Keeps the time of the article and of its paragraphs; the words are data (patterns/links/noun.toml)."""

    def __init__(self, words: Mapping[str, tuple[str, ...]]) -> None:
        self._issues, self._reviews, self._plans = words["issues"], words["reviews"], words["plan_titles"]
        self._releases, self._reports, self._bullets = words["releases"], words["reports_on"], words["bullets"]
        self._whole_year, self._ends = words["whole_year"], words["ends_of"]
        self._urging, self._told = re.compile("|".join(words["urging"])), re.compile("|".join(words["reviewing"]))

    def open(self, title: str, head: str, periods: Sequence[Period], scope: Scope) -> None:
        """What the title says of the article's time; a work report of one year reviews the year before, but for an excerpt that urges."""
        stated = next((p for p in periods if p.form == "period" and p.iso and p.first and p.last and not one_month(p)), None)
        rest = title[stated.end :] if stated else title
        ahead = stated and scope.published and (in_future(stated, scope.published) or hardly_begun(stated, scope.published))
        if ahead and not any(w in title for w in self._plans):
            stated = None  # 2015年突破3000亿, 下半年供应偏紧
        reviews = any(w in title for w in self._reviews)
        if reviews:
            known = int((scope.published or "0")[:4])
            year = stated.first.year if stated and stated.first and (not known or stated.first.year <= known) else known
            if year:
                scope.document_period = year_period(year - 1)
                scope.title_year, scope.coming = year - 1, year_period(year)
                scope.ahead = len(self._urging.findall(head)) > 2 * (len(self._told.findall(head)) + 1)
                scope.document_period = scope.coming if scope.ahead else scope.document_period
        elif stated and not any(w in rest for w in self._issues):
            scope.document_period = stated
        if not reviews and any(w in title for w in self._plans):
            scope.status = scope.section_status = scope.document_status = "target"
            scope.plan = scope.title_plan = next((p for p in periods if p.form == "plan" and p.iso), None)
        scope.title_period, scope.body = scope.document_period, len(title)
        if scope.title_year is None and stated and stated.first and len(stated.iso or "") == len("2023"):
            scope.title_year = stated.first.year

    def carry(self, state: Pass, i: int, period: Period) -> None:
        """What opens a sentence holds for the paragraph, the first time of the first figures for the article."""
        scope = state.scope
        coming = period.form == "plan" and any(c.code == "T" and c.of.data.data["value"] != "actual" for c in state.cells)
        foretold = state.status in ("expected", "planned")
        if not scope.published and (coming or foretold):
            return
        if foretold and len(scope.published or "") == FULL_DATE and period.first and period.first.isoformat() > (scope.published or ""):
            return  # 预计8月下旬回升。目前报价下调20元
        released = period.form == "period" and state.text.endswith(self._releases, 0, period.start)
        if opens(state, i) or released:
            scope.period = period
        self._renew(state, i, period)
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
            or (period.form == "plan" and not (scope.published and opens(state, i)))
            or past_event(period, scope)
            or third_of_month(period)
            or period.iso == (scope.published or "")[:4]
            or any(w in rest for w in self._issues)
        ):
            return
        if VALUES.isdisjoint(state.codes) and (period.form == "date" or one_month(period) or not opens(state, i)):
            return
        if VALUES.isdisjoint(state.codes) and period.last and str(period.last.year) < (scope.published or scope.newest)[:4]:
            return  # what happened last year, told for a beginning
        known = scope.document_period
        if known is None or (known.form == "date" and period.form != "date"):
            scope.document_period = scope.period = period

    @staticmethod
    def _renew(state: Pass, i: int, period: Period) -> None:
        """`今年5月销量占50%` in news that first told of the year before: what says no time behind it is of this year again."""
        scope, now = state.scope, (state.scope.published or "")[:4]
        held = scope.document_period
        if held is None or held is scope.title_period or len(scope.published or "") < FULL_DATE or VALUES.isdisjoint(state.codes):
            return
        recent = period.first is not None and str(period.first.year) == now != period.iso
        if recent and opens(state, i) and held.last is not None and str(held.last.year) < now:
            scope.document_period = None

    @staticmethod
    def runs_on(state: Pass, i: int, period: Period) -> bool:
        """`2024年产能释放，助推全年业绩`: the year of the sentence is the one that is running; `年末…，全年…` says none."""
        said = (c.of for c in state.cells[:i] if c.code == "P" and c.of.form == "period")
        figures = (p for p in said if any(map(str.isdigit, state.text[p.start : p.end])))
        return any(p.first and period.first and p.first.year == period.first.year for p in figures)

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
