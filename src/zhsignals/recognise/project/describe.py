"""What stands around a project's name: its companies, its stage, what is invested."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from zhsignals.lexicon import Entry, TermIndex
from zhsignals.recognise.project.data import ProjectData
from zhsignals.recognise.project.words import ProjectWords
from zhsignals.text import Mention, Quantity

REACH = 200
_ENDS = "。；\n"


class Surroundings:
    """One article's companies, amounts and stage words, looked up by place."""

    def __init__(
        self, text: str, words: ProjectWords, stages: TermIndex, companies: Sequence[Mention], quantities: Sequence[Quantity]
    ) -> None:
        self.text, self.words, self.stages = text, words, stages
        self.companies = companies
        self.company_starts = [c.start for c in companies]
        self.amounts = [q for q in quantities if q.kind == "amount"]
        self.amount_starts = [q.start for q in self.amounts]

    def described(self, m: Mention) -> Mention:
        """The mention with what belongs to it as its data."""
        amount = self.amount(m)
        data = ProjectData(
            companies=tuple(dict.fromkeys(self.inside(m) or self.investors(m))),
            stage=self.stage(m),
            amount=amount.value if amount else None,
            currency=amount.unit if amount else None,
            rule=m.data if isinstance(m.data, str) else "",
        )
        return Mention(m.start, m.end, "project", m.id, data)

    def inside(self, m: Mention) -> list[str]:
        """Companies that the name itself holds."""
        low, high = bisect_left(self.company_starts, m.start), bisect_left(self.company_starts, m.end)
        return [c.id for c in self.companies[low:high] if c.end <= m.end]

    def investors(self, m: Mention) -> list[str]:
        """由X投资5亿元建设的Y项目: the company right before the verb."""
        at = bisect_left(self.company_starts, m.start) - 1
        if at < 0:
            return []
        c = self.companies[at]
        near = c.end <= m.start <= c.end + 24
        return [c.id] if near and self.words.shape["invested"].search(self.text[c.end : m.start]) else []

    def stage(self, m: Mention) -> str | None:
        """The last stage word of the sentence before the name, else the first in the clause after it."""
        text = self.text
        left = max(text.rfind(c, max(0, m.start - REACH), m.start) for c in _ENDS) + 1
        right = min((p for c in _ENDS if (p := text.find(c, m.end, m.end + 30)) >= 0), default=m.end + 30)
        before = self.stages.find(text, max(left, m.start - REACH), m.start)
        found = before[-1:] or self.stages.find(text, m.end, min(right, len(text)))[:1]
        entry = found[0].data if found else None
        return str(entry.data["value"]) if isinstance(entry, Entry) else None

    def amount(self, m: Mention) -> Quantity | None:
        """总投资5亿元的X项目 or X项目，总投资5亿元."""
        shape = self.words.shape
        low, high = bisect_left(self.amount_starts, m.start - 40), bisect_left(self.amount_starts, m.end + 16)
        for q in self.amounts[low:high]:
            if 0 <= m.start - q.end <= 12 and shape["amount_gap"].fullmatch(self.text, q.end, m.start):
                return q
            if 0 <= q.start - m.end <= 14 and shape["amount_lead"].fullmatch(self.text, m.end, q.start):
                return q
        return None
