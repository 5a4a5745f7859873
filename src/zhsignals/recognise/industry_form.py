"""Names that a head noun makes an industry: 碳纤维产业, 护栏行业."""

from __future__ import annotations

import re
from collections.abc import Sequence

from zhsignals.lexicon import Heads, Places, TermIndex
from zhsignals.recognise.industry_term import Candidate, Words, alternative, last_before

LONGEST = 10
LONGEST_MADE = 14
OFTEN = 2
"""An unknown name must be said this often, unless a heading or a verb like 打造 stands right before it."""
NEAR = 3000
"""Within so many characters: a file of many articles is not one."""
PLAIN = 6
"""A longer name must be said once more."""
HEADING = re.compile(r"(?:\A|\n)[^\n\w]{0,4}(?:[一二三四五六七八九十\d]{1,3}[、.．)）]\s*)?\Z")
RUN = re.compile(r"[\u4e00-\u9fffA-Za-z0-9]+\Z")
SHORTEST = 2
FIGURES = ("figure", "size")
"""The roles of heads that leave the name as it is."""
NAMING = ("head", "size")
"""The roles of heads before which an unknown name is one."""
QUOTES = ("”", '"', "」", "』")
PREFIX = (2, 4)
"""So many characters may stand before a known name and belong to it."""


class FormFinder:
    """Finds the head noun first, then the name left of it."""

    def __init__(self, words: Words, heads: Heads) -> None:
        self._heads = TermIndex([*words.entries("head"), *words.entries("soft"), *words.entries("figure"), *words.entries("size")], heads)
        self._generic = frozenset(words.of("generic"))
        before = (*words.of("opener"), *words.of("verb"), *(g for g in words.of("generic") if len(g) > 1))
        self._edge = re.compile(rf"\d+[{words.chars('dated')}]+|{alternative(before)}")
        self._unfit = words.of("unfit")
        self._makes, self._things = frozenset(words.of("made")), words.of("thing")
        self._opener = re.compile(words.any_of("opener", "verb"))
        self._joints = ("、", *words.of("joint"))
        self._weak, self._dangling = frozenset(words.of("weak")), words.of("dangling")
        self._makers = words.of("maker")
        self._named_one = re.compile(rf"(?:{words.any_of('being')})(?:{words.any_of('qualifier')}){{1,3}}(?:{words.any_of('firm')})")
        self._work, self._deed = words.of("work"), re.compile(rf"(?:{words.any_of('goods')})?(?:{words.any_of('deed')})")
        self._grower, self._stop = words.of("grower"), re.compile(rf"[，。；、,;]|{words.any_of('joint')}")
        self._trade = re.compile(words.any_of("head", "soft", "trade"))

    def find(self, text: str, ends: dict[int, Candidate], places: Places, edges: Sequence[int]) -> list[Candidate]:
        """Marks the candidates that end at a head noun, and returns new ones for names the gazetteer does not know."""
        out: list[Candidate] = []
        wide: dict[str, str] = {}
        for c in ends.values():
            if c.name in self._makes and (start := self._maker_of(text, c.start, edges)) is not None:
                c.start, c.name, c.role = start, text[start : c.end], "form"
            if not c.role and (self._named_one.match(text, c.end) or self._spoken(text, c)):
                c.role = "form"
        for head in self._heads.find(text, places=places):
            known = ends.get(head.start - text.startswith(QUOTES, head.start - 1))
            if head.end in ends or any(ends[e].start < head.start for e in range(head.start + 1, head.end) if e in ends):
                continue
            if known is not None and known.name in self._weak and head.data.data["role"] == "soft":
                continue
            if known is not None:
                known.role = known.role or "form"
                if head.data.data["role"] not in FIGURES:
                    wide |= self._wider(text, known, edges)
            elif (role := head.data.data["role"]) in NAMING and (found := self._unknown(text, head.start, ends, edges, role)) is not None:
                out.append(found)
        for c in ends.values() if wide else ():
            name = wide.get(c.name, c.name)
            if text.endswith(name, 0, c.end):
                c.start, c.name = c.end - len(name), name
        return out

    def _spoken(self, text: str, c: Candidate) -> bool:
        """从事服装生产, 重点发展煤化工，: what is done with it tells."""
        if text.endswith(self._work, 0, c.start):
            return self._deed.match(text, c.end) is not None
        return c.name not in self._weak and text.endswith(self._grower, 0, c.start) and self._stop.match(text, c.end) is not None

    def _unknown(self, text: str, stop: int, ends: dict[int, Candidate], edges: Sequence[int], role: str) -> Candidate | None:
        start = self._edge_before(text, stop, edges)
        name = "" if start is None else text[start:stop]
        if (
            start is None
            or len(name) < SHORTEST
            or (name[0].isdigit() and not name.lstrip("0123456789")[:1].isascii())
            or name in self._generic
            or name.endswith(self._dangling)
            or any(w in name for w in self._unfit)
        ):
            return None
        listed = start - 1 in ends and text.startswith(self._joints, start - 1)
        marked = listed or role == "size" or text.endswith(self._makers, 0, start) or opens_line(text, start)
        often = self._often(text, name, start, OFTEN + (len(name) > PLAIN))
        return Candidate(start, stop, name, None, "form") if often or (marked and len(name) <= PLAIN) else None

    def _maker_of(self, text: str, stop: int, edges: Sequence[int]) -> int | None:
        """Where what is made begins: 航天器及设备 of 航天器及设备制造业."""
        run = RUN.search(text, max(0, stop - LONGEST_MADE), stop) if text.endswith(self._things, 0, stop) else None
        if run is None:
            return None
        start = max([last_before(edges, run.start(), stop), *(m.end() for m in self._opener.finditer(text, run.start(), stop))])
        made = text[start:stop]
        return start if len(made) > SHORTEST and not any(w in made for w in self._unfit) else None

    def _edge_before(self, text: str, stop: int, edges: Sequence[int]) -> int | None:
        """Where the name that ends at `stop` begins; None where nothing tells."""
        run = RUN.search(text, max(0, stop - LONGEST), stop)
        if run is None:
            return None
        start = max([last_before(edges, run.start(), stop), *(m.end() for m in self._edge.finditer(text, run.start(), stop))])
        return start if start > run.start() or run.start() > stop - LONGEST else None

    def _often(self, text: str, name: str, start: int, least: int) -> bool:
        """Whether the name is said so often nearby; one of two characters, which may be any verb, as that of a trade."""
        low, high = max(0, start - NEAR), start + NEAR
        if text.count(name, low, high) < least:
            return False
        if len(name) > SHORTEST:
            return True
        at, said = text.find(name, low, high), 0
        while at >= 0:
            said += self._trade.match(text, at + len(name)) is not None
            at = text.find(name, at + len(name), high)
        return said >= OFTEN

    def _wider(self, text: str, c: Candidate, edges: Sequence[int]) -> dict[str, str]:
        """The gazetteer knows 锂电池, the article speaks again and again of 锰酸锂电池: the name that it has here, if so."""
        start = self._edge_before(text, c.start, edges)
        if start is None or not PREFIX[0] <= c.start - start <= PREFIX[1] or text[start : c.start] in self._generic:
            return {}
        name = text[start : c.end]
        return {} if any(w in name for w in self._unfit) or not self._often(text, name, start, OFTEN) else {c.name: name}


def opens_line(text: str, start: int) -> bool:
    """Whether nothing but a number (二、 or 3.) stands before on the line."""
    return HEADING.search(text, max(0, start - 8), start) is not None


def is_heading(text: str, start: int, end: int) -> bool:
    """Whether the line holds nothing else."""
    return (end == len(text) or text[end] == "\n") and opens_line(text, start)
