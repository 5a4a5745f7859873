"""The noun that a bare count or quantity counts: `100座综合能源场站`, `小型水库2座`."""

from __future__ import annotations

from collections.abc import Mapping

LONGEST = 14
MARKS = " “”\"'【】"


class NounFinder:
    """Trims the words around a value down to the noun; the edges are data (patterns/links/noun.toml)."""

    def __init__(self, words: Mapping[str, tuple[str, ...]]) -> None:
        self._starts = tuple(sorted(words["starts"], key=len, reverse=True))
        self._ends = tuple(sorted(words["ends"], key=len, reverse=True))
        self.of = words["of"][0]
        self.per, self.reports = words["per"], words["reports"]
        self.negations = frozenset(words["negations"])
        self._bounds = frozenset(words["bounds"])
        self.heads, self.prices = words["heads"], words["prices"]
        """Last words of a noun that is a measure of its own: a growth after it is not the growth of the metric in scope."""

    def opening(self, text: str) -> str:
        """What a clause opens with, up to its first verb of two characters or more."""
        text = text.strip(MARKS)
        cuts = [cut for edge in self._ends if len(edge) > 1 and edge not in self._bounds and (cut := text.find(edge)) > 0]
        return text[: min(cuts)] if cuts else text

    def left(self, text: str) -> str | None:
        """The noun at the end of the words before a value."""
        text = self._without_end(text.strip(MARKS))
        for edge in self._starts:
            cut = text.rfind(edge)
            if cut >= 0 and cut + len(edge) < len(text):
                text = text[cut + len(edge) :]
        return text[-LONGEST:] or None

    def right(self, text: str) -> str | None:
        """The noun at the start of the words after a value."""
        text = text.strip(MARKS).removeprefix(self.of)
        if text.startswith(self._ends):
            return None
        for edge in self._ends:
            cut = text.find(edge)
            if cut > 0:
                text = text[:cut]
        return text[:LONGEST] or None

    def _without_end(self, text: str) -> str:
        trimmed = True
        while trimmed and text:
            trimmed = False
            for edge in self._ends:
                if text.endswith(edge):
                    text = text[: -len(edge)]
                    trimmed = True
                    break
        return text
