"""The noun that a bare count or quantity counts: `100座综合能源场站`, `小型水库2座`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from zhsignals.link.per import PerUnit

LONGEST = 18
REMEMBERED = 256
"""Phrases whose answers are kept: a sentence asks about the same words for value after value."""
COMMA = "、"
MARKS = " “”\"'—【】（(●◆■▲★▷▶◇□○•·"


class NounFinder:
    """Trims the words around a value down to the noun; the edges are data (patterns/links/noun.toml)."""

    def __init__(self, words: Mapping[str, tuple[str, ...]]) -> None:
        self._starts_alike, self._ends_alike = words["starts_alike"], words["ends_alike"]
        self._starts = tuple(sorted(words["starts"], key=len, reverse=True))
        self._ends = tuple(sorted(words["ends"], key=len, reverse=True))
        self.of = words["of"][0]
        self._parting = (self.of, COMMA, *(w for w in words["joints"] if len(w) > 1))
        self.per, self.each, self.quoted = PerUnit(words), words["per"], words["quoted"]
        self.any_report, self.told = _any_of(words["reports"]), words["told"]
        self.households, self.amid = words["households"], words["amid"]
        self.adverbs = words["adverbs"]
        self.proportions, self.funded = words["proportions"], words["funded"]
        self.of_wholes = tuple(whole + self.of for whole in words["wholes"])
        self.and_others, self.from_then = words["and_others"], words["from_then"]
        self.pointing, self.attributes = words["pointing"], frozenset(words["attributes"])
        self.held, self.ranking = words["held"], words["ranking"]
        self.placed = words["placed"]
        self.parted, self.percentages, self.crossed = words["parted"], words["percentages"], words["crossed"]
        self._holders, self.founded, self.price_moves = words["holders"], words["founded"], words["price_moves"]
        self.fares = words["fares"]
        self.parted_off = tuple(w for w in words["parted"] if len(w) > 2)
        self.joints, self.either = words["joints"], words["or"]
        self.includes = frozenset(words["includes"])
        self.undertakes = frozenset(words["undertakes"])
        self.unit_prices = words["unit_prices"]
        self.added_up = words["added_up"]
        self.sums, self.headcounts = frozenset(words["sums"]), words["headcounts"]
        self.held_to, self.likened = words["with"], frozenset((*words["with"], *words["likened"]))
        self.negations = frozenset(words["negations"])
        bounds = frozenset(words["bounds"])
        self._any_start, self._any_end = _any_of(self._starts), _any_of(self._ends)
        self._verb = _any_of(e for e in (*self._ends, *words["verbs"]) if len(e) > 1 and e not in bounds)
        self._tails_alike = words["tails_alike"]
        self._by_last: dict[str, tuple[str, ...]] = {}
        for edge in sorted({*self._ends, *words["verbs"], *words["tails"]}, key=lambda e: (-len(e), e)):
            self._by_last[edge[-1]] = (*self._by_last.get(edge[-1], ()), edge)
        self.any_thing, self.worth, self.same_figure = frozenset(words["any_thing"]), frozenset(words["worth"]), words["same_figure"]
        self.heads, self.prices = words["heads"], words["prices"]
        """Last words of a noun that is a measure of its own: a growth after it is not the growth of the metric in scope."""
        self.grown = (*self.heads, *words["grown"])
        self._any_against, self._any_lead = _any_of(words["against"]), _any_of(words["leads"])
        self._against = re.compile(f"{_longest_of(words['against_alike'])}|({_longest_of(words['against'])})")
        alike = f"(?!{_longest_of(words['leads_alike'])})"
        self._leads = re.compile(f"(?:{alike}(?:{_longest_of(words['leads'])}))+")
        self._causes = re.compile(f"{alike}(?:{_longest_of(words['causes'])})")
        idle = [*words["no_names"], *words["leads"], *words["verbs"], *words["tails"], *words["ends"]]
        self._no_name = re.compile(f"(?:{_longest_of(idle)})+").fullmatch
        self._idle_firsts, self._idle_lasts = frozenset(w[0] for w in idle), frozenset(w[-1] for w in idle)
        self._asides, self.whole, self._views, self._sorted_by = words["asides"], words["of_whole"], words["views"], words["sorted_by"]
        self.somebody, self.left = lru_cache(REMEMBERED)(self._somebody), lru_cache(REMEMBERED)(self._left)

    def opening(self, text: str) -> str:
        """What a clause opens with, up to its first verb of two characters or more that it does not begin with."""
        text = text.strip(MARKS).removeprefix(self.of)
        at, first = 0, set()
        while m := self._verb.search(text, at):
            if m.start() and m.group() not in first:
                return self._without_end(text[: m.start()])
            first.add(m.group())
            at = m.start() + 1
        return self._without_end(text)

    def aside(self, phrase: str) -> bool:
        """Whether a clause that opens with the phrase only says why, where or in whose eyes: `由于…`, `从行业看`."""
        return self._causes.match(phrase) is not None or phrase.endswith(self._asides) or not self.uncompared(phrase)

    def view(self, phrase: str) -> bool:
        """`按销售地区分`: a clause that only says by what the things told before are divided."""
        return phrase.startswith(self._sorted_by) and phrase.endswith(self._views)

    def grows(self, words: str) -> bool:
        """Whether words between a percentage and a word for growth only say what grows: `的库存`增速, unlike `的企业反映`涨幅."""
        return words.startswith(self.of) and len(words) < LONGEST // 2 and not any(w in words for w in self._holders)

    def part_holder(self, words: str) -> str:
        """The words behind a percentage up to those who hold it, unless they are only part of a noun: `的企业`所得税."""
        for holder in self._holders:
            stop = words.find(holder) + len(holder)
            if words.startswith(holder) or (stop >= len(holder) and not words.startswith((self.of, *self.percentages), stop)):
                return words[:stop]
        return words

    def uncompared(self, text: str) -> str:
        """The words before a comparison: `碳酸锂价格`比上届."""
        if self._any_against.search(text) is None:
            return text
        m = next((m for m in self._against.finditer(text) if m[1]), None)
        return text[: m.start()] if m else text

    def _left(self, text: str) -> str | None:
        """The noun at the end of the words before a value."""
        text = self.per.without_lead(self.per.without_rest(text))
        text = self._without_end(self.uncompared(_behind_brackets(text)).strip(MARKS)).removeprefix(COMMA)
        if self._any_start.search(text):
            for edge in self._starts:
                if edge not in text:
                    continue
                cut = text.rfind(edge)
                while cut >= 0 and (text.startswith(self._starts_alike, cut) or text.startswith(self._starts_alike, max(0, cut - 1))):
                    cut = text.rfind(edge, 0, cut)
                if cut >= 0 and cut + len(edge) < len(text):
                    text = text[cut + len(edge) :]
        m = self._leads.match(text) if self._any_lead.match(text) else None
        return self._within(text[m.end() if m else 0 :].strip(self.of)) or None

    def _within(self, text: str) -> str:
        """A phrase of bounded length: of a longer one what follows its last 的, 、 or 以及, never a piece of a word."""
        if len(text) <= LONGEST:
            return text
        rest = text[max(text.rfind(mark) + len(mark) if mark in text else 0 for mark in self._parting) :]
        return rest if 1 < len(rest) <= LONGEST else ""

    def _somebody(self, phrase: str) -> bool:
        """Whether words are more than verbs, connectives, a measure without its owner or a comparison."""
        if not lettered(phrase) or phrase in self.heads or self._causes.match(phrase):
            return False
        if phrase[0] in self._idle_firsts and phrase[-1] in self._idle_lasts and self._no_name(phrase):
            return False
        return bool(self.uncompared(phrase))

    def right(self, text: str) -> str | None:
        """The noun at the start of the words after a value."""
        text = self.per.without_rest(text.strip(MARKS)).removeprefix(self.of)
        if self._any_end.match(text) and not text.startswith(self._ends_alike):
            return None
        if self._any_end.search(text):
            for edge in self._ends:
                if edge in text and (cut := text.find(edge)) > 0 and not text.startswith(self._ends_alike, cut):
                    text = self._without_end(text[:cut])
        return text[:LONGEST] or None

    def _without_end(self, text: str) -> str:
        while text:
            for edge in self._by_last.get(text[-1], ()):
                if text.endswith(edge) and not (len(edge) == 1 and text.endswith(self._tails_alike)):
                    text = text[: -len(edge)]
                    break
            else:
                break
        return text


def lettered(words: str) -> bool:
    """Whether words are more than figures and marks."""
    return words[:1].isalpha() or any(map(str.isalpha, words))


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    """One scan for any of the words; it skips at once what begins none of them."""
    return re.compile("|".join(map(re.escape, words)) or "(?!)")


def _longest_of(words: Iterable[str]) -> str:
    """Words as alternatives of a regular expression, the longer ones first."""
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True)) or "(?!)"


def _behind_brackets(text: str) -> str:
    """`（含总部、办事处）总数`: what stands behind brackets that opened further back."""
    if "）" not in text and ")" not in text:
        return text
    close = max(text.rfind("）"), text.rfind(")"))
    return text if "（" in text[:close] or "(" in text[:close] else text[close + 1 :]
