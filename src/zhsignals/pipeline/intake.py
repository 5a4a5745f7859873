"""What callers hand in → what the stages can take."""

from __future__ import annotations

import re
from dataclasses import replace

from zhsignals.text import Article
from zhsignals.text.published import parse_published

_HALF = re.compile("[\ud800-\udfff]")
_MARK = re.compile(r"(?<=[\u4e00-\u9fff”）)%])[,;](?! )|[,;](?=[\u4e00-\u9fff“])")
_FULL = {",": "，", ";": "；"}


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


def with_full_marks(text: str) -> str:
    """The text with commas that stand beside ideographs full-width, as the rules for names know them; the same length."""
    return _MARK.sub(lambda m: _FULL[m.group()], text) if "," in text or ";" in text else text
