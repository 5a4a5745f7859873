"""How far apart two stated values may lie and still say the same."""

from __future__ import annotations

import re
from decimal import Decimal

from zhsignals.records import Fact

WORDED = Decimal("0.1")
"""`about`, `over`, `nearly` are read as: within a tenth of the number that is named."""

_NUMBER = re.compile(r"[0-9][0-9,]*(?:\.[0-9]+)?")
_UP, _DOWN, _BOTH = frozenset({"gt", "gte"}), frozenset({"lt", "lte", "near"}), frozenset({"approx"})


def half_step(fact: Fact) -> Decimal:
    """Half of the last digit written: 1.4亿元 may be anything from 1.35 to 1.45; a plain count of things is exact."""
    found = _NUMBER.search(fact.text)
    if found is None or not fact.value:
        return Decimal(0)
    written = Decimal(found.group().replace(",", ""))
    if not written:
        return Decimal(0)
    scale = abs(fact.value / written)
    if (fact.kind == "count" and scale == 1) or scale.normalize().as_tuple().digits != (1,):
        return Decimal(0)  # exact, or not a plain multiple of the number written (2×34万千瓦)
    exponent = written.as_tuple().exponent
    return scale.scaleb(exponent if isinstance(exponent, int) else 0) / 2


def interval(fact: Fact) -> tuple[Decimal, Decimal]:
    """The values that the wording leaves open."""
    low, high = fact.value, fact.value if fact.value_max is None else fact.value_max
    half, margin = half_step(fact), abs(fact.value) * WORDED
    down = margin if fact.comparator in _DOWN | _BOTH else Decimal(0)
    up = margin if fact.comparator in _UP | _BOTH else Decimal(0)
    if fact.value < 0:  # the comparator of a decline speaks of its size
        down, up = up, down
    return low - max(half, down), high + max(half, up)


def agree(a: tuple[Decimal, Decimal], b: tuple[Decimal, Decimal]) -> bool:
    """Whether two intervals share more than an edge (a point agrees with what surrounds it)."""
    return (a[0] < b[1] and b[0] < a[1]) or a == b
