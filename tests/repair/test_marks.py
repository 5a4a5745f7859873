import pytest

from zhsignals.repair.marks import mask_invisible, mask_marks


def shown(masked: str) -> str:
    return masked.replace("\0", "")


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("**全县**签约项目**12个**", "全县签约项目12个"),
        ("## 二、重点项目", " 二、重点项目"),
        ("###重点", "重点"),
        ("#水稻", "#水稻"),
        ("> 引用的话", "引用的话"),
        ("- 总投资3亿元", " 总投资3亿元"),
        ("-3.2%的降幅", "-3.2%的降幅"),
        ("*ST海润公告", "*ST海润公告"),
        ("见[规划全文](https://example.org/a)第三章", "见规划全文第三章"),
        ("[1]注", "[1]注"),
        ("前![图](a.png)后", "前后"),
        ("<!--body-->甲<b>乙</b>&nbsp;丙&amp;丁", "甲乙 丙&丁"),
        ("一<br>二", "一\n二"),
        ("---", ""),
        ("| 县 | 个数 |\n| --- | --- |\n| 甲 | 12 |", "| 县 | 个数 |\n\n| 甲 | 12 |"),
        ("甲|乙", "甲|乙"),
        (r"下降4\~6℃\*\*", "下降4~6℃"),
        ('前{{< video src="a" >}}后', "前后"),
        ("3<5且7>2", "3<5且7>2"),
    ],
)
def test_marks_are_masked_in_place(raw, expected):
    masked = mask_marks(raw)
    assert len(masked) == len(raw)
    assert shown(masked) == expected


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("\ufeff全县", "全县"),
        ("重\u200b庆", "重庆"),
        ("投资\u200b5亿元", "投资5亿元"),
        ("投资1\u200b2亿元", "投资1\u200b2亿元"),
        ("投资1 \u200b 2亿元", "投资1 \u200b 2亿元"),
        ("投资1\u200b\n2亿元", "投资1\u200b\n2亿元"),
        ("三\u2060十家", "三\u2060十家"),
        ("12\u200b.5%", "12\u200b.5%"),
        ("12个\u200b", "12个"),
    ],
)
def test_invisible_characters_never_join_digits(raw, expected):
    assert shown(mask_invisible(raw)) == expected
