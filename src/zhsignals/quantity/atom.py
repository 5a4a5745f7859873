"""The smallest pieces of time expressions, matched by the shapes of patterns/periods."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from zhsignals.lexicon import Entry, Patterns
from zhsignals.quantity.figure import DIGIT, PLACE, TENS
from zhsignals.quantity.numeral import Numerals

EDGES = (
    "until", "stopped", "reaching", "opening", "since", "since_opened", "edge", "beside", "during", "future", "compared", "began", "clock",
    "now",
)  # fmt: skip
RISING = ("months", "quarters", "days")
_SLOT = re.compile(r"\{(\w+)\}")
DASHES = "-－—–~～〜"
LONGEST = 16
"""No shape takes so many number characters; bounded, so that a long run is not read from each of its characters."""


@dataclass(slots=True)
class Atom:
    """One matched shape: 2022年, 上半年, 1—9月, 去年."""

    start: int
    end: int
    role: str
    entry: Entry
    values: tuple[int, ...]


@dataclass(slots=True)
class Compiled:
    """Shapes as one alternation."""

    pattern: re.Pattern[str]
    owners: dict[int, tuple[Entry, int, int]]
    """By the number of its group: entry, slots, and place in `shapes`."""
    shapes: list[tuple[str, Entry]]
    rests: dict[int, Compiled] = field(default_factory=dict)
    """What is left to try when a shape matched and its entry did not allow it."""


class Atoms:
    """All shapes as regular expressions: one for those that start with a number, one per first character for the rest."""

    def __init__(self, patterns: Patterns, numerals: Numerals, wide: bool = False) -> None:
        self.numerals, self.wide = numerals, wide
        self.of = tuple(t for e in patterns.entries("numeral") if e.data["role"] == "of" for t in e.terms)
        self.first = next(t for e in patterns.entries("numeral") if e.data["role"] == "first" for t in e.terms)
        self.slots = _slots(numerals, wide, self.first)
        links = DASHES + "".join(t for e in patterns.entries("numeral") if e.data["role"] == "to" for t in e.terms if len(t) == 1)
        self._links = links
        self.dash = rf"[{re.escape(links)}]{{1,2}}"
        self.links = re.compile(self.dash)
        numeric: list[tuple[str, Entry]] = []
        worded: dict[str, list[tuple[str, Entry]]] = {}
        self.edges: dict[str, list[tuple[str, Entry]]] = {}
        for entry in patterns.entries("period"):
            shapes = [*entry.data.get("shapes", ()), *entry.terms]
            role = entry.data["role"]
            if entry.data.get("plain") and not wide:
                continue
            if role in EDGES and role not in ("clock", "now"):
                self.edges[role] = sorted(self.edges.get(role, []) + [(t, entry) for t in entry.terms], key=lambda x: -len(x[0]))
                continue
            for shape in shapes:
                if shape.startswith("{"):
                    numeric.append((shape, entry))
                else:
                    worded.setdefault(shape[0], []).append((shape, entry))
        self.month_marks = tuple(s.rsplit("}")[-1] for s, e in numeric if e.data["role"] == "month")
        self._shapes = numeric
        self._number = "0123456789" + "".join(c for c, (kind, _) in numerals.tokens.items() if kind in (DIGIT, PLACE, TENS))
        self._digits = frozenset(c for c, (kind, _) in numerals.tokens.items() if kind == DIGIT)
        self._run = re.compile(f"[{re.escape(self._number)}]{{1,{LONGEST}}}+")
        self._marks = frozenset(c for shape, _ in numeric for c in self._marks_of(shape))
        self._numeric: dict[str, Compiled] = {}
        self._worded = {c: (self._compile(shapes), self._seconds(shapes)) for c, shapes in worded.items()}
        self._firsts = frozenset("0123456789").union(worded, numerals.tokens)
        self.scan = self._scanner(worded)
        self.terms = {role: tuple(t for t, _ in terms) for role, terms in self.edges.items()}

    def _seconds(self, shapes: list[tuple[str, Entry]]) -> frozenset[str]:
        """The characters one of which stands second in these shapes; empty if it may be any."""
        out: set[str] = set()
        for shape, _ in shapes:
            slot = _SLOT.match(shape, 1)
            if len(shape) == 1 or (slot and slot.group(1) in ("dash", "e")):
                return frozenset()
            out |= set(self._number) if slot else {shape[1]}
        return frozenset(out)

    def _after_number(self, c: str) -> Compiled:
        """The shapes that start with a number and have `c` right behind it: one in ten of all, compiled when first asked for."""
        c = c if c in self._marks else ""
        compiled = self._numeric.get(c)
        if compiled is None:
            compiled = self._numeric[c] = self._compile([(s, e) for s, e in self._shapes if self._goes_on_with(s, c)])
        return compiled

    def _goes_on_with(self, shape: str, c: str) -> bool:
        """Whether `c` can stand behind the run of number characters with which a text of this shape begins."""
        marks = self._marks_of(shape)
        return not marks or (c != "" and c in marks)

    def _marks_of(self, shape: str) -> str:
        """The characters one of which stands behind that run; empty if it may be any."""
        for i, piece in enumerate(_SLOT.split(shape)):
            if i % 2 == 0:
                rest = piece.lstrip(self._number)
                if rest:
                    return rest[0]
            elif piece == "dash":
                return self._links
            elif piece == "e":  # 元年: its slot takes more than numbers
                return ""
        return ""

    def _compile(self, shapes: list[tuple[str, Entry]]) -> Compiled:
        """One alternation, most slots and longest first; group numbers lead to the entry."""
        owners: dict[int, tuple[Entry, int, int]] = {}
        parts, group, shapes = [], 1, sorted(shapes, key=_rank)
        for place, (shape, entry) in enumerate(shapes):
            pattern, count = "", 0
            for i, piece in enumerate(_SLOT.split(shape)):
                if i % 2 == 0:
                    pattern += re.escape(piece)
                elif piece == "dash":
                    pattern += self.dash
                else:
                    pattern += self.slots[piece]
                    count += 1
            owners[group] = (entry, count, place)
            group += count + 1
            parts.append(f"({pattern})")
        return Compiled(re.compile("|".join(parts) or "(?!)"), owners, shapes)

    def _scanner(self, worded: dict[str, list[tuple[str, Entry]]]) -> re.Pattern[str]:
        """Places where an atom may start, cheaply."""
        num = re.escape(self._number)
        han = "".join(c for c, (kind, _) in self.numerals.tokens.items() if kind in (DIGIT, PLACE, TENS))
        after = {m for s in self._shapes_after() for m in s}
        marks = _inside(after - set(han))
        firsts = "".join(c for c in worded)
        seconds = {s[1] for shapes in worded.values() for s, _ in shapes if len(s) > 1 and s[1] != "{"}
        slotted = any(len(s) > 1 and s[1] == "{" for shapes in worded.values() for s, _ in shapes)
        second = _inside(seconds) + (num if slotted else "")
        joined = rf"(?:{self.dash}|[、,/.])[{num}]{{1,4}}(?:[{marks}]|[-/.][0-9])"
        plan = rf"[{han}]?[{_inside(after & set(han))}](?![{num}])"
        ahead = "" if self.wide else rf"(?=[{num}]{{0,8}}+(?:[{marks}]|{joined})|{plan})"
        return re.compile(
            rf"[{num}{re.escape(firsts)}](?:(?<=[{num}])(?<![0-9.{re.escape(self.numerals.han)}][{num}]){ahead}|(?<=[{re.escape(firsts)}])(?=[{second}]))"
        )

    def _shapes_after(self) -> list[str]:
        """The characters that may follow the first slot of a shape that starts with one."""
        out = []
        for _, entry in self._shapes:
            for shape in entry.data.get("shapes", ()):
                rest = shape.split("}", 1)[-1]
                if shape.startswith("{") and rest and rest[0] not in "{-/.、:：":
                    out.append(rest[0])
        return out

    def at(self, text: str, pos: int) -> Atom | None:
        """The atom that starts at `pos`, guards included."""
        c = text[pos : pos + 1]
        if c not in self._firsts:
            return None
        worded, atom = self._worded.get(c), None
        if worded is not None and (not worded[1] or text[pos + 1 : pos + 2] in worded[1]):
            atom = self._match(worded[0], text, pos)
        if atom is None and ("0" <= c <= "9" or (c in self.numerals.tokens and text[max(0, pos - 1) : pos] not in self._digits)):
            run = self._run.match(text, pos)
            if run is not None:
                atom = self._match(self._after_number(text[run.end() : run.end() + 1]), text, pos)
        return atom

    def _match(self, compiled: Compiled, text: str, pos: int) -> Atom | None:
        m = compiled.pattern.match(text, pos)
        if m is None or m.lastindex is None:
            return None
        entry, count, place = compiled.owners[m.lastindex]
        atom = self._atom(m, m.lastindex, entry, count, text)
        if atom is not None or place + 1 == len(compiled.shapes):
            return atom
        rest = compiled.rests.get(place)
        if rest is None:
            others = [s for s in compiled.shapes[place + 1 :] if s[1] is not entry]
            rest = compiled.rests[place] = self._compile(others)
        return self._match(rest, text, pos)

    def _atom(self, m: re.Match[str], group: int, entry: Entry, count: int, text: str) -> Atom | None:
        """The atom of a shape that matched, if its entry and the numbers in it allow it."""
        pos = m.start()
        if entry.guarded and not entry.allows(text, pos, m.end()):
            return None
        values: list[int] = []
        for i in range(group + 1, group + 1 + count):
            value = self.number(m.group(i))
            if value is None:
                return None
            values.append(value)
        if len(values) == 2 and entry.data["role"] in RISING and values[0] >= values[1]:
            return None
        if "value" in entry.data:
            number = entry.data["value"]
            if number.lstrip("-").isdigit():
                values.append(int(number))
        return Atom(pos, m.end(), entry.data["role"], entry, tuple(values))

    def number(self, text: str) -> int | None:
        """A slot's number: Arabic, 十二, 二〇二三."""
        if text.isascii():
            return int(text)
        if text == self.first:
            return 1
        value = self.numerals.parse(text)
        return int(value) if value is not None else None

    def edge(self, role: str, text: str, pos: int) -> tuple[int, Entry] | None:
        """End and entry of an edge word that starts at `pos`."""
        if not text.startswith(self.terms.get(role, ()), pos):
            return None
        for term, entry in self.edges[role]:
            if text.startswith(term, pos) and (not entry.guarded or entry.allows(text, pos, pos + len(term))):
                return pos + len(term), entry
        return None


def _rank(shape: tuple[str, Entry]) -> tuple[int, int, bool]:
    """Longest first, fewest slots, then those that say more than 近几年."""
    slots = len(_SLOT.findall(shape[0]))
    return -len(_SLOT.sub("", shape[0])) - slots, slots, shape[1].data["role"] in ("vague", "coming_years")


def _slots(numerals: Numerals, wide: bool, first: str) -> dict[str, str]:
    """Regular expressions of the slots, Chinese digits from the numeral table."""
    names: dict[int, str] = {}
    for c, (kind, value) in numerals.tokens.items():
        if kind == DIGIT:
            names[value] = names.get(value, "") + c
    tens = "".join(c for c, (kind, value) in numerals.tokens.items() if kind == PLACE and value == 10)
    score = _inside({c for c, (kind, value) in numerals.tokens.items() if kind == TENS})
    if not tens:
        raise ValueError("no character for ten")
    digit = "".join(names[i] for i in range(1, 10))
    zero = names[0]
    year = r"(?:[12][0-9]{3})" if not wide else r"(?:[0-9]{3,4})"
    return {
        "Y": rf"({year}|[{names[1]}{names[2]}][{digit}{zero}]{{3}})",
        "y": rf"([0-9]{{2}}|[{digit}{zero}]{{2}})",
        "m": rf"(1[0-2]|0?[1-9]|[{tens}][{names[1]}{names[2]}]?|[{digit}])",
        "0m": r"(0[1-9]|1[0-2])",
        "d": rf"(3[01]|[12][0-9]|0?[1-9]|[{names[2]}{names[3]}]?[{tens}][{digit}]?|[{score}][{digit}]?|[{digit}])",
        "q": rf"([1-4]|[{names[1]}{names[2]}{names[3]}{names[4]}])",
        "n": rf"([1-9][0-9]{{0,2}}|[{digit}]?[{tens}][{digit}]?|[{digit}])",
        "t": r"(2[0-4]|1[0-9]|0?[0-9]|[3-5][0-9])",
        "0d": rf"([0-9]0|[{digit}][{tens}])",
        "2d": r"(0[1-9]|[12][0-9]|3[01])",
        "e": rf"([0-9]{{1,3}}|[{digit}{tens}]{{1,4}}|{first})",
        "YYYY": r"((?:19|20)[0-9]{2})",
        "3d": r"(1[3-9]|2[0-9]|3[01])",
        "l": rf"([{digit}{tens}]|10|[1-9])",
        "s": rf"([{score}][{digit}]?)",
        "kk": rf"([{tens}][{digit}])",
        "k": rf"([{tens}][{digit}]?|[{names[6]}{names[7]}{names[8]}{names[9]}])",
    }


def _inside(chars: set[str]) -> str:
    """The inside of a character class; of a class that matches nothing when there are none."""
    return re.escape("".join(sorted(chars))) or "\\uffff"
