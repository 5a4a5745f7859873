"""Line ends that cut a sentence, and the captions that stand in the gap.

A line is joined to a later one when its own end, the other's start and the habits of the document say together that the
sentence runs on. Lines between the two (captions, page numbers) move behind the paragraph.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from zhsignals.repair.edges import OPENING, Edges
from zhsignals.repair.habit import LIST_MARK, Habit, is_prose, may_continue, read_habit
from zhsignals.repair.lines import COMMAS, QUOTES, Line

THRESHOLD = 1.5
BETWEEN = 3
"""How many lines may stand between the halves of a sentence."""
TITLE = 3.5
"""How strongly the first line is held to be a title; every comma takes one off."""
TITLE_SIZE = 35
SCRAP = 2.0
"""What a line without punctuation has to weigh more to be taken for the beginning of a sentence."""
SCRAP_SIZE = 8
INDENT = 2
STRAY = frozenset("：:，,。；;、")
"""Marks that a line does not begin with; alone on one they belong to the line before."""
BAR = "|"
LONGEST_ROW = 160
ROW_LINES = 6
"""Lines over which a row of a table between bars may be spread."""
STUB = 2
"""A line of one or two characters in a column is what was left over of the line before."""
PART = 1.5
FLOWING = -4.5
"""In a column nearly every full open line runs on."""
_ADDRESS = re.compile(r"(?:://|www\.)[!-~]{1,200}$")
_ROW = re.compile(r"\S {2,}\S.*\S {2,}\S|\S(?: +[-+]?[0-9][0-9,.]*%?){2,}$")
_LABELLED = re.compile(r"[^\s：:]{2,5}[：:]\S{1,8}")
_OPENER = range(1, 7)
"""A sentence that opens with a clause this short is no title."""


@dataclass(slots=True)
class Paragraph:
    """Lines that make one line of the repaired text."""

    lines: list[Line]
    moved: bool = False
    """It stood inside the sentence of the paragraph before."""
    indented: bool = False
    """Its indentation is what kept it from being joined: it has to stay visible."""


class Breaks:
    """Joins lines; holds the weights of line edges."""

    __slots__ = ("_edges",)

    def __init__(self, edges: Edges) -> None:
        self._edges = edges

    def join(self, lines: list[Line]) -> list[Paragraph]:
        """The lines as paragraphs, in the order in which the repaired text shows them."""
        if all(line.furniture or line.closed for line in lines):
            return [Paragraph([line]) for line in lines]
        habit = read_habit(lines, self._edges)
        out: list[Paragraph] = []
        inside: set[int] = set()
        waiting = list(range(len(lines) - 1, -1, -1))
        while waiting:
            i = waiting.pop()
            parts, moved = [lines[i]], []
            indented = bool(out) and lines[i].indent >= INDENT and self._would_join(out[-1].lines, lines[i], lines[0], habit)
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
        if waiting and not last.closed and not last.furniture and STRAY.issuperset(lines[waiting[-1]].body):
            return 0
        if parts[0].body[0] == BAR:
            return self._rest_of_row(last, waiting, lines)
        if _has_ended(last, habit) or (len(parts) == 1 and _is_cell(last, habit)):
            return None
        for skipped in range(min(BETWEEN + 1, len(waiting))):
            after = lines[waiting[-1 - skipped]]
            if _fits(after, habit) or self._is_part(last, waiting, skipped, lines, habit):
                if after.indent >= INDENT:
                    return None
                return skipped if self._runs_on(parts, after, lines[0], skipped, habit) else None
            if not _may_stand_between(after):
                return None
        return None

    @staticmethod
    def _rest_of_row(last: Line, waiting: list[int], lines: list[Line]) -> int | None:
        """A row of a table runs on to the line that ends with its last bar."""
        if last.body[-1] == BAR and len(last.body) > 1:
            return None
        for i in waiting[: -ROW_LINES - 1 : -1]:
            if lines[i].body[0] == BAR and len(lines[i].body) > 1:
                return None
            if lines[i].body[-1] == BAR:
                return 0
        return None

    def _is_part(self, last: Line, waiting: list[int], skipped: int, lines: list[Line], habit: Habit) -> bool:
        """Whether a short open line is itself a piece of the sentence: it joins at both ends better than the lines around it."""
        if skipped + 2 > len(waiting):
            return False
        line, after = lines[waiting[-1 - skipped]], lines[waiting[-2 - skipped]]
        if not may_continue(line) or after.furniture:
            return False
        left, right = self._edges.weigh(last.body, line.body), self._edges.weigh(line.body, after.body)
        margin = PART if habit.width else 3 * PART
        return left > -1 and left + right > max(self._edges.weigh(last.body, after.body), 0) + margin

    def _would_join(self, parts: list[Line], after: Line, top: Line, habit: Habit) -> bool:
        if len(parts) == 1 and _is_cell(parts[0], habit):
            return False
        return not _has_ended(parts[-1], habit) and _fits(after, habit) and self._runs_on(parts, after, top, 0, habit)

    def _runs_on(self, parts: list[Line], after: Line, top: Line, skipped: int, habit: Habit) -> bool:
        last, bonus = parts[-1], habit.bonus
        weight = self._edges.weigh(last.body, after.body)
        if habit.is_full(last) and habit.measure(after) <= habit.width + 1:
            flowing = last.inner or after.inner or len(parts) > 1 or len(after.body) <= STUB
            return weight > (FLOWING if flowing else 0) + skipped * 0.3
        if len(parts) == 1 and not is_prose(last):
            bonus -= SCRAP
        if last.body[-1] in QUOTES:
            if after.body[0] in OPENING:
                return False
            bonus = min(bonus, 0.0) - 2
        if last.body[-1] in COMMAS:
            return weight + bonus > -2
        shape = _shape(last.body) if len(parts) == 1 else 0.5
        if parts[0] is top:
            bonus, shape = min(bonus, 0.0), shape - TITLE + last.body.count("，") + last.body.count("、")
        return weight + bonus + shape - 0.3 * skipped > THRESHOLD


def _has_ended(last: Line, habit: Habit) -> bool:
    """Whether nothing can follow in the same sentence; a colon at the end of a column is no end."""
    if _is_row(last.body):
        return True
    if last.furniture or last.caption or (last.body[-1].isascii() and _ADDRESS.search(last.body)):
        return True
    return last.closed and not (last.body[-1] in "：:" and habit.is_full(last))


def _is_cell(line: Line, habit: Habit) -> bool:
    """Whether a line is too short to be the beginning of a sentence: a cell of a table, a label."""
    return len(line.body) < SCRAP_SIZE and not line.inner and not habit.is_full(line)


def _fits(after: Line, habit: Habit) -> bool:
    """Whether a line looks like the second half of a sentence: it closes, has punctuation, or fills a column."""
    if not may_continue(after) or _is_row(after.body):
        return False
    return after.closed or is_prose(after) or (habit.width > 0 and (habit.is_full(after) or len(after.body) <= STUB))


def _is_row(body: str) -> bool:
    """Whether a line is a row of a table: cells between bars or wide gaps, or a name and its values."""
    if body.count(BAR) > 1:
        return True
    return " " in body and len(body) <= LONGEST_ROW and _ROW.search(body) is not None and "，" not in body and "。" not in body


def _shape(body: str) -> float:
    """What the look of an open line says: a sentence that has begun, or a title."""
    if "。" in body or "；" in body or body.find("，") in _OPENER:
        return 0.5
    return -1.5 if len(body) < TITLE_SIZE and body.count("，") + body.count("、") < 2 else 0.0


def _may_stand_between(line: Line) -> bool:
    """A caption, a page number, a running head: short, no sentence; a label with its value (`单位：亿元`) heads a table."""
    if line.furniture or line.caption:
        return True
    if _LABELLED.fullmatch(line.body):
        return False
    return line.body[0] != BAR and len(line.body) <= 45 and not line.closed and LIST_MARK.match(line.body) is None
