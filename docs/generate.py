"""Writes the pages that mirror the product: `python docs/generate.py` makes record.md and metrics.md anew."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from zhsignals.lexicon import Entry, load_patterns
from zhsignals.records import SCHEMA_VERSION, json_schema

HERE = Path(__file__).parent
SHOWN = 6
"""How many words of a metric the list shows."""
ORDER = (
    "Record", "Source", "Section", "Fact", "PeriodValue", "Subject", "Evidence", "Company", "Project", "Industry", "IndustryCode", "Region",
    "Audit", "Ledger", "NumeralUse",
)  # fmt: skip
"""From the whole to its parts; a model that is missing here fails the page."""
RECORD_HEAD = """# The record

*Generated from the JSON Schema by `python docs/generate.py`; do not edit.* What the words mean: [fields.md](fields.md).

One article is one JSON object, one line in a batch. `zhsignals schema` prints the schema (2020-12, version {version}),
`zhsignals validate FILE` checks a file against it, [schema-changelog.md](schema-changelog.md) lists what changed.
In Python the same shapes are frozen pydantic models in `zhsignals.records`; numbers are `Decimal` there and plain
numbers in JSON.
"""
METRICS_HEAD = """# Metrics

*Generated from `patterns/metrics/` by `python docs/generate.py`; do not edit.* {entries} entries, {terms} words,
{metrics} metric ids. English follows China's National Bureau of Statistics where it has a term. What is measured but
stands in no list has the metric `other`, and `label` says what it is in the article's words. To add one:
[patterns.md](patterns.md).
"""


def record_page() -> str:
    """The reference of every field, from the schema."""
    schema = json_schema()
    models = {"Record": schema, **schema["$defs"]}
    unknown = set(models) - set(ORDER)
    if unknown:
        raise SystemExit(f"docs/generate.py: ORDER does not name {', '.join(sorted(unknown))}")
    parts = [RECORD_HEAD.format(version=SCHEMA_VERSION)]
    for name in ORDER:
        parts.append("\n".join(_model(name, models[name])))
    return "\n".join(parts)


def _model(name: str, model: dict[str, Any]) -> Iterator[str]:
    yield f"## {name}\n\n{model['description']}\n\n| field | type | what |\n|---|---|---|"
    for field, shape in model["properties"].items():
        note = shape.get("description", "")
        default = shape.get("default")
        if default not in (None, [], {}) and not isinstance(default, dict):
            note = f"{note} (default `{default}`)".strip()
        yield f"| `{field}` | {_type(shape)} | {_cell(note)} |"
    yield ""


def _type(shape: dict[str, Any]) -> str:
    if "$ref" in shape:
        name = shape["$ref"].rpartition("/")[2]
        return f"[{name}](#{name.lower()})"
    if "anyOf" in shape:
        return " or ".join(_type(s) for s in shape["anyOf"])
    if "enum" in shape:
        return " · ".join(f"`{v}`" for v in shape["enum"])
    if "prefixItems" in shape:
        return f"[{', '.join(_type(s) for s in shape['prefixItems'])}]"
    if shape.get("type") == "array":
        return f"list of {_type(shape['items'])}"
    return str(shape.get("type", "any"))


def metrics_page() -> str:
    """The list of metrics, from the pattern files."""
    entries = load_patterns().entries("metric")
    files: dict[str, list[Entry]] = {}
    for entry in entries:
        files.setdefault(entry.file.removesuffix(".toml").rpartition("/")[2], []).append(entry)
    ids = {str(e.data.get("metric", e.id)) for e in entries}
    parts = [METRICS_HEAD.format(entries=len(entries), terms=sum(len(e.terms) for e in entries), metrics=len(ids))]
    for name, group in files.items():
        parts.append(f"## {name}\n\n| id | 中文 | English | measured in | words |\n|---|---|---|---|---|")
        parts += [_metric(e) for e in group]
        parts.append("")
    return "\n".join(parts)


def _metric(entry: Entry) -> str:
    said = [f"`{entry.id}`"]
    if entry.data.get("metric", entry.id) != entry.id:
        said.append(f"→ `{entry.data['metric']}`")
    said += [f"{f} {entry.data[f]}" for f in ("stage", "status") if f in entry.data]
    if entry.data.get("sign", 1) < 0:
        said.append("negative")
    words = "、".join(entry.terms[:SHOWN]) + (f" … ({len(entry.terms)})" if len(entry.terms) > SHOWN else "")
    cells = (" ".join(said), entry.zh or "", entry.en or "", ", ".join(entry.data["dimension"]), words)
    return f"| {' | '.join(map(_cell, cells))} |"


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


PAGES = {"record.md": record_page, "metrics.md": metrics_page}


def main() -> None:
    """Write all pages beside this file."""
    for name, page in PAGES.items():
        (HERE / name).write_text(page(), "utf-8")


if __name__ == "__main__":
    main()
