"""Where the terms of many lists may begin: one pass over a text for all of them.

The pass looks at every two neighbouring characters as one number, and asks a set whether any term begins so. That costs as much as
two searches for the terms of one list each.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable

Places = list[list[int]]
"""By number of the list: where its terms may begin, in text order."""
_CODEC = f"utf-32-{'le' if sys.byteorder == 'little' else 'be'}"
_WIDTH = 8
"""Bytes of a pair of characters."""


class Heads:
    """The first one or two characters of the terms of all lists."""

    def __init__(self) -> None:
        self._size = 0
        self._pairs: dict[str, tuple[int, ...]] = {}
        """By head the lists that have terms with it."""
        self._codes: set[int] = set()
        self._singles: dict[str, tuple[int, ...]] = {}
        self._single = re.compile("(?!)")

    def add(self, terms: Iterable[str]) -> int:
        """The number of a new list of terms."""
        number = self._size
        self._size += 1
        for head in dict.fromkeys(t[:2] for t in terms):
            by_head = self._pairs if len(head) > 1 else self._singles
            by_head[head] = (*by_head.get(head, ()), number)
        self._codes = {int.from_bytes(_encoded(head), sys.byteorder) for head in self._pairs}
        self._single = re.compile(f"[{re.escape(''.join(self._singles))}]" if self._singles else "(?!)")
        return number

    def read(self, text: str) -> Places:
        """The places of all lists."""
        data, codes, pairs = _encoded(text), self._codes, self._pairs
        found: list[int] = []
        for first in (0, 1):
            rest = memoryview(data)[first * (_WIDTH // 2) :]
            rest = rest[: len(rest) // _WIDTH * _WIDTH].cast("Q")
            found += [2 * i + first for i, code in enumerate(rest) if code in codes]
        out: Places = [[] for _ in range(self._size)]
        appends = [places.append for places in out]
        for at in sorted(found):
            for number in pairs[text[at : at + 2]]:
                appends[number](at)
        alone: dict[int, list[int]] = {}
        for m in self._single.finditer(text):
            for number in self._singles[m.group()]:
                alone.setdefault(number, []).append(m.start())
        for number, places in alone.items():
            out[number] = sorted({*out[number], *places})
        return out


def _encoded(text: str) -> bytes:
    return text.encode(_CODEC, "surrogatepass")
