"""Series: `A、B分别增长5%、8%` gives each value its own name, metric or level."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from zhsignals.link.cells import METRICS, VALUES
from zhsignals.link.draft import Draft, Name
from zhsignals.link.subject import unique

if TYPE_CHECKING:
    from zhsignals.link.reader import Pass

BREAKS = frozenset(",;:.")
STOPS = frozenset("ZzGSJHD")
_SPLIT = re.compile("[、和与及]")


def spread(state: Pass, sectors: tuple[str, ...], sector_names: tuple[str, ...]) -> None:
    """Give the values of a series their own names, in place."""
    by_start = {d.quantity.start: d for d in state.drafts}
    for run in _runs(state):
        drafts = [d for i in run if (d := by_start.get(state.cells[i].of.start))]
        if len(drafts) == len(run) > 1:
            _assign(state, run, drafts)
            if len(run) == len(sector_names) and drafts[0].quantity.form == "ratio" and _about(state, run[0], sectors):
                for d, name in zip(drafts, sector_names, strict=True):
                    d.subjects = unique([Name("industry", name), *d.subjects])


def _about(state: Pass, first: int, words: tuple[str, ...]) -> bool:
    said = state.text[state.cells[0].start : state.cells[first].start]
    return any(w in said for w in words)


def _runs(state: Pass) -> list[list[int]]:
    """Values in a row, joined by 、 or 和 only, of one kind."""
    runs: list[list[int]] = []
    for i, code in enumerate(state.codes):
        if code not in VALUES:
            continue
        if runs and _alike(state.codes[runs[-1][0]], code) and _joined(state, runs[-1][-1], i):
            runs[-1].append(i)
        else:
            runs.append([i])
    return [r for r in runs if len(r) > 1]


def _alike(a: str, b: str) -> bool:
    """Values of one kind; a growth may be told in percent for one and in times for another."""
    return a == b or (a in "RX" and b in "RX")


def _joined(state: Pass, left: int, right: int) -> bool:
    between = state.text[state.cells[left].end : state.cells[right].start].strip()
    return between in ("、", "和", "与", "及", "，", ":", "：", "以及")


def _assign(state: Pass, run: list[int], drafts: list[Draft]) -> None:
    head = drafts[0]
    for d in drafts[1:]:
        d.metric, d.label, d.basis, d.kind, d.status = head.metric, head.label, head.basis, head.kind, head.status
        if d.quantity.unit != "x":
            d.unit = head.unit
        if head.kind == "change":
            d.value = d.quantity.value if head.value >= 0 else -d.quantity.value
            d.unit = "x" if d.quantity.unit == "x" else d.unit
        d.subjects, d.stage = head.subjects, head.stage
    levels = [d for d in state.drafts if d.kind != "change" and d.quantity.start < head.quantity.start][-len(run) :]
    names = _names(state, run[0], len(run))
    if names:
        for d, (name, metric) in zip(drafts, names, strict=True):
            if metric:
                d.metric, d.label = metric, None
            d.subjects = unique([Name("sector", name), *d.subjects])
    elif head.kind == "change" and len(levels) == len(run):
        for d, level in zip(drafts, levels, strict=True):
            d.metric, d.label, d.subjects, d.change_of = level.metric, level.label, level.subjects, level


def _names(state: Pass, first: int, count: int) -> list[tuple[str, str | None]] | None:
    """The last `count` list items before the series, with their metrics where they are metrics."""
    start = max((j for j in range(first) if state.codes[j] in BREAKS), default=-1) + 1
    stop = next((j for j in range(start, first) if state.codes[j] in STOPS), first)
    if start >= stop:
        return None
    base, end = state.cells[start].start, state.cells[stop].start
    head = state.text[base:end]
    joints = [(m.start(), m.end()) for m in _SPLIT.finditer(head)]
    if len(joints) < count - 1:
        return None
    joints = joints[len(joints) - count + 1 :]
    starts, ends = [_item_start(head, joints[0][0]), *(e for _, e in joints)], [*(s for s, _ in joints), len(head)]
    out: list[tuple[str, str | None]] = []
    for a, b in zip(starts, ends, strict=True):
        inside = [c.of for c in state.cells[start:stop] if c.code in METRICS and c.code != "m" and base + a <= c.start and c.end == base + b]
        metric = inside[-1].data.data.get("metric", inside[-1].id) if inside else None
        name = head[a:b].strip(" “”")[-18:]
        if not name:
            return None
        out.append((name, metric))
    return out


def _item_start(head: str, stop: int) -> int:
    """Where the first item of the list begins: after the joint before it, if there is one."""
    before = [m.end() for m in _SPLIT.finditer(head[:stop])]
    return before[-1] if before else 0
