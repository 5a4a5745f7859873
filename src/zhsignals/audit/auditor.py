"""All checks of one article."""

from __future__ import annotations

import re
from collections.abc import Sequence

from zhsignals.audit import checks
from zhsignals.audit.parts import PartChecker, Partition
from zhsignals.audit.slips import plausibility
from zhsignals.audit.terms import Finding, Said, Term
from zhsignals.lexicon import Patterns

_SENTENCE_END = re.compile("[。！？；\n]")


class Auditor:
    """Checks the facts of an article against each other; build once, use from any thread."""

    def __init__(self, patterns: Patterns) -> None:
        words = {e.id: e for e in patterns.entries("audit")}
        divisions = [e for e in words.values() if e.data["role"] == "partition"]
        partitions = [Partition(e.terms, e.not_preceded_by, e.data["wholes"], e.data["parts"]) for e in divisions]
        self._parts = PartChecker(words["of_which"].terms, words["share_of"].terms, patterns.entry("noun", "of").terms[0], partitions)
        self._real = re.compile("|".join(map(re.escape, words["real_growth"].terms)))
        self._constant = frozenset(e.data.get("metric", e.id) for e in patterns.entries("metric") if e.data.get("constant_prices"))

    def audit(self, terms: Sequence[Term], text: str) -> list[Finding]:
        """Every check that the article's facts allow, in the order of the facts; `text` is the repaired text of their places."""
        by_id = {t.id: t for t in terms}
        said = sorted((Said(a, b, t) for t in terms for a, b in t.places), key=lambda s: s.start)
        out = [
            *checks.completion(terms, by_id), *checks.growth(terms, by_id, lambda t: self._is_real(t, text)), *checks.structure(terms),
            *self._parts.totals(said, text), *self._parts.shares(said, text), *plausibility(terms),
        ]  # fmt: skip
        order = {t.id: i for i, t in enumerate(terms)}
        return sorted(dict.fromkeys(out), key=lambda f: order[f.facts[0]])

    def _is_real(self, change: Term, text: str) -> bool:
        """Whether a growth is told at constant prices, by its metric or by the words of its sentence."""
        return change.metric in self._constant or any(self._real.search(_sentence(text, a, b)) for a, b in change.places)


def _sentence(text: str, start: int, end: int) -> str:
    """The words around a place, up to the ends of its sentence."""
    before = [m.end() for m in _SENTENCE_END.finditer(text, max(0, start - 200), start)]
    after = _SENTENCE_END.search(text, end, end + 100)
    return text[before[-1] if before else max(0, start - 200) : after.start() if after else end + 100]
