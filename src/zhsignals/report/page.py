"""The page around the data: template, style and script, tied by the hashes of a content security policy."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

STYLES = ("style.css", "layout.css")
SCRIPTS = tuple(
    f"{name}.js"
    for name in ["dom", "model", "format", "article", "facts", "checks", "names", "articles", "charts", "overview", "reader", "main"]
)


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands before and after the data blocks."""

    head: str
    tail: str


@cache
def load_frame() -> Frame:
    """The template with style and script in place; only these two may run or style, nothing may be fetched."""
    style = "\n".join(_asset(name) for name in STYLES)
    script = "\n".join(_asset(name) for name in SCRIPTS)
    policy = "; ".join([
        "default-src 'none'", "img-src data:", f"style-src {_digest(style)}", f"script-src {_digest(script)}",
        "base-uri 'none'", "form-action 'none'",
    ])  # fmt: skip
    page = _asset("page.html")
    for mark, content in (("POLICY", policy), ("STYLE", style), ("SCRIPT", script)):
        page = page.replace(f"@@{mark}@@", content)
    head, _, tail = page.partition("@@DATA@@")
    return Frame(head, tail)


def load_strings() -> str:
    """The words of the interface in both languages, as JSON text."""
    return files("zhsignals.report").joinpath("strings.json").read_text("utf-8")


def _asset(name: str) -> str:
    return files("zhsignals.report").joinpath("page", name).read_text("utf-8")


def _digest(content: str) -> str:
    return f"'sha256-{b64encode(hashlib.sha256(content.encode()).digest()).decode()}'"
