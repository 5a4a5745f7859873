"""What a recogniser knows about a company."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CompanyData:
    """The rest of a company mention; its id is the canonical name."""

    form: str
    """legal (registered name), short, or brand."""
    code: str | None = None
    """Stock code such as `300750.SZ`."""
    rule: str = ""
    """Which evidence named it: `suffix#limited`, `known`, `list`, `cue#officer`, `alias`, …"""
