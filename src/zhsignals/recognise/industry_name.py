"""One name for the variants of one industry: 先进装备制造业 and 装备制造 of one article are the same."""

from __future__ import annotations

from collections.abc import Iterable

from zhsignals.recognise.industry_term import Words

SHORTEST = 2
"""A name keeps at least this many characters."""


class Names:
    """Chooses the shared names of one article."""

    def __init__(self, words: Words) -> None:
        self._modifiers = words.of("modifier")
        self._endings = (*words.of("head"), *words.of("tail"))
        self._broad = frozenset(words.of("broad"))
        self._links = words.of("link")
        self._same = {t: e.terms[0] for e in words.entries("same") for t in e.terms}
        self._known_terms, self._bare_terms = words.known, words.bare
        self._makings = words.of("making")

    def shared(self, names: Iterable[str]) -> dict[str, str]:
        """Name as found → the name under which the article's record lists it: of its variants the first found."""
        cores = {name: self.core(name) for name in names}
        first: dict[str, str] = {}
        for name, core in cores.items():
            first.setdefault(core, name)
        out = {name: first[core] for name, core in cores.items()}
        said = frozenset(cores.values())
        listed = "\n".join(cores)
        for name, core in cores.items():
            alone = listed.count(core) == name.count(core)  # no other name holds it
            if out[name] == name and not alone and (whole := self._part_of(name, core, cores, said)):
                out[name] = out[whole]
        return out

    def core(self, name: str) -> str:
        """The name without modifiers before and head nouns after."""
        if name in self._same:
            return self._same[name]
        if name.endswith(self._endings):
            heads = [name[: -len(t)] for t in self._endings if name.endswith(t) and len(name) - len(t) >= SHORTEST]
            name = next((n for n in heads if n in self._known_terms), heads[0] if heads else name)
        making = next((t for t in self._makings if name.endswith(t) and name[: -len(t)] in self._known_terms), "")
        name = name.removesuffix(making)
        for word in self._modifiers if name.startswith(self._modifiers) else ():
            if name.startswith(word) and len(name) - len(word) >= SHORTEST and name[len(word) :] not in self._broad:
                name = name[len(word) :]
                break
        return self._same.get(name, name)

    def _part_of(self, name: str, core: str, names: Iterable[str], said: frozenset[str]) -> str | None:
        """The compound that names this one and another: 生物医药 of 大健康生物医药, 半导体 of 半导体及集成电路."""
        if core not in self._known_terms:
            return next((w for w in names if w != name and w.endswith(core)), None)
        for whole in names:
            if len(whole) <= len(name) + 1 or core not in whole or (whole in self._known_terms and not self._linked(whole)):
                continue
            rest = whole.replace(core, "", 1)
            for link in self._links:
                rest = rest.removeprefix(link).removesuffix(link)
            if rest in self._bare_terms or rest in said or (rest in self._known_terms and self._linked(whole)):
                return whole
        return None

    def _linked(self, name: str) -> bool:
        return any(link in name for link in self._links)
