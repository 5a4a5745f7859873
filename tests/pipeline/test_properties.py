"""What holds for any text, and for two articles in one."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from soundness import assert_sound

from zhsignals import Extractor
from zhsignals.records import Record
from zhsignals.text import Article

READ = Extractor()
CORPUS = Path(__file__).parents[2] / "corpus" / "articles"
ARTICLES = {p.stem: p.read_text("utf-8").strip("\n") for p in sorted(CORPUS.glob("*.txt"))}
WORDS = """2024年 上半年 1—9月 3月5日 去年同期 青禾县 重庆市 星云光伏科技有限公司 新材料产业 合同引资 签约项目 营业收入 完成率 同比 环比
增长 下降 占 达到 预计 目标 其中 分别 总投资 0 1 12 3.5 １２ 1e9 三 十 百 万 亿 亿元 % 个百分点 倍 个 家 吨 ， 。 ； 、 ： （ ） “ ”
图为 本报讯（记者周予安） 一、 縣 億 — - / 第 约 以上"""
PIECES = [*WORDS.split(), "9" * 40, "\n", "\n\n", "\r\n", " ", "\u3000", "\u200b", "\x00", "\ud800"]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=50).map("".join) | st.text(max_size=100)
SENTENCES = (
    "2023年，青禾县签约项目12个，总投资30.5亿元。",
    "全县完成固定资产投资8.2亿元，同比增长12.5%。",
    "1月至9月，南川区引进企业23家，合同引资6.4亿元。",
    "粮食产量达到4.5万吨，比上年增加3000吨。",
    "项目开工率为82%，其中工业项目占六成。",
    "服务业增加值16.8亿元，增长7.1%。",
    "目前已有15个项目投产，预计年产值3亿元。",
    "全年接待游客120万人次，旅游收入9.6亿元。",
)


@settings(max_examples=400, deadline=None, suppress_health_check=list(HealthCheck))
@given(TEXTS, st.sampled_from([None, "2023", "2024-02-29", "1999-12-31"]))
def test_any_text_gives_a_sound_record(raw: str, published: str | None) -> None:
    assert_sound(READ(raw, published=published), raw)
    for record in READ.articles(Article("a", raw)):
        assert_sound(record, raw)
    for told in READ.explain(raw):
        assert 0 <= told.start < told.end <= len(raw)


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(TEXTS)
def test_a_text_is_read_the_same_each_time(raw: str) -> None:
    assert READ(raw) == READ(raw)


def numbers(record: Record) -> set[tuple[str, Decimal, Decimal | None, str]]:
    """The quantities of a record, whatever they are said of."""
    return {(f.kind, f.value, f.value_max, f.unit) for f in record.facts}


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4), st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4))
def test_two_texts_joined_hold_the_numbers_of_both(first: list[str], second: list[str]) -> None:
    a, b = "".join(first), "".join(second)
    assert numbers(READ(f"{a}\n\n{b}")) == numbers(READ(a)) | numbers(READ(b))


ELSEWHERE = {"hk-news", "tw-news", "table-markdown"}
"""What 元 means, and the script, are questions about a whole text: an article of another place beside one of these changes it."""


@pytest.mark.parametrize("first", sorted(ARTICLES.keys() - ELSEWHERE))
def test_two_articles_joined_hold_the_numbers_of_both(first: str) -> None:
    names = sorted(ARTICLES.keys() - ELSEWHERE)
    at = names.index(first)
    a = READ(ARTICLES[first], published="2024-06-01")
    for second in [names[(at + step) % len(names)] for step in (1, 5, 14)]:
        b = READ(ARTICLES[second], published="2024-06-01")
        raw = f"{ARTICLES[first]}\n\n{ARTICLES[second]}"
        both = READ(raw, published="2024-06-01")
        assert numbers(both) == numbers(a) | numbers(b), second
        assert_sound(both, raw)
