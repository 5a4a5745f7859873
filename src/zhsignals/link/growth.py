"""Which metric a growth is of: its clause's, its level's, that of the growth before."""

from __future__ import annotations

import re
from itertools import pairwise

from zhsignals.link.cells import METRICS, VALUES
from zhsignals.link.clause import clause_end, growth_before, left_words
from zhsignals.link.draft import Draft
from zhsignals.link.matcher import Hit
from zhsignals.link.naming import Naming
from zhsignals.link.noun import NounFinder
from zhsignals.link.state import BREAKS, Pass
from zhsignals.link.value import moved_again
from zhsignals.text import Mention

PRICES, ENTERPRISES = "price_index", "enterprise_count"
AFTER_THING = "growth_after_thing"
LISTING = frozenset(":;(O")
ADVERBS = 6
"""Characters between a metric and its growth: 净利润[却同比大幅]下滑."""
TIMED = re.compile("([vEPw]*)Hv?w,")
"""A clause on what has become shorter or longer: its measure is a stretch of time."""
LEVELS = frozenset({"amount", "count", "quantity"})


COMPARED = re.compile("v?wP")
"""A clause that opens with what it compares with a time: `均价与上周相比`."""


class GrowthMetric:
    """Names the metric of a change, or `other` with a label in the article's words."""

    def __init__(self, nouns: NounFinder, name: Naming) -> None:
        self._nouns, self._name = nouns, name

    def choose(self, state: Pass, i: int, hit: Hit | None, draft: Draft) -> None:
        """Set metric, label and change_of."""
        if hit and hit.rule.id == AFTER_THING and (thing := self._thing(state, i, hit.roles["growth"])):
            draft.label = thing
            return
        self._change(state, i, hit, draft)
        if hit and "growth" in hit.roles and draft.metric == ENTERPRISES and self._moves_else(state, i, hit.roles["growth"], draft):
            draft.metric, draft.label, draft.change_of = "other", None, None  # 龙头企业的增速在9%上下
        measured = state.cells[hit.roles["growth"]].of.data.data.get("measures") if hit and "growth" in hit.roles else None
        if measured and draft.metric not in ("other", PRICES):
            draft.metric, draft.label, draft.change_of = "other", measured, None  # 零售商提价8%

    def apt(self, state: Pass, i: int, hit: Hit | None) -> Hit | None:
        """`保持9%的库存增速` is a growth; in `9%的品种涨幅超过30%` another value is what grew."""
        if hit is None or hit.rule.id != AFTER_THING:
            return hit
        at = hit.roles["growth"]
        grows = self._nouns.grows(state.text[state.cells[i].end : state.cells[at].start])
        return hit if grows and VALUES.isdisjoint(state.codes[at : clause_end(state.codes, at)]) else None

    def _moves_else(self, state: Pass, i: int, growth: int, draft: Draft) -> bool:
        """Whether what grows by a percentage is something of enterprises, not their number: `各公司平均涨幅超过9%`, `公司减产9%`."""
        cell, said = state.cells[growth], self._said(state, min(growth, i), None)
        of_level = not said and bool(state.drafts) and state.drafts[-1] is draft.change_of  # 新设企业9家，同比增幅9%
        if of_level or draft.quantity.kind != "rate" or said.endswith(self._nouns.heads) or any(w in said for w in self._nouns.founded):
            return False
        return cell.code == "S" or any(w in state.text[cell.start : cell.end] for w in self._nouns.price_moves)

    def _change(self, state: Pass, i: int, hit: Hit | None, draft: Draft) -> None:
        if hit and "metric" in hit.roles:
            self._name.named(self._name.grown(state, state.cells[hit.roles["metric"]].of, draft), draft)
            if hit.rule.id == "pull":
                self._name.pulled(draft)
            self._name.branch(state, draft)
            return
        if hit is None and draft.quantity.kind == "quantity":
            draft.label = self._nouns.left(left_words(state, i, i - 1))  # 增加水稻面积2万亩
            return
        stop = hit.roles.get("speed", hit.roles.get("growth", i)) if hit else i
        stop = min(stop, i)
        if draft.unit == "pp" and self._proportion(state, stop):
            draft.metric = "share"
            return
        own = self._own_metric(state, stop, draft)
        if own is not None and not (hit and hit.rule.id in ("pull", "compare")):
            self._name.named(own, draft)
            self._name.branch(state, draft)
            level = state.scope.last_level
            if level is not None and level.metric == draft.metric and level.clause == state.clauses:
                draft.change_of = level
            return
        if hit and hit.rule.id == "growth_after" and draft.quantity.kind == "amount":
            draft.label = self._nouns.left(left_words(state, stop))  # 煤价有50元/吨的回落
            return
        last = state.drafts[-1] if state.drafts else None
        if last is not None and last.kind == "change" and self._beside(state, i, stop, hit, last):
            draft.metric, draft.label, draft.change_of = last.metric, last.label, last.change_of  # 增长8%，比全省（7%）高1个百分点
            return
        if state.codes[i - 1 : i + 2] == "(R)":
            grown = next((d for d in reversed(state.drafts) if d.kind == "change"), None)
            if grown is not None:
                draft.metric, draft.label = grown.metric, grown.label
            elif (told := state.scope.metric or state.scope.output) is not None:
                self._name.named(told, draft)
            return
        said = next((c for c in reversed(state.cells[:stop]) if c.code in METRICS or c.code in VALUES), None)
        if draft.unit == "pp" and said is not None and said.code == "s" and self._bare_start(state, stop):
            self._name.named(said.of, draft)  # 占投资的比重，比去年降低3个百分点
            return
        if draft.unit == "pp" and last is not None and last.kind == "change" and self._bare_start(state, stop):
            draft.metric, draft.label, draft.change_of = last.metric, last.label, last.change_of  # 增长3%，比1—2月提高1个百分点
            return
        level = state.scope.last_level
        if draft.unit != "pp" and level is not None and level.metric in ("completion_rate", "share"):
            whole = self._shared_out(state, level)
            if whole is not None and self._bare_start(state, stop):
                self._name.named(whole, draft)  # 增加值占比96%，同比下降5%
                return
            level = state.scope.last_amount
        if level is not None and level.counts_growing and draft.quantity.kind not in LEVELS:
            level = state.scope.last_amount  # 9个省份同比增长，去年同期为增长8%
        if level is not None and draft.quantity.kind in LEVELS and (level.kind, level.unit) != (draft.quantity.kind, draft.unit):
            level = None
        if draft.unit == "1" and self._bare_start(state, stop) and (timed := self._timed(state)):
            draft.label = timed
            return
        bare = self._bare_start(state, stop) or (hit is None and draft.unit == "x")
        if bare and draft.quantity.kind == "rate" and (moved := growth_before(state)) and self._moved(state, moved, draft):
            return
        self._carried_growth(state, stop, draft, level, bare=bare)

    def _thing(self, state: Pass, i: int, growth: int) -> str | None:
        """`9%的煤价涨幅`: what grows, where it is a measure of its own."""
        between = state.text[state.cells[i].end : state.cells[growth].start].removeprefix(self._nouns.of)
        return between if between.endswith(self._nouns.grown) else None

    @staticmethod
    def _of_figure(state: Pass, stop: int, last: Draft) -> bool:
        """`出口增长5%，预期增长4%，前值增长3%`: what was foreseen of the growth told right before it, or is its figure before."""
        said = state.codes[state.clause : stop].strip("v")
        return said == "T" and last.clause == state.clauses - 1 and last.unit == "1"

    def _timed(self, state: Pass) -> str | None:
        """`投资9亿元，办理时间由7天减至2天，压缩七成`: what the clause before says to take so long, which is no fact of its own."""
        start = max((state.codes.rfind(mark, 0, max(state.clause - 1, 0)) for mark in BREAKS), default=-1) + 1
        timed = TIMED.match(state.codes, start)
        if timed is None or timed.end() != state.clause:
            return None
        words = state.text[state.cells[start].start : state.cells[timed.end(1)].start]
        cut = min((at for w in self._nouns.from_then if (at := words.find(w, 1)) > 0), default=len(words))
        return self._nouns.left(words[:cut])

    def _moved(self, state: Pass, moved: tuple[int, int], draft: Draft) -> bool:
        """`营收20亿元，净利润却下滑，降幅为60%`: what the clause before says to have moved is what the growth is of."""
        start, stop = moved
        own = next((c for c in reversed(state.cells[start:stop]) if c.code in METRICS), None)
        if own is None or own.code == "m" or state.cells[stop].start - own.end > ADVERBS:
            return False
        if state.text[own.end : state.cells[stop].start].endswith(self._nouns.heads):
            return False  # 企业开工率下滑
        self._name.named(own.of, draft)
        self._name.branch(state, draft)
        return True

    def _carried_growth(self, state: Pass, stop: int, draft: Draft, level: Draft | None, *, bare: bool) -> None:
        """A growth whose clause names no metric: that of the level, the growth or the metric told before, or the article's words."""
        if level is not None and (bare or (state.scope.metric is None and not self._strange(state, stop))):
            draft.metric, draft.label, draft.change_of = level.metric, level.label, level
        elif bare and state.drafts and state.drafts[-1].kind in ("change", draft.quantity.kind, "rate"):
            last = state.drafts[-1]
            if draft.unit == "pp" or last.metric != "share" or last.kind == "change":
                draft.metric, draft.label = last.metric, last.label
        elif state.scope.metric is not None and (bare or self._shared(state, stop)) and not self._strange(state, stop):
            self._name.named(state.scope.metric, draft)
            self._name.branch(state, draft)
        elif state.scope.metric is None and state.scope.output is not None and self._industry(state, stop):
            self._name.named(state.scope.output, draft)  # 增加值增长5%。⏎制造业增长3%
        elif state.scope.metric is None and state.scope.spoken is not None and self._places(state, stop):
            self._name.named(state.scope.spoken, draft)  # 多地技改投资下滑。甲市、乙市增速仅为2%、3%
        else:
            draft.label = self._nouns.left(left_words(state, stop))

    @staticmethod
    def _industry(state: Pass, stop: int) -> bool:
        """Whether what grows is an industry and nothing else."""
        said = state.codes[state.clause : stop].rstrip("DvZzJGS")
        return said[-1:] == "E" and state.cells[state.clause + len(said) - 1].of.kind == "industry"

    @staticmethod
    def _places(state: Pass, stop: int) -> bool:
        """Whether what grows at a rate that is named is places and nothing else."""
        said = state.codes[state.clause : stop].rstrip("DvZzJGS")
        return state.codes[stop : stop + 1] == "S" and said[-1:] == "E" and not said.strip("E、DvP")

    @staticmethod
    def _shared_out(state: Pass, share: Draft) -> Mention | None:
        """The metric whose share the last share was, if it stands right before it: 增加值占比, 民间投资占全市投资的三成."""
        at = next((j for j, c in enumerate(state.cells) if c.of is share.quantity), 0)
        metrics = [c for c in state.cells[:at] if c.code in METRICS]
        said = max((j for j, c in enumerate(metrics) if c.code == "s"), default=0)
        if said and metrics[said - 1].end == metrics[said].start:
            whole: Mention = metrics[said - 1].of
            return whole
        return None

    def _proportion(self, state: Pass, stop: int) -> bool:
        """`盈利的企业比例比亏损的高3个百分点`: the share that the metric's things have."""
        cells = state.cells[state.clause : stop]
        return any(
            c.code == "w" and before.code in "mE" and state.text.startswith(self._nouns.proportions, c.start)
            for before, c in pairwise(cells)
        )

    def _beside(self, state: Pass, i: int, stop: int, hit: Hit | None, last: Draft) -> bool:
        """Whether a growth goes with the last one: `比全省（7%）高1个百分点`, `下跌74点或1.8%`, `，前值3%`."""
        if state.codes[i - 1 : i + 2] == "(R)" or self._in_brackets(state, last) or self._of_figure(state, stop, last):
            return True
        return hit is None and moved_again(state, i, self._nouns.either) != 0

    @staticmethod
    def _in_brackets(state: Pass, last: Draft) -> bool:
        """Whether the last growth stood in brackets of this clause: `比全省（7%）高1个百分点`."""
        at = next((j for j in range(state.clause + 1, len(state.cells) - 1) if state.cells[j].of is last.quantity), 0)
        return at > 0 and state.codes[at - 1 : at + 2] == "(R)"

    def _own_metric(self, state: Pass, stop: int, draft: Draft) -> Mention | None:
        """The metric that the clause names, unless another noun follows it: `企业订单量`增长, `营业收入利润率`提高."""
        for j in range(stop - 1, state.clause - 1, -1):
            if state.codes[j] in METRICS:
                words = self._said(state, stop, j + 1)
                counted = state.codes[j] == "m" and words and "w" in state.codes[j + 1 : stop]
                if words not in self._nouns.sums and (counted or words.endswith(self._nouns.heads)):
                    return None
                mention: Mention = state.cells[j].of
                if state.codes[j] == "M" and words.endswith(self._nouns.headcounts):
                    return None  # 投资新办户数增长8%
                return mention if words else self._name.grown(state, mention, draft)
        return None

    def _said(self, state: Pass, stop: int, start: int | None = None) -> str:
        """The words of the clause before a growth, without 同比 or 分别 and what it is compared with."""
        said = self._nouns.uncompared(left_words(state, len(state.codes[:stop].rstrip("ZDP")), start))
        return said.removesuffix(next((w for w in self._nouns.adverbs if said.endswith(w)), ""))

    def _bare_start(self, state: Pass, stop: int) -> bool:
        """Whether the clause says nothing of its own before the growth word, or only what it is compared with."""
        for j in range(state.clause, stop):
            if state.codes[j] == "E":
                return False
            if state.codes[j] == "w" and (words := state.text[state.cells[j].start : state.cells[j].end]) not in self._nouns.likened:
                return not self._nouns.uncompared(words)
        return True

    def _shared(self, state: Pass, stop: int) -> bool:
        """Whether the clause is an item under a metric said before: a name, words in a list, or the next of several growths."""
        said = state.codes[state.clause : stop + 1]
        if state.parted or "E" in said or "S" in said or any(c in LISTING for c in state.codes[:stop]):
            return True
        return bool(state.drafts) and state.drafts[-1].kind == "change"

    def _strange(self, state: Pass, stop: int) -> bool:
        """Whether the clause names something that is no metric of ours: 油价同比下降, 能耗下降, 深成指跌."""
        words = self._said(state, stop)
        if (
            state.scope.metric is not None
            and "money" in state.scope.metric.data.data["dimension"]
            and words.endswith(self._nouns.headcounts)
        ):
            return True
        if any(w in words for w in self._nouns.quoted) and (state.scope.metric is None or state.scope.metric.id != PRICES):
            return True
        if state.scope.metric is not None and state.scope.metric.id == PRICES and words.endswith(self._nouns.prices):
            return False
        compared = COMPARED.match(state.codes, state.clause, stop)
        named = state.text[state.cells[state.clause].start : state.cells[compared.end() - 2].end] if compared else words
        return words.endswith(self._nouns.grown) or (named[-1:] in self._nouns.likened and named[:-1].endswith(self._nouns.heads))
