import pytest

BODY = "全县签约项目12个，总投资3.5亿元，项目涵盖机械、电子、食品等产业。\n园区道路、管网已经建成，厂房主体完工，设备陆续进场。"


@pytest.mark.parametrize(
    ("line", "names", "publisher"),
    [
        ("本报记者 方圆", ["方圆"], None),
        ("本报记者 方圆 宋扬 通讯员 何洁", ["方圆", "宋扬", "何洁"], None),
        ("（记者 方圆、宋扬）", ["方圆", "宋扬"], None),
        ("云溪日报记者 方圆", ["方圆"], "云溪日报"),
        ("文/图 本报记者 马宁", ["马宁"], None),
        ("来源：云溪县融媒体中心", [], "云溪县融媒体中心"),
        ("（本版资料来源:青禾发布）", [], "青禾发布"),
        ("责任编辑：方圆", [], None),
    ],
)
def test_byline_lines(repairer, line, names, publisher):
    for raw in (f"云溪县招商观察\n{line}\n{BODY}", f"云溪县招商观察\n{BODY}\n{line}"):
        out = repairer.repair(raw)
        assert out.byline == names
        assert out.publisher == publisher
        start = out.text.index(line)
        assert any(a <= start and start + len(line) <= b for a, b in out.furniture)


@pytest.mark.parametrize(
    ("lead", "names", "publisher"),
    [
        ("中新网云溪7月27日电（记者 方圆）27日，招商大会在云溪县举行，", ["方圆"], "中新网"),
        ("央视网消息（新闻联播）：", [], "央视网"),
        ("中国证券网讯（记者 乔方）24日晚，公司公布半年报，", ["乔方"], "中国证券网"),
        ("南方财经全媒体见习记者程方 云溪报道 5月24日，", ["程方"], "南方财经全媒体"),
        ("本报云溪12月2日电（记者方圆、宋扬）", ["方圆", "宋扬"], None),
        ("据海峡都市报报道，", [], None),
        ("记者从县商务局了解到，", [], None),
        ("记者了解到，", [], None),
    ],
)
def test_datelines(repairer, lead, names, publisher):
    out = repairer.repair(f"云溪县招商观察\n{lead}{BODY}")
    assert out.byline == names
    assert out.publisher == publisher
    assert out.furniture == []


@pytest.mark.parametrize(
    ("text", "published", "source"),
    [
        ("2011-03-29\n" + BODY, "2011-03-29", "text"),
        ("发稿时间：2021/6/9\n" + BODY, "2021-06-09", "text"),
        ("2017年08月25日\n" + BODY, "2017-08-25", "text"),
        ("发布时间：2023-05-06 10:30 来源：青禾网\n" + BODY, "2023-05-06", "text"),
        (BODY + "\n（2013年3月20日）", "2013-03-20", "text"),
        (BODY + "\n全县修路30公里。（云溪县融媒体中心 2013-03-20）", "2013-03-20", "text"),
        (BODY + "\n全县修路30公里。（云溪发布 2013年3月20日 记者）", "2013-03-20", "text"),
        (BODY + "\n全县修路30公里（截至2013年3月20日）", "2013", "context"),
        ("2月8日，云溪县召开2025年招商引资工作大会。" + BODY, "2025-02-08", "text"),
        ("2024年7月5日，云溪县召开推进会。今年，全县修路30公里。" + BODY, "2024-07-05", "context"),
        ("2024年7月5日，云溪县召开推进会。全县修路30公里。" + BODY, None, None),
        ("今年（2024）一季度，云溪县新修公路30公里。2023年修路50公里。", "2024", "context"),
        ("截至今年（2024年）6月，云溪县修路30公里。", "2024", "context"),
        ("（2023-08-24 云溪县融媒体中心）\n" + BODY, "2023-08-24", "text"),
        ("记者1月12日获悉，2022年，该县修路30公里。" + BODY, "2023-01-12", "text"),
        ("本网讯 2025年2月8日，云溪县召开2025年招商引资工作大会。" + BODY, "2025-02-08", "text"),
        ("2023年伊始，云溪县抢抓机遇。2022年，全县签约项目8个。" + BODY, "2023", "context"),
        ("2022年，全区签约项目25个，增长47.9%。" + BODY, "2023", "context"),
        ("截至2021年底，全县有企业457家。" + BODY, "2022", "context"),
        ("今年一季度，工业投资增长9%，增速比2021年全年快2个百分点。" + BODY, "2022", "context"),
        ("2021年上半年，区内完成产值12.2亿元。2020年7月14日晋级省级园区。" + BODY, "2021", "context"),
        ("截至2021年年底，全县有企业457家。" + BODY, "2022", "context"),
        ("截至2021年12月31日，全县有企业457家。" + BODY, "2022", "context"),
        ("截至2021年6月，全县有企业457家。" + BODY, "2021", "context"),
        ("截至2021年，企业达到457家。" + BODY, None, None),
        ("2021年底，全村脱贫，户均增收3000元。" + BODY, None, None),
        ("2030年底前，全县建成泵站20座。" + BODY, None, None),
        ("第137届广交会成交254亿美元，第136届广交会成交250亿美元。" + BODY, "2025", "context"),
        ("第七届中国国际进口博览会意向成交800亿美元。" + BODY, "2024", "context"),
        ("十四届全国人大三次会议期间，代表提出建议30件。" + BODY, "2025", "context"),
        ("全国政协十四届一次会议收到提案30件。" + BODY, "2023", "context"),
        ("云溪县十四届人大三次会议收到建议30件。" + BODY, None, None),
        ("十四届全国人大常委会第三次会议收到建议30件。" + BODY, None, None),
        ("今年是新中国成立七十五周年，全县修路30公里。" + BODY, "2024", "context"),
        ("庆祝中国共产党成立100周年大会后，全县修路30公里。" + BODY, None, None),
        ("2024海洋渔业博览会在云溪开幕，签约30个项目。" + BODY, "2024", "context"),
        (BODY * 4 + "今天（9月3日），2024年秋季农机展在云溪举行。", "2024-09-03", "context"),
        ("快讯两则\n昨天（9月2日），修路大会闭幕。\n" + BODY * 4 + "今天（9月3日），2024年秋季农机展在云溪举行。", "2024-09-03", "context"),
        (BODY * 4 + "今天（9月3日），2024年秋季农机展在云溪举行。今天（9月4日），展会闭幕。", "2024", "context"),
        (BODY * 4 + "今天（9月3日）公布，2024年上半年修路2公里。", "2024-09-03", "context"),
        ("2030年秋季农机展将在云溪举行。" + BODY, None, None),
        ("自2016海洋渔业博览会以来，签约30个项目。" + BODY, None, None),
        ("2016海洋渔业博览会签约30个项目，2018海洋渔业博览会签约40个。" + BODY, None, None),
        ("2025年修路30公里。第七届进博会后，又修3公里。" + BODY, None, None),
        ("到2030年，全县产值力争突破千亿元。" + BODY, None, None),
        ("自2015年开园以来，企业累计出口30亿元。" + BODY, None, None),
        ("7月27日，招商大会在云溪县举行。" + BODY, None, None),
        ("2022年5月，公司成立。2025年，公司上市。2021年上半年，公司筹建。" + BODY, None, None),
        (BODY + "\n更新时间：2023-09-04T14:43:25", None, None),
        ("2021-13-45\n" + BODY, None, None),
        (BODY, None, None),
    ],
)
def test_date_of_publication(repairer, text, published, source):
    out = repairer.repair("云溪县招商观察\n" + text)
    assert (out.published, out.published_from) == (published, source)


def test_year_of_the_republic(repairer):
    raw = "縣府動土\n日期｜109-12-26\n縣府表示，該園區總投資額為三億元，土地二千坪，預計創造五百個職位。"
    assert repairer.repair(raw).published == "2020-12-26"


def test_arguments_win(repairer):
    out = repairer.repair(f"云溪县招商观察\n2011-03-29\n{BODY}", published="2012-01", title="云溪县 招商观察")
    assert (out.published, out.published_from) == ("2012-01", "argument")
    assert out.title == (0, 7)


@pytest.mark.parametrize(
    ("raw", "title"),
    [
        (f"云溪县招商观察\n{BODY}", "云溪县招商观察"),
        (f"# 一季度开门红！\n\n{BODY}", "一季度开门红！"),
        (f"【一线调研】云溪：老区变新城\n{BODY}", "【一线调研】云溪：老区变新城"),
        (BODY, None),
        (f"一、总体情况\n{BODY}", None),
        (f"来源：青禾网\n{BODY}", None),
        ("合同引资16亿元", None),
    ],
)
def test_title(repairer, raw, title):
    out = repairer.repair(raw)
    assert (out.text[slice(*out.title)] if out.title else None) == title


@pytest.mark.parametrize(
    "line",
    [
        "返回首页",
        "- 12 -",
        "第3页 共8页",
        "上一篇：旧港新生",
        "2021-03-04 10:20",
        "责任编辑：周川",
        "(作者:编辑:周川)",
        "原标题：云溪观察",
        "摄影 方明",
        "|",
    ],
)
def test_furniture(repairer, line):
    out = repairer.repair(f"云溪县招商观察\n{BODY}\n{line}")
    assert [out.text[a:b] for a, b in out.furniture] == [line]


@pytest.mark.parametrize("line", ["5.3", "12", "增长8%", "编辑部迁入新园区", "记者节当天开馆", "时间紧任务重"])
def test_no_furniture(repairer, line):
    assert repairer.repair(f"云溪县招商观察\n{BODY}\n{line}").furniture == []


def test_photo_credit_is_furniture_and_the_caption_is_not(repairer):
    out = repairer.repair(f"云溪县招商观察\n{BODY}\n100余户企业在会上交流。　方明 摄\n{BODY}")
    assert [out.text[a:b] for a, b in out.furniture] == ["方明 摄"]
    assert [out.text[a:b] for a, b in out.captions] == ["100余户企业在会上交流。方明 摄"]


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("立法會財委會通過撥款３億港元，本港創科業界表示歡迎。", "HK"),
        ("行政院核定計畫，台灣廠商將投資新台幣三億元。", "TW"),
        ("經濟學家認為，增長將會放緩，國際環境複雜。", None),
        ("香港立法会通过拨款，涉及3亿港元。", None),
    ],
)
def test_region_hint(repairer, text, hint):
    assert repairer.repair(text).region_hint == hint


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("某公司10月19日斥资1498万港元回购76.4万股\n某公司公布，于2020年10月19日购回76.4万股，每股19.8港元。", "2020-10-19"),
        ("某公司9月25日公告，于2019年9月21日签订合同，金额3亿元。", "2019-09-25"),
        ("某组织成立60周年大会5月25日举行\n该组织成立于1963年5月25日，有成员50个。", None),
        ("某公司9月25日公告，2015年9月21日签订的合同金额3亿元，2018年执行。", None),
    ],
    ids=["same day", "days before", "anniversary", "later year"],
)
def test_a_dateline_takes_the_year_of_a_full_date_near_it(repairer, text, published):
    assert repairer.repair(text).published == published


def test_no_sentence_runs_on_over_the_unit_of_a_table(repairer):
    raw = f"{BODY}\n2012年地区生产总值\n单位：亿元\n指标\n指标值\n同比增长（±%）\n地区生产总值\n4000.5\n10.0\n{BODY}"
    assert "地区生产总值\n单位：亿元\n指标\n指标值\n同比增长（±%）\n" in repairer.repair(raw).text
