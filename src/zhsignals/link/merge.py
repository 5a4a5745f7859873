"""Repeats: one stated value is one fact, however often headline, lead and caption say it again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from zhsignals.link.draft import Draft

SMALL = Decimal(10)
REMEMBERED = 40
"""Facts of one value that a further statement of it is compared with, the latest."""
DIGITS = 4
UNNAMED = frozenset({"other", "share"})
"""Metrics whose facts are told apart by words alone, which a second statement may choose differently."""
OWNERS = frozenset({"company", "project"})
SPECIFIC = OWNERS | {"industry", "sector"}


@dataclass(slots=True)
class Merged:
    """A fact with all drafts that state it, the fullest first."""

    main: Draft
    repeats: list[Draft] = field(default_factory=list)


def merge(drafts: Sequence[Draft]) -> list[Merged]:
    """Group the drafts that state one value, in the order of the first."""
    groups: dict[tuple[object, ...], list[Merged]] = {}
    owner: dict[int, Merged] = {}
    out: list[Merged] = []
    for draft in drafts:
        key = (draft.kind, draft.value, draft.value_max, draft.unit)
        known = groups.setdefault(key, [])
        merged = next((m for m in known[-REMEMBERED:] if _same(m.main, draft) or _same_change(m.main, draft, owner)), None)
        if merged is None:
            merged = Merged(draft)
            known.append(merged)
            out.append(merged)
        else:
            _join(merged, draft)
        owner[id(draft)] = merged
    return out


def _same(a: Draft, b: Draft) -> bool:
    if a.sentence == b.sentence or not _same_metric(a, b):
        return False
    if a.cell and b.cell and [n.name for n in a.subjects] != [n.name for n in b.subjects]:
        return False
    if (a.comparator == "order") != (b.comparator == "order"):
        return False
    if a.headline or b.headline or a.comparator == b.comparator == "order":
        return True
    if a.period and b.period and a.period.iso != b.period.iso:
        return False
    if a.kind == "count" and a.comparator != b.comparator:
        return False
    if a.status != b.status:
        return False
    mine, other = _names(a, OWNERS), _names(b, OWNERS)
    if mine and other and not mine & other:
        return False
    if a.kind != "change" and a.metric == b.metric and a.metric in UNNAMED and distinctive(a):
        return True
    if a.kind in ("rate", "change") or (a.kind == "count" and a.value < SMALL):
        return bool(a.subjects) and bool(b.subjects) and a.subjects[0].name == b.subjects[0].name and a.subjects[0].kind != "region"
    mine, other = _names(a, SPECIFIC), _names(b, SPECIFIC)
    return not mine or not other or any(m in o or o in m for m in mine for o in other)


def distinctive(draft: Draft) -> bool:
    """Whether a number has so many digits that two different things hardly share it: 152.5亿元, 61.59%."""
    return draft.quantity.form != "fraction" and len(draft.value.normalize().as_tuple().digits) >= DIGITS


def _same_change(a: Draft, b: Draft, owner: dict[int, Merged]) -> bool:
    """Changes of one and the same level."""
    if a.change_of is None or b.change_of is None or a.metric != b.metric:
        return False
    return owner.get(id(a.change_of)) is owner.get(id(b.change_of)) is not None and a.basis == b.basis


def _same_metric(a: Draft, b: Draft) -> bool:
    """The same, or one of them does not say which and the value is no everyday number."""
    if a.metric == b.metric:
        return a.metric != "other" or a.label == b.label or a.headline or b.headline or a.value >= SMALL
    return "other" in (a.metric, b.metric) and abs(a.value) >= SMALL and a.kind in ("amount", "count")


def _names(draft: Draft, kinds: frozenset[str]) -> set[str]:
    return {n.name for n in draft.subjects if n.kind in kinds}


def _join(merged: Merged, draft: Draft) -> None:
    if (merged.main.headline and not draft.headline) or (merged.main.metric == "other" and draft.metric != "other"):
        merged.repeats.insert(0, merged.main)
        merged.main = draft
        if draft.period is None:
            draft.period = merged.repeats[0].period
    else:
        merged.repeats.append(draft)
        if merged.main.period is None:
            merged.main.period = draft.period
