"""The stages in order: an article in, a validated record out."""

from zhsignals.pipeline.extractor import Extractor, extract
from zhsignals.quantity import periods, quantities

__all__ = ["Extractor", "extract", "periods", "quantities"]
