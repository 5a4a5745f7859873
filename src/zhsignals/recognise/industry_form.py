"""Names that a head noun makes an industry: 碳纤维产业, 护栏行业."""

from __future__ import annotations

import re

from zhsignals.lexicon import Heads, Places, TermIndex
from zhsignals.recognise.industry_term import Candidate, Words

LONGEST = 10
OFTEN = 2
"""An unknown name must be said this often, unless a heading or a verb like 打造 stands right before it."""
NEAR = 3000
"""Within so many characters: a file of many articles is not one."""
PLAIN = 6
"""A longer name must be said once more."""
HEADING = re.compile(r"(?:\A|\n)[^\n\w]{0,4}(?:[一二三四五六七八九十\d]{1,3}[、.．)）]\s*)?\Z")
RUN = re.compile(r"[\u4e00-\u9fffA-Za-z0-9]+\Z")
SHORTEST = 2


class FormFinder:
    """Finds the head noun first, then the name left of it."""

    def __init__(self, words: Words, heads: Heads) -> None:
        self._heads = TermIndex(words.entries("head"), heads)
        self._generic = frozenset(words.of("generic"))
        edges = (*words.of("opener"), *(g for g in words.of("generic") if len(g) > 1))
        self._edge = re.compile("|".join(map(re.escape, sorted(edges, key=len, reverse=True))))
        self._unfit = words.of("unfit")
        self._makers = words.of("maker")

    def find(self, text: str, ends: dict[int, Candidate], places: Places) -> list[Candidate]:
        """Marks the candidates that end at a head noun, and returns new ones for names the gazetteer does not know."""
        out: list[Candidate] = []
        for head in self._heads.find(text, places=places):
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
        if not free or len(name) < SHORTEST or name in self._generic or any(w in name for w in self._unfit):
            return None
        marked = text.endswith(self._makers, 0, start) or opens_line(text, start)
        often = text.count(name, max(0, start - NEAR), stop + NEAR) >= OFTEN + (len(name) > PLAIN)
        return Candidate(start, stop, name, None, "form") if often or (marked and len(name) <= PLAIN) else None


def opens_line(text: str, start: int) -> bool:
    """Whether nothing but a number (二、 or 3.) stands before on the line."""
    return HEADING.search(text, max(0, start - 8), start) is not None


def is_heading(text: str, start: int, end: int) -> bool:
    """Whether the line holds nothing else."""
    return (end == len(text) or text[end] == "\n") and opens_line(text, start)
