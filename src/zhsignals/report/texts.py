"""The text of an article, found again for its record: in what a run would read, or by its `source.uri`."""

from __future__ import annotations

import re
import tempfile
import weakref
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from urllib.parse import unquote, urlsplit

from zhsignals.errors import ArticleError, ZhsignalsError
from zhsignals.io import ReadOptions, read_articles
from zhsignals.records import Evidence, Record
from zhsignals.text import Article

Texts = Mapping[str, str] | Callable[[Record], str | None]
_PART = re.compile(r"#\d+$")
_TITLE_REACH = 600
_SECONDS = ("utf-8", "gb18030", "big5", "utf-16")
"""Encodings to try where a text does not fit its record as it was read."""


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


def find_texts(
    place: Path | str | None = None, *, beside: Path | str | None = None, options: ReadOptions | None = None
) -> Callable[[Record], str | None]:
    """A finder of texts.

    `place` is any file or folder that a run reads; its articles are matched by id, then by name. Without it, or where it
    has no fitting text, `source.uri` is tried, relative to the folder `beside` and to the working directory. A text that
    does not fit its record is never used.
    """
    store = _Store(options)
    if place is not None:
        if not Path(place).exists():
            raise ArticleError(f"{place}: no such file or folder")
        store.read("", Path(place))
    folders = [Path(beside)] if beside is not None else []
    folders.append(Path())

    def find(record: Record) -> str | None:
        texts = [store.near("", record)] if place is not None else []
        texts += [_by_uri(store, record, folder) for folder in folders]
        return next((text for found in texts for text in found if fits(record, text)), None)

    return find


def text_for(record: Record, texts: Texts | None) -> str | None:
    """The text that fits the record, None if there is none."""
    if texts is None:
        return None
    text = texts(record) if callable(texts) else texts.get(record.id, texts.get(_PART.sub("", record.id)))
    return text if text is not None and fits(record, text) else None


def part_of(record: Record, text: str) -> tuple[int, int]:
    """The lines of a text that a record speaks of; all of it unless the record is one of several of a file."""
    edges = [e for m in mentions_of(record) for span in m.spans for e in span]
    edges += [e for s in record.sections for span in s.spans for e in span]
    edges += [e for use in record.numerals.other for span in use.spans for e in span]
    if not _PART.search(record.id) or not edges:
        return 0, len(text)
    first, last = min(edges), max(edges)
    title = re.compile(r"\s*".join(re.escape(c) for c in "".join((record.title or "").split())))
    above = list(title.finditer(text, max(0, first - _TITLE_REACH), first)) if record.title else []
    first = above[-1].start() if above else first
    end = text.find("\n", last)
    return text.rfind("\n", 0, first) + 1, len(text) if end < 0 else end


class _Store:
    """Texts on disk, so that a large corpus does not have to fit into memory; their places by source and name."""

    def __init__(self, options: ReadOptions | None) -> None:
        self._options = options or ReadOptions()
        self._file = tempfile.TemporaryFile()  # noqa: SIM115 - lives as long as the finder
        weakref.finalize(self, self._file.close)
        self._places: dict[tuple[str, str], tuple[int, int]] = {}
        self._read: set[str] = set()

    def read(self, source: str, path: Path) -> None:
        """Take in every article of a file or folder, once."""
        if source in self._read:
            return
        self._read.add(source)
        try:
            for article in read_articles(path, self._options):
                if isinstance(article, Article):
                    self._add(source, article)
        except (ZhsignalsError, OSError):
            return

    def _add(self, source: str, article: Article) -> None:
        raw = article.text.encode("utf-8", "surrogatepass")
        place = self._file.seek(0, 2), len(raw)
        self._file.write(raw)
        for name in (article.id, article.uri or "", _base(article.uri)):
            self._places.setdefault((source, name), place)

    def near(self, source: str, record: Record) -> Iterator[str]:
        """Texts of a source that may be the record's: by id, id without part number, uri, file name."""
        uri = record.source.uri
        names = [record.id, _PART.sub("", record.id), uri or "", _base(uri)]
        for place in dict.fromkeys(self._places[source, n] for n in names if n and (source, n) in self._places):
            self._file.seek(place[0])
            yield self._file.read(place[1]).decode("utf-8", "surrogatepass")


def _base(uri: str | None) -> str:
    return (uri or "").replace("\\", "/").rpartition("/")[2]


def _by_uri(store: _Store, record: Record, folder: Path) -> Iterator[str]:
    path = _local(record.source.uri, folder)
    if path is not None:
        store.read(str(path), path)
        yield from store.near(str(path), record)
        if path.suffix.lower() in ("", ".txt"):
            yield from _decoded(path)


def _local(uri: str | None, folder: Path) -> Path | None:
    """The file a uri names; members of archives (`a.zip!b.txt`) are read with their archive."""
    try:
        parts = urlsplit(uri or "")
        if not uri or parts.scheme not in ("", "file") or parts.netloc:
            return None
        path = Path(unquote(parts.path)) if parts.scheme else folder / uri
        if not path.is_file() and "!" in path.name:
            path = path.with_name(path.name.partition("!")[0])
        return path.resolve() if path.is_file() else None
    except (OSError, ValueError):
        return None


def _decoded(path: Path) -> Iterator[str]:
    try:
        raw = path.read_bytes()
    except OSError:
        return
    for encoding in _SECONDS:
        try:
            yield raw.decode(encoding)
        except UnicodeError:
            continue
