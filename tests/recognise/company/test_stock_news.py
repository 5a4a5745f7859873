"""Names in news of the stock exchanges, and the words beside firms that are no part of a name."""

from __future__ import annotations

import pytest

from zhsignals.lexicon import load_patterns
from zhsignals.recognise import CompanyFinder, RegionFinder


@pytest.fixture(scope="module")
def finders() -> tuple[RegionFinder, CompanyFinder]:
    patterns = load_patterns()
    return RegionFinder(patterns), CompanyFinder(patterns)


def names(finders: tuple[RegionFinder, CompanyFinder], text: str) -> list[str]:
    regions, companies = finders
    return list(dict.fromkeys(m.id for m in companies.find(text, regions.find(text))))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("琅川石5月3日晚间公告，股东减持。", ["琅川石"]),
        ("琅川石周三晚间公告称，琅川石将复牌。", ["琅川石"]),
        ("拟收购澄泰莱100%股权，澄泰莱从事环保。", ["澄泰莱"]),
        ("某基金增持琅花智控、澄里石，减持云杉谷、青禾衡。", ["琅花智控", "澄里石", "云杉谷", "青禾衡"]),
        ("早盘宁德时代、琅川石、澄里石等多股跟涨。", ["宁德时代", "琅川石", "澄里石"]),
        ("早盘螺纹钢、铁矿石、焦煤领跌。", []),
        ("云城影视拟2亿元收购资产\n云城影视称，云城影视将转型。", ["云城影视"]),
        ("琅爱多（SZ 300999，收盘价：6.1元）发布公告。", ["琅爱多"]),
        ("深交所5月3日公告，数据来源：年报披露。", []),
        ("中概股普遍上涨，琅特小鹿涨4.64%，澄拓国际大跌7%，纳指涨1%。", ["琅特小鹿", "澄拓国际"]),
        ("宁德时代涨3%，琅川石连续5日涨停，地产股跌2%，券商板块涨1%。", ["宁德时代", "琅川石"]),
        ("螺纹钢涨3%，豆粕跌2%，琅川镇房价涨2%。", []),
        ("琅北高新(7.650,-0.05,-0.65%)：发行债券；玉米(2381,-7.00,-0.29%)走低", ["琅北高新"]),
    ],
)
def test_stock_news(finders: tuple[RegionFinder, CompanyFinder], text: str, expected: list[str]) -> None:
    assert names(finders, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("受房地产拖累，与5所职业学校合作，占澄阳控股的三成。", ["澄阳控股"]),
        ("小贷公司和萧山区银行机构各1家，萧山区招商局负责。", []),
        ("豆腐加工厂和有机肥料加工厂都招工，党支部领办合作社分红。", []),
        ("进口履带起重机、隧道掘进机、混凝土搅拌机。", []),
        ("国内零组件厂琅盈精机(股)公司动土", ["琅盈精机(股)公司"]),
        ("连锁店「琅韵百货」昨天开门", ["琅韵百货"]),
        ("业者SkyLoom表示", ["SkyLoom"]),
        ("某集团浙江公司负责，上海分公司总经理到会。", []),
        ("一致行动人琅川家具集团有限公司", ["琅川家具集团有限公司"]),
        ("子公司滑县长澄生物质能源有限公司中标", ["滑县长澄生物质能源有限公司"]),
        ("与江苏和琅利新材料有限公司签约", ["江苏和琅利新材料有限公司"]),
        ("青砾材料项目28个，总投资1亿元。", []),
        ("（记者李一川）琅正集团公告", ["琅正集团"]),
        ("琅港投资发展集团系宜宾市澄资经营有限公司的全资子公司", ["琅港投资发展集团", "宜宾市澄资经营有限公司"]),
        ("澄证资产管理有限公司（下称“澄证汇”）来函，澄证汇表示同意", ["澄证资产管理有限公司"]),
        ("社交媒体初创公司SkyLoom已收购美妆公司Ulto Beauti的股份", ["SkyLoom", "Ulto Beauti"]),
        ("与低轨卫星业者SkyLoom签署协议", ["SkyLoom"]),
        ("入门车型有奔驰S、宝马7系列、奥迪A8", []),
        ("控股子公司KS Orvo Renew Pte. Ltd.收购Inter Vesta Inc 100%股权", ["KS Orvo Renew Pte. Ltd.", "Inter Vesta Inc"]),
        ("宁德时代公布，下属宁德时代投资集团有限公司中标", ["宁德时代", "宁德时代投资集团有限公司"]),
        ("琅榕生物年报拟10转9派1元", ["琅榕生物"]),
        ("全资子公司郑州澄特一名员工离职", ["郑州澄特"]),
        ("据调查公司琅维咨询的数据，琅维咨询称", ["琅维咨询"]),
        ("相关上市公司安琅达、澄石等股价飙涨", ["安琅达", "澄石"]),
        ("政策性银行、国有商业银行、股份制商业银行等21家金融机构", []),
        ("由驻马店澄建设发展有限公司负责", ["驻马店澄建设发展有限公司"]),
        ("该公司始建于1978年，公司杏仁的采购价上涨", []),
        ("访恰恰公司陈一先董事长", []),
        ("唐人神控股8日签署协议，出售阿里巴巴股份", ["唐人神控股", "阿里巴巴"]),
        ("以应收账款质押向上海琅浦发展银行股份有限公司申请", ["上海琅浦发展银行股份有限公司"]),
        ("某科技信息咨询(上海)有限公司，每ADS代表25股公司普通股", []),
        ("周五华琅纺织与凤竹纺织涨停，股市回暖", ["华琅纺织", "凤竹纺织"]),
        ("最大的私立高等教育服务供应商，包括伊利诺伊州", []),
        ("向梁一春、上海琅渠投资管理合伙企业（有限合伙）收购", ["上海琅渠投资管理合伙企业（有限合伙）"]),
        ("石家庄琅林电气股份有限公司在国家电网有限公司中标", ["石家庄琅林电气股份有限公司", "国家电网有限公司"]),
        ("中国核电产业怎么发展，医管局行政总裁表示", []),
        ("顶尖私募琅方量化今日晚间宣布，琅方量化自购", ["琅方量化"]),
        ("琅东矿机年报净利增五成 拟10转7", ["琅东矿机"]),
        ("市里的出口大户金琅电子有限公司近期停工", ["金琅电子有限公司"]),
        ("琅石投资曾业绩腰斩\n记者徐佳琅石投资(600953)公布，琅石投资表示，琅石投资称", ["琅石投资"]),
        ("公司收购琅山环保，切入新领域；收购一车大蒜，收购海外资产，收购玉米", ["琅山环保"]),
        ("京城各大超市的存货，随后，创维长虹、海信纷纷跟进", ["创维", "长虹", "海信"]),
        ("据市场研究机构WitsVue统计，方琅资本宣布入股", ["WitsVue", "方琅资本"]),
        ("与王一祥签署股权转让协议，王一祥持股", []),
        ("宁德时代、琅版石涨停，琅迅达“20cm”涨停", ["宁德时代", "琅版石", "琅迅达"]),
        ("琅州王(行情002994,诊股)公告，子公司琅州王国际贸易有限公司亏损", ["琅州王", "琅州王国际贸易有限公司"]),
        ("中石油、中石化鸣冤叫屈；与卖方协商一致，签署了", ["中石油", "中石化"]),
        ("危险废物超期贮存和危险废物管理不规范的16家企业", []),
        ("这家硅谷人工智能软件公司的客户，收购西班牙港口公司", []),
        ("如一汽奔腾、华晨琅驰、琅捷、比亚迪F6", ["一汽", "比亚迪"]),
        ("中国中药协会召开座谈会，打击赌诈集团", []),
        ("*ST琅首：拟出售资产\n*ST琅首公告，澄首投资持有的股份被冻结", ["*ST琅首", "澄首投资"]),
        ("控股子公司上海琅天部分房产被查封", ["上海琅天"]),
    ],
)
def test_what_stands_beside_a_name(finders: tuple[RegionFinder, CompanyFinder], text: str, expected: list[str]) -> None:
    assert names(finders, text) == expected


def test_region_and_brand_is_a_short_form(finders: tuple[RegionFinder, CompanyFinder]) -> None:
    text = "南京琅驰投资管理有限公司入股，南京琅驰持股5%。"
    regions, companies = finders
    found = companies.find(text, regions.find(text))
    assert [(text[m.start : m.end], m.id) for m in found] == [
        ("南京琅驰投资管理有限公司", "南京琅驰投资管理有限公司"),
        ("南京琅驰", "南京琅驰投资管理有限公司"),
    ]


def test_a_branch_joins_the_bank_before_it(finders: tuple[RegionFinder, CompanyFinder]) -> None:
    assert names(finders, "向中国银行上海分行贷款") == ["中国银行上海分行"]
