"""Which time a value is about: what carries over, what ends, and what only says when something began."""

from __future__ import annotations

from decimal import Decimal

import pytest

from zhsignals import Extractor

READ = Extractor()


def times(text: str, published: str | None) -> dict[str, str | None]:
    """Value as written → its time."""
    return {m.text: f.period.iso if f.period else None for f in READ(text, published=published).facts for m in f.mentions}


@pytest.mark.parametrize(
    ("published", "text", "want"),
    [
        ("2011-05-20", "计划今年7月份开工的甲乙高速公路总投资91亿元，征地1.8万亩。", {"总投资91亿元": "2011", "征地1.8万亩": "2011"}),
        ("2021", "积极推动大山铁矿复工，预计8月份投产，金矿已探明储量1.67吨。", {"1.67吨": "2021"}),
        ("2022-03-01", "2016年成立的某新材料公司，总投资3亿元。", {"总投资3亿元": "2022"}),
        ("2020-12-26", "2018年建成的一期项目投资5亿元。", {"投资5亿元": "2020"}),
        ("2023", "2022年开工的项目50个。", {"项目50个": "2022"}),
    ],
    ids=["开工的", "投产", "成立的", "建成的", "count"],
)
def test_when_something_began_is_not_the_time_of_its_values(published: str, text: str, want: dict[str, str | None]) -> None:
    found = times(text, published)
    for value, year in want.items():
        assert next(p for m, p in found.items() if value in m or m in value) == year


def test_the_month_of_the_first_figures_goes_on_where_no_day_is_said() -> None:
    text = "2019年10月份，甲地区物价上涨3.8%。8个市上涨，乙市上涨4.2%。"
    assert times(text, None)["上涨4.2%"] == "2019-10"
    assert times("2019年7月，甲厂占地70亩。投资9亿元。", None)["投资9亿元"] is None


@pytest.mark.parametrize(
    "text",
    [
        "全省工业较快增长。近三年累计，单位能耗下降10.1%。",
        "过去五年，全市累计完成投资500亿元。",
        "2010年，该公司产值100亿元。建厂以来，累计纳税20亿元。",
    ],
)
def test_a_stretch_of_years_without_ends_gives_no_time(text: str) -> None:
    assert list(times(text, "2009").values())[-1] is None


def test_now_leaves_an_older_time() -> None:
    found = times("2016年，该公司产值3亿元。目前，公司有员工200人。", "2019-08-01")
    assert found == {"产值3亿元": "2016", "200人": "2019"}


def test_what_a_value_rises_from_is_not_of_the_time_that_it_rises_to() -> None:
    found = times("到2030年，垃圾回收率从现在的41%提高到65%。", "2024-12-02")
    assert found["65%"] == "2030"
    assert found["41%"] is None


def test_the_whole_year_of_a_work_report_is_the_year_before() -> None:
    found = times("2019年某县政府工作报告\n全年财政用于农业的投入5亿元，比上年增长7.9%。", None)
    assert set(found.values()) == {"2018"}


def test_a_list_of_years_does_not_date_what_follows() -> None:
    text = "商业\n2015年获评示范县，奖励5万元；2016年获评试点县，奖励3万元。\n全县共有2个市场，面积1200平方米。"
    found = times(text, None)
    assert [found[m] for m in ("奖励5万元", "奖励3万元", "1200平方米")] == ["2015", "2016", None]


def test_a_year_that_a_growth_is_held_against_does_not_carry() -> None:
    assert times("2021年，全市GDP增长8%，高于2020年3个百分点。", "2022-02-10") == {"增长8%": "2021", "高于2020年3个百分点": "2021"}


def test_a_five_year_plan_by_its_number_dates_the_targets_below_it() -> None:
    found = times("某省第十个五年计划纲要\n主要目标：全省生产总值年均增长8%左右，城镇化率达到40%。", None)
    assert set(found.values()) == {"2001/2005"}


def test_what_a_change_starts_from_is_of_the_time_before() -> None:
    found = times("4月，能源消费量53万吨，由去年同期下降5.1%转为增长21.5%。", "2023-05-20")
    assert [p for m, p in found.items() if "%" in m] == ["2022-04", "2023-04"]
    found = times("2023年上半年，出口额186亿元，较上年同期的150亿元增长24%。", None)
    assert [p for m, p in found.items() if "150" in m] == ["2022-H1"]


def test_the_year_in_which_works_began_lends_nothing_to_later_months() -> None:
    found = times("煤电项目\n该工程2022年9月开工，年可消纳煤矸石150万吨。\n上半年，全旗发电量263亿千瓦时。", None)
    assert [p for m, p in found.items() if "263" in m] == [None]


def test_items_of_a_bulleted_digest_keep_their_times_to_themselves() -> None:
    text = "短讯（2024年11月5日）\n●甲市1至10月外贸出口47.3亿元。\n●乙县二期园区可容纳企业40余家。"
    assert list(times(text, None).values()) == ["2024-01/2024-10", "2024"]


def test_what_is_aimed_at_part_of_the_way_is_aimed_at_for_the_year() -> None:
    found = times("1—5月，全区协议投资额162亿元，完成目标任务380亿元的42.6%。", "2025-06-10")
    assert [p for m, p in found.items() if m.endswith("380亿元")] == ["2025"]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("“十五五”开局之年，各地抢抓开工。1—3月，甲省投资5亿元。", "2026-01/2026-03"),
        ("1—5月，甲省出口额增长12%，两年平均增长4.5%。", "2021-01/2021-05"),
        ("1—5月，甲省出口额增长12%。", None),
    ],
)
def test_words_that_only_one_year_is_called_date_an_article(text: str, want: str | None) -> None:
    assert set(times("投资观察\n" + text, None).values()) == {want}


def test_a_level_behind_the_year_it_is_held_against_is_of_that_year() -> None:
    found = times("2020年新增人口120万人，远低于2019年近190万人。", "2021-01-20")
    assert list(found.values()) == ["2020", "2019"]
    assert set(times("从8月1日至9月1日，景区接待游客48万人次，收入3亿元。", "2024-09-05").values()) == {"2024-08-01/2024-09-01"}


def test_brackets_do_not_end_the_clause_of_a_time() -> None:
    found = times("中资企业2016年在港成立的公司（包括：地区总部、当地办事处）总数达1123间。", "2017-09-04")
    assert list(found.values()) == ["2016"]


def test_the_year_of_a_forecast_does_not_carry() -> None:
    assert list(times("卫星观察\n某机构预计，2040年全球市场规模达30亿美元。已建700座地面站。", None).values()) == ["2040", None]


def test_circles_between_numerals_are_zeros() -> None:
    found = times("“八五”时期，经济增长12%。\n二○一○年的奋斗目标是：实现生产总值比二○○○年翻一番。", None)
    assert list(found.values()) == ["1991/1995", "2010"]


def test_the_prices_of_a_year_do_not_date_what_is_counted_at_them() -> None:
    found = times("到2030年，按2020年价格计算的生产总值从576亿元增加到850亿元。", "2024-05-01")
    assert list(found.values()) == [None, "2030"]


def test_a_clause_of_comparison_has_its_own_time() -> None:
    found = times("2010年12月，甲品牌冰箱市场占有率为15.1%。但与2007年底的15.6%和33.5%相比，份额缩小5%。", "2011-02-28")
    assert list(found.values()) == ["2010-12", "2007-12-31", "2007-12-31", "2010-12"]


def test_the_times_of_a_digest_end_with_their_item() -> None:
    text = "晨间要闻\n1、2021年，全国轿车市场2月末库存300万台。\n2、长风数码每年投入超过50亿元。\n3、洽谈会6月签约金额600亿元。"
    assert list(times(text, None).values()) == ["2021-02", None, None]


def test_a_month_end_holds_for_its_paragraph() -> None:
    found = times("2022年3月末，西部地区应收账款21000亿元。四川增长17.2%。\n东部地区增长5%。", None)
    assert list(found.values()) == ["2022-03", "2022-03", None]


def test_the_time_that_figures_are_released_for_carries_and_the_day_of_release_does_not() -> None:
    text = "3月18日，某市统计局发布1-2月工业运行数据显示，全市增加值320亿元。固定资产投资同比增长9.1%。"
    assert set(times(text, "2021-03-19").values()) == {"2021-01/2021-02"}


def test_years_counted_within_a_plan_are_the_plan() -> None:
    found = times("“十一五”期间，全省投资400亿元。5年共完成公路投资260亿元。\n五年累计植树3000万株。", "2011-03-24")
    assert list(found.values())[:2] == ["2006/2010", "2006/2010"]


@pytest.mark.parametrize(
    ("published", "text", "want"),
    [
        ("2011-06-20", "再投资6000万元，截至5月底，已累计完成投资2000万元；投资7000万元建泵站。", ["2011", "../2011-05-31", "2011"]),
        (None, "全国实绩企业50家。办事时间从2017年的4天缩短到2天。上半年，出口增长9%。", [None, None]),
        (
            "2021-04",
            "一季度，营业收入300亿元，同比增长35%，上年同期为下降10%，增速比1—2月回落6个百分点。",
            ["2021-Q1", "2021-Q1", "2020-Q1", "2021-Q1"],
        ),
        ("2011-06-20", "未来5年，公司投资将超过40亿元。新厂占地300亩。", ["2011/2016", "2011"]),
        (None, "未来5年，公司投资将超过40亿元。", [None]),
        ("2011-05-12", "2011年一季度水利投资分析\n2010年泵站改造工程33个已全部开工，一季度完成投资6亿元。", ["2010", "2011-Q1"]),
        ("2023-04-20", "一季度开工项目21个。全年要确保完成投资60亿元。", ["2023-Q1", "2023"]),
        ("2022-07-22", "去年贷款3亿元。\n下半年，力争开工32个项目，全年投资增长12%。", ["2021", "2022-H2", "2022"]),
        ("2023-05-20", "园区2012年8月获批省级开发区，建成区6平方公里。", ["2023"]),
        ("2011-04-20", "1至3月，到位资金15亿元，远远低于去年同期的34%。", ["2011-01/2011-03", "2010-01/2010-03"]),
        (
            "2011-04-20",
            "1至3月，技改投资增速低于去年同期27%和去年全年19%的增速；分别比去年同期降低3和4个百分点。",
            ["2011-01/2011-03", "2010", "2011-01/2011-03", "2011-01/2011-03"],
        ),
        ("2018-07-18", "这是继去年远山集团斥资74亿元收购中山环境之后，再次出手。", ["2017"]),
        ("2021-03-01", "据机构预测，2010年，全球玻纤总产能为400万吨。", ["2010"]),
        (
            None,
            "某行业规模在2001年为9亿元，2004年达到75亿元，年均增长100%。\n目前已有4亿个用户。",
            ["2001", "2004", "2001/2004", None],
        ),
        (
            None,
            "2003年云溪县政府工作报告\n经济较快增长。五年全县水利投资30亿元，是1950年到1997年投资总和的1.5倍。新修堤防300公里。",
            ["1998/2002", "1998/2002", "1998/2002"],
        ),
        (None, "2003年云溪县政府工作报告\n一年来，全县水利投资30亿元，比2001年增长12%，两年平均增长6%。", ["2002", "2002", "2002"]),
        ("2022", "从2017年到2021年，水质优良比率从55.2%提高到72.3%。", ["2017", "2021"]),
        ("2023-08-15", "全县大蒜库存由去年的400吨上升至700吨。", ["2022", "2023"]),
        ("2023-08-15", "2021年丰县存款由上年的8亿元增加到9亿元。", ["2020", "2021"]),
        ("2023-08-15", "2021年三次产业结构由上年的8.1:40.2:51.7调整为7.9:39.8:52.3。", ["2020"] * 3 + ["2021"] * 3),
        ("2023-04-03", "截至本公告披露日，公司累计质押股份3000万股。", ["../2023-04-03"]),
        ("2017", "2017年1-3月工业运行情况\n年初以来，全市种植面积达到3000公顷。", ["2017-01/2017-03"]),
        ("2016-08-01", "自去年9月以来，本地大蒜价格上涨25%。", ["2015-09/2016-08-01"]),
        ("2016-08-01", "自从去年4月以来，当地河虾价格上涨30%。", ["2015-04/2016-08-01"]),
        (None, "2026年云溪县政府工作报告\n今年是“十五五”开局之年。\n拟安排专项债券4亿元。", ["2026"]),
        (
            None,
            "“十四五”期间，甲州口岸建设提速。口岸贸易额达到5亿美元。边民互市去年首次超过9万人次。新修便道60公里。",
            ["2021/2025", None, "2021/2025"],
        ),
        (None, "“十四五”期间，甲州口岸提速。去年，口岸贸易额达到5亿美元。新修便道60公里。", [None, None]),
        ("2011-05-04", "3月下旬，甲厂的2条产线停工。\n乙厂占全省玻璃产能的三成。", ["2011-03-21/2011-03-31", "2011"]),
        (None, "“十五五”期间，甲州口岸将提速。目前口岸贸易额5亿美元。今年力争突破6亿美元。", [None, None]),
    ],
)
def test_the_time_of_each_value(published: str | None, text: str, want: list[str | None]) -> None:
    assert list(times(text, published).values()) == want


def test_a_heading_that_begins_with_a_number_but_is_not_numbered_opens_an_item() -> None:
    text = "快讯两则\n**一季度水利投资增长3%**\n一季度水利投资3亿元。\n**第137届广交会成交增长5%**\n线下展闭幕，成交25亿美元。"
    found = times(text, None)
    assert [v for k, v in found.items() if "亿" in k] == ["2025-Q1", None]


def test_the_day_in_brackets_behind_today_holds_for_its_sentence() -> None:
    assert times("今天（2月7日），丰县93个项目开工，总投资47亿元。", "2022") == {"93个项目": "2022-02-07", "总投资47亿元": "2022-02-07"}


def test_the_end_of_the_year_and_the_whole_year_of_one_sentence_are_one_year() -> None:
    text = "2016年甲州统计公报\n甲州统计局 2017年3月9日\n年末山羊存栏64万只；全年出栏山羊27万只，年末渔船3万艘。"
    assert times(text, None) == {"64万只": "2016", "27万只": "2016", "3万艘": "2016"}


@pytest.mark.parametrize(
    ("text", "value", "want"),
    [
        ("某国9月服务业PMI初值52.6，预期51.8，8月终值51.3；制造业PMI初值47.9。", "51.8", "2023-09"),
        ("某国9月服务业PMI初值52.6，预期51.8，8月终值51.3；制造业PMI初值47.9。", "51.3", "2023-08"),
        ("某国9月服务业PMI初值52.6，预期51.8，8月终值51.3；制造业PMI初值47.9。", "47.9", "2023-09"),
        ("某国9月出口环比升0.7%，预期升0.4%，前值升0.2%。", "0.2%", None),
        ("某国9月出口环比升0.7%，前值持平；同比升3%。", "3%", "2023-09"),
    ],
)
def test_what_was_foreseen_for_a_time_and_what_was_told_before(text: str, value: str, want: str | None) -> None:
    assert next(p for m, p in times(text, "2023-10-24").items() if value in m) == want


@pytest.mark.parametrize(
    ("text", "value", "want"),
    [
        ("协会提出到2026年，全县藤编产值要达到9亿元。", "9亿元", "2026"),
        ("公司预计2018年净利润与上年同期相比将下滑，预亏9亿元。", "9亿元", "2018"),
        ("该县披露2018年度藤编产量，达到9万件。", "9万件", "2018"),
        ("2018年全县接待游客80万人次，恢复至2016年的97%；门票收入9亿元。", "9亿元", "2018"),
        ("2001年，全县藤编产值才3亿元，如今已经达到9亿元。", "9亿元", "2019"),
        ("2015年柑橘出口下降8%，2016年果园复产，出口增长9%。", "9%", "2016"),
        ("2015年柑橘出口下降8%，2016年虽遇霜冻，但出口仍增长9%。", "9%", "2016"),
        ("到‘十四五’末，全县藤编产值将达9亿元。", "9亿元", "2025"),
        ("2001年，全县藤编产值才3亿元，现在产值9亿元。", "9亿元", "2019"),
        ("去年电商销售额9亿元。", "9亿元", "2018"),
        ("从明天（1月31日）起，丰县取消收费9项。", "9项", "2019-01-31"),
        ("2018年前9个月，全县藤编出口9亿元，与去年同比增长7%。", "7%", "2018-01/2018-09"),
        ("预计1月31日藤编会好卖些。丰县每件下调7元。", "7元", "2019"),
        ("去年下半年以来，全县藤编出口9亿元。", "9亿元", "2018-07/2019-01-30"),
        ("到目前为止，全县建成粮库9座。", "9座", "../2019-01-30"),
        ("迄今为止，全县建成粮库9座。", "9座", "../2019-01-30"),
        ("到2018年6月底为止，全县建成粮库9座。", "9座", "../2018-06-30"),
        ("今年（2018年）一季度，全县出口9亿元。", "9亿元", "2018-Q1"),
    ],
)
def test_a_time_in_the_midst_of_a_sentence(text: str, value: str, want: str) -> None:
    published = None if "（2018年）" in text else "2019-01-30"
    assert next(p for m, p in times(text, published).items() if value in m) == want


def test_the_year_in_which_a_story_began_does_not_date_an_article_that_comes_to_later_years() -> None:
    story = "江湖大桥\n\n2007年，筹备开始，争论多时。\n\n大桥每年维护费4亿元。"
    assert times(story, None)["4亿元"] == "2007"
    assert times(story + "\n\n2018年通车里程90公里。", None)["4亿元"] is None


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("今年4月、5月、6月，该厂摩托车产量分别为521辆、433辆、378辆。", ["2011-04", "2011-05", "2011-06"]),
        ("4、5月产量分别为521辆、433辆。", ["2011-04", "2011-05"]),
        ("今年四季度、明年一、二季度，茶厂将分别交付5吨、6吨、7吨。", ["2011-Q4", "2012-Q1", "2012-Q2"]),
        ("1、2月进口和出口分别增长5%、8%。", ["2011-01/2011-02", "2011-01/2011-02"]),
    ],
    ids=["months", "one unit", "quarters", "one stretch of two names"],
)
def test_months_and_quarters_of_a_list_are_each_of_one_value(text: str, want: list[str]) -> None:
    assert list(times(text, "2011-07-07").values()) == want


def test_the_last_year_of_an_undated_text_is_that_of_a_goal() -> None:
    def status(text: str) -> str:
        return next(f for f in READ(text).facts if f.value == Decimal("0.88")).status

    goal = "有关部门推进污泥处理。到2027年，城镇污泥无害化处置率达到88%。"
    assert status(goal) == "target"
    assert status(goal + "2029年，新增设施9座。") == "actual"
    assert status(goal.replace("2027年", "2027年底")) == "actual"


def test_a_month_of_this_year_ends_the_year_that_news_first_told_of() -> None:
    news = "2010年全国茶具销量91万件。\n\n今年5月，茶具销量9万件。\n\n该厂出口占比超过21%。"
    assert list(times(news, "2011-06-24").values())[-1] == "2011"
    assert list(times(news, "2011").values())[-1] == "2010"
