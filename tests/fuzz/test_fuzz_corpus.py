"""The fuzz targets without a fuzzer: the kept corpus, and 2,000 mutations of it that are the same every time."""

from __future__ import annotations

import random
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
import fuzz_targets

ROUNDS = {"extract": 1000, "patterns": 250, "readers": 750}
KEPT = {name: sorted((fuzz_targets.CORPUS / name).iterdir()) for name in ROUNDS}
PIECES = (
    b"\0",
    b"\xff",
    b"\n",
    b'"',
    b"[",
    b"{",
    b"1e999",
    b"9" * 40,
    b"\xef\xbb\xbf",
    b"\xed\xa0\x80",
    "亿".encode(),
    "亿".encode("gb18030"),
    b"PK\3\4",
)


@pytest.mark.parametrize("path", [p for paths in KEPT.values() for p in paths], ids=lambda p: f"{p.parent.name}-{p.name}")
def test_what_was_found_once(path: Path) -> None:
    getattr(fuzz_targets, path.parent.name)(path.read_bytes())


@pytest.mark.parametrize("name", ROUNDS)
def test_mutations_of_it(name: str) -> None:
    dice = random.Random(name)
    seeds = [p.read_bytes() for p in KEPT[name]]
    for number in range(ROUNDS[name]):
        data = mutated(dice, seeds)
        try:
            getattr(fuzz_targets, name)(data)
        except Exception as exc:
            raise AssertionError(f"round {number}: {data!r}") from exc


def mutated(dice: random.Random, seeds: list[bytes]) -> bytes:
    """One seed, cut, repeated, spliced with another, or with bytes changed; the first bytes, which say what it is, mostly left alone."""
    data = bytearray(dice.choice(seeds)[:3000])
    for _ in range(dice.choice((1, 2, 4))):
        at = dice.randrange(len(data) + 1) if dice.random() < 0.1 else dice.randint(min(len(data), 8), len(data))
        how = dice.randrange(5)
        if how == 0:
            data[at : at + 1] = bytes([dice.randrange(256)])
        elif how == 1:
            del data[at : at + dice.choice((1, 3, 30))]
        elif how == 2:
            data[at:at] = data[at : at + dice.choice((3, 30))] * dice.choice((1, 2, 20))
        elif how == 3:
            data[at:at] = dice.choice(PIECES)
        else:
            other = dice.choice(seeds)
            start = dice.randrange(len(other) + 1)
            data[at:at] = other[start : start + dice.choice((6, 60))]
    return bytes(data)
