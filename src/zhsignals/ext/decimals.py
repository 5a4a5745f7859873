"""Decimals on their way into a column type: they fit exactly, or the place is named and left empty."""

from __future__ import annotations

from decimal import Context, Decimal, InvalidOperation
from typing import Any

from zhsignals.ext.arrow_schema import PRECISION, SCALE

_UNIT = Decimal(1).scaleb(-SCALE)
_CONTEXT = Context(prec=PRECISION)
_ROUNDED = frozenset({"computed"})
"""Results of the audit's own divisions, which may have more digits than a column; stated values are never rounded."""


def fit_number(value: Decimal, *, rounded: bool = False) -> Decimal | None:
    """The number as the column holds it; None where it is too large or has too many digits to be held exactly."""
    try:
        held = value.quantize(_UNIT, context=_CONTEXT)
    except InvalidOperation:
        return None
    return held if rounded or held == value else None


def fit_numbers(value: Any, path: str, lost: list[str]) -> Any:
    """A dumped record with every Decimal fitted; `lost` receives the path of each that could not be."""
    if isinstance(value, dict):
        for key, item in value.items():
            if isinstance(item, Decimal):
                value[key] = fit_number(item, rounded=key in _ROUNDED)
                if value[key] is None:
                    lost.append(f"{path}{key}={item}")
            elif isinstance(item, dict | list | tuple):
                fit_numbers(item, f"{path}{key}.", lost)
    elif isinstance(value, list | tuple):
        for i, item in enumerate(value):
            if isinstance(item, dict):
                fit_numbers(item, f"{path[:-1]}[{i}].", lost)
    return value
