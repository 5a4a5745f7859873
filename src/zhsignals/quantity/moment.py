"""Atoms that touch each other make one moment: 截至 + 2023年 + 5月 + 底."""

from __future__ import annotations

from dataclasses import dataclass, field

from zhsignals.lexicon import Entry
from zhsignals.quantity.atom import Atom, Atoms

YEARS = ("year", "years", "short_year", "era", "relative_year", "year_month", "decade", "century", "plan", "date")
LUNAR = ("lunar_month", "leap_month", "lunar_date")
FEASTS = ("festival", *LUNAR)
SEASONS = ("half", "quarter", "quarters", "quarters_to", "relative_quarter", "month", "months", "months_to", "relative_month", *FEASTS)
PARTS = ("first_days", "last_days", "nth_day")
INNER_DAYS = ("lunar_day", *PARTS)
"""Only behind what they are days of."""
DAYS = ("day", "days", "relative_day", *INNER_DAYS)
SPOKEN = (
    "week",
    "weekday",
    "weekend",
    "nth_week",
    "month_day",
    *(f"{u}_{w}" for u in ("years", "months", "weeks", "days") for w in ("away", "span")),
    *("years_band", "years_score", "half_years_away", "quarters_away"),
)
ALONE = ("vague", "now")
RANKS: dict[str, float] = {**dict.fromkeys(YEARS, 1), **dict.fromkeys(SEASONS, 2), **dict.fromkeys(DAYS, 3), "clock": 5, "same": 4}
RANKS |= {"year_edge": 2, "month_edge": 3, "week": 2.5, "nth": 2.7, "weekday": 3, "weekend": 3, "nth_week": 3, "month_day": 3}
RANKS |= {**dict.fromkeys(SPOKEN[5:], 4), "lunar": 1.5}
FIRST = {"lunar": 0.5}
"""Before a year too: 农历2021年六月."""


@dataclass(slots=True)
class Moment:
    """A time expression before it is resolved."""

    start: int
    end: int
    atoms: dict[str, Atom] = field(default_factory=dict)
    edge: str = ""
    until: bool = False
    since: bool = False
    opened: bool = False
    other: Moment | None = None
    """The far end of a range."""

    def first(self, *roles: str) -> Atom | None:
        """The atom of one of these roles."""
        atoms = self.atoms
        if atoms.keys().isdisjoint(roles):
            return None
        for role in roles:
            if role in atoms:
                return atoms[role]
        return None


class Moments:
    """Puts atoms together."""

    def __init__(self, atoms: Atoms) -> None:
        self.atoms = atoms
        self.joins = atoms.terms.get("joins", ())

    def read(self, text: str, atom: Atom) -> Moment | None:
        """The moment that starts with this atom: its finer atoms, edges, far end; None if it is no time after all."""
        moment = self.chain(text, atom)
        if moment is None:
            return None
        self.look_left(text, moment)
        self.look_right(text, moment)
        self.look_for_stop(text, moment)
        if "now" in moment.atoms and not moment.until:
            return None
        if moment.until and (ended := self.atoms.at(text, moment.end)) is not None and ended.role == "months_ended":
            moment.atoms[ended.role], moment.end = ended, ended.end
        return moment

    def chain(self, text: str, atom: Atom) -> Moment | None:
        """Year, season, day and hour in this order, without gaps."""
        moment = Moment(atom.start, atom.end, {atom.role: atom})
        rank = FIRST.get(atom.role) or RANKS.get(atom.role, 9)
        if atom.role == "clock":
            return moment if len(atom.values) > 1 else None
        if atom.role in INNER_DAYS or atom.role == "months_ended":
            return None
        while rank < 5:
            following = self.atoms.at(text, moment.end + (self.atoms.wide and text.startswith(self.atoms.of, moment.end)))
            if following is None:
                break
            above = RANKS.get(following.role, 9)
            if above <= rank or above == 9 or (above == 5 and rank < 3):
                break
            if following.role in ("relative_month", "relative_day") and "relative_year" not in moment.atoms:
                break
            moment.atoms[following.role] = following
            moment.end, rank = following.end, above
        if rank == RANKS["festival"] and "festival" in moment.atoms and self.atoms.edge("beside", text, moment.end) is not None:
            moment.end = moment.atoms.pop("festival").start
            if not moment.atoms:
                return None
        if moment.atoms.keys() <= {"lunar", *YEARS} and "lunar" in moment.atoms:
            return None
        if atom.role == "short_year" and len(moment.atoms) == 1 and not self.atoms.wide and not self.plain_short(text, atom):
            return None
        return moment

    def plain_short(self, text: str, atom: Atom) -> bool:
        """21年 alone is a length of time, not a year, except with a leading zero (08年)."""
        c = text[atom.start]
        token = self.atoms.numerals.tokens.get(c)
        return c == "0" or (token is not None and token[1] == 0)

    def look_left(self, text: str, moment: Moment) -> None:
        """截至 makes an open interval, 自 and 从 allow 起 and belong to 以来."""
        if text.endswith(self.atoms.terms["until"], 0, moment.start):
            moment.start -= next(len(t) for t in self.atoms.terms["until"] if text.endswith(t, 0, moment.start))
            moment.until = True
            return
        moment.opened = text.endswith(self.atoms.terms["opening"], 0, moment.start)

    def look_right(self, text: str, moment: Moment) -> None:
        """Edges (底, 初), 以来, and the far end of a range."""
        if not {"vague", "now", "relative_day", "same"} & moment.atoms.keys():
            hit = self.atoms.edge("edge", text, moment.end)
            if hit is not None and self.fits(hit[1], moment):
                moment.end, moment.edge = hit[0], hit[1].data["value"]
        hit = self.atoms.edge("since", text, moment.end)
        if hit is not None and moment.opened:
            moment.start -= next(len(t) for t in self.atoms.terms["opening"] if text.endswith(t, 0, moment.start))
        elif hit is None and moment.opened:
            hit = self.atoms.edge("since_opened", text, moment.end)
            if hit is not None and self.atoms.links.match(text, hit[0]):
                moment.end = hit[0]
                self.far_end(text, moment)
                return
        if hit is not None and "vague" not in moment.atoms:
            moment.end, moment.since = hit[0], True
            return
        if hit is not None:
            moment.end = hit[0]
            return
        self.far_end(text, moment)
        hit = self.atoms.edge("during", text, moment.end)
        if hit is not None:
            moment.end = hit[0]

    def look_for_stop(self, text: str, moment: Moment) -> None:
        """到…为止 is 截至."""
        hit = self.atoms.edge("stopped", text, moment.end)
        if hit is None:
            return
        moment.end = hit[0]
        if moment.other is None and not moment.since and "vague" not in moment.atoms:
            moment.start -= next((len(t) for t in self.atoms.terms["reaching"] if text.endswith(t, 0, moment.start)), 0)
            moment.until = True

    def fits(self, entry: Entry, moment: Moment) -> bool:
        """旬 needs a month; 底 and 初 need a year, a season or a month."""
        if "decade" in moment.atoms or "century" in moment.atoms:
            return entry.data["value"] in ("start", "middle", "end")
        if entry.data["value"] == "middle":
            return False
        thirds = entry.data["value"] in ("1", "2", "3")
        if thirds:
            return bool({"month", "relative_month"} & moment.atoms.keys())
        roles = moment.atoms.keys()
        return not roles & set(DAYS) and bool(roles & {"year", "relative_year", "short_year", "era", "plan", *SEASONS})

    def far_end(self, text: str, moment: Moment) -> None:
        """2011年至2015年, 23日至24日."""
        m = self.atoms.links.match(text, moment.end)
        if m is None or set(moment.atoms) & {"vague", "now", "same", "years", "plan"}:
            return
        atom = self.atoms.at(text, m.end())
        if atom is None or atom.role in (*ALONE, "same", "clock"):
            return
        other = self.chain(text, atom)
        if other is None:
            return
        hit = self.atoms.edge("edge", text, other.end)
        if hit is not None and self.fits(hit[1], other):
            other.end, other.edge = hit[0], hit[1].data["value"]
        moment.other, moment.end = other, other.end
