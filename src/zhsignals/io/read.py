"""Articles from files, folders, tables and archives."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from zhsignals.errors import ArticleError, MissingExtra
from zhsignals.io.document import parse_docx, parse_html, parse_pdf, parse_text
from zhsignals.io.listing import list_sources
from zhsignals.io.row import parse_csv, parse_json
from zhsignals.io.scan import scan_source
from zhsignals.io.unit import Fault, ReadOptions, Rejected, Unit, load_unit
from zhsignals.text import Article
from zhsignals.text.published import parse_published

_DOCUMENTS = {"text": parse_text, "html": parse_html, "pdf": parse_pdf, "docx": parse_docx}
_ROWS = {"json": parse_json, "csv": parse_csv}


def parse_unit(unit: Unit, options: ReadOptions) -> Article | None:
    """The article of a unit, None for a blank line; Fault where it gives none."""
    raw = load_unit(unit, options)
    if unit.line is not None and not raw.strip():
        return None
    if unit.kind in _ROWS:
        article = _ROWS[unit.kind](unit, raw, options)
    else:
        article = _document(unit, raw, options)
    if len(article.text) > options.max_chars:
        raise Fault("read", "too_large", f"{len(article.text)} characters, over {options.max_chars}")
    return article


def _document(unit: Unit, raw: bytes, options: ReadOptions) -> Article:
    try:
        document = _DOCUMENTS[unit.kind](raw, options)
    except MissingExtra as exc:
        raise Fault("read", "missing_extra", str(exc)) from exc
    published = options.published or parse_published(document.published)
    return Article(id=unit.id, text=document.text, title=document.title, published=published, uri=unit.uri)


def read_articles(
    paths: str | Path | Iterable[str | Path], options: ReadOptions | None = None, *, strict: bool = False
) -> Iterator[Article | Rejected]:
    """Every article of files and folders, one at a time; what cannot be read comes as Rejected, or raises ArticleError if `strict`."""
    options = options or ReadOptions()
    given = [paths] if isinstance(paths, str | Path) else list(paths)
    for source in list_sources(given, kind=options.kind):
        for unit in scan_source(source, options):
            found = unit if isinstance(unit, Rejected) else _try(unit, options)
            if strict and isinstance(found, Rejected):
                raise ArticleError(f"{found.where}: {found.message}")
            if found is not None:
                yield found


def _try(unit: Unit, options: ReadOptions) -> Article | Rejected | None:
    try:
        return parse_unit(unit, options)
    except Fault as fault:
        return Rejected.of(unit, fault)


def read_article(path: str | Path, options: ReadOptions | None = None) -> Article:
    """The one article of a file or stdin (`-`); ArticleError where there is none or more than one."""
    found = list(_first_two(path, options))
    if len(found) != 1:
        raise ArticleError(f"{path}: {'no article' if not found else 'several articles; use a batch run'}")
    return found[0]


def _first_two(path: str | Path, options: ReadOptions | None) -> Iterator[Article]:
    for number, article in enumerate(read_articles(path, options, strict=True), start=1):
        assert isinstance(article, Article)
        yield article
        if number == 2:
            return
