"""What one left-to-right pass over a sentence keeps in mind."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from zhsignals.link.cells import Cell
from zhsignals.link.draft import Draft, Name, Scope
from zhsignals.link.matcher import Hit
from zhsignals.text import Mention, Period

BREAKS = frozenset(",;:.")


class SpokenOf(NamedTuple):
    """What a growth behind the next mark would be of."""

    level: Draft | None
    amount: Draft | None
    metric: Mention | None
    names: list[Name]
    names_clause: int
    names_item: int


class Outside(NamedTuple):
    """What holds again when brackets close: the time, whether it ends with its clause, the status and its clause."""

    period: Period | None
    passing: bool
    status: str
    status_clause: int
    goal: bool
    basis: str | None
    spoken_of: SpokenOf | None
    """What the value was of that the brackets explain."""


@dataclass(slots=True)
class Pass:
    """The state of one left-to-right pass over a sentence."""

    cells: list[Cell]
    codes: str
    hits: dict[int, Hit]
    text: str
    scope: Scope
    clause: int = 0
    clauses: int = 0
    item: int = 0
    """The first cell after the last semicolon."""
    status: str = "actual"
    status_clause: int = -1
    status_once: bool = False
    status_fleeting: bool = False
    """The status ends with its clause: 可安置居民300户，人均20平方米."""
    to_finish: bool = False
    """The plan is itself to complete something: 将完成投资5亿元，完成公路30公里."""
    status_used: bool = False
    """Whether a value has been read under the status: one that governs nothing ends with its list item."""
    goal: bool = False
    """The status word was followed by its value at once: 目标150亿元，完成71亿元."""
    basis: str | None = None
    lent: str | None = None
    """The basis of a growth that was told without a figure: 5个省份同比增长，其中江苏增长2%."""
    names: list[Name] = field(default_factory=list)
    names_clause: int = -1
    names_item: int = 0
    around: list[Name] | None = None
    """The names of topic, section, place and title, once they have been asked for."""
    stage: str | None = None
    stage_clause: int = -1
    parted: bool = False
    """`其中`, `从产业看`: the sentence divides what was counted before."""
    counted: Name | None = None
    period: Period | None = None
    told: int = -1
    """The clause that said it."""
    item_period: Period | None = None
    """The time of the first value of the list item."""
    outside: list[Outside] = field(default_factory=list)
    """What held before brackets opened."""
    once: Period | None = None
    """The time of the next value only: 比上年同期的150亿元增加."""
    held: tuple[int, Period] | None = None
    """The clause of `与2012年的5%相比`, and its time."""
    compared: str = "unstated"
    """The basis that a clause of its own tells for what follows: 与去年同期相比，."""
    against_end: int = -1
    """Where the last time of comparison ended: more may follow it in a list."""
    now: bool = False
    """`截至目前` of an unknown day was said: the time of the sentences before no longer holds."""
    aside: tuple[int, Period | None] | None = None
    """The clause of `上年同期为…`, and the time that goes on behind it."""
    passing: int = -1
    """The clause of a time in mid-sentence that no value has used yet; it ends with its clause."""
    lead: list[Name] | None = None
    lead_item: int = 0
    lead_from: int = 0
    """The items in which the theme was last looked for, and found."""
    drafts: list[Draft] = field(default_factory=list)
    last_value: int = -1
