"""Sentences of reports and plans: one field of one value each."""

from __future__ import annotations

from decimal import Decimal

import pytest

from zhsignals import Extractor

READ = Extractor()


@pytest.mark.parametrize(
    ("text", "value", "field", "expected"),
    [
        ("2013—2018年全县工业增加值平均增速为6.2%。", "0.062", "basis", "avg"),
        ("一季度各行业平均增速为6.2%。", "0.062", "basis", "unstated"),
        ("投资增长5%，高于全省同期2.7%的两年平均增速。", "0.027", "basis", "avg"),
        ("全镇约有变压器420台。", "420", "comparator", "approx"),
        ("全年缺口大概在37万吨。", "370000", "comparator", "approx"),
        ("欧元对日元汇率中间价报161.35。", "161.35", "kind", "quantity"),
        ("沿海运价指数报98.6，创新低。", "98.6", "unit", "1"),
        ("每班最多有46名焊工。", "46", "comparator", "lte"),
        ("明年产量很难超过28万吨。", "280000", "comparator", "lte"),
        ("受让完毕后，东山矿业将持有该矿37%的股权。", "0.37", "status", "expected"),
        ("东山矿业将持有的该矿37%股权质押。", "0.37", "status", "actual"),
        ("公司已经将出口钢管价格上调了7%。", "0.07", "status", "actual"),
        ("风速约每秒3.5米。", "3.5", "comparator", "approx"),
        ("今年全市要开工建设9个公路项目。", "9", "status", "target"),
        ("某县茶产业三年行动方案解读\n\n截至3月末，全县茶园贷款余额7亿元，基地42个。", "42", "status", "actual"),
        ("某县茶产业三年行动方案解读\n\n目前全县有茶厂19家。出口2亿元。", "200000000", "status", "actual"),
        ("某县茶产业三年行动方案解读\n\n目前全县有茶厂19家。\n\n茶厂达到35家。", "35", "status", "target"),
        ("全市国家级高企达到62家。", "62", "metric", "enterprise_count"),
        ("海关印花税收入增长5%。", "0.05", "metric", "tax"),
        ("单位工业增加值综合电耗下降6%。", "-0.06", "metric", "other"),
        ("单位国内生产总值水资源消耗下降6%。", "-0.06", "metric", "other"),
        ("公司累计回购金额达8亿元。", "800000000", "label", "回购金额"),
        ("全球灯具市场将达90亿美元。", "9000000000", "metric", "market_size"),
        ("一季度工业增加值增长6%。9个省份同比增长。天津下降0.7%，去年同期为增长3%。", "0.03", "metric", "value_added"),
        ("工业增加值增长6%。\n36个行业中有20个行业同比增长，其中，汽车制造业、金属制品业均增长3%。", "0.03", "metric", "value_added"),
        ("去年底存货96亿元，增长4%。7个省份同比回升，升幅较大的安徽、湖北分别增长9%和8%。", "0.09", "label", "存货"),
        ("今年将开工水库9座。新增灌溉面积3万亩，完成5个节水项目。", "5", "status", "planned"),
        ("今年将开工水库9座。同时，整治河道80公里。", "80", "status", "planned"),
        ("今年将开工水库9座。改造后，自控率达98%。", "0.98", "status", "actual"),
        ("今年将开工水库9座。全县有河道80公里。", "80", "status", "actual"),
        ("今年要淘汰小锅炉6万台。", "60000", "status", "target"),
        ("未来五年全县门窗市场规模为9亿元。", "900000000", "status", "expected"),
        ("三季度将带来8万吨的钢材需求。", "80000", "status", "expected"),
        ("会议部署了14个方面、98项任务。", "14", "unit", "个"),
        ("今年投资将比去年翻一番。", "1", "status", "expected"),
        ("公共安全开支预算为3亿元。", "300000000", "status", "planned"),
        ("经营团队承诺，明年净利润不低于2亿元。", "200000000", "status", "target"),
        ("地块容积率2.64。", "2.64", "kind", "quantity"),
        ("发行政策性金融工具80亿元。", "8000000000", "metric", "financing"),
        ("按超出额0.5%给予奖励。", "0.005", "kind", "rate"),
        ("企业技改资金85%来源于自筹。", "0.85", "metric", "share"),
        ("投资增长8%；占全县投资的比重，比去年同期降低3.1个百分点。", "-3.1", "metric", "share"),
        ("播种面积98万亩，调减甘蔗面积7万亩，增加水稻面积6万亩、大豆4万亩。", "-70000", "kind", "change"),
        ("播种面积98万亩，调减甘蔗面积7万亩，增加水稻面积6万亩、大豆4万亩。", "60000", "label", "水稻面积"),
        ("播种面积98万亩，调减甘蔗面积7万亩，增加水稻面积6万亩、大豆4万亩。", "40000", "kind", "change"),
        ("全县年日照时数达到2200小时，无霜期约140天。", "2200", "label", "年日照时数"),
        ("甲、乙两厂存煤天数为13天、16天。", "16", "unit", "天"),
        ("窑炉利用小时数1104小时，同比增加35小时。", "35", "basis", "yoy"),
        ("部分市技改投资下滑。滨州、聊城增速仅为1.2%、1.5%。", "0.015", "metric", "fixed_asset_investment"),
        ("工业增加值增长6%。\n主要产品产量较为稳定。钢材增长4%。", "0.04", "metric", "other"),
        ("落地了1个大型和2个小型光伏项目。", "1", "stage", "signed"),
        ("累计引进省外内资90亿元。", "9000000000", "metric", "funds_in_place"),
        ("上半年成交额5亿元。机构上周共调研了558家公司。", "558", "period", None),
        ("公司半年报显示，营业收入24亿元。", "2400000000", "year", "2024-H1"),
        ("消费率由“十二五”期间的73%提高到75%。", "0.75", "year", "2024"),
        ("全市服务业约占20%。", "0.20", "metric", "share"),
        ("全市服务业约占20%。", "0.20", "comparator", "approx"),
        ("电价占到电解铝成本近一半，水泥成本的20%。", "0.20", "metric", "share"),
        ("全县省、市级龙头企业分别达到4家和25家。", "25", "metric", "enterprise_count"),
        ("抽查结果公布，约45%产品不合格。", "0.45", "metric", "share"),
        ("企业估计成本将增加10亿元，而去年实现利润69亿元。", "6900000000", "status", "actual"),
        ("工厂已将每吨电耗从500度降至300度。", "300", "status", "actual"),
        ("按规划，2026年排放量要比“十三五”末降低16%。", "-0.16", "status", "target"),
        ("电价上调0.4分，幅度在15个省份中最低。", "15", "kind", "count"),
        ("规划覆盖沿江14省区。", "14", "unit", "省区"),
        ("该厂1997年企业投入生产，占地面积55亩。", "55", "year", "2024"),
        ("项目建成后预计年产铁精粉6万吨。", "60000", "label", "年产铁精粉"),
        ("海外收入要超过总收入的30%，力争达到50%。", "0.50", "metric", "share"),
        ("风机成本占64%、基础占16%，其他为9%。", "0.09", "metric", "share"),
        ("收入过百亿元的企业有2家，包括江海集团705亿元。", "70500000000", "metric", "revenue"),
        ("种植面积以每年20%的速度在递减。", "-0.20", "basis", "avg"),
        ("人工总支出上涨超过65%。", "0.65", "metric", "other"),
        ("到2030年装机由目前的450万千瓦增长至900万千瓦。", "4500000", "year", None),
        ("到2030年装机由目前的450万千瓦增长至900万千瓦。", "9000000", "year", "2030"),
        ("未来五年目标是装机900万千瓦，去年年底为450万千瓦。", "4500000", "status", "actual"),
        ("去年年底装机450万千瓦，未来五年装机容量要翻一番。", "1", "year", "2024/2029"),
        ("各类利用量至少超过4000万吨。", "40000000", "kind", "quantity"),
        ("矿井数量由2600座压减到1053座。", "1053", "label", "矿井数量"),
        ("增幅比上月回落3.7个百分比。", "-3.7", "unit", "pp"),
        ("滑雪单量同比超500%。", "5", "kind", "change"),
        ("二季度经济实现同比0.4%的正增长。", "0.004", "basis", "yoy"),
        ("棉田364万亩，占耕地面积850多万亩的42%。", "0.42", "metric", "share"),
        ("运行效率提高至少20%。", "0.20", "kind", "change"),
        ("能耗降低至少15%。", "-0.15", "comparator", "gte"),
        ("累计吸引外资超7亿美元。", "700000000", "metric", "fdi"),
        ("全社会用电量63亿千瓦时。最大电力负荷99万千瓦。", "990000", "metric", "other"),
        ("电子行业增加值实现15%以上增长。", "0.15", "kind", "change"),
        ("扩大的企业占比较去年的82%下降9个百分点。", "0.82", "kind", "rate"),
        ("指数位于55%以上的扩张区间。", "0.55", "kind", "rate"),
        ("税种由18种下降为12种。", "12", "kind", "count"),
        ("镍需求增速料为7%。", "0.07", "kind", "change"),
        ("镍需求增速料为7%。", "0.07", "status", "expected"),
        ("全年客运收入或达34亿元。", "3400000000", "status", "expected"),
        ("入院率已超越6%。", "0.06", "comparator", "gt"),
        ("金价将高于每克850元。", "850", "kind", "amount"),
        ("金价将高于每克850元。", "850", "comparator", "gt"),
        ("按不超过每公斤60元的价格出售。", "60", "comparator", "lte"),
        ("猪肉价格突破每斤15元。", "15", "label", "猪肉价格"),
        ("改造厨房约花4000元。", "4000", "comparator", "approx"),
        ("全县节约采购资金45万元。", "450000", "metric", "other"),
        ("保费收入2亿元；赔付支出1亿元。", "100000000", "metric", "other"),
        ("每年的镍需求约为全球的35%。", "0.35", "metric", "share"),
        ("预计全年销售9万台，而2023年销售8万台。", "80000", "status", "actual"),
        ("预计全年销售9万台，2023年有望达到8万台。", "80000", "status", "expected"),
        ("计划总投资50亿元，其中一期项目投资15亿元。", "1500000000", "status", "planned"),
        ("计划总投资50亿元，其中已完成投资15亿元。", "1500000000", "status", "actual"),
        ("14个冷链项目集中开建。", "14", "stage", "started"),
        ("本市推出200多场主题活动。", "200", "unit", "场"),
        ("8月汽车出口8万辆；内销汽车的产量却下滑36%。", "-0.36", "metric", "other"),
        ("9个县收入增长8%，比一季度多3个。", "3", "metric", "other"),
        ("维持该股增持评级，目标价31元。", "31", "status", "target"),
        ("维持该股增持评级，目标价31元。", "31", "label", "目标价"),
        ("将该股目标价从44元下调至31元。", "31", "status", "target"),
        ("该股目标价31元，现价27元。", "27", "status", "actual"),
        ("海港区签约项目26个，总金额71亿元。", "7100000000", "metric", "contracted_investment"),
        ("海港区开工项目26个，合计71亿元。", "7100000000", "metric", "investment"),
        ("陶瓷产业产值90亿元，其中坯料环节50亿元，釉料环节20亿元。", "2000000000", "metric", "output_value"),
        ("陶瓷厂产值9亿元，其中加工费3亿元。", "300000000", "metric", "other"),
        ("新区规划面积80平方公里，建成区33平方公里。", "33", "status", "actual"),
        ("新校规划占地70亩，总建筑面积8万平方米，设专业9个。", "80000", "status", "planned"),
        ("新校计划总投资7亿元（约1亿美元），建成食堂3座。", "100000000", "status", "planned"),
        ("新校计划总投资7亿元（约1亿美元），建成食堂3座。", "3", "status", "actual"),
        ("力争到年底完成投资占全年计划的86%。", "0.86", "status", "target"),
        ("造林占全年计划的86%。", "0.86", "status", "actual"),
        ("新修渠道7公里，占计划的104%。", "1.04", "metric", "completion_rate"),
        ("力争年内累计完成投资9亿元。", "900000000", "status", "target"),
        ("预计可安置80人。其中，甲项目投资5亿元。", "500000000", "status", "actual"),
        ("开工率居前两位的是丰县、沛县，分别为91%和87%。", "0.87", "metric", "start_rate"),
        ("投资9亿元，办证时间由7天减至2天，压缩71%。", "-0.71", "label", "办证时间"),
        ("全县养殖企业发展到320家。", "320", "metric", "enterprise_count"),
        ("15个项目中，投资过9亿元的有2个，其余13个如期竣工。", "2", "metric", "project_count"),
        ("15个项目中，投资过9亿元的有2个，其余13个如期竣工。", "13", "stage", "completed"),
        ("在有比分的项目中，选手创下156项县级纪录。", "156", "metric", "other"),
        ("有26个计划三季度竣工的项目延期。", "26", "metric", "project_count"),
        ("到位资金9亿元，完成丰县下达目标任务的104%；企业开工率91%。", "1.04", "metric", "completion_rate"),
        ("到位资金9亿元，完成丰县下达目标任务的104%；企业开工率91%。", "0.91", "status", "actual"),
        ("丰县累计完成造林任务9万亩，六成的荒坡绿了。", "90000", "status", "actual"),
        ("丰县今年计划完成造林任务9万亩。", "90000", "status", "planned"),
        ("投资超年度目标6个百分点；竣工项目27个。", "27", "status", "actual"),
        ("引进企业53家、投资108亿元，其中一产5家4亿元、二产36家76亿元。", "36", "metric", "enterprise_count"),
        ("3条链产值均突破300亿元，依次为412亿元、356亿元和308亿元。", "35600000000", "metric", "output_value"),
        ("工业投资增幅连续8个月都是两位数，1—4月达13.7%。", "0.137", "metric", "fixed_asset_investment"),
        ("陶瓷产值8亿元，较上年翻了近一番。", "1", "comparator", "near"),
        ("有7个项目拟在三季度签约，总金额15亿元。", "1500000000", "metric", "contracted_investment"),
        ("达产后年可生产模组1.5亿片。", "150000000", "year", "2024"),
        ("县里计划新引进企业60家。", "60", "status", "planned"),
    ],
)
def test_a_field_of_a_statement(text: str, value: str, field: str, expected: str | None) -> None:
    found = [f for f in READ(text, published="2024-05-20").facts if f.value == Decimal(value)]
    told = [f.period and f.period.iso if field == "year" else getattr(f, field) for f in found]
    assert told == [expected]


@pytest.mark.parametrize(
    ("text", "value", "name"),
    [
        ("另发80亿元超长期特别国债资金修水库。", "8000000000", "超长期特别国债"),
        ("大型银行准备金率达到20%，小型银行的存准率也达到了17%。", "0.17", "存准率"),
        ("财政收入增长4%；国民收入由310亿元提高到790亿元。", "79000000000", "国民收入"),
        ("今年经济社会发展主要目标是：人口控制在9万人以内。", "90000", "人口"),
        ("其中：渔业总产值，2023年达到30亿元。", "3000000000", "渔业"),
        ("全市铜产量增长5%，铝产量同比增长4%。", "0.04", "铝产量"),
        ("科创50跌0.15%，北证50跌0.28%。", "-0.0028", "北证50"),
        ("美国大豆减产，上证指数涨0.68%报2842.21点。", "2842.21", "上证指数"),
        ("衣着价格上涨5%，家具及维修服务价格上涨1.9%。", "0.019", "家具及维修服务价格"),
        ("完成湿地保护；计划投资700万元新建清溪水厂。", "7000000", "清溪水厂"),
        ("开工率居前两位的是丰县、沛县，分别为91%和87%。", "0.87", "沛县"),
        ("轮胎业产值5亿元，管材业产值8亿元，分别占38%、62%。", "0.38", "轮胎业"),
    ],
)
def test_whom_a_statement_is_about(text: str, value: str, name: str) -> None:
    found = [f for f in READ(text, published="2024-05-20").facts if f.value == Decimal(value)]
    assert [name in {s.name for s in f.subject} for f in found] == [True]


def test_years_joined_by_and_are_one_to_each_value() -> None:
    found = READ("一季度增加值增长6%（2022和2023年同期增速分别为3%、4%）。", published="2024-05").facts
    assert [f.period.iso for f in found if f.period] == ["2024-Q1", "2022-Q1", "2023-Q1"]


def test_the_year_of_the_article_is_no_other_time_than_a_part_of_it() -> None:
    text = "甲县集中开工5个项目。\n占地380亩的新厂将用工200人。\n二季度，占地380亩的新厂投资5亿元。"
    assert len([f for f in READ(text, published="2024-05-20").facts if f.value == 380]) == 1


WORK_REPORT = """2024年某县政府工作报告
——2024年1月9日在某县人民代表大会上
一、2023年工作回顾
过去一年，生产总值达到90亿元，增长6%。
二、2024年重点任务
今年是关键之年，要用好两个市场。
财政安排专项资金3亿元，新建改建农村公路70公里，粮食产量比上年增长2%，补助标准由每人30元提高到40元。
"""


def test_a_work_report_looks_ahead_from_the_year_it_is_given_in() -> None:
    told = {f.text: (f.status, f.period and f.period.iso) for f in READ(WORK_REPORT).facts}
    assert told["90亿元"] == ("actual", "2023")
    assert told["3亿元"] == ("planned", "2024")
    assert told["2%"] == ("target", "2024")
    assert told["30元"][0] == told["两个"][0] == "actual"


EXCERPT = """2022年某县政府工作报告（节选）
必须稳住粮食生产，新建高标准农田9万亩。
继续改造老旧小区，切实办好托育，逐步提高补助。要加强县城建设，要用好专项债券。
乡村公路投资安排4亿元，到2025年建成70公里。
"""


def test_an_excerpt_of_a_work_report_that_urges_is_of_the_year_it_is_given_in() -> None:
    told = {f.text: (f.status, f.period and f.period.iso) for f in READ(EXCERPT).facts}
    assert told == {"9万亩": ("planned", "2022"), "4亿元": ("planned", "2022"), "70公里": ("planned", "2025")}
    reviewed = EXCERPT.replace("必须稳住", "过去一年稳住了").replace("切实", "已经").replace("要", "取得成效")
    assert {f.status for f in READ(reviewed).facts if f.value != 70} == {"actual"}


def test_the_year_of_a_work_report_is_that_of_its_title() -> None:
    found = READ("1993年国务院政府工作报告（节选）\n1997年盐田扩到9万亩，海盐比上年增长5%。")
    assert found.source.published == "1993"


def test_growths_by_the_year_and_on_the_year_are_two() -> None:
    found = READ("前十个月产值增长6%，两年平均增长4.1%。食品业平稳，产值同比增长4.1%。", published="2024-11-20").facts
    assert [f.basis for f in found if f.value == Decimal("0.041")] == ["avg", "yoy"]
