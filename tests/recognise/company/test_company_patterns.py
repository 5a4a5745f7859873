"""The sentences of patterns/companies and patterns/projects, read by the finders themselves."""

from __future__ import annotations

import re

import pytest

from zhsignals.lexicon import Entry, load_patterns
from zhsignals.recognise.company import CompanyFinder
from zhsignals.recognise.project import ProjectFinder

PATTERNS = load_patterns()
COMPANY = [e for kind in ("company_suffix", "company_tail", "company_cue") for e in PATTERNS.entries(kind)]
PROJECT = list(PATTERNS.entries("project_head"))
MARK = re.compile(r"[{}]")


@pytest.fixture(scope="module")
def companies() -> CompanyFinder:
    return CompanyFinder(PATTERNS)


@pytest.fixture(scope="module")
def projects() -> ProjectFinder:
    return ProjectFinder(PATTERNS)


def marked(sentence: str) -> tuple[str, list[str]]:
    return MARK.sub("", sentence), re.findall(r"\{([^}]*)\}", sentence)


@pytest.mark.parametrize("entry", COMPANY, ids=lambda e: f"{e.kind}-{e.id}")
def test_company_sentences(companies: CompanyFinder, entry: Entry) -> None:
    for sentence in entry.accept:
        text, wanted = marked(sentence)
        assert [text[m.start : m.end] for m in companies.find(text, [])] == wanted, sentence
    for sentence in entry.reject:
        assert [m.id for m in companies.find(sentence, [])] == [], sentence


@pytest.mark.parametrize("entry", PROJECT, ids=lambda e: e.id)
def test_project_sentences(companies: CompanyFinder, projects: ProjectFinder, entry: Entry) -> None:
    for sentence in entry.accept:
        text, wanted = marked(sentence)
        assert [m.id for m in projects.find(text, companies.find(text, []), [])] == wanted, sentence
    for sentence in entry.reject:
        assert [m.id for m in projects.find(sentence, companies.find(sentence, []), [])] == [], sentence
