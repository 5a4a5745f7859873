"""One article as it was read."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Article:
    """Text as read, with what the container (file, row) says about it."""

    id: str
    text: str
    title: str | None = None
    published: str | None = None
    uri: str | None = None
    offset: int = 0
    """Where `text` starts in the file, when a file holds several articles."""
