"""The spaCy component on a real spaCy: spans, dicts, serialisation, processes, scores."""

from __future__ import annotations

import pickle
import subprocess
import sys
from pathlib import Path

import pytest
import spacy
from spacy import displacy
from spacy.tokens import Doc, DocBin
from spacy.training import Example

from zhsignals.ext.patternfolder import restore_folders, save_folders
from zhsignals.ext.spacy import COLOURS, ZhSignals, pipe_texts

REPO = Path(__file__).parents[2]


@pytest.fixture
def nlp(reader):
    made = spacy.blank("zh")
    made.add_pipe("zhsignals").extractor = reader
    return made


def test_spans_are_the_mentions(nlp, text, record):
    doc = nlp(text)
    group = doc.spans["zhsignals"]
    assert {s.label_ for s in group} == {"AMOUNT", "COUNT", "QUANTITY", "RATE", "CHANGE", "COMPANY", "PROJECT", "INDUSTRY", "REGION"}
    rate = next(s for s in group if s.label_ == "RATE")
    assert (rate.text, rate.id_, rate.kb_id_) == ("开工率61%", "f6", "start_rate")
    broken = next(s for s in group if s.id_ == "f5")
    assert broken.text == "到位资\n金4.2亿元", "a mention over a line break is one span over the break"
    assert [s.start for s in group] == sorted(s.start for s in group)
    assert doc.text == text


def test_tokens_expand_where_the_segmenter_cuts_elsewhere(reader, text):
    nlp = spacy.blank("zh")
    nlp.add_pipe("zhsignals").extractor = reader
    words = [text[i : i + 7] for i in range(0, len(text), 7)]
    doc = nlp(Doc(nlp.vocab, words=words, spaces=[False] * len(words)))
    assert len(doc.spans["zhsignals"]) == len(nlp(text).spans["zhsignals"])
    rate = next(s for s in doc.spans["zhsignals"] if s.label_ == "RATE")
    assert "开工率61%" in rate.text and len(rate.text) % 7 == 0


def test_the_record_is_plain_and_survives_bytes(nlp, text, record):
    doc = nlp(text)
    assert doc._.zhsignals["facts"][1]["value"] == 0.074
    again = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    bin_ = DocBin(docs=[doc], store_user_data=True)
    stored = next(iter(DocBin(store_user_data=True).from_bytes(bin_.to_bytes()).get_docs(nlp.vocab)))
    for other in (again, stored):
        assert [f["value"] for f in other._.zhsignals["facts"]] == [f["value"] for f in doc._.zhsignals["facts"]]
        assert [(s.text, s.label_, s.id_) for s in other.spans["zhsignals"]] == [(s.text, s.label_, s.id_) for s in doc.spans["zhsignals"]]


def test_what_is_known_of_the_article_reaches_the_reader(nlp, text):
    doc = nlp.make_doc(text)
    doc.user_data |= {"published": "2024-04-09", "id": "x-7", "title": None}
    assert nlp(doc)._.zhsignals["source"]["published"] == "2024-04-09"
    assert doc._.zhsignals["id"] == "x-7"
    nlp.get_pipe("zhsignals").published = "2021"
    assert nlp(text)._.zhsignals["source"]["published"] == "2021"


@pytest.mark.parametrize("processes", [1, 2])
def test_one_bad_text_costs_nothing_but_itself(nlp, text, processes):
    texts = [f"第{i}篇" for i in range(12)]
    texts[5], texts[9] = "raise here", text
    docs = list(nlp.pipe(texts, n_process=processes, batch_size=4))
    assert [d.text for d in docs] == texts
    assert [i for i, d in enumerate(docs) if "error" in d._.zhsignals] == [5]
    assert docs[5]._.zhsignals == {"error": "RuntimeError: asked to"} and len(docs[5].spans["zhsignals"]) == 0
    assert len(docs[9]._.zhsignals["facts"]) == 9


@pytest.mark.parametrize("processes", [1, 2])
def test_texts_spacy_refuses_keep_their_place(nlp, text, processes):
    nlp.max_length = 1000
    texts = ["一", None, text, "长" * 1001, "\ud800", 7, "终"]
    docs = list(pipe_texts(nlp, texts, n_process=processes, batch_size=3))
    assert [d._.zhsignals.get("error") for d in docs] == [
        None,
        "text is NoneType, not str",
        None,
        "text of 1001 characters is longer than nlp.max_length 1000",
        "text has a lone surrogate at 0",
        "text is int, not str",
        None,
    ]
    assert len(docs[2]._.zhsignals["facts"]) == 9


def test_pipeline_survives_disk_and_pickle(tmp_path, reader, text):
    nlp = spacy.blank("zh")
    nlp.add_pipe("zhsignals", config={"spans_key": "sc", "published": "2020"}).extractor = reader
    nlp.to_disk(tmp_path / "model")
    nlp.to_disk(tmp_path / "model")
    for other in (spacy.load(tmp_path / "model"), pickle.loads(pickle.dumps(nlp))):
        component = other.get_pipe("zhsignals")
        assert (component.spans_key, component.published) == ("sc", "2020")
        component.extractor = reader
        assert len(other(text).spans["sc"]) == len(nlp(text).spans["sc"]) > 9


def test_own_patterns_travel_with_the_pipeline(tmp_path):
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "own.toml").write_text('kind = "metric"\n', encoding="utf-8")
    component = ZhSignals(patterns=[tmp_path / "mine", tmp_path / "mine" / "own.toml"])
    component.to_disk(tmp_path / "saved")
    loaded = ZhSignals().from_disk(tmp_path / "saved")
    assert [Path(p).name for p in loaded.patterns] == ["000", "001"]
    assert all((Path(p) / "own.toml").read_text(encoding="utf-8") == 'kind = "metric"\n' for p in loaded.patterns)
    save_folders(tmp_path / "saved", [])
    assert restore_folders(tmp_path / "saved") == () == restore_folders(tmp_path / "nowhere")


def test_scores_carry_spacys_key_names(nlp, text):
    gold, predicted = nlp(text), nlp(text)
    predicted.spans["zhsignals"] = list(predicted.spans["zhsignals"])[1:]
    scores = nlp.get_pipe("zhsignals").score([Example(predicted, gold)])
    total = len(gold.spans["zhsignals"])
    assert scores["spans_zhsignals_p"] == 1.0
    assert scores["spans_zhsignals_r"] == pytest.approx((total - 1) / total)
    assert 0 < scores["spans_zhsignals_f"] < 1 and "RATE" in scores["spans_zhsignals_per_type"]


def test_displacy_draws_the_spans(nlp, text):
    html = displacy.render(nlp(text), style="span", options={"spans_key": "zhsignals", "colors": COLOURS})
    assert COLOURS["RATE"] in html and "RATE" in html


def test_entry_points_make_the_import_unnecessary(metadata):
    """spaCy finds the factory through the package's metadata."""
    code = "import spacy; nlp = spacy.blank('zh'); nlp.add_pipe('zhsignals'); assert nlp.pipe_names == ['zhsignals']"
    _run(metadata, code)


def test_displacy_finds_the_colours_by_itself(metadata):
    if "spacy_displacy_colors" not in (metadata / "zhsignals_probe-1.dist-info" / "entry_points.txt").read_text():
        pytest.skip("pyproject.toml declares no colours yet")
    _run(metadata, "from spacy import util; assert any('RATE' in c for c in util.registry.displacy_colors.get_entry_points().values())")


def _run(metadata, code):
    paths = [str(metadata), str(REPO / "src")]
    subprocess.run([sys.executable, "-c", f"import sys; sys.path[:0] = {paths!r}; {code}"], check=True, timeout=120)
