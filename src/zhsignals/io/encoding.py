"""Bytes → text: BOM, strict UTF-8, then GB18030 where it is plausible; never mojibake."""

from __future__ import annotations

import re

from zhsignals.io.unit import Fault

BOMS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_PRIVATE = re.compile("[\ue78d-\ue796\ue7c7\ue81e\ue826\ue82b\ue82c\ue832\ue843\ue854\ue864]")
# Python's codec has the 2000 mapping: these code points are private use there and assigned in GB 18030-2022.
_EDITION_2022 = dict(
    zip(
        (*range(0xE78D, 0xE797), 0xE7C7, 0xE81E, 0xE826, 0xE82B, 0xE82C, 0xE832, 0xE843, 0xE854, 0xE864),
        (0xFE10, 0xFE12, 0xFE11, *range(0xFE13, 0xFE1A), 0x1E3F, *range(0x9FB4, 0x9FBC)),
        strict=True,
    )
)
_COMMON_SHARE = 0.48


def decode(raw: bytes, encoding: str | None = None) -> str:
    """The text of `raw`, without BOM; Fault `encoding` or `binary` where it is not text."""
    return decode_as(raw, encoding)[0]


def decode_as(raw: bytes, encoding: str | None = None) -> tuple[str, str]:
    """The text and the encoding that read it."""
    for bom, name in BOMS:
        if raw.startswith(bom):
            return _strict(raw, "utf-8-sig" if name == "utf-8" else name), name
    if encoding:
        return _strict(raw, gb_name(encoding)), encoding
    if b"\0" in raw:
        raise Fault("decode", "binary", f"a zero byte at {raw.index(0)}")
    try:
        return raw.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as exc:
        if _is_damaged_utf8(raw):
            raise Fault("decode", "encoding", f"damaged UTF-8: {exc.reason} at byte {exc.start}") from exc
    text = _strict(raw, "gb18030")
    if _common_share(text) < _COMMON_SHARE:
        raise Fault("decode", "encoding", "neither UTF-8 nor plausibly GB18030; name the encoding (big5?)")
    return text, "gb18030"


def gb_name(encoding: str) -> str:
    """GB2312 and GBK are read as GB18030, which contains them."""
    return "gb18030" if encoding.lower().replace("-", "").replace("_", "") in {"gb2312", "gbk", "gb18030", "cp936"} else encoding


def _strict(raw: bytes, encoding: str) -> str:
    try:
        text = raw.decode(encoding)
    except (UnicodeError, LookupError) as exc:
        place = f" at byte {exc.start}" if isinstance(exc, UnicodeDecodeError) else ""
        raise Fault("decode", "encoding", f"not {encoding}{place}") from exc
    if encoding == "gb18030" and _PRIVATE.search(text):
        text = text.translate(_EDITION_2022)
    return text


def _is_damaged_utf8(raw: bytes) -> bool:
    """Mostly valid multi-byte sequences with a few errors: GBK text read as UTF-8 is nearly all errors."""
    seen = raw.decode("utf-8", "replace")
    wide = len(seen) - len(seen.encode("ascii", "ignore"))
    errors = seen.count("\ufffd") - raw.count(b"\xef\xbf\xbd")
    return (wide - errors) * 2 > errors


def _common_share(text: str) -> float:
    """Share of wide characters in the first level of GB 2312 or its signs.

    Measured: simplified 0.96 to 1, traditional 0.55 to 0.8, Big5 read wrongly under 0.4.
    """
    wide = [c for c in text[:20_000] if c >= "\x80"]
    if not wide:
        return 1.0
    common = 0
    for char in wide:
        pair = char.encode("gb18030")
        common += len(pair) == 2 and pair[1] >= 0xA1 and (0xB0 <= pair[0] <= 0xD7 or 0xA1 <= pair[0] <= 0xA3)
    return common / len(wide)
