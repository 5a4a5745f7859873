"""Pattern files from bytes: right in form, wrong in ways that only a person or a fuzzer finds."""

from __future__ import annotations

from collections.abc import Iterator

from zhsignals.lexicon import Patterns
from zhsignals.lexicon.check import CHOICES, CUE_VALUES
from zhsignals.lexicon.entry import LISTS, TEXTS
from zhsignals.lexicon.kinds import KINDS

ODD = (
    "", " ", "a", "亿", "亿元", "1", "0", "-1", "0.1", "1e9", "1e-3", "1e999999", "1e-999999", "1e28", "NaN", "sNaN", "Infinity",
    "９", "१२", "\n", "\t", "{", "}", "{亿}", "\\", "[", "(", "*", "x" * 90, "^", "]", "-", "\u200b", "\U0001f600", "|", "value:amount",
    "metric:money", "value:amount+", "comma*", "filler*", "value:number?", "a|b", ":", "上年", "Y-1", "Q1", "H2", "+1", "..", "2024",
    "000000",
)  # fmt: skip
BARE = ("0", "-1", "9", "99999999999999999999", "1.5", "nan", "inf", "1e400", "true", "false", "2024-01-01", "07:32:00", "[]", "{}", "[1]",
        "[[]]", '{ "亿" = 100 }', '{ "亿" = -1 }', '{ "" = 0 }', '{ "一" = "x" }', '{ "十百" = 1.5 }', '[""]', '[{}]')  # fmt: skip


class Bytes:
    """Bytes as a source of choices; zeros when they are used up."""

    def __init__(self, data: bytes) -> None:
        self._data, self._at = data, 0

    def pick(self, things: tuple[str, ...] | list[str]) -> str:
        """One of some things."""
        self._at += 2
        return things[int.from_bytes(self._data[self._at - 2 : self._at], "big") % len(things)] if things else ""

    def below(self, limit: int) -> int:
        """A number."""
        self._at += 1
        return self._data[self._at - 1] % limit if self._at <= len(self._data) else 0


def make_toml(data: bytes, shipped: Patterns) -> bytes:
    """A file of one kind with up to four blocks, some of which replace shipped ones."""
    source = Bytes(data)
    kind = source.pick(sorted(KINDS))
    lines = [f'kind = "{kind}"']
    names = [e.id for e in shipped.entries(kind)]
    for name in dict.fromkeys(source.pick(names) if names and source.below(3) else f"new{i}" for i in range(1 + source.below(4))):
        lines.append(f"\n[{name}]")
        old = next((e for e in shipped.entries(kind) if e.id == name), None)
        kept = {"terms": list(old.terms), **old.data} if old and source.below(4) else {}
        fields = dict.fromkeys(kept) | dict.fromkeys(source.pick([*KINDS[kind], *LISTS, *TEXTS]) for _ in range(1 + source.below(5)))
        for field in fields:
            keep = field in kept and source.below(3)
            lines.append(f"{field} = {toml(kept[field]) if keep else ''.join(value(source, kind, field, shipped))}")
    return "\n".join(lines).encode("utf-8")


def value(source: Bytes, kind: str, field: str, shipped: Patterns) -> Iterator[str]:
    """A value of the right type most of the time, a likely one half of the time."""
    wanted = list if field in LISTS else str if field in TEXTS else KINDS[kind].get(field, str)
    style = source.below(8)
    if style == 0 or wanted is dict:
        yield source.pick(BARE)
    elif wanted is bool or wanted is int:
        yield ("true", "false")[source.below(2)] if wanted is bool else str(source.below(5) - 2)
    elif wanted is list:
        yield toml([word(source, kind, field, shipped) for _ in range(source.below(4))])
    else:
        yield toml(word(source, kind, field, shipped))


def word(source: Bytes, kind: str, field: str, shipped: Patterns) -> str:
    """A word that others put there, one of the allowed ones, or an odd one."""
    style = source.below(4)
    choices = CHOICES.get((kind, field)) or (tuple(w for ws in CUE_VALUES.values() for w in ws) if field == "value" else ())
    if style == 0:
        return source.pick(ODD)
    if style == 1 and choices:
        return source.pick(choices)
    others = [v for e in shipped.entries(kind) for v in listed(e.terms if field in LISTS else e.data.get(field, ()))]
    return source.pick(others or list(ODD))


def listed(thing: object) -> list[str]:
    """The strings of a field."""
    return [thing] if isinstance(thing, str) else [v for v in thing if isinstance(v, str)] if isinstance(thing, list | tuple) else []


def toml(thing: object) -> str:
    """A value in TOML."""
    if isinstance(thing, bool):
        return str(thing).lower()
    if isinstance(thing, list | tuple):
        return f"[{', '.join(map(toml, thing))}]"
    if isinstance(thing, dict):
        return "{ " + ", ".join(f"{toml(k)} = {toml(v)}" for k, v in thing.items()) + " }"
    if isinstance(thing, str):
        return '"' + "".join(c if c.isprintable() and c not in '"\\' else f"\\U{ord(c):08x}" for c in thing) + '"'
    return str(thing)


def make_tsv(data: bytes, shipped: Patterns) -> tuple[str, bytes]:
    """More rows for one of the shipped tables: the cells of other rows, and odd ones."""
    source = Bytes(data)
    table = shipped.tables[source.pick(sorted(shipped.tables))]
    rows = ["\t".join(table.columns)]
    for _ in range(1 + source.below(4)):
        columns = [[r[i] for r in table.rows[:150]] for i in range(len(table.columns))]
        rows.append("\t".join(source.pick(c) if source.below(3) else source.pick(ODD) for c in columns))
    return f"{table.name}.tsv", "\n".join(rows).encode("utf-8")
