"""Values of options, checked before any work: a slip of the pen is exit code 2, not a full quarantine."""

from __future__ import annotations

import codecs
import re

import typer

_SIZE = re.compile(r"([0-9]+(?:\.[0-9]+)?)\s*([KMGT]?)(?:i?B)?", re.IGNORECASE)
LEAST = 1 << 24
"""With less than 16 MiB no document can be read."""


def known_encoding(value: str | None) -> str | None:
    """The name of a text encoding."""
    try:
        if value is not None and not getattr(codecs.lookup(value), "_is_text_encoding", True):
            raise LookupError
    except LookupError:
        raise typer.BadParameter(f"{value!r} is no encoding; write gb18030, big5, utf-16, …") from None
    return value


def known_kind(value: str | None) -> str | None:
    """A kind of input that can be read."""
    from zhsignals.io.listing import KINDS, kind_of

    if value is not None and kind_of(f"x.{value}")[0] is None:
        raise typer.BadParameter(f"{value!r} is none of {', '.join(k[1:] for k in KINDS)}")
    return value


def known_formats(value: str) -> str:
    """Formats of an output folder, with commas between them."""
    from zhsignals.batch.folder import FORMATS

    if unknown := set(value.split(",")) - FORMATS:
        raise typer.BadParameter(f"{min(unknown)!r} is none of {', '.join(sorted(FORMATS))}")
    return value


def known_date(value: str | None) -> str | None:
    """A date of any precision."""
    from zhsignals.text.published import parse_published

    if value is not None and parse_published(value) is None:
        raise typer.BadParameter(f"{value!r} is no date; write 2024, 2024-05 or 2024-05-31")
    return value


def known_limit(value: str | None) -> str | None:
    """A number of documents or a share of them."""
    from zhsignals.batch.options import BadLimit

    try:
        BadLimit.parse(value)
    except ValueError as exc:
        raise typer.BadParameter(str(exc)) from None
    return value


def known_size(value: str | None) -> str | None:
    """A size in bytes that `size_of` reads."""
    if value is not None:
        size_of(value)
    return value


def size_of(value: str) -> int:
    """Bytes of `512M` or `1.5G`."""
    match = _SIZE.fullmatch(value.strip())
    size = int(float(match[1]) * 1024 ** ("KMGT".index(match[2].upper()) + 1 if match[2] else 0)) if match else 0
    if size < LEAST:
        raise typer.BadParameter(f"{value!r} is no size of at least 16M; write 512M or 2G")
    return size
