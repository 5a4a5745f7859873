"""Pattern folders: what is read, what is laid over what, and how mistakes are told."""

from __future__ import annotations

from pathlib import Path

import pytest

from zhsignals.errors import PatternError
from zhsignals.lexicon import Patterns, load_patterns
from zhsignals.lexicon.load import MAX_BYTES, parse_entries

METRIC = """kind = "metric"

[honey_output]
zh = "蜂蜜产量"
dimension = ["quantity"]
terms = ["蜂蜜产量"]
not_followed_by = ["表"]
accept = ["{蜂蜜产量}20吨"]
"""


def faults(text: str) -> list[str]:
    with pytest.raises(PatternError) as caught:
        parse_entries("farm.toml", text.encode())
    return list(caught.value.problems)


def test_an_entry_keeps_file_line_and_fields() -> None:
    (entry,) = parse_entries("farm/bees.toml", METRIC.encode())
    assert (entry.kind, entry.id, entry.file, entry.line) == ("metric", "honey_output", "farm/bees.toml", 3)
    assert entry.terms == ("蜂蜜产量",)
    assert entry.data["dimension"] == ["quantity"]
    assert entry.rule == "farm/bees#honey_output"


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("terms =", "term =", "unknown field 'term'"),
        ('terms = ["蜂蜜产量"]', 'terms = "蜂蜜产量"', "field 'terms' must be a list of non-empty strings"),
        ('terms = ["蜂蜜产量"]', "terms = 3", "field 'terms' must be a list of non-empty strings"),
        ('terms = ["蜂蜜产量"]', 'terms = [""]', "field 'terms' must be a list of non-empty strings"),
        ('terms = ["蜂蜜产量"]', 'terms = ["{蜂蜜}"]', "field 'terms' has a brace in '{蜂蜜}'"),
        ('terms = ["蜂蜜产量"]', 'terms = ["蜂\\u0007蜜"]', "field 'terms' has a control character"),
        ('terms = ["蜂蜜产量"]', f'terms = ["{"蜜" * 101}"]', "field 'terms' has a string of more than 100 characters"),
        ('["quantity"]', '["weight"]', "field 'dimension' is 'weight', none of money"),
        ('["quantity"]', '"quantity"', "field 'dimension' has the wrong type str"),
        ('["quantity"]', "[]", "field 'dimension' is empty"),
        ('["quantity"]', "[1]", "field 'dimension' must be a list of non-empty strings"),
        ('dimension = ["quantity"]', "", "needs a field 'dimension'"),
        ('zh = "蜂蜜产量"', "zh = 1", "field 'zh' must be a string"),
        ("[honey_output]", '["蜂蜜"]', "the name of a block is made of letters, digits and _"),
    ],
)
def test_a_mistake_names_file_line_entry_and_field(old: str, new: str, fault: str) -> None:
    (found,) = faults(METRIC.replace(old, new, 1))
    assert found.startswith("farm.toml:3 "), found
    assert fault in found


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ('kind = "cue"\n[a]\nrole = "status"\nvalue = "done"', "field 'value' is 'done', none of actual"),
        ('kind = "unit"\n[a]\nreading = "amount"\nfactor = "x"', "field 'factor' is 'x', no positive number"),
        ('kind = "unit"\n[a]\nreading = "amount"\nfactor = "-1"', "field 'factor' is '-1', no positive number"),
        ('kind = "link"\n[a]\nsequence = ["of*", "of?", "of|basis*", "of+", "value:pp"]', "three repeated elements in a row"),
        ('kind = "link"\n[a]\nsequence = [' + '"of?",' * 25 + "]", "field 'sequence' has more than 24 elements"),
        ('kind = "thing"\n[a]', "kind = 'thing' is none of"),
        ('[a]\nterms = ["b"]', "kind = None is none of"),
        ('kind = "noun"\na = 3', "is a value, not a block"),
        ('kind = "noun"\n[a]\nterms = ["b"]\n[a]\nterms = ["c"]', "farm.toml:4: "),
        ('kind = "noun"\n[a]\nterms = [', "farm.toml:3: "),
        ("x = " + "[" * 9000, "nested too deeply"),
    ],
)
def test_other_mistakes_are_told_in_one_line(text: str, fault: str) -> None:
    (found,) = faults(text)
    assert fault in found
    assert found.startswith("farm.toml")
    assert "\n" not in found


def test_all_mistakes_of_a_file_are_told_at_once() -> None:
    assert len(faults('kind = "noun"\n[a]\nterm = []\n[b]\nzh = 1')) == 2


def write(folder: Path, name: str, text: str | bytes) -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())


def read(folder: Path) -> Patterns:
    patterns = Patterns()
    patterns.read_folder(folder)
    return patterns


def test_a_later_folder_replaces_entries_and_adds_rows(tmp_path: Path) -> None:
    write(tmp_path / "one", "a.toml", 'kind = "noun"\n[a]\nterms = ["甲"]\n[b]\nterms = ["乙"]')
    write(tmp_path / "one", "t.tsv", "name\tcode\n甲\t1\n")
    write(tmp_path / "two", "mine.toml", 'kind = "noun"\n[a]\nterms = ["丙"]')
    write(tmp_path / "two", "t.tsv", "# own rows\nname\tcode\r\n乙\t2\n")
    patterns = read(tmp_path / "one")
    before = patterns.digest
    patterns.read_folder(tmp_path / "two")
    assert [e.terms for e in patterns.entries("noun")] == [("丙",), ("乙",)]
    assert patterns.table("t").rows == (("甲", "1"), ("乙", "2"))
    assert patterns.digest != before
    assert patterns.entries("cue") == ()


def test_a_name_given_twice_in_one_folder_is_a_mistake(tmp_path: Path) -> None:
    write(tmp_path, "a.toml", 'kind = "noun"\n[x]\nterms = ["甲"]')
    write(tmp_path, "b.toml", 'kind = "noun"\n[x]\nterms = ["乙"]')
    with pytest.raises(PatternError, match=r"b\.toml:2 x: the noun of this name is in a\.toml:2 already"):
        read(tmp_path)


def test_mistakes_of_all_files_are_told_at_once(tmp_path: Path) -> None:
    write(tmp_path, "a.toml", "kind = 3")
    write(tmp_path, "b.toml", b"\xff")
    write(tmp_path, "c.tsv", "a\tb\n1\n")
    write(tmp_path, "d.toml", b"#" * (MAX_BYTES + 1))
    write(tmp_path, "e.tsv", "a\n")
    write(tmp_path, "f/g.tsv", "")
    with pytest.raises(PatternError) as caught:
        read(tmp_path)
    assert [p.split(":")[0] for p in caught.value.problems] == ["a.toml", "b.toml", "c.tsv", "d.toml", "f/g.tsv"]
    assert "c.tsv:2: 1 cells, the header has 2" in caught.value.problems


def test_a_byte_order_mark_does_no_harm(tmp_path: Path) -> None:
    write(tmp_path, "a.toml", b'\xef\xbb\xbfkind = "noun"\n[x]\nterms = ["\xe7\x94\xb2"]')
    assert read(tmp_path).entry("noun", "x").terms == ("甲",)


def test_tables_of_one_name_must_agree(tmp_path: Path) -> None:
    write(tmp_path / "one", "t.tsv", "name\tcode\n")
    write(tmp_path / "two", "t.tsv", "name\n")
    patterns = read(tmp_path / "one")
    with pytest.raises(PatternError, match=r"t\.tsv: columns"):
        patterns.read_folder(tmp_path / "two")


def test_the_shipped_patterns_load_and_a_missing_folder_is_named(tmp_path: Path) -> None:
    patterns = load_patterns()
    assert {"metric", "unit", "cue"} <= set(patterns.kinds())
    assert len({e.rule for k in patterns.kinds() for e in patterns.entries(k)}) == sum(len(patterns.entries(k)) for k in patterns.kinds())
    with pytest.raises(PatternError, match="no such folder"):
        load_patterns([tmp_path / "none"])
