"""Example sentences: `{surface}` marks what the entry must find, `{surface => value}` what it must read there.

A frame is an example for many words: `{*}` stands for each term of the entry in turn (`占地{5万*}`), and the name of a guard in braces
for each of its words (`企业{*}{followed_by}5亿元`, and in a counter-example `产值{not_followed_by}`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from zhsignals.lexicon import Entry
from zhsignals.lexicon.entry import GUARDS

_MARK = re.compile(r"\{([^{}]*)\}")
_GUARD = re.compile(r"\{(" + "|".join(GUARDS) + r")\}")
_TERMS = re.compile(r"\{[^{}*]*\*[^{}*]*\}")


@dataclass(frozen=True, slots=True)
class Found:
    """What stands at `[start, end)`; the value where one is read."""

    start: int
    end: int
    value: str | None = None


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence without its marks, and the marks."""

    field: str
    """`accept[2]`: where the entry gives it."""
    text: str
    marks: tuple[Found, ...]

    def agrees(self, found: list[Found]) -> bool:
        """Exactly the marked places, and the marked values where there are any."""
        if [(f.start, f.end) for f in found] != [(m.start, m.end) for m in self.marks]:
            return False
        return all(m.value is None or m.value == f.value for m, f in zip(self.marks, found, strict=True))

    def show(self, found: list[Found]) -> str:
        """What was found in the sentence, for an error message."""
        return "、".join(f"“{self.text[f.start : f.end]}”" + (f" => {f.value}" if f.value else "") for f in found) or "nothing"


def parse_example(field: str, raw: str) -> Example:
    """Take the marks out of a sentence; ValueError if a brace has no partner."""
    text, marks, at = "", [], 0
    for m in _MARK.finditer(raw):
        text += raw[at : m.start()]
        surface, arrow, value = m.group(1).partition("=>")
        surface = surface.strip() if arrow else surface
        marks.append(Found(len(text), len(text) + len(surface), value.strip() if arrow else None))
        text += surface
        at = m.end()
    text += raw[at:]
    if "{" in text or "}" in text:
        raise ValueError("a brace without its partner")
    return Example(field, text, tuple(marks))


def examples(entry: Entry, field: str) -> list[Example]:
    """All sentences of `accept`, `reject` or `todo`, frames filled in."""
    out = []
    for i, raw in enumerate(getattr(entry, field)):
        out += [parse_example(f"{field}[{i}]", sentence) for sentence in _filled(entry, raw, marks=field != "reject")]
    return out


def _filled(entry: Entry, raw: str, *, marks: bool) -> list[str]:
    sentences = [raw]
    if _TERMS.search(raw):
        sentences = [_TERMS.sub(lambda m, t=term: _put(m, t, marks), raw) for term in entry.terms]  # type: ignore[misc]
    out = []
    for sentence in sentences:
        guard = _GUARD.search(sentence)
        out += [sentence.replace(guard.group(), word) for word in getattr(entry, guard.group(1))] if guard else [sentence]
    return out


def _put(mark: re.Match[str], term: str, keep: bool) -> str:
    inner = mark.group()[1:-1].replace("*", term)
    return f"{{{inner}}}" if keep else inner
