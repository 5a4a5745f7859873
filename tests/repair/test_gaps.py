import pytest


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        # press text that comes cut into words
        ("全市 完成 工业 总产值 12.5 亿元 ， 同比 增长 8.3% 。", "全市完成工业总产值12.5亿元，同比增长8.3%。"),
        ("本报 云溪 12月 2日 电 （ 记者 方圆 、 宋扬 ）", "本报云溪12月2日电（记者方圆、宋扬）"),
        ("引进 Smart Grid 平台 和 5G 基站 120 座", "引进Smart Grid平台和5G基站120座"),
        # digits spaced one by one
        ("到2 0 0 5年 , 第三产业比重达到3 5 %左右 。", "到2005年,第三产业比重达到35%左右。"),
        ("增长8 . 5 %", "增长8.5%"),
        ("控制在1 0 ‰以下", "控制在10‰以下"),
        # what separates stays
        ("甲县 106 114 119", "甲县 106 114 119"),
        ("竞逐新赛道 老城添活力", "竞逐新赛道 老城添活力"),
        ("2012 年 853 个", "2012年853个"),
        ("| **2020 年** | **2021 年** |", "| 2020年 | 2021年 |"),
        ("| **总数** | **853** | 901 |", "| 总数 | 853 | 901 |"),
        ("三次产业比例调整为1 9 : 4 4 : 3 7", "三次产业比例调整为19:44:37"),
        ("预期目标: 生产总值增长8%左右 , 人均增长6.5%", "预期目标:生产总值增长8%左右,人均增长6.5%"),
        # padded labels of tables
        ("粮　　食", "粮食"),
        ("#水  稻", "#水稻"),
        ("指         标", "指标"),
        # prose out of a PDF
        (
            "为抢抓发展机遇，全力支持战略新 兴产业和特色农业加快发展，推动产业规模化。",
            "为抢抓发展机遇，全力支持战略新兴产业和特色农业加快发展，推动产业规模化。",
        ),
        ("第 1 0 条 鼓励创新", "第10条鼓励创新"),
    ],
)
def test_gaps(repairer, raw, expected):
    assert repairer.repair(raw).text == expected


def test_a_spaced_number_is_never_made_of_two_numbers(repairer):
    assert repairer.repair("完成 12 15 亿元").text == "完成 12 15 亿元"
