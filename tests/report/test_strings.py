"""The words of the interface: both languages, every key used, every value of the record named."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any, get_args

import pytest

import zhsignals.report
from zhsignals.records import Audit
from zhsignals.records.fact import Basis, Comparator, Kind, Stage, Status
from zhsignals.report.overview import USES
from zhsignals.report.page import SCRIPTS, load_strings

FOLDER = Path(zhsignals.report.__file__).parent
WORDS: dict[str, dict[str, str]] = json.loads(load_strings())
CHECK = Audit.model_fields["check"].annotation
CODE = "\n".join((FOLDER / "page" / name).read_text("utf-8") for name in SCRIPTS) + "".join(
    (FOLDER / n).read_text("utf-8") for n in ("terminal.py", "wording.py")
)


def test_both_languages_have_the_same_keys_and_blanks() -> None:
    assert WORDS["zh"].keys() == WORDS["en"].keys()
    for key, text in WORDS["zh"].items():
        assert sorted(re.findall(r"\{\w+\}", text)) == sorted(set(re.findall(r"\{\w+\}", text))), key
        assert set(re.findall(r"\{\w+\}", text)) == set(re.findall(r"\{\w+\}", WORDS["en"][key])), key


def test_every_key_of_the_script_has_words() -> None:
    used = set(re.findall(r"""\b(?:t|word)\("([\w.]+)"[,)]""", CODE))
    assert len(used) > 60 and used <= WORDS["zh"].keys()


def test_every_word_is_used() -> None:
    heads = set(re.findall(r"`([\w.]+)\.\$\{", CODE)) | {"unit", "cmp", "kind"}
    unused = [k for k in WORDS["zh"] if f'"{k}"' not in CODE and k.rpartition(".")[0] not in heads]
    assert unused == []


@pytest.mark.parametrize(
    ("group", "values"),
    [
        ("kind", Kind),
        ("status", Status),
        ("stage", Stage),
        ("basis", Basis),
        ("comparator", Comparator),
        ("cmp", Comparator),
        ("check", CHECK),
    ],
)
def test_every_value_of_the_record_has_a_name(group: str, values: Any) -> None:
    assert {f"{group}.{v}" for v in get_args(values)} <= WORDS["zh"].keys()


@pytest.mark.parametrize("use", [*USES, "other"])
def test_every_use_of_a_numeral_has_words_a_colour_and_a_place(use: str) -> None:
    assert f"use.{use}" in WORDS["zh"]
    assert f".u-{use} " in (FOLDER / "page" / "layout.css").read_text("utf-8")
    assert f'"{use}"' in (FOLDER / "page" / "checks.js").read_text("utf-8")


@pytest.mark.parametrize("name", [*SCRIPTS, "style.css", "layout.css", "page.html"])
def test_assets_are_short_and_hold_no_chinese(name: str) -> None:
    text = (FOLDER / "page" / name).read_text("utf-8")
    assert text.count("\n") < 400 and not re.search("[\u4e00-\u9fff]", text)
