"""Checks of wholes and their parts, as the text sets them side by side: totals, and shares of a whole told before."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from decimal import Decimal

from zhsignals.audit.terms import LEVELS, Finding, Said, Term, compare, ratio

REACH = 12
"""Statements from a part back to its whole, and on to the other parts."""
LEAD = 24
"""Characters before a value that name it."""
NEAR = Decimal("0.2")
"""A sum that is farther from a value is the sum of another whole."""
_MARK = re.compile("[，,、；;：:。！？（(\n|]")
_END = re.compile("[。！？\n]")


class Partition:
    """Names of parts that together are all of something; the metrics that are divided so, and those of the parts."""

    def __init__(self, names: tuple[str, ...], not_behind: Sequence[str], wholes: Sequence[str], parts: Sequence[str]) -> None:
        guards = "".join(f"(?<!{re.escape(g)})" for g in not_behind)
        self.names, self.wholes, self.parts = names, frozenset(wholes), frozenset(parts)
        self.find = re.compile(f"{guards}(?:{'|'.join(map(re.escape, names))})").search


class PartChecker:
    """Knows the words that divide a whole; build once."""

    def __init__(self, of_which: Sequence[str], shares: Sequence[str], of: str, partitions: Sequence[Partition]) -> None:
        self._divide = re.compile("|".join(map(re.escape, of_which)))
        words = "|".join(map(re.escape, sorted(shares, key=len, reverse=True)))
        self._share, self._named_share = re.compile(f"[，,]?(?:{words})"), re.compile(f"[，,]?(?:{words})[^，,。；]*")
        self._of, self._partitions = of, partitions

    def totals(self, said: Sequence[Said], text: str) -> Iterator[Finding]:
        """Parts that together are a whole, such as the three industries, against that whole."""
        partitions = [p for p in self._partitions if all(name in text for name in p.names)]
        leads = [_lead(said, i, text) if s.term.kind in LEVELS else "" for i, s in enumerate(said)] if partitions else []
        for partition in partitions:
            named = [m[0] if (m := partition.find(lead)) else None for lead in leads]
            read = 0
            for i, name in enumerate(named):
                parts = _parts(said, named, i, partition, text) if name is not None and i >= read else []
                if parts:
                    read = parts[-1] + 1
                    yield from _total(said, named, parts, partition.wholes, text)

    def shares(self, said: Sequence[Said], text: str) -> Iterator[Finding]:
        """`签约9个，其中工业3个，占33.3%`, `投资6亿元，占全年8亿元的75%`: a share against the part before it and its whole."""
        for i, (start, _, share) in enumerate(said):
            if i < 2 or share.metric != "share" or share.kind != "rate" or not share.exact or share.group is not None:
                continue
            gap = text[said[i - 1].end : start].strip()
            if self._share.fullmatch(gap):
                part, wholes = said[i - 1].term, self._wholes(said, i - 1, text)
            elif gap == self._of and self._named_share.fullmatch(text[said[i - 2].end : said[i - 1].start].strip()):
                part, wholes = said[i - 2].term, [said[i - 1].term]
            else:
                continue
            wholes = [w for w in wholes if part.kind in LEVELS and _same(w, part) and w.exact and part.exact and w.value >= part.value]
            compared = [compare("share", (share, part, w), *r) for w in wholes if (r := ratio(part, w)) is not None]
            yield from _best([f for f in compared if f is not None])

    def _wholes(self, said: Sequence[Said], i: int, text: str) -> list[Term]:
        """The whole that 其中 in this sentence divides, and the greater values of its paragraph that may be meant in its place."""
        part, start = said[i].term, text.rfind("\n", 0, said[i].start)
        divided, out = False, []
        for j in range(i - 1, max(-1, i - REACH), -1):
            gap, term = text[said[j].end : said[j + 1].start], said[j].term
            if not divided:
                divides = self._divide.search(gap)
                divided = divides is not None
                if _END.search(gap, divides.start() if divides else 0):
                    break
                if divided and term.metric == "share":
                    break  # 买入30亿元，占比94%；其中甲买入20亿元，占比68%: both of something else
            if said[j].start < start:
                break
            if divided and (part.kind == "amount" or term.metric == part.metric):
                out.append(term)
        return out


def _same(a: Term, b: Term) -> bool:
    return (a.kind, a.unit, a.status) == (b.kind, b.unit, b.status)


def _parts(said: Sequence[Said], named: Sequence[str | None], i: int, partition: Partition, text: str) -> list[int]:
    """The statements that give each part its value, the first of them `i`; empty unless every part has one, said alike."""
    found: dict[str, int] = {}
    stop, head = _paragraph_end(text, said[i].start), said[i].term
    for j in range(i, min(len(said), i + REACH)):
        name, term = named[j], said[j].term
        if said[j].start >= stop or (name in found and name is not None):
            break
        fits = _same(term, head) and term.period == head.period and term.metric in partition.parts and term.exact and term.value >= 0
        if name is not None and fits:
            found[name] = j
    return list(found.values()) if len(found) == len(partition.names) else []


def _total(said: Sequence[Said], named: Sequence[str | None], at: list[int], metrics: Set[str], text: str) -> Iterator[Finding]:
    """The sum of the parts against the values before them that may be their whole."""
    parts = [said[j].term for j in at]
    start, head, most = text.rfind("\n", 0, said[at[0]].start), parts[0], max(p.value for p in parts)
    wholes = []
    for j in range(at[0] - 1, max(-1, at[0] - REACH), -1):
        term = said[j].term
        if said[j].start < start:
            break
        if _same(term, head) and term.period == head.period and term.metric in metrics and named[j] is None and term.value >= most:
            wholes.append(term)
    total = sum((p.value for p in parts), Decimal(0))
    low, high = (sum((p.bounds[k] for p in parts), Decimal(0)) for k in (0, 1))
    compared = [compare("total", (w, *parts), total, low, high) for w in wholes if w.exact]
    yield from _best([f for f in compared if f is not None and abs(f.stated - total) <= f.stated * NEAR])


def _best(findings: Sequence[Finding]) -> Iterator[Finding]:
    """The finding that agrees, if any whole makes one; a difference only where there is one whole."""
    agrees = next((f for f in findings if f.verdict == "agrees"), None)
    if agrees is not None or len(findings) == 1:
        yield agrees or findings[0]


def _lead(said: Sequence[Said], i: int, text: str) -> str:
    """The words right before a value, from the last mark or value on."""
    start = max(said[i - 1].end if i else 0, said[i].start - LEAD)
    marks = list(_MARK.finditer(text, start, said[i].start))
    return text[marks[-1].end() if marks else start : said[i].start]


def _paragraph_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return end if end >= 0 else len(text)
