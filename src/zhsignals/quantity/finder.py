"""One pass over a text: every numeral to a quantity or to its line in the ledger."""

from __future__ import annotations

import re
from decimal import Decimal
from operator import attrgetter

from zhsignals.lexicon import Patterns, TermIndex
from zhsignals.quantity.context import Context
from zhsignals.quantity.figure import Figure, is_absurd, read_mixed, read_power
from zhsignals.quantity.join import FARTHEST, Joins
from zhsignals.quantity.ledger import Labels, digit_run, is_letter, is_malformed, is_padded, starts_with_point
from zhsignals.quantity.measure import Measured, Measures
from zhsignals.quantity.numeral import Numerals
from zhsignals.quantity.unit import HOMES
from zhsignals.text import Numeral, Period, Quantity

_ONE, _HUNDRED = Decimal(1), Decimal(100)
_CLAUSE = "，。；、\n"
DITTO, NAMED, CLAUSE = 10, 4, 60
"""Characters in brackets before `下同`, and before the brackets, in which the currency is named; of the clause that tells the sum."""
DURATION, MINUTES = "duration", "minutes"


class Finder:
    """The number reader; `plain` reads every number word, as the public function does, instead of article prose only."""

    def __init__(self, patterns: Patterns, plain: bool = False) -> None:
        self.plain = plain
        self.numerals = Numerals(patterns, latin=plain)
        self.measures = Measures(patterns, self.numerals, spoken=plain)
        self.joins = Joins(self.measures, plain)
        self.context = Context(patterns, self.measures)
        self.labels = Labels(patterns)
        self.doubled = TermIndex([e for e in patterns.entries("numeral") if e.data["role"] == "doubled"])
        self.ditto = next(e for e in patterns.entries("numeral") if e.data["role"] == "ditto").terms[0]
        han = re.escape(self.numerals.han)
        self.digits = re.compile(rf"[0-9]++|[{han}]++")
        heads = "" if plain else "".join(self.measures.units.starts | set(self.numerals.inner) | {t[0] for t in self.numerals.fraction})
        to = "|".join(map(re.escape, self.measures.to))
        follow = rf"(?=[0-9{han}{re.escape(heads)}]|(?:{to})[{han}])" if not plain else ""
        self.scan = re.compile(rf"[0-9{han}](?:(?<=[0-9])(?<![0-9][0-9])|(?<=[{han}]){follow})")

    def find(self, text: str, periods: list[Period], home: str = "CN") -> tuple[list[Quantity], list[Numeral]]:
        """Quantities and ledger entries of `text` outside the periods."""
        return _Pass(self, text, periods, HOMES.get(home, "CNY")).run()

    def dittos(self, text: str) -> list[tuple[int, str]]:
        """`82亿（美元，下同）`: from where on 元 and bare 亿 are of another currency, and which; last first."""
        out, at = [], text.find(self.ditto)
        while at >= 0:
            opener = max(text.rfind(c, max(0, at - DITTO), at) for c in "（(")
            said = text[max(0, opener - NAMED) : at]
            code = next((code for term, code in self.measures.units.currencies.items() if term in said), None)
            if opener >= 0 and code is not None:
                edge = max(0, opener - CLAUSE)
                out.append((max(edge, *(text.rfind(c, edge, opener) + 1 for c in _CLAUSE)), code))
            at = text.find(self.ditto, at + 1)
        return out[::-1]


class _Pass:
    """The state of one pass: results, and bare numbers that wait for a unit (0.9、5.9个百分点)."""

    def __init__(self, finder: Finder, text: str, periods: list[Period], home: str) -> None:
        self.f, self.text, self.home = finder, text, home
        self.periods, self.limit = periods, len(text)
        self.dittos = finder.dittos(text)
        self.turned: tuple[int, str] | None = None
        self.quantities: list[Quantity] = []
        self.ledger: list[Numeral] = []
        self.waiting: list[tuple[Quantity, Figure]] = []
        self.waits_until = -1

    def run(self) -> tuple[list[Quantity], list[Numeral]]:
        """Go through the text once."""
        pos, text, periods, search = 0, self.text, self.periods, self.f.scan.search
        ahead = iter([*periods, Period(len(text), len(text), None, None, None)])
        next_one = next(ahead)
        while m := search(text, pos):
            i = m.start()
            while next_one.end <= i:
                next_one = next(ahead)
            self.limit = next_one.start
            pos = self.take(i) if i < self.limit else next_one.end
        if self.turned is not None:
            self.turn_back(*self.turned)
        if not self.f.plain and (doubled := self.f.doubled.find(text)):
            twice = [Quantity(m.start, m.end, "change", _ONE, None, "x", "eq", (m.start, m.end), "doubling") for m in doubled]
            self.quantities = sorted([*self.quantities, *twice], key=attrgetter("start"))
        return self.quantities, self.ledger

    def turn_back(self, start: int, home: str) -> None:
        """A headline tells the sum before the text names its currency: what is told again behind `start` is the same money."""
        money = [q for q in self.quantities if q.kind == "amount"]
        again = {q.value: q.unit for q in money if q.start >= start}
        for q in money:
            if q.start < start and q.unit == home:
                q.unit = again.get(q.value, home)

    def take(self, i: int) -> int:
        """Read what starts at `i`; the place to go on from."""
        text, f = self.text, self.f
        if self.dittos and i >= self.dittos[-1][0]:
            self.turned = self.turned or (self.dittos[-1][0], self.home)
            self.home = self.dittos.pop()[1]
        arabic = "0" <= text[i] <= "9"
        if not arabic:
            idiom = f.context.idiom(text, i)
            if idiom:
                return i + idiom
        power = read_power(text, i) if arabic and f.plain else None
        if power is not None:
            return self.take_figure(power)
        figure = f.numerals.read(text, i)
        if figure is None:
            return self.leave(i, digit_run(text, i), "other") if arabic else i + 1
        if arabic and f.plain and starts_with_point(text, i):
            figure.start, figure.low = i - 1, figure.low.scaleb(i - digit_run(text, i))
        elif arabic and is_malformed(text, i, figure.end):
            return self.leave(i, max(figure.end, digit_run(text, i)), "other")
        elif text[i] == "0" and is_padded(text, i, figure.end) and not f.plain:
            return self.leave(i, digit_run(text, i), "name")
        if text.startswith(f.numerals.ordinal, i - 1) and i:
            return self.take_ordinal(figure)
        return self.take_figure(figure)

    def take_ordinal(self, figure: Figure) -> int:
        """第三, 第34位."""
        unit = self.f.measures.units.find(self.text, figure.end, True)
        name = unit.unit if unit is not None and unit.reading == "count" else ""
        end = figure.end + len(name)
        found = Quantity(figure.start - 1, end, "ordinal", figure.low, None, name, "eq", (figure.start, figure.end))
        if not self.quantities or not self.f.joins.span(self.text, self.quantities[-1], found):
            self.quantities.append(found)
        self.ledger.append(Numeral(figure.start, figure.end, "ordinal"))
        return end

    def take_figure(self, figure: Figure) -> int:
        """A numeral with what follows it."""
        f, text = self.f, self.text
        figure = read_mixed(text, figure)
        joined = f.joins.fraction(text, figure) if text[figure.end : figure.end + 1] in f.joins.openers else None
        if joined is not None and joined[0][-1].end <= self.limit:
            return self.add(*joined)
        out = f.measures.measure(text, figure)
        behind = text[out.end : out.end + 2].removeprefix(" ")[:1]
        joined = f.joins.join(text, out, self.home) if behind in f.joins.heads else None
        if joined is not None and joined[0][-1].end <= self.limit:
            return self.add(*joined)
        if out.unit is None:
            return self.take_bare(out)
        if figure.arabic:
            prev = text[figure.start - 1 : figure.start]
            if is_letter(prev) and out.unit.reading not in ("amount", "rate", "change") and figure.scale < 4:
                return self.leave(figure.start, figure.end, "name")
        elif not f.plain and not f.context.counts(text, out):
            return self.skip_words(out)
        quantity = f.measures.quantity(text, out, self.home, self.floor())
        return self.add([quantity], [figure])

    def floor(self) -> int:
        """Where the last quantity ended."""
        return self.quantities[-1].end if self.quantities else 0

    def take_plain(self, out: Measured) -> int:
        """A bare number outside prose: money if it is in 万 or 亿, else a number; 万 alone is none."""
        f, text, figure = self.f, self.text, out.figure
        if figure.lead and all(c in f.numerals.large for c in text[figure.start : figure.end]):
            return figure.end
        quantity = f.measures.quantity(text, out, self.home, self.floor())
        if figure.lead and f.measures.bound_right(text, out.end)[1] == "order":
            return quantity.end
        if quantity.kind == "number" and figure.scale >= 4:
            f.context.guess(text, quantity, figure, self.home)
            if quantity.kind == "number":
                quantity.kind, quantity.unit = "amount", self.home
        return self.add([quantity], [figure])

    def skip_words(self, out: Measured) -> int:
        """A Chinese numeral that counts nothing here; only a quoted catch-word goes into the ledger."""
        figure = out.figure
        if self.f.context.quoted(self.text, figure.start):
            self.ledger.append(Numeral(figure.start, figure.end, "slogan"))
        return figure.end

    def take_bare(self, out: Measured) -> int:
        """A numeral without unit: money (85亿), people (人口8.14亿), a plain number, or part of a name."""
        f, text, figure = self.f, self.text, out.figure
        if f.plain:
            return self.take_plain(out)
        quantity = f.measures.quantity(text, out, self.home, self.floor())
        if quantity.kind != "amount" and figure.scale >= 4:
            f.context.guess(text, quantity, figure, self.home)
            last = self.quantities[-1] if self.quantities and quantity.kind == "number" else None
            if last and text[last.end - 1] in f.numerals.large and text[last.end : quantity.start] in f.context.separators:
                quantity.kind, quantity.unit = last.kind, last.unit  # 净利润4700万、3600万、3800万
        elif not figure.arabic:
            return figure.end
        elif quantity.kind != "amount" and figure.scale == 0:
            use = f.labels.use(text, figure.start, figure.end)
            if use != "number":
                return self.leave(figure.start, figure.end, use)
        in_name = figure.lead and quantity.end - quantity.start == 1  # 陈兆海
        vague = figure.lead and quantity.comparator == "order" and quantity.kind != "amount"
        if not figure.arabic and (quantity.kind == "number" or vague or in_name):
            return figure.end
        return self.add([quantity], [figure])

    def add(self, quantities: list[Quantity], figures: list[Figure]) -> int:
        """Keep quantities; give their unit to the bare numbers that were waiting for one."""
        first, last = quantities[0], quantities[-1]
        if not self.f.plain and any(map(is_absurd, figures)):
            self.waiting = []
            self.ledger += [Numeral(g.start, g.end, "other") for g in figures]
            return max(last.end, figures[-1].end)
        before = self.quantities[-1] if self.quantities else None
        if first.form == MINUTES and before is not None and before.form == DURATION and first.start == before.end:
            first.kind, first.form = before.kind, DURATION  # 28小时57分
        if self.quantities and first.start < self.quantities[-1].end:
            first.start = self.quantities[-1].end
        bare = last.kind == "number" or (last.kind == "amount" and last.unit == self.home and last.end == figures[-1].end)
        if self.waiting and self.waits_until in (first.start, first.number[0]):
            if last.unit and not bare and last.kind != "ordinal":
                self.share(quantities[0], figures[0])
        elif self.waiting:
            self.waiting = []
        if self.merge(quantities):
            self.ledger += [Numeral(g.start, g.end, "quantity") for g in figures]
            return max(last.end, figures[-1].end)
        self.quantities += quantities
        self.ledger += [Numeral(g.start, g.end, "quantity") for g in figures]
        if bare and last.value_max is None and self.text[last.end : last.end + 1] in self.f.context.separators:
            self.waiting.append((last, figures[-1]))
            self.waits_until = last.end + 1
        else:
            self.waiting = []
        return max(last.end, figures[-1].end)

    def merge(self, quantities: list[Quantity]) -> bool:
        """1000以上、1500以下 and 20亿元和30亿元之间 are one range."""
        if not self.quantities or len(quantities) != 1:
            return False
        old, new = self.quantities[-1], quantities[0]
        if new.start - old.end > FARTHEST:
            return False
        merged = self.f.joins.merge(self.text, old, new)
        if merged is not None:
            self.quantities[-1] = merged
            self.waiting = []
        return merged is not None

    def share(self, owner: Quantity, figure: Figure) -> None:
        """0.9、5.9个百分点, 5亿和8亿美元: the unit of the last holds for all; so does its 万 or 亿 where the others have none."""
        for quantity, own in self.waiting:
            if quantity.kind == "amount" and (owner.kind != "amount" or figure.scale != own.scale):
                continue  # 投资5亿、产值9亿千瓦时
            value = own.low * 10**figure.scale if figure.scale >= 4 and own.scale == 0 else own.low
            if owner.kind == "rate" and owner.form == "percent":
                value = value / _HUNDRED
            quantity.kind, quantity.unit, quantity.form, quantity.value = owner.kind, owner.unit, owner.form, value
        self.waiting = []

    def leave(self, start: int, end: int, use: str) -> int:
        """No quantity; a line in the ledger."""
        end = max(min(end, self.limit), start + 1)
        self.ledger.append(Numeral(start, end, use))
        return end
