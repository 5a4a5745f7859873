"""Industries and regions of the record: what a company's name holds is not one of the article's."""

from __future__ import annotations

from zhsignals.pipeline import extract
from zhsignals.pipeline.mentions import outside
from zhsignals.text import Mention


def test_outside_keeps_what_no_name_holds() -> None:
    inner, after = Mention(2, 4, "industry", "光伏"), Mention(12, 14, "industry", "光伏")
    assert outside([inner, after], [Mention(0, 10, "company", "某某光伏有限公司")]) == [after]
    assert outside([inner, after], []) == [inner, after]


def test_industry_inside_a_company_name_is_not_listed() -> None:
    record = extract("青禾县与南川星云光伏科技有限公司签约，总投资3亿元。今年新材料产业产值增长5%。", id="x")
    assert [i.name for i in record.industries] == ["新材料"]


def test_countries_are_not_listed() -> None:
    record = extract("我国与德国贸易增长5%，江苏省居前。", id="x")
    assert [(r.name, r.code) for r in record.regions] == [("江苏省", "320000")]
