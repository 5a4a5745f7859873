"""What the words around a number say about it: idioms, quoted catch-words, hints of what a bare number counts."""

from __future__ import annotations

import re
from collections.abc import Container

from zhsignals.lexicon import Patterns
from zhsignals.quantity.figure import Figure
from zhsignals.quantity.measure import Measured, Measures
from zhsignals.text import Quantity

_STOPS = "。；;！？\n"
_BREAKS = "，。；、（\n"
_QUOTES = {"“": "”", "「": "」", "‘": "’"}
REACH = 24


class Context:
    """Looks left and right of a number."""

    def __init__(self, patterns: Patterns, measures: Measures) -> None:
        self.measures = measures
        self._idioms = _idioms(patterns, measures.numerals.tokens)
        self._hints = measures.units.hints
        self._any_hint = re.compile("|".join(re.escape(t) for _, _, terms in self._hints for t in terms) or "(?!)")
        entries = {e.data["role"]: e for e in patterns.entries("numeral")}
        self.separators = frozenset(c for t in entries["list"].terms for c in t)

    def idiom(self, text: str, i: int) -> int:
        """How much of the idiom that holds the number character at `i` is left from there, 0 if there is none."""
        if text.startswith(self.measures.numerals.fraction, i + 1):
            return 0  # 十分之一 is not 十分
        candidates = self._idioms.get(text[i : i + 2], ()) + self._idioms.get(text[i], ())
        for term, before in candidates:
            if before <= i and text.startswith(term, i - before):
                return len(term) - before
        return 0

    def counts(self, text: str, out: Measured) -> bool:
        """Whether a Chinese numeral with a unit measures something in prose."""
        figure, unit = out.figure, out.unit
        if unit is None:
            return False
        if figure.low == 0:
            return False
        plain = unit.reading in ("amount", "rate", "change")
        if figure.lead and not out.bound and (figure.end - figure.start == 1 or not plain):
            return self.bounded(text, out)
        if figure.low == 1 and figure.end - figure.start == 1 and not plain and (unit.reading == "count" or unit.size == 1):
            return self.bounded(text, out) and unit.form == "duration"
        return plain or figure.low > 100 or not self.quoted(text, figure.start)

    def bounded(self, text: str, out: Measured) -> bool:
        """近百篇, 上千家, 亿元以上: round number words and 一 measure only where a bound stands with them."""
        return bool(self.measures.bound_right(text, out.end)[1] or self.measures.bound_left(text, out.figure)[1])

    def quoted(self, text: str, i: int) -> bool:
        """Inside short quotation marks: “一核五带”, “三个一批”."""
        for opener, closer in _QUOTES.items():
            start = text.rfind(opener, max(0, i - 10), i)
            if start >= 0 and closer not in text[start:i]:
                end = text.find(closer, i, start + 14)
                return end >= 0
        return False

    def guess(self, text: str, quantity: Quantity, figure: Figure, home: str) -> None:
        """Kind and unit of a bare 万 or 亿: people or money by the nearest word; 亿 alone is money."""
        before = text[max(0, quantity.start - REACH) : quantity.start]
        cut = max(before.rfind(c) for c in _STOPS)
        before = before[cut + 1 :]
        after = text[quantity.end : quantity.end + 8]
        after = after[: min((i for c in _BREAKS if (i := after.find(c)) >= 0), default=8)]
        best, place = None, -1
        for kind, unit, terms in self._hints if self._any_hint.search(before) or self._any_hint.search(after) else ():
            at = max((start + len(t) for t in terms if (start := before.rfind(t)) >= 0), default=-1)
            if kind == "count" and any(t in after for t in terms):
                at = REACH
            if at > place:
                best, place = (kind, unit or home), at
        if best is not None:
            quantity.kind, quantity.unit = best
        elif figure.scale >= 8:
            quantity.kind, quantity.unit = "amount", home


def _idioms(patterns: Patterns, numbers: Container[str]) -> dict[str, tuple[tuple[str, int], ...]]:
    """By each number character in it and the one after it, an idiom and how many characters of it stand before the two."""
    out: dict[str, list[tuple[str, int]]] = {}
    for entry in patterns.entries("idiom"):
        for term in entry.terms:
            for at, c in enumerate(term):
                if c in numbers:
                    out.setdefault(term[at : at + 2], []).append((term, at))
    return {c: tuple(sorted(terms, key=lambda t: t[1] - len(t[0]))) for c, terms in out.items()}
