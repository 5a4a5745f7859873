"""zhsignals: Chinese government and economic news, read into an auditable table of facts."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from zhsignals.ext.frames import Records
    from zhsignals.pipeline import Extractor, extract, periods, quantities
    from zhsignals.records import Record

__all__ = ["Extractor", "Record", "Records", "__version__", "extract", "periods", "quantities"]

_HOMES = {
    "Extractor": "zhsignals.pipeline",
    "extract": "zhsignals.pipeline",
    "periods": "zhsignals.pipeline",
    "quantities": "zhsignals.pipeline",
    "Record": "zhsignals.records",
    "Records": "zhsignals.ext.frames",
}


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'zhsignals' has no attribute {name!r}")
