"""Mentions → facts: which number measures what, of whom, when."""

from zhsignals.link.draft import Draft, Name, Scope
from zhsignals.link.ledger import settle_numerals
from zhsignals.link.linker import Layout, Linker
from zhsignals.link.merge import Merged, merge
from zhsignals.link.spans import year_period

__all__ = ["Draft", "Layout", "Linker", "Merged", "Name", "Scope", "merge", "settle_numerals", "year_period"]
