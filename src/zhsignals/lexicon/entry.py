"""An entry: one block of a pattern file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any

GUARDS = ("not_preceded_by", "not_followed_by", "preceded_by", "followed_by", "near", "not_near")
LISTS = ("terms", *GUARDS, "accept", "reject", "todo")
TEXTS = ("zh", "en", "source")
SENTENCE_ENDS = "。！？；\n"
REACH = 16
"""How many characters before a term its `preceded_by` guards may look at."""


@dataclass(frozen=True, slots=True)
class Entry:
    """Terms, what guards them, and the sentences that prove them."""

    id: str
    kind: str
    file: str
    line: int
    zh: str | None = None
    en: str | None = None
    source: str | None = None
    terms: tuple[str, ...] = ()
    not_preceded_by: tuple[str, ...] = ()
    not_followed_by: tuple[str, ...] = ()
    preceded_by: tuple[str, ...] = ()
    followed_by: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    not_near: tuple[str, ...] = ()
    accept: tuple[str, ...] = ()
    reject: tuple[str, ...] = ()
    todo: tuple[str, ...] = ()
    data: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))
    """The fields of this kind of entry (`dimension`, `factor`, `stage`, …); see lexicon/kinds.py."""

    @property
    def rule(self) -> str:
        """How facts name the entry: `metrics/investment#contracted_investment`."""
        return f"{self.file.removesuffix('.toml')}#{self.id}"

    @property
    def guarded(self) -> bool:
        """Whether any guard has to be asked."""
        return any(getattr(self, g) for g in GUARDS)

    def allows(self, text: str, start: int, end: int) -> bool:
        """Whether every guard lets the term at `[start, end)` pass."""
        if self.not_followed_by and text.startswith(self.not_followed_by, end):
            return False
        if self.followed_by and not text.startswith(self.followed_by, end):
            return False
        if self.not_preceded_by or self.preceded_by:
            before = text[max(0, start - REACH) : start]
            if self.not_preceded_by and before.endswith(self.not_preceded_by):
                return False
            if self.preceded_by and not before.endswith(self.preceded_by):
                return False
        if self.near or self.not_near:
            sentence = sentence_around(text, start, end)
            if self.near and not any(w in sentence for w in self.near):
                return False
            if self.not_near and any(w in sentence for w in self.not_near):
                return False
        return True


def refusing_guard(entry: Entry, text: str, start: int, end: int) -> str | None:
    """The guard that turns the term at `[start, end)` away, for explanations; None if all let it pass."""
    without = dict.fromkeys(GUARDS, ())
    for guard in GUARDS:
        if getattr(entry, guard) and not replace(entry, **{**without, guard: getattr(entry, guard)}).allows(text, start, end):
            return guard
    return None


def sentence_around(text: str, start: int, end: int, reach: int = 200) -> str:
    """The sentence that holds `[start, end)`, cut at `reach` characters each side."""
    left = max(0, start - reach)
    first = max(text.rfind(c, left, start) for c in SENTENCE_ENDS) + 1
    ends = [p for c in SENTENCE_ENDS if (p := text.find(c, end, end + reach)) >= 0]
    return text[max(first, left) : min(ends, default=end + reach)]
