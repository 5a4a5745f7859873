"""Regions: divisions with their codes, zones and townships without, and 全市 as the article's own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from zhsignals.errors import PatternError
from zhsignals.lexicon import Heads, Patterns, Places, TermIndex
from zhsignals.recognise.region_context import Context
from zhsignals.recognise.region_gazetteer import Gazetteer, Hit, Place
from zhsignals.recognise.region_home import home, own, prominent
from zhsignals.recognise.region_zone import ZoneFinder
from zhsignals.text import Mention, settle

__all__ = ["RegionData", "RegionFinder", "home"]


@dataclass(frozen=True, slots=True)
class RegionData:
    """What is known about a region that was found."""

    code: str | None
    """Six digits where it is certain which division is meant."""
    level: str
    """province, prefecture, county; zone, township; area, new_area, part (西部地区), country; deictic (全市 of a region never named)."""
    parent: str | None = None
    """Name of the prefecture or province it belongs to."""
    deictic: bool = False
    """Said as 全市, 我县; `id` is then the article's own region."""
    named: bool = True
    """Whether the article names it; False for the province of a county that is only said as 全省."""

    @property
    def listed(self) -> bool:
        """Whether it belongs among the regions of the record: countries and a 全市 of a city never named do not."""
        return self.named and self.level not in ("part", "country", "deictic")


class RegionFinder:
    """Finds the regions of one article; one finder serves any number of articles and threads."""

    def __init__(self, patterns: Patterns, heads: Heads | None = None) -> None:
        self._all = heads or Heads()
        self._gazetteer = Gazetteer(patterns, self._all)
        self._zones = ZoneFinder(patterns, self._all)
        words = patterns.entries("region")
        self._letters = TermIndex((e for e in words if e.data.get("role") == "letter"), self._all)
        self._homes = TermIndex((e for e in words if e.data.get("role") == "home"), self._all)
        self._nations = tuple(e for e in words if e.data.get("role") == "nation")
        known = self._gazetteer.by_code
        self._known: dict[str, RegionData] = {}
        lost = [e for e in words if e.data.get("role") == "letter" and e.data["code"] not in known]
        if lost:
            raise PatternError(*(f"{e.file}:{e.line} {e.id}: field 'code' is {e.data['code']!r}, the code of no region" for e in lost))

    def find(self, text: str, places: Places | None = None) -> list[Mention]:
        """Mentions of kind `region` in text order; `id` is the official name, `data` a RegionData.

        Disjoint, but for the place that begins the name of a zone: it is reported inside the zone.
        """
        places = self._all.read(text) if places is None else places
        hits = Context(self._gazetteer, text, self._gazetteer.find(text, places)).judge()
        out = [self._mention(h) for h in hits]
        out += [self._letter(m) for m in self._letters.find(text, places=places)]
        coded = {h.end: h.start for h in hits if h.places[0].code or h.places[0].level == "new_area"}
        zones = self._zones.find(text, coded, places)
        whole = _zone_names(zones)
        out += [Mention(z.start, z.end, "region", whole.get(z.id, z.id), RegionData(None, z.data)) for z in zones]
        named = settle(out)
        out = settle([*named, *self._deictic(text, named, places)])
        return sorted([*out, *_nested(named, hits, self._mention)], key=lambda m: (m.start, -m.end))

    def home(self, text: str, mentions: list[Mention], title_end: int = 0) -> str | None:
        """The name of the region that the article is about; the country's where only the title says so (国务院政府工作报告)."""
        if (told := home(text, mentions, title_end)) is not None:
            return told.id
        return next((e.zh for e in self._nations for word in e.terms if text.find(word, 0, title_end) >= 0), None)

    def _mention(self, hit: Hit) -> Mention:
        place = hit.chosen
        if place is None:
            levels = {p.level for p in hit.places}
            return Mention(hit.start, hit.end, "region", hit.form, RegionData(None, min(levels)))
        return Mention(hit.start, hit.end, "region", place.name, self._data(place))

    def _data(self, place: Place) -> RegionData:
        """What is known about a place, made once for all its mentions."""
        key = place.code or place.name
        data = self._known.get(key)
        if data is None:
            parent = self._gazetteer.by_code.get(place.parent or "")
            data = self._known[key] = RegionData(place.code, place.level, parent.name if parent else None)
        return data

    def _letter(self, m: Mention) -> Mention:
        place = self._gazetteer.by_code[m.data.data["code"]]
        return Mention(m.start, m.end, "region", place.name, self._data(place))

    def _deictic(self, text: str, mentions: list[Mention], places: Places) -> list[Mention]:
        out = []
        owners: dict[tuple[str, ...], tuple[Mention | None, RegionData]] = {}
        for m in self._homes.find(text, places=places):
            endings = tuple(m.data.data["endings"])
            if endings not in owners:
                found = self._own(text, mentions, endings)
                owners[endings] = found, replace(found.data, deictic=True) if found else RegionData(None, "deictic", deictic=True)
            found, data = owners[endings]
            out.append(Mention(m.start, m.end, "region", found.id if found else text[m.start : m.end], data))
        return out

    def _own(self, text: str, mentions: list[Mention], endings: tuple[str, ...]) -> Mention | None:
        """The named region that fits, else the one above the article's own."""
        if found := own(text, mentions, endings):
            return found
        own_region = prominent(text, mentions, text.find("\n") + 1)
        above = self._gazetteer.by_code.get(own_region.data.code) if own_region else None
        while above and (above := self._gazetteer.by_code.get(above.parent or "")):
            if above.name.endswith(endings):
                return Mention(0, 0, "region", above.name, replace(self._data(above), named=False))
        return None


def _nested(named: list[Mention], hits: list[Hit], mention: Callable[[Hit], Mention]) -> list[Mention]:
    """The places inside the names of zones: 临沂 of 临沂经济技术开发区 is named as well."""
    places = {h.start: h for h in hits}
    zones = [m for m in named if m.data.level == "zone" and m.start in places]
    return [mention(places[z.start]) for z in zones if places[z.start].end < z.end]


def _zone_names(zones: list[Mention]) -> dict[str, str]:
    """Shorter forms of a zone's name (柳河开发区) → the longest in the article (柳河经济开发区)."""
    names = sorted({z.id for z in zones if z.data == "zone"}, key=len, reverse=True)
    return {short: next((n for n in names if n[:2] == short[:2] and _shortens(short, n)), short) for short in names}


def _shortens(short: str, name: str) -> bool:
    rest = iter(name)
    return all(c in rest for c in short)
