"""Industries: the labels that an article uses, normalised, with their place in the official classification."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from zhsignals.lexicon import Heads, Patterns, Places
from zhsignals.recognise.industry_elided import ElidedFinder
from zhsignals.recognise.industry_form import FormFinder, is_heading
from zhsignals.recognise.industry_list import ListFinder
from zhsignals.recognise.industry_name import Names
from zhsignals.recognise.industry_term import STANDARD, Candidate, TermFinder, Words
from zhsignals.recognise.industry_theme import ThemeFinder
from zhsignals.text import Mention, settle

__all__ = ["IndustryData", "IndustryFinder"]


@dataclass(frozen=True, slots=True)
class IndustryData:
    """What is known about an industry that was found."""

    code: tuple[str, str] | None
    """Standard and code, `("GB/T 4754-2017", "C26")`, where the link is sound."""
    emerging: str | None
    """The strategic emerging industry it belongs to, as the classification of 2018 names it."""
    role: str
    """How the text says it: form (产业, 行业 follow), list (等产业 closes it), heading, theme, bare."""
    deictic: bool = False
    """Whether the text says less than the name: 二 of 第一、二、三产业."""


class IndustryFinder:
    """Finds the industries of one article; one finder serves any number of articles and threads."""

    def __init__(self, patterns: Patterns, heads: Heads | None = None) -> None:
        self._all = heads or Heads()
        words = Words(patterns, self._all)
        self._terms = TermFinder(words)
        self._forms = FormFinder(words, self._all)
        self._lists = ListFinder(words, self._all)
        self._elided = ElidedFinder(words)
        self._themes = ThemeFinder(words)
        self._names = Names(words)
        self._emerging = {row[0]: row[1] for row in patterns.table("industries/emerging").rows}
        self._known: dict[tuple[str | None, str, str, bool], IndustryData] = {}
        self._joints = frozenset({"、", *words.of("joint")})

    def find(self, text: str, places: Places | None = None, proper: Sequence[Mention] = ()) -> list[Mention]:
        """Mentions of kind `industry` in text order; `id` is the name, shared by its variants, `data` an IndustryData.

        `proper` are places and companies of the text: no name of an industry reaches back over one.
        """
        places = self._all.read(text) if places is None else places
        edges = sorted({n.end for n in proper})
        candidates = self._terms.find(text, places, frozenset(edges))
        candidates += self._forms.find(text, {c.end: c for c in candidates}, places, edges)
        candidates += self._lists.find(text, candidates, places, edges)
        candidates += self._elided.find(text)
        candidates.sort(key=lambda c: c.start)
        self._spread(text, candidates)
        self._themes.mark(text, candidates)
        kept = [c for c in candidates if c.role or self._stands(text, c)]
        names = self._names.shared([c.name for c in kept])
        said = {c.name for c in kept}
        kept += [c for c in candidates if not c.role and c.careful and c.name in said]
        return settle(self._mention(c, names) for c in kept)

    def _stands(self, text: str, c: Candidate) -> bool:
        if is_heading(text, c.start, c.end):
            c.role = "heading"
            return True
        if c.careful or self._terms.in_organisation(text, c.end):
            return False
        c.role = "bare"
        return True

    def _spread(self, text: str, candidates: list[Candidate]) -> None:
        """In 新材料、食品和医药产业 the head noun speaks for all the terms that are joined to the last."""
        last: Candidate | None = None
        for c in reversed(candidates):
            if last is not None and c.start == last.start:
                continue  # a part of the longer name
            spoken = last is not None and last.role in ("form", "list") and text[c.end : last.start] in self._joints
            if spoken and not c.role and c.entry is not None:
                c.role = "list"
            last = c

    def _mention(self, c: Candidate, names: dict[str, str]) -> Mention:
        fields = c.entry.data if c.entry else {}
        key = code, emerging, role, whole = fields.get("code"), fields.get("emerging", ""), c.role or "bare", c.whole
        data = self._known.get(key)
        if data is None:
            data = IndustryData((STANDARD, code) if code else None, self._emerging.get(emerging), role, not whole)
            self._known[key] = data
        return Mention(c.start, c.end, "industry", names.get(c.name, c.name), data)
