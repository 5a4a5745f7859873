"""A user's folder is laid over the shipped patterns and proved the same way."""

from __future__ import annotations

from pathlib import Path

import pytest

import zhsignals.lexicon.load
from zhsignals.prove import prove

GOOD = """kind = "idiom"

[orchard]
terms = ["果园"]
not_followed_by = ["镇"]
accept = ["新建{果园}3处"]
reject = ["果园镇新建厂房"]
"""


SHIPPED = """kind = "idiom"

[field]
terms = ["麦田"]
accept = ["流转{麦田}3万亩"]
"""


@pytest.fixture(autouse=True)
def _shipped(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path_factory.mktemp("shipped")
    (folder / "shipped.toml").write_text(SHIPPED, "utf-8")
    monkeypatch.setattr(zhsignals.lexicon.load, "default_folder", lambda: folder)


def write(folder: Path, text: str) -> Path:
    (folder / "mine.toml").write_text(text, "utf-8")
    return folder


def test_a_sound_folder_has_no_problems(tmp_path: Path) -> None:
    assert prove(write(tmp_path, GOOD)) == []


def test_a_problem_names_file_line_entry_and_field(tmp_path: Path) -> None:
    (problem,) = prove(write(tmp_path, GOOD.replace("果园镇新建", "小镇新建")))[:1]
    assert str(problem).startswith("mine.toml:3 orchard reject[0]: ")


def test_a_file_that_cannot_be_read_is_a_problem_too(tmp_path: Path) -> None:
    assert any("unknown field 'term'" in str(p) for p in prove(write(tmp_path, GOOD.replace("terms", "term"))))


def test_a_term_of_a_shipped_entry_needs_guards_too(tmp_path: Path) -> None:
    (problem,) = prove(write(tmp_path, GOOD.replace('"果园"', '"果园", "麦田"').replace("accept = [", 'accept = ["{麦田}3亩", ')))
    assert str(problem).endswith("“麦田” is also a term of shipped#field, and no guard tells them apart")


def test_a_user_entry_takes_the_place_of_the_shipped_one(tmp_path: Path) -> None:
    assert prove(write(tmp_path, SHIPPED)) == []


def test_a_missing_folder_is_a_problem(tmp_path: Path) -> None:
    assert [str(p) for p in prove(tmp_path / "none")] == [f"{tmp_path / 'none'}: no such folder"]
