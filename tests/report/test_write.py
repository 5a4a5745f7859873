"""The file: self-contained, inert, complete, split where it grows too large."""

from __future__ import annotations

import hashlib
import json
import re
from base64 import b64encode
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from report_sample import RAW, record

from zhsignals.errors import OutputError
from zhsignals.lexicon import Patterns
from zhsignals.records import Evidence, Ledger, Record, Region, Source
from zhsignals.report import write_report
from zhsignals.report.page import load_frame

NASTY = st.text(max_size=40) | st.sampled_from(
    [
        "</script><script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "javascript:alert(1)",
        "<!--",
        "=1+1",
        "\u202eevil",
        "@@SCRIPT@@",
        "@@DATA@@",
        "{{x}}",
    ]
)


class Elements(HTMLParser):
    """Counts start tags and keeps the content of the data blocks."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: Counter[str] = Counter()
        self.blocks: dict[str, str] = {}
        self._open: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags[tag] += 1
        self._open = dict(attrs).get("id") if tag == "script" else None

    def handle_data(self, data: str) -> None:
        if self._open:
            self.blocks[self._open] = self.blocks.get(self._open, "") + data

    def handle_endtag(self, tag: str) -> None:
        self._open = None


def parse(path: Path) -> Elements:
    """The page, parsed back."""
    out = Elements()
    out.feed(path.read_text("utf-8"))
    return out


def bare(name: str, text: str) -> Record:
    """A record without facts."""
    return Record(id=name, title=text, source=Source(publisher=text, byline=(text,), uri=text), warnings=(text,), numerals=Ledger(total=0))


def test_policy_names_the_hashes_of_style_and_script(tmp_path: Path) -> None:
    write_report([record()], {"invented-1": RAW}, tmp_path / "r.html")
    page = (tmp_path / "r.html").read_text("utf-8")
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page)
    assert policy and policy[1].startswith("default-src 'none'") and "unsafe" not in policy[1]
    for tag in ("style", "script"):
        body = re.search(rf"<{tag}>(.*?)</{tag}>", page, re.S)
        assert body and f"'sha256-{b64encode(hashlib.sha256(body[1].encode()).digest()).decode()}'" in policy[1]


def test_nothing_points_outside(tmp_path: Path) -> None:
    frame = load_frame()
    page = (frame.head + frame.tail).replace("http://www.w3.org/2000/svg", "")
    assert not re.search(
        r"https?://|\burl\(|@import|\bfetch\(|XMLHttpRequest|innerHTML|outerHTML|insertAdjacent|document\.write|\beval\b", page
    )


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(st.lists(st.tuples(NASTY, NASTY), min_size=1, max_size=3))
def test_data_adds_no_element_and_comes_back(tmp_path: Path, rows: list[tuple[str, str]]) -> None:
    texts = {str(i): text for i, (_, text) in enumerate(rows)}
    write_report(
        [bare(str(i), title) for i, (title, _) in enumerate(rows)], texts, tmp_path / "r.html", title=rows[0][0], patterns=Patterns()
    )
    page = parse(tmp_path / "r.html")
    frame = Elements()
    frame.feed(load_frame().head + load_frame().tail)
    assert page.tags == frame.tags + Counter(script=len(rows) + 2)
    for i, (title, text) in enumerate(rows):
        block = json.loads(page.blocks[f"d{i}"])
        assert (block["title"], block["text"]) == (title, text)


def test_items_may_be_records_dicts_or_lines(tmp_path: Path) -> None:
    one = record()
    items = [one, json.loads(one.to_json()), one.to_json(), one.to_json().encode(), "", "{}", '{"id": 3}', b"\xff"]
    report = write_report(items, None, tmp_path / "r.html")
    assert (report.articles, report.facts, report.without_text, report.unreadable) == (4, 48, 4, 3)


def test_text_that_does_not_fit_is_left_out(tmp_path: Path) -> None:
    report = write_report([record()], lambda r: "x" + RAW, tmp_path / "r.html")
    assert report.without_text == 1
    assert json.loads(parse(tmp_path / "r.html").blocks["d0"])["text"] is None


def test_splits_and_every_part_lists_all(tmp_path: Path) -> None:
    records = [record(id=f"a{i}") for i in range(7)]
    report = write_report(records, lambda r: RAW, tmp_path / "r x.html", max_bytes=20_000)
    assert len(report.files) > 1 and [f.name for f in report.files][1] == "r x-2.html"
    seen = []
    for number, path in enumerate(report.files):
        page = parse(path)
        corpus = json.loads(page.blocks["corpus"])
        assert corpus["part"] == number and len(corpus["index"]) == 7 and corpus["files"][1] == "r%20x-2.html"
        seen += [b for b in page.blocks if b.startswith("d")]
    assert seen == [f"d{i}" for i in range(7)]


def test_no_record_still_makes_a_page(tmp_path: Path) -> None:
    assert write_report([], None, tmp_path / "r.html").articles == 0
    assert json.loads(parse(tmp_path / "r.html").blocks["corpus"])["overview"]["amounts"] == []


def test_deterministic_and_whole(tmp_path: Path) -> None:
    for name in ("a.html", "b.html"):
        write_report([record()], {"invented-1": RAW}, tmp_path / name)
    assert (tmp_path / "a.html").read_bytes() == (tmp_path / "b.html").read_bytes().replace(b"b.html", b"a.html")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.html", "b.html"]


def test_cannot_be_written(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="cannot be written"):
        write_report([record()], None, tmp_path / "missing" / "r.html")


def test_spans_of_a_part_start_with_the_part(tmp_path: Path) -> None:
    head = "别的文章\n\n" * 3
    region = Region(name="云溪区", mentions=(Evidence(spans=((len(head) + 1, len(head) + 4),), text="云溪区"),))
    write_report([Record(id="a#2", title="在云溪区", regions=(region,))], lambda r: head + "在云溪区。\n别的", tmp_path / "r.html")
    block = json.loads(parse(tmp_path / "r.html").blocks["d0"])
    assert block["text"] == "在云溪区。" and block["regions"][0][1] == [[[1, 4]]]
