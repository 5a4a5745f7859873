"""Names by their suffix: …有限公司, …集团, …银行; the left edge is found by context."""

from __future__ import annotations

import re
from dataclasses import replace

from zhsignals.recognise.company.evidence import Evidence
from zhsignals.recognise.company.page import Page
from zhsignals.text import Mention

_CAPITALISED = re.compile(r"(?<![A-Za-z])[A-Z][A-Za-z0-9&'\-]*(?:[ ,.]{1,2}[A-Z&][A-Za-z0-9&'\-]*){0,5}[ ,.]{1,2}$")
MOST = 8
"""A supermarket's name has no longer stem."""
_BRACKETS = frozenset("()（）")


def find_suffixed(page: Page, anchors: list[Mention]) -> list[Evidence]:
    """Names that end with one of the suffixes found, left to right."""
    out: list[Evidence] = []
    text, last = page.text, 0
    for m in anchors:
        if m.data.data["core"] == "latin":
            out += _latin(page, m)
            continue
        if m.start == 0 or text[m.start - 1] in "，。、；：！？\n“”《》 ":
            continue
        legal = m.data.data["form"] == "legal"
        starts = _starts(page, m, 0 if legal else last)
        start = starts[0]
        if out and out[-1].form == "legal":  # a registered name does not reach over another
            starts = [s for s in starts if s >= out[-1].end] or starts[:1]
        told = _named(page, start, m) if text.endswith(page.words.filial, 0, start) else None
        found = told or next((e for s in starts if (e := _named(page, s, m)) is not None and _distinct(page, e, m)), None)
        found = found or _named(page, start, m)
        if found is None and start < last < m.start:
            found = _named(page, last, m)
        if found is not None and m.data.data["core"] == "name" and page.is_region(found.start, m.start):
            found = found if out and out[-1].end == found.start else None
        if found is not None:
            if m.data.data.get("joins") and out and out[-1].end == found.start:
                found = replace(found, start=out[-1].start, name=text[out.pop().start : found.end])
            out.append(found)
        last = m.end
    return out


def _latin(page: Page, m: Mention) -> list[Evidence]:
    """Far Harbour Pte. Ltd.: capitalised words before the form of the company."""
    low = max(0, m.start - 60)
    words = _CAPITALISED.search(page.text, low, m.start)
    if words is None or (page.text[m.end : m.end + 1].isalpha() and page.text[m.end].isascii()):
        return []
    end = m.end + (page.text[m.end : m.end + 1] == ".")
    return [Evidence(words.start(), end, page.text[words.start() : end], "legal", m.data.rule)]


def _starts(page: Page, m: Mention, floor: int) -> list[int]:
    """Where the name may begin, the likeliest place first."""
    if m.data.data["core"] != "any":
        return [page.left_edge(m.start, floor)]
    quoted = _quoted(page, m.end)
    return [quoted] if quoted >= 0 else page.left_edges(m.start, floor)


def _distinct(page: Page, e: Evidence, m: Mention) -> bool:
    """Whether more than common words is left of the suffix."""
    return bool(page.core(page.bare(e.start, m.start))) or page.place(e.start, m.start) > 0


def _quoted(page: Page, end: int) -> int:
    """Where the quotation begins that the name fills; -1 if none does."""
    if page.text[end : end + 1] not in {"”", "」"}:
        return -1
    opening = max(page.text.rfind(c, max(0, end - 32), end) for c in "“「")
    return opening + 1 if opening >= 0 and "”" not in page.text[opening:end] else -1


def _named(page: Page, start: int, m: Mention) -> Evidence | None:
    text, words = page.text, page.words
    stem = text[start : m.start]
    if words.numbered.match(text, m.end) or (m.data.data["core"] != "any" and words.several.search(text, max(0, start - 4), start)):
        return None
    if len(stem) < 2 or stem[0] in words.inner or words.many.match(stem) or stem in words.generic or words.placeholder.match(stem):
        return None
    if m.data.data["core"] != "any" and _relation(page, start, m.start):
        return None
    if m.data.data["core"] != "any" and stem[-1] in words.levels and page.place(start, m.start) == m.start:
        return None
    bare = page.bare(start, m.start)
    core = page.core(bare)
    rule = m.data.rule
    wanted = m.data.data["core"]
    if wanted == "name" and page.text.endswith(words.single, 0, start):
        return None
    if (
        not core
        and not _headed(page, stem, wanted)
        and (page.text.endswith(words.single, 0, start) or not _placed(page, start, m, bare, wanted))
    ):
        return None
    if wanted != "any" and (words.measured.search(stem) or (m.data.id == "shop" and len(stem) > MOST)):
        return None
    if start and words.placeholder.match(page.text, start - 1):
        return None
    return Evidence(start, m.end, text[start : m.end], m.data.data["form"], rule)


def _relation(page: Page, start: int, end: int) -> bool:
    """子公司, 子(分)公司, 国际两大锂业公司: what describes firms instead of naming one."""
    text, words = page.text, page.words
    stem = text[start:end]
    if len(stem) < 6 and not _BRACKETS.isdisjoint(stem):
        return True
    return bool(words.many.search(stem)) or (stem[-1] in words.kin and not words.trade.at(text, end - 2, end))


def _headed(page: Page, stem: str, wanted: str) -> bool:
    """中石化第二建设公司: a known firm at the head, and what it does."""
    known = next((n for n in range(len(stem) - 2, 1, -1) if stem[:n] in page.sure), 0) if wanted == "name" else 0
    return known > 0 and stem[known:] not in page.words.generic


def _placed(page: Page, start: int, m: Mention, bare: str, wanted: str) -> bool:
    """A name of common words only: a region before them, or a registered form, makes it one."""
    stem_size = m.start - start
    if wanted == "any":
        return stem_size >= 4 and (len(bare) < stem_size or bare not in page.words.generic)
    abroad = m.data.id != "bank" and page.text[start : m.start - len(bare)] in page.words.countries
    if abroad and page.text[m.end : m.end + 1] not in _BRACKETS:
        return False
    plain = bare in page.words.generic and bare not in page.words.goods
    return 1 < len(bare) < stem_size and not plain
