"""What a value cell states: which draft it makes, with which basis and bound, or none."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from zhsignals.link.cells import VALUES, Cell
from zhsignals.link.draft import Draft
from zhsignals.link.matcher import Hit
from zhsignals.link.per import PerUnit
from zhsignals.link.series import Series
from zhsignals.link.state import BREAKS, Pass
from zhsignals.link.value import (
    grows_on,
    growth_sign,
    is_index,
    make_change,
    make_level,
    moved_again,
    moved_part,
    moved_rate,
    moved_stock,
    ranked_growth,
    told_growth,
    told_speed,
)
from zhsignals.text import Quantity

DURATIONS = "duration"
NUMEROUS = 1000
"""So many points are those of an index."""
QUOTE_OPENS, QUOTE = "“", "”"
SLOGAN = 10
"""Characters of a catch-word before its number."""
BOUNDS = frozenset({"gt", "gte", "lt", "lte"})
NEAR = 8
"""Characters that hold a bound before a measure: 不超过每公斤."""
COMPARING = frozenset({"gt", "near"})
"""Bounds that before a whole only compare, unless the value is a share of it: 超过预期的9%."""
BREAKS_OR_END = BREAKS | {""}
Words = Mapping[str, tuple[str, ...]]
Limits = Sequence[tuple[str, str, str]]
"""Words before a number that bound it, each with its comparator and how far it reaches."""


class Drafter:
    """Makes drafts of values; the words that tell the cases apart are data (patterns/links/noun.toml)."""

    def __init__(self, words: Words, limits: Limits, series: Series) -> None:
        self._qualifiers, self._ranked = frozenset(words["qualifiers"]), frozenset(words["ranked"])
        self._ranks, self._added, self._moved = words["ranks"], words["added"], words["moved"]
        self._heights, self._lengths, self._against = words["heights"], frozenset(words["lengths"]), words["against"]
        self._each, self._points = words["per"], frozenset(words["points"])
        self._ranking = (*(w for w in words["ranking"] if len(w) > 1), *words["restating"])  # no 班列5列
        self._about, self._mean, self._stocks, self._of = words["about"], words["mean"], words["stocks"], words["of"]
        self._moving, self._or = (words["moving"], words["moved_to"]), words["or"]
        self._rough = re.compile("|".join(words["roughly"]))
        self._limits, self._series = [(term, bound) for term, bound, reach in limits if reach == "whole"], series
        self._bounds = {term: bound for term, bound, reach in limits if reach in ("any", "whole")}
        terms = "|".join(sorted(map(re.escape, self._bounds), key=len, reverse=True))
        ratios = "|".join(sorted(map(re.escape, words["multiples"]), key=len, reverse=True))
        self._multiple, self._times = re.compile(f"(?<![A-Za-z])(?:{ratios})(?![A-Za-z])"), words["times"][0]
        self._basis_points, self._exchanged, self._interest = words["basis_points"], words["exchanged"], words["interest"]
        self._per, self._bound = PerUnit(words), re.compile(f"(?:{terms})$")

    def make(self, state: Pass, i: int, cell: Cell, hit: Hit | None) -> Draft | None:
        """The draft of a value; None for one that only qualifies, ranks or bounds something."""
        quantity = cell.of
        reading = hit.rule.reading if hit else "level"
        if hit and self._misled(state, i, cell, hit):
            reading, hit = "level", None
        if reading == "threshold" or self._qualifies(state, quantity):
            quantity.form = "threshold"
            if state.codes[max(0, i - 2) : i] == "TM":
                state.status = state.scope.status  # 计划投资5亿元以上项目9个: the projects are there
            return None
        if hit and reading == "change" and not self._stands(state, i, hit):
            if cell.code == "B":
                unit = self._unit_moved(state, i)
                if not unit:
                    return None
                quantity = replace(quantity, kind="count", unit=unit)
            return self._change(state, i, quantity, told_growth(state, i, hit) or growth_sign(state.cells, hit))
        if sign := self._implied(state, i, cell, hit, reading):
            return self._change(state, i, quantity, sign)
        if cell.code == "X" and self._is_multiple(state, cell):
            return make_level(replace(quantity, kind="quantity", unit=self._times))
        if cell.code in "XC":
            return self._change(state, i, quantity, moved_rate(state, i), multiple_of=quantity.form != "doubling" and quantity.value != 1)
        pointed = quantity.unit in self._points and (quantity.value % 1 or quantity.value >= NUMEROUS or "i" in state.codes[:i])
        if reading == "index" or (pointed and quantity.kind == "count") or (cell.code == "B" and self._index_again(state, i, hit)):
            return make_level(replace(quantity, kind="quantity", unit="1"))
        if cell.code == "B" and quantity.form == "ratio" and self._series.tells_sectors(state, i):
            return make_level(replace(quantity, kind="rate", unit="1", value=quantity.value.scaleb(-2)))
        if cell.code == "B" or quantity.form == DURATIONS:
            return self._bare(state, i, hit)
        sign = int(state.cells[hit.roles["metric"]].of.data.data.get("sign", 1)) if hit and "metric" in hit.roles else 1
        return make_level(quantity, sign)

    @staticmethod
    def _unit_moved(state: Pass, i: int) -> str:
        """`企业9家，增加2`, `指数为99.5，环比下降0.8`: what a bare number that something moved by counts; nothing where none is told."""
        level = state.scope.last_level
        if level is None or level.kind == "count":
            return level.unit if level else ""
        index = state.codes.rfind("i", 0, i)
        return str(state.cells[index].of.data.data.get("unit", "")) if index >= 0 and is_index(level) else ""

    @staticmethod
    def _index_again(state: Pass, i: int, hit: Hit | None) -> bool:
        """`指数为93.7，预期91.7`, `指数由93升至95`: a bare number that goes on with the index told right before it."""
        last = state.drafts[-1] if state.drafts else None
        if last is None or not is_index(last) or last.clause < state.clauses - 1:
            return False
        said = state.codes[state.clause : i]
        if last.clause == state.clauses:
            return hit is not None and hit.rule.id == "reach"
        return bool(said) and not said.strip("vTP") and state.codes[i + 1 : i + 2] in BREAKS_OR_END

    def _is_multiple(self, state: Pass, cell: Cell) -> bool:
        """`市盈率为18倍`, `18倍市盈率`: a multiple that is a level, unlike `市盈率是行业的3倍`."""
        text, last = state.text, state.drafts[-1] if state.drafts else None
        if self._multiple.match(text, cell.end + text.startswith(self._of, cell.end)):
            return True
        if text.endswith(self._of, 0, cell.start):
            return False
        if self._multiple.search(text, state.cells[state.clause].start, cell.start):
            return True
        return last is not None and last.unit == self._times and last.clause >= state.clauses - 1

    def _misled(self, state: Pass, i: int, cell: Cell, hit: Hit) -> bool:
        """Whether a rule has taken a value that its words are not of: 幅度在15个省份中最低, 节约5亿元."""
        rule = hit.rule.id
        if rule == "class_counted":
            return cell.of.comparator not in BOUNDS
        if rule == "growth_direct" and state.codes[i + 2 : i + 3] in VALUES:
            return True  # 较去年的82%下降10个百分点
        if rule == "compare_amount" and self._per.before(state.text, cell.start) >= 0:
            return True  # 高于每吨150美元
        growth = state.cells[hit.roles["growth"]] if hit.rule.reading == "change" and "growth" in hit.roles else None
        if growth is None:
            return False
        return (growth.code == "S" and cell.code == "N") or ("dimension" in growth.of.data.data and cell.code != "R")

    def _change(self, state: Pass, i: int, quantity: Quantity, sign: int, *, multiple_of: bool = False) -> Draft:
        if quantity.unit == "pp" and (points := self._of_exchange(state, quantity)):
            quantity = replace(quantity, unit=points, value=quantity.value.scaleb(2))
        draft = make_change(quantity, sign, multiple_of=multiple_of)
        draft.basis = self._basis(state, i)
        return draft

    def _of_exchange(self, state: Pass, quantity: Quantity) -> str:
        """`人民币对美元中间价上调55个基点`: what the points of a rate of exchange are called, else nothing."""
        points = next((w for w in self._basis_points if state.text.endswith(w, 0, quantity.end)), "")
        if not points or quantity.value_max is not None:
            return ""
        said = state.text[state.cells[0].start : quantity.start]
        exchange, interest = (max(said.rfind(w) for w in words) for words in (self._exchanged, self._interest))
        return points if exchange > interest else ""

    def _implied(self, state: Pass, i: int, cell: Cell, hit: Hit | None, reading: str) -> int:
        """The sign of a value that a word before its clause or list makes a change; 0 for none."""
        if cell.code == "R" and reading == "level":
            sign = told_speed(state, i) or (self._moved_rate(state, i) if hit is None else 0)
            if sign:
                return sign
        if cell.code == "Q" and hit is None:
            return moved_stock(state, i, self._stocks)
        return int(cell.code == "R" and hit is None and (ranked_growth(state, i) or grows_on(state, i)))

    def _moved_rate(self, state: Pass, i: int) -> int:
        return moved_part(state, i, *self._moving) or moved_again(state, i, self._or)

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
        if (quantity.unit in self._qualifiers and quantity.form != "magnitude") or state.text.endswith(self._each, 0, quantity.start):
            return True
        if quantity.unit in self._ranked and state.text.endswith(self._moved, 0, quantity.start):
            return True  # 位次上升1位
        if state.text.endswith(self._ranking, 0, quantity.start):
            return True  # 位居7县第一
        return quantity.unit in self._ranked and state.text.endswith(self._ranks, 0, quantity.start)

    def _bare(self, state: Pass, i: int, hit: Hit | None) -> Draft | None:
        if hit is None or "metric" not in hit.roles:
            return None
        unit = state.cells[hit.roles["metric"]].of.data.data.get("unit")
        if not unit:
            return None
        return make_level(replace(state.cells[i].of, kind="count", unit=unit))

    @staticmethod
    def _yearly(state: Pass, j: int) -> bool:
        return state.codes[j] == "D" and state.cells[j].of.data.data["value"] == "yoy"

    def _basis(self, state: Pass, i: int) -> str:
        if moved_again(state, i, self._or):
            return state.drafts[-1].basis or "unstated"
        if state.codes[i] == "X" and state.codes[max(0, i - 2) : i] == "Pd":
            earlier, now = state.cells[i - 2].of, state.period or state.scope.period or state.scope.year
            before = earlier.first is not None and now is not None and now.first is not None and now.first.year - earlier.first.year == 1
            if earlier.form == "same" or before:
                return "yoy"
        if state.codes[i + 1 : i + 4] == "dDS":
            return str(state.cells[i + 2].of.data.data["value"])  # 2%的两年平均增速
        for j in range(i - 1, state.clause - 1, -1):
            if state.codes[j] == "D":
                moved = state.codes[i] == "R" and "C" in state.codes[j:i] and "S" in state.codes[state.clause : j]
                if moved and not self._yearly(state, j):  # 增速较上月回落2个百分点至5%
                    return "yoy" if any(self._yearly(state, k) for k in range(state.clause, j)) else "unstated"
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
            alone = state.codes[i] in "RX" and "J" not in said and state.against_end <= state.cells[state.clause].start
            return state.lent or state.compared if alone and state.compared == "unstated" else state.compared
        return state.basis or state.compared

    def _averaged(self, state: Pass, speed: int) -> bool:
        """`2015—2020年增加值平均增速为6%`: the mean of several years."""
        time = state.period
        years = time.years or (time.last.year - time.first.year if time.first and time.last else 0) if time else 0
        return years > 1 and state.text.endswith(self._mean, 0, state.cells[speed].start)

    def stock(self, state: Pass, i: int, hit: Hit | None, draft: Draft) -> None:
        """新增存款20亿元: what a stock has grown by is a change of it."""
        if draft.kind == "change" or hit is None or "metric" not in hit.roles:
            return
        metric = state.cells[hit.roles["metric"]]
        said = state.text[state.cells[state.clause].start : state.cells[i].start]
        if metric.of.data.data.get("stock") and any(w in said for w in self._added):
            draft.kind, draft.basis = "change", self._basis(state, i)

    def bound(self, state: Pass, i: int, hit: Hit | None, draft: Draft) -> str:
        """The bound that stands apart from a number: `约占全国的六分之一`, `约增长两成`, `不超过总股本的6%`."""
        told = state.cells[min(hit.roles.values())].start if hit else 0
        each = self._per.before(state.text, state.cells[i].start)
        if each > 0 and (bound := self._bound.search(state.text, max(0, each - NEAR), each)):
            return self._bounds[bound.group()]  # 突破每吨800元
        if (draft.kind in ("rate", "change") and state.text.endswith(self._about, 0, told)) or self._roughly(state, i):
            return "approx"
        apart = draft.kind == "rate" and (state.codes[i - 1 : i] in ("d", "E") or state.text.endswith(self._of, 0, state.cells[i].start))
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
