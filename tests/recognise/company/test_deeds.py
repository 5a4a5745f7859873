"""What firms do tells that they are firms: buy, hold, lead a round, announce, are sued."""

from __future__ import annotations

import pytest

from zhsignals.lexicon import load_patterns
from zhsignals.recognise.company import CompanyFinder


@pytest.fixture(scope="module")
def finder() -> CompanyFinder:
    return CompanyFinder(load_patterns())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # what a firm buys
        ("公司先后收购大同环宇、明欣有限、亮科环保等，营收大增。", ["大同环宇", "明欣有限", "亮科环保"]),
        ("向李一川、周文海收购青禾衡、云澜泽两家门店", ["青禾衡", "云澜泽"]),
        ("向公司股东收购王大可、李一川持有的股份", []),
        # who holds it
        ("股东高远风投减持100万股", ["高远风投"]),
        ("一致行动人云澜投资增持其股份", ["云澜投资"]),
        ("股东李一川减持100万股", []),
        # codes of three or four figures, in news of shares
        ("晶禾(2448)、璨月(3061)等厂商股价上涨。", ["晶禾", "璨月"]),
        ("合计（120）万元，男性（350），女性（288）。", []),
        ("乾隆四十五年（1780）建立，股价上涨。", []),
        # names in letters that rise or fall
        ("Skyloom Digital跌3.55%，Wavecore涨超2%。", ["Skyloom Digital", "Wavecore"]),
        ("WTI原油涨2%，CPI涨3%，BTC跌5%，A股涨1%，Brent涨2%。", []),
        # who leads a round
        ("由虬江资本领投、GIC参投的2亿元融资", ["虬江资本", "GIC"]),
        # a firm that is called something
        ("一家名为成都嘉禾远的地产公司参与竞拍。", ["成都嘉禾远"]),
        # a common word and a trade, twice, once with a deed
        ("今天，远山智能宣布获得融资。远山智能总部在宁波。", ["远山智能"]),
        ("绿色智能宣布开幕", []),
        # a place and a kind of firm that belongs to one
        ("股权转让给湖南资管，湖南资管持股6%", ["湖南资管"]),
        ("在遂宁射洪锂电产业园，生产正忙", []),
        # names that are common words too, by a deed at the head of a clause
        ("昨天，联想推出新机；三菱表示将跟进。", ["联想", "三菱"]),
        ("业绩预告修正公告", []),
        ("公司在微博回应称", []),
        # names of one sense only
        ("评级机构惠誉下调其评级，穆迪未动；高通胀持续，高通正在和英特尔洽谈。", ["惠誉", "穆迪", "高通", "英特尔"]),
        ("亚马逊河流域；点点滴滴、标准普尔500指数", []),
        # suits
        ("因临江银行诉青澜石化集团有限公司一案", ["临江银行", "青澜石化集团有限公司"]),
        # what no firm's name begins or ends with
        ("将公司章程修正案中公司经营范围变更", []),
        ("公司5月2日发布多份公告", []),
        ("巴西咨询机构Celera公司周一称", ["Celera公司"]),
        ("世界银行日前公布，受影响者甚众", []),
        ("新加坡副总理陈大文与总统安瓦尔签署", []),
        # a list beside goods that begin with a firm's name is one of goods
        ("颜色有装饰白亮光、法拉利红亮光、浅黄亮光三种", ["法拉利"]),
        ("财团包括高通、三星和英伟达，各占一成", ["高通", "三星", "英伟达"]),
        # codes with more in the bracket
        ("赛诺明医疗（SH688999，股价6.39元，市值26.20亿元）发布公告", ["赛诺明医疗"]),
        # a listed firm and its holder
        ("云澜泽（002997）公告，控股股东云澜泽控股拟转让股份。云澜泽控股表示同意。", ["云澜泽", "云澜泽控股"]),
    ],
)
def test_a_firm_by_what_it_does(finder: CompanyFinder, text: str, expected: list[str]) -> None:
    assert sorted({m.id for m in finder.find(text, [])}) == sorted(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a branch at a place, an officer of any kind
        ("阔澜装饰营销总监李一川说", ["阔澜装饰"]),
        ("青禾家具北京公司总经理李一川说", ["青禾家具"]),
        ("雷诺中国执行总裁李一川说", ["雷诺中国"]),
        ("长虹电视重庆分公司总经理说", ["长虹"]),
        # a child, a house of research
        ("公司二级子公司中建华澜所属的联合体", ["中建华澜"]),
        ("据能源研究机构澜银岛监测", ["澜银岛"]),
        ("研究机构数据显示，子公司李一川到会", []),
        # accounts
        ("新浪财经讯，云澜泽发布三季度报告。", ["云澜泽"]),
        ("Skyloom第四季度营收8亿美元", ["Skyloom"]),
        ("其中天津云澜认缴100万元，未将无锡卓岭纳入合并报表", ["天津云澜", "无锡卓岭"]),
        ("云澜资产获配2亿元", ["云澜资产"]),
        # said again and again, with what a firm has
        ("澜王降价。澜王旗下产品减价，澜王不愿多说。", ["澜王"]),
        ("李大川投资。李大川旗下产品减价，李大川不愿多说。", []),
        # what is no firm
        ("从清河镇到亨通镇、向阳镇", []),
        ("筹建百货公司，合营公司的权利", []),
        ("国际组织IMF的协议", []),
        ("《中华人民共和国和哈萨克斯坦共和国联合声明》", []),
        ("因银行等金融机构抽贷造成困难", []),
    ],
)
def test_a_firm_by_who_speaks_for_it(finder: CompanyFinder, text: str, expected: list[str]) -> None:
    assert sorted({m.id for m in finder.find(text, [])}) == sorted(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # what each invests, in brackets
        ("投资最多的是京东方（702亿元）、琅芯（149亿元）、同澄电（97亿元）以及衡曜（92亿元）。", ["京东方", "琅芯", "同澄电", "衡曜"]),
        ("广东（702亿元）、汽车（149亿元）、琅芯（97亿元）", []),
        # after 龙头, in the name of a project, on its goods, after 和
        ("网通设备龙头琅碁科技、沐扬科技扩产。", ["琅碁科技", "沐扬科技"]),
        ("推进安徽澄岭柯家矿、琅鹏香精年产5000吨香料项目", ["琅鹏香精"]),
        ("全市水泥年产300万吨，在澄首建设年产3万吨的项目", []),
        ("最畅销的是格力变频机、美的微波炉，海尔和志高推出新品。", ["格力", "美的", "海尔", "志高"]),
        ("龙头企业以琅鑫药业、衡隆制药为主要代表企业。", ["琅鑫药业", "衡隆制药"]),
        ("昨日全资子公司林工贸置业(集团)有限公司盈利。", ["林工贸置业(集团)有限公司"]),
        ("云岭福利铁合金厂4×2万千伏安硅铁项目开工。", ["云岭福利铁合金厂"]),
        ("与面板相关的芯片厂联咏、琅澄泰以及小厂受挫，联咏、印刷电路厂商欣兴、键琅等都在。", ["联咏", "琅澄泰", "欣兴", "键琅"]),
        # none of these
        ("会德丰、全岛最大急救耗材厂均到场，赣州稀土行业回暖。", ["会德丰"]),
        ("年产9万吨烧碱、60万吨石膏加工站等5家企业", []),
        ("抓好澄山三七、琅岭大屯科技等工业园区建设。", []),
        ("以琅曜科技为代表的研发型领先公司不少。", ["琅曜科技"]),
        ("豁免1800间旅行社的牌照费，包销所有供股股份，水生生物恢复，天胶期货小涨。", []),
    ],
)
def test_lists_with_amounts_and_names_beside_goods(finder: CompanyFinder, text: str, expected: list[str]) -> None:
    assert list(dict.fromkeys(m.id for m in finder.find(text, []))) == expected
