"""Line ends that cut a sentence. Sentences of our own, broken as newspapers and PDF files break them."""

import pytest

PROSE = [
    "云溪县去年引进项目三十二个，其中工业项目二十一个。",
    "县里成立专班，一个项目一名领导联系，一抓到底。",
    "负责人介绍，园区配套逐步完善，企业入驻意愿明显增强。",
    "下一步，县里将继续优化环境，推动项目早落地、早见效。",
]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("园区先后引进昆仑金联、宁海明鑫、吉", "义电子等9家配套企业，产业链条更加完整。"),
        ("其中，广源建材集团计划投资2亿", "元，在县城东部建设区域总部。"),
        ("截至目前，全县招商引资合", "同投资额56.3亿元，同比增长18%。"),
        ("上半年签约项目25个，合同引资52.6亿元、到位", "资金7.4亿元、开工率81%。"),
        ("全年累计走访企业43家次，解决各类问", "题22件次，企业满意度明显提高。"),
        ("据悉，为深入推进延链补链", "和招商兑现工作，县里出台了十条措施。"),
        ("冷库总容量达到880", "万吨，比上年增加35万吨，保障能力不断增强。"),
        ("两项指标同比分别下降17.4%和", "14.2%，降幅比一季度收窄。"),
    ],
)
@pytest.mark.parametrize("gap", ["\n", "\n\n", "\n\n\n", "\r\n\r\n", "\n \u3000\n"])
def test_a_cut_sentence_is_joined(lines, before, after, gap):
    text = "云溪县招商工作观察\n\n" + "\n\n".join([*PROSE[:2], before + gap + after, *PROSE[2:]])
    assert before + after in lines(text)


@pytest.mark.parametrize("caption", ["园区标准厂房一角", "云溪县2025年招商引资大会", "图为签约仪式现场。", "签约现场。方明 摄", "- 3 -"])
def test_what_stands_in_the_gap_moves_behind_the_paragraph(repairer, caption):
    before = "会上，云溪县与六家企业签约，其中，苏文电力计划投资25亿元建设综合能源站，每座站可提供光"
    after = "伏发电、储能、充电等服务，建成后年产值可达30亿元。"
    raw = "云溪县招商工作观察\n" + "\n".join([*PROSE[:2], before, "", caption, "", after, *PROSE[2:]])
    out = repairer.repair(raw)
    found = out.text.split("\n")
    assert found[found.index(before + after) + 1] == caption
    start = out.text.index("光伏发电")
    assert [raw[a:b] for a, b in out.origin.spans(start, start + 4)] == ["光", "伏发电"]
    assert caption[0] in "-" or (out.text.index(caption), out.text.index(caption) + len(caption)) in out.captions


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("园区全年完成投资12亿元，比上年翻了一番", "近年来，云溪县坚持项目为王，狠抓招商。"),
        ("全县形成了机械、电子、食品三大产业集群", "2022年，全县签约项目25个，总投资16亿元。"),
        ("规上工业降幅收窄，地方工业保持增长", "全市实现规上工业增加值79亿元，同比下降0.8%。"),
        ("一是做强主导产业，壮大龙头企业，延伸产业链条", "二是优化营商环境，深化改革，提升服务。"),
    ],
)
def test_a_paragraph_without_a_full_stop_is_left_alone(lines, before, after):
    found = lines("云溪县招商工作观察\n" + "\n".join([*PROSE[:2], before, after, *PROSE[2:]]))
    assert before in found
    assert after in found


def test_headings_and_title_are_lines_of_their_own(lines):
    text = ["云溪县：抢占赛道 壮大产业", "本报记者 方圆", *PROSE[:2], "新材料产业潜力无限", *PROSE[2:]]
    assert lines("\n\n".join(text)) == text


def test_table_cells_stay_lines(lines):
    cells = [
        "指标",
        "绝对数（亿元）",
        "增长（%）",
        "地区生产总值",
        "312.5",
        "6.1",
        "第一产业",
        "45.2",
        "3.4",
        "固定资产投资",
        "98.7",
        "12.5",
    ]
    assert lines("\n".join(cells)) == cells


def test_list_items_stay_lines(lines):
    items = [
        "1、云溪县机械产业园二期标准厂房建设项目，总投资3亿元",
        "2、青禾食品公司年产5万吨预制菜生产线项目，总投资2亿元",
        "3、沿江物流园冷链仓储及配套道路建设项目，总投资1亿元",
    ]
    assert lines("\n".join(["重点项目清单", *items])) == ["重点项目清单", *items]


def test_an_indented_line_opens_a_paragraph(repairer):
    before, after = "园区先后引进昆仑金联、宁海明鑫、吉", "义电子等9家配套企业，产业链条更加完整。"
    raw = "\n".join(["题目", *("　　" + p for p in [*PROSE[:2], before, after, *PROSE[2:]])])
    text = repairer.repair(raw).text
    assert before + after not in text
    assert repairer.repair(text).text == text


@pytest.mark.parametrize("width", [11, 14, 17, 24, 33])
def test_columns_are_unwrapped(lines, width):
    paragraphs = [
        "云溪县地处两省交界，近年来依托高速公路和铁路交汇的优势，大力发展装备制造和食品加工，产业规模不断扩大。",
        "上半年，全县规模以上工业企业实现营业收入186.4亿元，同比增长13.5%；利润总额9.7亿元，增长21.8%。",
        "负责人表示，县里将安排扶持资金1.2亿元，支持企业技术改造，力争年底前规模以上企业达到130家。",
    ]
    raw = "云溪观察\n" + "\n".join(p[i : i + width] for p in ("　　" + p for p in paragraphs) for i in range(0, len(p), width))
    assert lines(raw)[1:] == paragraphs


def test_nothing_is_invented_where_a_paragraph_breaks_off(lines):
    assert lines("云溪观察\n全县上半年签约项目25个，合同引资……")[-1] == "全县上半年签约项目25个，合同引资……"


def test_latin_words_keep_their_space(lines):
    raw = "云溪观察\n公司与爱沙尼亚铁路货运公司（AS EVR\nCargo）近日在塔林签署协议，总金额3亿元，合同期五年。"
    assert lines(raw)[1:] == ["公司与爱沙尼亚铁路货运公司（AS EVR Cargo）近日在塔林签署协议，总金额3亿元，合同期五年。"]


def test_a_web_address_runs_into_nothing(lines):
    raw = "云溪县招商工作观察\n购票日期、地点及办法详情，请看 https://example.org/a8\n截止日期至10月30日，额满即止。"
    assert lines(raw)[1].endswith("a8")


def test_a_mark_alone_on_its_line_belongs_to_the_line_before(repairer):
    text = repairer.repair("某市发文\n市政府印发了意见。\n　　目标是\n　　：\n　　● 项目引进实现突破\n从市外引进项目500个。").text
    assert "目标是：\n" in text
