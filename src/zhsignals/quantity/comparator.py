"""Words that bound a number: 近, 超过, 不低于 before it, 以上, 左右, 余 after it."""

from __future__ import annotations

from zhsignals.lexicon import Entry, Patterns

Bound = tuple[int, str]
"""Where the word starts (before) or ends (after), and the comparator it means."""
_Terms = dict[str, tuple[tuple[str, str, bool, Entry], ...]]


class Comparators:
    """The bounding words, those before a number by last character, those after it by first."""

    def __init__(self, patterns: Patterns) -> None:
        sides: dict[str, dict[str, list[tuple[str, str, bool, Entry]]]] = {"before": {}, "after": {}}
        for entry in patterns.entries("comparator"):
            side = sides.get(entry.data["side"])
            if side is None:
                continue
            for term in entry.terms:
                key = term[-1] if entry.data["side"] == "before" else term[0]
                side.setdefault(key, []).append((term, entry.data["value"], entry.data.get("reach") == "round", entry))
        self._before, self._after = _by_length(sides["before"]), _by_length(sides["after"])
        self.befores, self.afters = frozenset(self._before), frozenset(self._after)

    def before(self, text: str, pos: int, lead: bool) -> Bound | None:
        """The bound that ends at `pos`; `lead` says that the number starts with 十, 百, 千, 万 or 亿."""
        for term, value, round_only, entry in self._before.get(text[pos - 1 : pos], ()):
            if text.endswith(term, 0, pos) and (lead or not round_only):
                return (pos - len(term), value) if entry.allows(text, pos - len(term), pos) else None
        return None

    def after(self, text: str, pos: int) -> Bound | None:
        """The bound that starts at `pos`."""
        for term, value, _, entry in self._after.get(text[pos : pos + 1], ()):
            if text.startswith(term, pos):
                return (pos + len(term), value) if entry.allows(text, pos, pos + len(term)) else None
        return None


def _by_length(side: dict[str, list[tuple[str, str, bool, Entry]]]) -> _Terms:
    return {c: tuple(sorted(terms, key=lambda t: -len(t[0]))) for c, terms in side.items()}
