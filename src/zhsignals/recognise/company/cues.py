"""Names that a word beside them gives away: X董事长, 龙头企业X, 由X投资, 与X签约, and closers of lists."""

from __future__ import annotations

import re
from collections.abc import Callable

from zhsignals.lexicon import Entry, Patterns
from zhsignals.recognise.company.evidence import Evidence
from zhsignals.recognise.company.lists import Item, items_before, listed, name_in
from zhsignals.recognise.company.page import Page
from zhsignals.recognise.company.words import Words
from zhsignals.text import Mention

_NUMBER = re.compile(r"[\d一二三四五六七八九十百千万两数多余几近超约]*[家户个]?")
_CODE = re.compile(
    r"[(（](?:[^()（）\d]{0,8}[:：]?)(\d{6}(?:\.[A-Z]{2})?|\d{4,5}\.HK|HK\.\d{4,5}|0\d{4}|[A-Z]{1,5}\.(?:US|N|O))[^()（）]{0,4}[)）]"
)
_PRICE = re.compile(r"[(（][\d.,%+\-]+[)）]$")


class Cues:
    """The entries of kind `company_cue`, grouped by where the name stands."""

    def __init__(self, patterns: Patterns, words: Words) -> None:
        entries = patterns.entries("company_cue")
        self.scanned = tuple(e for e in entries if e.data["side"] in {"before", "after", "between"})
        nouns = [t for e in entries if e.data["side"] == "list" for t in e.terms]
        noun = "|".join(sorted(nouns, key=len, reverse=True))
        stops = "，。；：！？\\n、“”"
        halts = "，。；：！？\\n“”"
        shared = "|".join(words.shared)
        self.closer = re.compile(f"等([^{halts}等]{{0,24}}?)(?:{noun})(?!{'|'.join(words.not_close)})")
        self.counted = re.compile(f"(?<=[^\\d，。；：\\n第、])[\\d两三四五六七八九十]{{1,4}}[家户大]([^{stops}]{{0,8}}?)(?:{noun})")
        self.stands_for = re.compile(f"为(?:{shared})的?([^{stops}]{{0,12}}?)(?:{noun})")
        self.followers = {e.id: tuple(e.data.get("followed_by_words", ())) for e in self.scanned}

    def find(self, page: Page, anchors: list[Mention]) -> list[Evidence]:
        """Evidence from cue words; `anchors` are their mentions."""
        out: list[Evidence] = []
        for m in anchors:
            found = _SIDES[m.data.data["side"]](page, m, self.followers[m.id])
            if found is not None:
                out.append(found)
        return out + _coded(page)

    def find_lists(self, page: Page) -> list[Evidence]:
        """Evidence from lists that are closed by 等…企业 and the like."""
        out: list[Evidence] = []
        shapes = ((self.closer, 1, "list#close"), (self.stands_for, 1, "list#stands"), (self.counted, 2, "list#counted"))
        for pattern, least, rule in shapes:
            for m in pattern.finditer(page.text):
                if not _plain(page, m.group(1)) or (least > 1 and page.words.close in page.text[m.start() - 4 : m.start()]):
                    continue
                items = items_before(page, m.start())
                if len(items) >= least:
                    out.extend(listed(page, items, rule))
        return out


def _plain(page: Page, between: str) -> bool:
    """Whether the words between 等 and 企业 only describe enterprises."""
    rest = _NUMBER.sub("", between, count=1)
    return not any(page.words.core(part) for part in rest.split("、"))


def _officer(page: Page, m: Mention, _: tuple[str, ...]) -> Evidence | None:
    start, end = page.left_edge(m.start), m.start
    while ranked := next((len(r) for r in page.words.rank if page.text.endswith(r, start, end)), 0):
        end -= ranked
    return _if_name(page, start, end, m.data, weak=False)


def _after(page: Page, m: Mention, _: tuple[str, ...]) -> Evidence | None:
    text, start = page.text, m.end
    quoted = text[start : start + 1] in {"“", "「"}
    start += quoted
    end = page.right_edge(start, 10)
    closed = page.clear_after(end)
    if not closed or end - start > 8 or (not quoted and not _whole(page, start, end)):
        return None
    return _if_name(page, start, end, m.data, weak=not quoted)


def _whole(page: Page, start: int, end: int) -> bool:
    """Whether no common word is part of the name, its last two characters left out."""
    bare = page.bare(start, end)
    return page.words.leftovers(bare)[:1] == [bare] or page.words.leftovers(bare[:-2]) == [bare[:-2]]


def _between(page: Page, m: Mention, followers: tuple[str, ...]) -> Evidence | None:
    text, start = page.text, m.end
    start += text[start : start + 1] == "“"
    end = page.right_edge(start, 14)
    after = end + (text[end : end + 1] == "”")
    if not text.startswith(followers, after):
        return None
    return _if_name(page, start, end, m.data, weak=False)


def _if_name(page: Page, start: int, end: int, entry: Entry, *, weak: bool) -> Evidence | None:
    if not 2 <= end - start <= 12 or not name_in(page, Item(start, end)):
        return None
    return Evidence(start, end, page.text[start:end], "brand", entry.rule, weak=weak)


def _coded(page: Page) -> list[Evidence]:
    """Names followed by a stock code in brackets, a price in brackets between them."""
    out: list[Evidence] = []
    for m in _CODE.finditer(page.text):
        end = m.start()
        while price := _PRICE.search(page.text, max(0, end - 24), end):
            end = price.start()
        start = page.left_edge(end, max(0, end - 24), least=2)
        if name_in(page, Item(start, end)):
            out.append(Evidence(start, end, page.text[start:end], "short", "code", m.group(1)))
    return out


_SIDES: dict[str, Callable[[Page, Mention, tuple[str, ...]], Evidence | None]] = {
    "before": _officer,
    "after": _after,
    "between": _between,
}
