"""What one rule says about one place: a company is named here."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class Evidence:
    """A name at `[start, end)` and the rule that found it."""

    start: int
    end: int
    name: str
    form: str
    rule: str
    code: str | None = None
    weak: bool = False
    """Counts only where something else names the company too."""
