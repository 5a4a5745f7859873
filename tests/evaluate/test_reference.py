"""The same figures as the reference scorer, where its data is at hand."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from zhsignals.evaluate import read_gold, score

SHARED = Path(os.environ.get("ZHSIGNALS_SHARED", Path(__file__).parents[3] / "shared"))
SCORER = SHARED / "gold" / "score.py"
pytestmark = pytest.mark.skipif(not SCORER.is_file(), reason="no shared gold")


WRONG = {"metric": "tax", "period": None, "status": "target", "basis": "mom", "stage": None, "value": "7"}


def first(value: Any) -> Any:
    return value[0] if isinstance(value, list) else value


def disturbed(article: dict[str, Any], dice: random.Random) -> dict[str, Any]:
    """A record that is right in most things and wrong in some."""
    facts = []
    for fact in article["facts"]:
        if dice.random() < 0.1:
            continue
        got = {k: fact.get(k) if k == "subject" else first(fact.get(k)) for k in fact if k not in ("optional", "metric_also")}
        got |= {name: wrong for name, wrong in WRONG.items() if dice.random() < 0.08}
        facts += [got, dict(got)] if dice.random() < 0.05 else [got]
    dice.shuffle(facts)
    record: dict[str, Any] = {"id": article["id"], "facts": facts}
    for kind in ("companies", "projects", "industries", "regions"):
        record[kind] = [e if dice.random() < 0.8 else {"name": e["name"] + dice.choice("甲项区")} for e in article.get(kind) or []]
    return record


@pytest.mark.parametrize(("seed", "ids"), [(1, ""), (2, "dev-"), (3, "seed-")])
def test_figures_equal_the_reference_scorer(seed: int, ids: str, tmp_path: Path) -> None:
    dice = random.Random(seed)
    gold = read_gold(SHARED / "gold", [ids] if ids else [])
    records = [disturbed(dict(a), dice) for a in gold][1:]
    preds = tmp_path / "p.jsonl"
    preds.write_text("\n".join(json.dumps(r, ensure_ascii=False) for r in records), "utf-8")
    command = [sys.executable, str(SCORER), str(preds), "--gold", str(SHARED / "gold"), "--ids", ids, "--json"]
    want = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    got = json.loads(score(records, gold).to_json())
    assert {k: got[k] for k in want} == want
    assert 0.3 < got["fact"]["f1"] < 0.95
