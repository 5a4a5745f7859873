"""What callers hand in → what the stages can take."""

from __future__ import annotations

import re
from dataclasses import replace

from zhsignals.text import Article
from zhsignals.text.published import parse_published

_HALF = re.compile("[\ud800-\udfff]")


def readable(article: Article) -> Article:
    """The article with its date in ISO form, or none if it is no date, and U+FFFD for half surrogates, which no JSON can hold."""
    published = parse_published(article.published)
    title, uri = whole(article.title or "") or None, whole(article.uri or "") or None
    return replace(article, id=whole(article.id), text=whole(article.text), title=title, uri=uri, published=published)


def whole(text: str) -> str:
    """The text itself, or one of the same length without half surrogates."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return _HALF.sub("\ufffd", text)
    return text
