"""Line ends that cut a sentence, and the captions that stand in the gap.

A line is joined to a later one when its own end, the other's start and the habits of the document say together that the
sentence runs on. Lines between the two (captions, page numbers) move behind the paragraph.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from zhsignals.repair.edges import OPENING, Edges
from zhsignals.repair.lines import COMMAS, QUOTES, Line

LONG = 25
"""A line of so many characters is prose even without punctuation."""
THRESHOLD = 1.5
STRONG = 2.5
REACH = 3
"""How many lines may stand between the halves of a sentence."""
TITLE = 3.5
"""How strongly the first line is held to be a title; every comma takes one off."""
TITLE_SIZE = 35
INDENT = 2
WIDEST = 60
"""Wider lines were not wrapped for print."""
LIST_MARK = re.compile(
    r"(?:[（(][ivxIVX]{1,4}[)）]|[（(]?[一二三四五六七八九十]{1,3}[、）)．.]|[（(]?\d{1,2}[)）、]|\d{1,2}[.．](?!\d)|[①-⑳⑴-⒇●○▷▶◆◇■□★☆•·※△▲▼【#-]|—{1,2}(?!\d))"
)

_ADDRESS = re.compile(r"(?:://|www\.)[!-~]{1,200}$")


@dataclass(slots=True)
class Paragraph:
    """Lines that make one line of the repaired text."""

    lines: list[Line]
    moved: bool = False
    """It stood inside the sentence of the paragraph before."""
    indented: bool = False
    """Its indentation is what kept it from being joined: it has to stay visible."""


@dataclass(frozen=True, slots=True)
class Habit:
    """How this document breaks its lines."""

    bonus: float
    """What its other lines say for a cut."""
    width: float
    """The width at which it was wrapped; 0 if it was not."""


class Breaks:
    """Joins lines; holds the weights of line edges."""

    __slots__ = ("_edges",)

    def __init__(self, edges: Edges) -> None:
        self._edges = edges

    def join(self, lines: list[Line]) -> list[Paragraph]:
        """The lines as paragraphs, in the order in which the repaired text shows them."""
        if not any(not line.furniture and not line.closed for line in lines):
            return [Paragraph([line]) for line in lines]
        habit = Habit(self._for_cuts(lines), self._column(lines))
        out: list[Paragraph] = []
        inside: set[int] = set()
        waiting = list(range(len(lines) - 1, -1, -1))
        while waiting:
            i = waiting.pop()
            parts, moved = [lines[i]], []
            indented = bool(out) and lines[i].indent >= INDENT and self._would_join(out[-1], lines[i], i, habit)
            while True:
                j = self._continuation(parts, waiting, lines, habit)
                if j is None:
                    break
                moved += waiting[len(waiting) - j :][::-1]
                del waiting[len(waiting) - j :]
                parts.append(lines[waiting.pop()])
            out.append(Paragraph(parts, i in inside, indented))
            inside.update(moved)
            waiting += moved[::-1]
        return out

    def _continuation(self, parts: list[Line], waiting: list[int], lines: list[Line], habit: Habit) -> int | None:
        """How many of the waiting lines stand between `parts` and its continuation; None if it has none."""
        last = parts[-1]
        if last.closed or last.furniture or _ADDRESS.search(last.body):
            return None
        for skipped in range(min(REACH + 1, len(waiting))):
            after = lines[waiting[-1 - skipped]]
            if _may_continue(after):
                if after.indent >= INDENT:
                    return None
                return skipped if self._runs_on(parts, after, parts[0] is lines[0], skipped, habit) else None
            if not _may_stand_between(after):
                return None
        return None

    def _would_join(self, before: Paragraph, after: Line, i: int, habit: Habit) -> bool:
        last = before.lines[-1]
        if last.closed or last.furniture or _ADDRESS.search(last.body) or not _may_continue(after):
            return False
        return self._runs_on(before.lines, after, i == 1, 0, habit)

    def _runs_on(self, parts: list[Line], after: Line, first: bool, skipped: int, habit: Habit) -> bool:
        last, bonus, width = parts[-1], habit.bonus, habit.width
        weight = self._edges.weigh(last.body, after.body)
        if width and not skipped and abs(last.width - width) <= 1.5 and after.width <= width + 1.5:
            return weight > -2.5
        if len(parts) == 1 and not _is_prose(last):
            return False
        if last.body[-1] in QUOTES:
            if after.body[0] in OPENING:
                return False
            bonus -= 2
        if last.body[-1] in COMMAS:
            return weight + bonus > -2
        shape = _shape(last.body) if len(parts) == 1 else 0.5
        if first:
            bonus, shape = min(bonus, 0.0), shape - TITLE + last.body.count("，") + last.body.count("、")
        return weight + bonus + shape - 0.3 * skipped > THRESHOLD

    def _for_cuts(self, lines: list[Line]) -> float:
        """What the rest of the document says for a cut: its paragraphs close, or other lines are plainly cut."""
        closed = cut = loose = 0
        for i, line in enumerate(lines):
            if line.furniture or not _is_prose(line):
                continue
            if line.closed:
                closed += 1
            elif i + 1 < len(lines) and i:
                weight = self._edges.weigh(line.body, lines[i + 1].body)
                if weight > STRONG and line.body[-1] not in QUOTES and _may_continue(lines[i + 1]):
                    cut += 1
                elif weight < -1:
                    loose += 1
        bonus = min(cut, 2) * 1.0
        if closed + loose >= 4:
            bonus += 1.0 if closed >= 4 * loose else -1.0 if closed < loose else 0.0
        return bonus

    def _column(self, lines: list[Line]) -> float:
        """The width at which the lines were wrapped, 0 if they were not."""
        open_ = [
            (line, lines[i + 1])
            for i, line in enumerate(lines[:-1])
            if not line.furniture and 8 <= len(line.body) <= 130 and not line.closed
        ]
        if len(open_) < 3:
            return 0.0
        widths = [w for line, _ in open_ if (w := line.width) <= WIDEST]
        if not widths:
            return 0.0
        best = max(set(widths), key=lambda w: (sum(w - 1.5 <= v <= w for v in widths), w))
        full = [pair for pair in open_ if best - 1.5 <= pair[0].width <= best]
        wider = sum(line.width > best + 1.5 for line in lines)
        if len(full) < 3 or len(full) * 2 < len(open_) or len(full) * 4 < len(lines) or wider * 10 > len(lines):
            return 0.0
        if sum(line.inner for line in lines) * 4 < len(lines):
            return 0.0
        mean = sum(self._edges.weigh(a.body, b.body) for a, b in full) / len(full)
        return best if mean > 0.8 else 0.0


def _is_prose(line: Line) -> bool:
    if len(line.body) >= LONG:
        return True
    return line.inner and LIST_MARK.match(line.body) is None


def _shape(body: str) -> float:
    """What the look of an open line says: a sentence that has begun, or a title."""
    if "。" in body or "；" in body or body.find("，") in _OPENER:
        return 0.5
    return -1.5 if len(body) < TITLE_SIZE else 0.0


def _may_continue(line: Line) -> bool:
    """Whether the second half of a sentence may look like this."""
    return not line.furniture and (line.closed or _is_prose(line)) and LIST_MARK.match(line.body) is None and line.body[0] not in _NEW


def _may_stand_between(line: Line) -> bool:
    """A caption, a page number, a running head: short, no sentence."""
    return line.furniture or (len(line.body) <= 45 and not line.closed and LIST_MARK.match(line.body) is None)


_OPENER = range(1, 7)
"""A sentence that opens with a clause this short (`其中，`) is no title."""
_NEW = frozenset("…【[|")
