"""An invented article with its record, and a reader that stands in for the Extractor where only the plumbing is tested."""

from __future__ import annotations

from decimal import Decimal

from zhsignals.records import (
    Company,
    Evidence,
    Fact,
    Industry,
    Ledger,
    PeriodValue,
    Project,
    Record,
    Region,
    Section,
    Source,
    Subject,
)

TEXT = (
    "青禾县一季度工业经济开局平稳\n\n本报讯（记者 林晓）2024年一季度，青禾县完成工业增加值12.6亿元，同比增长7.4%。\n"
    "能源支撑🔋\n全县新签约新能源电池项目18个，合同引资约35亿元，到位资\n金4.2亿元，开工率61%。\n"
    "金禾电池有限公司的年产2万吨正极材料项目总投资9.5亿元，预计营业收入突破30亿元。\n"
)
QUARTER = PeriodValue(iso="2024-Q1", start="2024-01-01", end="2024-03-31", text="2024年一季度")
COUNTY = Subject(kind="region", name="青禾县")
BATTERY = Subject(kind="industry", name="新能源电池")
FIRM = Subject(kind="company", name="金禾电池有限公司")


def evidence(phrase: str, section: int = 0, text: str = TEXT) -> Evidence:
    """The phrase where it first stands, line breaks skipped."""
    spans, at = [], text.replace("\n", "").index(phrase)
    raw = [i for i, c in enumerate(text) if c != "\n"][at : at + len(phrase)]
    for i in raw:
        if spans and spans[-1][1] == i:
            spans[-1] = (spans[-1][0], i + 1)
        else:
            spans.append((i, i + 1))
    return Evidence(spans=tuple(spans), text=phrase, section=section)


def fact(n: int, kind: str, metric: str, value: str, unit: str, phrase: str, written: str, section: int = 0, **more: object) -> Fact:
    shape = {"comparator": "eq", "status": "actual", "period": QUARTER, "subject": (COUNTY,), **more}
    return Fact(
        id=f"f{n}",
        kind=kind,
        metric=metric,
        value=Decimal(value),
        unit=unit,
        text=written,
        mentions=(evidence(phrase, section),),
        rule="links/test#sample",
        **shape,
    )


def sample(record_id: str = "qinghe-1") -> Record:
    """The record of TEXT, as a reader of the guidelines would write it."""
    energy = {"subject": (BATTERY, COUNTY), "section": 1}
    firm = {"subject": (FIRM,), "section": 1, "period": None}
    facts = (
        fact(1, "amount", "value_added", "1260000000", "CNY", "工业增加值12.6亿元", "12.6亿元"),
        fact(2, "change", "value_added", "0.074", "1", "同比增长7.4%", "增长7.4%", basis="yoy", change_of="f1"),
        fact(3, "count", "project_count", "18", "个", "项目18个", "18个", stage="signed", **energy),
        fact(4, "amount", "contracted_investment", "3500000000", "CNY", "合同引资约35亿元", "约35亿元", comparator="approx", **energy),
        fact(5, "amount", "funds_in_place", "420000000", "CNY", "到位资金4.2亿元", "4.2亿元", **energy),
        fact(6, "rate", "start_rate", "0.61", "1", "开工率61%", "61%", **energy),
        fact(7, "amount", "investment", "950000000", "CNY", "总投资9.5亿元", "9.5亿元", **firm),
        fact(8, "quantity", "other", "20000", "吨", "年产2万吨", "2万吨", **firm, label="年产", status="planned"),
        fact(9, "amount", "revenue", "3000000000", "CNY", "营业收入突破30亿元", "突破30亿元", **firm, comparator="gt", status="expected"),
    )  # fmt: skip
    return Record(
        id=record_id,
        source=Source(uri="qinghe.txt", byline=("林晓",), published="2024", published_from="text"),
        title="青禾县一季度工业经济开局平稳",
        sections=(
            Section(spans=((0, 57),), facts=("f1", "f2")),
            Section(heading="能源支撑🔋", facts=("f3", "f4", "f5", "f6", "f7", "f8", "f9")),
        ),
        facts=facts,
        companies=(Company(name="金禾电池有限公司", form="legal", mentions=(evidence("金禾电池有限公司", 1),)),),
        projects=(
            Project(
                name="年产2万吨正极材料项目", amount=Decimal(950000000), facts=("f7",), mentions=(evidence("年产2万吨正极材料项目", 1),)
            ),
        ),
        industries=(Industry(name="新能源电池", mentions=(evidence("新能源电池", 1),)),),
        regions=(Region(name="青禾县", code=None, mentions=(evidence("青禾县"),)),),
        numerals=Ledger(total=10, fact=9, date=1),
    )


class FakeReader:
    """Knows TEXT; finds nothing elsewhere; fails where a text asks for it."""

    def __call__(self, text: str, *, published: str | None = None, id: str | None = None, title: str | None = None) -> Record:
        if "raise" in text:
            raise RuntimeError("asked to")
        made = sample(id or "sample") if text == TEXT else Record(id=id or "empty", title=title)
        return made if published is None else made.model_copy(update={"source": Source(published=published, published_from="argument")})
