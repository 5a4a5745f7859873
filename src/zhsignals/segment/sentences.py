"""Sentences and clauses."""

from __future__ import annotations

import re

Span = tuple[int, int]

BRACKETED = re.compile(r"(?<![^\n])【[^】\n]{8,80}】(?=[^\n])")
"""The head of a line that goes on behind it."""
_SENTENCE = re.compile(
    rf"{BRACKETED.pattern}|" r"[^。！？!?\n][^。！？!?\n]*+(?:[。！？!?]++[”’」』》）)】]*+)?+|[。！？!?]++[”’」』》）)】]*+"
)
_CLAUSE = re.compile(r"[^，；。！？!?\n][^，；。！？!?\n]*+[，；。！？!?]?+")


def find_sentences(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """Sentences of `text[start:end]`: they end with 。！？!? (closing quotes and brackets included), with the line or with its head."""
    return [m.span() for m in _SENTENCE.finditer(text, start, len(text) if end is None else end)]


def find_clauses(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """Clauses of `text[start:end]`, each with the punctuation that closes it."""
    return [m.span() for m in _CLAUSE.finditer(text, start, len(text) if end is None else end)]
