"""An invented article with a record made by hand."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

from zhsignals.records import (
    Audit,
    Company,
    Evidence,
    Fact,
    Industry,
    IndustryCode,
    Ledger,
    PeriodValue,
    Project,
    Record,
    Region,
    Section,
    Source,
    Subject,
)
from zhsignals.records.record import NumeralUse

RAW = (Path(__file__).parent / "invented.txt").read_text("utf-8")


def spans(text: str, raw: str = RAW, nth: int = 0) -> tuple[tuple[int, int], ...]:
    """Where a text stands in the raw article, white space between its characters skipped."""
    places = [i for i, c in enumerate(raw) if not c.isspace()]
    flat = "".join(raw[i] for i in places)
    at = -1
    for _ in range(nth + 1):
        at = flat.index(text, at + 1)
    out: list[tuple[int, int]] = []
    for i in places[at : at + len(text)]:
        if out and out[-1][1] == i:
            out[-1] = (out[-1][0], i + 1)
        else:
            out.append((i, i + 1))
    return tuple(out)


def said(text: str, nth: int = 0, section: int | None = None) -> Evidence:
    """A mention of the invented article."""
    return Evidence(spans=spans(text, nth=nth), text=text, section=section)


def fact(
    number: int,
    kind: Any,
    metric: str,
    value: str,
    unit: str,
    mention: str,
    section: int = 1,
    period: str | None = "2031",
    subject: tuple[tuple[Any, str], ...] = (),
    comparator: Any = "eq",
    status: Any = "actual",
    **more: Any,
) -> Fact:
    """A fact with one mention, its period the year of the article."""
    mentions = more.pop("mentions", (said(mention, section=section),))
    return Fact(
        id=f"f{number}",
        kind=kind,
        metric=metric,
        value=Decimal(value),
        unit=unit,
        text=more.pop("text", mention),
        comparator=comparator,
        status=status,
        mentions=mentions,
        rule=more.pop("rule", f"links/level#{metric}"),
        period=PeriodValue(iso=period) if period else None,
        subject=tuple(Subject(kind=k, name=n) for k, n in subject),
        **more,
    )


DISTRICT, NOODLES, SENSORS = ("region", "云溪区"), ("industry", "米粉"), ("industry", "智能传感器")


def facts() -> tuple[Fact, ...]:
    """The facts of the invented article."""
    signed = (said("集中签约项目23个", section=0), said("23个签约项目", section=1))
    return (
        fact(
            1,
            "count",
            "project_count",
            "23",
            "个",
            "集中签约项目23个",
            0,
            subject=(DISTRICT,),
            stage="signed",
            mentions=signed,
            text="23个",
        ),
        fact(2, "amount", "contracted_investment", "18600000000", "CNY", "合同引资186亿元", 0, subject=(DISTRICT,), text="186亿元"),
        fact(3, "amount", "contracted_investment", "30000000000", "CNY", "全年合同引资目标300亿元", 1, status="target", text="300亿元"),
        fact(4, "rate", "completion_rate", "0.60", "1", "完成全年目标的60%", 1, text="60%"),
        fact(
            5,
            "amount",
            "revenue",
            "2440000000",
            "CNY",
            "米粉产业营业收入24.4亿元",
            2,
            period="2031-H1",
            subject=(NOODLES,),
            text="24.4亿元",
            label="营业收入",
        ),
        fact(
            6,
            "change",
            "revenue",
            "0.479",
            "1",
            "同比增长47.9%",
            2,
            period="2031-H1",
            subject=(NOODLES,),
            basis="yoy",
            change_of="f5",
            rule="links/change#growth-after-level",
        ),
        fact(7, "count", "enterprise_count", "112", "家", "规上企业112家", 2, subject=(NOODLES,), label="规上企业"),
        fact(
            8,
            "amount",
            "investment",
            "3500000000",
            "CNY",
            "总投资约35亿元",
            3,
            period=None,
            subject=(("project", "澄光智能传感器产业园项目"),),
            comparator="approx",
            status="planned",
            text="约35亿元",
        ),
        fact(
            9,
            "quantity",
            "other",
            "260000",
            "平方米",
            "占地26万平方米",
            3,
            period=None,
            subject=(("project", "澄光智能传感器产业园项目"),),
            label="占地",
            status="planned",
        ),
        fact(
            10,
            "amount",
            "output_value",
            "5000000000",
            "CNY",
            "达产后年产值50亿元以上",
            3,
            period=None,
            subject=(SENSORS,),
            comparator="gte",
            status="expected",
        ),
        fact(11, "change", "output_value", "-0.032", "1", "下降3.2%", 3, period="2030", subject=(SENSORS,), basis="yoy"),
        fact(12, "rate", "start_rate", "0.73", "1", "开工率73%", 1, subject=(DISTRICT,)),
    )


def record(**more: Any) -> Record:
    """The record of the invented article."""
    heads = (None, "签约与落地", "一碗米粉的账本", "从零件到整机")
    by_section: dict[int, list[str]] = {}
    for f in facts():
        by_section.setdefault(f.mentions[0].section or 0, []).append(f.id)
    values: dict[str, Any] = {
        "id": "invented-1",
        "source": Source(uri="invented.txt", publisher="云溪日报", byline=("林晚舟",), published="2031-07-04", published_from="text"),
        "title": "云溪区：半年签约二十三个项目 老码头长出新产业",
        "sections": tuple(Section(heading=h, spans=spans(h) if h else (), facts=tuple(by_section.get(i, ()))) for i, h in enumerate(heads)),
        "facts": facts(),
        "companies": (Company(name="澄光微电子有限公司", also=("澄光微电子",), form="legal", mentions=(said("澄光微电子有限公司"),)),),
        "projects": (
            Project(
                name="澄光智能传感器产业园项目",
                companies=("澄光微电子有限公司",),
                amount=Decimal(3500000000),
                stage="signed",
                facts=("f8", "f9"),
                mentions=(said("澄光智能传感器产业园项目"),),
            ),
        ),
        "industries": (
            Industry(
                name="米粉", code=IndustryCode(standard="GB/T 4754-2017", code="C1439"), mentions=(said("米粉产业"), said("米粉", nth=1))
            ),
            Industry(name="智能传感器", mentions=(said("智能传感器"),)),
        ),
        "regions": (Region(name="云溪区", code="430603", mentions=(said("云溪区"), said("云溪区", nth=1))),),
        "audit": (
            Audit(check="completion", facts=("f4", "f2", "f3"), stated=Decimal("0.60"), computed=Decimal("0.62"), verdict="differs"),
            Audit(check="growth", facts=("f6", "f5"), stated=Decimal("0.479"), computed=Decimal("0.4793"), verdict="agrees"),
        ),
        "numerals": Ledger(total=20, fact=12, date=4, name=1, ordinal=1, slogan=1, other=(NumeralUse(spans=spans("8848"), text="8848"),)),
        "warnings": ("f9: two projects could be meant, the nearer was taken",),
    }
    return Record(**{**values, **more})
