"""Names without a code: development zones, towns, subdistricts."""

from __future__ import annotations

import re
from collections.abc import Iterable

from zhsignals.lexicon import Entry, Patterns, TermIndex
from zhsignals.text import Mention

REACH = {"zone": 8, "township": 4}
SHORTEST = {"zone": 2, "township": 1}
LETTERS = re.compile(r"[\u4e00-\u9fff]+\Z")


class ZoneFinder:
    """Finds the suffix first, then walks left to where the name begins."""

    def __init__(self, patterns: Patterns) -> None:
        words = patterns.entries("region")
        self._suffixes = TermIndex(e for e in words if e.data.get("role") in REACH)
        edges = [t for e in words if e.data.get("role") == "edge" for t in e.terms]
        self._edges = tuple(sorted(edges, key=len, reverse=True))
        self._edge = re.compile("|".join(map(re.escape, self._edges)) or r"(?!)")

    def find(self, text: str, ends: dict[int, int]) -> list[Mention]:
        """Mentions `[start, end)`; `ends` says where a known place ends, and where it starts."""
        out: list[Mention] = []
        at = 0
        for hit in self._suffixes.find(text):
            start = self._left(text, hit, ends, at)
            if start is not None:
                entry: Entry = hit.data
                out.append(Mention(start, hit.end, "region", text[start : hit.end], entry.data["role"]))
                at = hit.end
        return out

    def _left(self, text: str, hit: Mention, ends: dict[int, int], at: int) -> int | None:
        """Where the name begins, or None where nothing but the suffix can be told."""
        role = hit.data.data["role"]
        if hit.start in ends:
            return ends[hit.start] if role == "zone" else None
        low = max(at, hit.start - REACH[role])
        run = LETTERS.search(text, low, hit.start)
        if run is None:
            return None
        start = run.start()
        place = max((e for e in ends if start < e < hit.start), default=None)
        cut = max((m.end() for m in self._edge.finditer(text, start, hit.start) if m.end() < hit.start), default=start)
        if place is not None and place >= cut:
            return self._checked(place if role == "township" else ends[place], place, hit, role)
        bounded = cut > start or start > low or not text[start - 1 : start].isalpha()
        return self._checked(cut, cut, hit, role) if bounded else None

    @staticmethod
    def _checked(start: int, core: int, hit: Mention, role: str) -> int | None:
        return start if SHORTEST[role] <= hit.start - core <= REACH[role] else None


def place_ends(mentions: Iterable[tuple[int, int]]) -> dict[int, int]:
    """End → start of places, for `ZoneFinder.find`."""
    return {end: start for start, end in mentions}
