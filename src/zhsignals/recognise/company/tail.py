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
        # Two letters at least stand before the tail, and no common word unless a deed follows: asked first, it spares most walks.
        acting = page.deeds.at(m.end, len(text)) > 0
        if not text[m.start - 2 : m.start].isalpha() or (words.trade.at(text, m.start - 2, m.start) and not acting):
            continue
        if not page.clear_after(m.end) or text.startswith(words.onward, m.end) or words.sited.match(text, m.end):
            continue
        if m.end in ends or page.cut_into(m.start):
            continue
        start = page.left_edge(m.start, max(0, m.start - 12))
        if (acting and _odd(page, start, m)) or (m.data.data.get("placed") and m.start - start < 5 and page.is_region(start, m.start)):
            out.append(Evidence(start, m.end, text[start : m.end], "short", m.data.rule))
            continue
        holding = text[m.start : m.end] in words.firm and not words.listed[0].startswith(text[m.start : m.end])
        of_known = m.start - start > 2 and text[start : m.start] in page.sure and not holding
        if start >= m.start or page.is_region(start, m.start) or of_known:
            continue
        bare = page.bare(start, m.start)
        if page.is_region(m.start - len(bare), m.start) or bare[-1:] in words.offices:
            continue
        plain = not 2 <= len(bare) <= 4 or not bare.isalpha() or words.leftovers(bare) != [bare] or words.filler.issuperset(bare)
        if (
            (plain and not (holding and text[start : m.start] in page.sure))
            or bare[:1] in words.inner
            or words.many.match(text[start : m.start])
        ):
            continue
        out.append(
            Evidence(
                start,
                m.end,
                text[start : m.end],
                "short",
                m.data.rule,
                weak=m.data.data["weak"]
                and not acting
                and (not words.acts.at(text, m.end, len(text)) or words.tallied.match(text, m.end) is not None),
            )
        )
    return out


def _odd(page: Page, start: int, m: Mention) -> bool:
    """远山 + 智能宣布: one common word at the head of a clause, which the article says again with the tail."""
    text, words = page.text, page.words
    stem = text[start : m.start]
    if len(stem) != 2 or stem in words.goods or stem in words.generic or page.is_region(start, m.start):
        return False
    return (start == 0 or not text[start - 1].isalnum()) and page.count(text[start : m.end]) > 1
