"""Repeats: one stated value is one fact, however often headline, lead and caption say it again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from zhsignals.link.draft import Draft
from zhsignals.link.spans import within

SMALL = Decimal(10)
REMEMBERED = 40
"""Facts of one value that a further statement of it is compared with, the latest."""
DIGITS = 4
TITLED = 3
"""Digits of a growth that a headline and its article share, although only one of them says of what."""
ROUND = 2
"""Digits of a number that two things of one label hardly share."""
NOUN = 3
"""Characters with which two labels begin that count the same things."""
NEAR = 30
"""Characters between a value and the time that its own words say."""
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
        merged = _known(known[-REMEMBERED:], draft, owner) if known else None
        if merged is None:
            merged = Merged(draft)
            known.append(merged)
            out.append(merged)
        else:
            _join(merged, draft)
        owner[id(draft)] = merged
    return out


def _known(facts: Sequence[Merged], draft: Draft, owner: dict[int, Merged]) -> Merged | None:
    """The fact that a draft states again."""
    return next((m for m in facts if _same(m.main, draft) or _same_change(m.main, draft, owner)), None)


def _same(a: Draft, b: Draft) -> bool:
    if a.sentence == b.sentence:
        return _restated(a, b)
    if b.again and a.kind == b.kind != "change":
        return True
    if not _same_metric(a, b) or (a.comparator == "order") != (b.comparator == "order"):
        return False
    if a.basis != b.basis and None not in (a.basis, b.basis) and "unstated" not in (a.basis, b.basis):
        return False  # 两年平均增长4.1%。增加值同比增长4.1%
    if a.cell and b.cell and [n.name for n in a.subjects] != [n.name for n in b.subjects]:
        return False
    if _announces(a, b) or a.comparator == b.comparator == "order":
        return True
    if a.grows and b.grows:
        return False  # 6个省份下降。6个省份增速回落
    mine, other = _names(a, OWNERS), _names(b, OWNERS)
    if (mine and other and not mine & other and not _told_alike(a, b)) or (a.kind == "count" and a.comparator != b.comparator):
        return False
    if not _same_time(a, b) or not _same_status(a, b, owned=bool(mine & other)):
        return False
    if distinctive(a) and a.metric == b.metric and (a.kind == "change") != (a.metric in UNNAMED):
        return True
    if a.kind in ("rate", "change") or (a.kind == "count" and a.value < SMALL):
        owned = a.kind != "count" and bool(mine & other) and a.metric == b.metric and a.metric not in UNNAMED and a.basis == b.basis
        return owned or _same_head(a, b)
    mine, other = _names(a, SPECIFIC), _names(b, SPECIFIC)
    return not mine or not other or any(m in o or o in m for m in mine for o in other) or _one_label(a, b)


def _restated(a: Draft, b: Draft) -> bool:
    """In one sentence only what stands in brackets behind itself, or a long number of the same name: `百分之六十九（69%）`."""
    if b.again and b.start - a.end == 1:
        return True
    return distinctive(a) and a.clause != b.clause and (a.metric, a.label, a.subjects) == (b.metric, b.label, b.subjects)


def _told_alike(a: Draft, b: Draft) -> bool:
    """A long number under one label: the names of its project may be two of one thing."""
    return distinctive(a) and a.kind == b.kind == "quantity" and a.label is not None and a.label == b.label


def _one_label(a: Draft, b: Draft) -> bool:
    """`出境游客`, `全国查验出境游客人员`; `次级河道清淤`, `次级河道两岸`: the things counted, in other words around them."""
    if not a.label or not b.label:
        return False
    told = a.label in b.label or b.label in a.label or a.label[:NOUN] == b.label[:NOUN]
    return told and len(a.value.normalize().as_tuple().digits) >= ROUND


def _announces(a: Draft, b: Draft) -> bool:
    """Whether one of them stands in a headline over the other."""
    return a.headline or b.headline or (a.line == b.line and (a.heads_line or b.heads_line))


def _same_time(a: Draft, b: Draft) -> bool:
    if not a.period or not b.period or a.period.iso == b.period.iso:
        return True
    if any(p.form == "published" and within(q, p) for p, q in ((a.period, b.period), (b.period, a.period))):
        return True
    return a.metric == b.metric and distinctive(a) and not all(d.period and 0 <= d.start - d.period.end < NEAR for d in (a, b))


def _same_status(a: Draft, b: Draft, *, owned: bool) -> bool:
    """A plan that is told again without its `拟` stays one; a target and what has come of it are two."""
    told = a.metric == b.metric and "target" not in (a.status, b.status)
    return a.status == b.status or (told and (owned or distinctive(a)))


def _same_head(a: Draft, b: Draft) -> bool:
    """Whether both are about the same name, and that is no place."""
    if not a.subjects or not b.subjects or a.subjects[0].kind == "region":
        return False
    mine, other = a.subjects[0].name, b.subjects[0].name
    return mine in other or other in mine


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
        return a.metric != "other" or a.label == b.label or _announces(a, b) or a.value >= SMALL
    if "other" not in (a.metric, b.metric):
        return False
    told = _announces(a, b) and len(a.value.normalize().as_tuple().digits) >= TITLED
    return told or (abs(a.value) >= SMALL and a.kind in ("amount", "count"))


def _names(draft: Draft, kinds: frozenset[str]) -> set[str]:
    return {n.name for n in draft.subjects if n.kind in kinds}


def _join(merged: Merged, draft: Draft) -> None:
    if (merged.main.announces and not draft.announces) or (merged.main.metric == "other" and draft.metric != "other"):
        merged.repeats.insert(0, merged.main)
        merged.main = draft
        if draft.period is None:
            draft.period = merged.repeats[0].period
    else:
        merged.repeats.append(draft)
        if merged.main.period is None:
            merged.main.period = draft.period
    if merged.main.basis == "unstated" and draft.kind == "change":
        merged.main.basis = next((d.basis for d in merged.repeats if d.basis != "unstated"), "unstated")
    if merged.main.status == "actual" != merged.repeats[0 if merged.main is draft else -1].status:
        merged.main.status = merged.repeats[0 if merged.main is draft else -1].status
