"""Text, places in it, and what stands there: the vocabulary every other layer speaks."""

from zhsignals.text.article import Article
from zhsignals.text.mention import Mention, Numeral, Period, Quantity
from zhsignals.text.origin import OffsetMap, Repaired
from zhsignals.text.overlap import settle

__all__ = ["Article", "Mention", "Numeral", "OffsetMap", "Period", "Quantity", "Repaired", "settle"]
