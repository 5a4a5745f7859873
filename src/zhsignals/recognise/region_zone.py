"""Names without a code: development zones, towns, subdistricts."""

from __future__ import annotations

import re

from zhsignals.lexicon import Entry, Heads, Patterns, Places, TermIndex
from zhsignals.text import Mention

LONGEST = {"zone": 8, "township": 6}
PLAIN = 4
"""A township's name is no longer, unless a people's name is part of it."""
LOOK = 4
"""How far left of the longest name its edge is looked for."""
SHORTEST = {"zone": 2, "township": 1}
LETTERS = re.compile(r"[\u4e00-\u9fff]+\Z")


class ZoneFinder:
    """Finds the suffix first, then walks left to where the name begins."""

    def __init__(self, patterns: Patterns, heads: Heads) -> None:
        words = patterns.entries("region")
        self._suffixes = TermIndex((e for e in words if e.data.get("role") in LONGEST), heads)
        self._hard = _alternation(words, "edge")
        self._soft = _alternation(words, "soft_edge")
        self._firsts = tuple(t for e in words if e.data.get("role") == "first" for t in e.terms)
        self._people = tuple(t for e in words if e.data.get("role") == "people" for t in e.terms)
        self._suffixed = tuple(t for e in words if e.data.get("role") == "tail" for t in e.terms)
        self._unfit = tuple(t for e in words if e.data.get("role") == "unfit" for t in e.terms)

    def find(self, text: str, ends: dict[int, int], places: Places) -> list[Mention]:
        """Mentions `[start, end)`, `data` the role; `ends` says where known places end, and where each starts."""
        out: list[Mention] = []
        at = 0
        for hit in self._suffixes.find(text, places=places):
            entry: Entry = hit.data
            role = entry.data["role"]
            start = None if hit.end in ends else self._left(text, hit.start, role, ends, at)
            if start is not None:
                out.append(Mention(start, hit.end, "region", text[start : hit.end], role))
                at = hit.end
        return out

    def _left(self, text: str, stop: int, role: str, ends: dict[int, int], at: int) -> int | None:
        """Where the name begins, or None where nothing but the suffix can be told."""
        if stop in ends:
            return ends[stop] if role == "zone" or not text.endswith(self._suffixed, 0, stop) else None
        low = max(at, stop - LONGEST[role] - LOOK)
        run = LETTERS.search(text, low, stop)
        if run is None or text.endswith(self._unfit, run.start(), stop):
            return None
        place = next((e for e in range(stop - 1, run.start(), -1) if e in ends), -1)
        cut = max((m.end() for m in self._hard.finditer(text, max(run.start(), place), stop)), default=-1)
        free = run.start() > low or not text[low - 1 : low].isalpha()
        opening = free and text.startswith(self._firsts, run.start())
        soft = (m.end() for m in self._soft.finditer(text, max(run.start() + opening, place, cut), stop - 2))
        cut = max(soft, default=cut)
        if role == "township" and not text.endswith(self._people, 0, stop) and stop - max(place, cut, run.start()) > PLAIN:
            return None
        if place >= 0 and cut <= place:
            return self._sized(ends[place] if role == "zone" else place, place, stop, role)
        if cut >= 0:
            return self._sized(cut, cut, stop, role)
        counted = text[run.start() - 1 : run.start()].isdigit()
        return self._sized(run.start(), run.start(), stop, role) if free and not counted else None

    @staticmethod
    def _sized(start: int, core: int, stop: int, role: str) -> int | None:
        return start if SHORTEST[role] <= stop - core <= LONGEST[role] else None


def _alternation(words: tuple[Entry, ...], role: str) -> re.Pattern[str]:
    terms = sorted((t for e in words if e.data.get("role") == role for t in e.terms), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, terms)) or r"(?!)")
