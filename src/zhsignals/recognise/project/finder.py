"""ProjectFinder: every named project of an article."""

from __future__ import annotations

from collections.abc import Sequence

from zhsignals.lexicon import Heads, Patterns, Places, TermIndex
from zhsignals.recognise.project.describe import Surroundings
from zhsignals.recognise.project.edge import Edges
from zhsignals.recognise.project.lists import find_listed
from zhsignals.recognise.project.words import ProjectWords
from zhsignals.text import Mention, Quantity, settle

MOST = 48


class ProjectFinder:
    """Finds projects by their last word, by lists and by quotation marks."""

    def __init__(self, patterns: Patterns, heads: Heads | None = None) -> None:
        self._all = heads or Heads()
        self.words = ProjectWords(patterns)
        self.heads = TermIndex(patterns.entries("project_head"), self._all)
        stages = [e for e in patterns.entries("cue") if e.data.get("role") == "stage"]
        self.stages = TermIndex(stages)

    def find(self, text: str, companies: Sequence[Mention], quantities: Sequence[Quantity], places: Places | None = None) -> list[Mention]:
        """Mentions of kind `project`; `id` is the name, `data` a ProjectData."""
        edges = Edges(text, self.words, companies)
        heads = self._last_heads(text, self._all.read(text) if places is None else places)
        found = [m for m in (self._headed(edges, h) for h in heads) if m is not None]
        found = _beside(text, found)
        found += find_listed(edges, self.words)
        around = Surroundings(text, self.words, self.stages, companies, quantities)
        return [around.described(m) for m in _named_alike(settle(found), self.words.noun)]

    def _last_heads(self, text: str, places: Places) -> list[Mention]:
        """Heads, the last one where two stand together (基地项目), but 南水北调 of 南水北调工程 is the name."""
        heads = self.heads.find(text, places=places)
        pairs = zip(heads, [*heads[1:], None], strict=False)
        return [h for h, after in pairs if after is None or after.start != h.end or h.data.data["form"] == "national"]

    def _headed(self, edges: Edges, head: Mention) -> Mention | None:
        text, form = edges.text, head.data.data["form"]
        if head.start in edges.inside and head.end - 1 in edges.inside:
            return None
        words, shape = self.words, self.words.shape
        if form == "national":
            branch = shape["branch"].match(text, head.end)
            end = branch.end() if branch else head.end
            return Mention(head.start, end, "project", text[head.start : end], head.data.rule)
        phase = shape["phase"].match(text, head.end)
        end = phase.end() if phase else head.end
        doing = 3 * (shape["underway"].match(text, end) is not None)
        if (form in _CLOSED and not doing and not self._closed(text, end)) or shape["count_after"].match(text, end):
            return None
        start = edges.left(head.start)
        if head.data.id == "track" and shape["inventory"].match(text, end):
            return None
        if form == "stretch" and not doing and text.endswith(words.venue, 0, start):
            return None
        quoted = start > 0 and text[start - 1] == "“" and "”" in text[start : head.end + 1]
        if text[head.start - 1 : head.start] == "”":
            opening = text.rfind("“", max(0, head.start - 30), head.start)
            if opening < 0:
                return None
            start, quoted = opening, True
        elif form == "project" and text[start - 1 : start] == "”" and self._goes_on(text[start : head.start]):
            opening = text.rfind("“", max(0, start - 20), start)
            if opening >= 0 and words.noun not in text[opening:start]:
                start, quoted = opening, True
        elif text[end : end + 1] == "”" and form == "project" and not quoted:
            opening = text.rfind("“", max(0, end - MOST), end)
            if 0 <= opening < start and _NOT_IN_TITLES.isdisjoint(text[opening:end]):
                start, quoted = opening + 1, True
        body = text[start : head.start]
        if not 2 - (form == "plant" and bool(phase)) <= len(body) <= MOST or not self._possible(text, start, body, quoted=quoted):
            return None
        if (form == "stretch" and (body.startswith(words.river) or not shape["way"].search(body))) or (
            form == "route" and (shape["manner"].search(body) or shape["made"].match(body))
        ):
            return None
        if (form in _CLOSED and self._there(text, start, end)) or words.is_void(body):
            return None
        if form == "raised" and not shape["raised"].match(text, end):
            return None
        told = text.startswith(words.follow, end) or shape["begun"].match(text, end) is not None
        rich = bool(shape["amount_before"].search(text, max(0, start - 12), start)) or bool(
            shape["funded"].search(text, max(0, start - 40), start)
        )
        items = form == "works" and len(body) > 5 and self._itemised(text, start, end)
        headed = items or (form == "plant" and bool(phase) and told)
        if not headed and (not rich or form == "works") and words.is_generic(body.strip("“”")):
            return None
        surely = told or rich or bool(phase)
        if form == "site" and body.endswith(words.bureau) and not doing and (not surely or text[end] in _BRACKETS):
            return None
        points = self._points(edges, start, end, body, quoted, form) + told + 4 * rich + 3 * (bool(phase) and form in _PHASED) + 3 * items
        points += doing + 2 * (form == "works" and shape["extended"].search(body) is not None)
        points += form == "works" and shape["set_going"].search(text, max(0, start - 3), start) is not None
        points += len(body) >= 12 and form in _NAMED
        points += 2 * (bool(phase) and form == "works")
        points += 2 * text.endswith(words.leading, 0, start)
        points += body[0].isalpha() and words.joints.isdisjoint(body) and self._owned(text, start)
        points += told and form not in _NAMED and text[start - 1 : start] in {"", "\n"}
        points += form == "works" and body.endswith(words.built) and words.places.at(text, start, end) > 0
        points += form == "project" and len(body) > 5 and text[start - 1 : start] == "\n" and text[end : end + 1] in {"", "\n"}
        sure = points >= _NEEDED[form] and (form != "plant" or surely or points > 3)
        return Mention(start, end, "project" if sure else "maybe", text[start:end], head.data.rule)

    def _goes_on(self, rest: str) -> bool:
        """Whether the words between ” and 项目 belong to the quoted name: “青禾”一体化养殖项目."""
        return self.words.joints.isdisjoint(rest) and not self.words.is_generic(rest)

    def _short_route(self, text: str, end: int, body: str) -> int:
        """沪苏湖高铁, 雅万高铁: how surely a few characters are those of cities."""
        words = self.words
        if not 1 < len(body) < 4 or not body.isalpha():
            return 0
        known = sum(c in words.initials for c in body)
        if known == len(body):
            return 2
        if not text.endswith(words.ways, 0, end):
            return 0
        if known > 1 and body[0] in words.initials:
            return 2
        return int(words.distinctive(body) == len(body) and bool(words.shape["begun"].match(text, end)))

    def _there(self, text: str, start: int, end: int) -> bool:
        """Whether it is only where something lies or happens: 位于…产业园, 在…中心举行, …高速穿境而过, 现有的…铁路."""
        words = self.words
        held = text.endswith(words.venue, 0, start) and text.startswith(words.occasions, end)
        return held or text.endswith(words.reached, 0, start) or bool(words.shape["passing"].match(text, end)) or self._stands(text, start)

    def _stands(self, text: str, start: int) -> bool:
        """Whether the clause says that its routes are there already: 与现有的甲乙铁路、甲丙铁路."""
        clause = text[max(0, start - CLAUSE) : start].rsplit("，", 1)[-1]
        return any(word in clause for word in self.words.standing)

    def _owned(self, text: str, start: int) -> bool:
        """Whether a county or city has it: 青禾县的…项目."""
        end = start - 1
        return self.words.shape["owned"].search(text, max(0, end - 1), start) is not None and any(
            self.words.places.at(text, p, end) == end - p for p in range(max(0, end - 5), end - 1)
        )

    def _itemised(self, text: str, start: int, end: int) -> bool:
        """Whether the name alone heads an item: 四是…工程，"""
        return text[end : end + 1] in _PAUSES and self.words.shape["itemised"].search(text, max(0, start - 6), start) is not None

    def _closed(self, text: str, end: int) -> bool:
        """Whether the name can end at `end`: punctuation or a word that goes on with the sentence follows."""
        return end >= len(text) or not text[end].isalpha() or self.words.stop.at(text, end, len(text)) > 0

    def _possible(self, text: str, start: int, body: str, *, quoted: bool) -> bool:
        """Whether nothing forbids a name: no count, no list, no description before the last word."""
        words = self.words
        if self.words.shape["count_inside"].search(body) or words.alien.search(body):
            return False
        if quoted:
            inner = body.strip("“”")
            return (
                len(inner) > 3
                and inner[-1] not in words.kinds
                and not text.endswith(words.honour, 0, start - (text[start - 1 : start] == "“"))
            )
        hollow = body.endswith(words.hollow) and body[-2:] not in words.inner
        return not (hollow or body[-2:] in words.verbs or words.sort in body or self._points_at(text, start, body))

    def _points_at(self, text: str, start: int, body: str) -> bool:
        """Whether the words point at a project instead of naming one: 本项目, but not 本溪…项目."""
        if not body.startswith(self.words.pointing):
            return False
        placed = self.words.places.at(text, start, start + len(body)) > 0
        return not placed or any(len(w) > 1 and body.startswith(w) for w in self.words.pointing)

    def _points(self, edges: Edges, start: int, end: int, body: str, quoted: bool, head_form: str) -> int:
        """How much speaks for a name."""
        text, words = edges.text, self.words
        points = 3 * (start in edges.company_at) + 2 * quoted
        points += 1 * any(i in edges.company_at for i in range(start + 1, end - 2))
        points += 2 * bool(self.words.shape["capacity"].search(body)) + 3 * bool(self.words.shape["route"].search(body))
        place = words.places.at(text, start, end)
        points += body.startswith(words.own) and len(body) > 6
        points += head_form not in _NAMED and text.endswith(_DASH, 0, start)
        points += self._short_route(text, end, body) if head_form == "route" else 0
        points += bool(place) and len(body) - place > 1 and not words.is_generic(body[place:])
        points += (words.distinctive(body[place:]) >= 2) + body.endswith(words.built)
        points += (len(body) >= 8) + (words.shape["spot"].match(body) is not None)
        if text.endswith(words.many, 0, start) or (
            text[start - 1 : start] == words.particle and any(w in text[max(0, start - 16) : start] for w in words.many)
        ):
            points -= 3
        return points


def _beside(text: str, found: list[Mention]) -> list[Mention]:
    """Without the doubtful ones, unless they stand in a list with a project."""
    sure = [m for m in found if m.kind == "project"]
    starts, ends = {m.start for m in sure}, {m.end for m in sure}
    doubtful = [m for m in found if m.kind == "maybe"]
    for m in (*reversed(doubtful), *doubtful):
        before = text[m.start - 1 : m.start] == "、" and m.start - 1 in ends
        if m.start not in starts and (before or (text[m.end : m.end + 1] == "、" and m.end + 1 in starts)):
            starts.add(m.start)
            ends.add(m.end)
            sure.append(Mention(m.start, m.end, "project", m.id, m.data))
    return sure


_CLOSED = frozenset({"route", "site", "stretch"})
CLAUSE = 40
"""Characters before a route in which its clause says that it is there already."""
"""Heads of common nouns: the name has to end with them."""

_DASH = "——"
_NOT_IN_TITLES = frozenset("”，。\n")
_PAUSES = frozenset("，。；：\n")
_BRACKETS = frozenset("(（")
_NAMED = frozenset({"project", "works"})
_PHASED = frozenset({"site", "plant"})
_NEEDED = {"project": 2, "works": 3, "site": 4, "route": 3, "stretch": 3, "plant": 2, "raised": 3}


def _named_alike(found: list[Mention], noun: str) -> list[Mention]:
    """A shorter name that another of the article ends with is the same project."""
    names = sorted({m.id for m in found}, key=len, reverse=True)
    same: dict[str, str] = {}
    for i, name in enumerate(names):
        longer = [n for n in names[:i] if n.endswith(name) or n.removesuffix(noun) == name]
        same[name] = same.get(longer[0], longer[0]) if len(set(longer)) == 1 else name
    return [Mention(m.start, m.end, m.kind, same[m.id], m.data) for m in found]
