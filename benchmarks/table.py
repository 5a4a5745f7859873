"""The table of a measurement, in Markdown."""

from __future__ import annotations

import platform
import statistics
from dataclasses import dataclass, field
from importlib.metadata import PackageNotFoundError, version

from contenders import LIMIT, WHOLE, YARDSTICK, Contender

Ratios = dict[str, list[float]]


@dataclass(slots=True)
class Measured:
    """What the rounds gave."""

    spent: dict[str, list[list[float]]]
    """By contender and round: the seconds for each text it read."""
    stages: dict[str, list[float]]
    memory: dict[str, int] = field(default_factory=dict)

    def ratios(self, name: str) -> list[float]:
        """How many times as fast as jieba.lcut a contender is, over the texts that it read, round by round."""
        pairs = zip(self.spent[YARDSTICK], self.spent[name], strict=True)
        return [sum(words[: len(own)]) / sum(own) for words, own in pairs]

    def rates(self, name: str, texts: list[str]) -> list[float]:
        """Million characters a second, round by round."""
        return [sum(map(len, texts[: len(own)])) / sum(own) / 1e6 for own in self.spent[name]]


def report(what: str, texts: list[str], chosen: list[Contender], measured: Measured, missing: dict[str, str]) -> str:
    """The table, with what has to be known to read it."""
    size = sum(map(len, texts))
    speed = measured.rates(YARDSTICK, texts)
    lines = [
        f"{what}: {len(texts)} texts, {size:,} characters, mean {size // len(texts):,}; {len(speed)} rounds, CPU time, one process.",
        f"Python {platform.python_version()}, {platform.system()} {platform.machine()}; {versions(chosen)}.",
        f"Noise: jieba.lcut itself ran between {min(speed):.2f} and {max(speed):.2f} million characters a second in these rounds.",
        "",
        "| contender | × jieba.lcut | million characters/s | peak MiB |",
        "|---|---:|---:|---:|",
    ]
    ratios = {c.name: measured.ratios(c.name) for c in chosen}
    for c in sorted(chosen, key=lambda c: -statistics.median(ratios[c.name])):
        rate = statistics.median(measured.rates(c.name, texts))
        lines.append(f"| {c.name} | {spread(ratios[c.name])} | {rate:.3g} | {measured.memory.get(c.name, 0) or '–'} |")
    if WHOLE in ratios:
        words = [sum(times) for times in measured.spent[YARDSTICK]]
        lines += ["", *compared(ratios), "", *stage_table(measured.stages, words)]
    lines += [f"\nLeft out, not installed: {name} ({why})." for name, why in missing.items()]
    return "\n".join(lines) + "\n"


def compared(ratios: Ratios) -> list[str]:
    """How many times as fast the whole of zhsignals is as each other contender, round by round."""
    lines = ["| zhsignals, text → JSON, by | times |", "|---|---:|"]
    for name, theirs in ratios.items():
        if name != WHOLE:
            lines.append(f"| {name} | {spread([a / b for a, b in zip(ratios[WHOLE], theirs, strict=True)])} |")
    if LIMIT in ratios:
        share = statistics.median(a / b for a, b in zip(ratios[WHOLE], ratios[LIMIT], strict=True))
        lines.append(f"\nShare of the limit: {share:.1%}.")
    return lines


def stage_table(stages: dict[str, list[float]], words: list[float]) -> list[str]:
    """What each stage of zhsignals takes, in shares and in units of jieba.lcut."""
    totals = [sum(values) for values in zip(*stages.values(), strict=True)]
    lines = ["| stage of zhsignals | share of its time | jieba.lcut ÷ stage |", "|---|---:|---:|"]
    for name, seconds in stages.items():
        share = statistics.median(s / t for s, t in zip(seconds, totals, strict=True))
        lines.append(f"| {name} | {share:.1%} | {spread([w / s for w, s in zip(words, seconds, strict=True)])} |")
    return lines


def spread(values: list[float]) -> str:
    """Median, least and most."""
    return f"{statistics.median(values):.3g} ({min(values):.3g}–{max(values):.3g})"


def versions(chosen: list[Contender]) -> str:
    """What is installed."""
    out = []
    for package in dict.fromkeys([*(p for c in chosen for p in c.packages), "pydantic", "ahocorasick_rs"]):
        try:
            out.append(f"{package} {version(package)}")
        except PackageNotFoundError:
            out.append(f"{package} from this checkout" if package == "zhsignals" else f"no {package}")
    return ", ".join(out)
