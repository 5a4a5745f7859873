"""Lists of industries and what closes them."""

from __future__ import annotations

import pytest

from zhsignals.lexicon import load_patterns
from zhsignals.recognise import IndustryFinder


@pytest.fixture(scope="module")
def finder() -> IndustryFinder:
    return IndustryFinder(load_patterns())


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("项目涵盖食品、纺织、建材等行业", ["食品", "纺织", "建材"]),
        ("聚焦汽车及零部件、能源装备及矿山机械、通用航空三个产业", ["汽车及零部件", "能源装备及矿山机械", "通用航空"]),
        ("加快培育工业设计、冷链物流、法律服务等生产性服务业", ["工业设计", "冷链物流", "法律服务", "生产性服务业"]),
        ("布局类脑芯片、柔性电子和量子信息等未来产业", ["类脑芯片", "柔性电子", "量子信息", "未来产业"]),
        ("以冶金为主，兼营采矿、机械、房地产等多种行业", ["采矿", "机械", "房地产"]),
        ("食品、医药和轻工产业提速", ["食品", "医药", "轻工"]),
        ("四大支柱行业电子、轻工和汽车业占六成", ["电子", "轻工", "汽车业"]),
        ("水泥、家电等市场走弱", ["水泥", "家电"]),
        ("业务涵盖矿山机械、会展。", ["矿山机械", "会展"]),
        ("扩大轻工、纺织等行业", ["轻工", "纺织"]),
        ("针对钢铁等高耗能行业限电", ["钢铁", "高耗能行业"]),
        ("四大行业中，电力（6.0%）、化工（增长4.8%）、建材（-2.4%）走势不同", ["电力", "化工", "建材"]),
        ("光子产业包括光计算、光存储、光印刷等多个领域", ["光子", "光计算", "光存储", "光印刷"]),
        ("在轮胎、纺织、水泥等方面合作", ["轮胎", "纺织", "水泥"]),
        ("培育轮胎、纺织、水泥与玻璃这三大产业群", ["轮胎", "纺织", "水泥与玻璃"]),
        # areas of a fair
        ("首次增设纺织、轮胎等3个新专区", ["纺织", "轮胎"]),
        ("设轮胎、毛笔、水泥等9个行业展区", ["轮胎", "毛笔", "水泥"]),
        ("来自电力、建筑业、家具等等一些行业的需求", ["电力", "建筑业", "家具"]),
        # the last item is longer than the part of it that is known
        ("家具、纺织、电气机械器材行业增加值增长", ["家具", "纺织", "电气机械器材"]),
        # clauses in a row say how trades grew
        ("十大行业中，电力增长6.0%，化工下降4.8%，建材增长2.4%。", ["电力", "化工", "建材"]),
    ],
)
def test_lists(finder: IndustryFinder, text: str, want: list[str]) -> None:
    assert [m.id for m in finder.find(text)] == want


@pytest.mark.parametrize(
    "text",
    [
        "在轮胎、纺织、气色等方面下功夫",
        "在户籍、社保、就学等领域改革",
        "引进企业、项目、人才等产业要素",
        "推出门票、酒店、演出等业务",
        "产品涵盖服装、家居用品",
        "主要工业产品中，水泥增长6.0%，化肥下降4.8%，钢材增长2.4%。",
        "人气上，电力增长6.0%，化工下降4.8%，建材增长2.4%。",
        "形成4小时产业圈，1小时产业圈",
        "推进内外贸市场一体化，其中医药类居多",
    ],
)
def test_lists_of_other_things(finder: IndustryFinder, text: str) -> None:
    assert [m.id for m in finder.find(text)] == []


def test_a_long_list_is_read_in_reasonable_time(finder: IndustryFinder) -> None:
    text = "涵盖" + "食品、纺织、建材、" * 20_000 + "轻工等行业"
    assert finder.find(text)[-1].id == "轻工"


@pytest.mark.parametrize(
    "name",
    [
        "铁路船舶航空航天和其他运输设备制造业",
        "计算机通信和其他电子设备制造业",
        "皮革、毛皮及其制品业",
        "电信广播电视和卫星传输服务",
        "非营利性服务业",
        "电子及通信设备制造业",
        "信息传输和信息技术服务业",
        "纺织服装、鞋帽制造业",
    ],
)
def test_official_names_with_and_without_commas(finder: IndustryFinder, name: str) -> None:
    assert [m.id for m in finder.find(f"其中，{name}增长5%")] == [name]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("旅游业态蓬勃发展，服务业态多样", []),
        ("服务业态势良好", ["服务业"]),
        ("六万平方米展馆、25场行业交流活动，25场行业论坛", []),
        ("据大数据监测，结合大数据还原", []),
        ("社会消费品零售总额增长", []),
        ("新能源公交车上路", []),
    ],
)
def test_words_that_only_begin_like_an_industry(finder: IndustryFinder, text: str, want: list[str]) -> None:
    assert [m.id for m in finder.find(text)] == want
