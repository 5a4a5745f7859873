"""Was this line cut inside a sentence? What its last characters and the first ones of the next line say."""

from __future__ import annotations

import re

from zhsignals.lexicon import Patterns

_DIGITS = str.maketrans("123456789", "000000000")
_NUMBER = re.compile(r"[0-9][0-9.,]{0,30}")
_LATIN = re.compile("[A-Za-z]")
OPENING = "（(“‘《〈【「『["
_CLOSES = str.maketrans("（(“‘《〈【「『[", "）)”’》〉】」』]")


class Edges:
    """Weights in nats, positive for a cut, negative for a border between paragraphs."""

    __slots__ = ("_ends", "_month", "_pairs", "_starts", "_year")

    def __init__(self, patterns: Patterns) -> None:
        words = {e.id: e.terms for e in patterns.entries("layout")}
        self._year = re.compile(rf"(?:19|20)\d\d(?:{'|'.join(map(re.escape, words['year_sign']))})")
        self._month = re.compile(rf"\d{{1,2}}(?:{'|'.join(map(re.escape, words['month_sign']))})")
        self._ends: dict[str, float] = {}
        self._starts: dict[str, float] = {}
        self._pairs: dict[str, float] = {}
        sides = {"end": (self._ends, EDGE), "start": (self._starts, EDGE), "pair": (self._pairs, PAIR)}
        for edge, chars, weight in patterns.table("layout/edges").rows:
            side, share = sides[edge]
            side[chars] = int(weight) * share / 10

    def weigh(self, before: str, after: str) -> float:
        """How strongly `before` + `after` looks like one sentence cut in two."""
        tail, head = _plain(before[-2:]), self._head(after)
        end = self._ends.get(tail)
        if end is None:
            end = self._ends.get(tail[-1:], 0.0)
        start = self._starts.get(head)
        if start is None:
            start = self._starts.get(head[:1], 0.0)
        pair = self._pairs.get(tail[-1:] + head[:1], 0.0)
        return end + start + pair + _clause(before) + (OPEN if _is_open(before) else 0.0)

    def _head(self, after: str) -> str:
        """The first two characters, with a number as 0, a letter as a, a year as Y, a month as M."""
        if after[:1].isdigit():
            for sign, date in (("Y", self._year), ("M", self._month)):
                if m := date.match(after):
                    return sign + _plain(after[m.end() : m.end() + 1])
            if m := _NUMBER.match(after):
                return "0" + _plain(after[m.end() : m.end() + 1])
        return _plain(after[:2])


# Shares fitted together by logistic regression on the same cuts and borders.
EDGE = 0.87
PAIR = 1.35
OPEN = 3.0
CLAUSES = ((4, 0.6), (6, 0.3), (9, -0.3), (14, -0.7), (20, -1.1))
"""A sentence seldom ends in a clause of so few characters: up to how many, and what that weighs."""
LONG_CLAUSE = -1.6
_CLAUSE = "，、：；。！？“（,("


def _clause(before: str) -> float:
    """What the length of the last clause says."""
    tail = before[-21:]
    size = len(tail) - 1 - max(map(tail.rfind, _CLAUSE))
    for most, weight in CLAUSES:
        if size <= most:
            return weight
    return LONG_CLAUSE


def _plain(chars: str) -> str:
    if not chars.isascii() and chars[:1] > "z" and chars[-1:] > "z":
        return chars
    return _LATIN.sub("a", chars).translate(_DIGITS)


def _is_open(before: str) -> bool:
    """Whether a bracket or quotation mark was opened shortly before the end and not closed."""
    tail = before[-40:]
    at = max(map(tail.rfind, OPENING))
    return at >= 0 and tail[at].translate(_CLOSES) not in tail[at:]
