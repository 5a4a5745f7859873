"""Values, metrics and periods in words, as the HTML page says them (page/format.js), for the terminal."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from functools import cache

from zhsignals.records import Fact
from zhsignals.report.page import load_strings
from zhsignals.report.write import metric_names

_DATE = re.compile(r"(\d{4})(?:-(?:Q([1-4])|H([12])|(\d\d)(?:-(\d\d))?))?")
_MONTHS = re.compile(r"(?P<y>\d{4})-(?P<a>\d\d)/(?P<z>\d{4})-(?P<b>\d\d)")


class Wording:
    """The words of the interface in one language."""

    def __init__(self, lang: str = "zh") -> None:
        words = _strings()
        self.lang = lang if lang in words else "zh"
        self._words = words[self.lang]

    def __call__(self, key: str, **values: object) -> str:
        """The words for a key; a key without words stands for itself."""
        words = self._words.get(key, key.rpartition(".")[2].replace("_", " "))
        for name, value in values.items():
            words = words.replace("{" + name + "}", str(value))
        return words

    def metric(self, fact: Fact) -> str:
        """The metric's name; of `other` what the article calls it."""
        if fact.metric == "other" and fact.label:
            return fact.label
        zh, en = _metrics().get(fact.metric, (None, None))
        return (zh if self.lang == "zh" else en or zh) or fact.metric.replace("_", " ")

    def value(self, fact: Fact) -> str:
        """The value with sign, unit and comparator: 超 16亿元, +47.9%."""
        low = self._one(fact, fact.value)
        both = low if fact.value_max is None else f"{low}\u2013{self._one(fact, fact.value_max)}"
        return self(f"cmp.{fact.comparator}") + both

    def period(self, fact: Fact) -> str:
        """The period in words."""
        iso = fact.period.iso if fact.period else ""
        start, slash, end = iso.partition("/")
        if not slash:
            return self._date(iso)
        if start == "..":
            return self("until", x=self._date(end))
        months = _MONTHS.fullmatch(iso)
        if months and months["y"] == months["z"]:
            return self("p.months", y=months["y"], a=self._padded(months["a"]), b=self._padded(months["b"]))
        return self("p.span", a=self._date(start), b="" if end == ".." else self._date(end))

    def _date(self, iso: str) -> str:
        hit = _DATE.fullmatch(iso)
        if not hit:
            return iso
        y, q, h, m, d = hit.groups()
        if q:
            return self("p.quarter", y=y, q=self(f"p.q.{q}"))
        if h:
            return self("p.half", y=y, h=self(f"p.half.{h}"))
        if d:
            return self("p.day", y=y, m=self._padded(m), d=self._padded(d))
        return self("p.month", y=y, m=self._padded(m)) if m else self("p.year", y=y)

    def _padded(self, number: str) -> str:
        return number if self("p.zeros") == "1" else str(int(number))

    def _one(self, fact: Fact, value: Decimal) -> str:
        sign = "+" if fact.kind == "change" and value > 0 else ""
        if fact.unit == "1":
            return f"{sign}{_number(value * 100)}%" if fact.kind in ("rate", "change") else _number(value)
        return f"{sign}{self._scaled(value)}{self._unit(fact.unit)}"

    def _scaled(self, value: Decimal) -> str:
        for step in self("scales").split(","):
            size, name = step.split(":")
            if abs(value) >= Decimal(size):
                return _number(value / Decimal(size)) + name
        return _number(value)

    def _unit(self, unit: str) -> str:
        known: str | None = self._words.get(f"unit.{unit}")
        if known is not None:
            return known
        spaced = self.lang != "zh" or (len(unit) == 3 and unit.isascii() and unit.isupper())
        return f" {unit}" if spaced else unit


def _number(value: Decimal) -> str:
    text = f"{value:,.6f}".rstrip("0").rstrip(".")
    return text or "0"


@cache
def _strings() -> dict[str, dict[str, str]]:
    words: dict[str, dict[str, str]] = json.loads(load_strings())
    return words


@cache
def _metrics() -> dict[str, list[str | None]]:
    return metric_names()
