"""A user's folder over the shipped one: what the rules could not use is refused where it stands, before any article is read."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from zhsignals import Extractor
from zhsignals.errors import PatternError


def fault(folder: Path, name: str, content: str) -> str:
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(content, "utf-8")
    with pytest.raises(PatternError) as caught:
        Extractor([folder])("2024年，全县投资5亿元。")
    return str(caught.value)


@pytest.mark.parametrize(
    ("name", "row", "said"),
    [
        ("layout/radicals.tsv", "⺨\t12", "layout/radicals.tsv:2: ideograph '12' is not one character beyond ASCII"),
        ("layout/traditional.tsv", "縣\t", "layout/traditional.tsv:2: simp '' is not one character beyond ASCII"),
        ("layout/edges.tsv", "end\t县\t1e9", "layout/edges.tsv:2: weight '1e9' is not a whole number"),
        ("layout/edges.tsv", "middle\t县\t1", "layout/edges.tsv:2: edge 'middle' is not start, end or pair"),
        ("layout/edges.tsv", "end\t县\t9\x08", "weight '9\\x08'"),
        ("regions/places.tsv", "县\t\tcounty", "regions/places.tsv:2: name '县' is not a name"),
        ("regions/places.tsv", "青禾县\t青\tcounty", "regions/places.tsv:2: also '青' is not names"),
        ("regions/places.tsv", "青禾县\t\tkingdom", "regions/places.tsv:2: level 'kingdom' is not area"),
        ("regions/divisions.tsv", "12\t青禾县\t\t\t\t", "regions/divisions.tsv:2: code '12' is not a code of six digits"),
        ("companies/known.tsv", "\t星云\t\t\t", "companies/known.tsv:2: name '' is not a name"),
        ("companies/known.tsv", "星云光伏公司\t星云|\t\t\t", "companies/known.tsv:2: forms '星云|' is not names"),
        ("industries/terms.tsv", "\tC38\t\t", "industries/terms.tsv:2: term '' is not a word"),
        ("companies/shapes.tsv", "many\t(a+)+b", "companies/shapes.tsv: holds regular expressions of the rules"),
    ],
)
def test_a_row_that_no_stage_can_use(tmp_path: Path, name: str, row: str, said: str) -> None:
    header = {
        "layout/radicals.tsv": "radical\tideograph",
        "layout/traditional.tsv": "trad\tsimp",
        "layout/edges.tsv": "edge\tchars\tweight",
        "regions/places.tsv": "name\talso\tlevel",
        "regions/divisions.tsv": "code\tname\tshort\talso\tparent\tcare",
        "companies/shapes.tsv": "name\tpattern",
        "companies/known.tsv": "name\tforms\tcode\tuse\tnot_before",
        "industries/terms.tsv": "term\tcode\temerging\tcare",
    }[name]
    assert said in fault(tmp_path, name, f"{header}\n{row}\n")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ('kind = "numeral"\n[half]\nrole = "few"\nterms = ["半"]', "mine.toml:2 half: field 'role' must stay 'half'"),
        ('kind = "numeral"\n[half]\nrole = "half"', "mine.toml:2 half: needs a field 'terms'"),
        ('kind = "numeral"\n[dozen]\nrole = "tens"\nchars = { "打" = 20 }', "mine.toml:2 dozen: no rule asks for a numeral of this name"),
        ('kind = "numeral"\n[digit]\nrole = "digit"\nchars = { "一" = 99 }', "mine.toml:2 digit: field 'chars' has 99 for '一'"),
        ('kind = "numeral"\n[digit]\nrole = "digit"\nchars = { "一二" = 1 }', "field 'chars' has the key '一二', not one letter"),
        ('kind = "numeral"\n[place]\nrole = "place"\nchars = { "十" = 12 }', "field 'chars' has 12 for '十'"),
        (
            'kind = "period"\n[soon]\nrole = "year"\nterms = ["昔年"]',
            "mine.toml:2 soon: '昔年' and its 'value' bring",
        ),
        ('kind = "period"\n[soon]\nrole = "soon"\nterms = ["昔年"]', "mine.toml:2 soon: field 'role' is 'soon', none that is known"),
        (
            'kind = "unit"\n[chest]\nreading = "amount"\nterms = ["大洋"]\nbefore = ["银"]',
            "needs a field 'code' beside 'before'",
        ),
        ('kind = "unit"\n[chest]\nreading = "amount"\nterms = ["大洋"]\nfactor = "1e999999"', "no positive number of sensible size"),
        (
            'kind = "region"\n[old]\nrole = "letter"\nterms = ["燕"]\ncode = "999999"',
            "field 'code' is '999999', the code of no region",
        ),
        ('kind = "region"\n[ours]\nrole = "home"\nterms = ["吾乡"]', "mine.toml:2 ours: needs a field 'endings' beside 'home'"),
        (
            'kind = "link"\n[twice]\nsequence = ["value:amount", "value:amount"]',
            "field 'sequence' has two elements with one role",
        ),
        ('kind = "cue"\n[vow]\nrole = "basis"\nterms = ["誓"]', "mine.toml:2 vow: needs a field 'value' beside 'basis'"),
        ("kind = []", "mine.toml:1: kind = [] is none of"),
        (f'kind = "cue"\n[a]\nsign = {"9" * 5000}', "mine.toml:3"),
        ('kind = "cue"\n[a]\nvalue = 2024-13-45', "mine.toml:"),
    ],
)
def test_an_entry_that_no_rule_can_use(tmp_path: Path, content: str, said: str) -> None:
    assert said in fault(tmp_path, "mine.toml", content)


def test_what_no_check_foresees_names_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from zhsignals.recognise.region_gazetteer import Gazetteer

    made = Gazetteer.__init__

    def fail(self: Gazetteer, patterns: object, heads: object) -> None:
        made(self, patterns, heads)  # type: ignore[arg-type]
        if any(e.id == "odd" for e in patterns.entries("metric")):  # type: ignore[attr-defined]
            raise LookupError("odd")

    monkeypatch.setattr(Gazetteer, "__init__", fail)
    (tmp_path / "fine.toml").write_text('kind = "metric"\n[fine]\ndimension = ["money"]\nterms = ["蜂蜜产值"]', "utf-8")
    said = fault(tmp_path, "odd.toml", 'kind = "metric"\n[odd]\ndimension = ["money"]\nterms = ["蜂蜡产值"]')
    assert said == "odd.toml: an entry or row does not fit where it is used: LookupError: odd"


def test_an_entry_of_the_same_kind_is_taken(tmp_path: Path) -> None:
    content = 'kind = "period"\n[this_year]\nrole = "relative_year"\nvalue = "0"\nterms = ["今岁"]\n'
    (tmp_path / "mine.toml").write_text(content, "utf-8")
    (tmp_path / "regions").mkdir()
    (tmp_path / "regions" / "places.tsv").write_text("name\talso\tlevel\n青禾县\t青禾,禾城\tcounty\n", "utf-8")
    record = Extractor([tmp_path])("今岁，青禾县投资5亿元。", published="2024-05-01")
    assert [f.period.iso for f in record.facts if f.period] == ["2024"]
    assert "青禾县" in [r.name for r in record.regions]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("companies/words.tsv", "use\twords\nnot_close\t(a+)+b [ \\ *\nshared\t(甲+)+乙 ["),
        ("projects/words.tsv", "use\twords\nbegun\t(a+)+b [ \\ *"),
        ("mine.toml", 'kind = "company_cue"\n[odd]\nside = "list"\nterms = ["(企+)+业", "[", "\\\\"]'),
        ("mine.toml", 'kind = "company_cue"\n[odd]\nside = "between"\nfollowed_by_words = ["(?:", "*"]\nterms = ["[企", "^业", "]a"]'),
        ("mine.toml", 'kind = "layout"\n[year_sign]\nterms = ["(年+)+", "[", "*"]'),
    ],
)
def test_words_are_words_and_no_regular_expressions(tmp_path: Path, name: str, content: str) -> None:
    path = tmp_path / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(content, "utf-8")
    started = time.process_time()
    Extractor([tmp_path])("等" + "企" * 60 + "签约\n" + "2024" + "年" * 60 + "开工" + "a" * 60 + "，投资5亿元。")
    assert time.process_time() - started < 10
