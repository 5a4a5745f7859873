"""The article's own region, and what 全市, 我县 mean in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from zhsignals.text import Mention

TITLE = 12.0
"""How many mentions in the body one in the title outweighs."""
LEAD = 150
"""Characters after the title that count as the lead."""
DEPTH = {"county": 0.3, "prefecture": 0.2, "province": 0.1}
OPENING = 40
"""Characters of the lead that say where an article is set."""
SHARE = 0.5
"""Of the regions named, what the article's own must reach."""


def home(text: str, mentions: Iterable[Mention], title_end: int = 0) -> Mention | None:
    """The mention of the region that the article is about, if it is about one."""
    mentions = list(mentions)
    best = prominent(text, mentions, title_end)
    return best if best is not None and _is_about(mentions, title_end, best) else None


def prominent(text: str, mentions: Iterable[Mention], title_end: int = 0) -> Mention | None:
    """The mention of the region that is named in title or lead, and most often."""
    return _best(text, mentions, title_end, lambda m: m.data.code is not None and m.data.level in DEPTH)


def own(text: str, mentions: Iterable[Mention], endings: tuple[str, ...]) -> Mention | None:
    """The region that 全市 and the like stand for: the article's most prominent one with such a name."""
    title_end = text.find("\n") + 1
    return _best(text, mentions, title_end, lambda m: m.id.endswith(endings) and m.data.level != "township")


def _is_about(mentions: list[Mention], title_end: int, best: Mention) -> bool:
    """Whether an article is about a region, not about the country: in the title, as 全市 of it, in the lead or again and again."""
    if best.start < title_end or any(m.data.deictic and m.data.code is not None for m in mentions):
        return True
    named = [m for m in mentions if m.data.code is not None and m.data.named]
    count = sum(best.id in (m.id, m.data.parent) for m in named)
    if count < sum(m.data.level == "country" for m in mentions):
        return False
    opens = best.start < title_end + OPENING
    return count >= (1 if opens else 3) and count >= len(named) * SHARE


def _best(text: str, mentions: Iterable[Mention], title_end: int, fits: Callable[[Mention], bool]) -> Mention | None:
    weights: dict[str, float] = {}
    first: dict[str, Mention] = {}
    lead = max(title_end, text.find("\n") + 1) + LEAD
    for m in mentions:
        if not m.data.deictic and fits(m):
            weight = TITLE if m.start < title_end else 2.0 if m.start < lead else 1.0
            weights[m.id] = weights.get(m.id, DEPTH.get(m.data.level, 0.0)) + weight
            first.setdefault(m.id, m)
    best = max(weights, key=lambda name: (weights[name], -first[name].start), default=None)
    return None if best is None else first[best]
