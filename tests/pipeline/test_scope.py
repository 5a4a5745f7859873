"""How far metric, stage, status, time and basis reach: sub-counts, brackets, list items, comparisons, plans."""

from __future__ import annotations

import pytest

from zhsignals import Extractor

READ = Extractor()
Want = dict[str, object]


def told(text: str, published: str | None) -> dict[str, Want]:
    """Value as written → what its fact says."""
    out: dict[str, Want] = {}
    for f in READ(text, published=published).facts:
        says = {
            "kind": f.kind,
            "metric": f.metric,
            "stage": f.stage,
            "status": f.status,
            "basis": f.basis,
            "label": f.label,
            "period": f.period.iso if f.period else None,
            "value": float(f.value),
            "about": {s.name for s in f.subject},
            "bound": f.comparator,
        }
        out |= dict.fromkeys([m.text for m in f.mentions], says)
    return out


def check(text: str, want: dict[str, Want], published: str | None = "2023-08-20") -> None:
    found = told(text, published)
    for value, fields in want.items():
        near = [v for m, v in found.items() if m.endswith(value) or value in m]
        assert near, (value, list(found))
        for field, expected in fields.items():
            got = near[0][field]
            assert expected in got if isinstance(got, set) else got == expected, (value, field, got)


SIGNED: Want = {"metric": "project_count", "stage": "signed"}


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("当天集中签约项目52个。其中，丰县20个，沛县8个，睢宁县8个。", {"20个": SIGNED, "8个": SIGNED}),
        ("当天集中签约项目52个\n其中，丰县20个，沛县8个，睢宁县8个", {"20个": SIGNED, "8个": SIGNED}),
        (
            "集中开工项目52个，总投资90亿元。从产业看，农业项目12个；工业项目31个。",
            {"12个": {"stage": "started"}, "31个": {"stage": "started"}},
        ),
        (
            "重点项目52项：在建项目30项；计划新开工项目14项；预备项目8项。",
            {"30项": {"stage": "under_construction"}, "14项": {"stage": "planned"}, "8项": {"stage": "planned"}},
        ),
        ("全区签约纺织等18个项目，合同额70亿元，其中，高新区签约11个、合同额50亿元。", {"11个": SIGNED}),
        (
            "全市技改项目共39项，其中：化工项目25项（国家级6项、部级3项、区级16项）。",
            {"6项": {"metric": "project_count"}, "16项": {"metric": "project_count"}},
        ),
        ("培育企业12家；拥有著名商标6个、知名商标9个。", {"9个": {"metric": "other"}}),
        ("基础设施项目已纳统13个。", {"13个": {"metric": "project_count"}}),
        ("全镇有稻米企业、合作社14家，共有1546户3890人。", {"14家": {"metric": "enterprise_count"}, "3890人": {"metric": "population"}}),
    ],
)
def test_parts_of_a_count_are_counted_alike(text: str, want: dict[str, Want]) -> None:
    check(text, want)


@pytest.mark.parametrize(
    ("text", "gone"),
    [
        ("其中超亿元投资项目21个。", "超亿元"),
        ("计划投资额5000万元以上项目8个。", "5000万元"),
        ("年营收超20亿元的6家。", "20亿元"),
        ("产值增速位居7县第一。", "7县"),
        ("增速居全市第6位，较上月上升2位。", "2位"),
        ("出台“稳增长30条”。", "30条"),
        ("上述两个指标均有改善。", "两个"),
    ],
)
def test_bounds_ranks_and_slogans_are_no_facts(text: str, gone: str) -> None:
    assert not any(gone in value for value in told(text, None))


@pytest.mark.parametrize(
    ("text", "want"),
    [
        (
            "引进企业21家（任务数18家），到位资金36亿元。",
            {"21家": {"status": "actual"}, "18家": {"status": "target"}, "36亿元": {"status": "actual"}},
        ),
        ("计划投资额5000万元以上项目8个。", {"8个": {"status": "actual"}}),
        ("年度投资计划17亿元，1—5月完成投资4亿元。", {"17亿元": {"status": "planned"}, "4亿元": {"status": "actual"}}),
        ("提前完成200亿元招商引资任务。", {"200亿元": {"status": "target"}}),
        ("全市计划完成投资90亿元。其中，公路投资60亿元。", {"60亿元": {"status": "planned"}}),
        ("本月动工项目19个，年度计划投资24亿元。其中工业项目14个。", {"14个": {"status": "actual"}}),
        ("计划总投资20亿元，可实现收入60亿元。二期工程年产铁粉300万吨。", {"300万吨": {"status": "expected"}}),
        (
            "《规划》提出，到2027年，全市规上企业达到900家。培育链主企业12家。",
            {"900家": {"status": "target", "period": "2027"}, "12家": {"status": "target", "period": "2027"}},
        ),
        ("一致预期，中国或将重建库存，期货上涨3%。", {"上涨3%": {"status": "actual"}}),
        ("该镇将聚焦茶叶、竹木等行业，实施约40项技改项目。", {"40项": {"status": "planned"}}),
        ("丰县计划“十四五”期间将水泥产能提升至900万吨。", {"900万吨": {"status": "planned"}}),
        ("新房30栋，可安置居民800户，现住居民200户。", {"800户": {"status": "expected"}, "200户": {"status": "actual"}}),
        ("今年修路需投入资金3亿元。", {"3亿元": {"status": "planned"}}),
        ("该厂设计年处理废水60万吨。", {"60万吨": {"status": "planned"}}),
        ("丰县今年工业投资目标增长8%左右。", {"8%左右": {"status": "target"}}),
        ("共有19家航空公司计划每周飞行120班。", {"19家": {"status": "actual"}, "120班": {"status": "planned"}}),
        ("全国计划新开工改造小区5万个。", {"5万个": {"status": "planned"}}),
        ("4个生活圈将基本建成。", {"4个": {"status": "planned"}}),
        ("目前已建成45万吨水泥生产线。", {"45万吨": {"status": "actual"}}),
        ("项目达标后，产品80%销往国外。", {"80%": {"status": "expected"}}),
        ("（占总股本6.5%）的股东云泽投资计划减持。", {"6.5%": {"status": "actual"}}),
        ("出口预计将下降1.1%。", {"1.1%": {"status": "expected", "kind": "change", "value": -0.011}}),
        ("油价每跌10美元，该公司每股收益将增加0.15元。", {"增加0.15元": {"status": "expected"}}),
        (
            "大东集团承诺认购不低于1.3亿元。交易完成后总股本约4.3亿股。",
            {"1.3亿元": {"status": "planned"}, "4.3亿股": {"status": "expected"}},
        ),
        ("全市将完成交通投资145亿元，完成改建公路900公里。", {"145亿元": {"status": "planned"}, "900公里": {"status": "planned"}}),
        ("未来五年发行合共约660亿元绿色债券。", {"660亿元": {"status": "planned", "metric": "financing"}}),
        ("陶瓷全行业营收应该在800亿元以上。", {"800亿元": {"status": "expected"}}),
        ("模拟芯片、打印设备产量分别增长29.8%、24.2%。", {"29.8%": {"status": "actual"}}),
        ("到2027年，纺织、渔业等行业技改投资较2023年增长25%以上。", {"25%": {"status": "planned", "period": "2027"}}),
        ("54%的受访者认为政策将造成负面影响，62%的受访者认为经济疲软。", {"62%": {"status": "actual"}}),
    ],
)
def test_a_status_reaches_as_far_as_its_words(text: str, want: dict[str, Want]) -> None:
    check(text, want)


@pytest.mark.parametrize(
    ("published", "text", "want"),
    [
        (
            None,
            "2023年重点项目90项，1—6月完成投资12亿元；储备项目40项，总投资88亿元。",
            {"12亿元": {"period": "2023-01/2023-06"}, "88亿元": {"period": "2023"}},
        ),
        ("2023-08-20", "据统计，2021年，仪器行业回升。其中，监测仪器产值92亿元。", {"92亿元": {"period": "2021"}}),
        (
            "2023-08-20",
            "而到了2022年1月至6月，园区产值75亿元，税收3亿元。",
            {"75亿元": {"period": "2022-01/2022-06"}, "3亿元": {"period": "2022-01/2022-06"}},
        ),
        ("2023-08-20", "8月11日，公司董事长介绍说，项目总投资35亿元。", {"35亿元": {"period": "2023"}}),
        ("2023-08-20", "今天（8月20日），全省14个项目开工，总投资87亿元。", {"87亿元": {"period": "2023-08-20"}}),
        (None, "海味集团公布截至2024年6月30日止六个月的业绩，营业额4.4亿元。", {"4.4亿元": {"period": "2024-01/2024-06"}}),
        ("2023-08-20", "从2023年会议了解到，到2026年，公路里程达到1600公里。", {"1600公里": {"period": "2026"}}),
        (None, "某县财政报告\n2024年，全县支出拟安排97亿元。其中教育支出24亿元。", {"24亿元": {"period": "2024", "status": "planned"}}),
        ("2023-08-20", "二OO四年全镇产值2.4亿元。", {"2.4亿元": {"period": "2004"}}),
        (None, "海味集团截至2024年12月31日止年度收入9亿元。", {"9亿元": {"period": "2024"}}),
        (
            "2023-08-20",
            "8月9日，棉价每吨2万元，较上周上涨500元，库存3万吨。",
            {"500元": {"period": "2023-08-09"}, "3万吨": {"period": "2023-08-09"}},
        ),
        ("2023-06-13", "到5月25日，丰县关闭矿井9座。\n发达国家则相反，四家公司占产量的70%。", {"70%": {"period": "2023"}}),
        ("2023-03-20", "丰县计划到年底完成投资56亿元。", {"56亿元": {"period": "2023"}}),
        ("2023-04-17", "2023年新产能释放，助推全年产量达到9万吨。", {"9万吨": {"period": "2023"}}),
        (
            "2023-07-01",
            "水泵产能2030年超90万台\n全镇有水泵厂12家，已接到订单10台。",
            {"12家": {"period": "2023"}, "10台": {"period": "2023"}},
        ),
        (None, "新车3月9日上市，将在2025年第一季度交付。2024年5月1日，首批门店开业，共3家。", {"3家": {"period": "2024-05-01"}}),
        (
            "2022-03-02",
            "今年2月收件4.2亿件，与2019年、2020年同期相比分别增长45%、38%。",
            {"45%": {"period": "2022-02"}, "38%": {"period": "2022-02"}},
        ),
        (
            None,
            "2018年前三季度榨糖53万吨，较上年同期43万吨增长24%。",
            {"43万": {"period": "2017-01/2017-09"}, "24%": {"basis": "yoy"}},
        ),
        (None, "2024年中秋假期，支付交易125亿笔，较2023年中秋假期增加15亿笔。", {"15亿笔": {"basis": "yoy"}}),
        (
            None,
            "铝价走强 需求翻番\n2011-07-14\n13日铝锭均价17530元/吨，涨45元/吨。\n西岭铝锭均价17640元/吨。",
            {"17640元": {"period": "2011-07-13"}},
        ),
        (None, "上世纪九十年代，全镇有窑厂30家。如今陶瓷企业达90家。", {"30家": {"period": "1990/1999"}, "90家": {"period": None}}),
        (None, "2023年全省GDP达5万亿元。\n今年一季度全省GDP增长6%。", {"5万亿元": {"period": "2023"}, "6%": {"period": None}}),
        ("2011-05-09", "省里举办“十一五”十大成就展示活动。\n全省光伏企业600多家。", {"600": {"period": "2011"}}),
        (
            None,
            "这是自1992年公布季度数据以来首次下降。首季产值6亿元，3月零售额2亿元。",
            {"6亿元": {"period": None}, "2亿元": {"period": None}},
        ),
        (None, "1961年有记录以来最大降雨，雨量达300毫米。", {"300毫米": {"period": "1961/.."}}),
        ("2011-06-02", "受内需拉动，2010年农具都卖得不错，其中，犁耙销量增长28.4%。", {"28.4%": {"period": "2010"}}),
    ],
)
def test_a_time_reaches_as_far_as_its_words(published: str | None, text: str, want: dict[str, Want]) -> None:
    check(text, want, published)


@pytest.mark.parametrize(
    ("text", "want"),
    [
        (
            "生产总值增长8%，比全省（7%）和全国（6%）分别高1和2个百分点。",
            {"7%": {"kind": "change", "metric": "gdp"}, "2个百分点": {"metric": "gdp"}},
        ),
        ("出口增长5%，其中电子（14%）、医药（13%）等行业保持快速增长。", {"14%": {"kind": "change", "metric": "exports"}}),
        (
            "全省进口增长5%。与去年同期相比，甲县提高4个百分点；乙县由下降9%转为增长3%。",
            {"4个百分点": {"basis": "yoy"}, "下降9%": {"basis": "yoy", "period": "2022"}},
        ),
        ("增加值占比95%，同比下降6%。", {"下降6%": {"metric": "value_added"}}),
        (
            "增加值下降7%，总产值下降6%，降幅分别收窄1.5个和2.5个百分点。",
            {"1.5个": {"metric": "value_added"}, "2.5个百分点": {"metric": "output_value"}},
        ),
        ("全县增加值增长4%。\n制造业拉动有力。制造业增长3%。", {"增长3%": {"metric": "value_added"}}),
        ("库存下降36吨至102吨。", {"36吨": {"kind": "change", "value": -36.0}, "102吨": {"kind": "quantity"}}),
        ("投资5亿元，比上月末增加65户。", {"65户": {"metric": "other"}}),
        ("盈利的企业比例比亏损的高12个百分点。", {"12个百分点": {"metric": "share"}}),
        ("预估今年经济成长率1.5%。", {"1.5%": {"kind": "change", "metric": "gdp"}}),
        ("政府预测有3%的经济增长。", {"3%": {"kind": "change", "metric": "gdp"}}),
        ("出口额49亿元，高出美国2亿元。", {"2亿元": {"kind": "change"}}),
        ("茶叶及桑蚕、花卉产量分别增长9%、8%。", {"9%": {"label": "茶叶及桑蚕产量"}, "8%": {"label": "花卉产量"}}),
        ("出口贸易额同增8%，进口约增长二成。", {"8%": {"metric": "exports", "basis": "yoy"}, "二成": {"bound": "approx"}}),
        ("家数、金额为去年同期的9.4倍、7.6倍。", {"9.4倍": {"value": 8.4}, "7.6倍": {"value": 6.6}}),
        ("水泥均价465元/吨，高出全国均价45元/吨。", {"45元": {"kind": "change"}}),
        ("造船业的投资增速最快，达到了50.3%。", {"50.3%": {"kind": "change", "metric": "investment"}}),
        ("客流的跌幅最大，达18.9%。", {"18.9%": {"kind": "change", "value": -0.189}}),
        (
            "固定资产投资增长7%。从行业看，农业投资增长9%，采矿业增长6%。",
            {"9%": {"metric": "fixed_asset_investment"}, "6%": {"metric": "fixed_asset_investment"}},
        ),
        ("外商投资企业增长6.4%。", {"6.4%": {"metric": "enterprise_count"}}),
        ("截至2022年底，园区9家，比2021年增长5%，比2012年增长90%。", {"5%": {"basis": "yoy"}, "90%": {"basis": "unstated"}}),
        ("降雨偏多二成，营收年减3%。", {"二成": {"kind": "change"}, "3%": {"kind": "change", "value": -0.03}}),
        ("营收比上季成长5%。", {"5%": {"kind": "change", "metric": "revenue"}}),
        ("控股股东增持5亿元股份。", {"5亿元": {"kind": "amount"}}),
        (
            "甲品牌和乙品牌销量同比分别出现60%和73%的增长。\n《2021年电动汽车销售报告》指出，两家增幅达到8%。",
            {"60%": {"kind": "change", "basis": "yoy"}, "73%": {"kind": "change"}, "8%": {"metric": "other"}},
        ),
        ("供股價較停牌前折讓66%。", {"66%": {"kind": "change", "value": -0.66}}),
        ("出版業增加價值跌幅達兩成半。", {"兩成半": {"metric": "value_added", "value": -0.25}}),
        (
            "教育经费投入提高到466亿元。全省幼儿园总数和入园人数分别增长7.97%和5.59%。",
            {"466亿元": {"metric": "fiscal_expenditure"}, "7.97%": {"metric": "other"}, "5.59%": {"metric": "other"}},
        ),
        (
            "新品年产能将实现翻番，营收比2010年翻倍。",
            {"翻番": {"value": 1, "status": "expected"}, "翻倍": {"metric": "revenue", "value": 1}},
        ),
        ("第二季少賺1億，比預測的25億多17%。", {"17%": {"kind": "change", "value": 0.17}}),
        ("邻省投资新办户数同比增长26%。", {"26%": {"metric": "other"}}),
        ("民间投资占全县投资四成，增长3.5%。", {"3.5%": {"metric": "fixed_asset_investment"}}),
        ("现代服务业投资今年增长4.1%。", {"4.1%": {"metric": "fixed_asset_investment", "about": "现代服务业"}}),
        ("研发经费比上年增长12.1%。", {"12.1%": {"metric": "rd_expenditure"}}),
    ],
)
def test_what_a_growth_is_measured_against_and_of(text: str, want: dict[str, Want]) -> None:
    check(text, want)


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("减持不超过公司总股本的6%。", {"6%": {"metric": "share", "bound": "lte"}}),
        ("水泥产量占不到全省总产量的20%。", {"20%": {"metric": "share", "bound": "lt"}}),
        ("合同金额上限为6000万元。", {"6000万元": {"bound": "lte"}}),
        ("至少已有3家钢企减产。", {"3家": {"bound": "gte"}}),
        ("公司举债90亿元，其中一般债券50亿元、专项债券40亿元。", {"50亿元": {"about": "一般债券"}, "40亿元": {"about": "专项债券"}}),
        ("里程约占全国的六分之一。", {"六分之一": {"metric": "share", "bound": "approx"}}),
        ("占比首次过线，达到53%。", {"53%": {"metric": "share"}}),
        ("采购30%小型车、20%中型车。", {"30%": {"metric": "share"}, "20%": {"metric": "share"}}),
        ("三镇茶叶要占到全县总产量的60%。", {"60%": {"metric": "share"}}),
        ("1—6月完成投资8亿元，占年计划投资的64%。", {"64%": {"metric": "completion_rate", "status": "actual"}}),
        ("财政列支400万元支持园区。", {"400万元": {"metric": "funding"}}),
        ("镇里住着2.8万人口。", {"2.8万": {"metric": "population"}}),
        ("调查显示，超过九成的行业实现增长。", {"九成": {"bound": "gt"}}),
        ("培育企业由现在的4万家增长到5万家。", {"4万家": {"metric": "enterprise_count"}, "5万家": {"metric": "enterprise_count"}}),
        ("高新企业从1700家，快速增长到8000家。", {"8000家": {"metric": "enterprise_count"}}),
        ("观影人次超2亿。", {"2亿": {"kind": "count"}}),
        ("出口型行业用电同比增长23.7%。", {"23.7%": {"metric": "power_consumption"}}),
        ("全县农民和工厂用电分别增长4%和6%。", {"4%": {"metric": "power_consumption"}, "6%": {"metric": "power_consumption"}}),
        ("其中的37%将用于扩大产能。", {"37%": {"metric": "share"}}),
        ("实际利用台资3亿美元。", {"3亿美元": {"metric": "fdi"}}),
        ("年上缴税收将达到2000万元。", {"2000万元": {"metric": "tax", "about": "年上缴税收"}}),
        ("水泵价格已跌破3500元。", {"3500元": {"bound": "lt"}}),
        ("茶叶合同、木材合同分别超过3亿美元、8亿美元。", {"3亿美元": {"bound": "gt"}, "8亿美元": {"bound": "gt"}}),
        ("矿石价位在165美元/吨以上。", {"165美元": {"bound": "gte"}}),
        ("新麦和陈麦价格分别为1.3元/斤和1.2元/斤。", {"1.2元": {"label": "陈麦价格", "about": "陈麦价格"}}),
        ("全镇辖9个行政村、18个自然村。", {"18个": {"label": "自然村"}}),
        ("中心有9台自助售票机。", {"9台": {"label": "自助售票机"}}),
        ("全省受灾398人，其中丰县180人、占45%。", {"180人": {"label": "受灾"}}),
        ("全省受灾398人，其中丰县已有180人、占45%。", {"180人": {"label": "受灾"}}),
        ("交易造成3.2亿元损失，计入约5亿元的损失。", {"5亿元": {"label": "损失"}}),
        ("税收由当年的20万元提高到现在的每年400万元。", {"400万元": {"metric": "tax"}}),
        ("解决就业岗位约3000人。", {"3000人": {"metric": "employment"}}),
        ("海关税收入库2亿元。", {"2亿元": {"metric": "tax"}}),
        ("应收款减值亏损1.2亿元，每股亏损39港仙。", {"1.2亿元": {"metric": "other"}, "39港仙": {"value": -0.39}}),
        ("含税金额上限5万元。", {"5万元": {"metric": "transaction_value"}}),
        ("展品金额约2亿元。", {"2亿元": {"metric": "other"}}),
        ("共受理有效举报17件。", {"17件": {"label": "受理有效举报"}}),
        ("橱柜拥有率达到3%。", {"3%": {"label": "橱柜拥有率"}}),
        ("茶叶销售额由–46.7%升至–4.7%。", {"46.7%": {"value": -0.467}, "–4.7%": {"value": -0.047}}),
        (
            "三十年来两岸贸易规模年均增长6.3%，由1994年的420亿元扩大至2024年的2.2万亿元。",
            {"420亿元": {"metric": "trade"}, "2.2万亿元": {"metric": "trade", "period": "2024"}},
        ),
        ("政府注入3.5亿元流动资金贷款支持。", {"3.5亿元": {"metric": "loans"}}),
        ("目前全区共有13个水利项目加紧建设。", {"13个": {"metric": "project_count", "stage": "under_construction"}}),
        ("今年公司购买海外原油大约10亿桶。", {"10亿桶": {"kind": "quantity"}}),
        ("签下远山汽车180亿元的新能源汽车项目。", {"180亿元": {"metric": "investment"}}),
        ("民营企业已由2012年的554家增加到2738家。", {"554家": {"metric": "enterprise_count"}, "2738家": {"metric": "enterprise_count"}}),
        ("政府增撥9億元，銀行上半年賺82億元。", {"9億元": {"metric": "funding"}, "82億元": {"metric": "profit"}}),
        ("苗木成交额从2012年的6000万元，增长到2023年的6.15亿元。", {"6.15亿元": {"metric": "transaction_value"}}),
        ("今年上市的企业有海尔、格力与美的三家。", {"三家": {"metric": "enterprise_count"}}),
        ("进口铁矿石平均价格为每吨160美元。", {"160美元": {"metric": "other"}}),
        ("建设项目21个，建成311个村级客货站点。", {"21个": {"metric": "project_count"}, "311个": {"metric": "other"}}),
        ("新认定3个省级中小企业特色集群。", {"3个": {"metric": "other"}}),
        ("二氧化碳减排量约7300万吨。", {"7300万吨": {"kind": "quantity"}}),
        ("设备更新形成年规模5万亿元以上的市场。", {"5万亿元": {"metric": "market_size"}}),
        ("农户收益增加，小麦采购价上调至每吨11700卢比（264.2美元）。", {"264.2美元": {"metric": "other"}}),
        ("全镇以吉祥牧业为龙头，2020年养羊户37户。", {"37户": {"metric": "other"}}),
        ("四川发生7.8级大地震。", {"7.8级": {"kind": "quantity"}}),
    ],
)
def test_what_a_level_measures(text: str, want: dict[str, Want]) -> None:
    check(text, want)


def test_a_quoted_share_price_is_no_fact() -> None:
    assert not told("全网股份(3.030,-0.06,-1.94%)停牌。", "2023-08-20")


def test_places_that_are_only_examples_are_no_subjects() -> None:
    found = told("班列抵达德国、波兰等10余个国家。", "2023-08-20")["10余个"]
    assert not {"德国", "波兰"} & set(found["about"])


def test_a_number_in_the_name_of_a_place_counts_nothing() -> None:
    assert told("新厂在七里河园区开工，投资5亿元。", "2023-08-20").keys() == {"投资5亿元"}


def test_a_rank_names_no_subject() -> None:
    """`位列全市第1` is not about the city, and not about the county's prefecture."""
    found = told("全县工业增加值增长9%，位列全市第1；财政收入6亿元，位列全市第2。", "2023-08-20")
    assert not any("位列" in name for says in found.values() for name in says["about"])  # type: ignore[attr-defined]


def test_small_counts_of_two_things_are_two_facts() -> None:
    found = [f.value for f in READ("甲县新城项目开工。其中，东街3个，过亿元项目3个。").facts]
    assert len(found) == 2


def test_a_masthead_dates_the_text() -> None:
    record = READ("港区货运回升\n\n2017年05月04日 09:30:00 某网 浏览量：36次\n\n一季度全市港区产值27亿元。")
    assert record.source.published == "2017-05-04"
    assert [f.period.iso for f in record.facts if f.period] == ["2017-Q1"]
    assert len(record.facts) == 1


def test_a_bold_line_under_an_agency_is_a_heading() -> None:
    text = (
        "联播快讯\n**某网消息**（联播）：\n\n**11月全社会用电量同比增长11.6%**\n\n"
        "能源局发布数据，11月，全社会用电量763亿千瓦时，同比增长11.6%。"
    )
    assert len([f for f in READ(text).facts if f.kind == "change"]) == 1


@pytest.mark.parametrize("text", ["（60%）的企业看好后市。", "（60%）", "合同额（比例） | 60% (25%)"])
def test_a_bracketed_percentage_without_a_growth_before_it_is_a_level(text: str) -> None:
    assert {f.kind for f in READ(text).facts} <= {"rate"}
