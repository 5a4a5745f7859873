"""Word lists of the company patterns, ready for longest-match lookups."""

from __future__ import annotations

import re
from collections.abc import Iterable

from zhsignals.lexicon import Patterns


class WordList:
    """Longest word of a list at a position; a dict by the first two characters."""

    __slots__ = ("_heads", "_singles")

    def __init__(self, words: Iterable[str]) -> None:
        heads: dict[str, list[str]] = {}
        singles: set[str] = set()
        for word in dict.fromkeys(words):
            if len(word) == 1:
                singles.add(word)
            else:
                heads.setdefault(word[:2], []).append(word)
        self._heads = {head: tuple(sorted(ws, key=len, reverse=True)) for head, ws in heads.items()}
        self._singles = frozenset(singles)

    def at(self, text: str, i: int, end: int) -> int:
        """Length of the longest word that stands at `i` and ends by `end`; 0 if none does."""
        words = self._heads.get(text[i : i + 2])
        if words:
            for word in words:
                if text.startswith(word, i, end):
                    return len(word)
        return 1 if i < end and text[i] in self._singles else 0


class Words:
    """All word lists that decide where a name begins, ends, and whether it is one."""

    def __init__(self, patterns: Patterns) -> None:
        lists: dict[str, list[str]] = {}
        for table in ("companies/words", "companies/vocabulary", "companies/common"):
            for use, words in patterns.table(table).rows:
                lists.setdefault(use, []).extend(words.split())
        self.shape = {row[0]: row[1] for row in patterns.table("companies/shapes").rows}
        self.measured, self.many, self.count_after, self.figure, self.given, self.placeholder, self.numbered = (
            re.compile(self.shape[name]) for name in ("measured", "many", "count_after", "figure", "given", "placeholder", "numbered")
        )
        self.joints = frozenset(lists["joint"][0])
        self.meek = frozenset(lists["meek"][0])
        self.lead = lists["lead"][0]
        self.trailing = tuple(lists["trailing"])
        self.edge = WordList([*lists["edge"], *lists["edge1"]])
        edges = frozenset((*lists["edge"], *lists["edge1"]))
        single = frozenset("".join(lists["edge1"]))
        self.keep = WordList(w for w in (*lists["keep"], *(f for f in known_forms(patterns) if not single.isdisjoint(f))) if w not in edges)
        self.tails = frozenset(t for e in patterns.entries("company_tail") for t in e.terms)
        self.strip = tuple(lists["strip"])
        self.kin = frozenset(lists["kin"][0])
        self.acts = WordList(lists["acts"])
        self.rank = tuple(lists["rank"])
        self.close = lists["close"][0]
        self.never = frozenset(lists["never"][0])
        self.not_close = tuple(lists["not_close"])
        self.start = WordList(lists["start"])
        verbs = [w for use, words in patterns.table("companies/common").rows if use == "edge" for w in words.split()]
        self.stop = WordList([*lists["stop"], *verbs])
        self.zone = WordList(lists["zone"])
        self.inner = frozenset(lists["inner"][0])
        self.shared = tuple(lists["shared"])
        self.firm = tuple(lists["firm"])
        self.title = tuple(lists["title"])
        self.trade = WordList(w for w in (*lists["trade"], *lists["common"]) if len(w) > 1)
        self.goods = frozenset(lists["trade"])
        self.generic = frozenset(lists["generic"])
        self.body = tuple(dict.fromkeys(lists["body"]))
        self.filler = frozenset(lists["filler"][0])
        self.levels = frozenset(lists["level"][0])
        self.head_ends = tuple(lists["head_ends"])
        self.sign = WordList(lists["sign"])
        self.places = WordList(place_names(patterns))

    def leftovers(self, text: str) -> list[str]:
        """What remains of a name when the words everybody uses are taken out."""
        out: list[str] = []
        i, n, run = 0, len(text), 0
        while i < n:
            size = self.trade.at(text, i, n)
            if size:
                if run < i:
                    out.append(text[run:i])
                i += size
                run = i
            else:
                i += 1
        if run < n:
            out.append(text[run:n])
        return out

    def plain_last(self, text: str) -> str:
        """The last of the common words that make up all of `text`; empty if it is one word or holds something else."""
        i, last, n = 0, 0, len(text)
        while i < n:
            size = self.trade.at(text, i, n)
            if not size:
                return ""
            last = i
            i += size
        return text[last:] if last else ""

    def core(self, text: str) -> str:
        """The longest distinctive part of a name; all of it where words cut it into odd pieces (山重建机); empty if there is none."""
        left = self.leftovers(text)
        parts = [p for p in left if len(p) > 1 and not self.filler.issuperset(p)]
        if not parts and len(text) < 7 and sum(p not in self.filler for p in left) > 1:
            return text
        return max(parts, key=len, default="")

    def generic_stem(self, name: str) -> bool:
        """Whether a name is a common noun once its last word is off: 上市公司."""
        return any(name.removesuffix(f) in self.generic for f in self.firm if name.endswith(f))

    def is_body(self, name: str) -> bool:
        """Whether a name ends like a government body, a school, a park or a medium."""
        return name.endswith(self.body)


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
