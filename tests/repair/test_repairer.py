import gzip
import itertools
import json
import os
import random
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from zhsignals.lexicon import load_patterns
from zhsignals.repair import Repairer
from zhsignals.repair.characters import Characters

SHARED = Path(os.environ.get("ZHSIGNALS_SHARED", Path(__file__).parents[3] / "shared"))
CORPUS = Path(__file__).parents[2] / "corpus" / "articles"
MARKS = frozenset("|>&;<")
PATTERNS = load_patterns()
REPAIRER = Repairer(PATTERNS)
CHARACTERS = Characters(PATTERNS)
BITS = [
    *"亿元万１２12345. \n\n\u3000\r\t，。；、（）“”|#*->一、招商引资项目国開發經濟吉义电子合同投资额\u200b\ufeff\x00\x0c%％．abc摄：<br>[](http://a)"
]
BITS += [
    "\\*",
    "{{< a >}}",
    "\n\n",
    "本报记者 赵一",
    "全区招商引资合",
    "同投资额12亿元。",
    "其中，企业",
    "第1页",
    "https://a.b",
    "**",
    "---",
    "| a | b |",
    "　　",
    "图为现场。",
]
TEXTS = st.lists(st.sampled_from(BITS), max_size=60).map("".join) | st.text(max_size=80)


def check(raw: str) -> None:
    """Every character leads back to the one it stands for; a second repair changes nothing."""
    out = REPAIRER.repair(raw)
    for i, shown in enumerate(out.text):
        read = raw[out.origin.raw(i)]
        folded = "〇" if shown == "〇" and read == "○" else CHARACTERS.fold(read)
        if out.traditional:
            folded = CHARACTERS.simplify(folded)
        assert shown in (folded, read) or (shown in " \n" and (read in MARKS or read.isspace())), (i, shown, read)
    assert REPAIRER.repair(out.text).text == out.text
    for start, end in [*out.furniture, *out.captions, *([out.title] if out.title else [])]:
        assert 0 <= start < end <= len(out.text)
        assert "\n" not in out.text[start:end]


@settings(max_examples=400, deadline=None, suppress_health_check=list(HealthCheck))
@given(TEXTS)
def test_any_text_is_repaired_with_a_way_back(raw):
    check(raw)


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(TEXTS)
def test_split_covers_any_text(raw):
    spans = REPAIRER.split(raw)
    assert spans[0][0] == 0
    assert spans[-1][1] == len(raw)
    assert all(a[1] == b[0] for a, b in itertools.pairwise(spans))


@pytest.mark.parametrize("path", sorted(CORPUS.glob("*.txt")) if CORPUS.is_dir() else [], ids=lambda p: p.stem)
def test_corpus(path):
    check(path.read_text(encoding="utf-8"))


@pytest.mark.skipif(not SHARED.is_dir(), reason="shared data absent")
def test_shared_articles_and_pool():
    paths = [*SHARED.glob("articles/*.txt"), *SHARED.glob("articles-unlabelled/*.txt")]
    with gzip.open(SHARED / "pool.jsonl.gz", "rt", encoding="utf-8") as file:
        texts = [json.loads(line)["text"] for line in file]
    for raw in [*(p.read_bytes().decode("utf-8") for p in paths), *random.Random(3).sample(texts, 300)]:
        check(raw)


@pytest.mark.skipif(not SHARED.is_dir(), reason="shared data absent")
@pytest.mark.parametrize("name", ["seed-1", "seed-2", "seed-3"])
def test_seed_sentences_are_whole(name):
    raw = (SHARED / "articles" / f"{name}.txt").read_text(encoding="utf-8")
    out = REPAIRER.repair(raw)
    captions = {out.text[a:b] for a, b in out.captions}
    furniture = {out.text[a:b] for a, b in out.furniture}
    open_lines = [ln for ln in out.text.split("\n") if ln[-1] not in "。！？；”】" and ln not in captions | furniture]
    assert all(len(ln) <= 32 and not ln.startswith("其中") for ln in open_lines), open_lines


def test_repaired_text_is_its_own_repair():
    text = "云溪县招商观察\n全县签约项目12个，总投资3.5亿元。\n增长8%。"
    out = REPAIRER.repair(text)
    assert out.text == text
    assert out.origin.spans(8, 12) == [(8, 12)]


def test_traditional_text_is_simplified_one_to_one():
    raw = "縣府動土\n縣府表示，該園區總投資額為３億元，土地二千坪，預計創造五百個職位。\n記者張誼／嘉義縣報導"
    out = REPAIRER.repair(raw)
    assert out.traditional
    assert "该园区总投资额为3亿元" in out.text
    assert len(out.text) == len(raw)
    assert out.byline == ["張誼"]
    assert out.region_hint == "TW"


def test_one_repairer_serves_many_threads():
    raw = "云溪县招商观察\n园区先后引进昆仑金联、宁海明鑫、吉\n\n义电子等9家配套企业，产业链条更加完整。"
    with ThreadPoolExecutor(8) as pool:
        assert len(set(pool.map(lambda _: REPAIRER.repair(raw).text, range(40)))) == 1


@pytest.mark.parametrize("empty", ["", " ", "\n\n", "\u3000\n \n", "\ufeff", "\0"])
def test_empty(empty):
    out = REPAIRER.repair(empty)
    assert out.text in ("", "\ufffd")
    assert out.title is None
