"""The committed schema and declaration are the models'; `validate` says what jsonschema says, with line and path."""

from __future__ import annotations

import copy
import gzip
import json
import os
import shutil
import subprocess
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from qinghe import sample

from zhsignals.errors import ArticleError
from zhsignals.ext.schema_check import SchemaChecker
from zhsignals.ext.typescript import ROOT, declaration_text, schema_text
from zhsignals.ext.validate import MAX_FAULTS, check_lines, validate
from zhsignals.records import SCHEMA_VERSION, Record, json_schema

REPO = Path(__file__).parents[2]
GOOD = json.loads(sample().to_json())


def test_the_committed_schema_is_the_models():
    committed = (files("zhsignals.records") / "record.schema.json").read_text(encoding="utf-8")
    assert committed == schema_text(), "run: zhsignals schema > src/zhsignals/records/record.schema.json"
    schema = json.loads(committed)
    assert schema["$id"].endswith(f"record-{SCHEMA_VERSION}.json")
    jsonschema = pytest.importorskip("jsonschema")
    jsonschema.Draft202012Validator.check_schema(schema)


def test_the_committed_declaration_is_generated():
    path = REPO / "schema" / "record.d.ts"
    if not path.is_file():
        pytest.skip("not in this distribution")
    assert path.read_text(encoding="utf-8") == declaration_text(), "run: zhsignals schema --typescript > schema/record.d.ts"


def test_every_field_is_always_written(record):
    schema = json_schema()
    assert set(json.loads(Record(id="x").to_json())) == set(schema["properties"])
    assert set(json.loads(record.to_json())["facts"][0]) == set(schema["$defs"]["Fact"]["properties"])


def test_the_changelog_names_the_version():
    path = REPO / "docs" / "schema-changelog.md"
    if not path.is_file():
        pytest.skip("not in this distribution")
    assert f"## {SCHEMA_VERSION}\n" in path.read_text(encoding="utf-8")


def _tsc() -> str | None:
    return os.environ.get("TSC") or shutil.which("tsc") or shutil.which("tsc", path=str(REPO / "node_modules" / ".bin"))


@pytest.mark.parametrize(
    ("wrong", "change"),
    [
        (False, ""),
        (True, 'record.facts[0].kind = "sum";'),
        (True, "record.facts[0].values;"),
        (True, 'record.facts[0].value = "16";'),
        (True, "record.title.length;"),
    ],
)
def test_tsc_accepts_records_and_refuses_what_is_none(tmp_path, record, wrong, change):
    if (tsc := _tsc()) is None:
        pytest.skip("no TypeScript compiler")
    (tmp_path / "record.d.ts").write_text(declaration_text(), encoding="utf-8")
    lines = [f'import type {{ {ROOT} }} from "./record";', f"const record: {ROOT} = {record.to_json()};", change, "export { record };"]
    (tmp_path / "check.ts").write_text("\n".join(lines), encoding="utf-8")
    done = subprocess.run([tsc, "--noEmit", "--strict", "check.ts"], cwd=tmp_path, capture_output=True, text=True, timeout=120, check=False)
    assert (done.returncode != 0) is wrong, done.stdout
    assert not wrong or "check.ts(3" in done.stdout


def told(*lines: bytes) -> list[str]:
    return [str(p) for checked in check_lines(lines) for p in checked.problems]


def line(**change: object) -> bytes:
    return json.dumps(GOOD | change, ensure_ascii=False).encode()


def test_good_lines_have_no_problems(record):
    lines = [b"\xef\xbb\xbf" + record.to_json().encode() + b"\r\n", b"\n", Record(id="x").to_json().encode()]
    assert [(c.line, c.problems) for c in check_lines(lines)] == [(1, ()), (3, ())]


def test_problems_name_line_and_path():
    facts = copy.deepcopy(GOOD["facts"])
    facts[3]["value"] = "16"
    del facts[0]["metric"]
    facts[1]["mentions"][0]["spans"][0] = [1, 2, 3]
    assert told(b"", line(facts=facts)) == [
        "line 2: facts[0]: 'metric' is missing",
        "line 2: facts[1].mentions[0].spans[0]: 3 items, at most 2 expected",
        "line 2: facts[3].value: '16' is no number",
    ]
    assert told(line(colour="red")) == ["line 1: unknown field 'colour'"]
    assert told(line(title=7)) == ["line 1: title: 7 is no string"]
    period = copy.deepcopy(GOOD["facts"])
    period[0]["period"] = {"iso": 2024}
    assert told(line(facts=period)) == ["line 1: facts[0].period.iso: 2024 is no string"]


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (b"[1]", "line 1: list is no object"),
        (b'{"id": "a"', "line 1: not JSON: "),
        (b'{"id": NaN}', "line 1: not JSON: NaN is not JSON"),
        (b'{"id": "\xff"}', "line 1: not UTF-8 at byte 8"),
        (b"[" * 100_000, "line 1: nested too deeply"),
        (b'{"schema_version": "2.0", "id": "a"}', "line 1: schema_version: 2.0 is another major version than 1."),
        (b'{"id": "a", "sections": [{"facts": ["f1"]}]}', "line 1: sections[0].facts: no fact 'f1'"),
    ],
)
def test_lines_that_are_no_records(raw, message):
    (first, *_) = told(raw)
    assert first.startswith(message)


def test_dangling_ids_are_problems():
    facts = copy.deepcopy(GOOD["facts"])
    facts[1]["change_of"], facts[2]["id"] = "f99", "f1"
    problems = told(line(facts=facts))
    assert "line 1: facts: two facts have one id" in problems and "line 1: facts[1].change_of: no fact 'f99'" in problems


def test_a_hopeless_line_is_told_shortly():
    assert told(line(facts=[{}] * 50))[-1].startswith("line 1: and ") and len(told(line(facts=[{}] * 50))) == MAX_FAULTS + 1


def test_files_plain_and_gzipped(tmp_path, record):
    plain, packed = tmp_path / "a.jsonl", tmp_path / "a.jsonl.gz"
    plain.write_bytes(record.to_json().encode() + b"\n{}\n")
    packed.write_bytes(gzip.compress(plain.read_bytes()))
    for path in (plain, packed):
        assert [[str(p) for p in c.problems] for c in validate(path)] == [[], ["line 2: 'id' is missing"]]
    packed.write_bytes(packed.read_bytes()[:-9])
    for bad in (packed, tmp_path / "nowhere.jsonl"):
        with pytest.raises(ArticleError, match=bad.name):
            list(validate(bad))


JUNK = st.one_of(st.none(), st.booleans(), st.integers(-3, 3), st.floats(allow_nan=False, allow_infinity=False), st.text(max_size=3),
                 st.lists(st.integers(0, 3), max_size=3), st.just({}))  # fmt: skip


def _places(value, path=()):
    yield path
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in items:
        yield from _places(item, (*path, key))


SCHEMA = json_schema()
CHECKER = SchemaChecker(SCHEMA)
PLACES = [p for p in _places(GOOD) if p]


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(PLACES), JUNK, st.booleans())
def test_the_checker_agrees_with_jsonschema(place, junk, remove):
    jsonschema = pytest.importorskip("jsonschema")
    mutant = copy.deepcopy(GOOD)
    parent = mutant
    for key in place[:-1]:
        parent = parent[key]
    if remove and isinstance(parent, dict):
        del parent[place[-1]]
    else:
        parent[place[-1]] = junk
    assert (not list(CHECKER.faults(mutant))) is jsonschema.Draft202012Validator(SCHEMA).is_valid(mutant)


def test_a_schema_with_an_unknown_keyword_is_refused():
    with pytest.raises(ValueError, match="pattern"):
        SchemaChecker({"type": "object", "properties": {"a": {"type": "string", "pattern": "x"}}})
