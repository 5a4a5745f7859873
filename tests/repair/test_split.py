import os
from pathlib import Path

import pytest

SHARED = Path(os.environ.get("ZHSIGNALS_SHARED", Path(__file__).parents[3] / "shared"))
FIRST = (
    "云溪县签约忙\n\n{0}\n\n上半年，云溪县签约项目25个，总投资16亿元，项目涵盖机械、电子、食品三大产业，其中亿元以上项目8个。\n\n"
    "园区道路、管网已经建成，厂房主体完工，设备陆续进场，预计十月试产。"
)
SECOND = (
    "青禾县补链强链\n\n{1}\n\n前三季度，青禾县新增规模以上企业12家，工业投资增长18%，增速列全市第二。\n\n"
    "县里出台十条措施，从用地、用工、融资等方面支持企业发展，营商环境持续优化。"
)


def parts(repairer, raw):
    return [raw[a:b].strip() for a, b in repairer.split(raw)]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("本报记者 方圆", "本报记者 宋扬"),
        ("2021-03-04", "2021-03-05"),
        ("", "本报记者 宋扬"),
    ],
)
@pytest.mark.parametrize("gap", ["\n\n", "\n\n\n\n", "\r\n\r\n"])
def test_two_articles(repairer, one, two, gap):
    first, second = FIRST.format(one, two), SECOND.format(one, two)
    assert parts(repairer, first + gap + second) == [first, second]


def test_two_reports_with_leads(repairer):
    first = FIRST.format("本报讯（记者 方圆）昨日，云溪县举行集中签约。", "")
    second = SECOND.format("", "本报讯（通讯员 宋扬）眼下，青禾县项目建设正酣。")
    assert parts(repairer, first + "\n\n" + second) == [first, second]


@pytest.mark.parametrize(
    "raw",
    [
        FIRST.format("本报记者 方圆", ""),
        FIRST.format("本报记者 方圆", "") + "\n\n新材料产业潜力无限\n\n近年来，云溪县聚焦新材料，产值突破30亿元，增长12%。",
        # a date under a heading proves nothing where the first article has none
        FIRST.format("", "") + "\n\n历次会议\n2021-03-04\n" + "会议研究了项目落地、要素保障等事项，明确了时间表和责任人。" * 4,
        # digest
        "国内快讯\n\n**云溪港开通新航线**\n\n云溪港日前开通至青禾的集装箱航线，每周两班。\n\n**青禾出台十条措施**\n\n青禾县出台十条措施，支持企业技术改造。",
        # the byline at the end of the first, nothing under the second title
        FIRST.format("", "") + "\n\n本报记者 方圆",
        "",
        "\n",
    ],
)
def test_one_article(repairer, raw):
    assert repairer.split(raw) == [(0, len(raw))]


@pytest.mark.skipif(not SHARED.is_dir(), reason="shared data absent")
def test_seed_files(repairer):
    files = sorted((SHARED / "seeds").glob("*.txt"))
    found = [part for f in files for part in parts(repairer, f.read_text(encoding="utf-8"))]
    want = [(SHARED / "articles" / f"seed-{i}.txt").read_text(encoding="utf-8").strip() for i in (1, 2, 3)]
    assert found == want
