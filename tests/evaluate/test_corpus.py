"""The corpus: every article has gold, and the gold quotes the article and means what it says."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from zhsignals.evaluate import gold_faults
from zhsignals.evaluate.agree import choices, decimal, plain

CORPUS = Path(__file__).parents[2] / "corpus"
GOLD = sorted((CORPUS / "gold").glob("*.json"))
METRICS = {
    "contracted_investment", "investment", "funds_in_place", "fdi", "fixed_asset_investment", "gdp", "value_added", "output_value",
    "revenue", "profit", "tax", "fiscal_revenue", "fiscal_expenditure", "retail_sales", "trade", "exports", "imports", "income",
    "consumption", "deposits", "loans", "financing", "funding", "transaction_value", "market_size", "rd_expenditure", "price_index",
    "project_count", "enterprise_count", "employment", "population", "power_consumption", "start_rate", "production_rate",
    "completion_rate", "share", "other",
}  # fmt: skip
ISO = r"\d{4}(-(Q[1-4]|H[12]|\d\d(-\d\d)?))?"
PERIOD = re.compile(rf"{ISO}|(\.\.|{ISO})/{ISO}")
gold_article = pytest.mark.parametrize("path", GOLD, ids=lambda p: p.stem)


def read(path: Path) -> dict[str, Any]:
    article: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return article


def raw(path: Path) -> str:
    """The article that a gold file is about; of a file with two articles, all of it."""
    return (CORPUS / "articles" / f"{path.stem.partition('#')[0]}.txt").read_text("utf-8")


def test_every_article_has_gold_and_the_other_way_round() -> None:
    assert {p.stem.partition("#")[0] for p in GOLD} == {p.stem for p in (CORPUS / "articles").glob("*.txt")}


@gold_article
def test_the_shape_is_right(path: Path) -> None:
    article = read(path)
    assert not gold_faults(path.name, article)
    assert article["id"] == path.stem
    assert all(p is None or PERIOD.fullmatch(p) for p in choices(article["published"]))


@gold_article
def test_every_fact_quotes_the_article(path: Path) -> None:
    text = plain(raw(path))
    assert not [f["text"] for f in read(path)["facts"] if plain(f["text"]) not in text]


@gold_article
def test_ids_periods_and_signs_are_known(path: Path) -> None:
    for fact in read(path)["facts"]:
        where = f"{fact['text']} {fact['value']}"
        assert {fact["metric"], *fact.get("metric_also", [])} <= METRICS, where
        assert all(p is None or PERIOD.fullmatch(p) for p in choices(fact["period"])), where
        assert ("basis" in fact) == (fact["kind"] == "change"), where
        assert fact["metric"] != "project_count" or fact["kind"] != "count" or "stage" in fact, where
        assert fact["metric"] != "other" or fact["kind"] == "rate" or fact.get("label"), where
        assert all(isinstance(v, str) for v in choices(fact["value"])), where


@gold_article
def test_units_fit_their_kind(path: Path) -> None:
    for fact in read(path)["facts"]:
        unit, where = choices(fact["unit"])[0], f"{fact['text']} {fact['value']}{fact['unit']}"
        value = decimal(choices(fact["value"])[0]) or Decimal(0)
        match fact["kind"]:
            case "amount":
                assert re.fullmatch(r"[A-Z]{3}", unit), where
                assert abs(value) >= 1 or fact.get("optional"), where
            case "rate":
                assert unit == "1", where
                assert value < 20, where
            case "change":
                assert unit, where
                assert unit != "1" or abs(value) < 20, where
            case _:
                assert unit != "%", where
                assert not re.fullmatch(r"[A-Z]{3}", unit), where


@gold_article
def test_every_name_stands_in_the_article(path: Path) -> None:
    article, text = read(path), plain(raw(path))
    for kind in ("companies", "projects", "industries", "regions"):
        for entry in article[kind]:
            assert any(plain(n) in text for n in (entry["name"], *entry.get("also", []))), (kind, entry["name"])


def test_no_fact_is_given_twice() -> None:
    for path in GOLD:
        facts = [f for f in read(path)["facts"] if not f.get("optional")]
        keys = [json.dumps({k: v for k, v in f.items() if k != "text"}, sort_keys=True) for f in facts]
        assert len(keys) == len(set(keys)), path.name


def test_marks_of_pattern_sentences_do_not_occur_in_articles() -> None:
    texts = {p.stem: p.read_text("utf-8") for p in (CORPUS / "articles").glob("*.txt")}
    assert not [name for name, text in texts.items() if "{" in text or "=>" in text]


def test_the_list_of_articles_is_complete() -> None:
    listed = set(re.findall(r"`([a-z-]+)`", (CORPUS / "README.md").read_text("utf-8")))
    assert {p.stem for p in (CORPUS / "articles").glob("*.txt")} <= listed
