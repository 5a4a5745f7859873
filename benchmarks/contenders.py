"""What is compared: each contender is prepared once and then reads one text at a time."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from peers import PEERS, Read, quiet_jieba


@dataclass(slots=True)
class Contender:
    """A way of reading text."""

    name: str
    make: Callable[[list[str]], Read]
    """Prepares it; raises ImportError where a package is missing. Gets the texts only to prepare what is ready beforehand."""
    packages: tuple[str, ...] = ()
    part: float = 1.0
    """Slow ones read only this share of the texts, and are compared with jieba on the same share."""

    def count(self, texts: int) -> int:
        """How many of so many texts it reads."""
        return texts if self.part == 1 else min(texts, max(3, round(texts * self.part)))


def cut_words(_: list[str]) -> Read:
    """`jieba.lcut`, the yardstick."""
    return quiet_jieba().lcut


def extract(_: list[str]) -> Read:
    """The whole of zhsignals: text to JSON."""
    from zhsignals.pipeline import Extractor

    extractor = Extractor()
    return lambda text: extractor(text).to_json()


def extract_without_extra(_: list[str]) -> Read:
    """The same without the extra `fast`."""
    from zhsignals.lexicon import heads
    from zhsignals.pipeline import Extractor

    extractor, automata = Extractor(), heads._automata
    heads._automata = lambda: None
    try:
        extractor.patterns  # noqa: B018 - makes the stages
    finally:
        heads._automata = automata
    return lambda text: extractor(text).to_json()


def extract_with_gazetteer(_: list[str]) -> Read:
    """The same with 50,000 names of the user's."""
    from zhsignals.pipeline import Extractor

    with TemporaryDirectory() as folder:
        extractor = Extractor([write_gazetteer(Path(folder) / str(part), part) for part in range(2)])
        extractor.patterns  # noqa: B018 - reads the folders while they are there
    return lambda text: extractor(text).to_json()


def write_gazetteer(folder: Path, part: int) -> Path:
    """A user's folder of patterns with 25,000 names of companies that no article holds; two, because a file may have a megabyte."""
    heads = [chr(c) for c in range(0x5E00 + 50 * part, 0x5E00 + 50 * part + 50)]
    tails = ["科技", "实业", "机械", "化工", "电子", "食品", "电气", "建材", "纺织", "光电"]
    rows = "".join(f"{a}{b}{t}\t\t\t\t\n" for t in tails for a in heads for b in heads)
    (folder / "companies").mkdir(parents=True)
    (folder / "companies" / "known.tsv").write_text("name\tforms\tcode\tuse\tnot_before\n" + rows, "utf-8")
    return folder


def limit(texts: list[str]) -> Read:
    """What Python could do at best: one pass for all names and terms, one for all numbers, a dump of records made beforehand."""
    from pydantic_core import from_json, to_json

    from zhsignals.pipeline import Extractor

    extractor = Extractor()
    records = {text: from_json(extractor(text).to_json()) for text in texts}
    find = _literals(extractor.patterns)
    numbers = re.compile(r"[0-9](?<![0-9.,][0-9])[0-9.,]{0,31}+(?:万|亿)?(?:元|美元|%|个|家|人|吨|年|月|日)?")

    def read(text: str) -> Any:
        find(text)
        for m in numbers.finditer(text):
            m.span()
        return to_json(records[text])

    return read


def _literals(patterns: Any) -> Callable[[str], Any]:
    """One search for the names of the gazetteers and the terms of the patterns: in Rust where that is installed."""
    terms = {t for kind in ("metric", "cue", "industry", "company_suffix", "project_head") for e in patterns.entries(kind) for t in e.terms}
    for name, columns in {"regions/divisions": (1, 2), "companies/known": (0,), "industries/terms": (0,)}.items():
        terms |= {row[i] for row in patterns.table(name).rows for i in columns if len(row[i]) > 1}
    try:
        from ahocorasick_rs import AhoCorasick, Implementation, MatchKind
    except ImportError:
        from zhsignals.lexicon import Entry, TermIndex

        return TermIndex([Entry("all", "metric", "all.toml", 1, terms=tuple(terms))]).find
    index = AhoCorasick(sorted(terms), matchkind=MatchKind.LeftmostLongest, implementation=Implementation.ContiguousNFA)
    return index.find_matches_as_indexes


YARDSTICK = "jieba.lcut"
WHOLE = "zhsignals: text → JSON"
LIMIT = "limit: one literal pass, one number pass, dump"

CONTENDERS = [
    Contender(YARDSTICK, cut_words, ("jieba",)),
    Contender(WHOLE, extract, ("zhsignals",)),
    Contender("zhsignals without the extra fast", extract_without_extra, ("zhsignals",)),
    Contender("zhsignals + 50,000 names of the user", extract_with_gazetteer, ("zhsignals",)),
    Contender(LIMIT, limit),
    *(Contender(*peer) for peer in PEERS),
]
