"""The labels that articles use for industries, one name for variants, codes where the link is sound."""

from __future__ import annotations

import re

import pytest

from zhsignals.lexicon import Patterns, load_patterns
from zhsignals.recognise import IndustryFinder
from zhsignals.text import Mention


@pytest.fixture(scope="module")
def patterns() -> Patterns:
    return load_patterns()


@pytest.fixture(scope="module")
def finder(patterns: Patterns) -> IndustryFinder:
    return IndustryFinder(patterns)


def names(finder: IndustryFinder, text: str) -> list[str]:
    """Each name once, in order."""
    return list(dict.fromkeys(m.id for m in finder.find(text)))


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("新材料投资增长9%", ["新材料"]),
        ("打造生物医药产业集群", ["生物医药"]),
        ("大数据智能化产业开工", ["大数据智能化"]),
        ("采矿业下降，批发和零售业上升", ["采矿业", "批发和零售业"]),
        ("电力、热力、燃气及水生产和供应业增长2%", ["电力、热力、燃气及水生产和供应业"]),
        ("做强藜麦产业", ["藜麦"]),
        ("上月快递发展指数回升，电信业务总量增长，商业景气指数持平。", ["快递", "电信"]),
        ("公司的房地产业务增长，快递业务量回升，餐饮业持平。", ["房地产", "快递", "餐饮业"]),
        ("昨日轮胎概念走强，轮胎概念车亮相。", ["轮胎"]),
        ("各行业中，除运输设备制造业外都增长；形势要求煤炭企业扩产。", ["运输设备制造业", "煤炭"]),
        ("青澜港产业园坐落县里。青澜港产业园扩建，轮胎产业园开工。青澜港产业园", ["轮胎"]),
        ("六大优势产业（旅游；教育；医疗；和环保）。", ["旅游", "教育", "医疗", "环保"]),
        ("文化和旅游市场平稳。文化和旅游局到会。", ["文化和旅游"]),
        ("一、黑木耳产业\n今年扩种。", ["黑木耳"]),
        ("二、畜牧养殖\n存栏生猪。", ["畜牧养殖"]),
        ("第一产业、第三产业较快", ["第一产业", "第三产业"]),
        ("一产增长2%，二产投资完成9亿元", ["一产", "二产"]),
        ("家具制造提速，乐器业平稳", ["家具制造", "乐器业"]),
        ("旅游收入增长9%，教育投资下降", ["旅游", "教育"]),
        ("钢铁领域重组", ["钢铁"]),
        ("该乡以蓝莓为主导产业", ["蓝莓"]),
        ("银行业保险业平稳", ["银行业", "保险业"]),
        ("打造“智慧环卫”业务", ["智慧环卫"]),
        ("进军磷酸锰锂电池领域。磷酸锰锂电池寿命长，磷酸锰锂电池便宜。", ["磷酸锰锂电池"]),
        ("电子竞技热闹", ["电子竞技"]),
        ("轻工、电子和辅料产业增长2%", ["轻工", "电子", "辅料"]),
        ("第一、二、三产业增加值分别增长2%、3%、4%", ["第一产业", "第二产业", "第三产业"]),
        ("第二、三产业投资增长3%", ["第二产业", "第三产业"]),
        ("绿色建材与玩具这两大产业", ["绿色建材", "玩具"]),
        ("批发和零售业生产指数回升", ["批发和零售业"]),
        ("规模以上灯塔及浮标设备制造业增长8%", ["灯塔及浮标设备制造业"]),
        ("两家轮胎企业复工", ["轮胎"]),
        ("主要从事服装生产", ["服装"]),
        ("大力发展养蜂，改善民生", ["养蜂"]),
        ("把全县建成煤电和轮胎基地", ["煤电", "轮胎"]),
        ("预计全国竹纤维的市场规模将达20亿元", ["竹纤维"]),
        # a text that speaks of the market of goods again and again is about their industry
        ("蓝莓价格回落\n蓝莓产量增加，蓝莓库存不多。", ["蓝莓"]),
        ("据统计，能源消费减缓，能源供应充足，能源价格稳定。", ["能源"]),
    ],
)
def test_labels(finder: IndustryFinder, text: str, want: list[str]) -> None:
    assert names(finder, text) == want


@pytest.mark.parametrize(
    "text",
    [
        "支柱产业和主导产业壮大，优势产业提升",
        "推进产业化、产业结构调整",
        "粮食丰收，天然气降价",
        "星云新材料有限公司",
        "青禾生物医药研究院",
        "交通运输部通知",
        "非制造业指数",
        "家电商降价",
        "食品很好吃，旅游去了",
        "银行业务",
        "实现产业升级，延长产业链",
        "高新技术产业开发区",
        "跨境电商商会",
        "汽车制造商",
        "光伏玻璃降价",
        "家具工业园",
        "非制造业",
        "同一产值口径",
        "能源投资集团",
        "粮食批发市场",
        "虽然行业好转",
        "服务本地产业",
        "深化数字领域合作",
        "灯谜成行业新宠，灯谜成行业焦点",
        "新技术、新材料涌现",
        "成为高新技术企业",
        "从事服装买卖，发展服装店",
        "蔬菜基地、旅游度假基地",
        "督促行业自律，督促行业整改，特种行业水价",
        "本地产品畅销，本地产企业",
        "蓝莓价格回落，蓝莓产量增加",
        "饮料消费券\n饮料消费券发放，饮料生产日期看清",
        "",
    ],
)
def test_no_industries(finder: IndustryFinder, text: str) -> None:
    assert names(finder, text) == []


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("先进装备制造业开门红，装备制造增长8%。", ["先进装备制造业"]),
        ("跨境电商起步，跨境电子商务试点。", ["跨境电商"]),
        ("IVD产业兴起，体外诊断企业30家。", ["IVD"]),
        ("大健康生物医药产业园开园，生物医药投产。", ["大健康生物医药"]),
        ("新能源与新能源汽车并进", ["新能源", "新能源汽车"]),
        ("先进制造业与智能制造", ["先进制造业", "智能制造"]),
        ("制造业增长2%，先进制造业增长9%", ["制造业", "先进制造业"]),
        ("房地产业低迷，房地产开发下降", ["房地产业"]),
        ("玩具制造业提速，玩具行业接单", ["玩具制造业"]),
        ("卫浴产业兴旺，卫浴模具市场冷清", ["卫浴", "卫浴模具"]),
    ],
)
def test_variants_share_one_name(finder: IndustryFinder, text: str, want: list[str]) -> None:
    assert names(finder, text) == want


@pytest.mark.parametrize(
    ("text", "code", "emerging"),
    [
        ("精细化工项目", "C26", None),
        ("集成电路项目", "C39", "新一代信息技术产业"),
        ("新材料项目", None, "新材料产业"),
        ("住宿和餐饮业回暖", "H", None),
        ("房地产业平稳", "K", None),
        ("现代服务业提速", None, None),
    ],
)
def test_codes(finder: IndustryFinder, text: str, code: str | None, emerging: str | None) -> None:
    (mention,) = finder.find(text)
    assert mention.data.code == (None if code is None else ("GB/T 4754-2017", code))
    assert mention.data.emerging == emerging


def test_span_leaves_the_head_noun_to_the_metric(finder: IndustryFinder) -> None:
    text = "新材料产业规模达300亿元"
    (mention,) = finder.find(text)
    assert text[mention.start : mention.end] == "新材料"


def test_a_word_that_a_form_made_an_industry_is_one_everywhere(finder: IndustryFinder) -> None:
    mentions = finder.find("食品产业壮大。今年食品完成产值40亿元。")
    assert [(m.id, m.data.role) for m in mentions] == [("食品", "form"), ("食品", "bare")]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("内地灯笼行业兴旺。灯笼行业出口灯笼。", ["灯笼"]),
        ("前5月风筝行业回暖。风筝行业接单。", ["风筝"]),
        ("明确行业方向，明确行业标准", []),
        ("考验产业，再考验产业", []),
    ],
)
def test_an_unknown_name_begins_after_what_is_no_part_of_it(finder: IndustryFinder, text: str, want: list[str]) -> None:
    assert names(finder, text) == want


def test_no_name_reaches_back_over_a_place_or_a_company(finder: IndustryFinder) -> None:
    text = "青禾油纸伞产业兴旺，青禾油纸伞产业出口，涉及青禾玩具、五金等行业"
    places = [Mention(m.start(), m.end(), "region", "青禾", None) for m in re.finditer("青禾", text)]
    assert list(dict.fromkeys(m.id for m in finder.find(text, None, places))) == ["油纸伞", "玩具", "五金"]
    assert [m.id for m in finder.find("青禾化纤碳纤维项目", None, [Mention(0, 4, "company", "青禾化纤", None)])] == ["碳纤维"]


def test_an_ordinal_alone_is_no_other_form_of_the_name(finder: IndustryFinder) -> None:
    assert [(m.id, m.data.deictic) for m in finder.find("第一产业平稳，第二、三产业回升")] == [
        ("第一产业", False),
        ("第二产业", True),
        ("第三产业", True),
    ]


def test_users_entries_are_used_at_once(tmp_path) -> None:  # type: ignore[no-untyped-def]
    folder = tmp_path / "industries"
    folder.mkdir()
    (folder / "mine.toml").write_text(
        'kind = "industry"\n[felt]\nrole = "term"\ncode = "C17"\nterms = ["毡制品"]\naccept = ["{毡制品}出口"]\n', encoding="utf-8"
    )
    (mention,) = IndustryFinder(load_patterns([tmp_path])).find("毡制品出口增长")
    assert (mention.id, mention.data.code) == ("毡制品", ("GB/T 4754-2017", "C17"))


def test_classification_is_whole(patterns: Patterns) -> None:
    rows = patterns.table("industries/gbt4754").rows
    sections = [r for r in rows if not r[2]]
    divisions = [r for r in rows if r[2]]
    assert [r[0] for r in sections] == list("ABCDEFGHIJKLMNOPQRST")
    assert [r[0][1:] for r in divisions] == [f"{n:02d}" for n in range(1, 98)]
    assert all(r[0].startswith(r[2]) for r in divisions)


def test_every_code_of_a_term_exists(patterns: Patterns) -> None:
    codes = {r[0] for r in patterns.table("industries/gbt4754").rows}
    rows = patterns.table("industries/terms").rows
    assert {r[1] for r in rows} - {""} <= codes
    assert {r[2] for r in rows} <= {"", *"123456789"}
    assert {r[3] for r in rows} == {"", "form"}
    assert len({r[0] for r in rows}) == len(rows)
