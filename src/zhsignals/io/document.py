"""Bytes of one file → text, title and date: plain text, HTML, PDF, DOCX."""

from __future__ import annotations

import io
import re
import zipfile
from importlib import import_module
from typing import Any, NamedTuple

from zhsignals.errors import MissingExtra
from zhsignals.io.archive import FREE_BYTES, MAX_RATIO
from zhsignals.io.encoding import decode, gb_name
from zhsignals.io.unit import Fault, ReadOptions

_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_-]{2,20})""", re.IGNORECASE)


class Document(NamedTuple):
    """What a file holds; the text is what offsets refer to."""

    text: str
    title: str | None = None
    published: str | None = None


def parse_text(raw: bytes, options: ReadOptions) -> Document:
    """A plain text file."""
    return Document(decode(raw, options.encoding))


def _extra(module: str, package: str, extra: str) -> Any:
    try:
        return import_module(module)
    except ImportError as exc:
        raise MissingExtra(package, extra) from exc


def parse_html(raw: bytes, options: ReadOptions) -> Document:
    """The main text of a web page, its title and the date its metadata give."""
    trafilatura = _extra("trafilatura", "trafilatura", "html")
    page = _page(raw, options)
    dates = {"extensive_search": False, "original_date": True}
    try:
        found = trafilatura.bare_extraction(
            page, include_comments=False, include_tables=True, with_metadata=True, date_extraction_params=dates
        )
    except MemoryError:
        raise
    except Exception as exc:
        raise Fault("parse", "damaged", f"not a readable page: {type(exc).__name__}") from exc
    if found is None or not found.text:
        raise Fault("parse", "no_text", "no main text in the page")
    return Document(found.text, found.title or None, found.date or None)


def _page(raw: bytes, options: ReadOptions) -> str:
    """The declared charset is believed where it fits; else the bytes decide."""
    declared = _CHARSET.search(raw[:4096])
    if declared and not options.encoding and not raw.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        try:
            return raw.decode(gb_name(declared[1].decode("ascii")))
        except (UnicodeError, LookupError):
            pass
    return decode(raw, options.encoding)


def parse_pdf(raw: bytes, options: ReadOptions) -> Document:
    """The text layer of a PDF, page after page."""
    pdfium = _extra("pypdfium2", "pypdfium2", "pdf")
    try:
        pdf = pdfium.PdfDocument(raw)
    except pdfium.PdfiumError as exc:
        reason = "encrypted" if "password" in str(exc).lower() else "damaged"
        raise Fault("parse", reason, f"not a readable PDF: {exc}") from exc
    pages: list[str] = []
    size = 0
    try:
        for page in pdf:
            layer = page.get_textpage()
            pages.append(layer.get_text_bounded().replace("\r\n", "\n").replace("\ufffe", ""))
            size += len(pages[-1])
            layer.close()
            page.close()
            if size > options.max_chars:
                break
    except pdfium.PdfiumError as exc:
        raise Fault("parse", "damaged", f"page {len(pages) + 1}: {exc}") from exc
    finally:
        pdf.close()
    text = "\n".join(pages)
    if not text.strip():
        raise Fault("parse", "no_text", f"{len(pages)} pages without a text layer")
    return Document(text)


def parse_docx(raw: bytes, options: ReadOptions) -> Document:
    """Paragraphs and tables of a Word file in order; a table row is a line, its cells divided by tabs."""
    docx = _extra("docx", "python-docx", "docx")
    _check_package(raw, options)
    try:
        blocks = list(docx.Document(io.BytesIO(raw)).iter_inner_content())
        lines = [line for block in blocks for line in _block_lines(block)]
    except MemoryError:
        raise
    except Exception as exc:
        raise Fault("parse", "damaged", f"not a readable DOCX: {type(exc).__name__}") from exc
    text = "\n".join(lines)
    if not text.strip():
        raise Fault("parse", "no_text", "no paragraph with text")
    return Document(text)


def _block_lines(block: Any) -> list[str]:
    if hasattr(block, "rows"):
        return ["\t".join(cell.text.replace("\n", " ") for cell in row.cells) for row in block.rows]
    return [block.text]


def _check_package(raw: bytes, options: ReadOptions) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as package:
            size = sum(info.file_size for info in package.infolist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as exc:
        raise Fault("parse", "damaged", f"not a DOCX package: {exc}") from exc
    if size > FREE_BYTES and (size > MAX_RATIO * len(raw) or size > 16 * options.max_bytes):
        raise Fault("parse", "bomb", "expands beyond every sensible ratio")
