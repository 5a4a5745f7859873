"""One article as the company rules see it: where names can begin and end."""

from __future__ import annotations

import re
from collections.abc import Sequence

from zhsignals.lexicon import Places
from zhsignals.recognise.company.known import Gazetteer
from zhsignals.recognise.company.words import Standing, Words
from zhsignals.text import Mention

REACH = 40
_DASH = "——"
_LEFT_RUN = re.compile(r"[\u4e00-\u9fff\u3400-\u4dbfA-Za-z0-9·&()（）\-—]{0,40}")
_RIGHT_RUN = re.compile(r"[\u4e00-\u9fff\u3400-\u4dbfA-Za-z0-9·&\-]{0,24}")
_NOTE = re.compile(r"(?:^[（(][^()（）]{1,3}|[（(][^()（）]*\d[^()（）]*)[)）]")
"""An enumerator at the head, or a figure in brackets: neither belongs to the name after it."""
_BRACKETS = frozenset("()（）")
OPENING = "(（"
_BARE_NUMBER = re.compile(r"\d+(?:\.\d+)?[%‰]?$")


class Page:
    """The text, its regions, and the walks to the left and right of a place."""

    def __init__(self, text: str, regions: Sequence[Mention], words: Words, gazetteer: Gazetteer, places: Places) -> None:
        self.text = text
        self.places = places
        """Where the terms of the lists may begin."""
        self.words = words
        self.localities, self.keep, self.deeds = (Standing(*places[number]) for number in words.standing)
        self._gazetteer, self.heads = gazetteer, gazetteer.forms
        self.sure = gazetteer.sure
        self._cores: dict[str, str] = {}
        self._persons: dict[str, bool] = {}
        self._counts: dict[str, int] = {}
        self.region_at = {m.start: m.end for m in regions if m.end - m.start > 1}
        self.brackets = places_of(text, OPENING)
        """Where brackets open: what begins with one is matched there, which is quicker than a scan."""

    def left_edge(self, end: int, floor: int = 0, *, least: int = 0) -> int:
        """Where a name whose known part begins at `end` starts; an edge that leaves fewer than `least` characters is none."""
        run = self._run(end, floor)
        return self._at_region(end - len(run) + self._cuts(run, end, least)[-1], end)

    def left_edges(self, end: int, floor: int = 0) -> list[int]:
        """All places where it may start, the likeliest, which is the last, first."""
        run = self._run(end, floor)
        cuts = self._cuts(run, end, 2)
        if cuts[-1] == len(run):
            return [end]
        return [self._at_region(end - len(run) + cut, end) for cut in reversed(cuts[-3:])]

    def _run(self, end: int, floor: int) -> str:
        low = max(floor, end - REACH)
        m = _LEFT_RUN.match(self.text[low:end][::-1])
        run = self.text[end - (m.end() if m else 0) : end]
        if self.words.marks.isdisjoint(run):
            return run
        return run[max(_open_bracket(run), run.rfind(self.words.bar) + 1, run.rfind(_DASH) + 1) :]

    def _cuts(self, run: str, end: int, least: int) -> list[int]:
        """The places in the run that ends at `end` where a name may begin, each after an edge."""
        words, i, cut, n = self.words, 0, 0, len(run)
        opens, firsts, low = words.opens, words.firsts, end - n
        if not _BRACKETS.isdisjoint(run):
            for m in _NOTE.finditer(run):
                i = cut = m.end()
        cuts = [cut]
        while i < n:
            c = run[i]
            if c not in firsts or (c not in opens and run[i : i + 2] not in opens):
                i += 1
                continue
            size = self.keep.at(low + i, end)
            if size and not (c in words.meek and self.localities.at(low + i + 1, end)):
                i += size
                continue
            size = self._edge_at(run, i, cut, end, least)
            if size and run[i : i + size] in words.title and self._in_place(low + cut, low + i, end):
                size = 0
            longer = words.trade.at(run, i, n) if size else 0
            if not size or (longer > size and not self.localities.at(low + i + size, end)):
                i += longer or 1
                continue
            i += size
            if n - i >= least or (i == n and (size == 1 or cut == n - size)):
                cut = i
                cuts.append(cut)
        while cut < n and run[cut] in "-—·)）&":
            cut += 1
        return [*cuts[:-1], cut + _open_bracket(run[cut:])]

    def _edge_at(self, run: str, i: int, cut: int, end: int, least: int) -> int:
        """Length of the edge word at `i` of the run that ends at `end`; 0 if none begins there."""
        words, n, localities = self.words, len(run), self.localities
        low = end - n
        size = words.edge.at(run, i, n)
        if size == 2 and words.edge.at(run, i, i + 1) and localities.at(low + i + 1, end):
            size = 1  # a verb before a place is no word with its first character
        if not size and i == cut and not localities.at(low + i, end):
            size = words.start.at(run, i, n)
        if not size and not least:
            size = words.zone.at(run, i, n)
        if size == 1 and run[i] in words.meek and (i - cut == 1 or self._behind_place(low + cut, low + i, end)):
            size = 0
        if not size and (m := words.figure.match(run, i)):
            size = m.end() - i
        return size

    def _in_place(self, cut: int, i: int, end: int) -> bool:
        """Whether the name of a place reaches over `i`: 滑[县长]青."""
        return any(p + self.localities.at(p, end) > i for p in range(max(cut, i - 2), i))

    def _behind_place(self, cut: int, i: int, end: int) -> bool:
        """Whether a region, or one and a character, stands before 和, and none after it: 江苏和时利."""
        size = self.localities.at(cut, i)
        return size > 0 and (cut + size == i - 1 or (cut + size == i and not self.localities.at(i + 1, end)))

    def _at_region(self, start: int, end: int) -> int:
        """A region inside the run begins the name, unless a firm's name stands before it."""
        text, localities = self.text, self.localities
        if self.place(start, end):
            return start
        for p in localities.starts(start + 2, end):
            if text[p - 1] not in "(（" and localities.at(p, end):
                return start if self.may_precede_region(text[start:p]) else p
        return start

    def not_before(self, form: str) -> tuple[str, ...]:
        """What makes a known name no name where it follows."""
        row = self._gazetteer.row(form)
        return row.not_before if row is not None else ()

    def may_precede_region(self, before: str) -> bool:
        """Whether `before` can be the head of a name that goes on with a region."""
        return before in self.heads or (len(before) > 2 and before.endswith(self.words.head_ends))

    def place(self, start: int, end: int) -> int:
        """Where the region that begins at `start` ends; `start`'s own zero if none does."""
        stop = self.region_at.get(start, 0)
        size = self.localities.at(start, end)
        return max(stop if stop <= end else 0, start + size if size else 0)

    def right_edge(self, start: int, limit: int = 16) -> int:
        """Where a name that begins at `start` ends: at punctuation or before a word that goes on with the sentence."""
        m = _RIGHT_RUN.match(self.text, start)
        high = min(m.end() if m else start, start + limit + 1)
        text, words, i = self.text, self.words, start
        while i < high:
            size = self.keep.at(i, high) or self.localities.at(i, high)
            stop = words.stop.at(text, i, high) if i > start else 0
            if stop > size:
                return i
            if size:
                i += size
            else:
                i += 1
        return high

    def bare(self, start: int, end: int) -> str:
        """The name at `[start, end)` without the regions it begins with."""
        while (stop := self.place(start, end)) and stop < end:
            start = stop
            if start < end - 2 and self.text[start] in self.words.filler and self.text[start - 1] not in self.words.filler:
                start += self.text[start] in self.words.levels
        return self.text[start:end]

    def core(self, text: str) -> str:
        """`Words.core`; names come back in every rule, so each is looked at once."""
        core = self._cores.get(text)
        if core is None:
            core = self._cores[text] = self.words.core(text)
        return core

    def clear_after(self, end: int) -> bool:
        """Whether a name can end at `end`: punctuation, a figure, a region or a word that goes on with the sentence follows."""
        text, n = self.text, len(self.text)
        if end >= n or not text[end].isalpha():
            return True
        return self.words.stop.at(text, end, n) > 0 or self.localities.at(end, n) > 0

    def count(self, name: str) -> int:
        """How often the text says the name; asked once a name, for it reads the whole text."""
        if name not in self._counts:
            self._counts[name] = self.text.count(name)
        return self._counts[name]

    def is_person(self, name: str) -> bool:
        """Whether a title stands before the name somewhere: 董事长X; asked once a name, for it reads the whole text."""
        if name not in self._persons:
            self._persons[name] = self._titled(name)
        return self._persons[name]

    def _titled(self, name: str) -> bool:
        head = name[:-2]
        title = max([t for t in self.words.title if t in head], key=len) if self.words.any_title.search(head) else ""
        if title and len(name) - name.rfind(title) - len(title) in {2, 3}:
            return True
        if not 2 <= len(name) <= 4:
            return False
        at = self.text.find(name)
        while at >= 0:
            if self.text.endswith(self.words.title, 0, at - (self.text[at - 1 : at] == " ")):
                return True
            at = self.text.find(name, at + 1)
        return False

    def personal(self, start: int, end: int) -> bool:
        """Whether the name looks like a person's and nowhere is followed by a word of firms."""
        name, text = self.text[start:end], self.text
        if len(name) > 3 or name[-1:].isascii() or name[:1] not in self.words.surnames or name in self.heads:
            return False
        return not any(self.words.sign.at(text, m.end(), len(text)) for m in re.finditer(re.escape(name), text))

    def holds_never(self, start: int, end: int) -> bool:
        """Whether a character that no name holds stands there."""
        text, never = self.text, self.words.never
        return any(text[i] in never and not self.kept(i) for i in range(start, end))

    def straddled(self, start: int, end: int) -> bool:
        """Whether a common word reaches over one of the borders: 其[中石油], [中国电子]商务."""
        text, trade, n = self.text, self.words.trade, len(self.text)
        if end - start < 4 and self.cut_into(start):
            return True
        size = end - start
        return (size > 1 and trade.at(text, end - 1, n) > 1) or (size > 2 and trade.at(text, end - 2, n) > 2)

    def cut_into(self, i: int) -> bool:
        """Whether a common word reaches over `i`: 起|重机."""
        text, trade, n = self.text, self.words.trade, len(self.text)
        return (i > 0 and trade.at(text, i - 1, n) > 1) or (i > 1 and trade.at(text, i - 2, n) > 2)

    def kept(self, i: int) -> bool:
        """Whether the character at `i` is inside a word that must not be cut."""
        return any(j + self.keep.at(j, len(self.text)) > i for j in range(max(0, i - 3), i + 1))

    def in_place(self, i: int) -> bool:
        """Whether the name of a place reaches over `i` where none ends: 北[京东]."""
        reaches = self.place(i - 1, len(self.text)) > i and not self.words.start.at(self.text, i - 1, i)
        return reaches and not any(self.place(p, i) == i for p in range(max(0, i - 4), i - 1))

    def is_region(self, start: int, end: int) -> bool:
        """Whether exactly a region stands there."""
        return self.place(start, end) == end

    def is_number(self, start: int, end: int) -> bool:
        """Whether only a number stands there."""
        return _BARE_NUMBER.match(self.text[start:end]) is not None


def places_of(text: str, marks: str) -> list[int]:
    """Where any of the characters stands."""
    out: list[int] = []
    for mark in marks:
        at = text.find(mark)
        while at >= 0:
            out.append(at)
            at = text.find(mark, at + 1)
    return sorted(out)


def _open_bracket(run: str) -> int:
    """Where a run has to begin so that its brackets pair."""
    depth, cut = 0, 0
    if _BRACKETS.isdisjoint(run):
        return 0
    for i in range(len(run) - 1, -1, -1):
        c = run[i]
        if c in ")）":
            depth += 1
        elif c in "(（":
            if not depth:
                cut = i + 1
                break
            depth -= 1
    return cut if not depth else max(run.rfind(")"), run.rfind("）")) + 1
