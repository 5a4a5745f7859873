"""CPU time by stage, taken inside whole extractions: the outermost call of a stage counts, what is left is linking and assembling."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import Any

STAGES = {
    "repair": ("zhsignals.repair", "Repairer", "repair"),
    "quantities": ("zhsignals.quantity", "QuantityReader", "read"),
    "regions": ("zhsignals.recognise", "RegionFinder", "find"),
    "industries": ("zhsignals.recognise", "IndustryFinder", "find"),
    "companies": ("zhsignals.recognise", "CompanyFinder", "find"),
    "projects": ("zhsignals.recognise", "ProjectFinder", "find"),
    "places of all terms": ("zhsignals.lexicon", "Heads", "read"),
    "terms": ("zhsignals.lexicon", "TermIndex", "find_in"),
    "validate": ("zhsignals.records", "Record", "model_validate"),
    "dump": ("zhsignals.records", "Record", "to_json"),
}
REST = "link+assemble"
ORDER = ("repair", "quantities", "places of all terms", "terms", "regions", "industries", "companies", "projects", REST, "validate+dump")


class StageClock:
    """Adds up what each stage takes."""

    def __init__(self) -> None:
        self.spent = dict.fromkeys(STAGES, 0.0)
        self._inside = False

    def wrap(self, name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        """`call`, timed unless another stage called it."""

        def timed(*args: Any, **kwargs: Any) -> Any:
            if self._inside:
                return call(*args, **kwargs)
            self._inside, start = True, time.process_time()
            try:
                return call(*args, **kwargs)
            finally:
                self.spent[name] += time.process_time() - start
                self._inside = False

        return timed

    @contextmanager
    def running(self) -> Iterator[None]:
        """The stages are timed as long as this lasts."""
        before: list[tuple[type, str, Any]] = []
        for name, (module, owner, method) in STAGES.items():
            cls = getattr(import_module(module), owner)
            own = cls.__dict__.get(method)
            before.append((cls, method, own))
            bound = getattr(cls, method)
            if isinstance(own, classmethod) or own is None:  # model_validate is inherited
                setattr(cls, method, staticmethod(self.wrap(name, bound)))
            else:
                setattr(cls, method, self.wrap(name, bound))
        try:
            yield
        finally:
            for cls, method, own in before:
                if own is None:
                    delattr(cls, method)
                else:
                    setattr(cls, method, own)

    def split(self, total: float) -> dict[str, float]:
        """Seconds by stage; they add up to `total`."""
        out = {name: self.spent[name] for name in ORDER if name in self.spent}
        out["validate+dump"] = self.spent["validate"] + self.spent["dump"]
        out[REST] = total - sum(out.values())
        return {name: out[name] for name in ORDER}
