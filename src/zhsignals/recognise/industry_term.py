"""The gazetteer of industries as one index."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from zhsignals.lexicon import Entry, Heads, Patterns, Places, TermIndex
from zhsignals.text import Mention

STANDARD = "GB/T 4754-2017"
MONEY = "J"
THINGS = "C"
"""The section whose words are things as well."""
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
    whole: bool = True
    """Whether the text writes the name in full."""

    @property
    def careful(self) -> bool:
        """Whether the text has to say that it is an industry."""
        return self.entry is None or self.entry.data.get("care") == "form"


class Words:
    """The words of patterns/industries by their role."""

    def __init__(self, patterns: Patterns, heads: Heads) -> None:
        self._entries = patterns.entries("industry")
        terms = [e for e in self._entries if e.data.get("role", "term") == "term"]
        guarded = {t for e in terms for t in e.terms}
        rows = patterns.table("industries/terms").rows
        own = guarded.union(row[0] for row in rows)
        plain = [
            (row[0].replace("、", ""), *row[1:]) for row in rows if "、" in row[0]
        ]  # the press leaves the commas of official names out
        terms += [_row_entry(*row) for row in (*rows, *(r for r in plain if r[0] not in own)) if row[0] not in guarded]
        self.index = TermIndex(terms, heads)
        self.known = {t: e for e in terms for t in e.terms}
        self.bare = frozenset(t for e in terms for t in e.terms if e.data.get("care") != "form")

    def of(self, role: str) -> tuple[str, ...]:
        """All words of a role, the longest first."""
        found = {t for e in self._entries if e.data.get("role") == role for t in e.terms}
        return tuple(sorted(found, key=lambda t: (-len(t), t)))

    def entries(self, role: str) -> list[Entry]:
        """The entries of a role."""
        return [e for e in self._entries if e.data.get("role") == role]

    def guarded(self, role: str) -> re.Pattern[str]:
        """The words of a role with the guards of their entries."""
        parts = []
        for e in self.entries(role):
            terms = "|".join(re.escape(t) for t in sorted(e.terms, key=len, reverse=True))
            before = "".join(f"(?<!{re.escape(g)})" for g in e.not_preceded_by)
            after = "|".join(map(re.escape, e.not_followed_by)) or "(?!)"
            parts.append(f"{before}(?:{terms})(?!{after})")
        return re.compile("|".join(parts) or "(?!)")

    def chars(self, role: str) -> str:
        """The one-character words of a role, for a character class."""
        return re.escape("".join(t for t in self.of(role) if len(t) == 1))

    def any_of(self, *roles: str) -> str:
        """A regex alternative of the words of these roles."""
        return alternative(t for r in roles for t in self.of(r))


def _row_entry(term: str, code: str, emerging: str, care: str) -> Entry:
    data = {k: v for k, v in (("code", code), ("emerging", emerging), ("care", care)) if v}
    return Entry(id=term, kind="industry", file="industries/terms.tsv", line=0, terms=(term,), data=data)


class TermFinder:
    """Terms of the gazetteer with the modifiers before them, outside the names of organisations."""

    def __init__(self, words: Words) -> None:
        self._index = words.index
        self._modifiers = words.of("modifier")
        self._compound = words.guarded("compound")
        self._ending = words.guarded("ending")
        self._last = words.of("last")
        self._business = frozenset(t[1:] for t in words.of("soft") if t.startswith(self._last))
        self._known = words.known
        self._own = frozenset(words.of("ending"))
        self._organ = re.compile(rf"(?!{words.any_of('no_organ')})[^{words.chars('gap_stop')}\W]{{0,{GAP}}}?(?:{words.any_of('organ')})")

    def find(self, text: str, places: Places, edges: Collection[int] = ()) -> list[Candidate]:
        """Candidates left to right; neighbours without a gap (新能源新材料) are one, unless 业 or one of the `edges` closes the first."""
        out: list[Candidate] = []
        for found in self._index.find(text, places=places):
            m = self._before_business(text, found) if text[found.end : found.end + 1] in self._business else found
            last = out[-1] if out else None
            if last is not None and last.end >= m.end:
                continue
            if last is not None and last.end == m.start and m.start not in edges and self._one(last, m):
                last.end, last.name, last.entry = m.end, text[last.start : m.end], m.data
            else:
                start = self._modified(text, m)
                last = Candidate(start, m.end, text[start : m.end], m.data)
                out.append(last)
            self._close(text, last)
        return out

    def _before_business(self, text: str, m: Mention) -> Mention:
        """快递 of 快递业务, where 快递业 was found."""
        end = m.end - 1
        entry = self._known.get(text[m.start : end]) if text.startswith(self._last, end) else None
        return m if entry is None else Mention(m.start, end, m.kind, m.id, entry)

    def _one(self, last: Candidate, m: Mention) -> bool:
        """Whether two neighbours are one name: 业 closes a name; of 光伏电池 the second says what it is; 证券 is a house."""
        first, second = _section(last.entry), _section(m.data)
        if last.name.endswith(self._last) or (first == MONEY and second != MONEY):
            return False
        return last.careful >= _careful(m) or second == THINGS

    def _close(self, text: str, c: Candidate) -> None:
        """家具 is a thing, 家具制造 and 家具业 are industries."""
        if not c.careful or c.name in self._own:
            return
        ending = self._ending.match(text, c.end)
        if ending is not None and not self.in_organisation(text, ending.end()):
            c.end, c.name, c.role = ending.end(), text[c.start : ending.end()], "form"

    def _modified(self, text: str, m: Mention) -> int:
        if not text.endswith(self._modifiers, 0, m.start):
            return m.start
        return m.start - next(len(word) for word in self._modifiers if text.endswith(word, 0, m.start))

    def in_organisation(self, text: str, end: int) -> bool:
        """Whether what follows makes the word part of an organisation's name, or of another noun."""
        return self._compound.match(text, end) is not None or self._organ.match(text, end) is not None


def alternative(words: Iterable[str]) -> str:
    """A regex that finds the longest of the words; those with the same first character share one branch."""
    branches: dict[str, list[str]] = {}
    for word in sorted(set(words), key=lambda w: (-len(w), w)):
        branches.setdefault(word[0], []).append(re.escape(word[1:]))
    return "|".join(re.escape(first) + (f"(?:{'|'.join(rest)})" if rest != [""] else "") for first, rest in branches.items()) or "(?!)"


def _section(entry: Entry | None) -> str:
    """The letter of its section in the classification; empty where it has none."""
    return str(entry.data.get("code", ""))[:1] if entry else ""


def last_before(places: Sequence[int], low: int, high: int) -> int:
    """The last of the sorted places from `low` to `high`; `low` where there is none."""
    i = bisect_right(places, high)
    return max(low, places[i - 1]) if i else low


def _careful(m: Mention) -> bool:
    entry: Entry = m.data
    return entry.data.get("care") == "form"
