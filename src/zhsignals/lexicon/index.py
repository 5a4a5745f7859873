"""Finding thousands of terms in one pass.

Two character classes lead the scan (the first and second characters of all terms), a dict of two-character heads does the
rest. On 2,000 terms this is an order of magnitude faster than one alternation, and needs no package.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator

from zhsignals.lexicon.entry import REACH, Entry
from zhsignals.lexicon.heads import Heads, Places
from zhsignals.text import Mention

Guard = Callable[[str, int, int], bool]
Owner = tuple[str, str, Entry, Guard | None]
"""Kind, id, the entry itself, and its guards if it has any."""


class TermIndex:
    """Leftmost-longest, non-overlapping search for the terms of entries, guards included.

    Terms that are among `heads` are found in a text that `heads` has read by its places.
    """

    def __init__(self, entries: Iterable[Entry], heads: Heads | None = None) -> None:
        owners: dict[str, list[Entry]] = {}
        for entry in entries:
            for term in entry.terms:
                owners.setdefault(term, []).append(entry)
        self.owners = owners
        self._owned = {term: tuple([_owner(e) for e in those]) for term, those in owners.items()}
        self._list = heads.add(owners) if heads is not None else 0
        by_head: dict[str, list[str]] = {}
        for term in sorted(owners, key=len, reverse=True):
            by_head.setdefault(term[:2], []).append(term)
        singles = {head for head in by_head if len(head) == 1}
        self._heads = {head: (*terms, *({head[0]} & singles if len(head) == 2 else ())) for head, terms in by_head.items()}
        """By their beginning the terms that may stand there, the longest first."""
        self._scan = _scanner([h for h in by_head if len(h) == 2], singles)

    def find(self, text: str, start: int = 0, end: int | None = None, places: Places | None = None) -> list[Mention]:
        """Mentions in `text[start:end]`, left to right; `places` are those of the text."""
        end = len(text) if end is None else end
        if places is not None:
            return self.find_in(text, [(start, end)], places)
        out: list[Mention] = []
        self._read(text, start, end, self._standing(text, start, end), out)
        return out

    def find_in(self, text: str, spans: Iterable[tuple[int, int]], places: Places) -> list[Mention]:
        """Mentions in each of the spans, span by span."""
        out: list[Mention] = []
        starts, terms = places[self._list]
        for start, end in spans:
            first = bisect_left(starts, start)
            last = bisect_left(starts, end, first)
            if first < last:
                self._read(text, start, end, zip(starts[first:last], terms[first:last], strict=True), out)
        return out

    def _standing(self, text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
        """The terms that stand in `text[start:end]`, of those at one place the longest first."""
        heads = self._heads.get
        for m in self._scan.finditer(text, start, end) if self._scan is not None else ():
            i = m.start()
            for term in heads(text[i : i + 2]) or heads(text[i], ()):
                if text.startswith(term, i, end):
                    yield i, term

    def _read(self, text: str, start: int, end: int, standing: Iterable[tuple[int, str]], out: list[Mention]) -> None:
        """The longest terms at these places whose guards let them pass."""
        owned, at = self._owned, start
        for i, term in standing:
            if i < at or (after := i + len(term)) > end:
                continue
            for kind, name, entry, allows in owned[term]:
                if allows is None or allows(text, i, after):
                    out.append(Mention(i, after, kind, name, entry))
                    at = after
                    break


def _owner(entry: Entry) -> Owner:
    return entry.kind, entry.id, entry, _guard(entry) if entry.guarded else None


def _guard(entry: Entry) -> Guard:
    """`entry.allows`, or a shorter way to the same answer where only words beside the term tell."""
    ahead, behind, wanted = entry.not_followed_by, entry.not_preceded_by, entry.followed_by
    if entry.near or entry.not_near or entry.preceded_by or (wanted and (ahead or behind)):
        return entry.allows
    if wanted:
        return lambda text, _, end: text.startswith(wanted, end)
    if not behind:
        return lambda text, _, end: not text.startswith(ahead, end)
    if not ahead:
        return lambda text, start, _: not text.endswith(behind, max(0, start - REACH), start)
    return lambda text, start, end: not (text.startswith(ahead, end) or text.endswith(behind, max(0, start - REACH), start))


def _scanner(heads: list[str], singles: set[str]) -> re.Pattern[str] | None:
    """One character class leads: an alternation in front would cost `re` its fast skip, ten times the time."""
    leads = re.escape("".join(sorted({h[0] for h in heads} | singles)))
    second = re.escape("".join(sorted({h[1] for h in heads})))
    if not heads:
        return re.compile(f"[{leads}]") if singles else None
    follows = f"(?=[{second}])"
    if singles:
        follows = f"(?:(?<=[{re.escape(''.join(sorted(singles)))}])|{follows})"
    return re.compile(f"[{leads}]{follows}")
