"""Times that are not the time of a value: of what began, of what is multiplied or compared, of who said so."""

from __future__ import annotations

import re
from collections.abc import Mapping

from zhsignals.link.cells import VALUES
from zhsignals.link.clause import clause_end, clause_or_value, heads_clause
from zhsignals.link.spans import FULL_DATE, lasting, one_month
from zhsignals.link.state import BREAKS, Pass
from zhsignals.text import Period

BEFORE_EVENT = 2
"""Characters between a time and the verb of what began then: 2016年正式投产的."""
LONGEST_RISE = 24
"""Characters of a clause on what something became long ago: 2012年8月被批准为省级开发区."""
LONGEST_EVENT = 8
"""Characters between a time and the end of its clause that say what began then."""


class Asides:
    """Tells the times that date no value; the words that tell the cases apart are data (patterns/links/noun.toml)."""

    def __init__(self, words: Mapping[str, tuple[str, ...]]) -> None:
        self._prices, self._filed = words["base_prices"], words["filed"]
        contract, more = ("|".join(map(re.escape, words[w])) for w in ("contracts", "contracts_alike"))
        self._contract = re.compile(rf"(?<={words['month'][0]})(?!\w{{0,5}}?(?:{more}))\w{{1,6}}?(?:{contract})")
        self._since, self._saying = words["since"], words["saying"]
        self._with, self._likened, self._joints = words["with"], words["likened"], frozenset(words["joints"])
        self._raised, self._recovered = words["raised"], words["recovered_to"]
        self._events, self._events_of = words["events"], tuple(e + of for e in words["events"] for of in words["of"])

    def passes_by(self, state: Pass, i: int, period: Period) -> bool:
        """Whether a time is of no value of its sentence."""
        return (
            state.text.startswith(self._prices, period.end)
            or state.text.endswith(self._recovered, 0, period.start)
            or (period.form == "date" and state.text.startswith(self._filed, period.end))
            or (one_month(period) and self._contract.match(state.text, period.end) is not None)
            or self._begins(state, i, period)
            or self._of_event(state, i, period)
            or self._multiplied(state, i)
            or self._told_on(state, i, period)
        )

    @staticmethod
    def _multiplied(state: Pass, i: int) -> bool:
        """`是1950年到1997年投资总和的1.5倍`: the time of what is multiplied, not of the multiple."""
        stop = clause_or_value(state.codes, i + 1)
        behind_is = state.codes[i - 1 : i] == "v" or not heads_clause(state, i)
        multiple = state.codes[stop : stop + 1] == "X" and state.cells[stop].of.form != "doubling"  # 未来五年要翻一番
        return multiple and behind_is and "G" not in state.codes[i:stop]

    def listed_with_value(self, state: Pass, i: int) -> bool:
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
        if state.codes[stop] not in BREAKS:
            return False
        if end - start <= LONGEST_EVENT and text.endswith(self._events, start, end):
            return True
        raised = end - start <= LONGEST_RISE and any(w in text[start:end] for w in self._raised)
        return raised and not lasting(period, state.scope.published)

    def _told_on(self, state: Pass, i: int, period: Period) -> bool:
        """`5月11日，该公司董事介绍说，`: the day on which somebody said so."""
        if period.form != "date" or not heads_clause(state, i):
            return False
        stop = clause_end(state.codes, i)
        stop = clause_end(state.codes, stop + 1) if stop == i + 1 else stop
        if stop >= len(state.cells) or not VALUES.isdisjoint(state.codes[i:stop]):
            return False
        return state.text.endswith(self._saying, period.end, state.cells[stop].start)

    def held_against(self, state: Pass, i: int, period: Period) -> bool:
        """`与1995年的12亿吨持平`: a time of comparison that the rest of the clause tells."""
        if not state.text.endswith(self._with, 0, period.start):
            return False
        stop = next((c.start for c in state.cells[i + 1 :] if c.code in BREAKS), state.cells[-1].end)
        return any(w in state.text[period.end : stop] for w in self._likened)

    @staticmethod
    def until_now(state: Pass, period: Period) -> bool:
        """`截至目前` of an article whose day is not known says nothing of its own."""
        words = state.text[period.start : period.end]
        return period.form == "until" and len(state.scope.published or "") < FULL_DATE and not any(c.isdigit() for c in words)
