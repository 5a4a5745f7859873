"""Money that is a sum of many, and money that is of one thing or one person."""

from __future__ import annotations

from zhsignals.link.draft import Draft
from zhsignals.link.matcher import Hit
from zhsignals.link.noun import NounFinder
from zhsignals.link.state import Pass

SOLD = frozenset({"imports", "exports", "revenue", "transaction_value", "price_index", "financing", "market_size"})
"""Sums of money that nothing has for each tonne of it."""
TOTALS = SOLD | {"profit", "investment", "fixed_asset_investment", "trade", "gdp", "output_value", "value_added"}
"""Sums of money of many; what is said to be a few yuan is that of one."""
SMALL = 5000
"""Units of money that are no sum of many."""
ONES_OWN = {"transaction_value": "transaction_value", "revenue": "income"}
"""What a small sum that is named by its clause is: a purchase, and what somebody earns."""


def of_one(state: Pass, draft: Draft, hit: Hit | None, nouns: NounFinder) -> str | None:
    """The metric of an amount that is no total: `2060元/吨`, `头均盈利610元`, `每股收益1.39美元`; None for one that may be a total."""
    if draft.metric not in TOTALS:
        return None
    if draft.metric in SOLD and _by_unit(state, draft, nouns):
        return "other"
    if draft.comparator == "order" or not 0 < abs(draft.value_max or draft.value) < SMALL:
        return None
    return ONES_OWN.get(draft.metric, "other") if hit else "other"


def _by_unit(state: Pass, draft: Draft, nouns: NounFinder) -> bool:
    """`2060元/吨`, `出口均价下降，为2060元`: money for one of many things."""
    said = state.scope.metric
    if said is not None and said.end < draft.quantity.start and state.text.startswith(nouns.unit_prices, said.end):
        return True
    return nouns.priced(state.text, draft.quantity.start, draft.quantity.end)
