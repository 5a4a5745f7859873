"""Which metric a value belongs to, when the rule names it and when it does not."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import pairwise

from zhsignals.link.cells import METRICS, VALUES
from zhsignals.link.clause import left_words, right_words
from zhsignals.link.draft import Draft
from zhsignals.link.matcher import Hit
from zhsignals.link.noun import NounFinder
from zhsignals.link.state import Pass
from zhsignals.text import Mention

FITS = {"amount": "Mi", "count": "m", "quantity": "q", "rate": "s"}
PRICES = "price_index"
LISTING = frozenset(":;(O")
PARTED = 9
"""Characters behind a percentage in which the noun stands that it is a part of."""
MIXED = re.compile("Rw、R")
POPULATION = "population"
FUNDING = "funding"
LEVELS = frozenset({"amount", "count", "quantity"})
LISTED = "scope#count"
ASIDE = re.compile(r"\([^()]*\)")


class MetricChooser:
    """Names the metric of a draft, or `other` with a label in the article's words."""

    def __init__(self, nouns: NounFinder, aliases: Mapping[str, str]) -> None:
        self._nouns, self.aliases = nouns, aliases

    def choose(self, state: Pass, i: int, hit: Hit | None, draft: Draft) -> None:
        """Set metric, label and change_of."""
        if draft.kind == "change":
            self._change(state, i, hit, draft)
            measured = state.cells[hit.roles["growth"]].of.data.data.get("measures") if hit and "growth" in hit.roles else None
            if measured and draft.metric not in ("other", PRICES):
                draft.metric, draft.label, draft.change_of = "other", measured, None  # 零售商提价8%
        elif draft.quantity.form == "ratio":
            draft.metric = "share"
        elif hit and "finish" in hit.roles:
            draft.metric = "completion_rate"
        elif hit is None and self._household(state, i, draft):
            draft.metric = POPULATION
        elif hit and "metric" in hit.roles and not (hit.rule.id in ("count", "count_of") and self._owned(state, i, hit.roles["metric"])):
            self._named(state.cells[hit.roles["metric"]].of, draft, right_words(state, i) if draft.kind == "count" else "")
            if "y" in state.codes[hit.roles["metric"] : i]:
                self._branch(state, draft)
        else:
            self._unnamed(state, i, hit, draft)
        if draft.metric == "completion_rate" and draft.kind == "rate":
            self._link_completion(state, draft)

    def _household(self, state: Pass, i: int, draft: Draft) -> bool:
        """`5469户13890人`: the people of households."""
        last = state.drafts[-1] if state.drafts else None
        if last is None or not last.kind == draft.kind == "count" or state.cells[i].start - last.end > 1:
            return False
        return last.unit == self._nouns.households[0] and draft.unit.endswith(self._nouns.households[1])

    def _owned(self, state: Pass, i: int, metric: int) -> bool:
        """`公司拥有12个品种`, `12家机构调研了该企业`: what an enterprise has, or what is done to it, is no number of enterprises."""
        mention = state.cells[metric].of
        if metric > i:
            between = state.text[state.cells[i].end : state.cells[metric].start]
            return any(w in between for w in self._nouns.crossed)
        return mention.id == "enterprise_count" and state.codes[i + 1 : i + 2] == "w" and "v" in state.codes[metric:i]

    def _link_completion(self, state: Pass, draft: Draft) -> None:
        """A completion rate belongs to what has been completed: the last actual amount of its sentence."""
        done = (d for d in reversed(state.drafts) if d.kind in ("amount", "count", "quantity") and d.status == "actual")
        draft.change_of = next(done, None)

    def _named(self, mention: Mention, draft: Draft, words: str = "") -> None:
        units = mention.data.data.get("units")
        if units and draft.kind == "count" and draft.unit not in units:
            behind = mention.start >= draft.quantity.end
            draft.label = (self._nouns.right(words) if behind else None) or self._nouns.left(mention.data.zh or "") or None
            return
        draft.metric = mention.data.data.get("metric", mention.id)
        if draft.metric == "other":
            draft.label = mention.data.zh

    def _branch(self, state: Pass, draft: Draft) -> None:
        """`固定资产投资63亿元。教育业投资完成5亿元，增长8%`: part of the series that the paragraph, for a growth the article, is about."""
        series = self.aliases.get(draft.metric)
        told = state.scope.told_series if draft.quantity.kind == "rate" else state.scope.series
        if series is not None and series == told and not any(n.kind in ("project", "company") for n in state.names):
            draft.metric = series

    def _grown(self, state: Pass, mention: Mention, draft: Draft) -> Mention:
        """`增加值增长5%。国有控股企业增长7%`: enterprises that grow by a percentage grow in the metric said before."""
        told = state.scope.metric
        return told if told is not None and draft.quantity.kind == "rate" and mention.id == "enterprise_count" else mention

    def _carried(self, mention: Mention, draft: Draft) -> None:
        """A metric said further back: `净亏损22亿元，去年同期为23亿元` are two losses."""
        self._named(mention, draft)
        if mention.data.data.get("sign") == -1 and draft.kind == "amount":
            draft.value = -abs(draft.value)

    def _change(self, state: Pass, i: int, hit: Hit | None, draft: Draft) -> None:
        if hit and "metric" in hit.roles:
            self._named(self._grown(state, state.cells[hit.roles["metric"]].of, draft), draft)
            if hit.rule.id == "pull":
                draft.metric = self.aliases.get(draft.metric, draft.metric)
            self._branch(state, draft)
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
            self._named(own, draft)
            self._branch(state, draft)
            level = state.scope.last_level
            if level is not None and level.metric == draft.metric and level.clause == state.clauses:
                draft.change_of = level
            return
        last = state.drafts[-1] if state.drafts else None
        beside = last is not None and last.kind == "change" and (state.codes[i - 1 : i + 2] == "(R)" or self._in_brackets(state, last))
        if last is not None and beside:
            draft.metric, draft.label, draft.change_of = last.metric, last.label, last.change_of  # 增长8%，比全省（7%）高1个百分点
            return
        if state.codes[i - 1 : i + 2] == "(R)":
            grown = next((d for d in reversed(state.drafts) if d.kind == "change"), None)
            if grown is not None:
                draft.metric, draft.label = grown.metric, grown.label
            elif (told := state.scope.metric or state.scope.output) is not None:
                self._named(told, draft)
            return
        said = next((c for c in reversed(state.cells[:stop]) if c.code in METRICS or c.code in VALUES), None)
        if draft.unit == "pp" and said is not None and said.code == "s" and self._bare_start(state, stop):
            self._named(said.of, draft)  # 占投资的比重，比去年降低3个百分点
            return
        if draft.unit == "pp" and last is not None and last.kind == "change" and self._bare_start(state, stop):
            draft.metric, draft.label, draft.change_of = last.metric, last.label, last.change_of  # 增长3%，比1—2月提高1个百分点
            return
        level = state.scope.last_level
        if draft.unit != "pp" and level is not None and level.metric in ("completion_rate", "share"):
            whole = self._shared_out(state, level)
            if whole is not None and self._bare_start(state, stop):
                self._named(whole, draft)  # 增加值占比96%，同比下降5%
                return
            level = state.scope.last_amount
        if level is not None and draft.quantity.kind in LEVELS and (level.kind, level.unit) != (draft.quantity.kind, draft.unit):
            level = None
        bare = self._bare_start(state, stop) or (hit is None and draft.unit == "x")
        self._carried_growth(state, stop, draft, level, bare=bare)

    def _carried_growth(self, state: Pass, stop: int, draft: Draft, level: Draft | None, *, bare: bool) -> None:
        """A growth whose clause names no metric: that of the level, the growth or the metric told before, or the article's words."""
        if level is not None and (bare or (state.scope.metric is None and not self._strange(state, stop))):
            draft.metric, draft.label, draft.change_of = level.metric, level.label, level
        elif bare and state.drafts and state.drafts[-1].kind in ("change", draft.quantity.kind, "rate"):
            draft.metric, draft.label = state.drafts[-1].metric, state.drafts[-1].label
        elif state.scope.metric is not None and (bare or self._shared(state, stop)) and not self._strange(state, stop):
            self._named(state.scope.metric, draft)
            self._branch(state, draft)
        elif state.scope.metric is None and state.scope.output is not None and self._industry(state, stop):
            self._named(state.scope.output, draft)  # 增加值增长5%。⏎制造业增长3%
        elif state.scope.metric is None and state.scope.spoken is not None and self._places(state, stop):
            self._named(state.scope.spoken, draft)  # 多地技改投资下滑。甲市、乙市增速仅为2%、3%
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
        """The metric whose share the last share was, if it stands right before it: 增加值占比."""
        at = next((j for j, c in enumerate(state.cells) if c.of is share.quantity), 0)
        metrics = [c for c in state.cells[:at] if c.code in METRICS]
        if len(metrics) > 1 and metrics[-1].code == "s" and metrics[-2].end == metrics[-1].start:
            whole: Mention = metrics[-2].of
            return whole
        return None

    def _proportion(self, state: Pass, stop: int) -> bool:
        """`盈利的企业比例比亏损的高3个百分点`: the share that the metric's things have."""
        cells = state.cells[state.clause : stop]
        return any(
            c.code == "w" and before.code in "mE" and state.text.startswith(self._nouns.proportions, c.start)
            for before, c in pairwise(cells)
        )

    @staticmethod
    def _in_brackets(state: Pass, last: Draft) -> bool:
        """Whether the last growth stood in brackets of this clause: `比全省（7%）高1个百分点`."""
        at = next((j for j in range(state.clause + 1, len(state.cells) - 1) if state.cells[j].of is last.quantity), 0)
        return at > 0 and state.codes[at - 1 : at + 2] == "(R)"

    def _own_metric(self, state: Pass, stop: int, draft: Draft) -> Mention | None:
        """The metric that the clause names, unless another noun follows it: `企业订单量`增长, `营业收入利润率`提高."""
        for j in range(stop - 1, state.clause - 1, -1):
            if state.codes[j] in METRICS:
                words = self._nouns.uncompared(left_words(state, stop, j + 1))
                counted = state.codes[j] == "m" and words and "w" in state.codes[j + 1 : stop]
                if words not in self._nouns.sums and (counted or words.endswith(self._nouns.heads)):
                    return None
                mention: Mention = state.cells[j].of
                return mention if words else self._grown(state, mention, draft)
        return None

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
        words = self._nouns.uncompared(left_words(state, stop))
        if any(w in words for w in self._nouns.quoted) and (state.scope.metric is None or state.scope.metric.id != PRICES):
            return True
        if state.scope.metric is not None and state.scope.metric.id == PRICES and words.endswith(self._nouns.prices):
            return False
        return words.endswith(self._nouns.heads)

    def _in_clause(self, state: Pass, start: int, stop: int, codes: frozenset[str] | str) -> Mention | None:
        for j in range(stop - 1, start - 1, -1):
            if state.codes[j] in codes:
                mention: Mention = state.cells[j].of
                return mention
        return None

    def _unnamed(self, state: Pass, i: int, hit: Hit | None, draft: Draft) -> None:
        codes, start = state.codes, state.clause
        pair = hit and hit.rule.id in ("reach", "origin", "goal")
        cue = state.cells[i - 1] if codes[i - 1 : i] == "T" else None
        goal = cue is not None and ("w" not in codes[start:i] or cue.of.data.data["value"] == "target")
        told = goal or codes[i - 1 : i] == "s" or self._compared(state, i)
        bare = not codes[start:i].strip("vHP")
        if (pair or told) and self._same_as_before(state, draft, same_clause=bool(pair) and not bare):
            return
        if (pair or bare) and draft.kind == "rate" and (said := self._left_open(state)) is not None:
            self._named(said, draft)
            return
        fits = FITS[draft.kind]
        before = max(start, state.last_value + 1)
        own = self._in_clause(state, before, i, fits)
        from_now = self._from_then(state, before, i, hit)
        if own is not None and (draft.kind != "count" or from_now):
            self._carried(own, draft)
            return
        if draft.kind == "count" and (joined := self._joined_count(state, i)) is not None:
            self._named(joined, draft)  # 1个省级和2个县级项目
            return
        carried = state.scope.counted if draft.kind == "count" else state.scope.metric
        last = state.drafts[-1] if state.drafts else None
        goes_on = last is not None and last.rule.endswith(LISTED) and last.end == state.cells[before - 1].end and last.metric != "other"
        if draft.kind == "count" and not goes_on:
            goes_on = not self._nouns.somebody(left_words(state, i, before).strip())  # 重点项目清单发布，共安排76个
        listed = self._listed(codes, before, i, goes_on) and not self._own_noun(state, before, i)
        if draft.kind == "count" and "w" in codes[before:i] and state.scope.counted_in not in ("", draft.unit):
            listed = False  # 培育企业9家；拥有商标3个
        follows = listed or (draft.kind == "count" and (codes[i - 1 : i] == "K" or self._partial(codes, before, i)))
        if carried is not None and follows and self._fitting(carried, draft):
            self._carried(carried, draft)
            return
        level = state.scope.last_level
        alike = level is not None and level.metric == "other" and (level.kind, level.unit) == (draft.kind, draft.unit)
        if level is not None and alike and listed and state.parted and self._only_place(state, before, i):
            draft.label = level.label  # 受灾380人，其中甲市200人
            return
        whole = right_words(state, i).lstrip().startswith(self._nouns.parted_off)
        if draft.kind == "rate" and (whole or (self._parted(state, i, draft) and not self._own_noun(state, before, i))):
            draft.metric = "share"
            return
        if draft.kind == "amount" and left_words(state, i, before).rstrip().endswith(self._nouns.funded):
            draft.metric = FUNDING
            return
        draft.label = self._label(state, i, before)

    def _joined_count(self, state: Pass, i: int) -> Mention | None:
        """The metric of the count that is joined behind, in the same unit."""
        after = state.hits.get(i + 2) if state.codes[i : i + 3] == "NwN" else None
        if after is None or after.rule.id != "count_of" or state.cells[i + 2].of.unit != state.cells[i].of.unit:
            return None
        words = state.text[state.cells[i + 1].start : state.cells[i + 1].end]
        mention: Mention | None = state.cells[after.roles["metric"]].of if words.endswith(self._nouns.joints) else None
        return mention

    def _from_then(self, state: Pass, before: int, i: int, hit: Hit | None) -> bool:
        """`企业由现在的4万家`, `企业将从整合前的9家`: a count of the things named right before."""
        said = state.codes[before:i].rstrip("vFHd")
        if hit is None and said[-1:] == "w" and state.text.startswith(self._nouns.from_then, state.cells[before + len(said) - 1].start):
            said = said[:-1].rstrip("vTP")
        elif hit is None or hit.rule.id != "origin":
            return False
        return said[-1:] == "m"

    @staticmethod
    def _only_place(state: Pass, start: int, i: int) -> bool:
        """Whether nothing but a place stands before the value."""
        said = state.codes[start:i]
        return said.strip("OvJTP(") == "E" and state.cells[start + said.index("E")].of.kind == "region"

    def _parted(self, state: Pass, i: int, draft: Draft) -> bool:
        """`60%的产品供国内市场`, `产品60%供国内市场`, `甲方持有31.5%`: a part of something, unlike `80%的奖励`."""
        if state.text.endswith(self._nouns.held, 0, draft.quantity.start):
            return True
        words = right_words(state, i).lstrip()
        if state.codes[i - 1] == "d" and state.text.endswith(self._nouns.wholes, 0, state.cells[i - 1].start):
            return True  # 达到全省总产量的60%
        if MIXED.match(state.codes, i) or MIXED.match(state.codes, max(0, i - 3)):
            return True  # 30%小型车、20%中型车
        if words.startswith(self._nouns.of):
            return not any(w in words[:PARTED] for w in self._nouns.percentages)
        return draft.quantity.form in ("cheng", "fraction") or words.startswith(self._nouns.parted)

    def _same_as_before(self, state: Pass, draft: Draft, *, same_clause: bool) -> bool:
        """`由88个增加到317个`, `到位8亿元，完成目标10亿元`: the second value is of the same thing as the first."""
        level = state.scope.last_level
        if level is None or level.sentence >= 0 or level.kind != draft.kind or (same_clause and level.clause != state.clauses):
            return False
        draft.metric, draft.label = level.metric, level.label
        return True

    @staticmethod
    def _left_open(state: Pass) -> Mention | None:
        """`占比首次过半，达到53%`: a rate that the clause before names and gives no value."""
        said = next((c for c in reversed(state.cells[: state.clause]) if c.code in VALUES or c.code in METRICS), None)
        return said.of if said is not None and said.code == "s" else None

    def _compared(self, state: Pass, i: int) -> bool:
        """`产煤14亿吨，比1995年的12亿吨增加2亿吨`: a value that its clause only compares with."""
        cells = state.cells[state.clause : i]
        if not cells or cells[-1].code != "d" or any(c.code not in "vwPDdT" for c in cells):
            return False
        words = [state.text[c.start : c.end] for c in cells if c.code == "w"]
        return any(c.code == "D" for c in cells) if not words else not self._nouns.uncompared(words[0])

    def _fitting(self, mention: Mention, draft: Draft) -> bool:
        dimension = mention.data.data["dimension"]
        return {"amount": "money", "count": "count", "quantity": "quantity", "rate": "percent"}[draft.kind] in dimension

    def _listed(self, codes: str, start: int, i: int, goes_on: bool) -> bool:
        """A list item: only a name, or nothing, stands before the value, and nothing but a break after it; words only in a list."""
        start += codes.startswith("(", start)
        left = ASIDE.sub("", codes[start:i]).strip("vPyOTKDZz、")
        opener = codes[start - 1 : start]
        if "w" in left and not goes_on and opener not in (";", "(", ":", "、", ""):
            return False
        return len(left) < 4 and not left.strip("Ewm") and (i + 1 == len(codes) or codes[i + 1] in ",;.、()")

    def _own_noun(self, state: Pass, start: int, i: int) -> bool:
        """Whether the words before the value name a measure of their own, or a rate per something."""
        words = left_words(state, i, start).rstrip()
        return words.endswith(self._nouns.heads) or any(p in words for p in self._nouns.per)

    def _partial(self, codes: str, start: int, i: int) -> bool:
        """`其中5个总投资超10亿元`: a part of what was counted before, with no noun of its own."""
        after = codes[i + 1 : i + 2]
        return after in ("T", "K") or ("O" in codes[start:i] and after not in ("w", "E", "m"))

    def _label(self, state: Pass, i: int, before: int) -> str | None:
        """The noun that the value counts, or whose measure it is; nothing where only verbs stand there."""
        words = right_words(state, i)
        left, right = self._nouns.left(left_words(state, i, before)), self._nouns.right(words)
        left, right = (n if n and self._nouns.somebody(n) else None for n in (left, right))
        return right or left if state.codes[i] in "N" or words.startswith(self._nouns.of) else left or right
