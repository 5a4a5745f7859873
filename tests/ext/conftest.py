"""Fixtures: the invented article with its record, its reader, and packages that are not there."""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path

import pytest
from qinghe import TEXT, FakeReader, sample

from zhsignals.records import Record

REPO = Path(__file__).parents[2]


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
def metadata(tmp_path):
    """A folder with the entry points that pyproject.toml declares, as an installation would have them."""
    points = tomllib.loads((REPO / "pyproject.toml").read_text(encoding="utf-8"))["project"].get("entry-points", {})
    if "spacy_factories" not in points:
        pytest.skip("pyproject.toml declares no spaCy entry points yet")
    info = tmp_path / "metadata" / "zhsignals_probe-1.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: zhsignals-probe\nVersion: 1\n")
    groups = (f"[{group}]\n" + "".join(f"{k} = {v}\n" for k, v in entries.items()) for group, entries in points.items())
    (info / "entry_points.txt").write_text("\n".join(groups))
    return info.parent


@pytest.fixture
def without(monkeypatch: pytest.MonkeyPatch):
    """Make a package look as if it were not installed."""

    def block(package: str) -> None:
        for name in [n for n in sys.modules if n == package or n.startswith(f"{package}.")]:
            monkeypatch.delitem(sys.modules, name)
        monkeypatch.setitem(sys.modules, package, None)

    return block
