"""What callers hand in beside the text, and text that no file can hold."""

from __future__ import annotations

import pytest
from soundness import assert_sound

from zhsignals import Extractor

READ = Extractor()
TEXT = "去年全县投资5亿元。"


@pytest.mark.parametrize("published", ["2023-13-45", "2023-02-30", "garbage", "20", "99999", "0000", "二〇二三", "\ud800"])
def test_a_date_that_is_none_leaves_times_open_and_says_so(published: str) -> None:
    record = READ(TEXT, published=published)
    assert record.source.published is None
    assert [f.period for f in record.facts] == [None]
    assert "is no date" in record.warnings[0]
    assert_sound(record, TEXT)


@pytest.mark.parametrize(("published", "iso"), [("2024-5-1", "2024-05-01"), ("2024年5月1日", "2024-05-01"), ("20240501", "2024-05-01")])
def test_a_date_in_another_form_is_read(published: str, iso: str) -> None:
    record = READ(TEXT, published=published)
    assert record.source.published == iso
    assert [f.period.iso for f in record.facts if f.period] == ["2023"]
    assert record.warnings == ()


def test_a_text_that_states_its_date_is_believed_where_the_argument_is_none() -> None:
    record = READ("本报讯（记者 周予安）2024年3月5日，青禾县签约项目12个。", published="garbage")
    assert len(record.facts) == 1
    assert "is no date" in record.warnings[0]


def test_half_surrogates_are_shown_as_replacement_characters() -> None:
    raw = "\udcff青禾县签约\n\n青禾\ud800县投资3亿元，\udc80增长5%。"
    record = READ(raw, id="a\ud800", title="\udcff青禾县签约")
    assert record.id == "a\ufffd"
    assert record.title is not None
    assert record.title.startswith("\ufffd")
    assert len(record.facts) == 2
    assert_sound(record, raw)


def test_half_width_commas_end_lists_of_names() -> None:
    record = READ("建成文化室20个,升级改造农网项目21个;引进澄砺显示模组、云坪粮仓储运基地等项目7个,总投资8亿元。")
    assert [p.name for p in record.projects] == ["澄砺显示模组", "云坪粮仓储运基地"]
