"""Commands on patterns and gold: schema, prove, evaluate."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from zhsignals.cli.app import app


@app.command()
def schema(*, typescript: Annotated[bool, typer.Option("--typescript", help="a TypeScript declaration instead")] = False) -> None:
    """Print the JSON Schema of a record."""
    from zhsignals.ext.typescript import declaration_text, schema_text

    print((declaration_text() if typescript else schema_text()).rstrip("\n"))


@app.command()
def prove(folder: Annotated[Path | None, typer.Argument(help="your own folder of patterns; without it the shipped ones")] = None) -> None:
    """Ask every pattern entry whether its own sentences bear it out."""
    from zhsignals.prove import prove as ask

    problems = ask(folder)
    for problem in problems:
        print(problem)
    if problems:
        print(f"zhsignals: {len(problems)} problems", file=sys.stderr)
        raise SystemExit(2)
    print("all entries prove themselves")


@app.command()
def evaluate(
    predictions: Annotated[Path, typer.Argument(help="records .jsonl, or a folder with records.jsonl")],
    *,
    gold: Annotated[Path, typer.Option(help="folder of gold articles, one <id>.json each")],
    ids: Annotated[list[str] | None, typer.Option(help="only gold ids that start with this; repeatable")] = None,
    errors: Annotated[bool, typer.Option("--errors", help="list every miss, false alarm and wrong field")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="one JSON object")] = False,
) -> None:
    """Score records against gold."""
    from zhsignals.evaluate import read_gold, read_predictions, score

    report = score(read_predictions(predictions), read_gold(gold, ids or ()))
    if as_json:
        print(report.to_json(errors=errors))
        return
    if errors:
        for fault in report.errors:
            print(fault)
    print(report)
