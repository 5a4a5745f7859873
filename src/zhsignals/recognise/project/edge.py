"""Where a project's name begins."""

from __future__ import annotations

import re
from collections.abc import Sequence

from zhsignals.recognise.project.words import ProjectWords
from zhsignals.text import Mention

REACH = 48
_RUN = re.compile(r"[\u4e00-\u9fffA-Za-z0-9·&()（）\-—+±×%./～~]{0,48}")
_BRACKETS = frozenset("()（）")
_DASH = "——"
_ENUMERATION = re.compile(r"[（(][^()（）]{1,3}[)）]|\d{1,2}[.．、]")


class Edges:
    """Walks left from the last word of a project's name."""

    def __init__(self, text: str, words: ProjectWords, companies: Sequence[Mention]) -> None:
        self.text = text
        self.words = words
        self.company_at = {m.start: m for m in companies}
        self.company_ends = {m.end for m in companies}
        self.inside = {i for m in companies for i in range(m.start, m.end)}

    def left(self, end: int, floor: int = 0) -> int:
        """Where the name that ends at `end` begins."""
        low = max(floor, end - REACH)
        m = _RUN.match(self.text[low:end][::-1])
        start = end - (m.end() if m else 0)
        start += _unpaired(self.text[start:end])
        start = max(start, self.text.rfind(_DASH, start, end) + 1)
        return self._cut(start, end)

    def _cut(self, start: int, end: int) -> int:
        text, words, opens, firsts = self.text, self.words, self.words.opens, self.words.firsts
        m = _ENUMERATION.match(text, start, end) or words.shape["time"].match(text, start, end)
        i = cut = m.end() if m else start
        while i < end:
            if i in self.company_at and self.company_at[i].end < end:
                i = self.company_at[i].end
                if text[i] in words.after_firm and not words.common.at(text, i, end):
                    i = cut = i + 1
                continue
            if i > cut and text[i - 1] not in words.ends_place:
                c = text[i]
                if c not in firsts or (c not in opens and text[i : i + 2] not in opens):
                    i += 1
                    continue
            size = words.edge.at(text, i, end)
            if size == 1 and words.places.at(text, i, end):
                size = 0  # 本溪
            if text[i] in words.spending and (m := words.shape["spent"].match(text, i, end)) and m.end() - i > size:
                size = m.end() - i
            if not size and i == cut and (m := words.shape["amount"].match(text, i, end) or words.shape["time"].match(text, i, end)):
                size = m.end() - i
            if not size and i == cut and not words.places.at(text, i, end):
                size = words.start.at(text, i, end)
            if not size and i > cut and (built := words.build.at(text, i, end)) and self._at_place(cut, i):
                size = built
            if not size and text[i] in words.joints and i > cut and self._closes(cut, i):
                size = 1
            if size == 1 and i > cut and text[i - 1 : i + 1] in words.held:
                size = 0
            longer = words.common.at(text, i, end) if size else 0
            if longer > size and not words.places.at(text, i + size, end):
                i += longer
            elif size and i + size < end - 1:
                i += size
                cut = i
            else:
                i += 1
        while cut < end and text[cut] in "-—·)）/.%+":
            cut += 1
        return cut

    def _at_place(self, start: int, end: int) -> bool:
        """Whether a place ends before a verb: 园区|建设, 云州|新建."""
        return self.text[end - 1] in self.words.ends_place or self.words.places.at(self.text, start, end) == end - start

    def _closes(self, start: int, end: int) -> bool:
        """Whether what stands before 和 is a name of its own."""
        return self.text.endswith(self.words.closing, start, end) or end in self.company_ends


def _unpaired(run: str) -> int:
    depth = 0
    if _BRACKETS.isdisjoint(run):
        return 0
    for i in range(len(run) - 1, -1, -1):
        if run[i] in ")）":
            depth += 1
        elif run[i] in "(（":
            if not depth:
                return i + 1
            depth -= 1
    return max(run.rfind(")"), run.rfind("）")) + 1 if depth else 0
