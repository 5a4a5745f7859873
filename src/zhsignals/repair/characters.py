"""Folding character by character: the text keeps its length, so offsets stay true."""

from __future__ import annotations

import re
import unicodedata

from zhsignals.lexicon import Patterns

MASK = "\0"
"""Stands where a character is to be dropped; a NUL of the text itself becomes U+FFFD first."""
SAMPLE = 4000
"""How much of a text is looked at to tell its script."""

_SPACES = "\t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_BREAKS = "\r\x0b\x0c\x85\u2028\u2029"
_HALF = {
    "％": "%",
    "﹪": "%",
    "℅": "%",
    "．": ".",
    "＋": "+",
    "﹢": "+",
    "－": "-",
    "﹣": "-",
    "／": "/",
    "＄": "$",
    "￥": "¥",
    "＆": "&",
    "＝": "=",
}
_FULL = {"｡": "。", "､": "、", "｢": "「", "｣": "」", "﹐": "，", "﹑": "、", "﹔": "；", "﹕": "：", "∶": ":"}
_HAN = re.compile("[\u4e00-\u9fff]")
_CIRCLE = "○"
_DIGIT = "零〇一二三四五六七八九"
_ZEROS = re.compile(f"(?<=[{_DIGIT}])(?:{_CIRCLE}+|[Oo]+(?=[{_DIGIT}]))")
"""The circle or letter that press text sets for the numeral zero: 二○○○, 二OO四."""
_GROUPS = re.compile(f"(?<![{_DIGIT}、])[{_DIGIT}]{{1,3}}(?:、[{_DIGIT}]{{3}})+(?![{_DIGIT}])")
_POINT = re.compile(f"(?<=[{_DIGIT}])·(?=[{_DIGIT}]+(?![{_DIGIT}·”’」』]))")
"""Digits as reports of the 1950s set them: 二、三四五·六 for 2,345.6."""


def _zeros(m: re.Match[str]) -> str:
    return "〇" * len(m.group())


class Characters:
    """Full-width to half-width, look-alikes to the ideographs meant, traditional script to simplified."""

    __slots__ = ("_fold", "_foldable", "_point", "_simplify", "_traditional")

    def __init__(self, patterns: Patterns) -> None:
        pairs = {MASK: "\ufffd"} | dict.fromkeys(_SPACES, " ") | dict.fromkeys(_BREAKS, "\n") | _HALF | _FULL
        pairs |= {chr(c): chr(c - 0xFEE0) for c in _full_width_alphanumerics()}
        pairs |= _look_alikes() | {row[0]: row[1] for row in patterns.table("layout/radicals").rows}
        script = {row[0]: row[1] for row in patterns.table("layout/traditional").rows}
        self._point = next(e.terms[0] for e in patterns.entries("numeral") if e.data["role"] == "point")
        self._fold = str.maketrans(pairs)
        self._foldable = re.compile(f"[{re.escape(''.join(sorted((*pairs, _CIRCLE))))}]")
        self._simplify = str.maketrans(script)
        self._traditional = re.compile(f"[{''.join(sorted(script))}]") if script else None

    def fold(self, raw: str) -> str:
        """`raw` with digits, letters and signs half-width, spaces and line ends plain; the same length."""
        if self._foldable.search(raw) is None:
            return raw if raw.isascii() else self._digits(raw)
        if "\f" in raw:
            raw = _INNER_FEED.sub(MASK, raw.replace(MASK, "\ufffd"))
            return MASK.join(part.translate(self._fold) for part in raw.split(MASK))
        if "\r" in raw:
            raw = raw.replace("\r\n", " \n")
        return self._digits(raw.translate(self._fold))

    def _digits(self, text: str) -> str:
        """`text` with the numerals written digit by digit in ideographs as the reader of numbers expects them."""
        text = _POINT.sub(self._point, _ZEROS.sub(_zeros, text))
        return _GROUPS.sub(lambda m: m.group().replace("、", MASK), text)

    def is_traditional(self, text: str) -> bool:
        """Whether the text is plainly in traditional script: one ideograph in sixteen exists only there."""
        if self._traditional is None:
            return False
        sample = text[:SAMPLE]
        if self._traditional.search(sample) is None:
            return False
        found = len(self._traditional.findall(sample))
        return found >= 2 and found * 16 > len(_HAN.findall(sample))

    def simplify(self, text: str) -> str:
        """Traditional ideographs replaced one by one."""
        return text.translate(self._simplify)


_INNER_FEED = re.compile("(?<=[\u4e00-\u9fff])\f(?=[\u4e00-\u9fff])")


def _full_width_alphanumerics() -> list[int]:
    return [*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B)]


def _look_alikes() -> dict[str, str]:
    """Kangxi radicals and compatibility ideographs, which look like the ideograph and are not it."""
    found = ((chr(c), unicodedata.normalize("NFKC", chr(c))) for c in (*range(0x2F00, 0x2FD6), *range(0xF900, 0xFB00)))
    return {c: plain for c, plain in found if len(plain) == 1 and plain != c}
