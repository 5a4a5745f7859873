"""Commands on one file: extract, show, explain."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from zhsignals.cli.app import Folders, Lac, Published, app, make_extractor
from zhsignals.text import Article

File = Annotated[str, typer.Argument(help="a file (.txt, .html, .pdf, .docx, …), or - for standard input")]
Encoding = Annotated[str | None, typer.Option(help="encoding of the file; else BOM, strict UTF-8, then gb18030")]


def read_one(file: str, encoding: str | None, published: str | None) -> Article:
    """The article of a file or of standard input."""
    from dataclasses import replace

    from zhsignals.errors import ArticleError
    from zhsignals.io import ReadOptions, decode, read_article

    if file == "-":
        try:
            text = decode(sys.stdin.buffer.read(), encoding)
        except (ValueError, LookupError) as exc:
            raise ArticleError(f"standard input: {exc}") from exc
        return Article("stdin", text, published=published)
    article = read_article(file, ReadOptions(encoding=encoding))
    return replace(article, published=published or article.published)


@app.command()
def extract(
    file: File = "-",
    *,
    table: Annotated[bool, typer.Option("--table", help="a table for people instead of JSON")] = False,
    published: Published = None,
    encoding: Encoding = None,
    patterns: Folders = None,
    lac: Lac = False,
) -> None:
    """Extract the record of one file: one JSON object a line for each article in it."""
    article = read_one(file, encoding, published)
    records = make_extractor(patterns, lac=lac).articles(article)
    if not table:
        for record in records:
            print(record.to_json())
        return
    from rich.console import Console

    from zhsignals.report import show as render

    for record in records:
        Console().print(render(record, None, facts_only=True))


@app.command()
def show(
    file: File = "-",
    *,
    published: Published = None,
    encoding: Encoding = None,
    patterns: Folders = None,
    lac: Lac = False,
    lang: Annotated[str, typer.Option(help="zh or en")] = "zh",
) -> None:
    """Print an article with coloured mentions, its facts, audit findings and the numerals not understood."""
    from rich.console import Console

    from zhsignals.report import show as render

    article = read_one(file, encoding, published)
    for record in make_extractor(patterns, lac=lac).articles(article):
        Console().print(render(record, article.text, lang=lang))


@app.command()
def explain(
    file: File = "-", *, published: Published = None, encoding: Encoding = None, patterns: Folders = None, lac: Lac = False
) -> None:
    """Say which rule saw what: place, text, rule, reading; one line each, tab-separated."""
    article = read_one(file, encoding, published)
    for e in make_extractor(patterns, lac=lac).explain(article.text, published=article.published):
        print(f"{e.start}-{e.end}\t{e.text}\t{e.rule}\t{e.note}")
