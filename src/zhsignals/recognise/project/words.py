"""Word lists of the project patterns."""

from __future__ import annotations

import re

from zhsignals.lexicon import Patterns
from zhsignals.recognise.company.words import DIGITS, WordList, place_names


class ProjectWords:
    """What ends before a project's name, what makes none, and what follows one."""

    def __init__(self, patterns: Patterns) -> None:
        lists: dict[str, list[str]] = {}
        for use, words in patterns.table("projects/words").rows:
            lists.setdefault(use, []).extend(words.split())
        places = frozenset(place_names(patterns))
        verbs = [w for w in _words(patterns, "companies/common", "edge") if w not in places]
        self.places = WordList(places)
        self._borders(lists, verbs, _words(patterns, "companies/words", "stop"))
        self._kinds(lists, patterns)
        shape = {row[0]: row[1] for row in patterns.table("projects/shapes").rows}
        shape["begun"] = shape["begun"].replace("{begun}", "|".join(map(re.escape, lists["begun"])))
        self.shape = {name: re.compile(pattern) for name, pattern in shape.items()}
        spent = {c for c in self.edge.firsts if c in shape["spent"] or c.isdigit()}
        self.spending = frozenset(shape["spent"]).union(DIGITS)
        """Among these are the first characters of what is spent."""
        self.opens = self.edge.openings | self.joints | spent | self.build.openings
        """The first two characters, or the only one, of what a cut inside a name may begin with."""
        self.firsts = frozenset(opening[0] for opening in self.opens)

    def _borders(self, lists: dict[str, list[str]], verbs: list[str], stops: list[str]) -> None:
        """Words that stand before and after names."""
        self.inner = inner = frozenset(lists["inner"])
        self.edge = WordList([*lists["edge"], *lists["edge1"]])
        self.joints, self.held = frozenset(lists["joint"][0]), frozenset(lists["held"])
        self.start = WordList([*lists["start"], *(w for w in verbs if w not in inner)])
        self.stop = WordList([*stops, *verbs, *lists["build"], *lists["works"]])
        self.verbs = frozenset(w for w in verbs if w not in inner)
        self.build = WordList(lists["build"])
        self.closing, self.follow = tuple(lists["closing"]), tuple(lists["follow"])
        self.honour, self.reached, self.many = tuple(lists["honour"]), tuple(lists["reached"]), tuple(lists["many"])
        self.standing, self.venue, self.occasions = tuple(lists["standing"]), tuple(lists["venue"]), tuple(lists["occasions"])
        self.particle, self.noun, self.sort = lists["particle"][0], lists["noun"][0], lists["sort"][0]

    def _kinds(self, lists: dict[str, list[str]], patterns: Patterns) -> None:
        """Words that make, or spoil, a name."""
        common = [w for table in ("companies/common", "companies/vocabulary") for w in _words(patterns, table, "common", "trade")]
        self.generic, self.void = WordList(lists["generic"]), WordList(lists["void"])
        self.common = WordList([*(w for w in common if len(w) > 1), *lists["generic"], *lists["edge"]])
        self.hollow, self.own = tuple(lists["hollow"]), tuple(lists["own"])
        self.alien = re.compile("|".join(map(re.escape, lists["alien"])))
        self.pointing, self.listing = tuple(lists["pointing"]), tuple(lists["listing"])
        self.fields, self.bearing = tuple(lists["fields"]), tuple(lists["bearing"])
        self.after_firm, self.river = frozenset(lists["after_firm"][0]), tuple(lists["river"])
        self.initials, self.ways = frozenset(lists["initials"][0]), tuple(lists["ways"])
        self.bureau, self.built, self.leading = tuple(lists["bureau"]), tuple(lists["built"]), tuple(lists["leading"])
        self.kinds = frozenset(lists["kinds"][0])
        self.ends_zone, self.ends_place = frozenset(lists["ends_zone"][0]), frozenset(lists["ends_place"][0])

    def is_generic(self, text: str) -> bool:
        """Whether a name consists of generic words only."""
        return _covered(text, self.generic)

    def is_void(self, text: str) -> bool:
        """Whether a name says nothing at all: 生产, 一期, 10兆瓦."""
        return _covered(text, self.void) or self.shape["measure"].match(text) is not None

    def distinctive(self, text: str) -> int:
        """How many characters of a name no common word covers."""
        return len(text) - sum([b - a for a, b in self.common.cover(text)])


def _covered(text: str, words: WordList) -> bool:
    at = 0
    for start, end in words.cover(text):
        if start > at and not text[at:start].isdigit():
            return False
        at = end
    return at == len(text) or text[at:].isdigit()


def _words(patterns: Patterns, table: str, *uses: str) -> list[str]:
    return [w for use, words in patterns.table(table).rows if use in uses for w in words.split()]
