"""Times of what has risen or was foreseen: which of the times of a sentence they are."""

from __future__ import annotations

from itertools import pairwise

from zhsignals.link.clause import clause_end
from zhsignals.link.spans import year_before
from zhsignals.link.state import BREAKS, Pass
from zhsignals.text import Period

RISEN = "#reach"
"""Ends the id of the rule of a level that another has risen to."""


def time_of_origin(state: Pass) -> Period | None:
    """`由2007年的1亿元增至2010年的8亿元，民间投资由7亿元增至35亿元`, `同1978年相比，由3亿元增加到9亿元`."""
    if state.held is not None:
        return state.held[1]
    risen = risen_times(state)
    if risen is None and state.compared == "yoy":
        return year_before(state.period or state.scope.period or state.scope.year)
    return risen[0] if risen is not None else None


def risen_times(state: Pass) -> tuple[Period, Period | None] | None:
    """The times of the first two levels of the sentence of which one rose to the other."""
    pairs = ((a, b) for a, b in pairwise(state.drafts) if b.rule.endswith(RISEN) and a.clause == b.clause)
    return next(((a.period, b.period) for a, b in pairs if a.period is not None), None)


def told_with_status(state: Pass, i: int) -> bool:
    """`预计2018年净利润`, `据预测，2010年，`, `2010年的目标是`: a time that is over is the time of what was to come in it."""
    time = state.codes.rfind("P", 0, i)
    if time >= state.clause or state.codes.rfind("T", 0, i) < time:
        return True
    start = max((state.codes.rfind(mark, 0, time) for mark in BREAKS), default=-1) + 1
    return "T" in state.codes[start : clause_end(state.codes, time)]
