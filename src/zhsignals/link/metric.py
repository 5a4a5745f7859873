"""Which metric a value belongs to, when the rule names it and when it does not."""

from __future__ import annotations

import re
from collections.abc import Mapping

from zhsignals.link.clause import clause_before, completes, in_brackets, left_words, right_words
from zhsignals.link.draft import Draft
from zhsignals.link.growth import GrowthMetric
from zhsignals.link.matcher import Hit
from zhsignals.link.naming import Naming
from zhsignals.link.noun import NounFinder
from zhsignals.link.state import BREAKS, Pass
from zhsignals.link.sums import among_counted, left_open, of_one, of_projects, part_of, part_of_whole
from zhsignals.link.value import is_index
from zhsignals.text import Mention

FITS = {"amount": "Mi", "count": "m", "quantity": "q", "rate": "s"}
PARTED = 9
"""Characters behind a percentage in which the noun stands that it is a part of."""
MIXED = re.compile("Rw、R")
POPULATION = "population"
FUNDING, INVESTMENT = "funding", "investment"
UNNAMED = frozenset({"other", "transaction_value"})
"""What money is of when its words say no more than a sum."""
PROJECT = re.compile("d?[wE]*[mE](?![N、])")
OF_PLACE = re.compile("[^GSJD]Ed$")
LISTED = "scope#count"
ASIDE = re.compile(r"\([^()]*\)")
MOVING = re.compile("N([wEm]+)D?(?:S[vT]*)?D?[vyT]*G(?=[,;:.()]|$)")
"""A count of what only grows: 9个省份增速提高."""


class MetricChooser:
    """Names the metric of a draft, or `other` with a label in the article's words."""

    def __init__(self, nouns: NounFinder, aliases: Mapping[str, str]) -> None:
        self._nouns, self.aliases, self._name = nouns, aliases, Naming(nouns, aliases)
        self.growth = GrowthMetric(nouns, self._name)

    def choose(self, state: Pass, i: int, hit: Hit | None, draft: Draft) -> None:
        """Set metric, label and change_of."""
        if draft.kind == "change":
            self.growth.choose(state, i, hit, draft)
        elif draft.quantity.form == "ratio" and not (hit and state.codes[hit.roles.get("metric", i)] == "i"):
            draft.metric = "share"
        elif hit and "finish" in hit.roles:
            ended = state.cells[hit.roles["finish"]]
            draft.metric = "completion_rate" if ended.code != "s" or completes(ended) else "share"  # 占总股本5亿股的3%
        elif hit is None and self._household(state, i, draft):
            draft.metric = POPULATION
        elif hit and hit.rule.id == "amount_far" and self._priced(state, hit.roles["metric"], i):
            draft.label = self._label(state, i, state.clause)
        elif hit and "metric" in hit.roles and not (hit.rule.id in ("count", "count_of") and self._owned(state, i, hit.roles["metric"])):
            metric = self._last_of(state, hit.roles["metric"]) if hit.rule.id == "amount_of" else hit.roles["metric"]
            self._name.named(state.cells[metric].of, draft, right_words(state, i) if draft.kind == "count" else "")
            if draft.metric == "other" and draft.label is None:
                label, named = self._label(state, i, max(state.clause, state.last_value + 1)), state.cells[metric]
                draft.label = label if label != state.text[named.start : named.end] else None
            if "y" in state.codes[hit.roles["metric"] : i]:
                self._name.branch(state, draft)
        else:
            self._unnamed(state, i, hit, draft)
        if draft.kind == "amount" and draft.metric in UNNAMED and (summed := of_projects(state, i, self._nouns)):
            draft.metric, draft.label = summed, None
        if draft.kind == "amount" and (one := of_one(state, draft, hit, self._nouns)) is not None:
            draft.metric, draft.label = one, self._label(state, i, state.clause) if one == "other" else None
        if draft.metric == "completion_rate" and draft.kind == "rate":
            self._link_completion(state, draft)

    @staticmethod
    def _last_of(state: Pass, at: int) -> int:
        """`3亿元周转资金贷款`: of the nouns behind a value the last is what it is."""
        while state.codes[at + 1 : at + 2] == "M":
            at += 1
        return at

    def _household(self, state: Pass, i: int, draft: Draft) -> bool:
        """`5469户13890人`: the people of households."""
        last = state.drafts[-1] if state.drafts else None
        if last is None or not last.kind == draft.kind == "count" or state.cells[i].start - last.end > 1:
            return False
        return last.unit == self._nouns.households[0] and draft.unit.endswith(self._nouns.households[1])

    def _priced(self, state: Pass, metric: int, i: int) -> bool:
        """`进口矿石平均价格为160美元`: a price is no sum of what is bought for it."""
        between = state.text[state.cells[metric].end : state.cells[i].start]
        return any(w in between for w in self._nouns.unit_prices)

    def _owned(self, state: Pass, i: int, metric: int) -> bool:
        """`公司拥有12个品种`, `12家机构调研了该企业`: what an enterprise has, or what is done to it, is no number of enterprises."""
        mention = state.cells[metric].of
        if metric > i:
            between = state.text[state.cells[i].end : state.cells[metric].start]
            return any(w in between for w in self._nouns.crossed)
        own = state.codes[i + 1 : i + 2] == "w" and state.text[state.cells[i + 1].start : state.cells[i + 1].end] not in self._nouns.joints
        return (
            mention.id == "enterprise_count" and own and ("v" in state.codes[metric:i] or state.cells[i].of.unit in self._nouns.any_thing)
        )

    def _link_completion(self, state: Pass, draft: Draft) -> None:
        """A completion rate belongs to what has been completed: the last actual amount of its sentence."""
        done = (d for d in reversed(state.drafts) if d.kind in ("amount", "count", "quantity") and d.status == "actual")
        draft.change_of = next(done, None)

    def _carried(self, mention: Mention, draft: Draft) -> None:
        """A metric said further back: `净亏损22亿元，去年同期为23亿元` are two losses."""
        self._name.named(mention, draft)
        if mention.data.data.get("sign") == -1 and draft.kind == "amount":
            draft.value = -abs(draft.value)

    def _in_clause(self, state: Pass, start: int, stop: int, codes: frozenset[str] | str) -> Mention | None:
        for j in range(stop - 1, start - 1, -1):
            if state.codes[j] in codes:
                mention: Mention = state.cells[j].of
                return mention
        return None

    def _unnamed(self, state: Pass, i: int, hit: Hit | None, draft: Draft) -> None:
        """No rule names the metric: it is that of the value before, one said near, a share, money for something, or the article's words."""
        before = max(state.clause, state.last_value + 1)
        if not (
            self._restated(state, i, draft, before)
            or self._goes_on(state, i, hit, draft)
            or self._said_near(state, i, hit, draft, before)
            or (draft.kind == "rate" and self._is_share(state, i, draft, before))
            or (draft.kind == "amount" and self._is_money_for(state, i, draft, before))
        ):
            self._worded(state, i, draft, before)

    def _restated(self, state: Pass, i: int, draft: Draft, before: int) -> bool:
        """`占全县的18%，今年5月这一比例升到27%`: a value of what the one before is of."""
        level = state.scope.last_level
        if level is None or level.kind != draft.kind or not any(w in left_words(state, i, before) for w in self._nouns.same_figure):
            return False
        draft.metric, draft.label = level.metric, level.label
        return True

    def _goes_on(self, state: Pass, i: int, hit: Hit | None, draft: Draft) -> bool:
        """Whether a value is of the same thing as the one told right before it."""
        codes, start = state.codes, state.clause
        each = draft.kind == "amount" and "Z" in codes[start:i] and not codes[start:i].strip("Zv")
        if each and self._same_as_before(state, draft, same_clause=False):
            return True  # 均突破30亿元，依次为42亿元、31亿元
        pair = bool(hit and hit.rule.id in ("reach", "origin", "goal"))
        led = codes[start:i].rstrip("v") if draft.kind == "rate" else codes[start:i]
        cue = state.cells[start + len(led) - 1] if led[-1:] == "T" else None  # 超过30%，力争达到50%
        goal = cue is not None and ("w" not in codes[start:i] or cue.of.data.data["value"] == "target")
        compared = self._compared(state, i)
        told = goal or codes[i - 1 : i] == "s" or compared
        bare = not codes[start:i].strip("vHPdTZ")
        if bare and is_index(draft) and self._same_as_before(state, draft, same_clause=False):
            return True  # 指数为9.7，初值9.5
        if (pair or told) and self._same_as_before(state, draft, same_clause=pair and not bare):
            draft.against = compared
            return True
        if draft.kind == "amount":
            if self._adds_up(state, i, draft):
                return True
            whole = part_of(state, i, draft) or (None if self._own_noun(state, start, i) else part_of_whole(state, i, draft))
            if whole is not None:
                draft.metric, draft.label = whole.metric, whole.label
                return True
        said = left_open(state) if (pair or bare) and draft.kind == "rate" else None
        if said is not None:
            self._name.named(said, draft)
        return said is not None

    def _said_near(self, state: Pass, i: int, hit: Hit | None, draft: Draft, before: int) -> bool:
        """Whether the clause, or what a list carries on, names the metric."""
        own = self._in_clause(state, before, i, FITS[draft.kind])
        if own is not None and (draft.kind != "count" or self._from_then(state, before, i, hit)):
            self._carried(own, draft)
            return True
        if draft.kind == "count" and (joined := self._joined_count(state, i)) is not None:
            self._name.named(joined, draft)  # 1个省级和2个县级项目
            return True
        among = among_counted(state, i, self._nouns) if draft.kind == "count" else None
        if among is not None and self._fitting(among, draft):
            self._name.named(among, draft)
            return True
        carried = state.scope.counted if draft.kind == "count" else state.scope.metric
        listed = self._is_item(state, i, draft, before)
        counted = draft.kind == "count" and (
            (state.codes[i - 1 : i] == "K" and not self._own_thing(state, i)) or self._partial(state, before, i, draft)
        )
        if carried is not None and (listed or counted) and self._fitting(carried, draft):
            self._carried(carried, draft)
            return True
        level = state.scope.last_level
        alike = level is not None and level.metric == "other" and (level.kind, level.unit) == (draft.kind, draft.unit)
        if level is not None and alike and listed and state.parted and self._only_place(state, before, i):
            draft.label = level.label  # 受灾380人，其中甲市200人
            return True
        return False

    def _is_item(self, state: Pass, i: int, draft: Draft, before: int) -> bool:
        """Whether a value only goes on with the list of what was told before."""
        codes, words = state.codes, left_words(state, i, before)
        last = state.drafts[-1] if state.drafts else None
        goes_on = last is not None and last.rule.endswith(LISTED) and last.end == state.cells[before - 1].end and last.metric != "other"
        if draft.kind == "count":
            goes_on = goes_on or not self._nouns.somebody(words.strip())  # 重点项目清单发布，共安排76个
            if "w" in codes[before:i] and state.scope.counted_in not in ("", draft.unit):
                return False  # 培育企业9家；拥有商标3个
            if draft.unit and words.rstrip().endswith(draft.unit):
                return False  # 龙头企业9户，养羊户37户
        including = codes[before : before + 2] == "wE" and state.text[state.cells[before].start : state.cells[before].end]
        named = before + (including in self._nouns.includes)
        cost = draft.kind == "count" and codes[i + 1 : i + 2] == "A"  # 其中二产9家6亿元、三产7家5亿元
        goes_on = goes_on or (state.parted and before == state.clause and self._nouns.view(clause_before(state)))
        goes_on = goes_on or (cost and state.parted and codes[before : before + 1] == "、")
        closed = cost or right_words(state, i).startswith(self._nouns.placed)  # 甲县9亿元列前三位
        return self._listed(codes, named, i, goes_on, closed=closed) and not self._own_noun(state, before, i)

    def _is_share(self, state: Pass, i: int, draft: Draft, before: int) -> bool:
        """Whether a percentage is a part of the things around it, or of a whole that goes on being shared out."""
        own = self._own_noun(state, before, i)
        parted_off = right_words(state, i).lstrip().startswith(self._nouns.parted_off)
        last = state.drafts[-1] if state.drafts else None
        goes_on = (
            last is not None and last.metric == "share" and state.clauses - last.clause == 1 and last.start >= state.cells[state.item].start
        )
        if OF_PLACE.search(state.codes, state.clause, i) and state.cells[i - 2].of.kind == "region":
            draft.metric = "share"  # 约为全球的40%
        elif parted_off or (not own and (self._parted(state, i, draft) or (goes_on and self._listed(state.codes, before, i, True)))):
            draft.metric = "share"  # 甲占64%、乙占16%，其他为9%
        return draft.metric == "share"

    def _is_money_for(self, state: Pass, i: int, draft: Draft, before: int) -> bool:
        """Whether money is set aside for something, or is what a project is worth."""
        if left_words(state, i, before).rstrip().endswith(self._nouns.funded):
            draft.metric = FUNDING
        elif self._project_money(state, i):
            draft.metric = INVESTMENT
        return draft.metric != "other"

    def _worded(self, state: Pass, i: int, draft: Draft, before: int) -> None:
        """The article's words, also of the clause before: `在固定资产投资方面，累计总额为5亿元`, `提高补贴标准，由每月5元增至7元`."""
        draft.label = self._label(state, i, before)
        words = self._nouns.left(state.text[state.cells[before].start : state.cells[i].start])
        said = self._named_before(state) if draft.kind == "amount" and (words in self._nouns.sums or self._worth(state, words)) else None
        if said is not None:
            draft.label = None
            self._carried(said, draft)
        elif draft.label is None and draft.kind != "rate" and state.text.startswith(self._nouns.from_then, state.cells[state.clause].start):
            draft.label = self._nouns.left(clause_before(state))

    def _worth(self, state: Pass, words: str | None) -> bool:
        """`出口缝纫机5万台，价值8亿元`: what the things counted right before are worth."""
        last = state.drafts[-1] if state.drafts else None
        counted = last is not None and last.clause == state.clauses - 1 and last.label
        said = self._named_before(state) if words in self._nouns.worth and counted else None
        return said is not None and state.text[said.start : said.end] in str(counted)

    @staticmethod
    def _named_before(state: Pass) -> Mention | None:
        """The metric of money that the sentence has named last before this clause."""
        said = (c.of for c in reversed(state.cells[: state.clause]) if c.code == "M")
        mention: Mention | None = next((m for m in said if "money" in m.data.data["dimension"]), None)
        return mention

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
        elif state.codes[i + 1 : i + 2] == "H":
            said = said.rstrip("vTPd")  # 企业已由2012年的5家增加到9家
        elif hit is not None and hit.rule.id == "reach":
            said = said.rstrip("vTP")  # 企业发展到320家
        elif hit is None or hit.rule.id != "origin":
            return False
        return said[-1:] == "m"

    def _project_money(self, state: Pass, i: int) -> bool:
        """`180亿元的汽车项目`: what a project is worth."""
        at = PROJECT.match(state.codes, i + 1)
        if at is None or not state.text.startswith(self._nouns.of, state.cells[i].end):
            return False
        of = state.cells[at.end() - 1].of
        return bool(of.kind == "project" or of.id == "project_count")

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
        if state.text.endswith(self._nouns.of_wholes, 0, state.cells[i].start):
            return True  # 达到全省总产量的60%
        if MIXED.match(state.codes, i) or MIXED.match(state.codes, max(0, i - 3)):
            return True  # 30%小型车、20%中型车
        before = state.drafts[-1] if state.codes[i - 1] == "d" and state.drafts else None
        if before is not None and before.metric == "share" and before.clause >= state.clauses - 1:
            return True  # 占电解铝成本的50%，水泥成本的20%
        of = words.startswith(self._nouns.of)
        if draft.quantity.form in ("cheng", "fraction") and not of:
            return True
        if of or (words and not state.codes[state.clause : i].strip("vP")):
            head = self._nouns.part_holder(words[:PARTED])  # 72%的企业在华增资幅度超过5%
            return not any(w in head for w in self._nouns.percentages)
        return words.startswith(self._nouns.parted)

    def _same_as_before(self, state: Pass, draft: Draft, *, same_clause: bool) -> bool:
        """`由88个增加到317个`, `到位8亿元，完成目标10亿元`: the second value is of the same thing as the first."""
        level = state.scope.last_level
        if level is None or level.sentence >= 0 or level.kind != draft.kind or (same_clause and level.clause != state.clauses):
            return False
        draft.metric, draft.label = level.metric, level.label
        return True

    def _adds_up(self, state: Pass, i: int, draft: Draft) -> bool:
        """`每10股派2元，共计5亿元`, `零售额8亿元，首次突破7亿元`: money of a clause that names nothing is what was told right before."""
        last = state.drafts[-1] if state.drafts else None
        if last is None or last.kind != "amount" or last.clause != state.clauses - 1 or state.codes[state.clause : i].strip("vTw"):
            return False
        words = left_words(state, i).strip()
        idle = words and not self._nouns.somebody(words) and state.codes[i + 1 : i + 2] in BREAKS and last.unit == draft.unit
        if not idle and not state.text.endswith(self._nouns.added_up, 0, state.cells[i].start):
            return False
        return self._same_as_before(state, draft, same_clause=False)

    def _compared(self, state: Pass, i: int) -> bool:
        """`产煤14亿吨，比1995年的12亿吨增加2亿吨`, `与上年的12亿吨相比`: a value that its clause only compares with."""
        cells = state.cells[state.clause : i]
        enclosed = bool(cells) and cells[-1].code == "(" and in_brackets(state.codes, i - 2)  # 比上年同期（9吨）增加
        cells = cells[: len(cells) - enclosed]
        if not cells or cells[-1].code not in "dPD" or any(c.code not in "vwPDdT" for c in cells):
            return False
        words = [state.text[c.start : c.end] for c in cells if c.code == "w"]
        if words and words[0].endswith(self._nouns.held_to) and any(w in right_words(state, i + enclosed) for w in self._nouns.likened):
            return True
        against = state.against_end > cells[0].start or any(c.code == "D" for c in cells)
        return against if not words else not self._nouns.uncompared(words[0])

    def _fitting(self, mention: Mention, draft: Draft) -> bool:
        dimension, units = mention.data.data["dimension"], mention.data.data.get("units")
        if units and draft.kind == "count" and draft.unit not in units:
            return False
        return {"amount": "money", "count": "count", "quantity": "quantity", "rate": "percent"}[draft.kind] in dimension

    def _listed(self, codes: str, start: int, i: int, goes_on: bool, *, closed: bool = False) -> bool:
        """A list item: only a name, or nothing, stands before the value, and nothing but a break after it; words only in a list."""
        start += codes.startswith("(", start)
        left = ASIDE.sub("", codes[start:i]).strip("vPyOTKDZzd、")
        opener = codes[start - 1 : start]
        if "w" in left and not goes_on and opener not in (";", "(", ":", "、", ""):
            return False
        ends = ",;.、()" if left else ",;.、()H"
        return len(left) < 4 and not left.strip("Ewm") and (closed or i + 1 == len(codes) or codes[i + 1] in ends)

    def _own_thing(self, state: Pass, i: int) -> bool:
        """`建成300个客货站点`: whether a count that follows a stage says what it counts."""
        words = right_words(state, i) if state.codes[i + 1 : i + 2] == "w" else ""
        return bool(words) and self._nouns.right(words) is not None

    def _own_noun(self, state: Pass, start: int, i: int) -> bool:
        """Whether the words before the value name a measure of their own, or a rate per something."""
        words = left_words(state, i, start).rstrip()
        noun = words if words.endswith(self._nouns.of) else self._nouns.left(words) or words
        return noun.endswith(self._nouns.heads) or any(p in words for p in self._nouns.each)

    def _partial(self, state: Pass, start: int, i: int, draft: Draft) -> bool:
        """`其中5个总投资超10亿元`, `2家亏损`: a part of what was counted before, with no noun of its own."""
        codes, after = state.codes, state.codes[i + 1 : i + 2]
        if after == "w" and state.scope.counted_in == draft.unit and right_words(state, i).startswith(self._nouns.fares):
            return not self._nouns.somebody(self._nouns.left(left_words(state, i, start)) or "")
        return after in ("T", "K") or ("O" in codes[start:i] and after not in ("w", "E", "m"))

    def _label(self, state: Pass, i: int, before: int) -> str | None:
        """The noun that the value counts, or whose measure it is; nothing where only verbs stand there."""
        words, moving = right_words(state, i), MOVING.match(state.codes, i)
        if moving is not None:
            words = state.text[state.cells[i].end : state.cells[moving.end(1) - 1].end]
        left, right = self._nouns.left(left_words(state, i, before)), self._nouns.right(words)
        left, right = (n if n and self._nouns.somebody(n) else None for n in (left, right))
        if state.codes[i] == "Q" and state.codes[i - 2 : i] == "w、" and state.codes[i - 3 : i - 2] == "Q":
            left = right  # 3公里管道、2公里沟渠: the words before it are of the value before
        return right or left if state.codes[i] in "N" or words.startswith(self._nouns.of) else left or right
