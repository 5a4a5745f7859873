"""Names that a head noun makes an industry: 碳纤维产业, 护栏行业."""

from __future__ import annotations

import re

from zhsignals.lexicon import TermIndex
from zhsignals.recognise.industry_term import Candidate, Words

LONGEST = 10
OFTEN = 3
"""An unknown name of more than `PLAIN` characters must be said this often."""
PLAIN = 6
RUN = re.compile(r"[\u4e00-\u9fffA-Za-z0-9]+\Z")
SHORTEST = 2


class FormFinder:
    """Finds the head noun first, then the name left of it."""

    def __init__(self, words: Words) -> None:
        self._heads = TermIndex(words.entries("head"))
        self._generic = frozenset(words.of("generic"))
        self._edge = re.compile(words.any_of("opener", "generic"))
        self._unfit = words.of("unfit")

    def find(self, text: str, ends: dict[int, Candidate]) -> list[Candidate]:
        """Marks the candidates that end at a head noun, and returns new ones for names the gazetteer does not know."""
        out: list[Candidate] = []
        for head in self._heads.find(text):
            known = ends.get(head.start)
            if head.end in ends or any(ends[e].start < head.start for e in range(head.start + 1, head.end) if e in ends):
                continue
            if known is not None:
                known.role = known.role or "form"
            elif (found := self._unknown(text, head.start)) is not None:
                out.append(found)
        return out

    def _unknown(self, text: str, stop: int) -> Candidate | None:
        run = RUN.search(text, max(0, stop - LONGEST), stop)
        if run is None:
            return None
        start = max((m.end() for m in self._edge.finditer(text, run.start(), stop)), default=run.start())
        free = start > run.start() or run.start() > stop - LONGEST
        name = text[start:stop]
        if len(name) > PLAIN and text.count(name) < OFTEN:
            return None
        if not free or len(name) < SHORTEST or name in self._generic or any(w in name for w in self._unfit):
            return None
        return Candidate(start, stop, name, None, "form")
