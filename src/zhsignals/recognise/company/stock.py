"""Names in the news of the stock exchanges: X公告, X 100%股权, 增持X、Y, X、Y涨停, and the heading X拟收购."""

from __future__ import annotations

import re
from collections.abc import Iterable

from zhsignals.recognise.company.evidence import Evidence
from zhsignals.recognise.company.lists import Item, items_before, listed, name_in
from zhsignals.recognise.company.page import Page
from zhsignals.recognise.company.words import Words

NAME = re.compile(r"[\u4e00-\u9fffA-Za-z0-9*]{2,24}$")
_AHEAD = re.compile(r"[\u4e00-\u9fffA-Za-z0-9*]{2,8}")
PAUSES = frozenset("、，。；\n")
BREAKS = "，。；：！？\n（(）)】》"
HEADLINES = 120
"""Headings of this kind open an article."""
LONGEST = 6
"""Short names of listed companies have up to six characters."""


class StockNews:
    """The shapes of stock news, compiled."""

    def __init__(self, words: Words) -> None:
        shape = words.shape
        self.announced, self.told, self.dated = (re.compile(shape[n]) for n in ("announced", "told", "dated"))
        self.stake, self.held, self.moved, self.moving = (re.compile(shape[n]) for n in ("stake", "held", "moved", "moving"))
        self.share = shape["stake"].rsplit("?", 1)[1]
        """What every stake ends with; few texts hold it."""
        self.quote, self.shares = re.compile(shape["quote"]), re.compile(shape["shares"])
        self.reported, self.account, self.latin = (re.compile(shape[n]) for n in ("reported", "account", "latin"))
        self.headline, self.wares = re.compile(shape["headline"]), re.compile(shape["wares"])

    def find(self, page: Page) -> list[Evidence]:
        """Evidence from all of them."""
        return [*self._announced(page), *self._stakes(page), *self._lists(page), *self._headings(page), *self._latin(page)]

    def _latin(self, page: Page) -> Iterable[Evidence]:
        """Skyloom第四季度营收, Skyloom跌3%: a name in letters before what only a firm has or does."""
        for m in self.latin.finditer(page.text):
            if m.group() not in page.words.goods and m.group() not in page.words.generic:
                yield Evidence(m.start(), m.end(), m.group(), "short", "stock#latin")

    def _announced(self, page: Page) -> Iterable[Evidence]:
        """X5月3日晚间公告, X披露: the name opens the clause."""
        text = page.text
        for m in self.announced.finditer(text):
            told = self.told.search(text, max(0, m.start() - 24), m.start())
            end = told.start() if told else m.start()
            start = self._clause(page, end)
            if start < 0 or end - start > LONGEST:
                continue
            item = Item(start, end)
            dated = told is not None and self.dated.search(told.group()) is not None
            sober = dated or self.account.match(text, m.end())
            if text[m.end() - 1] in page.words.declaring and (not sober or end - start < 3 or page.personal(start, end)):
                continue
            if name_in(page, item) or (dated and page.count(text[start:end]) > 1 and oddly_named(page, item)):
                yield Evidence(start, end, text[start:end], "short", "stock#announced")

    def _clause(self, page: Page, end: int) -> int:
        """Where the clause begins that the name opens, a date at most before it; -1 if something else stands there."""
        m = NAME.search(page.text, max(0, end - 16), end)
        if m is None:
            return -1
        start = page.left_edge(end, m.start())
        if start == m.start():
            return start if start == 0 or not page.text[start - 1].isalnum() else -1
        told = self.told.search(page.text, m.start(), start)
        return start if told is not None and any(c.isdigit() for c in told.group()) else -1

    def _stakes(self, page: Page) -> Iterable[Evidence]:
        """收购X 60%股权: the name stands between an edge and the share."""
        text = page.text
        for m in self.stake.finditer(text) if self.share in text else ():
            low = max(0, m.start() - 12)
            start = page.left_edge(m.start(), low)
            free = start > low or not text[low - 1 : low].isalnum()
            if free and 2 <= m.start() - start <= 8 and name_in(page, Item(start, m.start())):
                yield Evidence(start, m.start(), text[start : m.start()], "short", "stock#stake")

    def _lists(self, page: Page) -> list[Evidence]:
        """增持X、Y and X、Y涨停; of the second kind one member has to be a known firm, for goods and indices rise too."""
        out: list[Evidence] = []
        for m in self.held.finditer(page.text):
            items = [i for i in _items_after(page, m.end()) if not page.personal(i.start, i.end)]
            if len(items) > 1:
                out += listed(page, items, "stock#held")
        quotes: dict[int, list[Item]] = {}
        for m in self.moved.finditer(page.text):
            quoted = self.quote.match(page.text, m.start()) or self.quote.match(page.text, m.start() + 1)
            if not quoted and page.words.pauses.isdisjoint(page.text[max(0, m.start() - 28) : m.start()]):
                continue  # neither firms with a figure nor a list of firms
            moving = self.moving.search(page.text, max(0, m.start() - 16), m.start())
            end = moving.start() if moving else m.start()
            low = max(0, end - 24)
            said = page.text[low:end]
            at = max(map(said.rfind, BREAKS))
            clause = low + at + 1 if at >= 0 else 0
            several = not page.words.pauses.isdisjoint(page.text[max(clause, end - 12) : end])
            items = items_before(page, end) if several else []
            if quoted:
                sentence = max(page.text.rfind(c, max(0, end - 240), end) for c in "。\n") + 1
                quotes.setdefault(sentence, []).extend(items or [Item(clause, end)])
            elif len(items) > 1:
                out += listed(page, items, "stock#moved", known=True)
        for sentence, items in quotes.items():
            out += self._quoted(page, sentence, items)
        return out

    def _quoted(self, page: Page, sentence: int, items: list[Item]) -> Iterable[Evidence]:
        """X涨3%，Y跌停: firms where one of the sentence is known, or where it speaks of shares."""
        text = page.text
        if items and self.wares.search(text, sentence, items[-1].end + 16):
            return
        known = any(text[i.start : i.end] in page.heads for i in items)
        if known or (items and self.shares.search(text, sentence, items[-1].end + 16)):
            for i in items:
                name = text[i.start : i.end]
                if name in page.heads or (len(name) <= LONGEST + 2 and page.left_edge(i.end, i.start) == i.start and name_in(page, i)):
                    yield Evidence(i.start, i.end, name, "short", "stock#quote")

    def _headings(self, page: Page) -> Iterable[Evidence]:
        """X拟收购…, X：…子公司… at the head of a line, where the article says X again."""
        text = page.text
        stop = text.find("\n", HEADLINES)
        for m in self.headline.finditer(text, 0, stop if stop >= 0 else len(text)):
            if m.start() > HEADLINES:
                break
            start, end = m.span(1)
            edge = page.right_edge(start, 8)
            if edge == end - 1 > start + 1 and page.words.start.at(text, edge, end):
                end = edge
            item, name = Item(start, end), text[start:end]
            count = page.count(name)
            twice = count > 1 or name.endswith(page.words.firm) or name[2:] in page.words.tails or self.reported.match(text, end)
            if twice and (name_in(page, item) or (count > 2 and oddly_named(page, item))):
                yield Evidence(start, end, name, "short", "stock#heading")


def oddly_named(page: Page, item: Item, *, sure: bool = False) -> bool:
    """Whether common words make a name that is neither one word nor a place nor a body (长城影视): enough beside strong evidence."""
    words, name = page.words, page.text[item.start : item.end]
    if not 3 <= len(name) <= LONGEST + 3 * sure or name in words.generic or words.is_body(name) or page.is_person(name):
        return False
    if words.trade.at(name, 0, len(name)) == len(name) or page.is_region(item.start, item.end) or name[0].isdigit():
        return False
    if (words.edge.at(name, 0, len(name)) and not sure) or name[0] in words.inner or words.many.match(name):
        return False
    return sure or (not name.endswith(words.firm) and name[-2:] not in words.generic and name[-1] not in words.filler)


def _items_after(page: Page, start: int) -> list[Item]:
    """The members of the list that begins at `start`."""
    text, out = page.text, []
    while m := _AHEAD.match(text, start):
        end = m.end() if text[m.end() : m.end() + 1] in PAUSES else page.right_edge(start, 8)
        last = end - text.endswith(page.words.close, start, end)
        last = counted.start() if (counted := page.words.count_after.search(text, start, last)) else last
        if last - start > 1:
            out.append(Item(start, last))
        if text[end : end + 1] != "、":
            break
        start = end + 1
    return out
