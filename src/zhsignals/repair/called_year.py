"""The year that an article calls by another name: a stage of a five-year plan, a fair of that year or its number, an anniversary."""

from __future__ import annotations

import re

from zhsignals.lexicon import Entry, Patterns
from zhsignals.repair.date_line import alternation

DIGITS = "〇一二三四五六七八九"
TEN, HUNDRED, NOUGHT = "十", "百", "零"
NUMBER = rf"(\d{{1,3}}|[{DIGITS}{NOUGHT}{TEN}{HUNDRED}]{{1,5}})"
TERM_OF_OFFICE = 5
YEAR, REST = r"((?:19|20)(?<![\d.]..)\d{2})", r"[^\s，。；：、！？《》（）]"
"""The digits of a year, and the characters between it and the end of the name of what is held in it."""


class CalledYear:
    """Reads such a year; None where nothing says one, or where two are said."""

    __slots__ = ("_averages", "_counted", "_fairs", "_held", "_named", "_names", "_not_from", "_parts", "_to_come")

    def __init__(self, patterns: Patterns) -> None:
        entries = patterns.entries("layout")
        words = {e.id: e.terms for e in entries}
        self._names = {t: int(e.data["year"]) for e in entries if "year" in e.data for t in e.terms}
        self._named = re.compile(alternation(tuple(self._names)))
        self._parts, self._averages = words["part_year"], words["two_year_average"]
        self._not_from, self._to_come = (*words["year_ahead"], *words["year_since"], *words["year_until"]), words["fair_to_come"]
        fair, kind, where, held = (alternation(words[w]) for w in ("fair", "fair_kind", "fair_where", "fair_held"))
        sign = alternation(words["year_sign"])
        self._fairs = re.compile(
            rf"{YEAR}(?!{sign})(?=[^\W\d_]){REST}{{2,28}}?{fair}"
            rf"|{YEAR}{sign}(?=[^\W\d_]){REST}{{2,28}}?{kind}{REST}{{0,16}}?[，（]?(?:{where}){REST}{{0,14}}?{held}"
        )
        ordinal, edition, session, years = (alternation(words[w]) for w in ("ordinal", "edition", "session", "anniversary_years"))
        frames = {
            "edition": rf"{ordinal}{NUMBER}{edition}[^\s，、；。“”]{{0,8}}?(?:%s)",
            "session": rf"(?:%s)?{ordinal}?{NUMBER}{edition}(?:%s)?{ordinal}?{NUMBER}{session}",
            "anniversary": rf"(?:%s){NUMBER}{years}",
        }
        self._counted = [
            (e, re.compile(frames[form].replace("%s", alternation(e.terms)))) for e in entries if (form := str(e.data.get("counted", "")))
        ]

    def read(self, text: str) -> int | None:
        """The year of publication by what such words say; of several fairs or sessions the latest is the one that is news."""
        years = self._by_name(text) | self._by_fair(text)
        said = [(entry, frame) for entry, frame in self._counted if any(term in text for term in entry.terms)]
        counted = [year for entry, frame in said for m in frame.finditer(text) if (year := _year(entry, m))]
        if counted:
            years.add(max(counted))
        return years.pop() if len(years) == 1 else None

    def _by_fair(self, text: str) -> set[int]:
        """`2024海洋经济大会开幕`, `2024年春季招聘会在云溪举行`: what bears the year in its name is held in it, unless it is to come."""
        found = set()
        for m in self._fairs.finditer(text):
            if not text.endswith(self._not_from, 0, m.start()) and not any(word in m.group() for word in self._to_come):
                found.add(int(m[1] or m[2]))
        return found

    def _by_name(self, text: str) -> set[int]:
        found = {m.group() for m in self._named.finditer(text)}
        if not any(part in text for part in self._parts):
            found.difference_update(self._averages)
        return {self._names[word] for word in found}


def _year(entry: Entry, m: re.Match[str]) -> int | None:
    """The year of what was counted: `counted_from` is the year of the first, of an anniversary that of the event."""
    data, first = entry.data, int(entry.data["counted_from"])
    numbers = [_number(g) for g in m.groups() if g]
    if data["counted"] == "anniversary":
        return None if str(numbers[0]) in data.get("quoted", ()) else first + numbers[0]
    if data["counted"] == "session":
        named = any(term in m.group() for term in entry.terms)
        return first + TERM_OF_OFFICE * (numbers[0] - 1) + numbers[1] - 1 if named else None
    return first + (numbers[0] - 1) // int(data.get("per_year", 1))


def _number(words: str) -> int:
    """`137`, `一百三十七`, `二十`."""
    if words.isdecimal():
        return int(words)
    total = last = 0
    for c in words:
        if c in (TEN, HUNDRED):
            total, last = total + (last or 1) * (10 if c == TEN else 100), 0
        elif c != NOUGHT:
            last = last * 10 + DIGITS.index(c)
    return total + last
