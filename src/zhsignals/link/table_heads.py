"""What the head of a row, of a column or of a whole table says: metric, unit, time, growth, status, names."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from zhsignals.lexicon import TermIndex
from zhsignals.link.draft import Name
from zhsignals.link.table_grid import BRACKETED, YEAR, Page, ReadPeriod, ReadUnit, Span, Words, plain
from zhsignals.text import Mention, Period, Quantity

NAMED = frozenset({"industry", "region", "company", "project"})
_GAP = re.compile(r"(?<![A-Za-z,.])\s+|\s+(?![A-Za-z])")
_FISCAL = re.compile(r"((?:19|20)?[0-9]{2})[-/]([0-9]{2})")
_SPLIT = re.compile(r"[、,，/;；\s]+")
_NUMBERING = re.compile(r"(?:[（(]?[一二三四五六七八九十]{1,3}[）)、．.]|[（(]?\d{1,2}[）)、]|\d{1,2}\.(?!\d))")
LONGEST_UNIT = 6


@dataclass(slots=True)
class Head:
    """What a head says."""

    words: str = ""
    """Without blanks, units in brackets and marks."""
    units: list[Quantity] = field(default_factory=list)
    percent: bool = False
    index: bool = False
    metric: Mention | None = None
    sign: int = 0
    """Of the growth that stands below it; 0 where it is no growth."""
    rated: bool = False
    """Its growth is a rate by name: 增速."""
    period: Period | None = None
    timed: bool = False
    """It says nothing but a time."""
    basis: str | None = None
    status: str | None = None
    wished: bool = False
    """Its status is only the end of its words: 年度预算, but also the name of a programme."""
    stage: str | None = None
    names: list[Name] = field(default_factory=list)
    part: bool = False
    """A part of a row above: #工业."""
    plain: bool = False
    """It says no more than that values stand below."""
    total: bool = False
    completion: bool = False
    """How much of a plan has been carried out stands below it."""
    ratio: bool = False
    """It names something that is stated in percent."""

    @property
    def unit(self) -> Quantity | None:
        """The unit, if it is the only one."""
        return self.units[0] if len(self.units) == 1 else None

    @property
    def is_clear(self) -> bool:
        """Whether it says anything that the head of values may say."""
        return self.period is not None or self.is_measure

    @property
    def is_measure(self) -> bool:
        """Whether it cannot be the name of a group of rows."""
        return bool(self.units or self.percent or self.index or self.sign or self.metric or self.ratio or self.plain or self.timed)


class HeadReader:
    """Reads heads; made once from the patterns."""

    def __init__(self, terms: TermIndex, words: Words, read_unit: ReadUnit, read_period: ReadPeriod) -> None:
        self._terms, self._words, self._read_unit, self._read_period = terms, words, read_unit, read_period
        self._plain = frozenset((*words["plain_heads"], *words["stubs"], *words["unit_heads"]))
        self._totals = frozenset(words["totals"])
        self._edges = "".join(words["ends_of"])
        self._months = frozenset((*words["this_month"], *words["months_to_date"]))
        self._statuses = frozenset((*words["planned_heads"], *words["target_heads"]))

    def read(self, page: Page, spans: Sequence[Span]) -> Head:
        """The head that is written at `spans`, one below the other."""
        head = Head()
        body = "".join(_GAP.sub("", page.text[a:b]) for a, b in spans)
        while mark := next((m for m in self._words["part_marks"] if body.startswith(m)), None):
            head.part, body = True, body.removeprefix(mark)
        if numbering := _NUMBERING.match(body):
            body = body[numbering.end() :]
        head.words = self._take_units(head, body).strip(":：*")
        self._take_terms(head)
        head.index = head.index or any(w in head.words for w in self._words["index_heads"])
        self._take_mentions(head, page, spans)
        if head.period is None and (year := self._year(head.words)):
            head.period, head.timed = self._read_period(year, page.scope.published), True
        head.timed = head.timed or head.words in self._months
        head.plain = head.words in self._plain
        head.total = head.words in self._totals
        head.completion = any(w in head.words for w in self._words["completion_heads"])
        head.ratio = head.completion or head.words.endswith(self._words["ratios"])
        if head.completion:
            head.status, head.wished = None, False
        return head

    def _year(self, words: str) -> str | None:
        """Bare years of a head in words that are a time by themselves: 2016, 2016/17."""
        if YEAR.fullmatch(words):
            return words + self._words["year_mark"][0]
        pair = _FISCAL.fullmatch(words)
        if pair is None or (int(pair[1]) + 1) % 100 != int(pair[2]):
            return None
        return f"{pair[1] if len(pair[1]) > 2 else '20' + pair[1]}-{pair[2]}{self._words['year_mark'][1]}"

    def _take_units(self, head: Head, words: str) -> str:
        """Units out of brackets, behind `单位：`, or the whole of the words; what is left."""
        label = next((w for w in self._words["unit_labels"] if words.startswith(w) and words[len(w) : len(w) + 1] in ("：", ":")), None)
        if label:
            told = words[len(label) + 1 :]
            if not self._add_units(head, told):
                self._add_units(head, plain(told))
            return ""
        for m in reversed(list(BRACKETED.finditer(words))):
            if self._add_units(head, m.group(1)):
                words = words[: m.start()] + words[m.end() :]
        if words and len(words) <= LONGEST_UNIT and not any(c.isdigit() for c in words) and words not in self._plain:
            unit = self._read_unit(words)
            if unit is not None and unit.kind in ("amount", "quantity"):
                head.units.append(unit)
                return ""
        body, _, last = words.rpartition("/")
        if body and self._add_units(head, last):
            return body
        if words.endswith("%") and not words[-2:-1].isdigit():
            head.percent = True
            words = words.rstrip("%±")
        return words

    def _add_units(self, head: Head, words: str) -> bool:
        """Take units from words such as `亿元、%`; whether there were any."""
        for label in self._words["unit_labels"]:
            words = words.removeprefix(label).lstrip("：:")
        found = False
        whole = self._read_unit(words)
        for word in [words] if whole else _SPLIT.split(words):
            if word in self._words["percent_heads"]:
                head.percent = found = True
            elif word.endswith("=100"):
                head.index = found = True
            elif word and (unit := self._read_unit(word)):
                head.units.append(unit)
                found = True
        return found

    def _take_terms(self, head: Head) -> None:
        signs: list[int] = []
        words = plain(head.words) or head.words
        for m in self._terms.find(words):
            if m.kind == "metric":
                head.metric = m if words[m.start : m.end] not in self._words["plain_heads"] else head.metric
                continue
            data = m.data.data
            if data["role"] in ("growth", "speed"):
                signs.append(int(data.get("sign", 1)))
                head.rated = head.rated or data["role"] == "speed"
            elif data["role"] in ("basis", "status", "stage"):
                setattr(head, data["role"], data["value"])
        changed = any(w in words for w in self._words["change_heads"])
        for value, ends in (("planned", "planned_heads"), ("target", "target_heads")):
            if head.metric is None and words.endswith(self._words[ends]):
                head.status, head.wished = value, True
        if signs or changed:
            head.sign = -1 if set(signs) == {-1} and not changed else 1
            if changed and head.metric is not None and "percent" in head.metric.data.data["dimension"] and not signs:
                head.sign = 0

    def _take_mentions(self, head: Head, page: Page, spans: Sequence[Span]) -> None:
        """The time and the names that stand in the head; a time of comparison is not its time."""
        for start, end in spans:
            for m in page.mentions[bisect_left(page.starts, start) : bisect_left(page.starts, end)]:
                if isinstance(m, Period):
                    against = page.text.endswith(self._words["against"], start, m.start)
                    if m.form != "vague" and not against and (m.iso or not head.sign) and head.period is None:
                        head.period = m
                        rest = (plain(head.words) or head.words).replace("".join(page.text[m.start : m.end].split()), "", 1)
                        rest = rest.strip(self._edges)
                        head.timed = not rest or rest in self._plain or rest in self._statuses
                elif isinstance(m, Mention) and m.kind in NAMED:
                    head.names.append(Name(m.kind, m.id))
