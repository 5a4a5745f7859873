"""Who wrote it and who published it."""

from __future__ import annotations

import re

from zhsignals.lexicon import Patterns
from zhsignals.repair.date_line import alternation

HEAD = 8
TAIL = 4
"""How many lines from the top and from the bottom are searched."""
LEAD = 60
_HAN = "\u4e00-\u9fff"
_SPLIT = re.compile(r"[ 、，,/｜：:]+")
Span = tuple[int, int]


class Byline:
    """Finds the names of a byline and the name of the medium."""

    __slots__ = (
        "_bracket",
        "_credits",
        "_inline",
        "_line",
        "_medium",
        "_nobody",
        "_photo",
        "_reporter",
        "_source",
        "_speech",
        "_surnames",
        "_wire",
    )

    def __init__(self, patterns: Patterns) -> None:
        words = {e.id: e.terms for e in patterns.entries("layout")}
        reporter = alternation(words["reporter"])
        medium = f"[{_HAN}]{{1,8}}?{alternation(words['publisher'])}"
        self._surnames = tuple(row[0] for row in patterns.table("layout/surnames").rows)
        self._bracket = re.compile(f"[（(][^（）()\n]{{0,14}}?{reporter}[ ：:/]{{0,2}}([^（）()\n]{{2,60}})[）)]")
        self._line = re.compile(f"^[（(]?[^（）()\n，。]{{0,14}}?{reporter}[ ：:/]{{0,2}}([^（）()\n。]{{2,40}})[）)]?$")
        place = f" [{_HAN}]{{2,8}}{alternation(words['report'])}"
        self._inline = re.compile(f"{reporter} ?([{_HAN}]{{2,3}}(?:[ 、][{_HAN}]{{2,3}}){{0,4}})(?=$|{place})")
        self._source = re.compile(f"{alternation(words['source'])}[：:｜] ?([^ ：:（）()【】\\n，。；]{{2,20}})")
        month, day = alternation(words["month_sign"]), alternation(words["day_sign"])
        when = f"(?:[{_HAN}]{{0,10}} ?(?:\\d{{4}}{alternation(words['year_sign'])})?\\d{{1,2}}{month}\\d{{1,2}}{day})?"
        self._wire = re.compile(f"[（(【]?({medium}){when}{alternation(words['report'])}")
        self._medium = re.compile(f"(?<![{_HAN}])({medium})[{_HAN}]{{0,4}}?{reporter}")
        self._photo, self._credits, self._speech = words["photo"], words["credit"], words["speech"]
        self._nobody, self._reporter = words["nobody"], re.compile(reporter)

    def names(self, lines: list[str]) -> list[tuple[int, Span]]:
        """Names as (line, span in the line), in the order of the text, each once."""
        found: list[tuple[int, Span]] = []
        known: set[str] = set()
        for i in _ends(lines):
            if not self._has_reporter(lines[i]):
                continue
            for name, span in self._names_of(lines[i]):
                if name not in known:
                    known.add(name)
                    found.append((i, span))
        return found

    def _names_of(self, line: str) -> list[tuple[str, Span]]:
        out: list[tuple[str, Span]] = []
        groups = [m.span(1) for m in self._bracket.finditer(line[:400])]
        if not groups:
            m = self._line.match(line) if len(line) <= 60 else None
            m = m or self._inline.search(line, 0, LEAD) or self._inline.search(line, max(0, len(line) - 40))
            if m:
                groups = [m.span(1)]
        for start, end in groups:
            at = start
            for part in _SPLIT.split(line[start:end]):
                at = line.index(part, at)
                if self._is_name(part):
                    out.append((part, (at, at + len(part))))
        return out

    def _has_reporter(self, line: str) -> bool:
        return self._reporter.search(line) is not None

    def _is_name(self, part: str) -> bool:
        if part.endswith(self._photo):
            return False
        return 2 <= len(part) <= 4 and part.startswith(self._surnames) and all("\u4e00" <= c <= "\u9fff" for c in part)

    def publisher(self, lines: list[str]) -> str | None:
        """The medium: a source line, else the head of a dateline, else whose reporter it was."""
        ends = [lines[i] for i in _ends(lines)]
        for line in ends:
            m = self._source.search(line) if len(line) <= LEAD else None
            if m and not any(label in line for label in self._credits):
                return m.group(1)
        for line in ends:
            m = self._wire.match(line)
            if m and self._is_medium(m.group(1)):
                return m.group(1)
        for line in filter(self._has_reporter, ends):
            m = self._medium.search(line[:LEAD]) or self._medium.search(line[-40:])
            if m and self._is_medium(m.group(1)):
                return m.group(1)
        return None

    def _is_medium(self, name: str) -> bool:
        return not name.startswith(self._nobody) and not any(word in name for word in self._speech)


def _ends(lines: list[str]) -> list[int]:
    """Numbers of the first and last lines."""
    if len(lines) <= HEAD + TAIL:
        return list(range(len(lines)))
    return [*range(HEAD), *range(len(lines) - TAIL, len(lines))]
