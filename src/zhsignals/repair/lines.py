"""Lines of the folded text: where they stand, what they show, what sort of line they are."""

from __future__ import annotations

from dataclasses import dataclass

from zhsignals.repair.characters import MASK

CLOSERS = frozenset("。！？!?；;：:…")
QUOTES = frozenset('”’」』》）)】〕]"')
COMMAS = frozenset("，、,")
DASHES = frozenset("-—")
WIDE = "\u3000\t"


@dataclass(slots=True)
class Line:
    """One line of the text as read, blanks at both ends left out."""

    start: int
    end: int
    stop: int
    """Where its line end stands; -1 for the last line of a text that does not end in one."""
    body: str
    """What it shows: masked characters left out."""
    indent: int
    closed: bool
    """Whether it ends as a sentence, a list item or a lead-in does."""
    inner: bool
    """Whether punctuation inside shows a sentence rather than a title or a table cell."""
    furniture: bool = False
    caption: bool = False

    def outdented(self) -> Line:
        """The line without its indentation."""
        return Line(self.start, self.end, self.stop, self.body, 0, self.closed, self.inner, self.furniture, self.caption)

    @property
    def width(self) -> float:
        """How wide it prints, in ideographs, its indentation included."""
        return self.indent / 2 + len(self.body) - len(self.body.encode("ascii", "ignore")) / 2


def find_lines(text: str, raw: str) -> list[Line]:
    """The lines of `text` that show anything; `raw` tells how far each was indented."""
    lines, start = [], 0
    while start < len(text):
        stop = text.find("\n", start)
        end = len(text) if stop < 0 else stop
        line = text[start:end]
        if line:
            body = line.strip(_BLANK)
            if body:
                left = start + line.index(body[0]) if line[0] in _BLANK else start
                shown = body.replace(MASK, "") if MASK in body else body
                indent = _indent(raw, start, left) if left > start else 0
                lines.append(Line(left, left + len(body), stop, shown, indent, _is_closed(shown), _has_inner(shown)))
        if stop < 0:
            break
        start = stop + 1
    return lines


_BLANK = " " + MASK


def _is_closed(body: str) -> bool:
    last, before = body[-1], body[-2:-1]
    if last in CLOSERS or (last in QUOTES and before in CLOSERS):
        return True
    if last == ".":
        return not before.isdigit()
    return last in DASHES and body.rstrip("-—")[-1:] in CLOSERS


def _has_inner(body: str) -> bool:
    return "，" in body or "。" in body or "、" in body or "；" in body


def _indent(raw: str, start: int, left: int) -> int:
    return sum(2 if c in WIDE else 1 for c in raw[start:left])
