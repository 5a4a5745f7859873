"""Data blocks: nothing in them can end the block, and everything comes back."""

from __future__ import annotations

import json
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st
from report_sample import RAW, record

from zhsignals.report.pack import FACT_COLUMNS, Pool, json_for_script, pack_record, plain

NASTY = st.text() | st.sampled_from(["</script>", "<!--", "<script", "]]>", "&lt;", "\u2028", "\u2029", "\x00", "\u202e", "'\"`"])


@given(st.recursive(NASTY, lambda inner: st.lists(inner) | st.dictionaries(NASTY, inner), max_leaves=8))
def test_json_for_script_escapes_and_returns(data: object) -> None:
    block = json_for_script(data)
    assert not set(block) & set("<>&\u2028\u2029")
    block.encode("utf-8")
    assert json.loads(block) == data


def test_lone_surrogates_can_be_written() -> None:
    assert json.loads(json_for_script("a\ud800b")) == "a\ufffdb"


def test_plain_keeps_integers_exact_and_never_gives_nan() -> None:
    assert plain(Decimal("18600000000.0")) == 18600000000 and isinstance(plain(Decimal(5)), int)
    assert plain(Decimal("0.479")) == 0.479
    assert plain(Decimal("NaN")) is None and plain(None) is None
    assert plain(Decimal(10) ** 30) == 1e30


def test_fact_row_follows_the_columns() -> None:
    pool = Pool()
    packed = pack_record(record(), RAW, pool)
    row = dict(zip(FACT_COLUMNS, packed["facts"][5], strict=False))
    assert (row["id"], row["value"], row["change_of"]) == ("f6", 0.479, "f5")
    assert pool.strings[row["metric"]] == "revenue" and pool.strings[row["basis"]] == "yoy"
    assert [[pool.strings[k], pool.strings[n]] for k, n in row["subject"]] == [["industry", "米粉"]]


def test_mentions_keep_their_words_only_without_text() -> None:
    first = FACT_COLUMNS.index("mentions")
    assert len(pack_record(record(), RAW, Pool())["facts"][0][first][0]) == 2
    assert pack_record(record(), None, Pool())["facts"][0][first][0][2] == "集中签约项目23个"
