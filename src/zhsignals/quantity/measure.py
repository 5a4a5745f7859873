"""From a numeral to a quantity: the unit after it, the bounds around it, the currency before it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from zhsignals.lexicon import Entry, Patterns
from zhsignals.quantity.comparator import Comparators
from zhsignals.quantity.figure import Figure
from zhsignals.quantity.numeral import Numerals
from zhsignals.quantity.unit import HOMES, Unit, Units
from zhsignals.text import Quantity

_HALF = Decimal("0.5")
_LONGEST_PER = 3
"""Characters of the unit behind a slash that a price is for."""


@dataclass(slots=True)
class Measured:
    """A figure with the unit after it; `end` is behind the unit (and behind 余 or 多 before it)."""

    figure: Figure
    unit: Unit | None
    code: str
    end: int
    low: Decimal
    high: Decimal | None
    bound: str
    named: bool = False
    """A currency word behind 元 says whose money it is."""


class Measures:
    """Reads what belongs to a figure on both sides."""

    def __init__(self, patterns: Patterns, numerals: Numerals, spoken: bool = False) -> None:
        self.numerals = numerals
        self.units = Units(patterns, spoken)
        self.comparators = Comparators(patterns)
        entries = {e.data["role"]: e for e in patterns.entries("numeral")}
        self.half = entries["half"].terms[0]
        self.tails = frozenset({self.half, *numerals.inner})
        self.also, self.lists, self.betweens = (entries[r].terms for r in ("also", "list", "between"))
        self.to, self.origins, self.grown = entries["to"].terms, entries["from"].terms, entries["grown"].terms
        self.varying = entries["varying"].terms
        self.prefixes = self.units.prefixes
        self.minus_signs = "-－−–"
        self.closers = frozenset({"%", "）", ")", "”", *(u.term[-1] for us in self.units.heads.values() for u in us if u.home)})
        forms: dict[str, list[tuple[str, Entry]]] = {"tenth": [], "hundredth": []}
        for entry in patterns.entries("unit"):
            forms.get(entry.data.get("form", ""), []).extend((t, entry) for t in entry.terms)
        self.tenths, self.hundredths = forms["tenth"], forms["hundredth"]

    def measure(self, text: str, figure: Figure) -> Measured:
        """The figure with its unit, or with `unit` None."""
        end, bound = figure.end, figure.bound
        inner = self.numerals.inner.get(text[end : end + 1]) if not bound else None
        if inner is not None and not "0" <= text[end + 1 : end + 2] <= "9":
            unit = self.units.find(text, end + 1, figure.arabic)
            if unit is not None or figure.scale:
                return self.with_unit(text, figure, unit, end + 1, inner)
        return self.with_unit(text, figure, self.units.find(text, end, figure.arabic), end, bound)

    def with_unit(self, text: str, figure: Figure, unit: Unit | None, end: int, bound: str) -> Measured:
        """Values in the unit; 三成五, 五元三角 and 两年半 add what stands behind the unit."""
        low, high = figure.low, figure.high
        if unit is None:
            return Measured(figure, None, "", end, low, high, bound)
        end += unit.size
        code = unit.unit
        if text[end : end + 1] == "/" and unit.reading in ("quantity", "count") and (per := self.units.per.match(text, end)):
            end, code = per.end(), code + per.group()
        if unit.term[-1].isascii() and unit.term[-1].isalpha() and text[end : end + 1].isascii() and text[end : end + 1].isalnum():
            return Measured(figure, None, "", end - unit.size, low, high, bound)
        if unit.form == "discount" and low == 10:  # 十折 is no discount
            return Measured(figure, None, "", end - unit.size, low, high, bound)
        if unit.form == "discount" and (low >= 10 or low < 1):
            low, high = low.scaleb(-2) if low > 1 else low, None
        elif unit.shift:
            low = low.scaleb(unit.shift)
            high = None if high is None else high.scaleb(unit.shift)
        elif unit.factor is not None:
            low *= unit.factor
            high = None if high is None else high * unit.factor
        elif unit.form == "doubling":
            low, high = 2**low - 1, None
        out = Measured(figure, unit, code, end, low, high, bound)
        following = text[end : end + 1]
        if unit.form == "cheng" or (unit.home and following in self.numerals.tokens) or "0" <= following <= "9" or following in self.tails:
            self._add_tail(text, out, unit)
        if unit.home and text[out.end : out.end + 1] in self.units.starts:
            second = self.units.currency_after(text, out.end)
            if second is not None:
                (out.end, out.code), out.named = second, True
        return out

    def _add_tail(self, text: str, out: Measured, unit: Unit) -> None:
        """三成五, 两成半, 两年半, 九块九毛."""
        token = self.numerals.tokens.get(text[out.end : out.end + 1])
        if unit.form == "cheng":
            if token is not None and token[0] == 0 and 0 < token[1] < 10 and text[out.end : out.end + 1] != "":
                out.low += Decimal(token[1]).scaleb(-2)
                out.end += 1
            elif text.startswith(self.half, out.end):
                out.low += _HALF.scaleb(-1)
                out.end += 1
        elif unit.home:
            self._add_change(text, out, unit)
        elif text[out.end : out.end + 1] in self.tails:
            self._add_half(text, out, unit)

    def _add_half(self, text: str, out: Measured, unit: Unit) -> None:
        """两年半, 三倍半, 一个半小时, 2个多月, 3个多亿."""
        inner = self.numerals.inner.get(text[out.end : out.end + 1])
        longer = self.units.find(unit.term + text[out.end + 1 : out.end + 6], 0)
        if longer is not None and longer.size > unit.size:
            out.end += 1 + longer.size - unit.size
            out.unit, out.code = longer, longer.unit
            if inner is None:
                out.low += _HALF
            else:
                out.bound = inner
            out.low *= longer.factor or 1
        elif inner is not None:
            return
        elif unit.form in ("duration", "times") and out.figure.scale == 0:
            out.low += _HALF
            out.end += 1

    def _add_change(self, text: str, out: Measured, unit: Unit) -> None:
        """Small change behind 元, 块 or 角: 五元三角, 九十九块九毛九."""
        at, worth = out.end, Decimal("0.1")
        while at < len(text) and (text[at] in self.numerals.tokens or "0" <= text[at] <= "9"):
            small = self.numerals.read(text, at)
            if small is None or small.low >= 10 or small.scale or small.high is not None:
                return
            tenth, hundredth = _starting(self.tenths, text, small.end), _starting(self.hundredths, text, small.end)
            if tenth is not None and unit.factor is None and unit.shift == 0 and worth == Decimal("0.1"):
                out.low += small.low.scaleb(-1)
                at = out.end = small.end + len(tenth)
                worth = Decimal("0.01")
                continue
            if hundredth is not None:
                out.low += small.low.scaleb(-2)
                out.end = small.end + len(hundredth)
            elif self.spoken(text, at, unit):
                out.low += small.low * (worth if unit.shift == 0 else Decimal("0.01"))
                out.end = small.end
            return

    def spoken(self, text: str, at: int, unit: Unit) -> bool:
        """九块九, 八毛五: a last digit without a word, only at the end of the phrase."""
        return unit.form in ("spoken", "tenth") or text[at - 1] in {t[0] for t, _ in self.tenths}

    def bound_right(self, text: str, end: int) -> tuple[int, str]:
        """Bounds behind the unit: 以上, 左右, 余."""
        at = end + text.startswith(" ", end)
        for behind in (at,) if text[at : at + 1] != "/" else range(at + 2, at + 2 + _LONGEST_PER):  # 158元/吨左右
            if text[behind : behind + 1] in self.comparators.afters and (behind == at or text[at + 1 : behind].isalpha()):
                hit = self.comparators.after(text, behind)
                if hit is not None:
                    return hit
        return end, ""

    def bound_left(self, text: str, figure: Figure, floor: int = 0) -> tuple[int, str, str, bool]:
        """Start, bound, currency and minus sign in front of a figure, nothing of it before `floor`."""
        start, bound, code, negative = figure.start, "", "", False
        if text[start - 1 : start] in self.minus_signs and start and self._is_minus(text, start - 1):
            start, negative = start - 1, True
        elif text.endswith(self.numerals.minus, 0, start):
            start -= next(len(t) for t in self.numerals.minus if text.endswith(t, 0, start))
            negative = True
        for _ in range(2):
            prev = text[start - 1 : start]
            if not code and prev in self.units.tails:
                hit = self.units.currency_before(text, start)
                if hit is not None and hit[0] >= floor:
                    start, code = hit
                    continue
            if not bound and prev in self.comparators.befores:
                found = self.comparators.before(text, start, figure.lead)
                if found is not None and found[1] != "eq" and found[0] >= floor:
                    start, bound = found
                    continue
            break
        return start, bound, code, negative

    def _is_minus(self, text: str, at: int) -> bool:
        """A hyphen is a minus sign when nothing that could be joined stands before it."""
        prev = text[at - 1 : at] if at else ""
        if prev and prev in self.minus_signs:
            return False
        return not prev or not ((prev.isascii() and prev.isalnum()) or prev in self.numerals.tokens or prev in self.closers)

    def quantity(self, text: str, out: Measured, home: str, floor: int = 0) -> Quantity:
        """The finished mention of one figure with its unit."""
        figure, unit = out.figure, out.unit
        end, right = self.bound_right(text, out.end)
        start, left, code, negative = self.bound_left(text, figure, floor)
        code = self.units.money(code, home)
        comparator = settle_bounds(left, right, out.bound) if left or right or out.bound else "eq"
        low, high = out.low, out.high
        if negative:
            low, high = (-low, None) if high is None else (-high, -low)
        if high is not None:
            comparator = "range"
        elif figure.lead and comparator == "eq":
            comparator = "order"
        kind, name, form = "number", "", ""
        if unit is not None:
            kind, name, form = unit.reading, out.code, unit.form
            if code and kind == "amount" and (unit.home or out.code == HOMES["CN"]):
                name = code
            elif unit.home and name == "CNY" and not out.named:
                name = home
        elif code:
            kind, name = "amount", code
        return Quantity(start, end, kind, low, high, name, comparator, (figure.start, figure.end), form)


def settle_bounds(left: str, right: str, own: str) -> str:
    """One comparator out of the bound before, the bound behind and that in the numeral; 约 and 左右 yield to the others."""
    if not (left or right or own):
        return "eq"
    strict = [b for b in (right, left, own) if b and b != "approx"]
    if strict:
        return strict[0] if "order" not in strict or len(strict) == 1 else next((b for b in strict if b != "order"), "order")
    return "approx"


def _starting(terms: list[tuple[str, Entry]], text: str, pos: int) -> str | None:
    """The longest term that starts at `pos` and that its entry allows there."""
    found = (t for t, e in terms if text.startswith(t, pos) and (not e.guarded or e.allows(text, pos, pos + len(t))))
    return max(found, key=len, default=None)
