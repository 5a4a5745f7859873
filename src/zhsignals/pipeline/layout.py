"""Sentences, paragraphs, sections and headings of a repaired article, as the link stage wants them."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from zhsignals.link import Layout
from zhsignals.segment import Section, find_sections, find_sentences
from zhsignals.text import Repaired


@dataclass(slots=True)
class Plan:
    """The layout for linking, and the sections for the record."""

    layout: Layout
    sections: list[Section]


def plan(repaired: Repaired) -> Plan:
    """Cut the repaired text up."""
    text = repaired.text
    sections = find_sections(text, [*repaired.furniture, *repaired.captions], repaired.title)
    layout = Layout()
    section_starts = [s.start for s in sections]
    furniture = sorted(repaired.furniture)
    furniture_starts = [a for a, _ in furniture]
    title_end = layout.title_end = repaired.title[1] if repaired.title else 0
    seen: set[int] = set()
    line = counted = 0
    for start, end in find_sentences(text):
        if furniture:
            i = bisect_right(furniture_starts, start) - 1
            if i >= 0 and start < furniture[i][1]:
                continue
        number = len(layout.sentences)
        section = bisect_right(section_starts, start) - 1
        heading = sections[section].heading if section >= 0 else None
        layout.sentences.append((start, end))
        line, counted = line + text.count("\n", counted, start), start
        layout.paragraph.append(line)
        layout.section.append(section if section >= 0 else None)
        in_heading = heading is not None and heading[0] <= start < heading[1]
        layout.headline.append(start < title_end or in_heading)
        layout.heads_line.append(text[start] == "【" and text[end - 1] == "】" and end < len(text) and text[end] != "\n")
        if heading is not None and section not in seen:
            layout.heading[number] = heading
        seen.add(section)
    return Plan(layout, sections)
