"""How one document breaks its lines: whether its paragraphs close, whether it was wrapped at a width."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from zhsignals.repair.edges import Edges
from zhsignals.repair.lines import QUOTES, Line

LONG = 25
"""A line of so many characters is prose even without punctuation."""
STRONG = 2.5
"""Above this weight a line end is plainly a cut."""
WIDEST = 60
"""Wider lines were not wrapped for print."""
SLACK = 2.0
"""How much narrower than its column a full line may be: punctuation and numbers do not stand at every place."""
WRAPPED = 0.8
"""Mean weight at the ends of full lines from which a text counts as wrapped."""
LIST_MARK = re.compile(
    r"(?:[（(][ivxIVX]{1,4}[)）]|[（(]?[一二三四五六七八九十]{1,3}[、）)．.]|[（(]?\d{1,2}[)）、]|\d{1,2}[.．](?!\d)"
    r"|[①-⑳⑴-⒇●○▷▶◆◇■□★☆•·※△▲▼【#-]|—{1,2}(?!\d))"
)


@dataclass(frozen=True, slots=True)
class Habit:
    """What the rest of the document says about one of its line ends."""

    bonus: float
    """Added to the weight of every edge: the other paragraphs close, or other lines are plainly cut."""
    width: float
    """The width of its columns; 0 if it was not wrapped."""
    counted: bool = False
    """It was wrapped after so many characters, not at a printed width."""

    def measure(self, line: Line) -> float:
        """How long a line is, in the measure of this document."""
        return len(line.body) + line.indent / 2 if self.counted else line.width

    def is_full(self, line: Line) -> bool:
        """Whether a wrapped line reaches the end of its column."""
        return self.width > 0 and -SLACK <= self.measure(line) - self.width <= 1


def read_habit(lines: list[Line], edges: Edges) -> Habit:
    """The habit of a document."""
    bonus = _bonus(lines, edges)
    pairs = [
        (line, after) for line, after in pairwise(lines) if not line.furniture and not line.closed and 6 <= len(line.body) <= 2 * WIDEST
    ]
    if len(pairs) < 3:
        return Habit(bonus, 0.0)
    printed, full = _column(lines, pairs, edges, Habit(bonus, 0))
    counted, more = _column(lines, pairs, edges, Habit(bonus, 0, counted=True))
    return Habit(bonus, counted, counted=True) if more > full else Habit(bonus, printed)


def is_prose(line: Line) -> bool:
    """Whether a line, open or closed, reads as part of a sentence rather than as a title or a cell."""
    return len(line.body) >= LONG or (line.inner and LIST_MARK.match(line.body) is None)


def may_continue(line: Line) -> bool:
    """Whether the second half of a sentence may look like this."""
    return not line.furniture and not line.caption and LIST_MARK.match(line.body) is None and line.body[0] not in _NEW


_NEW = frozenset("…【[|")


def _bonus(lines: list[Line], edges: Edges) -> float:
    closed = cut = loose = 0
    for i, line in enumerate(lines):
        if line.furniture or not is_prose(line):
            continue
        if line.closed:
            closed += 1
        elif i + 1 < len(lines) and i:
            weight = edges.weigh(line.body, lines[i + 1].body)
            if weight > STRONG and line.body[-1] not in QUOTES and may_continue(lines[i + 1]):
                cut += 1
            elif weight < -1:
                loose += 1
    bonus = min(cut, 2) * 1.0 if cut > loose else 0.0
    if closed + loose < 4:
        return bonus
    return bonus + (1.8 if closed >= 8 * loose else 1.0 if closed >= 4 * loose else -1.0 if closed < loose else 0.0)


def _column(lines: list[Line], open_pairs: list[tuple[Line, Line]], edges: Edges, habit: Habit) -> tuple[float, int]:
    """The width of the columns by the measure of `habit`, and how many lines fill it; zeros if the text was not wrapped."""
    pairs = [(size, line, after) for line, after in open_pairs if (size := habit.measure(line)) <= WIDEST]
    if len(pairs) < 3:
        return 0.0, 0
    counts: dict[float, int] = {}
    for size, _, _ in pairs:
        counts[size] = counts.get(size, 0) + 1
    near = [i / 2 for i in range(int(2 * SLACK) + 1)]
    best = max(counts, key=lambda w: (sum([counts.get(w - d, 0) for d in near]) + 2 * counts[w], w))
    full = [(line, after) for size, line, after in pairs if best - SLACK <= size <= best]
    wider = sum(habit.measure(line) > best + 1.5 for line in lines)
    if len(full) < 3 or len(full) * 2 < len(pairs) or len(full) * 5 < len(lines) or wider * 8 > len(lines):
        return 0.0, 0
    if sum(line.inner or line.closed for line in lines) * 4 < len(lines):
        return 0.0, 0
    mean = sum(edges.weigh(line.body, after.body) for line, after in full) / len(full)
    return (best, counts[best]) if mean > WRAPPED else (0.0, 0)
