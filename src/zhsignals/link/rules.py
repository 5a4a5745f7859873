"""Link rules: sequences of cell kinds from patterns/links, compiled for the two engines in matcher.py."""

from __future__ import annotations

import re
from dataclasses import dataclass

from zhsignals.errors import PatternError
from zhsignals.lexicon import Entry

KIND_CODES = {
    "amount": "AL", "bounded": "L", "count": "N", "quantity": "Q", "percent": "R", "pp": "C", "times": "X", "number": "B", "level": "ALNQ",
    "money": "M", "counted": "m", "rate": "s", "physical": "q", "index": "i", "metric": "Mmsqi",
    "period": "P", "growth": "G", "speed": "S", "reach": "H", "origin": "F", "compare": "J", "pull": "U", "basis": "D",
    "status": "T", "stage": "K", "each": "Z", "every": "z", "part": "O", "finish": "y", "entity": "E",
    "filler": "v", "of": "d", "words": "w", "comma": ",", "list": "、", "colon": ":", "semicolon": ";",
    "open": "(", "close": ")",
}  # fmt: skip
_ELEMENT = re.compile(r"(?:(?P<role>[a-z]+):)?(?P<kinds>[a-z|]+)(?P<op>[?*+]?)")


@dataclass(frozen=True, slots=True)
class Element:
    """One place of a sequence: which cell kinds fit, how often, and the part the cell plays."""

    codes: str
    op: str
    role: str | None


@dataclass(frozen=True, slots=True)
class Rule:
    """A link rule; `pattern` runs over the codes of a sentence, roles are named groups."""

    id: str
    rule: str
    reading: str
    elements: tuple[Element, ...]
    pattern: re.Pattern[str]


def parse_rule(entry: Entry) -> Rule:
    """Compile an entry of kind `link`; PatternError names what is wrong with its sequence."""
    where = f"{entry.file}:{entry.line} {entry.id}"
    elements = tuple(_element(str(part), where) for part in entry.data.get("sequence", ()))
    if "value" not in {e.role for e in elements}:
        raise PatternError(f"{where}: field 'sequence' has no element with the role value")
    roles = [e.role for e in elements if e.role]
    if len(set(roles)) < len(roles):
        raise PatternError(f"{where}: field 'sequence' has two elements with one role")
    parts = [f"(?P<{e.role}>[{re.escape(e.codes)}]){e.op}" if e.role else f"[{re.escape(e.codes)}]{e.op}" for e in elements]
    return Rule(entry.id, entry.rule, entry.data.get("reading", "level"), elements, re.compile("".join(parts)))


def _element(part: str, where: str) -> Element:
    m = _ELEMENT.fullmatch(part)
    unknown = [k for k in (m["kinds"].split("|") if m else ()) if k not in KIND_CODES]
    if m is None or unknown:
        raise PatternError(f"{where}: field 'sequence' has {part!r}" + (f"; no such kind {unknown[0]!r}" if unknown else ""))
    return Element("".join(KIND_CODES[k] for k in m["kinds"].split("|")), m["op"], m["role"])
