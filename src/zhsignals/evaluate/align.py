"""Which prediction answers which gold fact."""

from __future__ import annotations

from collections.abc import Sequence

from zhsignals.evaluate.agree import FIELDS, STRICT, Entry, same_field, same_name, same_number, same_project

STRICT_WEIGHT = 4
"""A right metric, comparator or status counts as much as all the looser fields together."""


def align_facts(gold: Sequence[Entry], got: Sequence[Entry]) -> dict[int, int]:
    """Gold index → index of its prediction: same number, at most one each, required gold first, best agreement first."""
    pairs = sorted(
        (bool(g.get("optional")), -_agreement(g, p), i, j) for i, g in enumerate(gold) for j, p in enumerate(got) if same_number(g, p)
    )
    out: dict[int, int] = {}
    taken: set[int] = set()
    for _, _, i, j in pairs:
        if i not in out and j not in taken:
            out[i] = j
            taken.add(j)
    return out


def _agreement(gold: Entry, got: Entry) -> int:
    return sum(STRICT_WEIGHT if f in STRICT else 1 for f in FIELDS if same_field(gold, got, f))


def align_names(gold: Sequence[Entry], got: Sequence[Entry], *, projects: bool = False) -> dict[int, list[int]]:
    """Gold index → its predictions; only a project may be named in several pieces."""
    same = same_project if projects else same_name
    out: dict[int, list[int]] = {}
    taken: set[int] = set()
    for i in sorted(range(len(gold)), key=lambda k: bool(gold[k].get("optional"))):
        hits = [j for j, p in enumerate(got) if j not in taken and same(gold[i], p)]
        if hits:
            out[i] = hits if projects else hits[:1]
            taken.update(out[i])
    return out
