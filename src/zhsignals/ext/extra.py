"""Optional packages: imported when they are needed, named in one line when they are not there."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from zhsignals.errors import MissingExtra


def require(module: str, extra: str) -> Any:
    """The module, or MissingExtra naming the extra that brings it."""
    package = module.partition(".")[0]
    try:
        return import_module(module)
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] != package:
            raise  # the package is there and is itself broken: its own message says more
        raise MissingExtra(package, extra) from None
