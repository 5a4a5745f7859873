"""Bytes are decoded right or refused; nothing comes out as mojibake."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from io_samples import TEXT

from zhsignals.io import Fault, decode
from zhsignals.io.encoding import decode_as

TRADITIONAL = (
    "青禾縣上半年簽約項目十二個，合同引資十六億元，規模以上工業企業營業收入增長百分之八，當地產業園區開工率達七成以上，後續還將繼續擴大。"
    * 2
)


@pytest.mark.parametrize(
    ("raw", "encoding"),
    [
        (TEXT.encode(), "utf-8"),
        (b"\xef\xbb\xbf" + TEXT.encode(), "utf-8"),
        (TEXT.encode("gb18030"), "gb18030"),
        (TEXT.encode("gbk"), "gb18030"),
        (b"\xff\xfe" + TEXT.encode("utf-16-le"), "utf-16"),
        (b"plain", "utf-8"),
        (b"", "utf-8"),
    ],
)
def test_reads_what_real_files_hold(raw: bytes, encoding: str) -> None:
    text, found = decode_as(raw)
    assert text in (TEXT, "plain", "")
    assert found == encoding


def test_traditional_text_in_gbk_is_plausible_and_big5_is_not() -> None:
    assert decode(TRADITIONAL.encode("gb18030")) == TRADITIONAL
    with pytest.raises(Fault, match="big5"):
        decode(TRADITIONAL.encode("big5"))
    assert decode(TRADITIONAL.encode("big5"), "big5") == TRADITIONAL


def test_one_damaged_byte_is_refused_with_its_place() -> None:
    raw = bytearray((TEXT * 3).encode())
    raw[100] ^= 0x80
    with pytest.raises(Fault, match=r"damaged UTF-8: .* at byte \d+") as caught:
        decode(bytes(raw))
    assert caught.value.reason == "encoding"


def test_zero_bytes_are_no_text() -> None:
    with pytest.raises(Fault) as caught:
        decode(b"abc\0def")
    assert caught.value.reason == "binary"


def test_edition_2022_of_gb18030() -> None:
    """0xA6D9, 0xA8BC and 0xFE59 are private use in Python's codec."""
    raw = TEXT.encode("gb18030") + b"\xa6\xd9\xa8\xbc\xfe\x59"
    assert decode(raw) == TEXT + "\ufe10\u1e3f\u9fb4"
    assert len(decode(raw)) == len(TEXT) + 3


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=60))
def test_utf8_comes_back_as_it_was(text: str) -> None:
    assert decode(text.encode()) == text.removeprefix("\ufeff")


@given(st.binary(max_size=60))
def test_any_bytes_are_read_or_refused(raw: bytes) -> None:
    try:
        text, encoding = decode_as(raw)
    except Fault:
        return
    if encoding == "utf-8":
        assert text.encode() == raw.removeprefix(b"\xef\xbb\xbf")
