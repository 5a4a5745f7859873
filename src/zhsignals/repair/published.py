"""When the article appeared: a date line, a dateline, or the years its prose speaks of."""

from __future__ import annotations

import re
from datetime import date

from zhsignals.lexicon import Patterns
from zhsignals.repair.called_year import CalledYear
from zhsignals.repair.date_line import DateLine, alternation

OPEN = "（("
LEADS = ("，", ",")
HEAD = 6
TAIL = 3
LEAD = 40
NEAR_DAYS = 10
"""Between a dateline and a day that the prose dates in full."""
AHEAD = 40
"""Characters behind a year in which a plan for it is told."""
ROC = 1911
EARLIEST, LATEST = 1949, 2100


class PublicationDate:
    """Reads the date of publication; None where the text does not settle it."""

    __slots__ = (
        *("_ahead", "_anniversaries", "_called", "_dated_day", "_dates", "_day", "_ends", "_full_day", "_label", "_month", "_news"),
        *("_now", "_of", "_over", "_planned", "_reached", "_since", "_still", "_today", "_until", "_updated", "_year_number", "_year_sign"),
        *("_earlier", "_reports", "_this_year"),
    )

    def __init__(self, patterns: Patterns) -> None:
        words = {e.id: e.terms for e in patterns.entries("layout")}
        self._dates, self._updated = DateLine(words), words["navigation"]
        self._day, self._dated_day = re.compile(self._dates.day), re.compile(self._dates.full)
        self._full_day = re.compile(rf"{self._dates.full}(?={alternation(words['date_filed'])}| |$)")
        self._today = re.compile(rf"{alternation(words['today'])}[（(]{self._dates.day}")
        self._earlier = tuple(word + mark for word in words["day_before"] for mark in OPEN)
        self._called = CalledYear(patterns)
        self._year_number = re.compile(rf"((?:19|20)(?<![\d.]..)\d{{2}}){self._dates.year_sign}")
        self._this_year = re.compile(rf"{alternation(words['year_told'])}[（(]((?:19|20)\d{{2}})(?:{self._dates.year_sign})?[）)]")
        self._reached, self._of, self._year_sign = words["year_reached"], words["year_of"], words["year_sign"]
        self._label = re.compile(alternation(words["date_label"]))
        self._ahead, self._since = words["year_ahead"], words["year_since"]
        self._until, self._anniversaries = words["year_until"], words["anniversaries"]
        self._now, self._over, self._news = words["year_now"], words["year_over"], words["this_year"]
        self._planned, self._reports = words["year_planned"], words["year_reported"]
        self._ends, self._still = words["year_ends"], words["still_ahead"]
        self._month = re.compile(rf"(\d{{1,2}}){self._dates.month_sign}(?:{alternation(self._ends)})?")

    def read(self, lines: list[str], traditional: bool) -> tuple[str | None, str | None]:
        """The ISO date or year, and where it was found: `text` or `context`."""
        stated = self._stated(lines, traditional)
        if stated:
            return stated, "text"
        text = "\n".join(lines)
        report = self._year_number.search(lines[0]) if lines else None
        if report and lines[0].startswith(self._reports, report.end()):
            return report.group(1), "context"
        settled, bound = self._years(text)
        if bound <= settled and 0 < settled < LATEST:
            day = self._dateline(lines, settled)
            return (day, "text") if day else (self._this_day(text, settled) or str(settled), "context")
        if settled:
            return None, None
        told = self._lead(lines) if any(word in text for word in self._news) else None
        if told and int(told[:4]) >= bound:
            return told, "context"
        year = self._called.read(text)
        if year is not None and year >= bound:
            return self._dateline(lines, year) or self._this_day(text, year) or str(year), "context"
        day = None if any(word in text for word in self._anniversaries) else self._repeated(lines)
        return (day, "context") if day and int(day[:4]) >= bound else (None, None)

    def _stated(self, lines: list[str], traditional: bool) -> str | None:
        """A line that holds a date and little else, at the top or the bottom."""
        ends = lines[:HEAD] + lines[HEAD:][-TAIL:]
        for line in ends:
            if len(line) > 60:
                continue
            m = self._dates.headed.match(line)
            if m is None or not (m.end() - m.start(1) >= len(line) - 4 or self._label.match(line, int(line[0] in OPEN))):
                continue
            year = int(m.group(1))
            if year < 200:
                year += ROC if traditional and year >= 60 else 0
            iso = _iso(year, int(m.group(2)), int(m.group(3)))
            if iso:
                return iso
        for line in lines[:HEAD]:
            told = None if line.startswith(self._updated) else self._dates.masthead(line)
            if told and (iso := _iso(*map(int, told))):
                return iso
        return self._filed(lines) or self._signed(lines)

    def _signed(self, lines: list[str]) -> str | None:
        """Who published it and when, in brackets alone or at the very end: `…增长7%。（云溪县融媒体中心 2024-03-15）`."""
        heads = (self._dates.signed.match(line) for line in lines[:HEAD])
        for m in (*heads, *(self._dates.signed.search(line) for line in lines[-2:])):
            if m and not m.group(1).rstrip().endswith((*self._until, *self._since, *self._ahead)):
                return _iso(int(m.group(2)), int(m.group(3)), int(m.group(4)))
        return None

    def _filed(self, lines: list[str]) -> str | None:
        """The full date of a dateline: `某地2024年12月2日电`, `——2024年1月16日在…会议上`."""
        for line in lines[:4]:
            m = self._full_day.search(line, 0, LEAD)
            if m:
                return _iso(int(m.group(1)), int(m.group(2)), int(m.group(3)))
        return None

    def _dateline(self, lines: list[str], year: int) -> str | None:
        """The day of a dateline or of the lead, in the year found."""
        for line in lines[1:4] or lines[:1]:
            m = self._day.search(line, 0, LEAD)
            if m and not line[: m.start()].endswith((*self._year_sign, *self._earlier)):
                return _iso(year, int(m.group(1)), int(m.group(2)))
            full = self._dated_day.search(line, 0, LEAD) if m else None
            if full and int(full.group(1)) == year and not line[: full.start()].endswith((*self._until, *self._since, *self._ahead)):
                return _iso(year, int(full.group(2)), int(full.group(3)))
        return None

    def _lead(self, lines: list[str]) -> str | None:
        """The full date that opens the first prose of an article that speaks of this year: `2024年7月5日，云溪县召开推进会`."""
        for line in lines[:3]:
            m = self._dated_day.search(line, 0, LEAD)
            if m and not any(c.isdigit() for c in line[: m.start()]) and line.startswith(LEADS, m.end()):
                told = line[: m.start()].endswith((*self._until, *self._since, *self._ahead))
                return None if told else _iso(int(m.group(1)), int(m.group(2)), int(m.group(3)))
        return None

    def _this_day(self, text: str, year: int) -> str | None:
        """`今天（5月6日）`, in the year found, when the article knows one today."""
        days = {(int(m[1]), int(m[2])) for m in self._today.finditer(text)}
        return _iso(year, *days.pop()) if len(days) == 1 else None

    def _repeated(self, lines: list[str]) -> str | None:
        """The day of a dateline without year, of which the prose names the year: `10月19日斥资…，于2020年10月19日购回`."""
        day = next(
            (m for line in lines[:4] if (m := self._day.search(line, 0, LEAD)) and not line[: m.start()].endswith(self._year_sign)), None
        )
        if day is None:
            return None
        found = set()
        for line in lines:
            for m in self._dated_day.finditer(line):
                told, near = _iso(*map(int, m.groups())), _iso(int(m[1]), int(day[1]), int(day[2]))
                if told and near and abs((date.fromisoformat(told) - date.fromisoformat(near)).days) <= NEAR_DAYS:
                    found.add(near)
        return found.pop() if len(found) == 1 else None

    def _years(self, text: str) -> tuple[int, int]:
        """The year the prose is written in, by what it says of years, 0 if nothing says so; the earliest in which one could write it.

        A year that is running (`上半年`) or just over (`截至…年底`) settles it, unless a later year is spoken of;
        so does `今年（2025年）`.
        """
        told = self._this_year.search(text)
        settled, bound = int(told[1]) if told else 0, 0
        news = any(word in text for word in self._news)
        for m in self._year_number.finditer(text):
            plain, sure = self._bounds(text, m.start(), m.end(), int(m.group(1)), news)
            settled, bound = max(settled, sure), max(bound, plain)
        return settled, bound

    def _bounds(self, text: str, start: int, end: int, year: int, news: bool) -> tuple[int, int]:
        """The earliest year in which one could write this of `year`, and the year in which one would; 0 for neither."""
        before = text[max(0, start - 6) : start]
        month = self._month.match(text, end)
        last_days = next((end + len(w) for w in self._ends if text.startswith(w, end)), 0)
        if text.startswith(self._still, last_days or (month.end() if month else end)):
            return 0, 0
        over = text.startswith(self._over, end)
        if before.endswith(self._until):
            if over or last_days or (month and month[1] == "12"):
                return year, year + 1
            return year, year if month or text.startswith(self._now, end) else 0
        if before.endswith(self._ahead):
            past = news and before.endswith(self._reached) and text.startswith(self._of, end)
            return (year, year + 1) if past else (0, 0)
        if before.endswith(self._since):
            return year, year + 1 if over and news else 0
        if (
            over
            and text.startswith("，", end)
            and any(word in text[end : end + AHEAD].split("。", maxsplit=1)[0] for word in self._planned)
        ):
            return year, year  # 2024年，全县支出拟安排97亿元
        if text.startswith(self._now, end):
            return year, year
        return (year, year + 1) if over else (year, 0)


def _iso(year: int, month: int, day: int) -> str | None:
    if not EARLIEST <= year < LATEST:
        return None
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
