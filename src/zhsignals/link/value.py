"""What a value cell states: kind, signed value and unit, given how its rule reads it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from zhsignals.link.cells import Cell
from zhsignals.link.draft import Draft
from zhsignals.link.matcher import Hit
from zhsignals.link.state import Pass
from zhsignals.text import Quantity

ONE = Decimal(1)
SHORT = 2
"""Characters of 同比 and 环比."""


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


RATES_OF_GROWTH = re.compile("R(?:[wEmMPv]*R)*dS")
"""A list of rates that are said to be rates of growth."""


def told_growth(state: Pass, i: int, hit: Hit) -> int:
    """`低于上月的7%`, `低于出口7%和投资9%的增速`: the sign of a growth that is only compared with; 0 where the value is the difference."""
    if hit.rule.id != "compare" or state.cells[i].code != "R":
        return 0
    rates = RATES_OF_GROWTH.match(state.codes, i)
    if rates is not None:
        return int(state.cells[rates.end() - 1].of.data.data["sign"])
    return int(state.codes[i - 1] == "d" and "P" in state.codes[hit.roles["growth"] : i])


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


def is_index(level: Draft) -> bool:
    """Whether a level is an index number."""
    return level.kind == "quantity" and level.unit == "1"


TIMED = re.compile("v?Pv?[TH]?v?")
"""A clause that only says when, before its percentage."""


def grows_on(state: Pass, i: int) -> bool:
    """`增长4%（包括村办工业为6%）`, `其中税收为10%`: a percentage in brackets behind a growth, or of money or things, is a growth too."""
    grown = {d.end for d in state.drafts if d.kind == "change" and d.unit == "1"}
    if (not grown and state.codes[i - 1 : i] != "(") or state.cells[i].of.form in ("cheng", "fraction"):
        return False
    if state.drafts and TIMED.fullmatch(state.codes, state.clause, i) and state.drafts[-1].end == state.cells[state.clause - 2].end:
        return state.drafts[-1].end in grown and state.drafts[-1].value > 0  # 增长8%，2011年9%
    opened = state.codes.rfind("(", 0, i)
    if opened > 0 and ")" not in state.codes[opened:i]:
        return state.cells[opened - 1].end in grown or compares(state, i)
    return (
        bool(grown)
        and state.drafts[-1].end in grown
        and state.codes[:i].rstrip("v")[-1:] in ("M", "q")
        and "O" in state.codes[state.clause : i]
    )


def moved_stock(state: Pass, i: int, stocks: tuple[str, ...]) -> int:
    """`增加水稻面积2万亩、大豆1万亩`: the sign of what a stock has changed by, for its list too; 0 for none."""
    before = state.codes[max(0, i - 2) : i]
    if before == "Gw" and state.text.endswith(stocks, 0, state.cells[i].start):
        return int(state.cells[i - 2].of.data.data.get("sign", 0))
    last = state.drafts[-1] if state.drafts and before == "、w" and i > 2 and state.codes[i - 3] == "Q" else None
    if last is None or last.kind != "change" or last.unit != state.cells[i].of.unit or last.end != state.cells[i - 3].end:
        return 0
    return 1 if last.value > 0 else -1


MOVED = re.compile(r"G[wEmM]*[wM]$")
"""A verb of growth and the name of what it moves."""


def moved_rate(state: Pass, i: int) -> int:
    """`下调存款准备金率0.5个百分点`: the sign of a difference whose verb stands before the name of what it moves."""
    moved = MOVED.search(state.codes, max(state.clause, state.last_value + 1), i) if state.codes[i] == "C" else None
    return int(state.cells[moved.start()].of.data.data.get("sign", 1)) if moved else 1


MOVED_PART = re.compile(r"[vTK,;:]G([wME]{1,2})R[,;.]")
"""What is moved, and by which part of it, between a verb of growth and the end of the clause."""
NOUN = 6
"""Characters of what is moved: 运输成本."""


def moved_part(state: Pass, i: int, verbs: tuple[str, ...], to: tuple[str, ...]) -> int:
    """`可降低运输成本20%`: the sign of a percentage whose verb stands before what it moves; 0 for none."""
    growth = state.codes.rfind("G", state.clause, i)
    if growth < 0 or not 0 < state.cells[i].start - state.cells[growth].end <= NOUN:
        return 0
    if not state.text.startswith(verbs, state.cells[growth].start) or state.text.endswith(to, 0, state.cells[i].start):
        return 0  # 增长面为85%, 提高税率至20%
    told = f"{state.codes[growth - 1] if growth else ','}{state.codes[growth : i + 2]}{'.' if i + 2 > len(state.codes) else ''}"
    return int(state.cells[growth].of.data.data.get("sign", 0)) if MOVED_PART.fullmatch(told) else 0


def told_speed(state: Pass, i: int) -> int:
    """`投资增速最快，达到了50%`, `同比增长最高，达到50%`: the sign of a rate that the clause before names; 0 for none."""
    cue = state.cells[i - 1] if state.codes[i - 1 : i] == "D" else None
    if cue is not None and cue.end == state.cells[i].start and cue.end - cue.start == SHORT:
        return 1  # 利润同比26%, 同比9%的强劲增长
    before = state.codes[: state.clause].removesuffix(",").removesuffix("w")
    if not before.endswith(("S", "DG")) or len(before) <= state.last_value + 1 or state.codes[state.clause : i].strip("vHP"):
        return 0
    return int(state.cells[len(before) - 1].of.data.data["sign"])


def moved_again(state: Pass, i: int, words: tuple[str, ...]) -> int:
    """`下跌74点或1.8%`, `下跌3美元/桶，或4%`: the sign of a move that is told once more, in percent; 0 for none."""
    last = state.drafts[-1] if state.drafts and state.codes[i] == "R" else None
    if last is None or last.kind != "change" or last.unit in ("1", "pp", "x"):
        return 0
    between = state.text[last.end : state.cells[i].start]
    rest = next((between.removesuffix(w) for w in words if between.endswith(w)), ",").removesuffix("，")
    return (1 if last.value > 0 else -1) if not rest or rest.startswith("/") else 0


GROWN_LIST = re.compile(r"\(R\)(?:、[wEm]\(R\))*[wEmMv]*G(?!v?[ALNQRCXB])")
"""From the bracket of a name in a list that only grows, its own value told there."""


def compares(state: Pass, i: int) -> bool:
    """`增长8%，比全省（7%）高1个百分点`, `电子（14%）、医药（13%）等行业快速增长`: growths in brackets."""
    if state.codes[i - 1 : i + 2] != "(R)":
        return False
    return not {"D", "J"}.isdisjoint(state.codes[state.clause : i]) or GROWN_LIST.match(state.codes, i - 1) is not None


def ranked_growth(state: Pass, i: int) -> bool:
    """`增速依次为：马龙区25.3%、沾益区22.7%`: a list of names and percentages under a rate of growth."""
    colon = state.codes.rfind(":", 0, i)
    return colon > 0 and "S" in state.codes[:colon] and not state.codes[colon + 1 : i].strip("Ew、,;R")
