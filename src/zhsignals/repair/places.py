"""News from Hong Kong or Taiwan, where 元 means another currency."""

from __future__ import annotations

from zhsignals.lexicon import Patterns, TermIndex


class Places:
    """Counts the words that only news from there is full of."""

    __slots__ = ("_index",)

    def __init__(self, patterns: Patterns) -> None:
        self._index = TermIndex(e for e in patterns.entries("layout") if e.id in CODES)

    def hint(self, text: str) -> str | None:
        """`HK` or `TW` for a simplified rendering of a text in traditional script; None if neither leads."""
        counts = dict.fromkeys(CODES, 0)
        for mention in self._index.find(text):
            counts[mention.id] += 1
        low, high = sorted(counts, key=lambda name: counts[name])
        return CODES[high] if counts[high] > counts[low] else None


CODES = {"hong_kong": "HK", "taiwan": "TW"}
