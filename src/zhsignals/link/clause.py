"""Where a cell stands in its clause, and where the clause ends."""

from __future__ import annotations

import re

from zhsignals.link.cells import VALUES
from zhsignals.link.state import BREAKS, Pass

LEVEL_NEXT = re.compile("[vH]*A")
"""Right behind a time: an amount of it."""


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


def many_years(state: Pass) -> bool:
    """Whether the clauses of a sentence tell of one year after the other: `2001年为9亿元，2004年达到75亿元`."""

    def heads(j: int) -> bool:
        return state.codes[j - 1 : j] in ("", ";") or LEVEL_NEXT.match(state.codes, j + 1) is not None

    times = [c.of for j, c in enumerate(state.cells) if c.code == "P" and heads(j) and c.of.form != "plan"]
    return len({t.first.year for t in times if t.first}) > 1
