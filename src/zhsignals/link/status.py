"""Whether a value is a fact, a plan, a forecast or a target: how far the words that say so reach."""

from __future__ import annotations

import re
from collections.abc import Mapping

from zhsignals.link.cells import VALUES
from zhsignals.link.clause import clause_end, completes
from zhsignals.link.draft import Draft
from zhsignals.link.matcher import Hit
from zhsignals.link.spans import UNDATED
from zhsignals.link.state import Pass
from zhsignals.text import Period

AIMED = re.compile("d?(?:w?M)?(?=[wT])")
"""Between a value and the word that says it is aimed at."""
ITEM = re.compile("v?wv?Q(?=[,;.]|$)")
"""A clause that only names a stuff and says how much of it."""
FORECAST = re.compile("v?G?v?[ANQRCXB](?=[,;.)]|$)")
"""A value and nothing else, up to the end of its clause."""
FRAME = "TP,"
"""`计划到2027年，`: a clause that only says for when the next are planned."""
MARKET = "market_size"

FORETOLD = frozenset({"gt", "near"})
"""Bounds of what will come about by itself: plans are made for less."""


class StatusKeeper:
    """Hears status words and tells the status of a value; the words around them are data (patterns/links/noun.toml)."""

    def __init__(self, words: Mapping[str, tuple[str, ...]]) -> None:
        self._ahead = words["ahead"]
        self._of, self._done, self._aims, self._no_aims = words["of"], words["done"], words["aims"], words["aims_alike"]
        self._comes_about = words["comes_about"]
        self._aiming, self._laid_out, self._measures = words["aiming"], words["laid_out"], words["attributes"]
        self._yearly, self._works, self._running = words["yearly"], words["works"], words["running"]
        self._as_planned, self._foreseen = words["as_planned"], words["foreseen"]
        nouns = "|".join(sorted(map(re.escape, (*words["foreseen"], *words["set_goals"])), key=len, reverse=True))
        self._revising = re.compile(f"({nouns})(?:{'|'.join(words['from_then'])})")
        self._odds = re.compile(f"(?:/\\w)?(?:{'|'.join(self._of)})(?:{'|'.join(words['odds'])})")

    def hear(self, state: Pass, i: int, value: str) -> None:
        """A status word holds for its list item, or for the one value that it governs."""
        end = state.cells[i].end
        if value == "planned" and state.text[end : end + 8].split("，")[0].find(self._done[0]) >= 0:
            return
        cue = state.cells[i].of.id
        if cue == "previous":
            state.once = UNDATED
        if cue == "future" and state.codes[i + 1 : i + 2] in VALUES and state.cells[i + 1].of.comparator in FORETOLD:
            value = "expected"  # 人数将超过9万人
        if cue == "future" and state.status == "expected" and (not state.status_used or state.clauses - 1 <= state.status_clause):
            return  # 预计总资产将超过9亿元, 投产后，将实现产值5亿元
        if cue == "so_far" and (state.scope.status == "target" or (state.status == "planned" and state.codes[max(0, i - 2) : i] == "TM")):
            return  # under a heading of targets and in 计划投资累计 it only says over what time
        if cue == "so_far" and state.status != "actual" and state.status_clause == state.clauses and not state.status_used:
            return  # 力争年底前累计完成投资9亿元
        fleeting = state.cells[i].of.data.data.get("reach") == "clause"
        if fleeting and state.status != "actual":
            return  # 建成后年产值5亿元，可安置300人，税收1亿元
        if cue == "actual" and state.scope.status == "target" and not state.drafts and not state.codes[:i].strip("vEO"):
            state.scope.status = value  # 目前，全县有企业9家。产值5亿元
        after = state.codes[i + 1 : i + 3].lstrip("v")
        if value == "target" and after[:1] == "C" and state.text.endswith(self._aims, 0, end):
            return  # 超年度目标6个百分点
        done = "y" in state.codes[state.clause : i] and state.codes[i + 2 : i + 3] != "d"
        if value == "target" and after[:1] in VALUES and done:
            return  # 累计完成造林任务9万亩
        if value == "target" and after[:1] == ":":
            state.scope.status = value
        state.status_once = value == "planned" and (after[:1] == "M" or self._lays_out(state, i))
        state.goal = value == "target" and after[:1] in VALUES
        state.status_once = state.status_once or (state.goal and state.codes[i + 1 :].lstrip("v")[1:2] == "d")
        state.status_once = state.status_once or (cue == "expected_noun" and self._beside(state, i))
        state.status, state.status_clause, state.status_used, state.status_fleeting = value, state.clauses, False, fleeting
        state.to_finish = False

    @staticmethod
    def _beside(state: Pass, i: int) -> bool:
        """`出口增长5%，预期4%，`: a forecast of what is told right before it; what follows is told again."""
        last = state.drafts[-1] if state.drafts else None
        told = last is not None and last.status == "actual" and last.clause == state.clauses - 1
        return told and not state.codes[state.clause : i].strip("v") and FORECAST.match(state.codes, i + 1) is not None

    def _lays_out(self, state: Pass, i: int) -> bool:
        """`规划面积8平方公里，建成区2平方公里`: a plan that only names the measure behind it."""
        cue = state.cells[i]
        return state.text[cue.start : cue.end] in self._laid_out and self._measure(state, i + 1)

    def _measure(self, state: Pass, j: int) -> bool:
        """Whether nothing but a measure of one thing stands from a cell on to the next quantity."""
        stop = next((k for k in range(j, min(j + 3, len(state.cells))) if state.codes[k] in VALUES), 0)
        return stop > j and state.codes[stop] == "Q" and state.text[state.cells[j].start : state.cells[stop].start] in self._measures

    def spend(self, state: Pass, i: int, hit: Hit | None) -> None:
        """What holds for one value ends with it, or with the last of the measures that are laid out: 规划占地5亩，建筑面积8万平方米."""
        if hit and hit.rule.id == "completion_of" and not self._pursued(state, i):
            state.status = state.scope.status  # 完成市下达任务的98%，企业开工率80%
        goes_on = state.codes[i + 1 : i + 2] == "(" or (state.codes[i] == "Q" and self._measure(state, i + 2))
        if state.status_once and not (state.status == "planned" and goes_on):
            state.status, state.status_once = state.scope.status, False

    def look_ahead(self, state: Pass, period: Period) -> None:
        """`未来五年发行债券30亿元`: years to come hold plans, though they begin today or nobody can date them."""
        if state.status == "actual" and state.text.startswith(self._ahead, period.start):
            state.status, state.status_clause = "planned", state.clauses

    @staticmethod
    def leave_clause(state: Pass, i: int) -> None:
        """What holds for one clause only ends with it, and with the list in it: `可减排二氧化碳9吨，粉尘2吨`."""
        item = ITEM.match(state.codes, i + 1) if state.drafts else None
        if item and state.cells[item.end() - 1].of.unit == state.drafts[-1].unit and state.last_value == i - 1:
            state.status_clause += state.status_fleeting
        elif state.status_fleeting:
            state.status, state.status_fleeting = state.scope.status, False

    def of(self, state: Pass, i: int, hit: Hit | None, draft: Draft) -> str:
        """The status in scope; where something comes from, and how far it has come, is always actual."""
        if draft.metric == "completion_rate" and state.status != "expected" and not self._pursued(state, i):
            return "actual"
        if draft.kind in ("amount", "count") and i and state.codes[i + 1 : i + 2] == "d" and completes(state.cells[i - 1]):
            return "target"  # 完成目标任务5亿元的80%
        if draft.kind != "change" and AIMED.match(state.codes, i + 1) and self._aimed(state.text, self._behind(state, i)):
            return "target"  # 200亿元招商引资任务
        if hit and draft.kind == "change" and self._foretold(state, hit):
            return "expected"
        moved = hit is not None and hit.rule.id == "reach"
        left_behind = (hit and hit.rule.id == "origin") or state.codes[i + 1 :].lstrip("v")[:1] == "H"
        if (moved or left_behind) and (noun := self._revised(state, i)):
            return noun
        if left_behind:
            return "planned" if state.text.endswith(self._as_planned, 0, state.cells[i].start) else "actual"
        bare = draft.kind in ("count", "rate") and i == state.clause and state.codes[i - 1 : i] == "," and "T" in state.codes[:i]
        if state.status == "planned" and (bare or draft.kind == "change") and self._new_topic(state, bare=bare):
            state.status = state.scope.status  # 商家将补库存，期货上涨3%
        if state.once is not None and state.once.iso and state.status != "actual":
            return "actual"  # 预计达到5亿吨，比1995年的4亿吨增加1亿吨
        said = [j for j in hit.roles.values() if j != i] if hit else []
        if moved:
            said += [j for j in range(state.clause, i) if state.codes[j] == "M"]  # 目标价由26元上调至32元
        told = (state.cells[j].of.data.data.get("foretells") for j in said)
        status = next((str(s) for s in told if s), None) or self._after(state, i) or state.status
        if status == "planned" and (draft.metric == MARKET or (draft.label or "").endswith(self._comes_about)):
            return "expected"  # 未来五年市场规模将达9亿元
        return "planned" if status == "actual" and self._yet_to_run(state, i) else status

    def _revised(self, state: Pass, i: int) -> str:
        """`销量预期由9万辆上调至12万辆`, `出口目标从9万台提高到12万台`: both are foreseen or aimed at; nothing without such a noun."""
        noun = self._revising.search(state.text, state.cells[state.clause].start, state.cells[i].start)
        return "" if noun is None else "expected" if noun[1] in self._foreseen else "target"

    def _pursued(self, state: Pass, i: int) -> bool:
        """`力争完成全年计划的85%`: whether the clause of a completion opens with a verb that aims at it."""
        if state.status != "target" or state.status_clause != state.clauses:
            return False
        cues = (c.start for c in state.cells[state.clause : i] if c.code == "T")
        return any(state.text.startswith(self._aiming, at) for at in cues)

    def _yet_to_run(self, state: Pass, i: int) -> bool:
        """`年产5万吨的某项目`: what works will make that nobody says are running."""
        if not state.text.endswith(self._yearly, 0, state.cells[i].start):
            return False
        stop = clause_end(state.codes, i)
        behind = state.text[state.cells[i].end : state.cells[min(stop, len(state.cells) - 1)].start]
        if not any(w in behind for w in self._works):
            return False
        around = state.text[state.cells[state.clause].start : state.cells[min(clause_end(state.codes, stop + 1), len(state.cells) - 1)].end]
        return not any(w in around for w in self._running)

    @staticmethod
    def _foretold(state: Pass, hit: Hit) -> bool:
        """`收益将增加0.5元`, `增长预期从5%上调至6%`: what will grow is foreseen, not planned."""
        growth = hit.roles.get("growth", 0)
        said = state.cells[growth - 1]
        return growth > 0 and (state.cells[growth].of.id == "forecast" or (said.code == "T" and said.of.id == "future"))

    @staticmethod
    def _new_topic(state: Pass, *, bare: bool) -> bool:
        """Whether a plan of a clause before has governed no value, and this clause opens with something else, or with a count."""
        if state.codes.endswith(FRAME, 0, state.clause):
            return False
        return not state.status_used and state.status_clause < state.clauses and (bare or state.codes[state.clause] in "wEMm")

    def _aimed(self, text: str, at: int) -> bool:
        return text.startswith(self._aims, at) and not text.startswith(self._no_aims, at)

    @staticmethod
    def _behind(state: Pass, i: int) -> int:
        """Where the words behind a value begin, its 的 and its metric passed over."""
        m = AIMED.match(state.codes, i + 1)
        return state.cells[m.end() - 1].end if m else state.cells[i].end

    def _after(self, state: Pass, i: int) -> str | None:
        """`30多家品牌将入驻`: a plan said right after the value, in its clause, that governs no other value."""
        stop = clause_end(state.codes, i + 1)
        if self._odds.match(state.text, state.cells[i].end):
            return "expected"  # 达到9亿元的可能性
        at = next((j for j in range(i + 1, stop) if state.codes[j] in "TK"), -1)
        if at < 0 or not VALUES.isdisjoint(state.codes[i + 1 : stop]):
            return None
        behind = i + (state.codes[i + 1 : i + 2] == ")")
        if state.cells[i].code == "R" and state.text.startswith(self._of, state.cells[behind].end):
            return None  # 持股6%的股东计划减持
        cue = state.cells[at].of.data.data
        told = cue.get("foretells") if state.codes[at] == "K" else cue["value"]
        if told == "actual" and at == i + 1:
            return str(told)  # 目标900套，60%已经动工
        return str(told) if told in ("planned", "expected") and "reach" not in cue else None
