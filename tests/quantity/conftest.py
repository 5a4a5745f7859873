"""One reader for all tests of the stage."""

from __future__ import annotations

import pytest

from zhsignals.lexicon import Patterns, load_patterns
from zhsignals.quantity import BareReader, QuantityReader


@pytest.fixture(scope="session")
def patterns() -> Patterns:
    return load_patterns()


@pytest.fixture(scope="session")
def reader(patterns: Patterns) -> QuantityReader:
    return QuantityReader(patterns)


@pytest.fixture(scope="session")
def bare(patterns: Patterns) -> BareReader:
    return BareReader(patterns)
