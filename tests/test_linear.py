"""Cost grows with length only: twice the text takes at most 2.6 times the CPU time, on texts that nobody writes.

Ratios, never seconds. A doubling that looks too dear is measured again, with more repeats, before it counts.
The measurements run on every core side by side: a process has its own CPU time.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from functools import cache

import pytest

from zhsignals.lexicon import Patterns, TermIndex, load_patterns
from zhsignals.pipeline import Extractor
from zhsignals.quantity import QuantityReader
from zhsignals.recognise import CompanyFinder, IndustryFinder, ProjectFinder, RegionFinder
from zhsignals.repair import Repairer

MOST = 2.6
"""Linear doubles; quadratic quadruples."""
SIZES = (4_000, 8_000, 16_000, 32_000)
LONG = 0.03
"""CPU seconds after which a text is long enough to be doubled."""
NOTHING = 0.004
"""CPU seconds below which a ratio says nothing: noise is as large."""
TRIES = 15
AGAIN = 4
"""Measurements, a second apart, before a ratio is believed: a busy machine is slow for seconds; what is quadratic is so again."""

UNITS = {
    "digits": "7",
    "flattened tables": "指标\n数值（亿元）\n甲\n1\n乙\n2\n",
    "rows between bars": "| 甲 | 7 | 8 |\n",
    "spaced digits": "7 ",
    "comma groups": "7,",
    "decimals": "7.7",
    "Chinese numerals": "三",
    "Chinese places": "十百千万亿",
    "open brackets": "（",
    "closed brackets": "（）",
    "quotation marks": "“",
    "list marks": "、",
    "listed numbers": "7、",
    "listed names": "湖滨、",
    "Han without punctuation": "沿江两岸绿意盎然",
    "one character": "发",
    "yi yuan": "亿元",
    "amounts": "7亿元",
    "listed amounts": "7亿元、",
    "amounts and clauses": "到位7亿元，",
    "same growth": "增长7%，",
    "firms": "有限公司",
    "named firms": "湖滨科技有限公司",
    "short codes": "湖滨（2448）增，",
    "coded firms": "湖滨（2448）股价升，",
    "rising firms": "湖滨股价升，",
    "listed firms": "湖滨科技、",
    "projects": "项目",
    "named projects": "湖滨大道改造项目",
    "listed projects": "湖滨大道改造工程、",
    "cities": "市",
    "years": "年",
    "dated": "2023年",
    "ranges": "1月至",
    "newlines": "\n",
    "short lines": "湖滨\n",
    "industries": "新能源",
    "metrics": "产值",
    "et cetera": "等企业",
    "currencies": "收入7亿元（美元，下同）",
    "opened lists": "上市企业2家，分别为湖滨铁矿和青禾铁矿，",
    "prose": "湖滨县签约项目7个，总投资7亿元，同比增长7%。",
}

Stage = Callable[[str], Callable[[], object]]
"""Prepares what a stage needs of a text, and returns the stage's work alone."""


@cache
def patterns() -> Patterns:
    return load_patterns()


@cache
def stages() -> dict[str, Stage]:
    """The stages by name; each is made once."""
    p = patterns()
    repairer, reader, extractor = Repairer(p), QuantityReader(p), Extractor()
    regions, industries, companies, projects = RegionFinder(p), IndustryFinder(p), CompanyFinder(p), ProjectFinder(p)
    terms = TermIndex([*p.entries("metric"), *p.entries("cue")])
    extractor("")

    def find_projects(text: str) -> Callable[[], object]:
        firms, quantities = companies.find(text, regions.find(text)), reader.read(text, "2023-08-18").quantities
        return lambda: projects.find(text, firms, quantities)

    def find_companies(text: str) -> Callable[[], object]:
        places = regions.find(text)
        return lambda: companies.find(text, places)

    return {
        "repair": lambda text: lambda: repairer.repair(text),
        "split": lambda text: lambda: repairer.split(text),
        "quantities": lambda text: lambda: reader.read(text, "2023-08-18"),
        "regions": lambda text: lambda: regions.find(text),
        "industries": lambda text: lambda: industries.find(text),
        "companies": find_companies,
        "projects": find_projects,
        "terms": lambda text: lambda: terms.find(text),
        "extract": lambda text: lambda: extractor(text, published="2023-08-18").to_json(),
    }


@contextmanager
def collector_off() -> Iterator[None]:
    """The garbage collector's pauses belong to no text."""
    gc.collect()
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def spent(work: Callable[[], object]) -> float:
    """CPU seconds of one run."""
    start = time.process_time()
    work()
    return time.process_time() - start


def grown(unit: str, size: int) -> str:
    return unit * (size // len(unit))


def ratio_of_doubling(stage: Stage, unit: str, tries: int = TRIES) -> tuple[float, int]:
    """Least time at 2n over least time at n, with n large enough to be measured."""
    for size in SIZES:
        small = stage(grown(unit, size))
        least = spent(small)
        if least > LONG or size == SIZES[-1]:
            break
    large = stage(grown(unit, 2 * size))
    most, ratio = spent(large), 9.0
    for _ in range(tries):
        least = min(least, spent(small))
        ratio = most / max(least, 1e-9)
        if most < NOTHING or ratio <= MOST:
            return (0.0 if most < NOTHING else ratio), size
        most = min(most, spent(large))
    return ratio, size


Measured = Future[tuple[float, int]]


def measured(name: str, text: str) -> tuple[float, int]:
    """The ratio of a stage on a text, and the length of the text."""
    with collector_off():
        for _ in range(AGAIN):
            ratio, size = ratio_of_doubling(stages()[name], UNITS[text])
            if ratio <= MOST:
                break
            time.sleep(1)
    return ratio, size


@pytest.fixture(scope="module")
def measurements(request: pytest.FixtureRequest) -> Iterator[dict[tuple[str, str], Measured]]:
    """What the tests that were asked for measure, by stage and text."""
    asked = [i.callspec.params for i in request.session.items if getattr(i, "function", None) is test_twice_the_text_takes_twice_the_time]
    pool = ProcessPoolExecutor(os.cpu_count(), multiprocessing.get_context("spawn"))
    yield {(p["name"], p["text"]): pool.submit(measured, p["name"], p["text"]) for p in asked}
    pool.shutdown(cancel_futures=True)


@pytest.mark.slow
@pytest.mark.parametrize("text", UNITS)
@pytest.mark.parametrize("name", ["repair", "split", "quantities", "regions", "industries", "companies", "projects", "terms", "extract"])
def test_twice_the_text_takes_twice_the_time(name: str, text: str, measurements: dict[tuple[str, str], Measured]) -> None:
    ratio, size = measurements[name, text].result()
    assert ratio <= MOST, f"{name}: {ratio:.2f} times as long for twice {size} characters of {UNITS[text]!r}"


def test_a_quadratic_stage_is_seen() -> None:
    with collector_off():
        ratio, _ = ratio_of_doubling(lambda text: lambda: sum(text.count("7", 0, i) for i in range(0, len(text), 4)), "7", tries=2)
    assert ratio > MOST
