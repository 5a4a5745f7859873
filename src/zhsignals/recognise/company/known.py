"""Well-known companies, by name."""

from __future__ import annotations

from dataclasses import dataclass

from zhsignals.lexicon import Entry, Heads, Patterns, TermIndex


@dataclass(frozen=True, slots=True)
class Known:
    """One row of the gazetteer."""

    name: str
    code: str | None
    context: bool
    not_before: tuple[str, ...]


class Gazetteer:
    """The table `companies/known`, the user's rows included."""

    def __init__(self, patterns: Patterns, heads: Heads | None = None) -> None:
        self.by_form: dict[str, Known] = {}
        for name, forms, code, use, not_before in patterns.table("companies/known").rows:
            row = Known(name, code or None, use in {"context", "head"}, tuple(filter(None, not_before.split("|"))))
            for form in (name, *filter(None, forms.split("|"))):
                self.by_form.setdefault(form, row)
        entry = Entry("known", "company", "companies/known.tsv", 1, terms=tuple(self.by_form))
        self.index = TermIndex([entry], heads)
        self.forms = frozenset(self.by_form)
        self.sure = frozenset(f for f, row in self.by_form.items() if not row.context)
        self.heads = frozenset(row[0] for row in patterns.table("companies/known").rows if row[3] == "head")

    def row(self, name: str) -> Known | None:
        """The row one of whose forms is `name`."""
        return self.by_form.get(name)
