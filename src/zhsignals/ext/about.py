"""What a fact of a panel is about: one actor or industry, and one region, out of the names a fact lists nearest first."""

from __future__ import annotations

from dataclasses import dataclass

from zhsignals.records import Evidence, Fact, Record, Region

AGGREGATES = frozenset({"project_count", "contracted_investment", "funds_in_place", "start_rate"})
"""What a region or an industry attracts; the firms and projects named nearby are examples, unless they stand right before it."""

COUNTS = frozenset({"project_count", "enterprise_count"})
"""Counts of what is named before them: 甲、乙等项目25个 is about neither."""

_GAP = 2
"""Characters between a name and the words about it: 的, a comma, a quotation mark."""
_ACTORS = {"company": "companies", "project": "projects"}


@dataclass(frozen=True, slots=True)
class About:
    """Whom the value belongs to; `qualifier` narrows it (规模以上工业)."""

    subject: str | None
    kind: str | None
    qualifier: str | None
    region: str | None


def about(fact: Fact, record: Record) -> About:
    """The one subject and the one region of a fact, under the names the record gives them."""
    first = fact.subject[0] if fact.subject else None
    sector = first.name if first is not None and first.kind in {"sector", "other"} else None
    actor = _actor(fact, record, sector)
    region = _region(fact, record)
    if actor is not None:
        return About(*actor, sector, region)
    theme = _theme(fact, record)
    if theme is not None:
        return About(theme, "industry", sector if sector != theme else None, region)
    return About(sector, "sector" if sector else None, None, region)


def _theme(fact: Fact, record: Record) -> str | None:
    """The nearest industry; one that is only a part of a project's or firm's name comes last."""
    names = {name: i.name for i in record.industries for name in (i.name, *i.also)}
    found = [names.get(s.name, s.name) for s in fact.subject if s.kind == "industry"]
    inside = [*(p.name for p in record.projects), *(c.name for c in record.companies)]
    free = [name for name in found if not any(name in other for other in inside)]
    return next(iter(free or found), None)


def _actor(fact: Fact, record: Record, sector: str | None) -> tuple[str, str] | None:
    """The company or project: one right before the words of the fact, else the nearest where nothing else is named first."""
    if fact.metric in COUNTS:
        return None
    named = [(s.name, s.kind) for s in fact.subject if s.kind in _ACTORS]
    for name, kind in named:
        item = next((i for i in getattr(record, _ACTORS[kind]) if name in (i.name, *i.also)), None)
        if item is not None and _adjacent(item.mentions, fact, len(sector or "")):
            return item.name, kind
    first = fact.subject[0] if fact.subject else None
    if fact.metric in AGGREGATES or first is None or first.kind not in _ACTORS:
        return None
    return first.name, first.kind


def _adjacent(mentions: tuple[Evidence, ...], fact: Fact, between: int) -> bool:
    starts = [(m.spans[0][0], m.spans[-1][1]) for m in fact.mentions if m.spans]
    ends = [m.spans[-1][1] for m in mentions if m.spans]
    return any(start - between - _GAP <= end <= stop for start, stop in starts for end in ends)


def _region(fact: Fact, record: Record) -> str | None:
    """The most exact of the fact's regions, or that of the title where the fact has none, or only one around it, from afar."""
    known = {name: r for r in record.regions for name in (r.name, *r.also)}
    titled = _deepest([r for r in record.regions if any(name in (record.title or "") for name in (r.name, *r.also))])
    home = titled[0] if len(titled) == 1 else None
    own = [s.name for s in fact.subject if s.kind == "region"]
    found = _deepest([known[name] for name in own if name in known])
    if not found:
        return own[0] if own else home.name if home else None
    if home is not None and _holds(found[0], home) and not _adjacent(found[0].mentions, fact, 0):
        return home.name
    return found[0].name


def _deepest(regions: list[Region]) -> list[Region]:
    """Without those that another of the list lies in."""
    return [r for r in regions if not any(_holds(r, other) for other in regions)]


def _holds(outer: Region, inner: Region) -> bool:
    """Whether one division lies in another: 500000 holds 500104."""
    around, within = _prefix(outer.code), _prefix(inner.code)
    return bool(around) and around != within and within.startswith(around)


def _prefix(code: str | None) -> str:
    text = code or ""
    while text.endswith("00"):
        text = text[:-2]
    return text
