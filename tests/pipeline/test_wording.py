"""Single wordings: what one fact says of the value that ends the given words."""

from __future__ import annotations

from decimal import Decimal

import pytest

from zhsignals import Extractor
from zhsignals.records import Fact

READ = Extractor()


def fact(text: str, value: str, published: str | None = "2023-08-20") -> Fact:
    return next(f for f in READ(text, published=published).facts if any(value in m.text for m in f.mentions))


def says(f: Fact, field: str) -> object:
    if field == "period":
        return f.period.iso if f.period else None
    return f.subject[0].name if field == "subject" else getattr(f, field)


@pytest.mark.parametrize(
    ("text", "value", "field", "want"),
    [
        ("二级白砂糖平均出厂价格5060元/吨。", "5060元", "metric", "other"),
        ("销售的葵花籽每公斤9元。", "9元", "metric", "other"),
        ("公司销售收入6亿元/年。", "6亿元", "metric", "revenue"),
        ("基本每股收益2.4元，同比增长9%。", "9%", "metric", "other"),
        ("公司净利润7亿元，拟每股派0.2元。", "0.2元", "metric", "other"),
        ("水果出口均价却持续走低，为1.7万美元。", "1.7万美元", "metric", "other"),
        ("23家企业87个门店参加活动。", "87个", "metric", "other"),
        ("31家企业的数据显示，平均价格与上周相比涨4.5%。", "4.5%", "metric", "other"),
        ("预计明年产值达到7亿元。", "7亿元", "period", "2024"),
        ("到2028年，装机将达到9万千瓦，目前为4万千瓦。", "4万千瓦", "period", "2023"),
        ("我们希望到2028年果酒销量达到6万箱。", "6万箱", "status", "target"),
        ("公司中报显示，海运收入9亿元。", "9亿元", "period", "2023-H1"),
        ("全市出口缝纫机9万台，价值3亿美元。", "3亿美元", "metric", "exports"),
        ("公司募集资金60亿元，其中13亿元用于修建粮仓。", "13亿元", "metric", "financing"),
        ("存款余额，2019年为11亿元，2022年已增长至17亿元。", "17亿元", "metric", "deposits"),
        ("6月份陶瓷销售额为35亿元，较5月份的37亿元下降5.4%。", "37亿元", "metric", "revenue"),
        ("6月份陶瓷销售额为35亿元，较5月份的37亿元下降5.4%。", "5.4%", "metric", "revenue"),
        ("奶牛存栏占全县的18%，而到今年5月，这一比例已升到27%。", "27%", "metric", "share"),
        ("奶牛存栏占全县的18%，而到今年5月，这一比例已升到27%。", "27%", "period", "2023-05"),
        ("全县养蜂户为3万户。到2028年，这个数字将达到5万户。", "5万户", "label", "养蜂户"),
        ("去年8月，茶叶出口6亿元，而今年2月，咖啡进口7亿元。", "7亿元", "period", "2023-02"),
        ("公司拟定增2200万股。", "2200万股", "kind", "count"),
        ("缺口远不止80亿元。", "80亿元", "comparator", "gt"),
        ("每口沼气池可年减排二氧化碳9吨，粉尘2吨。", "2吨", "status", "expected"),
        ("近日国储将定向抛售30万吨红糖。", "30万吨", "status", "planned"),
        ("曾参编《外贸形势与预测》等6部著作。", "6部", "status", "actual"),
        ("培育7家年产值超百亿元的新型建材生产企业。", "7家", "metric", "enterprise_count"),
        ("全年节约资金9.5亿元。", "9.5亿元", "label", "节约资金"),
        ("这是惟一一个停产的厂家，另有糖果加工厂12家。", "12家", "metric", "enterprise_count"),
        ("药材均价蹿升至8万元。", "8万元", "label", "药材均价"),
        ("——橡胶行业要淘汰9条旧生产线。", "9条", "status", "target"),
        ("近期将动工建设6个风电项目。", "6个", "status", "planned"),
        ("全年开行班列5063列。", "5063列", "unit", "列"),
        ("木薯收成超过全省总量的50%。", "50%", "metric", "share"),
        ("木薯收成超过全省总量的50%。", "50%", "comparator", "gt"),
        ("热门目的地民宿订单增长50%。", "50%", "label", "热门目的地民宿订单"),
        ("油茶产量保持在8万斤以上。", "8万斤以上", "label", "油茶产量"),
        ("今年这里将提供7吨种子。", "7吨", "subject", "这里"),
        ("12月30日前，将建成厂房5万平方米。", "5万平方米", "period", "2023-12-30"),
        ("年均增幅将不会低于20%。", "20%", "comparator", "gte"),
        ("销售总量达68吨，比上年的销售总量增加7吨。", "7吨", "metric", "other"),
        ("汽油涨了6美分，至每加仑3.1美元。", "3.1美元", "label", None),
        ("税改之后，这一比例会增加到45%。", "45%", "status", "expected"),
        ("大会达到5万人规模。", "5万人", "status", "actual"),
        ("假期日均交易9亿笔，较去年春节假期增长37.5%。", "37.5%", "basis", "yoy"),
        ("实际投入外资金额16亿美元。", "16亿美元", "metric", "fdi"),
        ("交易所5月原糖期货收涨0.14美元。", "0.14美元", "period", "2023"),
        ("交易所5月原糖期货市场成交7亿手。", "7亿手", "period", "2023-05"),
        ("5月份原油期货均价21美元。", "21美元", "period", "2023-05"),
        ("1—4月，进口煤7万吨。据了解，目前税率为17%。", "17%", "period", "2023"),
        ("竞争性谈判采购2次，采购资金138万元。", "138万元", "metric", "other"),
        ("产值有望保持20%以上年均增速。", "20%", "kind", "change"),
        ("产值始终以15%以上速度增长。", "15%", "kind", "change"),
        ("2022年产值5亿元。七年多来，全县修路8公里。", "8公里", "period", None),
        ("2022年产值5亿元。党的十八大以来，全县修路8公里。", "8公里", "period", None),
        ("丰县发改局8月9日发布的数据显示，8月上旬，全社会用电量77亿千瓦时。", "77亿千瓦时", "subject", "丰县"),
        ("建材行业183家规模以上企业实现收入28亿元。", "183家", "metric", "enterprise_count"),
        ("论坛请来9家世界500强和本地龙头企业。", "9家", "metric", "enterprise_count"),
        ("全市5家年产值在3亿元以上的蓄电池企业停产。", "5家", "metric", "enterprise_count"),
        ("组建4个5000万吨级以上的采石企业。", "4个", "metric", "enterprise_count"),
        ("全区27家纳入2022年试点的物流企业。", "27家", "metric", "enterprise_count"),
        ("26个茶叶和陶瓷领域招商合作项目签约。", "26个", "metric", "project_count"),
        ("全县砖瓦企业将从合并前的77家缩减到9家。", "77家", "metric", "enterprise_count"),
        ("全镇有3917户、9384人。", "9384人", "metric", "population"),
        ("零售商提价幅度约8%。", "8%", "metric", "other"),
        ("先后投资3亿元，企业减排45%。", "45%", "label", "排放"),
        ("销售额4亿元。柴油库存增长9%。", "9%", "metric", "other"),
        ("固定资产投资增长5%。教育、文化和娱乐投资分别增长6%、7%和8%。", "8%", "metric", "fixed_asset_investment"),
        ("改造后的设备约有30%向国外出口。", "30%", "metric", "share"),
        ("对全市增长的贡献度达33%。", "33%", "metric", "share"),
        ("甲业占全县总产出的20%、增加值的26%。", "26%", "metric", "share"),
        ("园区聚集了约70%的镀膜实验室。", "70%", "subject", "镀膜实验室"),
        ("97%的受访外资企业对环境表示满意。", "97%", "subject", "受访外资企业"),
        ("近日，90只公募基金当中，有36只上涨。", "36只", "subject", "公募基金"),
        ("以公积金每10股转增6股。", "6股", "kind", "count"),
        ("年底铜价达到9300美元/吨的可能性很大。", "9300美元", "status", "expected"),
        ("另有约4000亩拟建零部件企业。", "4000亩", "status", "planned"),
        ("两家公司将合计出资6亿元。", "6亿元", "status", "planned"),
        ("原油维持在80美元上方。", "80美元", "comparator", "gt"),
        ("原油回落到每桶70美元下方。", "70美元", "comparator", "lt"),
        ("市场规模年复合增长率达15%。", "15%", "basis", "avg"),
        ("水产出口4亿美元 同比增长96.23%\n全县水产出口4亿美元，增长96.23%。", "96.23%", "basis", "yoy"),
        ("去年甲、乙两市同期的价格为300元。例如，丙市去年同期价格273元。", "273元", "period", "2022"),
        ("2022年5月售出5000辆，去年同期售出6000辆。", "6000辆", "period", "2021-05"),
        ("产量约占全球一半。", "一半", "value", Decimal("0.5")),
        ("其中十亿元项目1个，50-70亿项目4个。", "4个", "metric", "project_count"),
        ("某公司售出5700辆。", "5700辆", "label", "某公司"),
        ("年产9吉瓦的光伏项目正在加紧建设。", "9吉瓦", "status", "planned"),
        ("年产7吉瓦的光伏项目已经投产。", "7吉瓦", "status", "actual"),
        ("出境人数将超过6000人。", "6000人", "status", "expected"),
        ("**一则**\n培训职工1300万名，项目进展顺利。\n**二则**\n县里发布重点项目清单，共安排67个。", "67个", "metric", "project_count"),
        ("该平台将出售给云溪集团，两位创办人同出一门。", "两位", "status", "actual"),
        ("该厂将新建车间，形成7个生产基地。", "7个", "status", "planned"),
        ("在68种产品中，5月份价格下跌的占57%。", "57%", "period", "2023-05"),
        ("按2000年价格计算，产值为7亿元。", "7亿元", "period", "2023"),
        ("《药品流通发展规划（2023—2025年）》出台，到2025年企业达9家。目前，全县有药企47家。", "47家", "period", "2023"),
        ("产值9亿元，比上一年增长8%。", "8%", "basis", "yoy"),
        ("产量超过全省的一半。", "一半", "comparator", "gt"),
        ("质量不应超过总重的7%。", "7%", "comparator", "lte"),
        ("对存货和商誉计提减值准备约1.25亿元。", "1.25亿元", "label", "减值准备"),
        ("公司加大投资，拟每10股派发红利2元，共计3.4亿元。", "3.4亿元", "label", "派发红利"),
        ("增加赡养老人免税额，由现时3.3万元增至3.7万元。", "3.3万元", "label", "赡养老人免税额"),
        ("在民间投资方面，2019年公布的累计总额为5.1万亿元。", "5.1万亿元", "metric", "fixed_asset_investment"),
        ("成交额10.8亿元，首次突破9亿元。", "9亿元", "metric", "transaction_value"),
        ("锂价涨至9.5万元\\/吨。", "9.5万元", "metric", "other"),
        ("“十四五”规划出台。公司将建33台单机容量为1500千瓦的风机。", "1500千瓦", "period", "2023"),
        ("出口较去年同期（下同）增长7%。一季度机电产品增长6%。", "6%", "basis", "yoy"),
        ("审批清单缩减为28项。", "28项", "kind", "count"),
        ("去年全厂销售额已达90个亿。", "90个亿", "metric", "revenue"),
        ("今年内将开工项目19个，完成病险水库加固75座。", "75座", "status", "planned"),
        ("县里科学规划建设示范区等9个平台。", "9个", "status", "actual"),
        ("新料为车企节省近20%的采购成本。", "20%", "kind", "change"),
        ("新料为车企节省5亿元。", "5亿元", "kind", "amount"),
        ("园区购置巡逻车28辆，总金额515万元。", "515万元", "metric", "transaction_value"),
        ("预算2024年度总收入：57亿元。", "57亿元", "period", "2024"),
        ("下半年供应仍偏紧\n全省成品油库容达5万立方米。", "5万立方米", "period", "2023"),
        ("甲社年收入可达200万元；乙社收入为25万元。", "25万元", "status", "actual"),
        ("气象台预计，明天起，下周前后，北方将有9股寒潮。", "9股", "status", "expected"),
        ("山火的过火面积已经超过9000公顷。", "9000公顷", "label", "过火面积"),
        ("经济增长6%，能耗强度累计下降26%。", "26%", "metric", "other"),
        ("硅片报价在15元/片到17.6元/片之间。", "15元", "value_max", Decimal("17.6")),
        ("成交价为7.24元/股-9.13元/股。", "7.24元", "value_max", Decimal("9.13")),
        ("煤价上涨8元/吨至784元/吨。", "8元", "kind", "change"),
        ("下半年工厂预计售出9万吨。", "9万吨", "period", "2023-H2"),
        ("力争建成900万套住房，而仅有30%已经动工。", "30%", "status", "actual"),
        ("车用汽油关税由此前的6%调降至1%。", "1%", "label", "车用汽油关税"),
    ],
)
def test_a_wording(text: str, value: str, field: str, want: object) -> None:
    assert says(fact(text, value), field) == want


@pytest.mark.parametrize(
    ("text", "value", "name"),
    [
        ("近日，云溪学校新实训楼正式启用。项目位于龙山路，占地约4千平方米，总建筑面积7万平方米。", "7万平方米", "新实训楼"),
        ("丰县新港今天开工。该工程投资33亿元。", "33亿元", "丰县新港"),
        ("新机场计划修建9万平方米候机楼。建成后，年旅客吞吐量可达300万人次。", "300万人次", "新机场"),
        ("已有5套烘干装置开机，其总产能725万吨。", "725万吨", "烘干装置"),
    ],
)
def test_a_sentence_that_points_back_is_about_what_was_told_before(text: str, value: str, name: str) -> None:
    assert any(name in s.name for s in fact(text, value).subject)


def test_a_time_since_some_year_says_nothing_of_the_months_after_it() -> None:
    assert says(fact("订单指数升至2022年2月以来最高。1—4月产值增长37%。", "37%", None), "period") is None


@pytest.mark.parametrize(
    "text",
    [
        "中队三度登顶六盘山。",
        "军情五处称。",
        "城内有220千伏二次变电站。",
        "跑完全程用时28小时57分。",
        "县县通千兆。",
        "家住八里桥。",
        "一二类苗长势好。",
    ],
)
def test_words_that_only_look_like_counts(text: str) -> None:
    assert not [f for f in READ(text).facts if f.kind == "count" or f.unit in ("度", "里", "CNY")]
