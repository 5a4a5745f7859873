"""Lists of industries: 涵盖A、B、C等产业; A、B和C三大行业."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from zhsignals.lexicon import Heads, Places, TermIndex
from zhsignals.recognise.industry_term import Candidate, Words, last_before

REACH = 160
SOFT = 2
"""At least this many names, or one that is known, before a list is believed."""
SIZES = (2, 14)
PLAIN = 6
"""In a list without any name that is known, no name is longer."""
WHOLE = 8
"""An item of a list is one name up to this length, even if the gazetteer knows only its end (柔性电子)."""
NUMERALS = "0-9一二三四五六七八九十两多几"
"""For a character class; without `\\d`, which would be asked for every character of a text."""
COUNTS = {n: i for i, n in enumerate("一二三四五六七八九十", 1)} | {str(i): i for i in range(2, 10)} | {"两": 2}
GROWN = 3
"""So many clauses in a row that say how much something grew."""
PAUSES = "，、；"
ENDS = "。\n"
BREAKS = "。！？；：:;!?，,\n“”（）()《》"


class ListFinder:
    """Finds what closes a list, then its items from right to left."""

    def __init__(self, words: Words, heads: Heads) -> None:
        counter, closers = words.any_of("counter"), words.of("closer")
        self._closers, self._pointing = closers, words.of("pointing")
        tail = rf"(?:{words.any_of('qualifier')}){{0,4}}(?:{words.any_of('list_head')})"
        firsts = re.escape("".join(sorted({c[0] for c in closers})))
        closed = "|".join(f"(?<={re.escape(c[0])}){re.escape(c[1:])}" for c in closers) or "(?!)"
        number = rf"(?<=[{NUMERALS}])[{NUMERALS}]{{0,2}}(?:{counter})"
        # One character class leads: an alternation in front would cost `re` its fast skip.
        self._closer = re.compile(rf"[{firsts}{NUMERALS}](?:(?:{closed})(?:[{NUMERALS}]{{1,3}}(?:{counter})?)?{tail}|{number}{tail})")
        self._colon = re.compile(rf"(?:{words.any_of('colon')})?")
        self._listing = TermIndex(words.entries("listing"), heads)
        self._shut = re.compile(rf"\W|\Z|{words.any_of('list_head', 'closer', 'gap_stop')}")
        self._next = re.compile(rf"[、；](?:{words.any_of('joint')})?|{words.any_of('joint')}")
        self._cut = re.compile(words.any_of("opener", "verb"))
        self._unfit = re.compile(words.any_of("unfit"))
        self._generic = frozenset(words.of("generic"))
        self._firm = words.of("firm")
        self._joint = re.compile(words.any_of("joint"))
        self._grew = re.compile(rf"(?:{words.any_of('grew')})\d[\d.]*%|[（(](?:{words.any_of('grew')})?[-－−+]?\d[\d.]*%[)）]")
        self._naming = tuple(h + n for h in words.of("firm") for n in words.of("naming"))
        self._loose = words.of("loose")
        self._trade, self._yield = re.compile(words.any_of("head", "tail")), re.compile(words.any_of("yield"))

    def find(self, text: str, candidates: list[Candidate], places: Places, edges: Sequence[int]) -> list[Candidate]:
        """Marks the candidates that stand in lists, and returns new ones for their other items; no name reaches back over `edges`."""
        ends = {c.end: c for c in candidates}
        out: list[Candidate] = []
        starts = {c.start: c for c in candidates}
        for m in self._closer.finditer(text):
            firm = m.group().endswith(self._firm)
            if firm and not m.group().startswith(self._closers) and (colon := self._colon.match(text, m.end())) is not None:
                self._say(self._opened(text, colon.end(), starts))
            items = self._items(text, m, ends, edges)
            known = sum(c.entry is not None for c in items)
            firm = firm or (bool(items) and text.endswith(self._naming, 0, min(c.start for c in items)))
            if m.group().endswith(self._loose) and (known < GROWN or known < len(items)):
                continue
            if not known and (len(items) < SOFT + 1 or not firm or max(len(c.name) for c in items) > PLAIN):
                continue
            believed = firm or 2 * known >= len(items)
            for c in items:
                if c.end in ends and ends[c.end].start == c.start:
                    ends[c.end].role = ends[c.end].role or ("list" if believed else "")
                elif firm:
                    out.append(replace(c, role="list"))
        self._grown(text, candidates)
        for verb in self._listing.find(text, places=places):
            items = self._opened(text, verb.end, starts)
            self._say(items if items and self._shut.match(text, items[-1].end) else items[:-1])
        return out

    def _grown(self, text: str, candidates: list[Candidate]) -> None:
        """六个行业增长，其中电力增长6.0%，化工增长4.8%，建材增长2.4%: three at least, in a sentence that speaks of trades."""
        chain: list[Candidate] = []
        last, trades = -1, False
        for c in candidates:
            grew = self._grew.match(text, c.end) if c.entry is not None else None
            if grew is None:
                continue
            if c.start != last + 1 or text[last] not in PAUSES:
                chain = []
            chain.append(c)
            last = grew.end()
            if len(chain) == GROWN:
                low = max(text.rfind(mark, max(0, chain[0].start - REACH), chain[0].start) for mark in ENDS) + 1
                trades = self._trade.search(text, low, chain[0].start) is not None and not self._yield.search(text, low, chain[0].start)
            if len(chain) >= GROWN and trades:
                self._say(chain[-GROWN:])

    def _opened(self, text: str, at: int, starts: dict[int, Candidate]) -> list[Candidate]:
        """三大支柱产业轻工、建材和汽车: the items after what counts them, as far as they are known."""
        items: list[Candidate] = []
        while (c := starts.get(at)) is not None:
            items.append(c)
            joint = self._next.match(text, c.end)
            if joint is None:
                break
            at = joint.end()
        return items

    @staticmethod
    def _say(items: list[Candidate]) -> None:
        for c in items if len(items) >= SOFT else ():
            c.role = c.role or "list"

    def _items(self, text: str, m: re.Match[str], ends: dict[int, Candidate], edges: Sequence[int]) -> list[Candidate]:
        stop = m.start()
        stop -= text.endswith(self._pointing, 0, stop)
        low = max([text.rfind(c, max(0, stop - REACH), stop) for c in BREAKS] + [stop - REACH, -1]) + 1
        parts: list[tuple[int, int]] = []
        end = stop
        while (pause := text.rfind("、", low, end)) >= 0:
            parts.append((pause + 1, end))
            end = pause
        parts.append((last_before(edges, low, end), end))
        counted = len(parts) > 1 and COUNTS.get(m.group()[0]) == len(parts)  # of A、B、C与D这三大产业 the last is C与D
        out: list[Candidate] = []
        for k, (a, b) in enumerate(parts):
            out += self._part(text, a, b, ends, first=k == len(parts) - 1, last=k == 0 and not counted)
        return out

    def _part(self, text: str, start: int, end: int, ends: dict[int, Candidate], *, first: bool, last: bool) -> list[Candidate]:
        """One item; only in the last does 和 join two, elsewhere it is part of the name (能矿装备及工程机械)."""
        known = ends.get(end)
        if first:
            cut = max((m.end() for m in self._cut.finditer(text, start, known.start if known else end)), default=None)
            start = cut if cut is not None else known.start if known and known.start >= start else start
        if known is not None and known.start >= start:
            joint = self._joint_before(text, start, known.start)
            if joint is None and (known.start == start or not (self._fits(text[start:end]) and end - start <= WHOLE)):
                return [known]
            if joint is not None and last:
                return [known, *self._part(text, start, joint, ends, first=first, last=False)]
        joints = list(self._joint.finditer(text, start, end)) if last else []
        for m in joints:
            left = ends.get(m.start())
            if left is not None and left.start >= start:
                return [*self._part(text, m.end(), end, ends, first=False, last=False), left]
        name = text[start:end]
        if not self._fits(name):
            return [known] if known is not None and known.start >= start else []
        return [Candidate(start, end, name, known.entry if known else None)]

    def _fits(self, name: str) -> bool:
        return SIZES[0] <= len(name) <= SIZES[1] and name not in self._generic and self._unfit.search(name) is None

    def _joint_before(self, text: str, start: int, stop: int) -> int | None:
        return next((m.start() for m in self._joint.finditer(text, start, stop) if m.end() == stop), None)
