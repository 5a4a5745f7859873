"""One article as read → repaired text with its title, byline, publisher, date and furniture."""

from __future__ import annotations

import re

from zhsignals.lexicon import Patterns
from zhsignals.repair.byline import Byline
from zhsignals.repair.characters import Characters
from zhsignals.repair.furniture import SHORT, Furniture
from zhsignals.repair.habit import LIST_MARK
from zhsignals.repair.mender import Mender
from zhsignals.repair.places import Places
from zhsignals.repair.published import PublicationDate
from zhsignals.repair.split import split_articles
from zhsignals.text import Repaired

TITLE_SIZE = 80
CAPTION = 120
_SPACE = re.compile(r"\s+")
Span = tuple[int, int]


class Repairer:
    """Repairs texts; made once from the patterns, used for many articles, from any thread."""

    __slots__ = ("_byline", "_characters", "_furniture", "_mender", "_places", "_published")

    def __init__(self, patterns: Patterns) -> None:
        self._characters = Characters(patterns)
        self._furniture = Furniture(patterns)
        self._mender = Mender(patterns, self._characters, self._furniture)
        self._byline = Byline(patterns)
        self._published = PublicationDate(patterns)
        self._places = Places(patterns)

    def repair(self, raw: str, *, title: str | None = None, published: str | None = None) -> Repaired:
        """The text ready for reading; `title` and `published` are what the container of the text says, and win."""
        mended = self._mender.mend(raw)
        text, origin, traditional = mended.text, mended.origin, mended.traditional
        spans = _lines(text)
        lines = [text[a:b] for a, b in spans]
        out = Repaired(text, origin, traditional=traditional)
        self._classify(out, spans, lines, mended.moved)
        out.title = self._title(spans, lines, title)
        for line, (a, b) in self._byline.names(lines):
            start = spans[line][0]
            out.byline.append("".join(raw[s:e] for s, e in origin.spans(start + a, start + b)))
        out.publisher = self._byline.publisher(lines)
        if published:
            out.published, out.published_from = published, "argument"
        else:
            out.published, out.published_from = self._published.read(lines, traditional)
        if traditional:
            out.region_hint = self._places.hint(text)
        return out

    def split(self, raw: str) -> list[Span]:
        """Spans of the articles that a file holds; one span for the whole where the evidence for more is weak."""
        return split_articles(raw, self._characters, self._furniture)

    def _classify(self, out: Repaired, spans: list[Span], lines: list[str], moved: set[str]) -> None:
        for (start, end), line in zip(spans, lines, strict=True):
            if len(line) > CAPTION:
                continue
            if len(line) <= SHORT and self._furniture.is_furniture(line):
                out.furniture.append((start, end))
                continue
            credit = self._furniture.credit(line)
            if credit >= 0:
                out.furniture.append((start + credit, end))
            if credit >= 0 or line in moved or (len(line) <= SHORT and self._furniture.is_caption(line)):
                out.captions.append((start, end))

    def _title(self, spans: list[Span], lines: list[str], given: str | None) -> Span | None:
        if not lines:
            return None
        if given and _SPACE.sub("", lines[0]) == _SPACE.sub("", given):
            return spans[0]
        first = lines[0]
        if len(lines) < 2 or len(first) > TITLE_SIZE or first[-1] in "。；，、;,：:" or self._furniture.is_furniture(first):
            return None
        return None if LIST_MARK.match(first) and first[0] != "【" else spans[0]


def _lines(text: str) -> list[Span]:
    spans, start = [], 0
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        spans.append((start, end))
        start = end + 1
    return spans
