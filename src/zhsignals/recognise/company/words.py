"""Word lists of the company patterns, ready for longest-match lookups."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator

from zhsignals.lexicon import Heads, Patterns

DIGITS = "0123456789"


class WordList:
    """Longest word of a list at a position; a dict by the first two characters."""

    __slots__ = ("_heads", "_scan", "_singles", "firsts", "openings", "words")

    def __init__(self, words: Iterable[str]) -> None:
        heads: dict[str, list[str]] = {}
        singles: set[str] = set()
        self.words = tuple(dict.fromkeys(words))
        for word in self.words:
            if len(word) == 1:
                singles.add(word)
            else:
                heads.setdefault(word[:2], []).append(word)
        self._heads = {head: tuple([(w, len(w)) for w in sorted(ws, key=len, reverse=True)]) for head, ws in heads.items()}
        self._singles = frozenset(singles)
        self.firsts = frozenset(head[0] for head in heads) | self._singles
        self.openings = self._singles.union(heads)
        """The first two characters of its words, or the only one."""
        seconds = "".join(sorted({head[1] for head in heads}))
        self._scan = re.compile(f"[{re.escape(''.join(sorted(self.firsts)))}](?=[{re.escape(seconds)}])") if seconds else None

    def at(self, text: str, i: int, end: int) -> int:
        """Length of the longest word that stands at `i` and ends by `end`; 0 if none does."""
        words = self._heads.get(text[i : i + 2])
        if words is not None:
            for word, size in words:
                if i + size <= end and (size == 2 or text.startswith(word, i)):
                    return size
        return 1 if self._singles and i < end and text[i] in self._singles else 0

    def cover(self, text: str) -> list[tuple[int, int]]:
        """The words of a walk through a text from the left, the longest at each place."""
        out: list[tuple[int, int]] = []
        heads, singles, i, n = self._heads.get, self._singles, 0, len(text)
        while i < n:
            for word, size in heads(text[i : i + 2], ()):
                if size == 2 or text.startswith(word, i):
                    out.append((i, i + size))
                    i += size
                    break
            else:
                if text[i] in singles:
                    out.append((i, i + 1))
                i += 1
        return out

    def starts(self, text: str, start: int, end: int) -> Iterator[int]:
        """Where words of two characters or more may begin in `[start, end)`: `at` has the last word."""
        return (m.start() for m in self._scan.finditer(text, start, end)) if self._scan is not None else iter(())


class Standing:
    """The words of a list that stand in one text, by place."""

    __slots__ = ("_first", "_starts", "_words")

    def __init__(self, starts: list[int], words: list[str]) -> None:
        self._starts, self._words = starts, words
        self._first = dict(zip(reversed(starts), range(len(starts) - 1, -1, -1), strict=True))
        """By place the number of the longest word there."""

    def at(self, i: int, end: int) -> int:
        """Length of the longest word that stands at `i` and ends by `end`; 0 if none does."""
        number = self._first.get(i)
        if number is None:
            return 0
        starts, room = self._starts, end - i
        while number < len(starts) and starts[number] == i:
            size = len(self._words[number])
            if size <= room:
                return size
            number += 1
        return 0

    def starts(self, start: int, end: int) -> list[int]:
        """Where words begin in `[start, end)`: `at` knows whether they end there."""
        first = bisect_left(self._starts, start)
        return self._starts[first : bisect_left(self._starts, end, first)]


class Words:
    """All word lists that decide where a name begins, ends, and whether it is one."""

    def __init__(self, patterns: Patterns, heads: Heads) -> None:
        lists: dict[str, list[str]] = {}
        for table in ("companies/words", "companies/vocabulary", "companies/common"):
            for use, words in patterns.table(table).rows:
                lists.setdefault(use, []).extend(words.split())
        places = frozenset(place_names(patterns))
        verbs = [w for use, words in patterns.table("companies/common").rows if use == "edge" for w in words.split()]
        for use in ("edge", "common"):  # 包头 is a verb to a word list, a city to us
            lists[use] = [w for w in lists[use] if w not in places]
        self.places = WordList(places)
        abroad = [(name, also) for name, also, level in patterns.table("regions/places").rows if level == "country"]
        self.countries = frozenset(n for name, also in abroad for n in (name, *also.split(","))).difference(lists["home"])
        self.tails = frozenset(t for e in patterns.entries("company_tail") for t in e.terms)
        self._borders(lists, verbs, known_forms(patterns))
        self._kinds(lists)
        self.standing = tuple([heads.add(w.words) for w in (self.places, self.keep, self.deeds)])
        """The lists that are asked for at more places than their words stand at: they are found once in a text."""
        self.shape = {row[0]: row[1] for row in patterns.table("companies/shapes").rows}
        self.bracketed, self.joining, self.measure_before, self.sited, self.item, self.quotebox, self.opened, self.office, self.several = (
            re.compile(self.shape[name])
            for name in ("bracketed", "joining", "measure_before", "sited", "item", "quotebox", "opened", "office", "several")
        )
        self.measured, self.many, self.count_after, self.figure, self.given, self.placeholder, self.numbered, self.tallied, self.model = (
            re.compile(self.shape[name])
            for name in ("measured", "many", "count_after", "figure", "given", "placeholder", "numbered", "tallied", "model")
        )

    def _borders(self, lists: dict[str, list[str]], verbs: list[str], known: list[str]) -> None:
        """Words and characters before and after names."""
        edges = frozenset((*lists["edge"], *lists["edge1"]))
        single = frozenset("".join(lists["edge1"]))
        self.edge, self.start, self.zone = WordList(edges), WordList(lists["start"]), WordList(lists["zone"])
        self.keep = WordList(w for w in (*lists["keep"], *(f for f in known if not single.isdisjoint(f))) if w not in edges)
        self.stop = WordList([*lists["stop"], *verbs])
        self.opens = self.keep.openings | self.edge.openings | self.start.openings | self.zone.openings | frozenset(DIGITS)
        """The first two characters, or the only one, of a word or figure at which a name is cut, or which is not to be cut."""
        self.firsts = frozenset(opening[0] for opening in self.opens)
        self.acts, self.sign, self.deeds = WordList(lists["acts"]), WordList(lists["sign"]), WordList(lists["deeds"])
        self.rank, self.title, self.strip = tuple(lists["rank"]), tuple(lists["title"]), tuple(lists["strip"])
        self.any_title = re.compile("|".join(map(re.escape, self.title)) or "(?!)")
        self.close, self.lead, self.bar, self.called = (lists[use][0] for use in ("close", "lead", "bar", "called"))
        self.marks = frozenset(f"()（）—{self.bar}")
        """What a name may begin after, among the characters it may hold."""
        self.not_close, self.shared, self.trailing = tuple(lists["not_close"]), tuple(lists["shared"]), tuple(lists["trailing"])
        self.onward = tuple(lists["onward"])
        self.possessive = frozenset(lists["possessive"])
        self.joints, self.meek = frozenset(lists["joint"][0]), frozenset(lists["meek"][0])

    def _kinds(self, lists: dict[str, list[str]]) -> None:
        """Words and characters that make, or spoil, a name."""
        self.trade = WordList(w for w in (*lists["trade"], *lists["common"]) if len(w) > 1)
        self.goods_only = WordList(lists["trade"])
        self.goods, self.generic = frozenset(lists["trade"]), frozenset(lists["generic"])
        self.body, self.firm, self.head_ends = tuple(dict.fromkeys(lists["body"])), tuple(lists["firm"]), tuple(lists["head_ends"])
        self.body_lasts = frozenset(word[-1] for word in self.body)
        self.unfit = tuple(lists["unfit"])
        """Endings of what a tagger calls organisations and is no enterprise."""
        self.never, self.inner, self.kin = frozenset(lists["never"][0]), frozenset(lists["inner"][0]), frozenset(lists["kin"][0])
        self.surnames, self.listed = frozenset(lists["surnames"][0]), tuple(lists["listed"])
        self.parent, self.branch = frozenset(lists["parent"]), tuple(lists["branch"])
        self.placing = tuple(lists["placing"])
        self.declaring = frozenset(lists["declaring"][0])
        self.pauses = self.joints | {"、"}
        self.filial, self.output = tuple(lists["filial"]), tuple(lists["output"])
        self.single, self.society = tuple(lists["single"]), tuple(lists["society"])
        self.filler, self.levels, self.offices = (frozenset(lists[use][0]) for use in ("filler", "level", "office"))

    def leftovers(self, text: str) -> list[str]:
        """What remains of a name when the words everybody uses are taken out."""
        out: list[str] = []
        run = 0
        for start, end in self.trade.cover(text):
            if run < start:
                out.append(text[run:start])
            run = end
        if run < len(text):
            out.append(text[run:])
        return out

    def plain_last(self, text: str) -> str:
        """The last of the common words that make up all of `text`; empty if it is one word or holds something else."""
        words = self.trade.cover(text)
        whole = sum([b - a for a, b in words]) == len(text) and len(words) > 1
        return text[words[-1][0] :] if whole else ""

    def core(self, text: str) -> str:
        """The longest distinctive part of a name; all of it where words cut it into odd pieces (山重建机); empty if there is none."""
        if text.isascii():  # a word in letters is one or none
            return "" if text in self.goods else text
        left = self.leftovers(text)
        parts = [p for p in left if len(p) > 1 and not self.filler.issuperset(p)]
        if not parts and len(text) < 7 and sum(p not in self.filler for p in left) > 1:
            return text
        return max(parts, key=len, default="")

    def generic_stem(self, name: str) -> bool:
        """Whether a name is a common noun once its last word is off: 上市公司."""
        stems = [name.removesuffix(f) for f in self.firm if name.endswith(f)]
        return any(stem in self.generic or (len(stem) > 3 and _covers(self.goods_only, stem)) for stem in stems)

    def is_body(self, name: str) -> bool:
        """Whether a name ends like a government body, a school, a park or a medium."""
        return name[-1:] in self.body_lasts and name.endswith(self.body)


def _covers(words: WordList, text: str) -> bool:
    """Whether words of the list make up all of `text`."""
    i, n = 0, len(text)
    while i < n and (size := words.at(text, i, n)):
        i += size
    return i == n


def known_forms(patterns: Patterns) -> list[str]:
    """All forms of the well-known companies."""
    return [form for name, forms, *_ in patterns.table("companies/known").rows for form in (name, *filter(None, forms.split("|")))]


def place_names(patterns: Patterns) -> list[str]:
    """Names and plain short forms of divisions, areas and countries."""
    out: list[str] = []
    for _, name, short, also, _, care in patterns.table("regions/divisions").rows:
        out += [name, *([short, *also.split(",")] if not care else [])]
    for name, also, _ in patterns.table("regions/places").rows:
        out += [name, *also.split(",")]
    return [name for name in out if len(name) > 1]
