"""The link stage: mentions of a whole article → drafts of facts."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from zhsignals.lexicon import Patterns, TermIndex
from zhsignals.link.article_time import MOOD, ArticleTime
from zhsignals.link.cells import CellCutter
from zhsignals.link.draft import Draft, Name, Scope
from zhsignals.link.matcher import CodeMatcher, Engine, SpacyMatcher
from zhsignals.link.metric import MetricChooser
from zhsignals.link.noun import NounFinder
from zhsignals.link.reader import SentenceReader
from zhsignals.link.rules import parse_rule
from zhsignals.link.spans import in_future, lasting, look_ahead
from zhsignals.link.subject import SubjectFinder
from zhsignals.link.table import TableReader
from zhsignals.link.table_cells import Table
from zhsignals.link.table_grid import Page, ReadPeriod, ReadUnit
from zhsignals.text import Mention, Period, Quantity

Placed = Mention | Quantity | Period
LONGEST = 1500
"""Characters of a sentence that are read at once."""
ITEM = re.compile(r"\d{1,2}(?:、|[.．](?!\d))")
"""At the head of an item of a digest."""
NAMED = frozenset({"industry", "region", "company", "project"})


class Linker:
    """Links the mentions of articles; made once per set of patterns."""

    def __init__(
        self, patterns: Patterns, engine: str = "codes", *, terms: TermIndex, read_unit: ReadUnit, read_period: ReadPeriod
    ) -> None:
        self.rules = [parse_rule(e) for e in patterns.entries("link")]
        cues = patterns.entries("cue")
        words = {e.id: e.terms for e in patterns.entries("noun")}
        nouns = NounFinder(words)
        self._tables = TableReader(terms, words, read_unit, read_period, self._named(patterns, "parts"))
        self._issues, self._bullets = words["issues"], words["bullets"]
        self._numbered = re.compile(rf"[（(]?\S?[0-9一二三四五六七八九十]{{1,3}}(?:{'|'.join(map(re.escape, words['numbering']))})")
        self._article = ArticleTime(words)
        self._parts = tuple(t for e in cues if e.data["role"] == "part" for t in e.terms)
        made: Engine = SpacyMatcher(self.rules) if engine == "spacy" else CodeMatcher(self.rules)
        self._cutter = CellCutter([t for e in cues if e.data["role"] == "filler" for t in e.terms], words["of"][0], words["of_which"])
        before = [e for e in patterns.entries("comparator") if e.data.get("side") == "before" and not e.preceded_by]
        limits = [(term, str(e.data["value"]), e.data.get("reach", "any")) for e in before for term in e.terms]
        self._reader = SentenceReader(
            made, MetricChooser(nouns, self._named(patterns, "pulled")), SubjectFinder(nouns), words, limits, self._article
        )

    @staticmethod
    def _named(patterns: Patterns, field: str) -> dict[str, str]:
        """Metric ids that mean another one: in a pull or a growth without a level of its own, or for a part of a total."""
        return {e.id: str(e.data[field]) for e in patterns.entries("metric") if field in e.data}

    def link(self, text: str, layout: Layout, mentions: Sequence[Placed], scope: Scope) -> list[Draft]:
        """Drafts of the whole article, in order; `mentions` are disjoint and sorted."""
        starts = [m.start for m in mentions]
        drafts: list[Draft] = []
        paragraph = -1
        titled = mentions[: bisect_left(starts, layout.title_end)]
        in_title = [m for m in titled if isinstance(m, Period)]
        self._article.open(text[: layout.title_end], text[layout.title_end : layout.title_end + MOOD], in_title, scope)
        scope.title_names = names_of(titled)
        if not scope.published:
            scope.newest = str(max((m.last.year for m in mentions if isinstance(m, Period) and m.form != "plan" and m.last), default=""))
        page = Page(text, mentions, starts, scope)
        grids = self._tables.find(page)[::-1]
        table: Table | None = None
        known = 0
        for number, (start, end) in enumerate(layout.sentences):
            if layout.paragraph[number] != paragraph:
                paragraph = layout.paragraph[number]
                self._enter_paragraph(text, layout, number, mentions, starts, scope)
            while grids and grids[-1].start <= start:
                found = self._tables.read(page, grids.pop(), table)
                if found is not None:
                    table, known = found, found.grid.end
                    drafts += self._table(text, found, mentions, starts, layout, number, scope)
            if start < known:
                continue
            for a, b in pieces(text, start, end):
                inside = mentions[bisect_left(starts, a) : bisect_left(starts, b)]
                if inside:
                    drafts += self._read(text, a, b, inside, layout, number, scope)
        return drafts

    def _read(self, text: str, start: int, end: int, inside: Sequence[Placed], layout: Layout, number: int, scope: Scope) -> list[Draft]:
        if text[end - 1] == "：" and not any(isinstance(m, Quantity) for m in inside) and has_target(inside):
            scope.status = scope.section_status = "target"
        found = self._reader.read(text, self._cutter.cut(text, start, end, inside), scope)
        for d in found:
            d.sentence, d.section, d.headline = number, layout.section[number], layout.headline[number]
            d.line, d.heads_line = layout.paragraph[number], layout.heads_line[number]
        if start < layout.title_end and not any(d.kind != "change" for d in found):
            scope.dated = False  # growths of the title are those of the text
        return found

    def _table(
        self, text: str, table: Table, mentions: Sequence[Placed], starts: list[int], layout: Layout, number: int, scope: Scope
    ) -> list[Draft]:
        """The facts of a table, and those of the prose in its cells."""
        out = list(table.drafts)
        for d in out:
            d.sentence, d.section, d.line = number, layout.section[number], layout.paragraph[number]
        for (start, end), draft in table.asides:
            inside = mentions[bisect_left(starts, start) : bisect_left(starts, end)]
            if any(isinstance(m, Quantity) for m in inside):
                scope.new_paragraph()
                scope.last_level = scope.last_amount = draft
                scope.period = draft.period if draft else scope.period
                out += self._read(text, start, end, inside, layout, number, scope)
        scope.new_paragraph()
        return out

    def _enter_paragraph(self, text: str, layout: Layout, number: int, mentions: Sequence[Placed], starts: list[int], scope: Scope) -> None:
        heading = layout.heading.get(number)
        scope.in_item = ITEM.match(text, layout.sentences[number][0]) is not None
        if heading is None:
            if not text.startswith(self._parts, layout.sentences[number][0]):
                scope.new_paragraph()
            if scope.in_item:
                scope.industry = None
            return
        inside = mentions[bisect_left(starts, heading[0]) : bisect_left(starts, heading[1])]
        names = names_of(inside)
        period = next((m for m in inside if isinstance(m, Period) and m.form == "period" and m.iso and lasting(m, scope.published)), None)
        if period is not None and any(w in text[period.end : heading[1]] for w in self._issues):
            period = None
        if period is not None and "《" in text[heading[0] : period.start] and "》" in text[period.end : heading[1]]:
            period = None  # 《行动计划（2023—2025年）》公布
        if period is not None and scope.published and in_future(period, scope.published):
            period = None  # 产能2030年超9万吨
        if period is not None:
            look_ahead(scope, period)
        metric = next((m for m in reversed(inside) if isinstance(m, Mention) and m.kind == "metric"), None)
        fresh = self._numbered.match(text, heading[0]) is None
        goes_on = scope.status == "target" and text.startswith(self._bullets, heading[0])
        scope.new_section(names, period, metric, "target" if goes_on or has_target(inside) else "actual", fresh=fresh)


def pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A sentence in pieces of bounded length, cut behind a comma where there is one: reading stays linear on run-on text."""
    while end - start > LONGEST:
        cut = text.rfind("，", start + 1, start + LONGEST) + 1 or start + LONGEST
        yield start, cut
        start = cut
    yield start, end


def names_of(mentions: Iterable[Placed]) -> list[Name]:
    """The named entities among mentions."""
    return [Name(m.kind, m.id) for m in mentions if isinstance(m, Mention) and m.kind in NAMED]


def has_target(mentions: Sequence[Placed]) -> bool:
    """Whether one of the mentions says that targets follow."""
    return any(isinstance(m, Mention) and m.kind == "cue" and m.data.data.get("value") == "target" for m in mentions)


class Layout:
    """Where sentences, paragraphs, sections and headings of an article lie."""

    def __init__(self) -> None:
        self.title_end = 0
        self.sentences: list[tuple[int, int]] = []
        self.paragraph: list[int] = []
        self.section: list[int | None] = []
        self.headline: list[bool] = []
        self.heads_line: list[bool] = []
        self.heading: dict[int, tuple[int, int]] = {}
        """First sentence of a section → span of its heading."""

    def with_next(self) -> list[int]:
        """For each sentence, where the one after it ends, or itself when it is the last of its paragraph."""
        ends = [end for _, end in self.sentences]
        after = zip(self.paragraph, self.paragraph[1:], ends[1:], ends, strict=False)
        return [*(b if here == there else a for here, there, b, a in after), *ends[-1:]]
