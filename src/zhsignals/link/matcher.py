"""Which rule reads which value.

Two engines with one answer: `CodeMatcher` runs each rule as a regular expression over the cells' codes; `SpacyMatcher` runs the same
sequences as spaCy Matcher patterns over a Doc in which every cell is one token. The first is the hot path, the second its
reference (a differential test holds them equal).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Protocol

from zhsignals.link.rules import Rule

REMEMBERED = 1024
"""Sets of cells for which the rules that may read them are kept."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A rule that reads a value; `roles` maps a part to the index of its cell."""

    rule: Rule
    roles: Mapping[str, int]


class Engine(Protocol):
    """What reads the codes of a sentence."""

    def match(self, codes: str) -> dict[int, Hit]:
        """For each value cell that a rule reads, the first such rule (its nearest match)."""


class CodeMatcher:
    """Rules as regular expressions over the codes."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._rules = tuple((r, r.pattern, tuple(r.pattern.groupindex), *_ends(r)) for r in rules)
        self._edges = frozenset(c for _, _, _, first, last in self._rules for c in first | last)
        self._apt = lru_cache(REMEMBERED)(self._chosen)

    def _chosen(self, there: frozenset[str]) -> tuple[tuple[Rule, re.Pattern[str], tuple[str, ...]], ...]:
        """The rules whose first and last cells are there."""
        return tuple((r, p, roles) for r, p, roles, first, last in self._rules if not (there.isdisjoint(first) or there.isdisjoint(last)))

    def match(self, codes: str) -> dict[int, Hit]:
        """For each value cell that a rule reads, the first such rule; of its matches the one that starts latest."""
        out: dict[int, Hit] = {}
        for rule, pattern, roles in self._apt(self._edges.intersection(codes)):
            m = pattern.search(codes)
            if m is None:
                continue
            found: dict[int, dict[str, int]] = {}
            while m:
                value = m.start("value")
                found[value] = {r: at for r in roles if (at := m.start(r)) >= 0}
                m = pattern.search(codes, m.start() + 1)
            for value, where in found.items():
                if value not in out:
                    out[value] = Hit(rule, where)
        return out


def _ends(rule: Rule) -> tuple[frozenset[str], frozenset[str]]:
    """The codes of the first and of the last cell that a rule cannot do without: a sentence that lacks either is passed over."""
    needed = [frozenset(e.codes) for e in rule.elements if e.op in ("", "+")]
    return needed[0], needed[-1]


class SpacyMatcher:
    """The same rules as spaCy Matcher patterns."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        import spacy
        from spacy.matcher import Matcher

        self._rules = {r.id: r for r in rules}
        self._order = [r.id for r in rules]
        self._nlp = spacy.blank("zh")
        self._matcher = Matcher(self._nlp.vocab)
        for rule in rules:
            tokens: list[dict[str, Any]] = []
            for e in rule.elements:
                token: dict[str, Any] = {"ORTH": {"IN": list(e.codes)}}
                if e.op:
                    token["OP"] = e.op
                tokens.append(token)
            self._matcher.add(rule.id, [tokens])

    def match(self, codes: str) -> dict[int, Hit]:
        """As CodeMatcher.match."""
        from spacy.tokens import Doc

        doc = Doc(self._nlp.vocab, words=list(codes), spaces=[False] * len(codes))
        by_rule: dict[str, dict[int, int]] = {}
        for key, start, end in self._matcher(doc):
            spans = by_rule.setdefault(self._nlp.vocab.strings[key], {})
            spans[start] = max(end, spans.get(start, 0))
        out: dict[int, Hit] = {}
        for name in self._order:
            found: dict[int, dict[str, int]] = {}
            for start, end in sorted(by_rule.get(name, {}).items()):
                rule = self._rules[name]
                m = rule.pattern.fullmatch(codes, start, end)
                if m:
                    found[m.start("value")] = {r: m.start(r) for r in rule.pattern.groupindex if m.start(r) >= 0}
            for value, where in found.items():
                out.setdefault(value, Hit(self._rules[name], where))
        return out
