"""Label Studio: tasks with predictions and the labelling configuration, out and back."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any, get_args
from xml.sax.saxutils import quoteattr

from zhsignals.errors import ArticleError
from zhsignals.ext.annotation.correct import Corrected, Read
from zhsignals.ext.annotation.mark import ENTITIES, Mark, origin, record_marks
from zhsignals.ext.annotation.offset import from_utf16, in_range, utf16_starts
from zhsignals.ext.annotation.returned import KEY, corrected
from zhsignals.records import SCHEMA_VERSION, Fact, Record
from zhsignals.records.fact import Comparator, Status

TYPED = ("value", "unit", "period", "subject")
CHOSEN = {"status": get_args(Status), "comparator": get_args(Comparator)}
_COLOURS = {"amount": "#ffd166", "count": "#cde7b0", "quantity": "#b8e0d2", "rate": "#bde0fe", "change": "#f8b4c4"}


def labelling_config(records: Iterable[Record]) -> str:
    """The XML that a Label Studio project needs for these tasks: every label in them, with fields for value, period, …"""
    labels = sorted({mark.label for record in records for mark, _ in record_marks(record)} | set(ENTITIES))
    rows = "".join(
        f'    <Label value={quoteattr(label)} background="{_COLOURS.get(label.partition("/")[0], "#d5dbdb")}"/>\n' for label in labels
    )
    typed = "".join(
        f'  <TextArea name="{name}" toName="text" perRegion="true" maxSubmissions="1" editable="true" placeholder="{name}"/>\n'
        for name in TYPED
    )
    chosen = "".join(
        f'  <Choices name="{name}" toName="text" perRegion="true" choice="single" showInline="true">\n'
        + "".join(f'    <Choice value="{word}"/>\n' for word in words)
        + "  </Choices>\n"
        for name, words in CHOSEN.items()
    )
    head = f'  <Labels name="label" toName="text">\n{rows}  </Labels>\n  <Text name="text" value="$text" granularity="symbol"/>\n'
    return f'<View>\n{head}{typed}{chosen}  <Relations>\n    <Relation value="change_of"/>\n  </Relations>\n</View>\n'


def _written(fact: Fact) -> dict[str, str]:
    period = fact.period.iso if fact.period else ""
    subject = "; ".join(s.name for s in fact.subject)
    return {
        "value": f"{fact.value:f}",
        "unit": fact.unit,
        "period": period,
        "subject": subject,
        "status": fact.status,
        "comparator": fact.comparator,
    }


def _results(record: Record, text: str) -> Iterator[dict[str, Any]]:
    facts = {fact.id: fact for fact in record.facts}
    for mark, _ in record_marks(record):
        place = {"start": mark.start, "end": mark.end, "text": text[mark.start : mark.end]}
        frame = {"id": mark.id, "to_name": "text"}
        yield frame | {"from_name": "label", "type": "labels", "value": place | {"labels": [mark.label]}}
        for name, written in _written(facts[mark.id]).items() if mark.id in facts else ():
            if name in CHOSEN:
                yield frame | {"from_name": name, "type": "choices", "value": place | {"choices": [written]}}
            elif written:
                yield frame | {"from_name": name, "type": "textarea", "value": place | {"text": [written]}}
    for fact in record.facts:
        if fact.change_of in facts:
            yield {"type": "relation", "from_id": fact.id, "to_id": fact.change_of, "direction": "right", "labels": ["change_of"]}


def labelstudio_task(record: Record, text: str) -> dict[str, Any]:
    """One task with the record as its prediction."""
    prediction = {"model_version": f"zhsignals {SCHEMA_VERSION}", "result": list(_results(record, text))}
    return {"data": {"text": text, "id": record.id, KEY: origin(record, text)}, "predictions": [prediction]}


def labelstudio_tasks(pairs: Iterable[tuple[Record, str]]) -> str:
    """The JSON file to import into a Label Studio project, from records with their raw texts."""
    return json.dumps([labelstudio_task(record, text) for record, text in pairs], ensure_ascii=False)


def read_labelstudio(source: str, *, read: Read | None = None) -> Iterator[Corrected]:
    """The corrected records of Label Studio's JSON export; a task nobody annotated gives back its prediction."""
    try:
        tasks = json.loads(source)
    except (ValueError, RecursionError) as error:
        raise ArticleError(f"not JSON: {error}") from error
    if not isinstance(tasks, list):
        raise ArticleError("no Label Studio export: not a list of tasks (export as JSON, not JSON-MIN)")
    for number, task in enumerate(tasks, 1):
        data = task.get("data") if isinstance(task, dict) else None
        if not isinstance(data, dict) or not isinstance(data.get("text"), str):
            raise ArticleError(f"task {number}: no 'data.text'")
        name = str(data.get("id", task.get("id", number)))
        yield corrected(task, data["text"], name, partial(_marks, task), read)


def _chosen(task: dict[str, Any]) -> list[dict[str, Any]]:
    """The results of the last annotation that was not cancelled, else of the prediction."""
    for name in ("annotations", "completions", "predictions"):
        done = [a for a in task.get(name) or () if isinstance(a, dict) and not a.get("was_cancelled")]
        if done:
            return [r for r in done[-1].get("result") or () if isinstance(r, dict)]
    return []


def _beside(results: list[dict[str, Any]]) -> dict[str, dict[str, str]]:
    """Mark → what is written beside it; a field that was emptied is empty, where others of the mark are filled."""
    written: dict[str, dict[str, str]] = {}
    for result in results:
        value = result.get("value") or {}
        words = value.get("choices") or (value.get("text") if result.get("type") == "textarea" else None)
        if words:
            fields = written.setdefault(str(result.get("id")), {"period": "", "subject": ""})
            fields[str(result.get("from_name"))] = str(words[0] if isinstance(words, list) else words)
    return written


def _marks(task: dict[str, Any], record: Record) -> tuple[list[Mark], list[str]]:
    text, problems, marks = task["data"]["text"], [], []
    starts, results = utf16_starts(text), _chosen(task)
    known, written = {mark.id for mark, _ in record_marks(record)}, _beside(results)
    for result in results:
        if result.get("type") not in {"labels", "hypertextlabels"}:
            continue
        value, name = result.get("value") or {}, str(result.get("id"))
        place, labels = _place(text, starts, value), value.get("labels") or value.get("hypertextlabels")
        if place is None or not labels:
            shown = f"mark {name} {value.get('start')}–{value.get('end')} “{value.get('text')}”"
            problems.append(f"{shown}: its offsets do not lead to these words")
        else:
            marks.append(Mark(name if name in known else None, str(labels[0]), *place, written.get(name, {})))
    return marks, problems


def _place(text: str, starts: list[int], value: dict[str, Any]) -> tuple[int, int] | None:
    """The stretch whose words are the ones given: counted in code points, else in UTF-16 units."""
    start, end, words = value.get("start"), value.get("end"), value.get("text")
    if not (isinstance(start, int) and isinstance(end, int)):
        return None
    for a, b in ((start, end), (from_utf16(starts, start), from_utf16(starts, end))):
        if a is not None and b is not None and in_range(text, a, b) and words in (None, text[a:b]):
            return a, b
    return None
