"""Fixtures: the invented article with its record, its reader, and packages that are not there."""

from __future__ import annotations

import sys

import pytest
from qinghe import TEXT, FakeReader, sample

from zhsignals.records import Record


@pytest.fixture
def record() -> Record:
    return sample()


@pytest.fixture
def text() -> str:
    return TEXT


@pytest.fixture
def reader() -> FakeReader:
    return FakeReader()


@pytest.fixture
def without(monkeypatch: pytest.MonkeyPatch):
    """Make a package look as if it were not installed."""

    def block(package: str) -> None:
        for name in [n for n in sys.modules if n == package or n.startswith(f"{package}.")]:
            monkeypatch.delitem(sys.modules, name)
        monkeypatch.setitem(sys.modules, package, None)

    return block
