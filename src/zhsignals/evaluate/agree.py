"""Whether a predicted fact or name agrees with gold, field by field."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

Entry = Mapping[str, Any]
"""A fact, company, project, industry or region, as JSON has it."""

STRICT = ("metric", "comparator", "status")
"""What a right fact needs beside its number."""
LOOSE = ("period", "subject", "basis", "stage")
"""What a full fact needs beside that."""
FIELDS = (*STRICT, *LOOSE)
TOLERANCE = Decimal("1e-9")
PROJECT_OVERLAP = 0.6


def choices(value: Any) -> list[Any]:
    """A list of accepted values; a single one is a list of one."""
    return value if isinstance(value, list) else [value]


def plain(name: Any) -> str:
    """A name without white space, quotation marks and case."""
    return "".join(str(name or "").split()).translate(_QUOTES).casefold()


_QUOTES = {0x201C: None, 0x201D: None}


def decimal(value: Any) -> Decimal | None:
    """A finite number, or None."""
    try:
        number = Decimal(str(value))
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def same_value(gold: Any, got: Any) -> bool:
    """Equal numbers, but for float noise."""
    a, b = decimal(gold), decimal(got)
    if a is None or b is None:
        return False
    return abs(a - b) <= TOLERANCE * max(abs(a), abs(b), Decimal(1))


def same_number(gold: Entry, got: Entry) -> bool:
    """Kind, unit and value are right."""
    if gold["kind"] != got.get("kind") or plain(got.get("unit")) not in [plain(u) for u in choices(gold["unit"])]:
        return False
    return any(same_value(v, got.get("value")) for v in choices(gold["value"]))


def concerns(gold: Entry, name: str) -> bool:
    """Whether the field means anything for this fact: a basis needs a change, a stage a project count."""
    if name == "basis":
        return bool(gold["kind"] == "change")
    return name != "stage" or bool(gold["metric"] == "project_count")


def same_field(gold: Entry, got: Entry, name: str) -> bool:
    """One field of the prediction is among what gold accepts."""
    if not concerns(gold, name):
        return True
    match name:
        case "metric":
            return got.get("metric") in [gold["metric"], *gold.get("metric_also", [])]
        case "comparator":
            right = got.get(name) in choices(gold[name])
            return right and (got.get(name) != "range" or same_value(gold.get("value_max"), got.get("value_max")))
        case "period":
            return period(got) in choices(gold["period"])
        case "subject":
            return _same_subject(subjects(gold), subjects(got))
        case "basis":
            return (got.get(name) or "unstated") in choices(gold.get(name) or "unstated")
        case _:
            return got.get(name) in choices(gold.get(name))


def period(fact: Entry) -> Any:
    """The ISO form of a prediction's period."""
    value = fact.get("period")
    return value.get("iso") if isinstance(value, Mapping) else value


def subjects(fact: Entry) -> list[str]:
    """The names of a fact's subjects, made plain."""
    value = fact.get("subject")
    found = [value] if isinstance(value, str | Mapping) else value or []
    return [plain(s.get("name") if isinstance(s, Mapping) else s) for s in found]


def _same_subject(want: list[str], got: list[str]) -> bool:
    return not want or any(w in h or h in w for w in want for h in got if h)


def same_name(gold: Entry, got: Entry) -> bool:
    """Any form of the predicted name is any form of gold's."""
    forms = {plain(gold["name"]), *map(plain, gold.get("also") or [])} - {""}
    return bool(forms & {plain(got.get("name")), *map(plain, got.get("also") or [])})


def same_project(gold: Entry, got: Entry) -> bool:
    """As `same_name`, or one name holds most of the other: the ends of a project's name are a matter of taste."""
    if same_name(gold, got):
        return True
    a, b = (plain(p.get("name")).removesuffix(_PROJECT) for p in (gold, got))
    return bool(a and b) and (a in b or b in a) and min(len(a), len(b)) >= PROJECT_OVERLAP * max(len(a), len(b))


_PROJECT = "项目"
"""The word that ends most names of projects, which gold itself leaves out at times: a rule of scoring, not of reading."""
