"""The lines that date an article: a date alone, a date at the head of a line, a masthead with source and time of day."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

LONGEST_MASTHEAD = 90
"""Characters of a line of source, date, time and counters over an article."""
_CENTURY = r"(?:19|20)\d{2}"
_CLOCK = r"\d{1,2}[:：]\d{2}(?:[:：]\d{2})?"
_PROSE = re.compile("[，。；！？、]")


def alternation(terms: Iterable[str]) -> str:
    """A regex alternation of terms, longest first."""
    return "(?:" + "|".join(re.escape(t) for t in sorted(terms, key=len, reverse=True)) + ")"


class DateLine:
    """The patterns of a full date (groups: year, month, day) and of the lines that hold one."""

    __slots__ = ("_masthead", "alone", "day", "full", "headed", "month_sign", "signed", "year_sign")

    def __init__(self, words: Mapping[str, tuple[str, ...]]) -> None:
        self.year_sign, self.month_sign, day = (alternation(words[name]) for name in ("year_sign", "month_sign", "day_sign"))
        label = alternation(words["date_label"])

        def written(year: str, last: str = "") -> str:
            return rf"({year})(?:{self.year_sign}|[-/.])(\d{{1,2}})(?:{self.month_sign}|[-/.])(\d{{1,2}}){last}{day}?"

        clock = rf"(?:[ T]?{_CLOCK})?"
        any_year, short_year = written(rf"{_CENTURY}|1\d{{2}}|\d{{2}}"), written(r"\d{2,4}")
        dated = "(?<!\\d)" + written(_CENTURY, r"(?!\d)")
        self.day = rf"(?<!\d)(\d{{1,2}}){self.month_sign}(\d{{1,2}}){day}"
        self.full = rf"(?<!\d)({_CENTURY}){self.year_sign}(\d{{1,2}}){self.month_sign}(\d{{1,2}}){day}"
        self.headed = re.compile(rf"[（(]?[^\d\n]{{0,12}}?{any_year}{clock}(?: [^\n]{{0,24}})?")
        self.alone = re.compile(
            rf"[（(]?(?:{label}[：:｜ ]{{0,2}})?{short_year}{clock}(?: ?{alternation(words['weekday'])}\w)?{clock}[）)]?"
        )
        self.signed = re.compile(rf"[（(]([^\d（）()，。；]{{0,30}}){dated}[^\d（）()，。；]{{0,12}}[）)]$")
        self._masthead = re.compile(rf"{label}[：: ]{{0,2}}{dated}|{dated}[ T]{{0,2}}{_CLOCK}")

    def masthead(self, line: str) -> tuple[str, ...] | None:
        """Year, month and day of a line that gives source, date and time, and no prose; None if it is none."""
        m = self._masthead.search(line) if len(line) <= LONGEST_MASTHEAD else None
        return None if m is None or _PROSE.search(line) else tuple(g for g in m.groups() if g)
