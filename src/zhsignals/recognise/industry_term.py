"""The gazetteer of industries as one index."""

from __future__ import annotations

import re
from dataclasses import dataclass

from zhsignals.lexicon import Entry, Heads, Patterns, Places, TermIndex
from zhsignals.text import Mention

STANDARD = "GB/T 4754-2017"
GAP = 8
"""How many characters a company's name may have between an industry and its 有限公司."""


@dataclass(slots=True)
class Candidate:
    """A stretch of text that may be an industry's name."""

    start: int
    end: int
    name: str
    entry: Entry | None
    role: str = ""
    """How the text says that it is one: form, list, bare; empty so far."""

    @property
    def careful(self) -> bool:
        """Whether the text has to say that it is an industry."""
        return self.entry is None or self.entry.data.get("care") == "form"


class Words:
    """The words of patterns/industries by their role."""

    def __init__(self, patterns: Patterns, heads: Heads) -> None:
        self._entries = patterns.entries("industry")
        terms = [e for e in self._entries if e.data.get("role", "term") == "term"]
        own = {t for e in terms for t in e.terms}
        rows = patterns.table("industries/terms").rows
        terms += [_row_entry(*row) for row in rows if row[0] not in own]
        self.index = TermIndex(terms, heads)
        self.known = frozenset(t for e in terms for t in e.terms)

    def of(self, role: str) -> tuple[str, ...]:
        """All words of a role, the longest first."""
        found = {t for e in self._entries if e.data.get("role") == role for t in e.terms}
        return tuple(sorted(found, key=lambda t: (-len(t), t)))

    def entries(self, role: str) -> list[Entry]:
        """The entries of a role."""
        return [e for e in self._entries if e.data.get("role") == role]

    def any_of(self, *roles: str) -> str:
        """A regex alternative of the words of these roles."""
        return "|".join(re.escape(t) for r in roles for t in self.of(r)) or "(?!)"


def _row_entry(term: str, code: str, emerging: str, care: str) -> Entry:
    data = {k: v for k, v in (("code", code), ("emerging", emerging), ("care", care)) if v}
    return Entry(id=term, kind="industry", file="industries/terms.tsv", line=0, terms=(term,), data=data)


class TermFinder:
    """Terms of the gazetteer with the modifiers before them, outside the names of organisations."""

    def __init__(self, words: Words) -> None:
        self._index = words.index
        self._modifiers = words.of("modifier")
        self._compounds = words.of("compound")
        stops = "".join(t for t in words.of("gap_stop") if len(t) == 1)
        self._organ = re.compile(rf"[^{re.escape(stops)}\W]{{0,{GAP}}}?(?:{words.any_of('organ')})")

    def find(self, text: str, places: Places) -> list[Candidate]:
        """Candidates left to right; neighbours without a gap (新能源新材料) are one."""
        out: list[Candidate] = []
        for m in self._index.find(text, places=places):
            last = out[-1] if out else None
            if last is not None and last.end == m.start and last.careful >= _careful(m):
                last.end, last.name, last.entry = m.end, text[last.start : m.end], m.data
            else:
                start = self._modified(text, m)
                out.append(Candidate(start, m.end, text[start : m.end], m.data))
        return out

    def _modified(self, text: str, m: Mention) -> int:
        if not text.endswith(self._modifiers, 0, m.start):
            return m.start
        return m.start - next(len(word) for word in self._modifiers if text.endswith(word, 0, m.start))

    def in_organisation(self, text: str, end: int) -> bool:
        """Whether what follows makes the word part of an organisation's name, or of another noun."""
        return text.startswith(self._compounds, end) or self._organ.match(text, end) is not None


def _careful(m: Mention) -> bool:
    entry: Entry = m.data
    return entry.data.get("care") == "form"
