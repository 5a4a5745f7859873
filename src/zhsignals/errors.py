"""Every error the library raises on purpose.

ZhsignalsError
├── PatternError   a pattern file is wrong; names file, line and entry (exit code 2)
├── ArticleError   an input cannot be read as text; names the file (exit code 4)
├── OutputError    an output cannot be written (exit code 5)
├── StateError     an output folder belongs to another run (exit code 6)
└── MissingExtra   an optional package is not installed; names the extra (exit code 2)

Text itself never raises: a number that cannot be read is no mention.
"""

from __future__ import annotations


class ZhsignalsError(Exception):
    """Base of all errors raised on purpose."""

    exit_code = 1


class PatternError(ZhsignalsError):
    """One or more entries of pattern files are wrong; `problems` holds a line for each."""

    exit_code = 2

    def __init__(self, *problems: str) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


class ArticleError(ZhsignalsError):
    """An input is missing, unreadable or not text."""

    exit_code = 4


class OutputError(ZhsignalsError):
    """An output could not be written."""

    exit_code = 5


class StateError(ZhsignalsError):
    """An output folder holds the state of a different run."""

    exit_code = 6


class MissingExtra(ZhsignalsError):
    """An optional package is missing: `pip install "zhsignals[<extra>]"`."""

    exit_code = 2

    def __init__(self, package: str, extra: str) -> None:
        super().__init__(f'{package} is not installed; run: pip install "zhsignals[{extra}]"')
        self.package, self.extra = package, extra
