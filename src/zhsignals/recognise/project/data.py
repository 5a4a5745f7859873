"""What a recogniser knows about a project."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class ProjectData:
    """The rest of a project mention; its id is the name."""

    companies: tuple[str, ...] = ()
    """Canonical names of the companies inside the name or investing in it."""
    stage: str | None = None
    """signed, started, under_construction, completed, planned, negotiating."""
    amount: Decimal | None = None
    """What is invested, in whole units of `currency`, where the clause says so."""
    currency: str | None = None
    rule: str = ""
    """Which evidence named it."""
