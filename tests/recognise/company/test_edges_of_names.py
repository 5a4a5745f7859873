"""Where a name ends and begins beside words that look like its own, and what only describes firms."""

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
        # the last of a list, before 等 and no word for firms
        ("入场的有特斯拉、云泽高科等。", ["特斯拉", "云泽高科"]),
        # a known firm at the head of plain words, then 公司
        ("工程由中石化第二建设公司承包。", ["中石化第二建设公司"]),
        ("中石化下属公司承包。", ["中石化"]),
        # a word of firms alone before a place is a verb
        ("上海医药宣布控股青岛云澜药业。", ["上海医药", "青岛云澜药业"]),
        # a dash between 子公司 and the name
        ("公司与全资子公司——林芝云澜签署协议。", ["林芝云澜"]),
        # a trade of its own, 企业 and a name
        ("另一方是当地的光学企业云澜泽芯。", ["云澜泽芯"]),
        ("大部分的光学企业云集于此。", []),
        ("国内光学企业鱼龙混杂。", []),
        # what is made a year
        ("镇里的云澜粮食年生产量3万吨。", ["云澜粮食"]),
        # a place that reaches into a known name
        ("建成北京东—济南线路。", []),
        ("日企如东芝也来了。", ["东芝"]),
        # a long known name, though 达产 is a word
        ("长安福特马自达产量下滑。", ["长安福特马自达"]),
        # descriptions
        ("培育销售额过千亿元的全国性医药云澜集团。", []),
        ("建成了大型医药零售有限公司。", []),
        ("上半年全国云晶电池产量增长。", []),
    ],
)
def test_names_among_their_neighbours(finder: CompanyFinder, text: str, expected: list[str]) -> None:
    assert [m.id for m in finder.find(text, [])] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a count opens a list of firms
        ("现有矿山企业2个，分别为云岭铁矿和青澜铁矿，存量丰富。", ["云岭铁矿", "青澜铁矿"]),
        ("现有企业3家，有效带动就业。", []),
        # works that go by their place are not called by the place alone
        ("镇里有青澜采石场、云岭采石场，青澜村在北边。", ["云岭采石场", "青澜采石场"]),
        # a stock's box of news without its code
        ("昨日，云岭港九(行情股吧)董事长到会。", ["云岭港九"]),
        # a known group with a place and a trade
        ("昨天，中船广州造船交付油船。", ["中船广州造船"]),
        # two known firms of which one's full name begins like the other's
        ("好于中国石化、中国石油两大集团。", ["中国石化", "中国石油"]),
        # what spoils a known name spoils it wherever it stands
        ("中国建材提价。中国建材行业复苏。", ["中国建材"]),
        # goods and funds rise too, and a name ends before its verb
        ("苹果、谷歌、微软涨超1%。", ["微软", "苹果", "谷歌"]),
        ("期货收盘，沥青、豆二、苹果涨超4%。", []),
        ("道指ETF、云岭指数ETF跌2%，标普做多涨1%。", []),
        # names in letters of several words before a code; heads of states; old scripts
        ("Sky Harbour(SKH.N)跌5%，特斯拉(TSLA.O)涨1%。", ["Sky Harbour", "特斯拉"]),
        ("昨日同云岭总理阿尔巴诺共同出席，中国和文莱共建平台。", []),
        ("展出的甲骨文、青澜铭文、云岭简牍很多。", []),
        # one brand at several places is several firms
        ("向子公司苏州云澜、天津云澜、上海云澜分别增资。", ["上海云澜", "天津云澜", "苏州云澜"]),
        ("先后收购了龙云腾、红岭剑、明澜辉三家，产能扩大。", ["明澜辉", "红岭剑", "龙云腾"]),
        ("记者 李澜川 3月5日晚间发布公告，李澜川称。", []),
        ("位于绍兴的绍兴水处理公司扩建。", ["绍兴水处理公司"]),
        # a verb after the form of a firm
        (
            "特斯拉、青禾澜佳、澜轮股份、云澜股份涨停，高澜股份、澜坪新能涨8%。",
            ["特斯拉", "青禾澜佳", "澜轮股份", "云澜股份", "高澜股份", "澜坪新能"],
        ),
        ("就连可口可乐也加入，涉嫌信披违法违规公司及猎头公司到会。", ["可口可乐"]),
        # verbs before names, and words that name no firm
        ("刚刚借壳广钢股份，每当澜泽公司增产，又阻止青澜公司出口。", ["广钢股份", "澜泽公司", "青澜公司"]),
        ("拟注销股份3万股，云岭转债(121.380,-2.69,-2.17%)收跌。", []),
        ("李一川任董事长，中石油抗衡对手。", ["中石油"]),
    ],
)
def test_lists_boxes_and_known_firms(finder: CompanyFinder, text: str, expected: list[str]) -> None:
    assert sorted({m.id for m in finder.find(text, [])}) == sorted(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # goods of two firms: what stands beside the second is no firm
        ("如云澜的微晶、宁德时代的电池等产品。", ["宁德时代"]),
        # a well-known name of common words after what describes firms
        ("另一家厂商三星正在扩产。", ["三星"]),
        # a tail of firms at the end of what is described
        ("代理商云澜电气在省内办了展。", ["云澜电气"]),
        # counted firms and one of many are no names
        ("有云澜汽贸和青禾汽贸两家汽贸集团到会。", ["云澜汽贸", "青禾汽贸"]),
        ("它是省内有实力的大件吊装公司之一。", []),
        # 会展 is no verb
        ("大会在云澜国际会展中心举行。", []),
        # officers of a department
        ("云澜卫浴销售中心总经理李一川说。", ["云澜卫浴"]),
        # a name in letters is a form of the one in Chinese; with a word behind it, it is that of goods
        ("飞利浦(Philips)扩产。", ["飞利浦"]),
        ("商店不卖Skycast、Google Home等产品。", ["Google"]),
        ("格力和志高主打杀菌。", ["志高", "格力"]),
        # what only looks like a known firm
        ("制造业要智改数转网联。", []),
    ],
)
def test_descriptions_and_goods_beside_names(finder: CompanyFinder, text: str, expected: list[str]) -> None:
    assert sorted({m.id for m in finder.find(text, [])}) == sorted(expected)
