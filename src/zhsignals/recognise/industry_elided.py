"""The three industries where one noun closes all: 第一、二、三产业."""

from __future__ import annotations

import re

from zhsignals.recognise.industry_term import Candidate, Words


class ElidedFinder:
    """Finds a run of ordinals before the noun they share."""

    def __init__(self, words: Words) -> None:
        self._names = {t: e.zh or t for e in words.entries("ordinal") for t in e.terms}
        one = words.any_of("ordinal")
        joint = rf"[、{words.chars('joint')}]"
        # One character class leads, and what must not stand before it is asked after it: `re` skips fast.
        firsts = re.escape("".join(sorted({t[0] for t in self._names})))
        first = rf"[{firsts}](?<![{words.chars('ordinal')}].)(?:{'|'.join(f'(?<={t[0]}){re.escape(t[1:])}' for t in self._names)})"
        self._run = re.compile(rf"{first}(?:{joint}(?:{one}))+(?={words.any_of('ordinal_noun')})")
        self._one = re.compile(one)

    def find(self, text: str) -> list[Candidate]:
        """One candidate an ordinal, each with the name in full."""
        out: list[Candidate] = []
        for run in self._run.finditer(text):
            ones = self._one.finditer(text, run.start(), run.end())
            out += [Candidate(m.start(), m.end(), self._names[m.group()], None, "list", whole=False) for m in ones]
        return out
