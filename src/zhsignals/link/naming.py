"""What a metric's mention makes of a draft."""

from __future__ import annotations

from collections.abc import Mapping

from zhsignals.link.draft import Draft
from zhsignals.link.noun import NounFinder
from zhsignals.link.state import Pass
from zhsignals.text import Mention

MEASURED = {"amount": frozenset({"money"}), "count": frozenset({"count", "index"}), "quantity": frozenset({"quantity", "index"})}
"""What a metric has to be measured in, for a change in such a unit to be its own."""


class Naming:
    """Gives a draft the metric of a mention, or a label where its unit does not fit."""

    def __init__(self, nouns: NounFinder, aliases: Mapping[str, str]) -> None:
        self._nouns, self._aliases = nouns, aliases

    def named(self, mention: Mention, draft: Draft, words: str = "") -> None:
        """The metric of a mention; of a count in a unit that the metric does not have, a label from the words behind the value."""
        units = mention.data.data.get("units")
        if units and draft.kind == "count" and draft.unit not in units:
            draft.label = self._nouns.right(words) if mention.start >= draft.quantity.end else None
            return
        needed = MEASURED.get(draft.quantity.kind) if draft.kind == "change" else None
        if needed and needed.isdisjoint(mention.data.data["dimension"]):
            return  # 28个县收入增长，比一季度多3个; 这家公司增利9万元; 所持股份减少9股
        draft.metric = mention.data.data.get("metric", mention.id)
        if draft.metric == "other":
            draft.label = mention.data.zh

    def branch(self, state: Pass, draft: Draft) -> None:
        """`固定资产投资63亿元。教育业投资完成5亿元，增长8%`: part of the series that the paragraph, for a growth the article, is about."""
        series = self._aliases.get(draft.metric)
        told = state.scope.told_series if draft.quantity.kind == "rate" else state.scope.series
        if series is not None and series == told and not any(n.kind in ("project", "company") for n in state.names):
            draft.metric = series

    def grown(self, state: Pass, mention: Mention, draft: Draft) -> Mention:
        """`增加值增长5%。国有控股企业增长7%`: enterprises that grow by a percentage grow in the metric said before."""
        told = state.scope.metric
        return told if told is not None and draft.quantity.kind == "rate" and mention.id == "enterprise_count" else mention

    def pulled(self, draft: Draft) -> None:
        """`拉动投资增长3个百分点`: what is pulled is the series."""
        draft.metric = self._aliases.get(draft.metric, draft.metric)
