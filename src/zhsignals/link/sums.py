"""What a value is of that no metric names: a sum of projects, a part of a sum, some of what was counted; and money of one thing only."""

from __future__ import annotations

from zhsignals.link.cells import METRICS, VALUES
from zhsignals.link.clause import left_words, right_words
from zhsignals.link.draft import Draft
from zhsignals.link.matcher import Hit
from zhsignals.link.noun import NounFinder
from zhsignals.link.state import BREAKS, Pass
from zhsignals.text import Mention

PROJECTS, CONTRACTED, INVESTMENT = "project_count", "contracted_investment", "investment"
PROJECT_MONEY = frozenset({CONTRACTED, INVESTMENT})
LISTS = frozenset("、)")
SOLD = frozenset({"imports", "exports", "revenue", "transaction_value", "price_index", "financing", "market_size"})
"""Sums of money that nothing has for each tonne of it."""
TOTALS = SOLD | {"profit", "investment", "fixed_asset_investment", "trade", "gdp", "output_value", "value_added"}
"""Sums of money of many; what is said to be a few yuan is that of one."""
SMALL = 5000
"""Units of money that are no sum of many."""
ONES_OWN = {"transaction_value": "transaction_value", "revenue": "income"}
"""What a small sum that is named by its clause is: a purchase, and what somebody earns."""


def of_projects(state: Pass, i: int, nouns: NounFinder) -> str | None:
    """`签约项目9个，总金额80亿元`, `开工项目9个、80亿元`: the metric of money that says no more than a sum behind projects."""
    last = state.drafts[-1] if state.drafts else None
    if last is None or last.metric != PROJECTS or last.kind != "count" or last.clause < state.clauses - 1:
        return None
    if i + 1 < len(state.codes) and state.codes[i + 1] not in BREAKS | LISTS:
        return None
    said = state.cells[max(state.last_value + 1, state.clause) : i]
    words = "".join([state.text[c.start : c.end] for c in said if c.code not in "、,(v"])
    if words and words not in nouns.sums and words not in nouns.added_up:
        return None
    if last.stage == "signed":
        return CONTRACTED
    return next((d.metric for d in reversed(state.drafts) if d.metric in PROJECT_MONEY), state.scope.invested or INVESTMENT)


def part_of(state: Pass, i: int, draft: Draft) -> Draft | None:
    """`到位资金9亿元，其中2亿元用于…`: the money told right before, of which this is a part."""
    whole = state.scope.last_amount
    if state.codes[i - 1 : i] != "O" or whole is None or whole.unit != draft.unit or not draft.value < whole.value:
        return None
    return whole


def left_open(state: Pass) -> Mention | None:
    """`占比首次过半，达到53%`: a rate that the clause before names and gives no value."""
    told = {id(d.quantity) for d in state.drafts}  # and no 居前三位
    cells = reversed(state.cells[: state.clause])
    said = next((c for c in cells if c.code in METRICS or (c.code in VALUES and id(c.of) in told)), None)
    return said.of if said is not None and said.code == "s" else None


def part_of_whole(state: Pass, i: int, draft: Draft) -> Draft | None:
    """`产值90亿元，其中面板环节50亿元，整机环节20亿元`: the whole that a sum is a part of, if it is not more than what is left."""
    at = state.codes.rfind("O", 0, i)
    if at < 0 or state.codes[i + 1 : i + 2] not in BREAKS | {""} or state.codes[max(state.clause, at + 1) : i].strip("v") != "w":
        return None
    whole = next((d for d in reversed(state.drafts) if d.end <= state.cells[at].start), None)
    parts = [d for d in state.drafts if d.start >= state.cells[at].start]
    if whole is None or whole.metric == "other" or (parts and parts[-1].clause != state.clauses - 1) or (not parts and at < state.clause):
        return None
    if any((d.kind, d.unit, d.metric) != (draft.kind, draft.unit, whole.metric) for d in (whole, *parts)):
        return None
    return whole if sum(d.value for d in parts) + draft.value <= whole.value else None


def of_one(state: Pass, draft: Draft, hit: Hit | None, nouns: NounFinder) -> str | None:
    """The metric of an amount that is no total: `2060元/吨`, `头均盈利610元`, `每股收益1.39美元`; None for one that may be a total."""
    if draft.metric not in TOTALS:
        return None
    if draft.metric in SOLD and _by_unit(state, draft, nouns):
        return "other"
    if draft.comparator == "order" or not 0 < abs(draft.value_max or draft.value) < SMALL:
        return None
    return ONES_OWN.get(draft.metric, "other") if hit else "other"


def _by_unit(state: Pass, draft: Draft, nouns: NounFinder) -> bool:
    """`2060元/吨`, `出口均价下降，为2060元`: money for one of many things."""
    said = state.scope.metric
    if said is not None and said.end < draft.quantity.start and state.text.startswith(nouns.unit_prices, said.end):
        return True
    return nouns.per.told(state.text, draft.quantity.start, draft.quantity.end)


def among_counted(state: Pass, i: int, nouns: NounFinder) -> Mention | None:
    """`15个项目中，投资过9亿元的有2个，其余4个如期竣工`: what a count is of that says nothing of its own things."""
    at = state.codes.rfind("m", 0, i)
    stop = at + 1 + (state.codes[at + 1 : at + 2] == "v")
    if at < 0 or stop >= state.clause or state.codes[stop] != "," or not state.text.endswith(nouns.amid, 0, state.cells[stop].start):
        return None
    behind = state.codes[i + 1 : i + 3]
    noun = nouns.right(right_words(state, i)) if behind[:1] in ("w", "E") and behind[1:] != "K" else None
    if (noun and nouns.somebody(noun)) or (nouns.left(left_words(state, i)) or "").endswith(nouns.heads):
        return None
    mention: Mention = state.cells[at].of
    return mention
