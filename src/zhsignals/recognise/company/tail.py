"""Short names by their last word: 虬龙 + 科技, 通衢 + 股份."""

from __future__ import annotations

from zhsignals.lexicon import Entry, Patterns
from zhsignals.recognise.company.evidence import Evidence
from zhsignals.recognise.company.page import Page
from zhsignals.text import Mention


def tail_entries(patterns: Patterns) -> tuple[Entry, ...]:
    """The entries of kind `company_tail`."""
    return patterns.entries("company_tail")


def find_tailed(page: Page, anchors: list[Mention], known: list[Evidence]) -> list[Evidence]:
    """Two to four distinctive characters between a clear left edge and the tail, and a clear edge after it."""
    out: list[Evidence] = []
    text, words = page.text, page.words
    ends = {e.end for e in known}
    for m in anchors:
        if m.start < 2 or not text[m.start - 1].isalnum():
            continue
        # Two letters at least stand before the tail, and no common word: asked first, it spares most walks to the left.
        if not text[m.start - 2 : m.start].isalpha() or words.trade.at(text, m.start - 2, m.start):
            continue
        if not page.clear_after(m.end) or m.end in ends or page.cut_into(m.start):
            continue
        start = page.left_edge(m.start, max(0, m.start - 12))
        holding = text[m.start : m.end] in words.firm and not words.listed[0].startswith(text[m.start : m.end])
        of_known = m.start - start > 2 and text[start : m.start] in page.sure and not holding
        if start >= m.start or page.is_region(start, m.start) or of_known:
            continue
        bare = page.bare(start, m.start)
        plain = not 2 <= len(bare) <= 4 or not bare.isalpha() or words.leftovers(bare) != [bare] or words.filler.issuperset(bare)
        if (plain and not (holding and text[start : m.start] in page.sure)) or bare[:1] in words.inner:
            continue
        out.append(
            Evidence(
                start,
                m.end,
                text[start : m.end],
                "short",
                m.data.rule,
                weak=m.data.data["weak"] and (not words.acts.at(text, m.end, len(text)) or words.tallied.match(text, m.end) is not None),
            )
        )
    return out
