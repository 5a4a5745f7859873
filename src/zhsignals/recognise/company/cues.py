"""Names that a word beside them gives away: X董事长, 龙头企业X, 由X投资, 与X签约, and closers of lists."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from zhsignals.lexicon import Entry, Patterns
from zhsignals.recognise.company.evidence import Evidence
from zhsignals.recognise.company.lists import Item, find_bracketed, items_before, known_part, listed, name_in
from zhsignals.recognise.company.page import Page
from zhsignals.recognise.company.stock import LONGEST, NAME, PAUSES, oddly_named
from zhsignals.recognise.company.words import Words
from zhsignals.text import Mention

_CODE = re.compile(
    r"[(（](?:[^()（）\d]{0,8}[:：]?)(\d{6}(?!\d)(?:\.[A-Z]{2})?|\d{4,5}\.HK|HK\.\d{4,5}|0\d{4}|[A-Z]{1,5}\.(?:US|N|O))[^()（）]{0,30}[)）]"
    r"|[(（]((?!1[4-9]\d\d|20[0-4]\d)\d{3,4})[)）]"
    r"|[(（]\d+\.\d+,[+\-]?\d[\d.]*,[+\-]?\d[\d.]*%[)）](?![(（])"
)
_LATIN = re.compile(r"[A-Z][A-Za-z&\-]*[a-z][A-Za-z&\-]*(?:[ .][A-Z][A-Za-z&\-]+){0,3}")
_WORDS_BEFORE = re.compile(r"(?<![A-Za-z])(?:[A-Z][A-Za-z&.'\-]* )+$")
_DASHES = frozenset({"——", "――"})
_PRICE = re.compile(r"[(（][\d.,%+\-]+[)）]$")
DESK = 10
"""Characters of what an analyst reads, his house before them."""
OPENED = 200
"""Characters of a list that a count opens."""


class Cues:
    """The entries of kind `company_cue`, grouped by where the name stands."""

    def __init__(self, patterns: Patterns, words: Words) -> None:
        entries = patterns.entries("company_cue")
        self.scanned = tuple(e for e in entries if e.data["side"] in {"before", "after"})
        self.between = tuple((e, *_bracketing(e)) for e in entries if e.data["side"] == "between" and e.terms)
        nouns = [t for e in entries if e.data["side"] == "list" for t in e.terms]
        self.brands = frozenset(t for e in entries if e.data.get("known") for t in e.terms)
        noun = _any_of(sorted(nouns, key=len, reverse=True))
        lists = {"noun": noun, "shared": _any_of(words.shared), "not_close": _any_of(words.not_close)}
        self.number = re.compile(words.shape["number"])
        self.closer, self.counted, self.stands_for = (
            re.compile(_filled(words.shape[name], lists)) for name in ("closer", "counted", "stands_for")
        )

    def find(self, page: Page, anchors: list[Mention]) -> list[Evidence]:
        """Evidence from cue words; `anchors` are their mentions."""
        out: list[Evidence] = []
        for m in anchors:
            found = _officer(page, m) if m.data.data["side"] == "before" else _after(page, m)
            if found is not None:
                out.append(found)
            elif m.data.data.get("traded"):
                out += _opened(page, m.end)
        for entry, pattern, followers in self.between:
            for hit in pattern.finditer(page.text):
                found = _between(page, hit.end(), entry, followers)
                if found is not None:
                    out.append(found)
        return out + _coded(page)

    def find_lists(self, page: Page) -> list[Evidence]:
        """Evidence from lists that are closed by 等…企业 and the like."""
        out: list[Evidence] = []
        shapes = ((self.closer, 1, "list#close"), (self.stands_for, 1, "list#stands"), (self.counted, 2, "list#counted"))
        for pattern, least, rule in shapes:
            for m in pattern.finditer(page.text):
                close_by = least > 1 and (
                    page.words.close in page.text[m.start() - 4 : m.start()]
                    or page.text.endswith(page.words.trailing, 0, m.start())
                    or page.text.endswith(page.words.trailing, 0, m.start() - 1)
                )
                if close_by or page.kept(m.start()) or not self._plain(page, m.group(1)):
                    continue
                items = items_before(page, m.start())
                if len(items) >= least:
                    out.extend(listed(page, items, rule, known=m.group(2) in self.brands))
        return out + find_bracketed(page)

    def _plain(self, page: Page, between: str) -> bool:
        """Whether the words between 等 and 企业 only describe enterprises."""
        rest = self.number.sub("", between, count=1)
        if rest[-2:] in page.words.goods:
            return True  # 等知名稻米加工企业
        return not any(page.core(part) for part in rest.split("、"))


def _filled(shape: str, lists: dict[str, str]) -> str:
    """A pattern with the words in braces replaced by the terms of their lists."""
    for name, terms in lists.items():
        shape = shape.replace("{" + name + "}", terms)
    return shape


def _officer(page: Page, m: Mention) -> Evidence | None:
    text, end, desks = page.text, m.start, m.data.data.get("desks")
    if desks and (end := _desk(text, m.start, desks)) < 0:
        return None
    while text.endswith(page.words.rank, 0, end):
        end -= next(len(r) for r in page.words.rank if text.endswith(r, 0, end))
    end = _without_branch(page, end)
    start = page.left_edge(end)
    if end < m.start:
        end = known_part(page, Item(start, end)).end
    name = text[start:end]
    if m.data.data.get("often"):
        person = len(name) < 4 and name[:1] in page.words.surnames
        return _if_name(page, start, end, m.data, weak=False) if len(name) < 6 and not person and page.count(name) > 2 else None
    if (end - start < 3 and name not in page.heads) or (desks and end - start > LONGEST):
        return None
    if (end - start < 4 and page.text.endswith(page.words.firm, 0, start)) or not _traded(page, m.data, end):
        return None
    return _if_name(page, start, end, m.data, weak=False)


def _desk(text: str, title: int, houses: list[str]) -> int:
    """青禾期货农产品分析师: where the house ends that an analyst's title stands behind; -1 if none is near."""
    low = max(0, title - DESK)
    end = max(text.rfind(w, low, title) + len(w) if w in text[low:title] else -1 for w in houses)
    return end if end == title or text[end:title].isalnum() else -1


def with_foreign(page: Page, anchors: Iterable[Mention], found: list[Evidence]) -> list[Evidence]:
    """What was found and the Latin names right after a description (初创公司SkyLoom), which names nothing itself."""
    ends = {e.end: e for e in found}
    for m in anchors:
        named = ends.get(m.end)
        if not page.text[m.start - 1 : m.start].isalpha() or (named and page.text[named.start : m.start] in page.heads):
            continue
        if (foreign := _foreign(page, m.end, m.data.rule)) is not None:
            ends.pop(m.end, None)
            ends[foreign.end] = foreign
        elif named is None and m.data.id == "company" and _described(page, m.start) and (told := _after(page, m)) is not None:
            ends[told.end] = replace(told, weak=True)
    return list(ends.values())


def _described(page: Page, end: int) -> bool:
    """Whether a trade stands right before 公司: 物流公司, 母公司."""
    return page.text[end - 1] in page.words.kin or any(page.text[end - n : end] in page.words.goods for n in (2, 3, 4))


def _foreign(page: Page, start: int, rule: str) -> Evidence | None:
    m = _LATIN.match(page.text, start)
    if m is None or m.end() - start < 3 or not page.clear_after(m.end()):
        return None
    return Evidence(start, m.end(), m.group(), "brand", rule)


def _traded(page: Page, entry: Entry, end: int) -> bool:
    """Whether the name ends with a trade, where the entry asks for it: 天首投资持有, not a person's name."""
    return not entry.data.get("traded") or page.text[end - 2 : end] in page.words.goods


def _special(page: Page, m: Mention) -> Evidence | None:
    """*ST云澜: a mark of the stock exchange and two or three characters after it."""
    text, end = page.text, m.end + 2
    start = m.start - (text[m.start - 1 : m.start] == "*")
    before, name = text[start - 1 : start], text[m.end : end]
    if not name.isalpha() or any(c.isascii() for c in name) or name in page.words.generic or (before.isascii() and before.isalnum()):
        return None
    more = text[end : end + 1]
    if more.isalpha() and more not in page.words.joints | page.words.never:
        end += page.count(text[start : end + 1]) > 1 or page.clear_after(end) < page.clear_after(end + 1)
    return Evidence(start, end, text[start:end], "short", m.data.rule)


def _after(page: Page, m: Mention) -> Evidence | None:
    text, start = page.text, m.end
    if m.data.data.get("fused"):
        return _special(page, m)
    if m.data.data.get("traded"):
        return _trader(page, m)
    start += 2 * (text[start : start + 2] in _DASHES)
    if page.cut_into(start):
        return None
    if (foreign := _foreign(page, start, m.data.rule)) is not None:
        return foreign
    quoted = text[start : start + 1] in {"“", "「"}
    start += quoted
    if text.startswith(page.words.lead, start) and not page.kept(start):
        start += 1  # 龙头企业以云澜泽、…
    short = page.words.item.match(text, start)
    listed_first = short is not None and text[short.end()] == "、" and name_in(page, Item(start, short.end()))
    end = short.end() if short and listed_first else page.right_edge(start, 10)
    if m.data.data.get("closed"):
        end = _traded_on(page, end)
    closed = page.clear_after(end) and not page.straddled(start, end)
    if closed and text[start:end] in page.heads and text[end : end + 2] not in page.words.goods:
        return Evidence(start, end, text[start:end], "short", m.data.rule)
    if not closed or end - start > 8 or (not quoted and not _whole(page, start, end)):
        return None
    traded = text[end - 2 : end] in page.words.goods
    joined = text[end : end + 1] == "、" or (traded and text[end : end + 1] in page.words.joints and not page.kept(end))
    if m.data.data.get("closed"):
        ended = joined or end >= len(text) or text[end] in "，。；\n" or page.deeds.at(end, len(text)) > 0
        whole = traded and ended and page.bare(start, end) == text[start:end] and end - start > 3 and not text[start].isnumeric()
        return _if_name(page, start, end, m.data, weak=False) if whole else None
    sure = joined or text[end - 2 : end] in page.words.tails or m.data.data.get("sure", False)
    surely = end - start > 2 and (sure or page.bare(start, end) != text[start:end])
    return _if_name(page, start, end, m.data, weak=(not quoted or end - start < 3) and not surely)


def _trader(page: Page, m: Mention) -> Evidence | None:
    """的光子企业云澜泽芯: a trade of its own, 企业, and a name without common words to the end of the clause."""
    text, start, end = page.text, m.end, m.end + 4
    if not _described(page, m.start) or page.cut_into(start):
        return None
    if (foreign := _foreign(page, start, m.data.rule)) is not None:
        return foreign
    if text[m.start - 3] not in page.words.never or not text[start:end].isalpha() or text[end : end + 1] not in PAUSES:
        return None
    whole = page.words.leftovers(text[start:end]) == [text[start:end]]
    return _if_name(page, start, end, m.data, weak=False) if whole else None


def _opened(page: Page, start: int) -> list[Evidence]:
    """企业2家，分别为云澜铁矿和青禾铁矿: the list that the count opens."""
    told = page.words.opened.match(page.text, start)
    if told is None:
        return []
    far = min(len(page.text), told.end() + OPENED)
    end = min((at for c in PAUSES - {"、"} if (at := page.text.find(c, told.end(), far)) >= 0), default=far)
    items = [i for i in items_before(page, end) if i.start >= told.end()]
    return listed(page, items, "list#opened") if len(items) > 1 else []


def _traded_on(page: Page, end: int) -> int:
    """股东云澜 + 投资减持: the end of the trade that looked like a verb, where nothing is said with it."""
    text, words = page.text, page.words
    after = end + words.trade.at(text, end, len(text))
    return after if after > end and (text[after : after + 1] in PAUSES or page.deeds.at(after, len(text))) else end


def _whole(page: Page, start: int, end: int) -> bool:
    """Whether no common word is part of the name, its last two characters left out."""
    bare = page.bare(start, end)
    return page.words.leftovers(bare)[:1] == [bare] or page.words.leftovers(bare[:-2]) == [bare[:-2]]


def _bracketing(entry: Entry) -> tuple[re.Pattern[str], tuple[str, ...]]:
    """What opens a name, a follower in sight; led by one character class, which is what makes the scan fast."""
    followers = tuple(entry.data["followed_by_words"])
    firsts = re.escape("".join(sorted({t[0] for t in entry.terms})))
    rests = "|".join(f"(?<={re.escape(t[0])}){re.escape(t[1:])}" for t in entry.terms)
    sight = _any_of(followers)
    return re.compile(f"[{firsts}](?:{rests})(?=“?[^，。；：、！？\\n“”]{{2,14}}?”?(?:{sight}))"), followers


def _between(page: Page, start: int, entry: Entry, followers: tuple[str, ...]) -> Evidence | None:
    text = page.text
    if page.kept(start - 1) or page.words.edge.at(text, start - 1, len(text)) > 1:
        return None
    start += text[start : start + 1] == "“"
    end = page.right_edge(start, 14)
    after = end + (text[end : end + 1] == "”")
    if not text.startswith(followers, after):
        return None
    if text[start - 1] != "“":
        edge = page.left_edge(end, start, least=2)
        if edge > start and not page.text[edge].isascii() and page.text[edge:end] not in page.heads:
            return None
        start = edge
    return _if_name(page, start, end, entry, weak=False)


def _without_place(page: Page, start: int, end: int) -> int:
    """大华股份上海区域总经理: the known name without the region after it."""
    for cut in range(end - 2, start + 1, -1):
        if page.text[start:cut] in page.sure and page.place(cut, end) == end:
            return cut
    return end


def _without_branch(page: Page, end: int) -> int:
    """青禾家具北京公司总经理: the name without the place of the branch."""
    text = page.text
    stop = next((end - len(w) for w in page.words.branch if text.endswith(w, 0, end)), 0)
    cut = next((cut for cut in range(stop - 2, max(2, stop - 5), -1) if page.place(cut, stop) == stop), end)
    return cut if cut < end and text[cut - 1].isalpha() and not page.clear_after(cut - 1) else end


def _if_name(page: Page, start: int, end: int, entry: Entry, *, weak: bool) -> Evidence | None:
    end = _without_place(page, start, end)
    if not 2 <= end - start <= 12 or not name_in(page, Item(start, end)) or page.personal(start, end):
        return None
    return Evidence(start, end, page.text[start:end], "brand", entry.rule, weak=weak)


def _certain(page: Page, start: int, end: int) -> bool:
    """Whether a name before a code can be one; common words are enough where they open the clause or are few."""
    item = Item(start, end)
    if " " in page.text[start:end]:
        return True  # words in letters, which only a name has before a code
    opens = start == 0 or not page.text[start - 1].isalnum()
    odd = oddly_named(page, item, sure=opens or end - start < LONGEST) and not page.holds_never(start, end)
    return name_in(page, item) or odd


def _without_reporter(page: Page, start: int, end: int) -> int:
    """记者李一川云澜泽投资(600053): a name that the article gives again and again begins where it does there."""
    name = page.text[start:end]
    if len(name) > 4 and page.count(name) == 1:
        for size in (2, 3):
            if len(name) - size > 2 and page.count(name[size:]) > 2:
                return start + size
    return start


def _latin_start(page: Page, start: int) -> int:
    """Where a name in letters of which `start` is the last word begins: Sky Loom(SKL.N)."""
    text = page.text
    if text[start - 1 : start] != " " or not text[start].isascii():
        return start
    before = _WORDS_BEFORE.search(text, max(0, start - 40), start)
    return before.start() if before else start


def _coded(page: Page) -> list[Evidence]:
    """Names followed by a stock code in brackets, a price in brackets between them."""
    out: list[Evidence] = []
    of_shares: bool | None = None
    for m in filter(None, (_CODE.match(page.text, at) or page.words.quotebox.match(page.text, at) for at in page.brackets)):
        bare_code = m.group(2)
        if bare_code and of_shares is None:
            of_shares = re.search(page.words.shape["shares"], page.text) is not None
        if bare_code and not of_shares:
            continue  # outside the news of shares such brackets count things
        end = m.start()
        while price := _PRICE.search(page.text, max(0, end - 24), end):
            end = price.start()
        bare = NAME.search(page.text, max(0, end - 24), end)
        start = page.left_edge(end, bare.start() if bare else end, least=2)
        start = _latin_start(page, _without_reporter(page, start, end))
        if not (found := _certain(page, start, end)) and bare and end - bare.start() <= LONGEST:
            start = bare.start()
            found = _certain(page, start, end)
        if found and not (bare_code and end - start > LONGEST):
            out.append(Evidence(start, end, page.text[start:end], "short", "code", m.group(1) or bare_code))
    return out


def _any_of(terms: Iterable[str]) -> str:
    return "|".join(map(re.escape, terms)) or "(?!)"
