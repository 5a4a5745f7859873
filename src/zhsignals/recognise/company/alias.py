"""One company once: which names of an article belong together, and where else they stand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from zhsignals.recognise.company.evidence import Evidence
from zhsignals.recognise.company.known import Gazetteer
from zhsignals.recognise.company.page import OPENING, Page, places_of

_BRACKETED = re.compile(r"^[(（][^()（）]{2,4}[)）]")
"""云澜纸业（控股）有限公司 is 云澜纸业."""
_RANK = {"legal": 2, "short": 1, "brand": 0}


@dataclass(slots=True)
class Company:
    """All names of one company in one article."""

    name: str
    form: str
    code: str | None = None
    rule: str = ""
    forms: set[str] = field(default_factory=set)
    shapes: set[str] = field(default_factory=set)


class Aliases:
    """Groups evidence by company."""

    def __init__(
        self, suffixes: Sequence[str], gazetteer: Gazetteer, listed: tuple[str, ...] = (), parent: frozenset[str] = frozenset()
    ) -> None:
        self.listed, self.parent = listed, parent
        """The forms of companies that a stock exchange may list, and what follows a listed firm's name in that of its holder."""
        self.suffixes = tuple(sorted(suffixes, key=len, reverse=True))
        self.by_last = {s[-1]: tuple(t for t in self.suffixes if t[-1] == s[-1]) for s in self.suffixes}
        self.gazetteer = gazetteer

    def group(self, page: Page, found: Iterable[Evidence]) -> list[Company]:
        """Companies of an article, in the order of their longest names; one in Chinese goes before one in letters."""
        best: dict[str, Evidence] = {}
        for e in found:
            if e.name not in best or (_RANK[e.form], bool(e.code)) > (_RANK[best[e.name].form], bool(best[e.name].code)):
                best[e.name] = e
        companies: list[Company] = []
        by_shape: dict[str, Company] = {}
        by_head: dict[str, list[Company]] = {}
        given = self._given(page, best)
        said = set().union(*given.values())
        for e in sorted(best.values(), key=lambda e: (-_RANK[e.form], e.name.isascii(), -len(e.name))):
            shapes = self.shapes(page, e) | given.get(e.name, set())
            owner = next((by_shape[s] for s in sorted(shapes) if s in by_shape), None) or self._owner(page, by_head, e)
            if owner is not None and (self._another(e, owner, said) or _elsewhere(page, e.name, owner.forms)):
                owner = None
            if owner is None:
                row = self.gazetteer.row(e.name)
                owner = Company(e.name, e.form, e.code or (row.code if row else None), e.rule)
                companies.append(owner)
            owner.forms.add(e.name)
            owner.shapes |= shapes
            owner.code = owner.code or e.code
            for shape in shapes:
                by_shape.setdefault(shape, owner)
                heads = by_head.setdefault(shape[:2], [])
                if owner not in heads[-1:]:
                    heads.append(owner)
        return companies

    def _another(self, e: Evidence, owner: Company, given: set[str]) -> bool:
        """Whether two registered names, or a known firm and a longer name that is none of its own, are two firms."""
        row, other = self.gazetteer.row(e.name), self.gazetteer.row(owner.name)
        if (row is not None and row is other) or (owner.form == "legal" and e.name in given):
            return False
        if row is not None and other is not None and not any(form.startswith(e.name) for form in owner.forms):
            return True
        if e.form == "legal" and owner.form == "legal":
            return e.name != owner.name
        if e.code and owner.form == "legal" and e.name not in given:
            return not owner.name.endswith(self.listed)
        if e.code and not owner.code and owner.name.removeprefix(e.name) in self.parent:
            return True
        return row is not None and owner.form == "legal" and len(owner.name) > len(e.name) and self._subsidiary(e.name, owner.name)

    def _subsidiary(self, known: str, name: str) -> bool:
        """中国铁建 and 中国铁建投资集团有限公司: more than the form of a company follows the known name."""
        at = name.find(known)
        rest = _BRACKETED.sub("", name[at + len(known) :])
        return at >= 0 and rest not in self.suffixes

    def shapes(self, page: Page, e: Evidence) -> set[str]:
        """The short forms by which a name may be called: without suffix, without region, its other known forms."""
        out = {e.name}
        row = self.gazetteer.row(e.name)
        always = {e.name, row.name} if row is not None else {e.name}
        stem = self._stem(e.name)
        bare = page.bare(e.start, e.start + len(stem))
        out |= {stem, bare, *self._branded(page, stem, bare)}
        bracket = max(stem.rfind("("), stem.rfind("（"))
        if bracket > 2 and stem[:bracket] not in self.gazetteer.forms:
            out.add(stem[:bracket])
        return always | {s for s in out if len(s) > 1 and page.core(s) and page.words.places.at(s, 0, len(s)) < len(s)}

    def _branded(self, page: Page, stem: str, bare: str) -> list[str]:
        """南京拓驰, 拓驰投资 and 南京拓驰投资 of 南京拓驰投资管理: the brand with the region before it, with the first trade after it."""
        head = next(iter(page.words.leftovers(bare)), "")
        if len(head) < 2 or not bare.startswith(head) or not bare.isalnum():
            return []
        place, more = stem[: len(stem) - len(bare)], page.words.trade.at(bare, len(head), len(bare))
        out = [place + head] if place else []
        if more > 1:
            out += [bare[: len(head) + more], place + bare[: len(head) + more]]
        return [name for name in out if name not in self.gazetteer.forms]

    def _stem(self, name: str) -> str:
        for suffix in self.by_last.get(name[-1], ()):
            if name.endswith(suffix) and len(name) - len(suffix) > 1:
                return name[: -len(suffix)]
        return name

    def _owner(self, page: Page, by_head: dict[str, list[Company]], e: Evidence) -> Company | None:
        """The one company that the name is short for."""
        found = [c for c in by_head.get(e.name[:2], ()) if any(self._shortens(page, s, e.name) for s in c.shapes)]
        return found[0] if found and all(c is found[0] for c in found) else None

    @staticmethod
    def _shortens(page: Page, long: str, short: str) -> bool:
        """Whether `long` is `short` and nothing but trade words after it."""
        if len(short) >= len(long) or not long.startswith(short):
            return False
        rest = long[len(short) :]
        if rest[0] in "(（" or page.core(rest):
            return False
        return not any(page.words.places.at(rest, i, len(rest)) for i in page.words.places.starts(rest, 0, len(rest)))

    @staticmethod
    def _given(page: Page, best: dict[str, Evidence]) -> dict[str, set[str]]:
        """Short forms that the article states: …有限公司（以下简称“X”）."""
        out: dict[str, set[str]] = {}
        said = [at - 1 for at in places_of(page.text, page.words.called) if at]
        for m in filter(None, (page.words.given.match(page.text, at) for at in sorted([*page.brackets, *said]))):
            told = m.group()[0] not in OPENING and len(m.group(1)) > 2
            if m.group(1) in page.words.generic or not (told or page.core(m.group(1))):
                continue
            before = page.text[max(0, m.start() - 12) : m.start()]
            opening = max(before.rfind("("), before.rfind("（"))
            at = m.start() - len(before) + opening
            ends_here = [name for name in best if opening >= 0 and at >= len(name) and page.text.startswith(name, at - len(name))]
            for owner in ends_here:
                out.setdefault(owner, set()).add(m.group(1))
        return out


def _elsewhere(page: Page, name: str, forms: Iterable[str]) -> bool:
    """Whether a form has the same brand behind another place: 苏州云澜 and 天津云澜 are two firms."""
    places = page.words.places
    size = places.at(name, 0, len(name))
    brand = name[size:]
    if not size or len(brand) < 2:
        return False
    for form in forms:
        other = places.at(form, 0, len(form))
        if other and form.startswith(brand, other) and form[:2] != name[:2]:
            return True
    return False
