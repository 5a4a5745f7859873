"""Units and measure words: what follows (or, for currencies, precedes) a number."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from zhsignals.lexicon import Entry, Patterns

HOMES = {"CN": "CNY", "HK": "HKD", "TW": "TWD", "MO": "MOP"}
"""The money of an article's place."""


@dataclass(frozen=True, slots=True)
class Unit:
    """One term of a unit entry."""

    term: str
    size: int
    entry: Entry
    guarded: bool
    reading: str
    """amount, rate, change, count, quantity: the kind of a quantity in this unit."""
    unit: str
    factor: Decimal | None
    shift: int
    """Power of ten of `factor`, when it is one (percent: -2): quicker than multiplying."""
    form: str
    home: bool
    arabic: bool


class Units:
    """All units by first character, longest first; currency prefixes by last character."""

    def __init__(self, patterns: Patterns, spoken: bool = False) -> None:
        heads: dict[str, list[Unit]] = {}
        tails: dict[str, list[tuple[str, str]]] = {}
        self.signs: dict[str, str] = {}
        """Signs of the money of several countries, with that which they mean abroad: `$`."""
        self.per = re.compile("(?!)")
        self.hints: list[tuple[str, str, tuple[str, ...]]] = []
        for entry in patterns.entries("unit"):
            if entry.data.get("plain") and not spoken:
                continue
            if entry.data["reading"] == "hint":
                self.hints.append((entry.data["form"], entry.data.get("code", ""), entry.terms))
                continue
            if entry.data["reading"] == "per":
                self.per = re.compile(rf"/\d{{0,4}}(?:{'|'.join(sorted(map(re.escape, entry.terms), key=len, reverse=True))})(?![a-zA-Z])")
                continue
            for term in entry.terms:
                if entry.data.get("form") == "hundredth" and len(term) == 1:  # chained behind 元 and 角 only; alone it counts points
                    continue
                heads.setdefault(term[0], []).append(_unit(entry, term))
            for term in entry.data.get("before", ()):
                shared = bool(entry.data.get("home"))
                if shared:
                    self.signs[term] = entry.data["code"]
                tails.setdefault(term[-1], []).append((term, term if shared else entry.data["code"]))
        self.heads = {
            c: tuple(sorted(us, key=lambda u: (-u.size, spoken and u.form not in ("spoken", "tenth")))) for c, us in heads.items()
        }
        self.tails = {c: tuple(sorted(ts, key=lambda t: -len(t[0]))) for c, ts in tails.items()}
        named = {u.term: u.unit for us in self.heads.values() for u in us if u.reading == "amount" and not u.home}
        self.currencies = {t: code for ts in tails.values() for t, code in ts if len(t) > 1} | named
        self.starts = frozenset(self.heads)
        alone = {c: tuple(u for u in us if u.size == 1) for c, us in self.heads.items()}
        pairs = {u.term[:2] for us in self.heads.values() for u in us if u.size > 1}
        self._by_pair = {p: tuple((u.term, u) for u in self.heads[p[0]] if u.size == 1 or u.term.startswith(p)) for p in pairs}
        self._by_first = {c: tuple((u.term, u) for u in us) for c, us in alone.items()}
        self.prefixes = tuple(sorted((t for ts in tails.values() for t, _ in ts), key=len, reverse=True))

    def find(self, text: str, pos: int, arabic: bool = True) -> Unit | None:
        """The longest unit that starts at `pos` and whose guards let it pass."""
        for term, unit in self._by_pair.get(text[pos : pos + 2]) or self._by_first.get(text[pos : pos + 1], ()):
            if text.startswith(term, pos):
                if unit.arabic and not arabic:
                    continue
                if not unit.guarded or unit.entry.allows(text, pos, pos + unit.size):
                    return unit
        return None

    def currency_before(self, text: str, pos: int) -> tuple[int, str] | None:
        """Where a currency word that ends at `pos` starts, and its code."""
        for term, code in self.tails.get(text[pos - 1 : pos], ()):
            if text.endswith(term, 0, pos):
                return pos - len(term), code
        return None

    def money(self, code: str, home: str) -> str:
        """The currency of a code or of a sign that several countries share: `$` is HKD in Hong Kong, USD in Shanghai."""
        if code not in self.signs:
            return code
        return self.signs[code] if home == HOMES["CN"] else home

    def currency_after(self, text: str, pos: int) -> tuple[int, str] | None:
        """A second currency word straight after 元: 8亿元（人民币）is not read, 8亿元港币 is."""
        unit = self.find(text, pos)
        if unit is not None and unit.reading == "amount" and not unit.home:
            return pos + unit.size, unit.unit
        return None


def _unit(entry: Entry, term: str) -> Unit:
    data = entry.data
    factor = Decimal(data["factor"]) if "factor" in data else None
    shift = 0
    if factor is not None and factor < 1 and factor.as_tuple().digits == (1,):
        shift, factor = int(factor.as_tuple().exponent), None
    reading = data["reading"]
    code = data.get("code") or ("1" if reading == "rate" else term)
    return Unit(term, len(term), entry, entry.guarded, reading, code, factor, shift, data.get("form", ""),
                bool(data.get("home")), bool(data.get("arabic")))  # fmt: skip
