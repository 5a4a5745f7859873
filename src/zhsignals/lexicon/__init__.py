"""patterns/ as entries, tables and indexes."""

from zhsignals.lexicon.entry import Entry, refusing_guard
from zhsignals.lexicon.heads import Heads, Places
from zhsignals.lexicon.index import TermIndex
from zhsignals.lexicon.load import Patterns, default_folder, load_patterns
from zhsignals.lexicon.table import Table

__all__ = ["Entry", "Heads", "Patterns", "Places", "Table", "TermIndex", "default_folder", "load_patterns", "refusing_guard"]
