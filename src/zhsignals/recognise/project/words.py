"""Word lists of the project patterns."""

from __future__ import annotations

import re

from zhsignals.lexicon import Patterns
from zhsignals.recognise.company.words import WordList, place_names


class ProjectWords:
    """What ends before a project's name, what makes none, and what follows one."""

    def __init__(self, patterns: Patterns) -> None:
        lists: dict[str, list[str]] = {}
        for use, words in patterns.table("projects/words").rows:
            lists.setdefault(use, []).extend(words.split())
        tables = (patterns.table("companies/common"), patterns.table("companies/vocabulary"))
        common = [w for t in tables for use, words in t.rows if use in {"common", "trade"} for w in words.split() if len(w) > 1]
        self.edge = WordList([*lists["edge"], *lists["edge1"]])
        self.closing = tuple(lists["closing"])
        inner = frozenset(lists["inner"])
        verbs = [w for use, words in patterns.table("companies/common").rows if use == "edge" for w in words.split()]
        self.hollow = tuple(lists["hollow"])
        self.start = WordList([*lists["start"], *(w for w in verbs if w not in inner)])
        self.generic = WordList(lists["generic"])
        self.common = WordList([*common, *lists["generic"], *lists["edge"]])
        stops = [w for use, words in patterns.table("companies/words").rows if use == "stop" for w in words.split()]
        self.stop = WordList([*stops, *verbs, *lists["build"], *lists["works"]])
        self.ends_zone = frozenset(lists["ends_zone"][0])
        self.kinds = frozenset(lists["kinds"][0])
        self.sort = lists["sort"][0]
        self.void = WordList(lists["void"])
        self.own = tuple(lists["own"])
        shape = {row[0]: row[1] for row in patterns.table("projects/shapes").rows}
        shape["begun"] = shape["begun"].replace("{begun}", "|".join(lists["begun"]))
        self.shape = {name: re.compile(pattern) for name, pattern in shape.items()}
        self.joints = frozenset(lists["joint"][0])
        self.particle = lists["particle"][0]
        self.noun = lists["noun"][0]
        self.alien = tuple(lists["alien"])
        self.many = tuple(lists["many"])
        self.honour = tuple(lists["honour"])
        self.reached = tuple(lists["reached"])
        self.fields = tuple(lists["fields"])
        self.bearing = tuple(lists["bearing"])
        self.verbs = frozenset(w for w in verbs if w not in inner)
        self.build = WordList(lists["build"])
        self.ends_place = frozenset(lists["ends_place"][0])
        self.follow = tuple(lists["follow"])
        self.amount = tuple(lists["amount"])
        self.places = WordList(place_names(patterns))

    def is_generic(self, text: str) -> bool:
        """Whether a name consists of generic words only."""
        return _covered(text, self.generic)

    def is_void(self, text: str) -> bool:
        """Whether a name says nothing at all: 生产, 一期."""
        return _covered(text, self.void)

    def distinctive(self, text: str) -> int:
        """How many characters of a name no common word covers."""
        i, n, out = 0, len(text), 0
        while i < n:
            size = self.common.at(text, i, n)
            out += not size
            i += size or 1
        return out


def _covered(text: str, words: WordList) -> bool:
    i, n = 0, len(text)
    while i < n:
        size = words.at(text, i, n)
        if not size and not text[i].isdigit():
            return False
        i += size or 1
    return True
