"""The page in a real browser: it opens, links both ways, filters, stays quiet and stays offline."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from browser import chromium, missing, resize
from report_sample import RAW, record

from zhsignals.lexicon import Entry, Patterns, default_folder
from zhsignals.records import Company, Evidence, Ledger, Record, Region, Section, Source
from zhsignals.records.record import NumeralUse
from zhsignals.report import write_report

pytestmark = [pytest.mark.browser, pytest.mark.skipif(bool(missing()), reason=missing() or "")]

EVIL = (
    '</script><img src=x onerror="window.hit=1"><a href="javascript:window.hit=1">https://evil.example/</a>=HYPERLINK("x")\u202e\u200b\x07'
)


@pytest.fixture(scope="module")
def driver(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    with chromium(tmp_path_factory.mktemp("profile")) as browser:
        yield browser


@pytest.fixture
def page(driver: Any, tmp_path: Path) -> Iterator[Any]:
    """Three articles: the invented one, one full of markup, one without text."""
    evil = Record(
        id=EVIL,
        title=EVIL,
        source=Source(publisher=EVIL, byline=(EVIL,), uri="javascript:window.hit=1"),
        sections=(Section(heading=EVIL),),
        facts=tuple(
            f.model_copy(update={"label": EVIL, "metric": "evil", "rule": EVIL, "mentions": (), "section": 0}) for f in record().facts
        ),
        companies=(Company(name=EVIL, also=(EVIL,), mentions=(Evidence(spans=((0, 3),), text="</s"),)),),
        numerals=Ledger(total=1, other=(NumeralUse(spans=((0, 1),), text=EVIL),)),
        warnings=(EVIL,),
    )
    records = [record(), evil, record(id="no-text")]
    patterns = Patterns()
    patterns.read_folder(default_folder() / "metrics")
    patterns.add(Entry(id="evil", kind="metric", file="x.toml", line=1, zh=EVIL, en=EVIL))
    write_report(records, {"invented-1": RAW, EVIL: EVIL + "\r\n\u202d end"}, tmp_path / "r.html", title=EVIL, patterns=patterns)
    resize(driver, 1400, 900)
    driver.get("about:blank")
    logs(driver)
    driver.get((tmp_path / "r.html").as_uri())
    yield driver
    assert [entry for entry in driver.get_log("browser") if entry["level"] != "INFO"] == []
    assert {url for url in logs(driver) if not url.startswith(("file:", "data:", "about:"))} == set()


def logs(driver: Any) -> list[str]:
    """Addresses of all requests since the last call."""
    events = [json.loads(entry["message"])["message"] for entry in driver.get_log("performance")]
    return [e["params"]["request"]["url"] for e in events if e["method"] == "Network.requestWillBeSent"]


def js(driver: Any, script: str, *values: Any) -> Any:
    """Run a script and give its result."""
    return driver.execute_script(script, *values)


def classes(driver: Any, selector: str) -> list[str]:
    return js(driver, "return [...document.querySelectorAll(arguments[0])].map(n => n.className.baseVal ?? n.className)", selector)


def texts(driver: Any, selector: str) -> list[str]:
    return js(driver, "return [...document.querySelectorAll(arguments[0])].map(n => n.textContent)", selector)


def press(driver: Any, keys: str) -> None:
    from selenium.webdriver.common.action_chains import ActionChains

    ActionChains(driver).send_keys(keys).perform()


def click(driver: Any, selector: str) -> None:
    from selenium.webdriver.common.by import By

    wait(driver, "return document.querySelector(arguments[0]) !== null", selector)
    driver.find_element(By.CSS_SELECTOR, selector).click()


def choose(driver: Any, name: str, words: str) -> None:
    from selenium.webdriver.common.by import By

    box = driver.find_element(By.ID, name)
    next(o for o in box.find_elements(By.TAG_NAME, "option") if words in o.text).click()


def hover(driver: Any, selector: str) -> None:
    from selenium.webdriver.common.action_chains import ActionChains
    from selenium.webdriver.common.by import By

    ActionChains(driver).move_to_element(driver.find_element(By.CSS_SELECTOR, selector)).perform()


def open_first(driver: Any) -> None:
    click(driver, '.entry[data-at="0"]')
    wait(driver, "return document.querySelector('.raw') !== null")


def test_overview_draws_every_chart(page: Any) -> None:
    assert len(texts(page, "#overview .plot")) == 8
    assert js(page, "return document.querySelectorAll('#overview circle.point').length") == 21
    assert len(texts(page, ".entry")) == 3


def test_article_stands_as_it_was(page: Any) -> None:
    open_first(page)
    assert js(page, "return document.querySelector('.raw').textContent") == RAW
    split = texts(page, '.raw .m[data-key="f2"]')
    assert "".join("".join(split).split()) == "合同引资186亿元" and len(split) == 2


def test_click_in_text_selects_the_fact_and_back(page: Any) -> None:
    open_first(page)
    click(page, '.raw > .m[data-key="f5"] + .m[data-key="f5"]')
    assert texts(page, '.fact-card[aria-current="true"] .value') == ["24.4亿元"]
    assert "links/level#revenue" in texts(page, ".fact-card.on dd")
    assert any("+47.9%" in t for t in texts(page, ".fact-card.kin"))
    click(page, '.fact-card[data-key="f8"] .value')
    assert "".join("".join(texts(page, ".raw .m.fact.on")).split()) == "总投资约35亿元"
    assert page.current_url.endswith("#a=invented-1&f=f8")


def test_nested_mentions_are_reached_by_clicking_again(page: Any) -> None:
    open_first(page)
    inner = '.raw .m[data-key="industries:0"][data-n="0"]'
    click(page, inner)
    assert classes(page, '.fact-card[data-key="f5"]')[0].endswith(" on")
    click(page, inner)
    assert " on" in classes(page, inner)[0]
    assert any(" kin" in c for c in classes(page, '.fact-card[data-key="f7"]'))


def test_hover_lights_both_ways(page: Any) -> None:
    open_first(page)
    hover(page, '.raw .m[data-key="f1"]')
    assert " lit" in classes(page, '.fact-card[data-key="f1"]')[0]
    hover(page, '.fact-card[data-key="f2"]')
    assert all(" lit" in c for c in classes(page, '.raw .m[data-key="f2"]'))
    assert " lit" not in classes(page, '.fact-card[data-key="f1"]')[0]


def test_badges_lead_from_growth_to_level_and_to_the_project(page: Any) -> None:
    open_first(page)
    click(page, '.fact-card[data-key="f6"] .badge.k-amount')
    assert texts(page, '.fact-card[aria-current="true"] .value') == ["24.4亿元"]
    click(page, '.fact-card[data-key="f9"] .badge.k-projects')
    assert "".join(texts(page, '.raw .m[data-key="projects:0"].on:not(.m .m)')) == "澄光智能传感器产业园项目"


def test_filters(page: Any) -> None:
    open_first(page)
    count = "return document.querySelectorAll('.fact-card').length"
    click(page, '.chip[data-kind="change"]')
    assert js(page, count) == 2 and all(" off" in c for c in classes(page, '.raw .m[data-key="f1"]'))
    click(page, "#clear")
    click(page, '.chip[data-status="target"]')
    assert texts(page, ".fact-card .value") == ["300亿元"]
    click(page, "#clear")
    choose(page, "pick-metric", "营业收入")
    assert js(page, count) == 2
    click(page, "#clear")
    choose(page, "pick-company", "澄光")
    assert texts(page, ".fact-card .value") == ["约 35亿元", "26万平方米"]
    click(page, "#clear")
    click(page, "#find-fact")
    press(page, "米粉")
    assert js(page, count) == 3


def test_ledger_and_audit_are_in_sight(page: Any) -> None:
    open_first(page)
    assert texts(page, "#ledger .chip") == ["8848"]
    assert "文中 60%, 计算 62%" in texts(page, ".finding.differs")[0]
    click(page, "#ledger .chip")
    assert texts(page, ".raw .m.k-unread.on") == ["8848"]
    click(page, ".finding.differs")
    assert len(set(js(page, "return [...document.querySelectorAll('.fact-card.on, .fact-card.kin')].map(n => n.dataset.key)"))) == 3


def test_keys(page: Any) -> None:
    open_first(page)
    keys = [js(page, "return document.querySelector('.fact-card.on')?.dataset.key") for k in "jjk" if press(page, k) is None]
    assert keys == ["f1", "f2", "f1"]
    press(page, "\ue007")
    assert js(page, "return document.activeElement.closest('.raw') !== null")
    press(page, "\ue015")
    assert js(page, "return document.activeElement.dataset.key") == "f2"
    press(page, "\ue00c")
    assert classes(page, ".fact-card.on") == []
    press(page, "/")
    assert js(page, "return document.activeElement.id") == "search"
    press(page, "\ue00c")
    press(page, "n")
    wait(page, """return document.querySelector('.entry[data-at="1"][aria-current="true"]') !== null""")
    press(page, "?")
    assert js(page, "return document.getElementById('help').open")


def test_tab_has_one_stop_in_the_text_and_one_in_the_list(page: Any) -> None:
    open_first(page)
    assert js(page, "return document.querySelectorAll('.raw [tabindex=\"0\"]').length") == 1
    assert js(page, "return document.querySelectorAll('#facts [tabindex=\"0\"]').length") == 1


def test_search_goes_through_texts(page: Any) -> None:
    click(page, "#search")
    press(page, "旧船坞")
    wait(page, "return document.querySelectorAll('.entry').length === 1")


def test_overview_leads_to_articles_and_facts(page: Any) -> None:
    js(page, "document.querySelector('svg.k-companies .hit').dispatchEvent(new MouseEvent('click'))")
    assert len(texts(page, ".entry")) in (1, 2) and texts(page, "#only")
    js(page, "document.querySelector('circle.point').dispatchEvent(new MouseEvent('click'))")
    wait(page, "return document.querySelector('.fact-card.on') !== null")


def test_markup_in_data_is_inert(page: Any) -> None:
    click(page, '.entry[data-at="1"]')
    wait(page, "return document.querySelector('.raw') !== null")
    assert js(page, "return window.hit") is None
    assert texts(page, ".fact-card .metric")[0].startswith("</script><img")
    assert (
        js(
            page,
            "return document.querySelectorAll('#frame :is(a, img, iframe, [href], [src], [onclick])').length",
        )
        == 0
    )
    raw = texts(page, ".raw")[0]
    assert raw == EVIL.replace("\u202e", "U+202E").replace("\u200b", "U+200B").replace("\x07", "U+0007") + "\nU+202D end"
    everything = js(
        page,
        "const all = [...document.querySelectorAll('*')].flatMap(n => [...n.attributes].map(a => a.value));"
        "return document.documentElement.innerText + all.join() + document.title",
    )
    assert not set(everything) & set("\u202e\u202d\u200b\x07")
    assert "onerror=" in texts(page, "#title")[0] and "[U+202E]" in page.title


def test_record_without_text_shows_its_facts(page: Any) -> None:
    click(page, '.entry[data-at="2"]')
    wait(page, "return document.querySelector('#no-text') !== null")
    assert texts(page, "#no-text") and len(texts(page, ".fact-card")) == 12
    press(page, "j")
    assert "集中签约项目23个" in "".join(texts(page, ".fact-card.on .more"))


def test_language_switch(page: Any) -> None:
    open_first(page)
    click(page, "#to-language")
    assert "18.6 billion CNY" in texts(page, ".fact-card .value")
    assert js(page, "return document.documentElement.lang") == "en"
    click(page, "#to-language")
    assert "186亿元" in texts(page, ".fact-card .value")


def test_phone_shows_text_then_fact(page: Any) -> None:
    resize(page, 390, 844)
    page.refresh()
    click(page, "#menu")
    wait(page, "return document.querySelector('#side').getBoundingClientRect().left === 0")
    open_first(page)
    assert js(page, "return document.documentElement.scrollWidth") <= 390
    wait(page, "return document.querySelector('#side').getBoundingClientRect().right <= 0")
    click(page, '.raw .m[data-key="f1"]')
    assert texts(page, "#peek .value") == ["23个"] and js(page, "return !document.getElementById('peek').hidden")
    click(page, '#tabs [data-tab="facts"]')
    click(page, '.fact-card[data-key="f4"] .value')
    assert js(page, "return document.getElementById('main').dataset.tab") == "text"


def test_overlaps_astral_characters_and_line_breaks_keep_their_places(driver: Any, tmp_path: Path) -> None:
    dice = random.Random(7)
    raw = "".join(dice.choices("甲乙丙1２3亿元😀𠮷\n\r\t　", k=400)) + "\r\n"
    mentions = []
    for _ in range(60):
        edges = sorted(dice.sample(range(len(raw)), 4))
        spans = ((edges[0], edges[0] + dice.randint(1, 30)),) if dice.random() < 0.7 else ((edges[0], edges[1]), (edges[2], edges[3]))
        spans = tuple((s, min(e, len(raw))) for s, e in spans)
        mentions.append(Evidence(spans=spans, text="".join("".join(raw[s:e] for s, e in spans).split())))
    facts = tuple(record().facts[1].model_copy(update={"id": f"f{n}", "mentions": (m,)}) for n, m in enumerate(mentions[:45]))
    regions = (Region(name="甲", mentions=tuple(mentions[45:])),)
    report = write_report([Record(id="x", facts=facts, regions=regions, numerals=Ledger(total=60))], {"x": raw}, tmp_path / "r.html")
    assert report.without_text == 0
    driver.get(report.files[0].as_uri())
    assert texts(driver, ".raw")[0] == raw.replace("\r\n", "\n").replace("\r", "\n")
    for n, mention in enumerate(mentions):
        key, at = (f"f{n}", 0) if n < 45 else ("regions:0", n - 45)
        shown = "".join(texts(driver, f'.raw .m[data-key="{key}"][data-n="{at}"]'))
        assert "".join(shown.split()) == mention.text


def wait(driver: Any, script: str, *values: Any) -> None:
    """Until the script is true; at most three seconds."""
    from selenium.webdriver.support.ui import WebDriverWait

    WebDriverWait(driver, 3, poll_frequency=0.05).until(lambda d: js(d, script, *values))


def test_opens_in_under_three_seconds_with_two_thousand_articles(driver: Any, tmp_path: Path) -> None:
    one = record()
    report = write_report((one.model_copy(update={"id": f"a{i}"}) for i in range(2000)), lambda r: RAW, tmp_path / "r.html")
    assert len(report.files) == 1 and report.files[0].stat().st_size < 30_000_000
    driver.get(report.files[0].as_uri())
    spent = js(driver, "return performance.now()")
    assert len(texts(driver, ".entry")) == 150 and spent < 3000
