"""A row (JSON object, CSV record) → an article."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, NoReturn

from zhsignals.io.delimited import split_record
from zhsignals.io.encoding import decode, decode_as
from zhsignals.io.unit import Fault, Fields, ReadOptions, Unit
from zhsignals.text import Article
from zhsignals.text.published import parse_published


def _refuse(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is not JSON")


def parse_json(unit: Unit, raw: bytes, options: ReadOptions) -> Article:
    """The article of a JSON object; Fault where it is none."""
    text = decode(raw, options.encoding)
    try:
        row = json.loads(text, parse_constant=_refuse)
    except ValueError as exc:
        raise Fault("parse", "json", f"not JSON: {exc}") from exc
    except RecursionError as exc:
        raise Fault("parse", "json", "nested too deeply") from exc
    if not isinstance(row, dict):
        raise Fault("schema", "schema", f"a JSON {type(row).__name__}, not an object")
    return row_article(unit, row, options)


def parse_csv(unit: Unit, raw: bytes, options: ReadOptions) -> Article:
    """The article of a CSV record; Fault where the columns do not fit the header."""
    encoding = decode_as(raw, options.encoding)[1]
    cells = [decode(cell, encoding) for cell in split_record(raw, unit.delimiter)]
    if len(cells) != len(unit.header):
        raise Fault("parse", "csv", f"{len(cells)} columns, the header has {len(unit.header)}")
    row: dict[str, Any] = {
        name: cell if cell or name == options.fields.text else None for name, cell in zip(unit.header, cells, strict=True)
    }
    return row_article(unit, row, options)


def row_article(unit: Unit, row: Mapping[str, Any], options: ReadOptions) -> Article:
    """The article that a row of fields holds."""
    names = options.fields
    text = row.get(names.text)
    if not isinstance(text, str):
        raise Fault("schema", "schema", _no_text(row, names))
    title = row.get(names.title)
    article = Article(
        id=_id(row.get(names.id), unit, names),
        text=text,
        title=title if isinstance(title, str) and title else None,
        published=options.published or parse_published(row.get(names.published)),
        uri=uri if isinstance(uri := row.get(names.uri), str) and uri else unit.uri,
    )
    for name, value in (("text", text), ("id", article.id), ("title", article.title), ("uri", article.uri)):
        _check_unicode(name, value)
    return article


def _no_text(row: Mapping[str, Any], names: Fields) -> str:
    if names.text in row:
        return f"field {names.text!r} is a {type(row[names.text]).__name__}, not a string"
    return f"no field {names.text!r}; there are: {', '.join(map(repr, list(row)[:8])) or 'none'}"


def _id(value: object, unit: Unit, names: Fields) -> str:
    if value is None or value == "":
        return unit.id
    if isinstance(value, str):
        return value
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    raise Fault("schema", "schema", f"field {names.id!r} is a {type(value).__name__}, not a string")


def _check_unicode(name: str, value: str | None) -> None:
    """Half surrogates cannot be written as UTF-8, so they are refused here."""
    try:
        (value or "").encode("utf-8")
    except UnicodeEncodeError as exc:
        raise Fault("decode", "encoding", f"half a surrogate pair in {name!r} at {exc.start}") from exc
