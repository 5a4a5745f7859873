"""What a block of a pattern file must look like before it becomes an entry."""

from __future__ import annotations

import re
from collections.abc import Container
from decimal import Decimal, InvalidOperation
from typing import Any

from zhsignals.lexicon.entry import GUARDS, LISTS, TEXTS
from zhsignals.lexicon.kinds import check_fields

MOST_WORDS = 5_000
LONGEST_WORD = 100
LONGEST_SENTENCE = 4_000
LONGEST_SEQUENCE = 24
LARGEST_POWER = 16
NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]*")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


class SingleLetters:
    """Holds every string of one character."""

    def __contains__(self, value: object) -> bool:
        return isinstance(value, str) and len(value) == 1


NEEDED: dict[str, tuple[str, ...]] = {
    "metric": ("dimension",),
    "cue": ("role",),
    "link": ("sequence",),
    "unit": ("reading",),
    "comparator": ("side", "value"),
    "numeral": ("role",),
    "period": ("role",),
    "region": ("role",),
    "industry": ("role",),
    "company_suffix": ("form", "core"),
    "company_tail": ("weak",),
    "company_cue": ("side",),
    "project_head": ("form",),
}
"""Fields without which an entry of the kind cannot be read."""

BESIDE = {
    "company_cue": (("between", "followed_by_words"),),
    "cue": (("status", "value"), ("stage", "value"), ("basis", "value")),
    "region": (("letter", "code"), ("home", "endings")),
    "unit": (("before", "code"), ("hint", "form")),
}
"""Fields that are needed beside another field, or beside a certain reading, role or side."""

CHOICES: dict[tuple[str, str], tuple[str, ...]] = {
    ("metric", "dimension"): ("money", "count", "percent", "quantity", "index"),
    ("cue", "dimension"): ("percent",),
    ("metric", "stage"): ("signed", "started", "under_construction", "completed", "planned", "negotiating"),
    ("metric", "foretells"): ("expected", "planned", "target"),
    ("cue", "foretells"): ("expected", "planned"),
    ("comparator", "side"): ("before", "inner", "after"),
    ("comparator", "value"): ("eq", "approx", "near", "gt", "gte", "lt", "lte", "order"),
    ("unit", "reading"): ("amount", "count", "quantity", "rate", "change", "hint", "per"),
    ("link", "reading"): ("level", "change", "threshold", "index"),
    ("company_suffix", "form"): ("legal", "short", "brand"),
    ("company_suffix", "core"): ("any", "brand", "latin", "name"),
    ("company_cue", "side"): ("before", "after", "between", "list"),
}
"""Fields whose value is one of a few words."""

CUE_VALUES: dict[str, tuple[str, ...]] = {
    "status": ("actual", "planned", "expected", "target"),
    "stage": CHOICES["metric", "stage"],
    "basis": ("yoy", "mom", "avg", "unstated"),
}
"""What the `value` of a cue may be, by its role: it goes into the record as it stands."""

POWERS = frozenset(10**n for n in range(1, 17))
CHAR_VALUES: dict[str, Container[int | str]] = {
    "digit": range(10),
    "place": POWERS,
    "multiplier": POWERS,
    "trillion": POWERS,
    "latin": POWERS,
    "tens": range(10, 100, 10),
    "variant": SingleLetters(),
}
"""What a character of a number may be worth, by the role of its entry."""


def block_faults(kind: str, name: str, block: Any) -> list[str]:
    """Complaints about one block; empty when it can be read as an entry of the kind."""
    if not isinstance(block, dict):
        return ["is a value, not a block; only `kind` stands at the top"]
    out = [] if NAME.fullmatch(name) else ["the name of a block is made of letters, digits and _"]
    for field in LISTS:
        if field in block:
            longest = LONGEST_WORD if field == "terms" or field in GUARDS else LONGEST_SENTENCE
            out += _list_faults(field, block[field], longest)
    out += [f"field '{f}' must be a string" for f in TEXTS if not isinstance(block.get(f, ""), str)]
    extra = {k: v for k, v in block.items() if k not in LISTS and k not in TEXTS}
    unknown = check_fields(kind, extra)
    return out + unknown + ([] if unknown else _extra_faults(kind, extra))


def _list_faults(field: str, value: Any, longest: int) -> list[str]:
    if not isinstance(value, list) or not all(isinstance(w, str) and w for w in value):
        return [f"field '{field}' must be a list of non-empty strings"]
    if len(value) > MOST_WORDS:
        return [f"field '{field}' has more than {MOST_WORDS} words"]
    out = [f"field '{field}' has a string of more than {longest} characters: {w[:20]}…" for w in value if len(w) > longest]
    out += [f"field '{field}' has a control character in {w!r}" for w in value if _CONTROL.search(w)]
    if longest == LONGEST_WORD:
        out += [f"field '{field}' has a brace in {w!r}: marks belong into sentences" for w in value if "{" in w or "}" in w]
    return out


def _extra_faults(kind: str, extra: dict[str, Any]) -> list[str]:
    out = [f"needs a field '{f}'" for f in NEEDED.get(kind, ()) if f not in extra]
    out += [f"needs a field '{f}' beside {what!r}" for what, f in BESIDE.get(kind, ()) if _asks(extra, what) and f not in extra]
    for field, value in extra.items():
        words = value if isinstance(value, list) else [value]
        if isinstance(value, list) and not all(isinstance(w, str) and w for w in value):
            out.append(f"field '{field}' must be a list of non-empty strings")
            continue
        known = CHOICES.get((kind, field))
        if kind == "cue" and field == "value":
            known = CUE_VALUES.get(str(extra.get("role")))
        out += [f"field '{field}' is {w!r}, none of {', '.join(known)}" for w in words if known and w not in known]
        if field in ("dimension", "sequence") and not value:
            out.append(f"field '{field}' is empty")
        if field == "sequence":
            out += _sequence_faults(value)
        if field == "factor" and not _is_factor(value):
            out.append(f"field 'factor' is {value[:40]!r}, no positive number of sensible size")
        if field == "chars":
            out += _char_faults(value, str(extra.get("role")))
    return out


def _asks(extra: dict[str, Any], what: str) -> bool:
    return what in extra or what in (extra.get("reading"), extra.get("role"), extra.get("side"))


def _char_faults(chars: dict[str, Any], role: str) -> list[str]:
    """Characters of numbers: what each is worth must suit the role."""
    known = CHAR_VALUES.get(role)
    if known is None:
        return [f"field 'chars' has no meaning in the role {role!r}"]
    out = [f"field 'chars' has the key {c[:20]!r}, not one letter" for c in chars if len(c) != 1 or not c.isalnum() or c in "0123456789"]
    return out + [
        f"field 'chars' has {str(v)[:40]} for {c[:20]!r}" for c, v in chars.items() if type(v) not in (int, str) or v not in known
    ]


def _sequence_faults(sequence: list[str]) -> list[str]:
    """A sequence is matched by trying: repeats in a row that take the same cells would make it try for ever."""
    if len(sequence) > LONGEST_SEQUENCE:
        return [f"field 'sequence' has more than {LONGEST_SEQUENCE} elements"]
    before: list[str] = []
    for part in sequence:
        kinds = part.rpartition(":")[2].rstrip("?*+").split("|")
        if part.endswith(("*", "+")):
            before += kinds
            many = [k for k in kinds if before.count(k) > 2]
            if many:
                return [f"field 'sequence' has three repeated elements in a row that take {many[0]!r}"]
        elif not part.endswith("?"):
            before = []
    return []


def _is_factor(value: Any) -> bool:
    try:
        number = Decimal(value)
    except InvalidOperation:
        return False
    return number.is_finite() and number > 0 and abs(number.adjusted()) <= LARGEST_POWER and len(number.as_tuple().digits) <= LARGEST_POWER
