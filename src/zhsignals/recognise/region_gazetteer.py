"""The tables of regions as one index: which places a string of characters may mean."""

from __future__ import annotations

from dataclasses import dataclass

from zhsignals.lexicon import Entry, Heads, Patterns, Places

TAIL_LEVELS = {"0000": "province", "00": "prefecture"}


@dataclass(frozen=True, slots=True)
class Place:
    """One row of a table of regions."""

    name: str
    code: str | None
    level: str
    """province, prefecture, county, area, new_area, part, country."""
    parent: str | None = None
    care: str = ""
    """How much context the short form needs: none, `near`, `word`, `generic` (the whole name does, too)."""
    short: str = ""

    def within(self, code: str | None) -> bool:
        """Whether the division with this code lies above this one."""
        if code is None or self.code is None or code == self.code:
            return False
        return self.parent == code or (code.endswith("0000") and self.code[:2] == code[:2])


@dataclass(slots=True)
class Hit:
    """A form of one or more places at `[start, end)`, not yet judged."""

    start: int
    end: int
    form: str
    places: tuple[Place, ...]
    full: bool
    """Whether a whole name is written, or one cut short in the middle (围场县), suffix included."""
    care: str
    """The least care that any of the places asks for; a whole name of three characters asks for none."""
    chosen: Place | None = None
    kept: bool = False


def care_of(form: str, places: tuple[Place, ...], *, full: bool) -> str:
    """How much context a form needs."""
    cares = {p.care for p in places}
    if full and len(form) > 2:
        return "near" if cares == {"generic"} else ""
    return "" if "" in cares else "near" if "near" in cares else "word"


class Gazetteer:
    """All forms of all places, and the one pass that finds them."""

    def __init__(self, patterns: Patterns, heads: Heads) -> None:
        self.places = [*_divisions(patterns), *_others(patterns)]
        self.by_code = {p.code: p for p, _ in self.places if p.code}
        whole: dict[str, list[Place]] = {}
        part: dict[str, list[Place]] = {}
        for place, also in self.places:
            whole.setdefault(place.name, []).append(place)
            for form in {place.short, *also} - {"", place.name}:
                part.setdefault(form, []).append(place)
        words = patterns.entries("region")
        self._tails = {t: e for e in words if e.data.get("role") == "tail" for t in e.terms}
        self._guards = {t: e for e in words if e.data.get("role") == "guard" for t in e.terms}
        edges = {t for e in words if e.data.get("role") in ("edge", "soft_edge") for t in e.terms}
        self.edges = frozenset(t for t in edges if len(t) == 1)
        self.joints = frozenset(t for e in words if e.data.get("role") == "joint" for t in e.terms)
        roles = ("surname", "person_title", "person_verb")
        self._surnames, self._titles, self._verbs = (tuple(t for e in words if e.data.get("role") == r for t in e.terms) for r in roles)
        self._pairs = frozenset(w for _, ws in patterns.table("companies/common").rows for w in ws.split() if len(w) == 2)
        self._short_tails = tuple(t for e in words if e.data.get("role") == "short_tail" for t in e.terms)
        shorts = {p.short for p, _ in self.places}
        self._forms: dict[str, tuple[tuple[Place, ...], bool, str]] = {}
        for form in {*whole, *part}:
            places, full = tuple(whole.get(form) or part[form]), form in whole or (len(form) > 2 and form not in shorts)
            self._forms[form] = places, full, care_of(form, places, full=full)
        self._list = heads.add(self._forms)

    def find(self, text: str, places: Places) -> list[Hit]:
        """Every form in the text, leftmost-longest."""
        out: list[Hit] = []
        at = 0
        for start, form in zip(*places[self._list], strict=True):
            if start >= at and (hit := self._match(text, start, form)):
                if hit.places:
                    out.append(hit)
                at = hit.end
        return out

    def _match(self, text: str, start: int, form: str) -> Hit | None:
        end = start + len(form)
        places, full, care = self._forms[form]
        if not full and places[-1].level == "county":
            if text.startswith(self._short_tails, end):
                return None
            if taken := self._part(text, start, end):
                return Hit(start, start + taken, form, (), full, care)
        return self._renamed(text, Hit(start, end, form, places, full, care)) if self._allows(text, start, end, form, full) else None

    def _part(self, text: str, start: int, end: int) -> int:
        """How many characters of a short form belong to something else: to a common word (股[东阿]), to a person's name (县长卢[静安])."""
        if end - start > 2 or start == 0:
            return 0
        if text[start - 1 : start + 1] in self._pairs:
            return 1
        if text[start - 1] not in self._surnames:
            return 0
        before = text[max(0, start - 6) : start - 1]
        named = text.startswith(self._verbs, end) or before.rstrip(" \u3000").endswith(self._titles)
        return 2 if named else 0

    def _allows(self, text: str, start: int, end: int, form: str, full: bool) -> bool:
        tail: Entry | None = self._tails.get(form[-1]) if full else None
        if tail and not tail.allows(text, end - 1, end):
            return False
        guard = self._guards.get(form)
        return guard is None or guard.allows(text, start, end)

    def _renamed(self, text: str, hit: Hit) -> Hit:
        """綦江县 for what is 綦江区 today: the short form of one county with the suffix it had before."""
        tail = self._tails.get(text[hit.end : hit.end + 1])
        if hit.full or tail is None or len(hit.places) != 1 or hit.places[0].level != "county" or hit.places[0].care:
            return hit
        form = hit.form + text[hit.end]
        if form in self._forms or not tail.allows(text, hit.end, hit.end + 1):
            return hit
        return Hit(hit.start, hit.end + 1, form, hit.places, True, "")


def _divisions(patterns: Patterns) -> list[tuple[Place, list[str]]]:
    out = []
    for code, name, short, also, parent, care in patterns.table("regions/divisions").rows:
        level = next((v for k, v in TAIL_LEVELS.items() if code.endswith(k)), "county")
        out.append((Place(name, code, level, parent or None, care, short), also.split(",")))
    return out


def _others(patterns: Patterns) -> list[tuple[Place, list[str]]]:
    return [(Place(name, None, level), also.split(",")) for name, also, level in patterns.table("regions/places").rows]
