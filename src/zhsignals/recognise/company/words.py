"""Word lists of the company patterns, ready for longest-match lookups."""

from __future__ import annotations

from collections.abc import Iterable

from zhsignals.lexicon import Patterns


class WordList:
    """Longest word of a list at a position; a dict by first character."""

    def __init__(self, words: Iterable[str]) -> None:
        heads: dict[str, list[str]] = {}
        for word in dict.fromkeys(words):
            heads.setdefault(word[0], []).append(word)
        self._heads = {head: tuple(sorted(ws, key=len, reverse=True)) for head, ws in heads.items()}
        self.words = frozenset(w for ws in heads.values() for w in ws)

    def at(self, text: str, i: int, end: int) -> int:
        """Length of the longest word that stands at `i` and ends by `end`; 0 if none does."""
        if i >= end:
            return 0
        for word in self._heads.get(text[i], ()):
            if i + len(word) <= end and text.startswith(word, i):
                return len(word)
        return 0


class Words:
    """All word lists that decide where a name begins, ends, and whether it is one."""

    def __init__(self, patterns: Patterns) -> None:
        lists: dict[str, list[str]] = {}
        for table in ("companies/words", "companies/vocabulary", "companies/common"):
            for use, words in patterns.table(table).rows:
                lists.setdefault(use, []).extend(words.split())
        self.edge = WordList([*lists["edge"], *lists["edge1"]])
        edges = frozenset((*lists["edge"], *lists["edge1"]))
        self.keep = WordList(w for w in lists["keep"] if w not in edges)
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
        """The longest distinctive part of a name; empty if it has none of two characters."""
        parts = [p for p in self.leftovers(text) if len(p) > 1 and not self.filler.issuperset(p)]
        return max(parts, key=len, default="")

    def is_body(self, name: str) -> bool:
        """Whether a name ends like a government body, a school, a park or a medium."""
        return name.endswith(self.body)


def place_names(patterns: Patterns) -> list[str]:
    """Names and plain short forms of divisions, areas and countries."""
    out: list[str] = []
    for _, name, short, also, _, care in patterns.table("regions/divisions").rows:
        out += [name, *([short, *also.split(",")] if not care else [])]
    for name, also, _ in patterns.table("regions/places").rows:
        out += [name, *also.split(",")]
    return [name for name in out if len(name) > 1]
