"""ProjectFinder on sentences written for it."""

from __future__ import annotations

import pytest

from zhsignals.lexicon import load_patterns
from zhsignals.recognise.company import CompanyFinder
from zhsignals.recognise.project import ProjectFinder
from zhsignals.text import Mention


@pytest.fixture(scope="module")
def finders() -> tuple[CompanyFinder, ProjectFinder]:
    patterns = load_patterns()
    return CompanyFinder(patterns), ProjectFinder(patterns)


def projects(finders: tuple[CompanyFinder, ProjectFinder], text: str) -> list[Mention]:
    companies, finder = finders
    return finder.find(text, companies.find(text, []), [])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("总投资6亿元的南浔湾年产8万吨铝箔项目开工。", ["南浔湾年产8万吨铝箔项目"]),
        ("引进澄砺显示模组、云坪粮仓储运基地等项目7个。", ["澄砺显示模组", "云坪粮仓储运基地"]),
        ("全市重点项目、签约项目和亿元以上项目加快建设，该项目已投产。", []),
        ("“云上粮仓”项目正式签约。", ["“云上粮仓”项目"]),
        ("计划投资9亿元在园区建设叶片制造基地。", ["叶片制造基地"]),
    ],
)
def test_names(finders: tuple[CompanyFinder, ProjectFinder], text: str, expected: list[str]) -> None:
    assert [m.id for m in projects(finders, text)] == expected


def test_the_company_inside_the_name_and_the_stage(finders: tuple[CompanyFinder, ProjectFinder]) -> None:
    (found,) = projects(finders, "昨日，澄砺集团显示模组二期项目签约。")
    assert (found.data.companies, found.data.stage) == (("澄砺集团",), "signed")


def test_who_invests(finders: tuple[CompanyFinder, ProjectFinder]) -> None:
    (found,) = projects(finders, "由澄砺集团投资5亿元建设的云坪冷链项目开工。")
    assert (found.id, found.data.companies, found.data.stage) == ("云坪冷链项目", ("澄砺集团",), "started")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2023年再投3亿元建设二期项目。", []),
        ("2021年央企混改项目超过百项。", []),
        ("重点规范口腔矫治价格项目。", []),
        ("黄河宁夏段进入封河期。", []),
        ("琅川生物医药产业园三期正式动工。", ["琅川生物医药产业园三期"]),
        ("污水处理厂一期，总投资2.3亿元。", ["污水处理厂一期"]),
        ("琅江水电站首台机组投产发电，琅山变电站和充电站也在运行。", ["琅江水电站"]),
        ("新建琅州至澄州高铁进入联调联试阶段。", ["琅州至澄州高铁"]),
        ("该项目东连琅山至澄州高速公路，终点接琅江至澄里高速公路。", []),
        ("拟在园区内建设军民电子创新产业基地项目，总投资5亿元。", ["军民电子创新产业基地项目"]),
        ("投资6000万元实施琅湖国家湿地公园环境保护工程。", ["琅湖国家湿地公园环境保护工程"]),
        ("琅砬子村乡村旅游项目正在谋划。", ["琅砬子村乡村旅游项目"]),
        (
            "开工建设琅坪至澄村、琅州至澄安、花琅界至里木以及琅樟扩建3个高速公路项目。",
            ["琅坪至澄村", "琅州至澄安", "花琅界至里木", "琅樟扩建"],
        ),
        ("琅澄高铁、琅安高铁、澄里共建亿方天然气项目加快推进。", ["琅澄高铁", "琅安高铁", "澄里共建亿方天然气项目"]),
        ("琅川集团澄江钢铁产业升级项目动工。", ["琅川集团澄江钢铁产业升级项目"]),
    ],
)
def test_what_begins_and_ends_a_name(finders: tuple[CompanyFinder, ProjectFinder], text: str, expected: list[str]) -> None:
    assert [m.id for m in projects(finders, text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # schemes of the whole country
        ("青藏铁路、西气东输、西电东送等工程进展顺利。", ["青藏铁路", "西气东输", "西电东送"]),
        ("支持了西气东输四线工程和南水北调中线工程", ["西气东输四线工程", "南水北调中线工程"]),
        ("南水北调集团的负责人", []),
        # a heading of its own
        ("四是污水集中处理工程，总投资2亿元。", ["污水集中处理工程"]),
        ("五是垃圾无害化处置工程。", ["垃圾无害化处置工程"]),
        ("二是抓好工程，三是民生工程。", []),
        # railways by the initials of their ends, works after a dash, a list that is one name in quotation marks
        ("渝昆高铁全长699公里，津潍高铁关键节点——津沽青河隧道启动掘进", ["渝昆高铁", "津潍高铁", "津沽青河隧道"]),
        ("投建“防水卷材、防水涂料、特种砂浆生产基地项目”，", ["防水卷材、防水涂料、特种砂浆生产基地项目"]),
        ("中标5.26亿元施工项目", []),
        # what is built is named before 工程
        ("青崖水利枢纽二期工程全面展开。", ["青崖水利枢纽二期工程"]),
        # sentences are no names
        ("青阳市要求必须上二百万吨焦化项目", []),
        ("国内不少酒商开始涉足红酒理财项目", []),
        ("云澜拟20亿投建江西覆铜板项目", ["江西覆铜板项目"]),
        ("公司拟合作开发加拿大300万吨钾肥基地", ["加拿大300万吨钾肥基地"]),
        ("国家重大工程海州港青沙港区五期工程开工", ["海州港青沙港区五期工程"]),
        ("而新进入者AROCHEM项目要到明年", []),
        ("年产1000吨对位芳纶产业化项目投产", ["年产1000吨对位芳纶产业化项目"]),
        # lines that are none, and halls and offices that stand
        ("复航北京—海州航线，守住18亿亩耕地红线", []),
        ("海洲钢铁研究中心分析师称，展会在曲江国际会展中心举办", []),
        ("乡村需要在这段时间里苦练内功", []),
        ("用户甚至抱怨开发商的电梯品牌工厂", []),
        ("车企纷纷上马新型平板项目", []),
        ("市长一行参观云澜泽激光设备生产线", []),
        ("云澜泽斩获海州国际机场行李系统项目", ["海州国际机场行李系统项目"]),
        # sports and skills are no projects
        ("海州队夺得花样跳绳集体项目冠军", []),
        ("设置养老护理员、母婴护理员、家务服务员、整理收纳师四个比赛项目", []),
        ("周边有芍药园观光游、梨树赏花游等旅游项目", []),
    ],
)
def test_schemes_headings_and_sentences(finders: tuple[CompanyFinder, ProjectFinder], text: str, expected: list[str]) -> None:
    assert list(dict.fromkeys(m.id for m in projects(finders, text))) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # lists that a count closes or opens, without 项目 behind each name
        (
            "当天，琅岭工业园区标准化厂房二期、澄河小微企业孵化基地、年产8000吨颗粒饲料生产线、琅坪镇桑园提质增效等9个重点产业项目破土动工",
            ["琅岭工业园区标准化厂房二期", "澄河小微企业孵化基地", "年产8000吨颗粒饲料生产线", "琅坪镇桑园提质增效"],
        ),
        (
            "其中亿元以上项目4个，包括琅岭金柳小区安置点、澄庄黄汾河安置点、龙尾河干流防洪治理工程以及琅岭新闸重建等项目。",
            ["琅岭金柳小区安置点", "澄庄黄汾河安置点", "龙尾河干流防洪治理工程", "琅岭新闸重建"],
        ),
        ("主攻新能源、新材料、装备制造等12个产业项目。", []),
        # 以及 is no part of the name after it, 以 may be
        ("推进安徽澄岭柯家矿、琅鹏年产30吨香精项目以及以琅光伏发电等项目。", ["安徽澄岭柯家矿", "琅鹏年产30吨香精项目", "以琅光伏发电"]),
        # 转向 is a word, 以北 a direction
        (
            "开工新能源汽车转向系统横拉杆总成、琅尔旺血液透析设备基地等9个项目。",
            ["新能源汽车转向系统横拉杆总成", "琅尔旺血液透析设备基地"],
        ),
        ("加快推进比亚迪以北片区、绿色低碳材料产业园等项目建设。", ["比亚迪以北片区", "绿色低碳材料产业园"]),
        # things counted are no projects
        ("建成乡村书屋12个、敬老院12个，改造水网项目13个。", []),
        # a few characters of cities
        ("连接三地的沪苏湖高铁将全线开通，雅澄高铁开始铺轨。", ["沪苏湖高铁", "雅澄高铁"]),
        ("实现镇区与村组由高速公路相连接，生态廊道连绿成线。", []),
        ("同时，该专线与现有的老成渝铁路、成渝高速公路共同构筑通道。", []),
    ],
)
def test_lists_and_short_routes(finders: tuple[CompanyFinder, ProjectFinder], text: str, expected: list[str]) -> None:
    assert list(dict.fromkeys(m.id for m in projects(finders, text))) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # facilities that stand by themselves: only right before what happens to them
        ("昨天，云坪220千伏青澜变电站投运。", ["云坪220千伏青澜变电站"]),
        ("云坪220千伏青澜变电站的运维人员到会。", []),
        ("河北首座220千伏新建智能变电站开工。", []),
        # lists that are opened and not closed by 项目
        ("总投资37亿元。项目包括云坪区科创大道、青澜港物流产业园等，涉及交通。", ["云坪区科创大道", "青澜港物流产业园"]),
        ("项目包括养殖、餐饮、垂钓等。", []),
        # what is done in a phase belongs to the name
        ("青澜堰整治工程二期已完成过半。", ["青澜堰整治工程二期"]),
        ("澄砺钢铁公司冷轧项目一期技改工程开工。", ["澄砺钢铁公司冷轧项目一期技改工程"]),
        # a purchase with its year in brackets
        ("参加青禾光缆(2020年)集中采购项目的投标。", ["青禾光缆(2020年)集中采购项目"]),
        ("集中采购项目的投标。", []),
        # a place and what it has
        ("签约的有云坪项目和漳浦县的青澜众创城项目。", ["青澜众创城项目"]),
        ("开工20个乡镇的青油路项目。", []),
        # places that begin with a word that points
        ("投资12亿元的本溪青澜铁矿采选工程奠基。", ["本溪青澜铁矿采选工程"]),
        ("投资12亿元的本青澜采选工程奠基。", []),
        # two names that 和 joins
        ("云坪变电站和青澜湾风电场二期开工。", ["青澜湾风电场二期"]),
        ("渝黔新线和渝万城际开工。", ["渝黔新线", "渝万城际"]),
        ("参加青禾通信用对绞电缆集中采购项目的投标。", ["青禾通信用对绞电缆集中采购项目"]),
        # railways
        ("渝黔新线开工建设。", ["渝黔新线"]),
        # lengths, goods, neighbours and meetings are no projects
        ("建成3300公里新线，又建成900公里高速公路。", []),
        ("年产12万吨新型环保聚乙烯管道的基地。", []),
        ("园区很大，紧邻青澜港与青澜铁路线。", []),
        ("举行青澜县招商大会暨项目签约活动。", []),
    ],
)
def test_what_stands_around_tells_a_project(finders: tuple[CompanyFinder, ProjectFinder], text: str, expected: list[str]) -> None:
    assert [m.id for m in projects(finders, text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # where something lies, is held or is built, and roads that pass
        ("投资2亿元的项目位于云坪县青澜新城北侧工业园，占地80亩。", []),
        ("大会在云坪国际展览中心举行，公司在云坪县青澜民营工业园建设电机厂。", []),
        ("镇内青澜铁路、云澜高速、307省道穿境而过，云澜高速年内开工。", ["云澜高速"]),
        # what is done at a place, and before a capacity
        ("公司在广西新建50万吨啤酒工厂，总投资3亿元。", ["50万吨啤酒工厂"]),
        ("每期建设10GW高效组件生产项目。", ["10GW高效组件生产项目"]),
        ("建设生产80万只云澜轮毂生产线。", ["80万只云澜轮毂生产线"]),
        ("项目投产后3年内一期项目建成，加上在云坪的300万吨项目。", []),
        ("投资9亿元开发云坪铁矿采选工程，在青澜新城建设云岭组件研发生产项目。", ["云坪铁矿采选工程", "云岭组件研发生产项目"]),
        ("《云坪县太阳能热水项目补助资金办法》公布。", []),
        # works on what is built; a heading of its own
        ("一是桂林电厂扩建工程第一台机组获准。", ["桂林电厂扩建工程"]),
        # what leads to one of the works, and what is done when it is finished
        ("云坪高铁控制性工程青澜江特大桥合龙。", ["云坪高铁", "青澜江特大桥"]),
        ("因云坪至青澜段通车时间未定。", []),
        # a quoted name that goes on
        ("公司开发的“云上青禾”红色旅游项目投资2亿元。", ["“云上青禾”红色旅游项目"]),
        ("纳入“十四五”重点建设项目，“青禾”平台和供应链项目。", []),
        ("县里积极开展云坪种质创新工程，公司拟建青澜基地。", []),
        ("资金用于LED外延片生产线项目，", ["LED外延片生产线项目"]),
        ("开工青澜新能源汽车、云坪交通管理等领域的86个项目，恢复云坪至青澜客运班线。", []),
        # counts, straight lines, and a place right after 在
        ("云坪县444家景区、78家青澜文化场馆及222个云坪游乐项目停业。", []),
        ("云岭股份直线涨停，云坪旅游公路沿线设站，云坪过去一段时间很好。", []),
        ("这几天，在内蒙古鄂尔多斯光伏治沙项目现场。", ["内蒙古鄂尔多斯光伏治沙项目"]),
        ("进展如下：\n云澜芯产业园项目\n占地80亩。", ["云澜芯产业园项目"]),
    ],
)
def test_places_of_events_and_left_edges(finders: tuple[CompanyFinder, ProjectFinder], text: str, expected: list[str]) -> None:
    assert list(dict.fromkeys(m.id for m in projects(finders, text))) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # what is being done at it names a work under way
        ("在澜湾海底隧道施工现场，工人在检测。", ["澜湾海底隧道"]),
        ("琅澜高铁首孔箱梁完成浇筑。", ["琅澜高铁"]),
        ("琅州新机场今天开工建设。", ["琅州新机场"]),
        ("在港区，船闸三期扩建工程正加紧建设。", ["船闸三期扩建工程"]),
        ("启动了琅川河谷高效灌区改造工程。", ["琅川河谷高效灌区改造工程"]),
        ("琅澜公路北延工程按二级路设计。", ["琅澜公路北延工程"]),
        ("琅澜线河湾段是全市一项重要交通工程。", ["琅澜线河湾段"]),
        ("首先是南水北调工程，需求不小。", ["南水北调工程"]),
        # roads of an inventory, on a journey, many, and offices
        ("县道有S207琅澜线44.5公里，琅青线11公里。", []),
        ("记者往返于国道319琅澜段，车流如织。", []),
        ("多条高速公路正在抓紧建设。", []),
        ("琅澜家具销售中心总经理到会。", []),
        ("琅澜矿业研究中心(CES)说。", []),
    ],
)
def test_works_under_way(finders: tuple[CompanyFinder, ProjectFinder], text: str, expected: list[str]) -> None:
    assert [m.id for m in projects(finders, text)] == expected
