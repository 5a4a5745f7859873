"""Finding periods in a text, in order, each resolved by what stands before it."""

from __future__ import annotations

import re
from datetime import date

from zhsignals.lexicon import Patterns
from zhsignals.quantity import calendar
from zhsignals.quantity.almanac import Almanac
from zhsignals.quantity.atom import Atoms
from zhsignals.quantity.calendar import When
from zhsignals.quantity.moment import SEASONS, Moment, Moments
from zhsignals.quantity.numeral import Numerals
from zhsignals.quantity.timeline import Timeline, last_year
from zhsignals.text import Period

SPANS = ("half", "quarter", "quarters", "quarters_to", "months", "months_to")
BEGUN = 14
"""Characters between a time and 以来 that say what began then."""
_URL = re.compile(r"(?:https?://|www\.)[!-~]{4,2000}+|[A-Za-z0-9._-]{1,64}+@[A-Za-z0-9.-]{4,253}+")
_ITEM = re.compile(r"\n\d{1,2}(?:、|[.．](?!\d))")
"""An item of a digest: what was said of the year before it is said of another matter."""
_SENTENCE = re.compile(r"[。！？\n]")


class PeriodFinder:
    """All time expressions of a text."""

    def __init__(self, patterns: Patterns, numerals: Numerals, wide: bool = False) -> None:
        self.wide = wide
        self.atoms = Atoms(patterns, numerals, wide)
        self.moments = Moments(self.atoms)
        self.almanac = Almanac(patterns)
        self._since = re.compile(rf"[^，。；、\n0-9]{{1,{BEGUN}}}(?:{'|'.join(map(re.escape, self.atoms.terms['since']))})")
        self._future = re.compile("|".join(map(re.escape, self.atoms.terms["future"])) or "(?!)")

    def find(self, text: str, published: str | date | None = None) -> list[Period]:
        """Periods in text order. Dates that cannot be, and hours alone, are kept without meaning: forms `impossible` and `clock`."""
        now = calendar.parse_iso(published.isoformat() if isinstance(published, date) else published)
        line = Timeline(now, self.almanac, forward=self.wide)
        title_end = text.find("\n")
        out: list[Period] = []
        urls = find_urls(text)
        pos, seen, search = 0, 0, self.atoms.scan.search
        while m := search(text, pos):
            atom = self.atoms.at(text, m.start())
            if atom is None:
                pos = m.start() + 1
                continue
            if urls and (skipped := self.inside(urls, m.start())):
                pos = skipped
                continue
            moment = self.moments.read(text, atom)
            if moment is None:
                pos = atom.end
                continue
            if atom.role == "clock":
                out.append(Period(atom.start, atom.end, None, None, None, "clock"))
                pos = atom.end
                continue
            if atom.role in ("day", "days") and text.endswith(self.atoms.month_marks, 0, atom.start):
                out.append(Period(atom.start, moment.end, None, None, None, "impossible"))
                pos = moment.end
                continue
            self.forget(line, text, seen, moment.start)
            seen = moment.start
            when = line.resolve(moment, self.ahead(text, moment)) if "vague" not in moment.atoms else None
            out.append(self.period(moment, when, line))
            if when is not None:
                self.remember(line, text, moment, when)
                if moment.start < title_end and moment.first("year") is not None:
                    line.title = moment
            pos = moment.end
        return sorted([*out, *urls], key=lambda p: p.start) if urls else out

    def inside(self, urls: list[Period], pos: int) -> int:
        """End of the address that holds `pos`, 0 if none does."""
        return next((u.end for u in urls if u.start <= pos < u.end), 0)

    def period(self, moment: Moment, when: When | None, line: Timeline) -> Period:
        """The mention."""
        if when is None:
            form = "impossible" if _impossible(moment, line) else "vague" if "coming_years" in moment.atoms else _form(moment)
            vague = moment.first("vague")
            years = vague.values[0] if vague is not None and vague.values and vague.entry.data.get("base") == "years" else 0
            return Period(moment.start, moment.end, None, None, None, form, years)
        return Period(moment.start, moment.end, when.iso, when.first, when.last, _form(moment))

    def ahead(self, text: str, moment: Moment) -> bool:
        """Words around it say that the time has not come yet."""
        near = text[max(0, moment.start - 6) : moment.start] + text[moment.end : moment.end + 10]
        return self._future.search(near) is not None

    def forget(self, line: Timeline, text: str, seen: int, start: int) -> None:
        """A new sentence or paragraph starts between the last moment and this one."""
        if line.sentence_year is None and line.paragraph_year is None and line.last is None:
            return
        if _SENTENCE.search(text, seen, start):
            line.sentence_year = line.sentence_month = None
        if line.now is None and _ITEM.search(text, seen, start):
            line.paragraph_year = line.paragraph_month = line.last = None

    def remember(self, line: Timeline, text: str, moment: Moment, when: When) -> None:
        """What later moments may lean on; a year that something is compared with or began in is not what is spoken of."""
        terms = self.atoms.terms
        if "same" in moment.atoms or text.endswith(terms["compared"], 0, moment.start) or text.startswith(terms["began"], moment.end):
            return
        if self._since.match(text, moment.end):
            return  # 自1992年开始公布以来: told in some later year
        line.last = when
        line.last_spoken = last_year(moment)
        line.last_feast = next((moment for m in (moment, moment.other) if m is not None and line.moves(m, m.first(*SEASONS))), None)
        at = when.last or (None if moment.since else when.first)  # 2019年以来最高 is told in some later year
        if at is None:
            return
        if moment.first("year", "relative_year", "era", "short_year", "date", "year_month") is not None and moment.other is None:
            line.sentence_year = at.year
            if not (line.now and line.now.last and at.year > line.now.last.year):
                line.paragraph_year = at.year
        if moment.first("month", "relative_month", "date") is not None:
            line.sentence_month, line.paragraph_month = at.month, (at.year, at.month)
            line.sentence_year = at.year
        elif moment.first(*SPANS) is not None and line.now is not None and line.now.last is not None and at.year == line.now.last.year:
            line.sentence_year = at.year


def find_urls(text: str) -> list[Period]:
    """Web and mail addresses: no number in them is one."""
    if "://" not in text and "www." not in text and "@" not in text:
        return []
    return [Period(m.start(), m.end(), None, None, None, "url") for m in _URL.finditer(text)]


def _form(moment: Moment) -> str:
    if "months_ended" in moment.atoms:
        return "period"
    if moment.until:
        return "until"
    for role in ("vague", "same", "plan"):
        if role in moment.atoms:
            return role
    if "coming_years" in moment.atoms:
        return "coming"
    if moment.since:
        return "since"
    return "date" if {"day", "days", "date", "relative_day"} & moment.atoms.keys() else "period"


def _impossible(moment: Moment, line: Timeline) -> bool:
    """Unresolved although everything is said or anchored: 2月30日."""
    if "date" in moment.atoms or ("month" in moment.atoms and moment.first("day", "days") is not None):
        return bool(moment.first("date", "year")) or line.now is not None
    return bool({"years", "plan"} & moment.atoms.keys())
