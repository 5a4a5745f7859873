"""The command `zhsignals`. No logic here: every command calls one library function."""

from __future__ import annotations

import sys


def main() -> None:
    """Entry point; `--version` answers before anything heavy is imported."""
    if sys.argv[1:] in (["--version"], ["-V"]):
        from zhsignals import __version__

        print(f"zhsignals {__version__}")
        return
    from zhsignals.cli.app import run_app

    run_app()
