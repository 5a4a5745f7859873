"""CompanyFinder: every mention of every enterprise of an article."""

from __future__ import annotations

from collections.abc import Sequence

from zhsignals.lexicon import Heads, Patterns, Places, TermIndex
from zhsignals.recognise.company.alias import Aliases, Company
from zhsignals.recognise.company.cues import Cues, with_foreign
from zhsignals.recognise.company.data import CompanyData
from zhsignals.recognise.company.evidence import Evidence
from zhsignals.recognise.company.known import Gazetteer
from zhsignals.recognise.company.lists import neighbours
from zhsignals.recognise.company.page import Page
from zhsignals.recognise.company.stock import StockNews
from zhsignals.recognise.company.suffix import find_suffixed
from zhsignals.recognise.company.tagged import Tagger, find_tagged
from zhsignals.recognise.company.tail import find_tailed, tail_entries
from zhsignals.recognise.company.words import WordList, Words
from zhsignals.text import Mention, settle

LONG = 6
"""A known name of so many characters is what it says, whatever word reaches over its end: 长安福特马自达|产量."""


class CompanyFinder:
    """Finds enterprises by suffix, list, cue word and gazetteer, and follows their short forms through the article."""

    def __init__(self, patterns: Patterns, heads: Heads | None = None, tagger: Tagger | None = None) -> None:
        self._all = heads or Heads()
        self.tagger = tagger
        self.words = Words(patterns, self._all)
        self.gazetteer = Gazetteer(patterns, self._all)
        self.cues = Cues(patterns, self.words)
        self.stocks = StockNews(self.words)
        suffixes = patterns.entries("company_suffix")
        self.index = TermIndex((*suffixes, *self.cues.scanned, *tail_entries(patterns)), self._all)
        self.tails = WordList(t for e in tail_entries(patterns) for t in e.terms)
        forms = [*self.words.strip, *(t for e in suffixes if not e.data.get("whole") for t in e.terms)]
        self.aliases = Aliases(forms, self.gazetteer, self.words.listed, self.words.parent)

    def find(self, text: str, regions: Sequence[Mention], places: Places | None = None) -> list[Mention]:
        """Mentions of kind `company`; `id` is one name per company, `data` a CompanyData."""
        page = Page(text, regions, self.words, self.gazetteer, self._all.read(text) if places is None else places)
        said = self.evidence(page)
        found = _borne_out(page, said)
        mentions = _mentions(page, found, self.aliases.group(page, found))
        beside = neighbours(page, ((m.start, m.end) for m in mentions))
        if beside:
            found = settle([*found, *beside])
            mentions = _mentions(page, found, self.aliases.group(page, found))
        return mentions if self.tagger is None else self._with_tagged(page, self.tagger, said, found, mentions)

    def _with_tagged(
        self, page: Page, tagger: Tagger, said: list[Evidence], found: list[Evidence], mentions: list[Mention]
    ) -> list[Mention]:
        """With the names that a tagger adds; without all of them if one would cost a mention that the rules found."""
        cues = [m.start for m in self.index.find(page.text, places=page.places) if m.kind == "company_cue"]
        sure = {(e.start, e.end) for e in found}
        added = find_tagged(page, tagger, mentions, [e for e in said if (e.start, e.end) not in sure], cues)
        both = settle([*found, *added])
        more = _mentions(page, both, self.aliases.group(page, both)) if added else mentions
        return more if {(m.start, m.end) for m in mentions} <= {(m.start, m.end) for m in more} else mentions

    def evidence(self, page: Page) -> list[Evidence]:
        """What all rules say, settled; weak evidence counts only where something else bears it out."""
        anchors = self.index.find(page.text, places=page.places)
        by_kind: dict[str, list[Mention]] = {"company_suffix": [], "company_cue": [], "company_tail": []}
        for m in anchors:
            by_kind[m.kind].append(m)
        found = with_foreign(page, by_kind["company_suffix"], find_suffixed(page, by_kind["company_suffix"]))
        known = self._known(page)
        found += known
        found += self.cues.find_lists(page)
        found += self.stocks.find(page)
        found += self.cues.find(page, by_kind["company_cue"])
        found += find_tailed(page, by_kind["company_tail"], known)
        return settle(sorted(_trimmed(page, found, known), key=lambda e: e.weak))

    def _known(self, page: Page) -> list[Evidence]:
        out: list[Evidence] = []
        words = self.words
        for m in self.gazetteer.index.find(page.text, places=page.places):
            name = page.text[m.start : m.end]
            row = self.gazetteer.by_form[name]
            if page.text.startswith(row.not_before, m.end) or page.text.startswith(words.society, m.end):
                continue
            if page.text.startswith(words.trailing, m.end) and not page.core(name):
                continue
            if len(name) == 2 and page.text.startswith(words.placing, m.end):
                continue
            if (len(name) < LONG and page.straddled(m.start, m.end)) or self._bureau(page, m.start, m.end):
                continue
            if len(name) == 2 and page.in_place(m.start):
                continue
            end = self._extended(page, m.start, m.end)
            if end > m.end:
                out.append(Evidence(m.start, end, page.text[m.start : end], "short", "known#head"))
            elif self._signed(page, m.start, m.end) if row.context else len(name) > 2 or _bordered(page, m.start, m.end):
                out.append(Evidence(m.start, m.end, name, "short", "known", row.code))
        return out

    def _bureau(self, page: Page, start: int, end: int) -> bool:
        """区招商局: a name that ends like an office's is one behind a territory, or beside an office."""
        text, words = page.text, self.words
        if not words.is_body(text[start:end]) or start == 0:
            return False
        near = text[start - 1]
        return (
            near in words.levels
            or page.localities.at(start - 2, start) > 0
            or (near == "、" and words.is_body(text[start - 3 : start - 1]))
        )

    def _extended(self, page: Page, start: int, end: int) -> int:
        """华润 + 热电, 中船 + 大连 + 造船: where a group's name goes on with a trade and ends there."""
        if page.text[start:end] not in self.gazetteer.heads:
            return end
        text, n = page.text, len(page.text)
        size = self.tails.at(text, end, n)
        if not size and (place := page.localities.at(end, n)) and (trade := self.tails.at(text, end + place, n)):
            size = place + trade
        return end + size if size and page.clear_after(end + size) and not text.startswith(self.words.trailing, end + size) else end

    def _signed(self, page: Page, start: int, end: int) -> bool:
        """Whether a name that is also a common word stands as a firm: a clear border before it, a firm's word after it."""
        text, words = page.text, self.words
        place = page.localities.at(end, len(text))
        follows = words.sign.at(text, end + place, len(text)) or (place and text.startswith(words.rank, end + place))
        follows = follows or (place and text[start:end] in self.gazetteer.heads)
        opens = start == 0 or not text[start - 1].isalnum()
        if not follows:
            return opens and page.deeds.at(end, len(text)) > 0
        return opens or page.left_edge(end, max(0, start - 8)) == start


def _trimmed(page: Page, found: list[Evidence], known: list[Evidence]) -> list[Evidence]:
    """Without short names that are a known one with something else in front."""
    ends = {k.end: k.start for k in known if k.end - k.start > 2}
    return [
        e
        for e in found
        if e.form == "legal" or e.end not in ends or e.start >= ends[e.end] or page.place(e.start, ends[e.end]) == ends[e.end]
    ]


def _borne_out(page: Page, found: list[Evidence]) -> list[Evidence]:
    """Without the weak ones that nothing else bears out."""
    strong = {e.name for e in found if not e.weak}
    return [e for e in found if not e.weak or e.name in strong or _repeated(page, e)]


def _repeated(page: Page, e: Evidence) -> bool:
    """Whether the name stands elsewhere too: for a name by its tail, before a firm's word or after a region."""
    if not e.rule.endswith("tails#trade"):
        return page.count(e.name) > 1
    if page.bare(e.start, e.end) != e.name:
        return True
    text, words, size = page.text, page.words, len(e.name)
    ends = [at + size for at in _occurrences(text, e.name)]
    return any(words.sign.at(text, end, len(text)) and not words.tallied.match(text, end) for end in ends)


def _mentions(page: Page, found: list[Evidence], companies: list[Company]) -> list[Mention]:
    owner = {form: c for c in companies for form in c.forms}
    known = {id(c): CompanyData(c.form, c.code, c.rule) for c in companies}
    places = {(e.start, e.end): owner[e.name] for e in found}
    seen = {e.name for e in found}
    for company in companies:
        for form in company.forms | company.shapes:
            size, sure = len(form), form in seen and len(form) > 2
            for start in _occurrences(page.text, form):
                spoilt = page.text.startswith(page.not_before(form), start + size)
                if (start, start + size) not in places and not spoilt and _stands_free(page, start, start + size, sure=sure):
                    places[start, start + size] = company
    return settle(Mention(start, end, "company", c.name, known[id(c)]) for (start, end), c in places.items())


def _occurrences(text: str, form: str) -> list[int]:
    out, at = [], text.find(form) if form else -1
    while at >= 0:
        out.append(at)
        at = text.find(form, at + len(form))
    return out


def _stands_free(page: Page, start: int, end: int, *, sure: bool) -> bool:
    """A form of three characters stands by itself anywhere; a shorter one needs clear borders."""
    if sure or end - start > 2:
        return True
    return page.clear_after(end) and _clear_before(page, start, end)


def _clear_before(page: Page, start: int, end: int) -> bool:
    if start == 0 or not page.text[start - 1].isalnum() or page.left_edge(end, max(0, start - 8)) == start:
        return True
    return any(page.place(p, start) == start for p in range(max(0, start - 4), start - 1))


def _bordered(page: Page, start: int, end: int) -> bool:
    """Whether a known name of two characters is a word here: a clear edge on one side at least, none of its characters in another word."""
    return page.clear_after(end) or page.words.sign.at(page.text, end, len(page.text)) > 0 or _clear_before(page, start, end)
