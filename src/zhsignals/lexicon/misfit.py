"""Entries of a user's folder that the rules could not use: rules ask for some by name, and count on what a role brings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from zhsignals.lexicon.entry import Entry

NAMED = frozenset({"audit", "layout", "noun", "numeral"})
"""Kinds whose entries rules ask for by name."""
_SLOT = re.compile(r"\{(\w*)\}")
_NUMBER = re.compile("-?[0-9]{1,4}")


def find_misfits(entries: Iterable[Entry], known: Mapping[str, Mapping[str, Entry]]) -> Iterator[str]:
    """Complaints about entries that come after those already `known`, by kind and name."""
    for entry in entries:
        others = known.get(entry.kind)
        if not others:
            continue
        where = f"{entry.file}:{entry.line} {entry.id}"
        if entry.kind in NAMED:
            yield from (f"{where}: {fault}" for fault in _place_faults(entry, others.get(entry.id)))
        if entry.kind == "period":
            yield from (f"{where}: {fault}" for fault in _period_faults(entry, others.values()))


def _place_faults(entry: Entry, old: Entry | None) -> list[str]:
    """Whatever takes the place of an entry that is asked for must be able to answer."""
    if old is None:
        return [f"no rule asks for a {entry.kind} of this name"] if entry.kind == "numeral" else []
    missing = ["terms"] * (bool(old.terms) > bool(entry.terms)) + [f for f in old.data if f not in entry.data]
    out = [f"needs a field '{f}', as what it replaces has" for f in missing]
    if old.data.get("role") != entry.data.get("role"):
        out.append(f"field 'role' must stay {old.data.get('role')!r}")
    return out


def _period_faults(entry: Entry, others: Iterable[Entry]) -> list[str]:
    """A role takes certain numbers from its shapes and its value: those that other entries of the role bring."""
    role = entry.data["role"]
    like = [e for e in others if e.data["role"] == role]
    if not like:
        return [f"field 'role' is {role!r}, none that is known"]
    allowed = {brought for e in like for brought in _brings(e)}
    bad = [shape for shape, brought in zip(_shapes(entry), _brings(entry), strict=True) if brought not in allowed]
    out = [f"{shape!r} and its 'value' bring other numbers than a {role!r} takes" for shape in bad[:3]]
    if (base := entry.data.get("base")) and base not in {e.data.get("base") for e in like}:
        out.append(f"field 'base' is {base!r}, which no {role!r} knows")
    return [*out, *(f"{shape!r} has a brace that opens no slot" for shape in _shapes(entry) if "{" in _SLOT.sub("", shape))]


def _brings(entry: Entry) -> list[tuple[tuple[str, ...], str]]:
    """For each shape: its slots, and the value that comes with it, numbers all alike."""
    value = entry.data.get("value", "")
    value = "number" if _NUMBER.fullmatch(value) else value
    return [(tuple(s for s in _SLOT.findall(shape) if s != "dash"), value) for shape in _shapes(entry)]


def _shapes(entry: Entry) -> list[str]:
    return [*entry.data.get("shapes", ()), *entry.terms]
