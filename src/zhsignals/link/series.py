"""Series: `A、B分别增长5%、8%` gives each value its own name, metric or level."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from zhsignals.link.cells import METRICS, VALUES
from zhsignals.link.draft import Draft, Name
from zhsignals.link.noun import COMMA
from zhsignals.link.per import PerUnit
from zhsignals.link.spans import same_stretch
from zhsignals.link.state import BREAKS, Pass
from zhsignals.link.subject import unique
from zhsignals.quantity import calendar
from zhsignals.text import Period

STOPS = frozenset("ZzGSJHD")
LEADING = "ZzGSJHDvTPU"
"""Cells between a list of names and its values."""
LISTED: Mapping[int, Callable[[int, int], calendar.When | None]] = {1: calendar.month_at, 3: calendar.quarter}
"""What a list of times may be of, by the months each has."""
LONGEST = 18
BOUNDS = frozenset({"gte", "lte"})
"""Bounds that stand before the first value of a series and hold for all."""
SHARED = BOUNDS | {"gt", "lt", "near", "approx"}
"""The same right behind `分别`: 分别超过2亿元、3亿元."""
APPORTIONED = frozenset({"share", "completion_rate"})
BETWEEN = frozenset({"，", ":", "："})


class Item(NamedTuple):
    """An item of the list before a series: its words, its metric if it is one, the names in it."""

    name: str
    metric: str | None
    names: frozenset[str]


class Series:
    """Gives the values of a series their own names, in place; what joins its items is data."""

    def __init__(self, words: Mapping[str, tuple[str, ...]], wholes: Mapping[str, str]) -> None:
        self._joints = BETWEEN | frozenset(words["joints"])
        self._split = re.compile("|".join(sorted(map(re.escape, words["joints"]), key=len, reverse=True)))
        self._wholes = wholes
        self._heads, self._of, self._per = words["heads"], words["of"][0], PerUnit(words)
        self._against = (*words["against"], *words["with"])
        self._sectors, self._sector_names = words["three_sectors"], words["three_sector_names"]

    def spread(self, state: Pass) -> None:
        """Read every run of values in a row as a series."""
        if len(state.drafts) < 2:
            return
        by_start = {d.quantity.start: d for d in state.drafts}
        before: list[Draft] = []
        last = 0
        for run in self._runs(state):
            drafts = [d for i in run if (d := by_start.get(state.cells[i].of.start))]
            if len(drafts) == len(run) > 1:
                between, tail = state.codes[last : run[0]], (drafts[-1].metric, drafts[-1].label)
                self._assign(state, run, drafts, [] if "、" in between or ";" in between else before, METRICS.isdisjoint(between))
                self._date(state, run, drafts, before, between)
                before, last = drafts, run[-1] + 1
                self._name_sectors(state, run, drafts)
                if tail != (named := (drafts[-1].metric, drafts[-1].label)):
                    for d in (d for d in state.drafts if d.change_of is drafts[-1] and (d.metric, d.label) == tail):
                        d.metric, d.label = named  # 分别为3亿元和4亿元，增长33%

    def _runs(self, state: Pass) -> list[list[int]]:
        """Values in a row, joined by 、 or 和 only, of one kind."""
        runs: list[list[int]] = []
        codes = state.codes
        for i in [i for i, code in enumerate(codes) if code in VALUES]:
            if runs and alike(codes[runs[-1][0]], codes[i]) and self._joined(state, runs[-1][-1], i) and same_things(state, runs[-1], i):
                runs[-1].append(i)
            else:
                runs.append([i])
        return [r for r in runs if len(r) > 1]

    def _joined(self, state: Pass, left: int, right: int) -> bool:
        between = state.text[state.cells[left].end : state.cells[right].start].strip()
        return self._per.without_rest(between) in self._joints

    def _assign(self, state: Pass, run: list[int], drafts: list[Draft], before: list[Draft], bare: bool) -> None:
        head, tail = drafts[0], drafts[-1]
        if head.metric == "other" and tail.rule.endswith("#amount_of"):
            head.metric, head.label = tail.metric, None  # 给予50万元、30万元奖励
        if head.kind == "rate" and tail.kind == "change":
            follow(tail, head, SHARED)  # 分别出现6%和8%的增长
        shared = SHARED if state.codes[run[0] - 1 : run[0]] == "Z" else BOUNDS
        for d in drafts[1:]:
            follow(head, d, shared)
        points = head.unit == "pp"
        skipped = {"change"} if points else {"change", "rate"}
        levels = [d for d in state.drafts if d.kind not in skipped and d.quantity.start < head.quantity.start][-len(run) :]
        told = [d for d in state.drafts if d.kind == "change" and d.unit != "pp" and d.quantity.start < head.quantity.start]
        names = self._names(state, run[0], len(run))
        if names:
            listed = frozenset().union(*(n.names if n.metric else n.names | {n.name} for n in names))
            for d, item in zip(drafts, names, strict=True):
                if item.metric and head.metric not in ("share", self._wholes.get(item.metric)):
                    d.metric, d.label = item.metric, None
                elif head.metric == "other" and (noun := self._noun(names[-1].name)):
                    d.label = item.name if item.name.endswith(noun) else item.name + noun  # 蔬菜、瓜果产量
                others = listed - item.names - {item.name}
                d.subjects = unique([Name("sector", item.name), *(n for n in d.subjects if n.name not in others)])
        elif head.kind == "change" and (points or head.change_of is not None) and len(levels) == len(run):
            for d, level in zip(drafts, levels, strict=True):
                d.metric, d.label, d.subjects, d.change_of = level.metric, level.label, level.subjects, level
        elif head.kind == "rate" and self._apportions(state, run[0], drafts, levels):
            for d, level in zip(drafts, levels, strict=True):
                d.subjects = level.subjects  # 电子业90亿元，食品业20亿元，分别占28%、6%
        elif points and len({(d.metric, d.label) for d in told}) == len(told) == len(run):
            for d, earlier in zip(drafts, told, strict=True):  # 增加值下降7%，总产值下降6%，降幅分别收窄1和2个百分点
                d.metric, d.label, d.subjects, d.change_of = earlier.metric, earlier.label, earlier.subjects, earlier
        elif len(before) == len(run) and head.kind == before[0].kind == "change":
            for d, earlier in zip(drafts, before, strict=True):  # 分别增长5%、8%，两年平均分别增长3%、4%
                d.subjects = earlier.subjects
                if bare:
                    d.metric, d.label = earlier.metric, earlier.label

    @staticmethod
    def _apportions(state: Pass, first: int, drafts: list[Draft], levels: list[Draft]) -> bool:
        """Whether `分别` and a share or a completion follow as many values of one metric."""
        start = max(state.codes.rfind(mark, 0, first) for mark in BREAKS) + 1
        if drafts[0].metric not in APPORTIONED or len(levels) != len(drafts) or "Z" not in state.codes[start:first]:
            return False
        if state.codes[start:first].lstrip("v")[0] not in "Zs":
            return False  # 用料9吨、8吨，原料成本占比分别为5%、6%
        return len({(d.kind, d.metric, d.unit) for d in levels}) == 1

    def _noun(self, name: str) -> str:
        """The measure of its own that a name ends with, which the names before it in the list share: 丙牌的`毛利率`."""
        head = max((h for h in self._heads if name.endswith(h)), key=len, default="")
        owned = name.rpartition(self._of)[2]
        return owned if head and owned != name else head

    def _date(self, state: Pass, run: list[int], drafts: list[Draft], before: list[Draft], between: str) -> None:
        """`2014年、2015年和2016年营收3亿元、5亿元和8亿元`: as many times as values, each to its own."""
        times = [i for i in range(run[0]) if state.codes[i] == "P" and state.cells[i].of.iso]
        if times and (spread := years_of(state.cells[times[-1]].of, len(run))):
            part = state.drafts[0].period if state.cells[times[-1]].of.form == "same" else None  # 一季度增长7%（2015和2016年同期为3%、4%）
            for d, period in zip(drafts, spread, strict=True):
                d.period = same_stretch(part, int(period.iso or 0)) if part else period
            return
        apart = self._listed(state, times)
        listed = [p for i in apart for p in parts_of(state.text, state.cells[i].of)][-len(run) :]
        if len(listed) > len(apart) and self._names(state, run[0], len(run)):
            listed = []  # 1、2月进口和出口分别增长5%、8%
        if len(listed) == len(run):
            against = drafts[0].kind == "change" and state.text.endswith(self._against, 0, listed[0].start)
            for d, period in zip(drafts, listed, strict=True):  # 与2019年、2020年相比分别增长8%、6%: the growths are of now
                d.period = drafts[0].period if against else period
        if len(before) == len(run) and not re.search("P[^P]*P|;", between) and len({d.period.iso for d in before if d.period}) == len(run):
            for d, earlier in zip(drafts, before, strict=True):  # 同期净利润为1亿元、2亿元和3亿元
                d.period = earlier.period

    def _listed(self, state: Pass, times: list[int]) -> list[int]:
        """The last of the times and those that are listed before it."""
        first = next((k for k in range(len(times) - 1, 0, -1) if not self._joined(state, times[k - 1], times[k])), 0)
        return times[first:]

    def _name_sectors(self, state: Pass, run: list[int], drafts: list[Draft]) -> None:
        """A ratio of the three industries names them in their order."""
        told = drafts[0].quantity.form == "ratio" or "Z" in state.codes[: run[0]]
        if len(run) == len(self._sector_names) and told and drafts[0].kind == "rate" and self.tells_sectors(state, run[0]):
            for d, name in zip(drafts, self._sector_names, strict=True):
                d.subjects = unique([Name("industry", name), *d.subjects])

    def tells_sectors(self, state: Pass, i: int) -> bool:
        """Whether the sentence speaks of the three industries before the value."""
        said = state.text[state.cells[0].start : state.cells[i].start]
        return any(w in said for w in self._sectors)

    def _names(self, state: Pass, first: int, count: int) -> list[Item] | None:
        """The last `count` list items before the series, with their metrics where they are metrics."""
        codes = state.codes
        end = len(codes[:first].rstrip(LEADING))
        before = end - 1 if codes[end - 1 : end] == "," else end  # 电子、煤炭行业增速较高，分别增长8%和6%
        start = max((j for j in range(before) if codes[j] in BREAKS), default=-1) + 1
        if before < end and VALUES.intersection(codes[start:before]):
            ranked = re.search("N[vwd]*d?v(?=E)", codes[start:before])  # 开工率居前三位的是甲县、乙县，分别为90%、80%
            if ranked is None or VALUES.intersection(codes[start + ranked.end() : before]):
                return None
            start += ranked.end()
        end = before
        last = max((j for j in range(start, end) if codes[j] in STOPS), default=start - 1) + 1
        early = next((j for j in range(start, end) if codes[j] in STOPS), end)
        late = None if VALUES.intersection(codes[start:end]) else self._items(state, last, end, count)
        return late or (self._items(state, start, early, count) if early < end else None)

    def _items(self, state: Pass, start: int, stop: int, count: int) -> list[Item] | None:
        times = [j for j in range(start, stop) if state.codes[j] == "P"]
        if len(times) > 1:
            return None  # 2020年、2021年营收3亿元、4亿元
        start = times[0] + 1 if times and times[0] == start else start
        if start >= stop:
            return None
        base, end = state.cells[start].start, state.cells[stop].start
        head = state.text[base:end]
        joints = [(m.start(), m.end()) for m in self._split.finditer(head)]
        marks = [(a, b) for a, b in joints if head[a:b] == COMMA]
        joints = marks if len(marks) == count - 1 else joints  # 蔬菜及食用菌、瓜果 are two
        if len(joints) < count - 1:
            return None
        before = joints[: len(joints) - count + 1]
        joints = joints[len(before) :]
        starts, ends = [before[-1][1] if before else 0, *(e for _, e in joints)], [*(s for s, _ in joints), len(head)]
        out: list[Item] = []
        for a, b in zip(starts, ends, strict=True):
            inside = [c for c in state.cells[start:stop] if c.start >= base + a and c.end <= base + b]
            metrics = [c.of for c in inside if c.code in METRICS - {"m"} and c.end == base + b]
            metric = metrics[-1].data.data.get("metric", metrics[-1].id) if metrics else None
            whole = inside[-1] if inside and inside[-1].code == "E" and inside[-1].end == base + b else None
            name = state.text[whole.start : whole.end] if whole else head[a:b].strip(" “”")[-LONGEST:]
            if not name:
                return None
            out.append(Item(name, metric, frozenset(c.of.id for c in inside if c.code == "E")))
        return out


def years_of(period: Period, count: int) -> list[Period]:
    """The years of `2017年至2019年` when they are as many as the values; none otherwise."""
    if period.first is None or period.last is None or count != period.last.year - period.first.year + 1:
        return []
    if (period.first.month, period.first.day, period.last.month, period.last.day) != (1, 1, 12, 31):
        return []
    years = range(period.first.year, period.last.year + 1)
    return [replace(period, iso=str(y), first=date(y, 1, 1), last=date(y, 12, 31)) for y in years]


def parts_of(text: str, period: Period) -> list[Period]:
    """The months of `3月、4月` and the quarters of `一、二季度`, which are told as one stretch; any other time is one."""
    first, last, parts = period.first, period.last, text.count("、", period.start, period.end) + 1
    if first is None or last is None or first.year != last.year or parts == 1:
        return [period]
    each, left = divmod(last.month - first.month + 1, parts)
    if left or each not in LISTED:
        return [period]
    told = [LISTED[each](first.year, (first.month - 1) // each + 1 + k) for k in range(parts)]
    return [replace(period, iso=w.iso, first=w.first, last=w.last) for w in told if w is not None]


def follow(head: Draft, d: Draft, shared: frozenset[str]) -> None:
    """Read a later value of a series as its head is read."""
    d.metric, d.label, d.basis, d.kind, d.status = head.metric, head.label, head.basis, head.kind, head.status
    d.unit = {"rate": "1"}.get(d.quantity.kind, d.quantity.unit) or head.unit
    if head.kind == "change":
        more = d.quantity.value - (head.quantity.value - abs(head.value) if head.unit == d.unit == "x" else 0)  # 是去年的3倍、2倍
        d.value = -more if head.value < 0 <= head.quantity.value else more  # 下降5%、3%, but 增长-5%、3%
    d.subjects, d.stage = head.subjects, head.stage
    if d.comparator == "eq" and head.comparator in shared and head.quantity.number[0] > head.quantity.start:
        d.comparator = head.comparator  # 分别不低于2亿元、3亿元


def same_things(state: Pass, run: list[int], i: int) -> bool:
    """Whether counts may be a series: `9户、20人` counts households and people, unless `分别` stands before them."""
    counted = {state.cells[j].of.unit for j in (run[0], i) if state.codes[j] == "N"}
    return len(counted) < 2 or "Z" in state.codes[: run[0]]


def alike(a: str, b: str) -> bool:
    """Values of one kind: growths in percent or in times, amounts with or without a bound."""
    return a == b or (a in "RX" and b in "RX") or (a in "AL" and b in "AL")
