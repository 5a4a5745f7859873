"""The text of an article, found again for its record: by id in a folder or a JSONL file, or by its `source.uri`."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from zhsignals.errors import ArticleError
from zhsignals.records import Evidence, Record

Texts = Mapping[str, str] | Callable[[Record], str | None]
MAX_BYTES = 20_000_000
TEXT_FIELDS = ("text", "content", "body")


def fits(record: Record, text: str) -> bool:
    """Whether every mention of the record stands in the text where the record says (white space left out)."""
    seen = False
    for mention in mentions_of(record):
        seen = True
        if "".join("".join(text[s:e] for s, e in mention.spans).split()) != mention.text:
            return False
    return seen or not record.numerals.total


def mentions_of(record: Record) -> Iterator[Evidence]:
    """Every mention of a record: of its facts and of its names."""
    for group in (record.facts, record.companies, record.projects, record.industries, record.regions):
        for entry in group:
            yield from entry.mentions


def find_texts(place: Path | str | None = None, beside: Path | str | None = None) -> Callable[[Record], str | None]:
    """A finder of texts.

    `place` is a folder (`<id>.txt`, or the file that `source.uri` names) or a JSONL file with `id` and `text`;
    `beside` is the folder that relative `source.uri`s start from. A text that does not fit its record is not used.
    """
    lookups: list[Callable[[Record], Iterator[str]]] = []
    if place is not None:
        path = Path(place)
        if not path.exists():
            raise ArticleError(f"{path}: no such file or folder")
        lookups.append(_in_folder(path) if path.is_dir() else _in_jsonl(path))
    lookups.append(_by_uri(Path(beside) if beside is not None else Path()))

    def find(record: Record) -> str | None:
        found = (text for lookup in lookups for text in lookup(record))
        return next((text for text in found if fits(record, text)), None)

    return find


def text_for(record: Record, texts: Texts | None) -> str | None:
    """The text that fits the record, None if there is none."""
    if texts is None:
        return None
    text = texts(record) if callable(texts) else texts.get(record.id)
    return text if text is not None and fits(record, text) else None


def _in_folder(folder: Path) -> Callable[[Record], Iterator[str]]:
    def lookup(record: Record) -> Iterator[str]:
        names = [f"{record.id}.txt", record.id]
        if record.source.uri:
            uri = unquote(urlsplit(record.source.uri).path)
            names += [uri, Path(uri).name]
        for name in dict.fromkeys(names):
            path = folder / name.lstrip("/")
            if path.resolve().is_relative_to(folder.resolve()):
                yield from _decoded(path)

    return lookup


def _in_jsonl(path: Path) -> Callable[[Record], Iterator[str]]:
    places = dict(_line_places(path))

    def lookup(record: Record) -> Iterator[str]:
        if record.id in places:
            with path.open("rb") as file:
                file.seek(places[record.id])
                data = json.loads(file.readline())
            yield from (data[f] for f in TEXT_FIELDS if isinstance(data.get(f), str))

    return lookup


def _line_places(path: Path) -> Iterator[tuple[str, int]]:
    at = 0
    with path.open("rb") as file:
        for number, line in enumerate(file, 1):
            data = _object(line)
            if data is not None:
                yield str(data.get("id", number)), at
            at += len(line)


def _object(line: bytes) -> dict[str, Any] | None:
    try:
        data = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return data if isinstance(data, dict) else None


def _by_uri(base: Path) -> Callable[[Record], Iterator[str]]:
    def lookup(record: Record) -> Iterator[str]:
        parts = urlsplit(record.source.uri or "")
        if record.source.uri and parts.scheme in ("", "file") and not parts.netloc:
            yield from _decoded(base / record.source.uri if not parts.scheme else Path(unquote(parts.path)))

    return lookup


def _decoded(path: Path) -> Iterator[str]:
    """The file as text, each plausible encoding in turn; nothing where it cannot be read."""
    try:
        if not path.is_file() or path.stat().st_size > MAX_BYTES:
            return
        raw = path.read_bytes()
    except (OSError, ValueError):
        return
    for encoding in ("utf-8-sig", "utf-8", "utf-16", "gb18030", "big5"):
        try:
            yield raw.decode(encoding)
        except UnicodeError:
            continue
