"""Text as read → text ready for reading, with the way back."""

from __future__ import annotations

from dataclasses import dataclass

from zhsignals.lexicon import Patterns
from zhsignals.repair.breaks import Breaks, Paragraph
from zhsignals.repair.characters import MASK, Characters
from zhsignals.repair.edges import Edges
from zhsignals.repair.furniture import Furniture
from zhsignals.repair.gaps import close_gaps, is_segmented
from zhsignals.repair.indents import break_at_indents
from zhsignals.repair.lines import Line, find_lines
from zhsignals.repair.marks import bar_rows, mask_invisible, mask_marks
from zhsignals.text import OffsetMap

ROUNDS = 12
"""Repair is run until it changes nothing; each round shortens the text, and two are nearly always enough."""
Pieces = list[tuple[int, int]]


@dataclass(slots=True)
class Mended:
    """What a round of repair makes of a text."""

    text: str
    origin: OffsetMap
    traditional: bool
    moved: set[str]
    """Lines that stood inside a sentence."""
    paragraphs: list[Paragraph]


class Mender:
    """One round of repair: characters, marks, gaps, line ends."""

    __slots__ = ("_breaks", "_characters", "_edges", "_furniture")

    def __init__(self, patterns: Patterns, characters: Characters, furniture: Furniture) -> None:
        self._characters = characters
        self._furniture = furniture
        self._edges = Edges(patterns)
        self._breaks = Breaks(self._edges)

    def mend(self, raw: str) -> Mended:
        """The repaired text with its map to `raw`."""
        out = self._round(raw)
        for _ in range(ROUNDS if out.text != raw else 0):
            if self._is_settled(out):
                break
            again = self._round(out.text)
            if again.text == out.text:
                break
            again.origin = out.origin.after(again.origin)
            again.traditional |= out.traditional
            again.moved |= out.moved
            out = again
        return out

    def _round(self, raw: str) -> Mended:
        text, traditional = self._clean(raw)
        lines = find_lines(text, raw)
        self._furniture.mark(lines)
        paragraphs = self._breaks.join(lines)
        repaired, pieces = _assemble(text, raw, paragraphs)
        moved = {p.lines[0].body for p in paragraphs if p.moved}
        return Mended(repaired, OffsetMap(pieces, len(repaired)), traditional, moved, paragraphs)

    def _clean(self, raw: str) -> tuple[str, bool]:
        """`raw`, of the same length, without marks and needless gaps, and whether it was in traditional script."""
        text = self._characters.fold(break_at_indents(bar_rows(raw) if "\t" in raw else raw))
        traditional = self._characters.is_traditional(text)
        if traditional:
            text = self._characters.simplify(text)
        return self._close_gaps(mask_invisible(mask_marks(text))), traditional

    def _is_settled(self, out: Mended) -> bool:
        """Whether another round plainly changes nothing: every line stands alone, clean, and nothing but indents is gone from it."""
        if not all(len(p.lines) == 1 and not p.indented for p in out.paragraphs) or self._clean(out.text)[0] != out.text:
            return False
        lines = [p.lines[0] for p in out.paragraphs]
        if not any(line.indent for line in lines):
            return True
        again = self._breaks.join([line.outdented() for line in lines])
        return len(again) == len(lines)

    def _close_gaps(self, text: str) -> str:
        if " " not in text:
            return text
        segmented = is_segmented(text)
        out = []
        for line in text.split("\n"):
            body = line.strip(" " + MASK)
            if " " in body:
                at = line.index(body[0])
                line = line[:at] + close_gaps(body, segmented, self._edges) + line[at + len(body) :]
            out.append(line)
        return "\n".join(out)


def _assemble(text: str, raw: str, paragraphs: list[Paragraph]) -> tuple[str, Pieces]:
    """The paragraphs one a line, and the pieces of the offset map."""
    spans: list[tuple[int, int, str]] = []
    for number, paragraph in enumerate(paragraphs):
        if number:
            stop = _line_end(paragraphs[number - 1])
            spans.append((stop, stop + 1, "\n"))
        first = paragraph.lines[0]
        if paragraph.indented:
            start = raw.rfind("\n", 0, first.start) + 1
            spans.append((start, first.start, raw[start : first.start]))
        for i, line in enumerate(paragraph.lines):
            if i and _needs_space(paragraph.lines[i - 1], line):
                stop = paragraph.lines[i - 1].stop
                spans.append((stop, stop + 1, " "))
            if len(line.body) == line.end - line.start:
                spans.append((line.start, line.end, line.body))
            else:
                spans += [(start, end, text[start:end]) for start, end in _shown(text, line)]
    return "".join([shown for _, _, shown in spans]), _pieces(spans)


def _pieces(spans: list[tuple[int, int, str]]) -> Pieces:
    pieces: Pieces = []
    length, shift = 0, None
    for start, end, _ in spans:
        if start - length != shift:
            shift = start - length
            pieces.append((length, start))
        length += end - start
    return pieces


def _line_end(paragraph: Paragraph) -> int:
    """A line end of the text as read that may stand for the one after `paragraph`."""
    return max((line.stop for line in paragraph.lines), default=-1)


def _needs_space(before: Line, after: Line) -> bool:
    left, right = before.body[-1], after.body[0]
    return left.isascii() and left.isalpha() and right.isascii() and right.isalpha()


def _shown(text: str, line: Line) -> list[tuple[int, int]]:
    """The stretches of a line that are not masked."""
    out, start = [], line.start
    while start < line.end:
        stop = text.find(MASK, start, line.end)
        if stop < 0:
            stop = line.end
        if stop > start:
            out.append((start, stop))
        start = stop + 1
    return out
