"""Repaired text → sections, sentences, clauses, words."""

from zhsignals.segment.sections import Section, find_sections, lines_of
from zhsignals.segment.sentences import find_clauses, find_sentences
from zhsignals.segment.words import Words

__all__ = ["Section", "Words", "find_clauses", "find_sections", "find_sentences", "lines_of"]
