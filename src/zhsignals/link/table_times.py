"""Which time the cells of a table are about: that of their column, of their row, of the table."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from zhsignals.link.article_time import ArticleTime
from zhsignals.link.spans import year_before
from zhsignals.link.table_grid import Page, ReadPeriod, Words
from zhsignals.link.table_heads import Head
from zhsignals.text import Period

YEAR_SIZE = len("2024")
_DATED = re.compile(r"\d{4}")


class Times:
    """The times of one table."""

    def __init__(self, page: Page, caption: Head, words: Words, article: ArticleTime, read_period: ReadPeriod) -> None:
        self._page, self._words, self._article, self._read_period = page, words, article, read_period
        told = caption.period and article.anchored(page.text, caption.period, page.scope)
        self.base = told or page.scope.period or page.scope.year

    def of_columns(self, columns: Sequence[Head]) -> list[Period | None]:
        """The times of the columns; a growth is of the latest time of the levels before it."""
        out: list[Period | None] = []
        levels: list[Period] = []
        for head in columns:
            time = self.of(head, self.base)
            if head.sign:
                time = time or max(reversed(levels), key=lambda p: (p.last is not None, p.last), default=None)
                levels = levels if time in levels else []
            elif time is not None and head.status is None:
                levels.append(time)
            out.append(time)
        return out

    def of_cell(self, column: Head, time: Period | None, head: Head) -> Period | None:
        """The time of a cell: a month of one head is of the year of the other."""
        own = self.of(head, time or self.base)
        if time is None or own is None:
            return time or own or self.base
        if len(time.iso or "") == YEAR_SIZE and not self._is_dated(head):
            return own
        if len(own.iso or "") == YEAR_SIZE and not self._is_dated(column):
            return self.of(column, own)
        return time

    def _is_dated(self, head: Head) -> bool:
        """Whether the time of a head names its year."""
        return (
            head.period is None
            or _DATED.search(self._page.text, head.period.start, max(head.period.end, head.period.start + 1)) is not None
        )

    def of(self, head: Head, base: Period | None) -> Period | None:
        """The time that a head says; one without a year is of the year of `base`."""
        whole = head.words in self._words["months_to_date"]
        if whole or head.words in self._words["this_month"]:
            return self._month(base, whole=whole)
        period = head.period
        if period is None:
            return None
        if period.iso is None:
            return year_before(base) if period.form == "same" else None
        words = "".join(self._page.text[period.start : period.end].split())
        if words and base is not None and base.first and base.last and base.first.year == base.last.year and not self._is_dated(head):
            told = self._read_period(f"{base.last.year}{self._words['year_mark'][0]}{words}", self._page.scope.published)
            if told is not None and told.iso:
                period = replace(told, start=period.start, end=period.end)
        return self._article.anchored(self._page.text, period, self._page.scope)

    @staticmethod
    def _month(base: Period | None, *, whole: bool) -> Period | None:
        """The last month of the time of the table, or the months of its year up to it."""
        if base is None or base.last is None or base.first is None or base.form == "date" or len(base.iso or "") == YEAR_SIZE:
            return base if whole else None
        last = base.last
        iso = last.isoformat()[:7]
        if not whole:
            return replace(base, iso=iso, first=last.replace(day=1), form="same")
        return replace(base, iso=f"{last.year}-01/{iso}", first=last.replace(month=1, day=1), form="same")
