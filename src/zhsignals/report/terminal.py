"""The terminal view: the article with coloured mentions, its facts as a table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from rich.console import Group, RenderableType
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from zhsignals.records import Evidence, Fact, Record
from zhsignals.report.overview import USES
from zhsignals.report.texts import fits
from zhsignals.report.visible import visible
from zhsignals.report.wording import Wording

COLOURS = {"amount": "yellow", "count": "blue", "quantity": "cyan", "rate": "magenta", "change": "red", "unread": "bold red"}
NAMES = {"companies": "dim italic", "projects": "dim italic", "industries": "dim", "regions": "dim"}

SUBJECTS = 2
"""How many subjects a row of the table names; the record has all."""


def show(record: Record, raw: str | None, *, lang: str = "zh", facts_only: bool = False) -> RenderableType:
    """One article for rich's `console.print`: text with coloured mentions, facts, ledger, audit.

    Without `raw` (or when it does not fit the record) only the facts are shown.
    """
    word = Wording(lang)
    parts: list[RenderableType] = []
    if raw is not None and fits(record, raw) and not facts_only:
        parts.append(Panel(coloured(record, raw), title=_line(record.title or record.id), title_align="left", border_style="dim"))
    parts.append(fact_table([record], lang=lang))
    return Group(*parts, *_checks(record, word))


def coloured(record: Record, raw: str) -> Text:
    """The raw text; facts in the colour of their kind, names dimmed, numerals not understood red."""
    cuts = sorted({0, len(raw), *(edge for start, end, _ in _ranges(record, len(raw)) for edge in (start, end))})
    styles: dict[int, str] = {}
    for start, end, style in _ranges(record, len(raw)):
        for cut in cuts:
            if start <= cut < end:
                styles[cut] = style
    out = Text()
    for start, end in pairwise(cuts):
        out.append(visible(raw[start:end]), styles.get(start, ""))
    return out


def _ranges(record: Record, size: int) -> Iterator[tuple[int, int, str]]:
    """What is coloured, in painting order: the later wins."""
    groups: list[tuple[str, Iterable[Evidence]]] = []
    for group, style in NAMES.items():
        groups += [(style, entry.mentions) for entry in getattr(record, group)]
    groups += [(f"{COLOURS[f.kind]} underline", f.mentions) for f in sorted(record.facts, key=_extent, reverse=True)]
    for style, mentions in groups:
        yield from ((start, min(end, size), style) for m in mentions for start, end in m.spans)
    yield from ((start, min(end, size), COLOURS["unread"]) for use in record.numerals.other for start, end in use.spans)


def _extent(fact: Fact) -> int:
    return max((e - s for m in fact.mentions for s, e in m.spans), default=0)


def fact_table(records: Iterable[Record], *, lang: str = "zh") -> Table:
    """One row a fact: for `show`, and for `extract --table` over several articles."""
    word, records = Wording(lang), list(records)
    several = len(records) > 1
    table = Table(box=None, header_style="bold", pad_edge=False)
    for column in ([word("articles")] if several else []) + ["id"]:
        table.add_column(_line(column), style="dim", no_wrap=not several)
    table.add_column(word("metric"))
    table.add_column(word("exact"), justify="right", no_wrap=True)
    for column in ("period", "status", "subject", "rule"):
        table.add_column(word(column), style="dim" if column == "rule" else "", no_wrap=column in ("period", "status"), overflow="fold")
    for record in records:
        for fact in record.facts:
            table.add_row(*([_line(record.id)] if several else []), *_cells(fact, word))
    return table


def _cells(fact: Fact, word: Wording) -> list[Text]:
    status = word(f"status.{fact.status}")
    basis = f" {word(f'basis.{fact.basis}')}" if fact.basis and fact.basis != "unstated" else ""
    level = f"{fact.id} \u2190 {fact.change_of}" if fact.change_of else fact.id
    texts = [
        (level, ""), (word.metric(fact) + basis, ""), (word.value(fact), COLOURS[fact.kind]), (word.period(fact), ""),
        (status, "" if fact.status == "actual" else "italic"), (_few([s.name for s in fact.subject], word), ""), (fact.rule, ""),
    ]  # fmt: skip
    return [_line(text, style) for text, style in texts]


def _few(names: list[str], word: Wording) -> str:
    rest = f" +{len(names) - SUBJECTS}" if len(names) > SUBJECTS else ""
    return word("list.sep").join(names[:SUBJECTS]) + rest


def summary(records: Iterable[Record], *, lang: str = "zh") -> Table:
    """One row an article: how many facts, what differs, what was not understood; for `run`."""
    word = Wording(lang)
    table = Table(box=None, header_style="bold", pad_edge=False)
    table.add_column(word("articles"), overflow="ellipsis", no_wrap=True, max_width=46)
    for column in ("published", "facts", "companies", "projects", "audit", "unread"):
        table.add_column(word(column), justify="right")
    for record in records:
        differs = sum(a.verdict == "differs" for a in record.audit)
        unread = len(record.numerals.other)
        counts = [str(len(record.facts)), str(len(record.companies)), str(len(record.projects))]
        checks = (Text(f"{differs}/{len(record.audit)}", "red" if differs else ""), Text(str(unread), "red" if unread else ""))
        table.add_row(_line(record.title or record.id), _line(record.source.published or ""), *counts, *checks)
    return table


def _checks(record: Record, word: Wording) -> list[RenderableType]:
    ledger = record.numerals
    uses = [(u, getattr(ledger, u)) for u in USES] + [("other", len(ledger.other))]
    line = word("ledger.line", n=ledger.total) + ": " + word("list.sep").join(f"{word(f'use.{u}')} {n}" for u, n in uses if n)
    out: list[RenderableType] = [Text(""), _line(line, "dim")]
    if ledger.other:
        out.append(_line(f"{word('unread')}: " + word("list.sep").join(u.text for u in ledger.other), "red"))
    for audit in record.audit:
        sign, style = ("\u2260", "red") if audit.verdict == "differs" else ("\u2713", "green")
        figures = f"{word('stated')} {audit.stated.normalize():f}, {word('computed')} {round(audit.computed, 4).normalize():f}"
        note = f" ({audit.note})" if audit.note else ""
        out.append(_line(f"{sign} {word(f'check.{audit.check}')} {' '.join(audit.facts)}: {figures}{note}", style))
    return out + [_line(f"! {warning}", "dim") for warning in record.warnings]


def _line(text: str, style: str = "") -> Text:
    """Text from data: never read as markup, on one line, nothing hidden in it."""
    return Text(visible(" ".join(text.split())), style)
