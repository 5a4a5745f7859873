"""Where a cell stands in its clause, and where the clause ends."""

from __future__ import annotations

import re

from zhsignals.link.cells import VALUES, Cell
from zhsignals.link.state import BREAKS, Pass

LEVEL_NEXT = re.compile("[vH]*A")
"""Right behind a time: an amount of it."""
ENDS = frozenset(",;:.、()H")
"""What ends the words behind a value."""
LED = re.compile("[FTH][FTHv]*$")
"""Words that only lead to a value."""
BRACKETED = re.compile(r"\([ALNQ]\)")
AIMS = frozenset({"planned", "target"})
AROUND = "vDTOzZyPd"
"""Cells that carry no noun."""


def completes(cell: Cell) -> bool:
    """Whether a cell says how much of a task is done: 占年度计划; 占总股本 does not."""
    return cell.code == "s" and cell.of.data.data.get("metric", cell.of.id) == "completion_rate"


def in_brackets(codes: str, i: int) -> bool:
    """`较上年同期（9吨）`: whether one value in brackets is all that stands right behind a cell."""
    return BRACKETED.match(codes, i + 1) is not None


def clause_end(codes: str, at: int) -> int:
    """Where the clause around a cell ends."""
    return next((j for j in range(at, len(codes)) if codes[j] in BREAKS), len(codes))


def opens(state: Pass, i: int) -> bool:
    """Whether a time stands at the head of a clause before the first value of its sentence."""
    return not state.drafts and heads_clause(state, i)


def heads_clause(state: Pass, i: int) -> bool:
    """Whether a time stands at the head of its clause, behind no more than a place."""
    return not state.codes[state.clause : i].strip("vPTOE")


def clause_or_value(codes: str, at: int) -> int:
    """Where the next value stands, or where the clause ends before it; what brackets hold is passed over."""
    while at < len(codes) and codes[at] not in BREAKS and codes[at] not in VALUES:
        close = codes.find(")", at) if codes[at] == "(" else -1
        at = max(at, close) + 1
    return at


def aims(state: Pass, i: int) -> bool:
    """`全年要确保完成投资9亿元`: whether what follows a time, up to its value, is planned or aimed at."""
    between = range(i + 1, clause_or_value(state.codes, i + 1))
    return any(state.codes[j] == "T" and state.cells[j].of.data.data["value"] in AIMS for j in between)


def many_years(state: Pass) -> bool:
    """Whether the clauses of a sentence tell of one year after the other: `2001年为9亿元，2004年达到75亿元`."""

    def heads(j: int) -> bool:
        return state.codes[j - 1 : j] in ("", ";") or LEVEL_NEXT.match(state.codes, j + 1) is not None

    times = [c.of for j, c in enumerate(state.cells) if c.code == "P" and heads(j) and c.of.form != "plan"]
    return len({t.first.year for t in times if t.first}) > 1


def left_words(state: Pass, stop: int, start: int | None = None) -> str:
    """The words before a cell; a time among them ends them or, at their end, is left out with what leads to it; so is 预计."""
    start = state.clause if start is None else start
    at = state.codes.rfind("P", start, stop)
    while at >= 0 and not state.codes[at + 1 : stop].strip(AROUND):
        if at == start or not state.codes[start:at].strip(AROUND):
            break
        stop, at = at, state.codes.rfind("P", start, at)
    start = max(start, at + 1)
    start += len(state.codes[start:stop]) - len(state.codes[start:stop].lstrip("T"))
    led = LED.search(state.codes, start, stop)  # 宽度由目前的6米, 产能有望实现翻番
    stop = led.start() if led else stop
    return state.text[state.cells[start].start : state.cells[stop].start] if start < stop else ""


def clause_before(state: Pass) -> str:
    """The words of the clause before, if no value stands in it."""
    stop = state.clause - 1
    start = max((state.codes.rfind(mark, 0, max(stop, 0)) for mark in BREAKS), default=-1) + 1
    if stop <= start or not VALUES.isdisjoint(state.codes[start:stop]):
        return ""
    start += len(state.codes[start:stop]) - len(state.codes[start:stop].lstrip("GHTvPD"))
    return state.text[state.cells[start].start : state.cells[stop].start]


def growth_before(state: Pass) -> tuple[int, int] | None:
    """Where the clause before starts and where its word of growth stands, if it ends with one and holds no value."""
    stop = state.clause - 1
    start = max((state.codes.rfind(mark, 0, max(stop, 0)) for mark in BREAKS), default=-1) + 1
    said = state.codes[start:stop].rstrip("v")
    if not said.endswith("G") or state.codes[stop] != "," or not VALUES.isdisjoint(said):
        return None
    return start, start + len(said) - 1


def right_words(state: Pass, i: int) -> str:
    """The words behind a value, up to the next mark or value; a blank parts it from them: 回购400万股 耗资7亿元."""
    j = i + 1
    while j < len(state.codes) and state.codes[j] not in ENDS and state.codes[j] not in VALUES:
        j += 1
    said = state.text[state.cells[i].end : state.cells[j - 1].end] if j > i + 1 else ""
    return "" if said[:1].isspace() else said
