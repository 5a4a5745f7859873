"""What is fuzzed: each target takes any bytes and raises where the library broke a promise.

The targets need no fuzzer: test_fuzz_corpus.py feeds them the kept corpus and mutations of it, fuzz_*.py hand them to atheris.
"""

from __future__ import annotations

import copy
import gzip
import io
import sys
import tempfile
import time
import zipfile
from functools import cache
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1] / "pipeline"))
from pattern_maker import make_toml, make_tsv
from soundness import assert_sound

from zhsignals.errors import PatternError
from zhsignals.io import REASONS, ReadOptions, Rejected, read_articles
from zhsignals.lexicon import Patterns, load_patterns
from zhsignals.lexicon.table import Table
from zhsignals.pipeline import Extractor
from zhsignals.pipeline.extractor import make_stages
from zhsignals.text import Article

MOST_SECONDS = 5.0
"""For inputs of at most 4 KB: far above what any takes, far below what a runaway regex does."""
CORPUS = Path(__file__).parent / "corpus"
ARTICLE = "青禾县签约项目12个 总投资30亿元\n本报讯（记者 周予安）3月5日，青禾县星云光伏科技有限公司投资2.5亿元，同比增长8.1%。"


@cache
def shipped() -> Patterns:
    """The shipped patterns, read once."""
    return load_patterns()


@cache
def extractor() -> Extractor:
    """The extractor of the shipped patterns."""
    return Extractor()


@cache
def vocabulary() -> tuple[str, ...]:
    """All words the patterns know, and digits and marks: what an article could be made of."""
    words = {t for kind in shipped().kinds() for e in shipped().entries(kind) for t in e.terms}
    return (*sorted(words)[:3500], *"0123456789０９零一二十百千万亿.．，。；：、（）“”《》/～—-+%％\n\n\n\n \u3000\u200b\ud800年月日第至")


def extract(data: bytes) -> None:
    """Any text: no exception, valid spans, a ledger that adds up. The first byte says how the others become a text."""
    text = read_text(data)
    published = [None, "2023", "2023-08", "2023-08-18", "2023-13-45", text[:6]][data[0] // 8 % 6] if data else None
    started = time.process_time()
    assert_sound(extractor()(text, published=published, title=text[:5] if data[:1] > b"\x80" else None), text)
    for record in extractor().articles(Article("a", text)):
        assert_sound(record, text)
    assert time.process_time() - started < MOST_SECONDS


def read_text(data: bytes) -> str:
    """0 UTF-8, 1 GB18030, 2 UTF-16, 3 words of the patterns; the letters of the alphabet are UTF-8 too."""
    mode, rest = (data[0] if data else 0), data[1:]
    if mode in range(0x41, 0x80):
        return data.decode("utf-8", "surrogateescape")
    if mode % 4 == 0:
        return rest.decode("utf-8", "surrogateescape")
    if mode % 4 == 1:
        return rest.decode("gb18030", "replace")
    if mode % 4 == 2:
        return rest.decode("utf-16-le", "replace")
    words = vocabulary()
    return "".join(words[(a * 256 + b) % len(words)] for a, b in zip(rest[::2], rest[1::2], strict=False))


def patterns(data: bytes) -> None:
    """Any file in a folder of patterns: PatternError, or an extractor that works.

    The first line names the file; after `!` and `?` the bytes are choices from which a TOML file or a table is made.
    """
    name, content = split_name(data, "x.toml")
    if data[:1] == b"!":
        name, content = "x.toml", make_toml(data[1:], small_patterns())
    elif data[:1] == b"?":
        name, content = make_tsv(data[1:], small_patterns())
    started = time.process_time()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content)
        own = lay_over(small_patterns())
        try:
            own.read_folder(Path(folder))
            stages = make_stages(own, [Path(folder)])
        except PatternError as error:
            assert error.problems
            assert all(problem and len(problem) < 2000 for problem in error.problems)
            str(error).encode("utf-8")
            return
    words = "12亿元，".join([t for kind in own.kinds() for e in own.entries(kind) if e.file == name for t in e.terms][:60])
    text = f"{ARTICLE}\n{words}12亿元，增长3%。"
    assert_sound(stages.record(Article("a", text)), text)
    assert time.process_time() - started < MOST_SECONDS


def split_name(data: bytes, default: str) -> tuple[str, bytes]:
    """The file name of the first line, if it is one of the few that mean something, and the content."""
    first, _, rest = data.partition(b"\n")
    known = {"x.toml", "x.tsv", *READABLE, *("+" + n for n in READABLE), *(f"{t}.tsv" for t in shipped().tables)}
    name = first.decode("ascii", "replace")
    return (name, rest) if name in known else (default, data)


@cache
def small_patterns() -> Patterns:
    """The shipped patterns with gazetteers of some rows, quick to build from, and whole enough to be built from."""
    out = lay_over(shipped())
    out.tables = {n: shortened(t) for n, t in out.tables.items()}
    make_stages(out)
    return out


def shortened(table: Table) -> Table:
    """The first rows, and all provinces."""
    kept = [i for i, row in enumerate(table.rows) if i < 150 or row[0].endswith("0000")]
    return Table(table.name, table.columns, tuple(table.rows[i] for i in kept), tuple(table.lines[i] for i in kept))


def lay_over(patterns: Patterns) -> Patterns:
    """A copy that can be added to."""
    out: Any = copy.copy(patterns)
    out._entries = {kind: dict(entries) for kind, entries in out._entries.items()}
    out.tables, out._digest = dict(out.tables), out._digest.copy()
    return out


READABLE = ("a.txt", "a.jsonl", "a.json", "a.csv", "a.tsv", "a.html", "a.txt.gz", "a.jsonl.gz", "a.csv.gz", "a.zip")


def readers(data: bytes) -> None:
    """Any file: articles or rejections with a reason of the list. A `+` before the name packs the content first."""
    name, content = split_name(data, "a.jsonl")
    if name.startswith("+"):
        name, content = name[1:], packed(name[1:], content)
    started = time.process_time()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / (name if name in READABLE else "a.jsonl")
        path.write_bytes(content)
        for found in read_articles(path, ReadOptions(max_bytes=1 << 16)):
            if isinstance(found, Rejected):
                assert found.reason in REASONS
                assert len(found.message) <= 300
                str(found.message).encode("utf-8")
            else:
                assert len(found.text) <= len(content) * 8 + (1 << 16)
                for value in (found.text, found.id, found.title, found.uri, found.published):
                    (value or "").encode("utf-8")
    assert time.process_time() - started < MOST_SECONDS


def packed(name: str, content: bytes) -> bytes:
    """The content as a gzip stream or as a member of an archive."""
    if name.endswith(".gz"):
        return gzip.compress(content, mtime=0)
    if not name.endswith(".zip"):
        return content
    member, inner = split_name(content, "a.jsonl")
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(member, inner)
    return buffer.getvalue()
