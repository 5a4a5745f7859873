"""Names in lists: A、B、C等9家企业, 以A、B为代表企业, and the neighbours of a name already known."""

from __future__ import annotations

import re
from collections.abc import Iterable

from zhsignals.recognise.company.evidence import Evidence
from zhsignals.recognise.company.page import Page

MOST = 16
SHORT = 8
OPENING, CLOSING = "“", "”"
_MARKS = str.maketrans("", "", "·-&*")
_LATIN_ON = re.compile(r"[\w)）](?=[A-Za-z0-9])|[A-Za-z] (?=[A-Za-z])")
"""A name that goes on in letters, Skyloom Docs, is that of goods."""
_SEPARATOR = re.compile('、|”“|""')
_QUOTES = '“”‘’「」『』"《》'
_STOPS = "。；：！？\n，,;:!?"


class Item:
    """One member of a list."""

    __slots__ = ("end", "start")

    def __init__(self, start: int, end: int) -> None:
        self.start, self.end = start, end


def items_before(page: Page, end: int, reach: int = 200) -> list[Item]:
    """The members of the list that ends at `end`, first to last."""
    text = page.text
    low = max(0, end - reach)
    out, floor = _clause_items(page, low, end)
    while out and out[0].start == floor > low and text[floor - 1] in "，,":
        more, floor = _clause_items(page, low, floor - 1)
        more[-1:] = [Item(i.start, _before_verb(page, i.start, i.end)) for i in more[-1:]]
        if not more or (len(more) < 2 and not _short_foreign(page, more[0])) or not all(name_in(page, i) for i in more):
            break
        out = more + out
    return out


def _short_foreign(page: Page, item: Item) -> bool:
    """德国利勃海尔: a region and no more than six characters."""
    stop = page.place(item.start, item.end)
    return bool(stop) and item.end - stop <= 6


def _clause_items(page: Page, low: int, end: int) -> tuple[list[Item], int]:
    """The members in the clause that ends at `end`, and where the clause begins."""
    text = page.text
    floor = max(max((text.rfind(c, low, end) for c in _STOPS), default=-1) + 1, low)
    out: list[Item] = []
    right = end
    for m in reversed(list(_SEPARATOR.finditer(text, floor, end))):
        out.extend(reversed(_split(page, m.end(), right)))
        if _is_first(page, m.end(), right):
            break
        right = m.start()
    else:
        out.extend(reversed(_split(page, floor, right)))
    out.reverse()
    if out:
        opened = text.rfind(OPENING, out[0].start, out[0].end)
        out[0] = Item(opened + 1, out[0].end) if opened >= 0 else _first(page, out[0])
        out[-1] = _uncounted(page, out[-1])
    return [i for i in out if i.end > i.start], floor


def _uncounted(page: Page, item: Item) -> Item:
    m = page.words.count_after.search(page.text, item.start, item.end)
    return Item(item.start, m.start()) if m and m.start() > item.start + 1 else item


def _is_first(page: Page, start: int, end: int) -> bool:
    """Whether the member holds an edge word: then the list begins inside it."""
    return page.text[start] != OPENING and _first(page, Item(start, end)).start > start


def _first(page: Page, item: Item) -> Item:
    start = max(item.start, page.left_edge(item.end, item.start, least=2))
    return Item(start, item.end)


def _split(page: Page, start: int, end: int) -> list[Item]:
    """A、-member cut at 和 / 与 / 及 where both halves can be names; quotation marks dropped."""
    text = page.text
    out: list[Item] = []
    for i in range(start + 2, end - 2):
        if text[i] in page.words.joints and not page.kept(i):
            cut = i - 1 if text[i - 1] == page.words.lead else i
            out = [Item(start, cut), Item(i + 1, end)]
            break
    return [_unquoted(page, i) for i in (out or [Item(start, end)])]


def _unquoted(page: Page, item: Item) -> Item:
    text, start, end = page.text, item.start, item.end
    while start < end and text[start] in _QUOTES + " ":
        start += 1
    while start < end and text[end - 1] in _QUOTES + " ":
        end -= 1
    return Item(start, end)


def name_in(page: Page, item: Item) -> bool:
    """Whether a member of a list can be a company's name."""
    text, words = page.text, page.words
    name = text[item.start : item.end]
    if not 2 <= len(name) <= MOST or not name.translate(_MARKS).isalnum():
        return False
    if name in page.heads:
        return True
    if name in words.generic or words.model.search(name) or name.endswith(words.title):
        return False
    if name[-1] in words.joints and name[-1] not in words.meek:
        return False
    if words.many.match(name) or words.measured.search(name) or words.office.search(name) or page.is_person(name):
        return False
    if words.edge.at(name, 0, len(name)) or name[0] in words.inner or page.holds_never(item.start, item.end):
        return False
    if name.endswith(words.firm) and len(name) > 3 and not words.generic_stem(name):
        return words.many.search(name) is None
    if page.is_region(item.start, item.end) or page.is_number(item.start, item.end) or words.is_body(name):
        return False
    bare = page.bare(item.start, item.end)
    if len(bare) < len(name):
        if bare in words.tails:
            return True
        if words.places.at(bare, 0, len(bare)) == len(bare):
            return False
    return bool(page.core(bare))


def _before_verb(page: Page, start: int, end: int) -> int:
    """Where the name at `[start, end)` ends if a verb or 旗下 goes on with it."""
    text, words = page.text, page.words
    edge = page.right_edge(start, MOST)
    if start + 1 < edge and text.startswith(words.firm, edge):
        edge += 2  # 云澜股份|涨停
    verb = words.stop.at(text, edge, end) > 1 and text[edge : edge + 2] not in words.goods
    return edge if start + 1 < edge < end and verb and not text.startswith(words.firm, edge) else end


def listed(page: Page, items: Iterable[Item], rule: str, *, known: bool = False) -> list[Evidence]:
    """Evidence for a closed list; nothing if most members are plain words, or none is known where that is asked."""
    members = [i for i in items if not page.words.measure_before.search(page.text, max(0, i.start - 4), i.start + 1)]
    if known and not any(page.text[i.start : i.end] in page.heads for i in members):
        return []
    good = [i for i in members if name_in(page, i) and (i.end - i.start < 8 or _firmly(page, i))]
    quoted = rule == "list#close" and len(members) > 1 and all(_quoted(page, i) for i in members)
    if quoted and (good or any(page.is_region(i.start, i.end) for i in members)):
        good = [] if any(_labels(page, i) for i in members) else members
    if len(good) * 2 < len(members):
        return []
    sure = len(good) > 1
    good += [i for i in members if i not in good and _odd_word(page, i, sure=sure)]
    return [Evidence(i.start, i.end, page.text[i.start : i.end], "brand", rule) for i in good]


def _quoted(page: Page, item: Item) -> bool:
    """Whether a member of a list stands in quotation marks of its own, no longer than a short name."""
    text = page.text
    return item.end - item.start < SHORT and text[item.start - 1] == OPENING and text[item.end] == CLOSING


def _labels(page: Page, item: Item) -> bool:
    """Whether a quoted member is what enterprises are called, not one of them: “科技小巨人”."""
    name = page.text[item.start : item.end]
    return page.holds_never(item.start, item.end) or any(name[k:] in page.words.generic for k in range(len(name) - 1))


def find_bracketed(page: Page) -> list[Evidence]:
    """云澜（702亿元）、青禾（149亿元）以及澄砺（97亿元）: a list of names and what each invests, one of them known."""
    text, last = page.text, -1
    run: list[Item] = []
    evidence: list[Evidence] = []
    for m in filter(None, (page.words.bracketed.match(text, at) for at in page.brackets)):
        joint = page.words.joining.match(text, last, m.start()) if last >= 0 else None
        if joint is None or m.start() - joint.end() > SHORT:
            evidence += _all_of(page, run)
            run = []
        start = joint.end() if run and joint else page.left_edge(m.start(), max(0, m.start() - MOST), least=2)
        run.append(Item(start, m.start()))
        last = m.end()
    return evidence + _all_of(page, run)


def _all_of(page: Page, run: list[Item]) -> list[Evidence]:
    """Evidence for a list of several, one of them known."""
    several = len(run) > 1 and any(page.text[i.start : i.end] in page.heads for i in run)
    return listed(page, run, "list#bracketed") if several else []


def _firmly(page: Page, item: Item) -> bool:
    """Whether a long member begins with a place or a known firm, or ends like a firm or a trade."""
    name = page.text[item.start : item.end]
    known = any(name[:n] in page.sure for n in range(2, len(name)))
    return known or page.place(item.start, item.end) > 0 or name.endswith(page.words.firm) or name[-2:] in page.words.goods


def _odd_word(page: Page, item: Item, *, sure: bool) -> bool:
    """Whether common words make an unusual pair, such as no trade is called, so that a firm may be."""
    last = page.words.plain_last(page.text[item.start : item.end])
    if not last or page.is_region(item.start, item.end):
        return False
    return sure or (last not in page.words.goods and page.count(page.text[item.start : item.end]) > 1)


def neighbours(page: Page, known: Iterable[tuple[int, int]]) -> list[Evidence]:
    """Names that stand beside a company in a list with 、."""
    out: list[Evidence] = []
    queue = list(known)
    done = set(queue)
    while queue:
        start, end = queue.pop()
        if _LATIN_ON.match(page.text, end - 1) or page.text.startswith(page.words.output, end):
            continue
        whole = page.clear_after(end) or not page.words.pauses.isdisjoint(page.text[end : end + 2]) or page.text[end].isnumeric()
        for item in (_item_after(page, end), _item_before(page, start) if whole else None):
            if item is None or (item.start, item.end) in done or _possessed(page, item, end):
                continue
            if not name_in(page, item) or page.personal(item.start, item.end):
                continue
            item = _known_end(page, known_part(page, item))
            done.add((item.start, item.end))
            queue.append((item.start, item.end))
            out.append(Evidence(item.start, item.end, page.text[item.start : item.end], "brand", "list#beside"))
    return out


def _possessed(page: Page, item: Item, end: int) -> bool:
    """Of 云澜的微晶、青禾的玻璃 the goods stand beside the second firm."""
    particle = page.text[end : end + 1]
    return particle in page.words.possessive and page.text[item.start - 1] == particle


def known_part(page: Page, item: Item) -> Item:
    """一汽新能源汽车 beside a company is 一汽 and its goods."""
    name = page.text[item.start : item.end]
    for size in range(len(name) - 2, 1, -1):
        rest = name[size:]
        if name[:size] in page.sure and (len(rest) > 3 or rest in page.sure or page.words.many.match(rest) or not page.core(rest)):
            return Item(item.start, item.start + size)
    return item


def _known_end(page: Page, item: Item) -> Item:
    """芯片厂云澜 beside a company: a known name at the end, and what it makes before it."""
    name = page.text[item.start : item.end]
    if name in page.heads or page.place(item.start, item.end):
        return item
    start = next((i for i in range(item.start + 2, item.end - 1) if page.text[i : item.end] in page.sure), item.start)
    return Item(start, item.end)


def _item_after(page: Page, end: int) -> Item | None:
    text = page.text
    at = end + (text[end : end + 1] == "”")
    joined = text[at : at + 1] in page.words.joints and not page.kept(at)
    if text[at : at + 1] != "、" and not joined:
        return None
    start = at + 1 + (text[at + 1 : at + 2] == "“")
    short = page.words.item.match(text, start)
    if short and name_in(page, Item(start, short.end())):
        return Item(start, _before_verb(page, start, _split(page, start, short.end())[0].end))
    if joined:
        size = next((n for n in (4, 3, 2) if text[start : start + n] in page.heads and page.clear_after(start + n)), 0)
        return Item(start, start + size) if size else None
    stop = page.right_edge(start, MOST)
    if page.clear_after(stop):
        return Item(start, stop)
    return None


def _item_before(page: Page, start: int) -> Item | None:
    text = page.text
    at = start - (text[start - 1 : start] == "“")
    if at < 2 or text[at - 1] != "、":
        return None
    end = at - 1 - (text[at - 2] == "”")
    begin = page.left_edge(end, max(0, end - MOST - 8))
    return Item(begin, _before_verb(page, begin, end))
