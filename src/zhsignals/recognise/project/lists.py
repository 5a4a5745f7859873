"""Projects in lists: A、B、C等9个项目."""

from __future__ import annotations

from zhsignals.recognise.project.edge import Edges
from zhsignals.recognise.project.words import ProjectWords
from zhsignals.text import Mention

_STOPS = "。；：！？\n，"


def find_listed(edges: Edges, words: ProjectWords) -> list[Mention]:
    """The members of lists that are closed by 等…项目."""
    out: list[Mention] = []
    for m in words.shape["closer"].finditer(edges.text):
        if words.shape["dozen"].match(m.group()) or edges.text.startswith(words.bearing, m.end()):
            continue
        if any(f in m.group() for f in words.fields) and not words.shape["counted_trade"].match(m.group()):
            continue
        members = _members(edges, m.start())
        if m.group()[0] != words.sort and len(members) < 2:
            continue
        if members and _names(edges, words, members, m.group()):
            out += [Mention(s, e, "project", edges.text[s:e], "list#close") for s, e in members]
    for m in words.shape["opened"].finditer(edges.text):
        members = _members(edges, m.end())
        if len(members) > 1 and members[0][0] >= m.start() and _names(edges, words, members, words.sort):
            out += [Mention(s, e, "project", edges.text[s:e], "list#open") for s, e in members]
    return out


def _members(edges: Edges, end: int) -> list[tuple[int, int]]:
    text = edges.text
    low = max(0, end - 200)
    floor = max(max((text.rfind(c, low, end) for c in _STOPS), default=-1) + 1, low)
    out: list[tuple[int, int]] = []
    right = end
    while right > floor:
        left = max(text.rfind("、", floor, right), _joint(edges, floor, right))
        begin = left + 1 if left >= floor else floor
        last, size = max((text.rfind(w, begin + 3, right - 2), len(w)) for w in edges.words.listing)
        if last >= 0:
            out.append((last + size, right))
            right = last
            continue
        start = edges.left(right, begin)
        out.append((start, right))
        if start > begin or left < floor:
            break
        right = left
    return [(s, e) for s, e in reversed(out) if e - s > 1]


def _joint(edges: Edges, low: int, high: int) -> int:
    """Where 和 joins two names; -1 if it does nowhere."""
    text = edges.text
    for i in range(high - 3, low + 2, -1):
        if text[i] in edges.words.joints and (text.endswith(edges.words.closing, low, i) or i in edges.company_ends):
            return i
    return -1


def _names(edges: Edges, words: ProjectWords, members: list[tuple[int, int]], closer: str) -> bool:
    """Whether the members are names and not kinds of projects."""
    text = edges.text
    route = words.shape["route"]
    if any(e - s < 3 or (_is_zone(words, text[s:e]) and not route.search(text, s, e)) for s, e in members) or sum(
        words.is_generic(text[s:e]) for s, e in members
    ) * 2 > len(members):
        return False
    if any(
        words.shape["tally"].search(text, s, e) or words.shape["counted"].match(text, s, e) or text[e - 1] == words.particle
        for s, e in members
    ):
        return False
    counted = any(c.isdigit() for c in closer) or words.shape["told"].search(text, max(0, members[0][0] - 16), members[0][0]) is not None
    marked = sum(
        s in edges.company_at
        or bool(words.places.at(text, s, e))
        or (counted and words.distinctive(text[s:e]) >= 2)
        or words.shape["capacity"].search(text, s, e) is not None
        or route.search(text, s, e) is not None
        or text.endswith(words.closing, s, e)
        for s, e in members
    )
    if all(s in edges.company_at and edges.company_at[s].end == e for s, e in members):
        return False
    mean = sum(e - s for s, e in members) / len(members)
    return mean >= 5 and marked * (3 if counted else 2) >= len(members)


def _is_zone(words: ProjectWords, name: str) -> bool:
    """Whether a name is a district's and not that of a site in it."""
    return name[-1] in words.ends_zone and not name.endswith(words.closing)
