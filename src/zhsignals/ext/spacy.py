"""The spaCy component: `nlp.add_pipe("zhsignals")`.

`doc.spans["zhsignals"]` holds a span for each mention, `doc._.zhsignals` the record as plain dicts and lists (so that
DocBin and to_bytes work), or `{"error": reason}` where the text could not be read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from spacy.scorer import Scorer
from spacy.tokens import Doc, Span
from spacy.training import Example

from zhsignals.ext.patternfolder import restore_folders, save_folders
from zhsignals.records import Record

KEY = "zhsignals"
COLOURS = {
    "AMOUNT": "#ffd166",
    "COUNT": "#cde7b0",
    "QUANTITY": "#b8e0d2",
    "RATE": "#bde0fe",
    "CHANGE": "#f8b4c4",
    "COMPANY": "#d7bde2",
    "PROJECT": "#f5cba7",
    "INDUSTRY": "#aed6f1",
    "REGION": "#d5dbdb",
}
"""Colours of the labels for displaCy, found by entry point."""


def _entries(record: dict[str, Any]) -> Iterator[tuple[str, str, str, list[dict[str, Any]]]]:
    """(label, span id, kb id, mentions) of everything in a record that has mentions."""
    for fact in record["facts"]:
        yield fact["kind"].upper(), fact["id"], fact["metric"], fact["mentions"]
    for label, plural in (("COMPANY", "companies"), ("PROJECT", "projects"), ("INDUSTRY", "industries"), ("REGION", "regions")):
        for item in record[plural]:
            code = item.get("code")
            yield label, item["name"], (code["code"] if isinstance(code, dict) else code) or "", item["mentions"]


def doc_spans(doc: Doc, record: dict[str, Any]) -> list[Span]:
    """A span for each mention, in text order; tokens that a mention only touches are taken whole."""
    found: list[Span] = []
    for label, span_id, kb_id, mentions in _entries(record):
        for mention in mentions:
            start, end = mention["spans"][0][0], mention["spans"][-1][1]
            span = doc.char_span(start, end, label=label, span_id=span_id, kb_id=kb_id, alignment_mode="expand")
            if span is not None:
                found.append(span)
    return sorted(found, key=lambda s: (s.start, s.end, s.label_, s.id_))


@Language.factory(
    "zhsignals",
    assigns=["doc._.zhsignals", "doc.spans"],
    default_config={"spans_key": KEY, "patterns": [], "published": None},
    default_score_weights={f"spans_{KEY}_f": 1.0, f"spans_{KEY}_p": 0.0, f"spans_{KEY}_r": 0.0, f"spans_{KEY}_per_type": None},
)
def make_zhsignals(nlp: Language, name: str, spans_key: str, patterns: list[str], published: str | None) -> ZhSignals:  # noqa: ARG001
    """The factory behind `nlp.add_pipe("zhsignals")`."""
    return ZhSignals(name, spans_key=spans_key, patterns=patterns, published=published)


class ZhSignals:
    """Extracts a record from each Doc; `doc.user_data["published"]`, `["id"]` and `["title"]` tell what is known of it."""

    def __init__(self, name: str = KEY, *, spans_key: str = KEY, patterns: Iterable[str] = (), published: str | None = None) -> None:
        self.name, self.spans_key, self.published = name, spans_key, published
        self.patterns = tuple(map(str, patterns))
        self._extractor: Callable[..., Record] | None = None
        _register()

    @property
    def extractor(self) -> Callable[..., Record]:
        """The Extractor, loaded at the first Doc."""
        if self._extractor is None:
            from zhsignals.pipeline import Extractor

            self._extractor = Extractor(self.patterns)
        return self._extractor

    @extractor.setter
    def extractor(self, extractor: Callable[..., Record]) -> None:
        self._extractor = extractor

    def __call__(self, doc: Doc) -> Doc:
        """Read the Doc; never raises, never drops it."""
        known = {name: doc.user_data[name] for name in ("id", "title", "published") if isinstance(doc.user_data.get(name), str)}
        try:
            record = self.extractor(doc.text, **({"published": self.published} | known)).model_dump(mode="json")
            spans = doc_spans(doc, record)
        except Exception as error:  # one bad text must not cost its batch
            record, spans = {"error": f"{type(error).__name__}: {error}"}, []
        doc._.zhsignals = record
        doc.spans[self.spans_key] = spans
        return doc

    def pipe(self, docs: Iterable[Doc], **_: Any) -> Iterator[Doc]:
        """One Doc out for each Doc in."""
        return map(self, docs)

    def score(self, examples: Iterable[Example], **_: Any) -> dict[str, Any]:
        """Precision, recall and F of the spans under spaCy's key names (`spans_zhsignals_f`, …)."""
        key = f"spans_{self.spans_key}"
        return Scorer.score_spans(
            examples,
            key,
            getter=lambda doc, _: doc.spans.get(self.spans_key, []),
            has_annotation=lambda doc: self.spans_key in doc.spans,
            allow_overlap=True,
        )

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:  # noqa: ARG002
        """Save the user's own pattern folders; the shipped ones come with the package."""
        save_folders(Path(path), self.patterns)

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> ZhSignals:  # noqa: ARG002
        """Load what `to_disk` saved."""
        self.patterns = restore_folders(Path(path))
        self._extractor = None
        return self

    def __getstate__(self) -> dict[str, Any]:
        return self.__dict__ | {"_extractor": None}

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.__dict__.update(state)
        _register()


def _register() -> None:
    if not Doc.has_extension(KEY):
        Doc.set_extension(KEY, default=None)


def _unreadable(nlp: Language, text: object) -> str | None:
    """Why spaCy's tokenizer would refuse the text; None where it would not."""
    if not isinstance(text, str):
        return f"text is {type(text).__name__}, not str"
    if len(text) > nlp.max_length:
        return f"text of {len(text)} characters is longer than nlp.max_length {nlp.max_length}"
    try:
        text.encode()
    except UnicodeEncodeError as error:
        return f"text has a lone surrogate at {error.start}"
    return None


def pipe_texts(nlp: Language, texts: Iterable[object], **options: Any) -> Iterator[Doc]:
    """`nlp.pipe(texts)` that gives one Doc for every text, also where the tokenizer would raise.

    spaCy loses the whole batch of a text it cannot tokenize; such a text is replaced by an empty one and its Doc says why.
    """
    _register()
    pairs = ((text if (why := _unreadable(nlp, text)) is None and isinstance(text, str) else "", why) for text in texts)
    for doc, why in nlp.pipe(pairs, as_tuples=True, **options):
        if why is not None:
            doc._.zhsignals = {"error": why}
        yield doc


def blank(**config: Any) -> Language:
    """A Chinese pipeline with nothing but zhsignals."""
    nlp = spacy.blank("zh")
    nlp.add_pipe("zhsignals", config=config)
    return nlp
