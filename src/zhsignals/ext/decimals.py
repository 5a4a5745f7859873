"""Decimals on their way into a column type: they fit, or the place is named and left empty."""

from __future__ import annotations

from decimal import Context, Decimal, InvalidOperation
from typing import Any

from zhsignals.ext.arrow_schema import PRECISION, SCALE

_UNIT = Decimal(1).scaleb(-SCALE)
_CONTEXT = Context(prec=PRECISION)
_LOSS = Decimal("1e-9")
"""Relative loss at which a number counts as held: 三分之一 has no last digit."""


def fit_number(value: Decimal) -> Decimal | None:
    """The number as the column holds it; None where it is too large, or too small, to be held."""
    try:
        held = value.quantize(_UNIT, context=_CONTEXT)
    except InvalidOperation:
        return None
    return held if abs(held - value) <= abs(value) * _LOSS else None


def fit_numbers(value: Any, path: str, lost: list[str]) -> Any:
    """A dumped record with every Decimal fitted; `lost` receives the path of each that could not be."""
    if isinstance(value, dict):
        for key, item in value.items():
            if isinstance(item, Decimal):
                value[key] = fit_number(item)
                if value[key] is None:
                    lost.append(f"{path}{key}={item}")
            elif isinstance(item, dict | list | tuple):
                fit_numbers(item, f"{path}{key}.", lost)
    elif isinstance(value, list | tuple):
        for i, item in enumerate(value):
            if isinstance(item, dict):
                fit_numbers(item, f"{path[:-1]}[{i}].", lost)
    return value
