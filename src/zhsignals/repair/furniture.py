"""Lines that hold no facts: bylines, editor's and source lines, dates, navigation, page numbers, running heads."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from zhsignals.lexicon import Patterns
from zhsignals.repair.date_line import DateLine, alternation
from zhsignals.repair.lines import Line

SHORT = 60
REMEMBERED = 256
"""Short lines whose answers are kept: each is asked about when lines are joined, and again when they are."""
_OPEN = "[（(【\\[]?"
_DIGITS = re.compile(r"\d")


class Furniture:
    """Tells furniture from prose, line by line."""

    __slots__ = (
        *("_byline", "_caption", "_credit", "_dates", "_labelled", "_lead", "_navigation", "_page", "_photo", "_photo_ends", "_pose"),
        *("_worded", "is_furniture"),
    )

    def __init__(self, patterns: Patterns) -> None:
        words = {e.id: e.terms for e in patterns.entries("layout")}
        self._dates = DateLine(words)
        number = f"{alternation(words['page_open'])} ?\\w?\\d{{1,4}} ?{alternation(words['page'])}?"
        self._page = re.compile(f"[-—–·~ ]{{1,4}}\\d{{1,4}}[-—–·~ ]{{1,4}}|{number}(?:[ ,，/]{{0,2}}{number})?|[|｜·]")
        label_words = words["editor"] + words["source"] + words["credit"] + words["original_title"]
        labels = alternation(label_words)
        self._labelled = re.compile(f"{_OPEN}(?:[\u4e00-\u9fff]{{2,4}}[：:] ?)?[\u4e00-\u9fff]{{0,4}}?{labels}(?:[：:/｜|]| +[^ ]{{2,4}}$)")
        self._navigation = re.compile(f"{_OPEN}{alternation(words['navigation'])}")
        reporter = alternation(words["reporter"])
        name = "[\u4e00-\u9fff·]{2,4}"
        more = f"(?:[ 、，/]{name}|{reporter}[ ：:]?{name}){{0,8}}"
        self._byline = re.compile(f"{_OPEN}[^，。：:（）()\\n]{{0,12}}?{reporter}[ ：:/｜]{{0,2}}{name}{more}(?:[ /]{name})?[）)】]?")
        wire = alternation(words["wire"])
        self._lead = re.compile(
            f"[\u4e00-\u9fff\\d ]{{0,24}}?(?:{wire}|{alternation(words['report'])})[ —-]{{0,3}}[（(][^（）()\n]{{0,14}}?{reporter}"
        )
        photo = alternation(words["photo"])
        self._credit = re.compile(f"{_OPEN}(?:[\u4e00-\u9fff]{{0,10}} ?{photo}|{photo}[ ：:/]?{name})[）)]?")
        self._caption = re.compile(alternation(words["caption"]))
        self._pose = re.compile(alternation(words["pose"]))
        self._photo = re.compile(f"(?<=[。！？ （(])[^。！？ （(]{{0,12}} ?{photo}[）)]?$")
        self._photo_ends = tuple(t + close for t in words["photo"] for close in ("", "）", ")"))
        self._worded = re.compile(alternation(label_words + words["navigation"] + words["reporter"] + words["photo"]))
        self.is_furniture = lru_cache(REMEMBERED)(self._is_furniture)

    def mark(self, lines: list[Line]) -> None:
        """Set `furniture` and `caption` on every line that is."""
        heads = _running_heads(lines)
        for line in lines:
            body = line.body
            if len(body) > SHORT:
                line.furniture = self._dates.masthead(body) is not None
                continue
            if not body.endswith("。"):
                line.furniture = body in heads or self.is_furniture(body)
            line.caption = self.is_caption(body)

    def _is_furniture(self, body: str) -> bool:
        """Whether one short line is furniture by what it says."""
        if (len(body) == 1 or _DIGITS.search(body)) and (self.is_date(body) or self._page.fullmatch(body) or self._dates.masthead(body)):
            return True
        return self._worded.search(body) is not None and bool(
            self._labelled.match(body) or self._navigation.match(body) or self._byline.fullmatch(body) or self._credit.fullmatch(body)
        )

    def credit(self, body: str) -> int:
        """Where the photo credit begins with which a line ends; -1 if it ends in none."""
        m = self._photo.search(body) if body.endswith(self._photo_ends) else None
        return m.start() if m else -1

    def is_caption(self, body: str) -> bool:
        """Whether one short line says what an image shows: it opens like a caption or ends in a photo credit."""
        if self._caption.match(body) or self.credit(body) >= 0:
            return True
        return not body.endswith("。") and self._pose.search(body) is not None

    def is_byline(self, body: str) -> bool:
        """Whether the line gives the names of who wrote it, and nothing else."""
        return self._byline.fullmatch(body) is not None

    def is_lead(self, body: str) -> bool:
        """Whether the line begins as a report does, with a dateline that names the reporter."""
        return self._lead.match(body) is not None

    def is_date(self, body: str) -> bool:
        """Whether the line gives a full date, with a label or a time at most."""
        return self._dates.alone.fullmatch(body) is not None


def _running_heads(lines: list[Line]) -> frozenset[str]:
    """Short lines without digits that stand three times or more among prose."""
    short = Counter(line.body for line in lines if 6 <= len(line.body) <= 30 and not line.closed)
    return frozenset(body for body, n in short.items() if n >= 3 and not _DIGITS.search(body))
