"""Numbers that belong together: ranges (3—5亿元), ratios (a:b:c), products (2×35万千瓦), fractions (三分之一, 百分之五)."""

from __future__ import annotations

import re
from decimal import Decimal

from zhsignals.quantity.figure import Figure
from zhsignals.quantity.ledger import is_letter as is_latin
from zhsignals.quantity.measure import Measured, Measures
from zhsignals.text import Quantity
from zhsignals.text.per import PER, PER_MEASURE

_DASH = re.compile(r"[-－—–~～〜∼―]{1,2}")
_DASHES = frozenset("-－—–~～〜∼―")
_RATIO = re.compile(r"[0-9]{1,6}(?:\.[0-9]{1,4})?(?:[:：∶][0-9]{1,6}(?:\.[0-9]{1,4})?){1,5}(?![0-9:：∶])")
_PART = re.compile(r"[0-9.]+")
_COLONS = frozenset(":：∶")
_CROSSES = frozenset("×xX*")
_JOINED = frozenset("/.,%-")
_POWERS = {10: -1, 100: -2, 1000: -3, 10000: -4}
FARTHEST = 3
"""Characters between two numbers that bound one value."""
TWICE = 2
"""Up to so many times the first number the second ends a range of growth; a level that something grew to is further off."""
Joined = tuple[list[Quantity], list[Figure]]


class Joins:
    """Looks at what stands behind a measured figure and joins the next one to it."""

    def __init__(self, measures: Measures, plain: bool) -> None:
        self.m, self.numerals, self.plain = measures, measures.numerals, plain
        self.to = measures.to
        self.mixes = frozenset(t[0] for t in self.numerals.mixed)
        self.bars = frozenset(t[0] for t in self.numerals.fraction)
        self.heads = _DASHES | _COLONS | _CROSSES | {PER} | {t[0] for t in self.to}
        ends = "|".join([f"[{''.join(sorted(_DASHES))}]", *map(re.escape, self.to)])
        self._per = re.compile(f"{PER_MEASURE}?(?={ends})")
        self.openers = self.mixes | self.bars | {"/", " "}
        """What goes on with a share or a mixed number."""

    def join(self, text: str, out: Measured, home: str) -> Joined | None:
        """A range, ratio or product that starts with this figure and goes on, perhaps behind a blank, with one of `heads`, or None."""
        c = text[out.end]
        if c in _COLONS:
            return self.ratio(text, out)
        if c in _CROSSES:
            return self.product(text, out, home)
        if c == PER:
            return self.priced(text, out, home)
        blank = out.end + (c == " ")
        at = self.bridge(text, blank)
        return self.range(text, out, at + (blank > out.end and text.startswith(" ", at)), home) if at else None

    def priced(self, text: str, out: Measured, home: str) -> Joined | None:
        """55元/公斤到66元/公斤: both ends are of one measure."""
        per = self._per.match(text, out.end) if out.unit is not None and out.unit.reading == "amount" else None
        at = self.bridge(text, per.end()) if per else 0
        joined = self.range(text, out, at, home) if at else None
        return joined if joined and per and text.startswith(per.group(), joined[0][-1].end) else None

    def bridge(self, text: str, end: int) -> int:
        """Where the second number of a range starts, 0 if nothing joins."""
        m = _DASH.match(text, end)
        if m:
            return m.end()
        return next((end + len(t) for t in self.to if text.startswith(t, end)), 0)

    def starts_number(self, text: str, at: int) -> bool:
        """Whether a numeral can start here."""
        c = text[at : at + 1]
        return bool(c) and ("0" <= c <= "9" or c in self.numerals.tokens)

    def range(self, text: str, out: Measured, at: int, home: str) -> Joined | None:
        """Low and high end with one unit; a unit or multiplier given only at the high end holds for both."""
        currency = None
        for term in self.m.prefixes:
            if text.startswith(term, at):
                currency, at = term, at + len(term)
                break
        start, _, code, negative = self.m.bound_left(text, out.figure)
        at, below = self.signed(text, out, at) if negative else (at, False)
        if not self.starts_number(text, at):
            return None
        second = self.numerals.read(text, at)
        if second is None:
            return None
        high = self.m.measure(text, second)
        goes = _DASHES.isdisjoint(text[out.end : at]) and not self.plain and self.moves(text, out, high)
        if goes and not text.startswith(self.m.varying, high.end):
            return None
        low_value, high_value = self.low_end(out, high), high.low
        if low_value is None or high.high is not None or out.high is not None:
            return None
        if negative:
            below = below or (low_value < high_value and text[out.figure.start - 1] not in self.m.minus_signs)  # 零下60至70度
            low_value, high_value = sorted((-low_value, -high_value if below else high_value))
        if low_value >= high_value:
            return None
        high.figure.lead = False
        quantity = self.m.quantity(text, high, home)
        if code and quantity.kind in ("amount", "number"):
            quantity.kind, quantity.unit = "amount", self.m.units.money(code, home)
        quantity.start, quantity.number = start, (out.figure.start, second.end)
        quantity.value, quantity.value_max, quantity.comparator = low_value, high_value, "range"
        bar = 4 if negative else 8
        if high.unit is None and currency is None and not self.plain and not (out.figure.scale >= bar and second.scale >= bar):
            return None
        if high.unit is None and not self.plain and quantity.kind == "number":
            quantity.kind, quantity.unit = "amount", home
        return [quantity], [out.figure, second]

    def signed(self, text: str, out: Measured, at: int) -> tuple[int, bool]:
        """Where the second number of a range stands behind its minus sign, and whether it has one: -8%至-5%, -8%~-5%, -8%--5%."""
        if not _DASHES.isdisjoint(text[out.end : at]):
            return at, at > out.end + 1 and text[at - 1] in self.m.minus_signs
        sign = next((len(t) for t in (*self.m.minus_signs, *self.numerals.minus) if text.startswith(t, at)), 0)
        return at + sign, bool(sign)

    def moves(self, text: str, out: Measured, high: Measured | None = None) -> bool:
        """由5%到8% goes from one to the other; 增加5吨至80吨 goes by one to the other, but 增加5万元至6万元 is a range."""
        start = self.m.bound_left(text, out.figure)[0]
        grown = out.unit is not None and out.unit.reading in ("amount", "quantity", "count") and text.endswith(self.m.grown, 0, start)
        near = high is not None and out.low < high.low <= TWICE * out.low
        return (grown and not near) or text.endswith(self.m.origins, 0, start)

    def low_end(self, out: Measured, high: Measured) -> Decimal | None:
        """The low value in the unit of the high one; None when the two do not fit."""
        if out.unit is not None:
            if high.unit is None or out.unit.reading != high.unit.reading or out.code != high.code:
                return None
            return out.low
        low = out.figure.low
        if out.figure.scale == 0 and high.figure.scale:
            shared = low * 10**high.figure.scale
            low = shared if shared < high.figure.low else low
        elif low < 10 and high.figure.scale == 0 and not high.figure.arabic:
            low = self.share_place(low, high.figure)
        if high.unit is not None:
            if high.unit.shift:
                low = low.scaleb(high.unit.shift)
            elif high.unit.factor is not None:
                low *= high.unit.factor
        return low

    def share_place(self, low: Decimal, high: Figure) -> Decimal:
        """两到三千: the place of the high end holds for a single digit too."""
        power: int = 10 ** max(0, high.low.adjusted())
        return low * power if high.low % power == 0 else low

    def merge(self, text: str, old: Quantity, new: Quantity) -> Quantity | None:
        """Two neighbours that bound one value, or None."""
        if old.kind == "ordinal" or old.value_max is not None or new.value_max is not None or new.start - old.end > FARTHEST:
            return None
        bounds = {old.comparator[:2], new.comparator[:2]}
        gap = text[old.end : new.start]
        low, high = (old, new) if old.value <= new.value else (new, old)
        if bounds == {"gt", "lt"} and low.comparator[0] == "g" and (not gap or gap in self.m.also):
            if old.unit != new.unit and old.unit:
                return None
            end = new.end
        elif gap in self.m.lists and old.unit in ("", new.unit) and (end := self.between(text, new)):
            pass
        else:
            return None
        kind = new if new.unit else old
        return Quantity(old.start, end, kind.kind, low.value, high.value, kind.unit, "range", (old.number[0], new.number[1]), kind.form)

    def span(self, text: str, old: Quantity, new: Quantity) -> bool:
        """第十和第十五之间: makes one of two ordinals."""
        end = self.between(text, new) if old.kind == "ordinal" and text[old.end : new.start] in self.m.lists else 0
        if not end or old.value_max is not None or old.value >= new.value:
            return False
        old.end, old.value_max, old.comparator, old.number = end, new.value, "range", (old.number[0], new.number[1])
        return True

    def between(self, text: str, new: Quantity) -> int:
        """End of 之间 behind the second number, 0 if it is not there; 间 may have been taken for a measure word."""
        for term in self.m.betweens:
            if text.startswith(term, new.end):
                return new.end + len(term)
        if new.kind == "count" and new.unit in self.m.betweens:
            new.kind, new.unit = "number", ""
            return new.end
        return 0

    def ratio(self, text: str, out: Measured) -> Joined | None:
        """a:b:c; parts that add up to a hundred are shares. Two whole numbers of clock shape are a time."""
        m = _RATIO.match(text, out.figure.start)
        if m is None or out.unit is not None or not out.figure.arabic:
            return None
        spans = [p.span() for p in _PART.finditer(text, m.start(), m.end())]
        values = [Decimal(text[a:b]) for a, b in spans]
        total = sum(values, Decimal(0))
        if total != 100 and is_clock(values, spans[1][1] - spans[1][0]):
            return None
        whole = abs(total - 100) <= (1 if len(values) > 2 else 0)
        figures = [Figure(a, b, v, None, 0, "", True, False, b - a) for (a, b), v in zip(spans, values, strict=True)]
        quantities = [
            Quantity(g.start, g.end, "rate" if whole else "number", g.low.scaleb(-2) if whole else g.low, None,
                     "1" if whole else "", "eq", (g.start, g.end), "ratio", m.start())
            for g in figures
        ]  # fmt: skip
        return quantities, figures

    def product(self, text: str, out: Measured, home: str) -> Joined | None:
        """2×35万千瓦 is the total."""
        at = out.end + 1
        if out.unit is not None or not out.figure.arabic or not self.starts_number(text, at):
            return None
        second = self.numerals.read(text, at)
        if second is None:
            return None
        high = self.m.measure(text, second)
        if high.unit is None or high.unit.reading not in ("quantity", "amount"):
            return None
        quantity = self.m.quantity(text, high, home)
        quantity.start, quantity.number, quantity.form = out.figure.start, (out.figure.start, second.end), "product"
        quantity.value = quantity.value * out.figure.low
        return [quantity], [out.figure, second]

    def spaced(self, text: str, figure: Figure) -> Joined | None:
        """1 3/5, the only blank that is left between digits."""
        return self.mixed(text, figure, " ") if figure.arabic and figure.scale == 0 else None

    def mixed(self, text: str, figure: Figure, bar: str | None = None) -> Joined | None:
        """三又三分之一."""
        bar = bar or next((t for t in self.numerals.mixed if text.startswith(t, figure.end)), None)
        at = figure.end + len(bar or "")
        if bar is None or not self.starts_number(text, at):
            return None
        below = self.numerals.read(text, at)
        part = self.fraction(text, below) if below is not None else None
        if part is None:
            return None
        whole = self.m.quantity(text, Measured(figure, None, "", figure.end, figure.low, None, ""), "")
        quantity = part[0][0]
        sign = -1 if whole.value < 0 else 1
        quantity.value = whole.value + sign * quantity.value
        quantity.kind, quantity.unit, quantity.start, quantity.number = "number", "", whole.start, (figure.start, quantity.number[1])
        return [quantity], [Figure(figure.start, part[1][0].end, quantity.value, None, 0, "", figure.arabic, False, 1)]

    def slash(self, text: str, figure: Figure) -> Joined | None:
        """1/3 as a share; 3/5, 1.5/3 and 六十/一百二十 outside prose."""
        at = figure.end + 1
        if figure.scale or not self.starts_number(text, at) or (text[figure.start - 1 : figure.start] in ("/", "-") and not self.plain):
            return None
        below = self.numerals.read(text, at)
        if below is None or below.low == 0 or text[below.end : below.end + 1] in _JOINED or is_latin(text[below.end : below.end + 1]):
            return None
        if not self.plain and not (figure.arabic and 0 < figure.low < below.low <= 20):
            return None
        top = Figure(figure.start, below.end, figure.low / below.low, None, 0, "", figure.arabic, False, 1)
        quantity = self.m.quantity(text, Measured(top, None, "", below.end, top.low, None, ""), "")
        quantity.kind, quantity.unit, quantity.form = "rate", "1", "fraction"
        return [quantity], [top]

    def fraction(self, text: str, figure: Figure) -> Joined | None:
        """百分之五, 千分之三, 三分之一, 二十五分之四."""
        following = text[figure.end : figure.end + 1]
        if following == "/":
            return self.slash(text, figure)
        if following == " " and self.plain:
            return self.spaced(text, figure)
        if following in self.mixes:
            return self.mixed(text, figure)
        if following not in self.bars:
            return None
        bar = next((t for t in self.numerals.fraction if text.startswith(t, figure.end)), None)
        if bar is None:
            return None
        at = figure.end + len(bar)
        sign = next((len(t) for t in self.numerals.minus if text.startswith(t, at)), 0)
        negative, at = bool(sign), at + sign
        if not self.starts_number(text, at) or figure.low == 0:
            return None
        top = self.numerals.read(text, at)
        if top is None:
            return None
        top.lead = False
        power = _POWERS.get(int(figure.low)) if figure.low == int(figure.low) else None
        form = {-2: "percent", -3: "permille", -4: "permyriad"}.get(power or 0, "fraction")
        low = top.low.scaleb(power) if power is not None else top.low / figure.low
        high = None if top.high is None else (top.high.scaleb(power) if power is not None else top.high / figure.low)
        out = Measured(top, None, "", top.end, low, high, top.bound)
        quantity = self.m.quantity(text, out, "")
        start, left, _, minus = self.m.bound_left(text, figure)
        quantity.kind, quantity.unit, quantity.form, quantity.start = "rate", "1", form, start
        quantity.number = (figure.start, top.end)
        if left and quantity.comparator in ("eq", "approx"):
            quantity.comparator = left
        quantity.value = abs(quantity.value) if negative == minus else -abs(quantity.value)
        second = self.upper(text, figure, at, out) if power is not None and high is None and not (negative or minus) else None
        if second is not None:
            quantity.end, quantity.comparator, quantity.number = second.end, "range", (figure.start, second.end)
            quantity.value_max = second.low.scaleb(power or 0)
        return [quantity], [Figure(figure.start, quantity.number[1], low, None, 0, "", figure.arabic, False, 1)]

    def upper(self, text: str, below: Figure, top: int, out: Measured) -> Figure | None:
        """百分之八至九, 百分之八至百分之九: the number that ends the range of a share, its denominator said again or not."""
        at = self.bridge(text, out.end)
        again = text[below.start : top]
        at += len(again) if at and text.startswith(again, at) else 0
        second = self.numerals.read(text, at) if at and self.starts_number(text, at) else None
        if second is None or second.low <= out.figure.low or self.moves(text, Measured(below, None, "", out.end, out.low, None, "")):
            return None
        return second if second.high is None and self.m.measure(text, second).unit is None else None


def is_clock(values: list[Decimal], width: int) -> bool:
    """9:30 and 9:30:15 are times of day."""
    return values[0] < 25 and values[1] < 60 and width == 2 and values[0] == int(values[0]) and len(values) < 4
