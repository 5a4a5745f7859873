"""A file that holds several articles: where each begins. In doubt it is one article."""

from __future__ import annotations

from zhsignals.repair.characters import Characters
from zhsignals.repair.furniture import SHORT, Furniture
from zhsignals.repair.habit import LIST_MARK
from zhsignals.repair.lines import Line, find_lines
from zhsignals.repair.marks import mask_invisible, mask_marks

BODY = 60
"""An article has at least so many characters of prose."""
TITLE = (6, 60)
Span = tuple[int, int]


def split_articles(raw: str, characters: Characters, furniture: Furniture) -> list[Span]:
    """Spans of the articles of `raw`, without gaps: a new one starts where closed prose is followed by a title and a byline or date."""
    text = mask_invisible(mask_marks(characters.fold(raw)))
    if characters.is_traditional(text):
        text = characters.simplify(text)
    lines = find_lines(text, raw)
    first = _opens(lines, 0, furniture)
    starts, prose = [0], 0
    for i, line in enumerate(lines):
        kind = _opens(lines, i, furniture) if prose >= BODY and _has_ended(lines[i - 1], furniture) else None
        if kind and kind in ("byline", first):
            starts.append(_line_start(raw, line.start))
            prose = 0
        elif line.closed:
            prose += len(line.body)
    if prose < BODY and len(starts) > 1:
        starts.pop()
    return list(zip(starts, [*starts[1:], len(raw)], strict=True))


def _opens(lines: list[Line], i: int, furniture: Furniture) -> str | None:
    """What confirms that line `i` is the title of an article: the `byline`, `date` or reporter's `lead` under it."""
    if i + 1 >= len(lines):
        return None
    line, below = lines[i], lines[i + 1].body
    if (
        not TITLE[0] <= len(line.body) <= TITLE[1]
        or line.body[-1] in "。；，、：:"
        or LIST_MARK.match(line.body)
        or furniture.is_furniture(line.body)
    ):
        return None
    if len(below) > SHORT or below.endswith("。"):
        return "lead" if furniture.is_lead(below) else None
    return "byline" if furniture.is_byline(below) else "date" if furniture.is_date(below) else None


def _has_ended(line: Line, furniture: Furniture) -> bool:
    return line.closed or (len(line.body) <= SHORT and furniture.is_furniture(line.body))


def _line_start(raw: str, at: int) -> int:
    return max(raw.rfind("\n", 0, at), raw.rfind("\r", 0, at)) + 1
