"""All mentions of an article, and which of them the link stage gets to see."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from operator import attrgetter

from zhsignals.lexicon import Patterns
from zhsignals.text import Mention, Numeral, Period, Quantity

Placed = Mention | Quantity | Period
REACH = 12
"""Characters before a stretch of time that may say it is a measure."""
_start, _end = attrgetter("start"), attrgetter("end")


@dataclass(slots=True)
class Found:
    """What the stages found."""

    quantities: list[Quantity]
    periods: list[Period]
    numerals: list[Numeral]
    regions: list[Mention]
    companies: list[Mention]
    projects: list[Mention]
    industries: list[Mention]
    terms: list[Mention]


def settle_mentions(found: Found) -> list[Placed]:
    """Disjoint mentions in text order.

    A quantity always stands, unless the name of a company or a place holds it or it is a duration; among the rest the longer wins,
    then the leftmost.
    """
    values: list[Placed] = [q for q in found.quantities if q.kind != "ordinal" and q.form != "duration"]
    inside = _holding([*found.companies, *found.regions], values)
    values = [v for v in values if id(v) not in inside]
    others: list[Placed] = [*found.periods, *found.companies, *found.projects, *found.terms, *found.regions, *found.industries]
    return sorted([*values, *_longest(others, values)], key=_start)


def measuring(patterns: Patterns) -> re.Pattern[str]:
    """Words that make the stretch of time behind them a measure: `日照时数约为`."""
    fillers = [t for e in patterns.entries("cue") if e.data["role"] == "filler" for t in e.terms]
    heads, between = (sorted(map(re.escape, ts), key=len, reverse=True) for ts in (patterns.entry("noun", "measured_times").terms, fillers))
    return re.compile(f"(?:{'|'.join(heads)})(?:{'|'.join(between)}){{0,2}}$")


def measure_times(text: str, quantities: Iterable[Quantity], words: re.Pattern[str]) -> None:
    """A stretch of time that is measured, and what its list goes on with, is a quantity like others, in place."""
    last = -2
    for q in quantities:
        if q.form == "duration" and (q.start - last == 1 or words.search(text, max(0, q.start - REACH), q.start)):
            q.form, last = "", q.end


def inside_projects(projects: list[Mention], quantities: list[Quantity]) -> frozenset[int]:
    """Starts of the quantities that stand inside a project's name."""
    held = _holding(projects, list(quantities))
    return frozenset(q.start for q in quantities if id(q) in held)


def outside(mentions: list[Mention], names: list[Mention]) -> list[Mention]:
    """The mentions that no name holds: 光伏 of a company called …光伏科技有限公司 is no industry of the article."""
    held = _holding(names, list(mentions))
    return [m for m in mentions if id(m) not in held]


def clear_of(mentions: list[Mention], spans: list[tuple[int, int]]) -> list[Mention]:
    """The mentions outside bylines, source lines and other furniture: a paper's name is no region of the article."""
    if not spans:
        return mentions
    return [m for m in mentions if not any(a <= m.start < b for a, b in spans)]


def _holding(names: list[Mention], values: list[Placed]) -> set[int]:
    out: set[int] = set()
    at = 0
    for name in sorted(names, key=_start):
        while at < len(values) and values[at].start < name.start:
            at += 1
        j = at
        while j < len(values) and values[j].end <= name.end:
            out.add(id(values[j]))
            j += 1
    return out


def _longest(mentions: list[Placed], values: list[Placed]) -> list[Placed]:
    """Sweep from the left over the mentions that touch no value: of two that overlap the longer stays, of a metric what is left."""
    mentions.sort(key=_end, reverse=True)
    mentions.sort(key=_start)
    starts, ends = [v.start for v in values], [v.end for v in values]
    out: list[Placed] = []
    at, last = 0, len(values)
    reach = -1
    for m in mentions:
        start, end = m.start, m.end
        while at < last and ends[at] <= start:
            at += 1
        if at < last and starts[at] < end:
            continue
        if start >= reach:
            out.append(m)
        elif start > out[-1].start and end - reach > 1 and isinstance(m, Mention) and m.kind == "metric":
            out.append(replace(m, start=reach))  # 高技术 服务业 投资: the name keeps its own, the metric the rest
        elif end - start > reach - out[-1].start:
            out[-1] = m
        else:
            continue
        reach = end
    return out
