"""Drafts, names and numerals of one article → its validated record."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from zhsignals.audit import Auditor, Term
from zhsignals.link import Merged, Name, settle_numerals
from zhsignals.pipeline.layout import Plan
from zhsignals.pipeline.mentions import Found
from zhsignals.text import Article, Mention, Period, Repaired

if TYPE_CHECKING:
    from zhsignals.records import PeriodValue, Record, Subject


class Assembler:
    """Writes a record in the terms of the text as read: raw offsets, the article's own script."""

    def __init__(self, raw: str, repaired: Repaired, offset: int, auditor: Auditor, notes: Sequence[str] = ()) -> None:
        self._raw, self._repaired, self._offset, self._auditor, self._notes = raw, repaired, offset, auditor, notes
        from zhsignals.records import PeriodValue, Subject

        self._new_subject, self._new_period = Subject.model_validate, PeriodValue.model_validate
        self._subjects: dict[tuple[str, str], Subject] = {}
        self._periods: dict[int, PeriodValue] = {}

    def record(self, id: str, article: Article, plan: Plan, found: Found, merged: Sequence[Merged]) -> Record:
        """The validated record."""
        from zhsignals.records import Record

        merged = sorted(merged, key=_first_place)
        names = [f"f{n}" for n in range(1, len(merged) + 1)]
        ids = {id_of(m.main): name for name, m in zip(names, merged, strict=True)}
        ids |= {id_of(d): name for name, m in zip(names, merged, strict=True) for d in m.repeats}
        facts = [self._fact(name, m, ids) for name, m in zip(names, merged, strict=True)]
        projects = self._projects(found.projects, facts)
        terms = [_term(fact, m, ids, self._repaired.text) for fact, m in zip(facts, merged, strict=True)]
        data: dict[str, Any] = {
            "id": id,
            "source": self._source(article),
            "title": self._title(article),
            "sections": self._sections(plan, facts),
            "facts": tuple(facts),
            "companies": self._names(found.companies, lambda d: {"form": d.form, "code": d.code}),
            "projects": projects,
            "industries": self._names(found.industries, _industry),
            "regions": self._names([m for m in found.regions if _listed(m)], lambda d: {"code": d.code}),
            "audit": tuple(_finding(f) for f in self._auditor.audit(terms, self._repaired.text)),
            "numerals": self._ledger(found, merged),
            "warnings": tuple(self._warnings()),
        }
        return Record.model_validate(data)

    def evidence(self, start: int, end: int, section: int | None = None) -> dict[str, Any]:
        """Where `[start, end)` of the repaired text stood."""
        spans = self._repaired.origin.spans(start, end)
        text = self._shown(spans)
        if self._offset:
            spans = self._placed(spans)
        # A null is what the model fills in: left out, it is not validated.
        return {"spans": tuple(spans), "text": text} if section is None else {"spans": tuple(spans), "text": text, "section": section}

    def _placed(self, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
        """Spans of a part of a file as those of the file."""
        return [(a + self._offset, b + self._offset) for a, b in spans]

    def text(self, start: int, end: int) -> str:
        """What stood at `[start, end)` of the repaired text, white space left out."""
        return self._shown(self._repaired.origin.spans(start, end))

    def _shown(self, spans: list[tuple[int, int]]) -> str:
        if len(spans) == 1:
            start, end = spans[0]
            text = self._raw[start:end]
            return text if text.isalnum() else "".join(text.split())
        return "".join(["".join(self._raw[a:b].split()) for a, b in spans])

    def written(self, phrase: str, start: int = 0, end: int | None = None) -> str:
        """A phrase of the repaired text in the article's own script."""
        if not self._repaired.traditional:
            return phrase
        at = self._repaired.text.find(phrase, start, end)
        at = self._repaired.text.find(phrase) if at < 0 else at  # the unit of a table's cell
        return self.text(at, at + len(phrase)) if at >= 0 else phrase

    def _source(self, article: Article) -> dict[str, Any]:
        r = self._repaired
        return {
            "uri": article.uri,
            "publisher": r.publisher,
            "byline": tuple(r.byline),
            "published": r.published,
            "published_from": r.published_from,
        }

    def _title(self, article: Article) -> str | None:
        if self._repaired.title is None:
            return article.title
        start, end = self._repaired.title
        return "".join(self._raw[a:b] for a, b in self._repaired.origin.spans(start, end)).strip() or None

    def _fact(self, id: str, merged: Merged, ids: dict[int, str]) -> dict[str, Any]:
        d = merged.main
        places = sorted([d, *merged.repeats], key=lambda x: x.start) if merged.repeats else [d]
        known = self._subjects
        fact: dict[str, Any] = {
            "id": id,
            "kind": d.kind,
            "metric": d.metric,
            "value": d.value,
            "unit": self.written(d.unit, d.quantity.start, d.quantity.end),
            "text": self.text(d.quantity.start, d.quantity.end),
            "comparator": d.comparator,
            "status": d.status,
            "subject": tuple([known.get((n.kind, n.name)) or self._subject(n) for n in d.subjects]),
            "mentions": tuple([self.evidence(x.start, x.end, x.section) for x in places]),
            "rule": d.rule,
        }
        if d.value_max is not None:
            fact["value_max"] = d.value_max
        if d.label:
            fact["label"] = self.written(d.label)
        if d.metric == "project_count" and d.stage:
            fact["stage"] = d.stage
        if d.kind == "change":
            fact["basis"] = d.basis or "unstated"
        if d.change_of is not None:
            fact["change_of"] = ids.get(id_of(d.change_of))
        if d.period is not None and d.period.iso:
            fact["period"] = self._period(d.period)
        return fact

    def _subject(self, name: Name) -> Subject:
        """A name as facts show it; made, and so validated, once for all facts that share it."""
        subject = self._new_subject({"kind": name.kind, "name": self.written(name.name)})
        self._subjects[name.kind, name.name] = subject
        return subject

    def _period(self, p: Period) -> PeriodValue:
        """A time as facts show it; made once for all facts that share it."""
        period = self._periods.get(id_of(p))
        if period is None:
            period = self._periods[id_of(p)] = self._new_period({
                "iso": p.iso,
                "start": p.first.isoformat() if p.first else None,
                "end": p.last.isoformat() if p.last else None,
                "text": self.text(p.start, p.end) if p.form not in ("same", "published") else None,
            })  # fmt: skip
        return period

    def _sections(self, plan: Plan, facts: Sequence[dict[str, Any]]) -> tuple[dict[str, Any], ...]:
        out = []
        first_in: dict[int | None, list[str]] = {}
        for f in facts:
            first_in.setdefault(f["mentions"][0].get("section"), []).append(f["id"])
        for i, s in enumerate(plan.sections):
            heading = self.text(*s.heading) if s.heading else None
            inside = tuple(first_in.get(i, ()))
            out.append({"heading": heading, "spans": tuple(self._placed(self._repaired.origin.spans(s.start, s.end))), "facts": inside})
        return tuple(out)

    def _names(self, mentions: Sequence[Mention], more: Any) -> tuple[dict[str, Any], ...]:
        out = []
        for id, group in group_names(mentions).items():
            name = self.written(id)
            places = [self.evidence(m.start, m.end) for m in group]
            forms = dict.fromkeys([p["text"] for m, p in zip(group, places, strict=True) if not getattr(m.data, "deictic", False)])
            forms.pop(name, None)
            out.append({"name": name, "also": tuple(forms), "mentions": tuple(places), **more(group[0].data)})
        return tuple(out)

    def _projects(self, mentions: Sequence[Mention], facts: Sequence[dict[str, Any]]) -> tuple[dict[str, Any], ...]:
        out = []
        told: dict[str, list[dict[str, Any]]] = {}
        for f in facts if mentions else ():
            for name in {s.name for s in f["subject"][:2] if s.kind == "project"}:
                told.setdefault(name, []).append(f)
        for project, group in zip(self._names(mentions, lambda _: {}), group_names(mentions).values(), strict=True):
            about = told.get(project["name"], [])
            amount = next((f["value"] for f in about if f["metric"] == "investment" and f["kind"] == "amount"), None)
            project |= {
                "companies": tuple(self.written(c) for c in group[0].data.companies),
                "stage": group[0].data.stage,
                "amount": amount,
                "facts": tuple(f["id"] for f in about),
            }
            out.append(project)
        return tuple(out)

    def _ledger(self, found: Found, merged: Sequence[Merged]) -> dict[str, Any]:
        used = [d.quantity for m in merged for d in (m.main, *m.repeats)]
        taken = {id_of(q) for q in used}
        rest = [q for q in found.quantities if id_of(q) not in taken and q.form in ("duration", "threshold")]
        counts, other = settle_numerals(found.numerals, used, rest, [*found.companies, *found.projects, *found.regions])
        listed = tuple([self.evidence(a, b) for a, b in other])
        return {"total": len(found.numerals), **counts, "other": listed}

    def _warnings(self) -> list[str]:
        missing = [] if self._repaired.published else ["no publication date: relative times are not resolved"]
        return [*self._notes, *missing]


def id_of(thing: object) -> int:
    """Identity, for lookups of drafts that are equal but not the same."""
    return id(thing)


def group_names(mentions: Sequence[Mention]) -> dict[str, list[Mention]]:
    """Mentions by canonical name, in the order of the first mention."""
    groups: dict[str, list[Mention]] = {}
    for m in sorted(mentions, key=lambda m: m.start):
        groups.setdefault(m.id, []).append(m)
    return groups


def _first_place(merged: Merged) -> int:
    return min([d.start for d in (merged.main, *merged.repeats)]) if merged.repeats else merged.main.start


def _industry(data: Any) -> dict[str, Any]:
    code = {"standard": data.code[0], "code": data.code[1]} if data.code else None
    return {"code": code, "emerging": data.emerging}


def _listed(mention: Mention) -> bool:
    return bool(getattr(mention.data, "listed", True))


def _term(fact: dict[str, Any], merged: Merged, ids: dict[int, str], text: str) -> Term:
    draft = merged.main
    return Term(
        id=fact["id"], kind=draft.kind, metric=draft.metric, value=draft.value, unit=draft.unit, comparator=draft.comparator,
        status=draft.status, basis=draft.basis, period=draft.period.iso if draft.period else None,
        subjects=tuple([n.name for n in draft.subjects]), of=ids.get(id_of(draft.change_of)), written=text[slice(*draft.quantity.number)],
        group=draft.quantity.group if draft.quantity.form == "ratio" else None,
        places=tuple([(d.quantity.number[0], d.quantity.end) for d in (draft, *merged.repeats)]),
    )  # fmt: skip


def _finding(f: Any) -> dict[str, Any]:
    return {"check": f.check, "facts": f.facts, "stated": f.stated, "computed": round(f.computed, 6), "verdict": f.verdict}
