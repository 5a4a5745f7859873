"""Which of the possible places is meant, from what else the article names."""

from __future__ import annotations

from collections import Counter

from zhsignals.recognise.region_gazetteer import Gazetteer, Hit, Place

RANK = {"province": 0, "area": 0, "new_area": 0, "part": 0, "country": 0, "prefecture": 1, "county": 2}


class Context:
    """Judges the hits of one article."""

    def __init__(self, gazetteer: Gazetteer, text: str, hits: list[Hit]) -> None:
        self.gazetteer, self.text, self.hits = gazetteer, text, hits
        self.seen: Counter[str] = Counter()
        self.names = {h.form for h in hits if h.full}
        self._senses: dict[str, Place] = {}

    def judge(self) -> list[Hit]:
        """The hits that are places, each with the place chosen (None where several remain)."""
        for hit in self.hits:
            if len(hit.places) == 1 and not hit.care:
                self._keep(hit, hit.places[0])
        for i, hit in enumerate(self.hits):
            if not hit.kept:
                self._beside(i, hit)
        for _ in range(2):
            for hit in self.hits:
                if not hit.kept and self._plausible(hit):
                    self._keep(hit, self._choose(hit))
                elif hit.kept and hit.chosen is None:
                    hit.chosen = self._choose(hit)
        return [h for h in self.hits if h.kept]

    def _keep(self, hit: Hit, place: Place | None) -> None:
        hit.kept, hit.chosen = True, place
        if place and place.code:
            self.seen[place.code] += 1
            self._senses.setdefault(hit.form, place)

    def _beside(self, i: int, hit: Hit) -> None:
        """A name right after its parent, or between other places of a list, is a place whatever else the word may mean."""
        before = self.hits[i - 1] if i else None
        if before and before.end == hit.start:
            above = [p for p in hit.places if any(p.within(b.code) for b in before.places)]
            if above:
                self._keep(hit, above[0] if len(above) == 1 else None)
                return
        if hit.care and self._listed(i, hit):
            self._keep(hit, hit.places[0] if len(hit.places) == 1 else None)

    def _listed(self, i: int, hit: Hit) -> bool:
        """Whether another place of the same rank stands beside it, only a list separator between."""
        rank = min(RANK[p.level] for p in hit.places)
        for other in (self.hits[j] for j in (i - 1, i + 1) if 0 <= j < len(self.hits)):
            left, right = (other, hit) if other.start < hit.start else (hit, other)
            if right.start - left.end == 1 and self.text[left.end] in self.gazetteer.joints and (other.kept or not other.care):
                family = any(a.parent and a.parent == b.parent for a in hit.places for b in other.places) or (
                    hit.care == "near" and any((a.code or a.name)[:2] == (b.code or b.name)[:2] for a in hit.places for b in other.places)
                )
                if family or (rank <= 1 and min(RANK[p.level] for p in other.places) <= 1):
                    return True
        return False

    def _plausible(self, hit: Hit) -> bool:
        care = hit.care
        if not care:
            return True
        named = any(p.name in self.names and p.name != hit.form for p in hit.places)
        if hit.full and care == "near" and self._clear_before(hit):
            return True
        if care == "word":
            return named and self._alone(hit)
        return named or any(p.parent in self.seen for p in hit.places if p.parent)

    def _clear_before(self, hit: Hit) -> bool:
        """A whole name of two characters (泾县) is one where no letter of another word stands before it."""
        before = self.text[hit.start - 1 : hit.start]
        return not before.isalpha() or before in self.gazetteer.edges

    def _alone(self, hit: Hit) -> bool:
        """No letter of a longer word on either side that a guard or a joint does not explain."""
        before, after = self.text[hit.start - 1 : hit.start], self.text[hit.end : hit.end + 1]
        edges = self.gazetteer.edges
        return (not before.isalpha() or before in edges) and (not after.isalpha() or after in edges)

    def _choose(self, hit: Hit) -> Place | None:
        places = hit.places
        if len(places) == 1:
            return places[0]
        if not hit.full and (province := next((p for p in places if p.level == "province"), None)):
            return province
        if (known := self._senses.get(hit.form)) and known in places:
            return known
        scored = sorted(((self._weight(p, places), -RANK[p.level], p) for p in places), key=lambda x: (x[0], x[1]), reverse=True)
        (best, rank, place), (second, next_rank, _) = scored[0], scored[1]
        if best == second and rank == next_rank:
            return None
        if best and best == second:
            return place
        return place if best else (place if rank > next_rank and not hit.full else None)

    def _weight(self, place: Place, rivals: tuple[Place, ...]) -> int:
        """How much of the article speaks of the place and its surroundings; a rival that lies above it does not count."""
        if place.code is None:
            return 0
        above = {p.code for p in rivals if place.within(p.code)}
        family = 0
        for code, count in self.seen.items():
            if code in above:
                continue
            if code in (place.code, place.parent):
                family += 3 * count
            elif place.within(code) or self.gazetteer.by_code[code].within(place.code):
                family += count
        return family
