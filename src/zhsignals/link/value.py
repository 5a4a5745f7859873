"""What a value cell states: kind, signed value and unit, given how its rule reads it."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from zhsignals.link.cells import Cell
from zhsignals.link.draft import Draft
from zhsignals.link.matcher import Hit
from zhsignals.text import Quantity

ONE = Decimal(1)


def growth_sign(cells: Sequence[Cell], hit: Hit) -> int:
    """+1 or -1. A narrowed decline is a rise; a decline's widening is a fall (GUIDELINES, decided cases)."""
    growth = cells[hit.roles["growth"]].of.data.data if "growth" in hit.roles else {}
    if growth.get("value") == "told":
        growth = next((c.of.data.data for c in reversed(cells[: hit.roles["growth"]]) if c.code in "GS"), growth)
    sign = int(growth.get("sign", 1))
    if "speed" in hit.roles:
        speed = int(cells[hit.roles["speed"]].of.data.data.get("sign", 1))
        return -speed if growth.get("value") == "narrow" else sign * speed
    return sign


def make_change(quantity: Quantity, sign: int, *, multiple_of: bool = False) -> Draft:
    """A change draft: the sign is in the value; `是…的3倍` is a change of 2."""
    value, top = quantity.value, quantity.value_max
    unit = {"rate": "1"}.get(quantity.kind, quantity.unit)
    if quantity.kind == "change" and quantity.unit == "x" and multiple_of:
        value, top = value - ONE, None if top is None else top - ONE
    if sign < 0:
        value, top = -value, None if top is None else -top
    return Draft(quantity, "change", value, top, unit, quantity.comparator)


def make_level(quantity: Quantity, sign: int = 1) -> Draft:
    """A level draft of the quantity's own kind."""
    low, top = sign * quantity.value, None if quantity.value_max is None else sign * quantity.value_max
    if top is not None and top < low:
        low, top = top, low
    return Draft(quantity, quantity.kind, low, top, quantity.unit, quantity.comparator)
