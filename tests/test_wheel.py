"""The wheel holds the patterns, the schema and the page of the report."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
pytest.importorskip("hatchling")


def test_the_wheel_holds_every_pattern_and_asset(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    names = set(zipfile.ZipFile(wheel).namelist())
    patterns = {f"zhsignals/patterns/{p.relative_to(ROOT / 'patterns').as_posix()}" for p in (ROOT / "patterns").rglob("*") if p.is_file()}
    code = [p for p in (ROOT / "src" / "zhsignals").rglob("*") if p.is_file() and "__pycache__" not in p.parts]
    sources = {p.relative_to(ROOT / "src").as_posix() for p in code}
    assert patterns | sources <= names
    assert {n.split("/")[0] for n in names if not n.split("/")[0].endswith(".dist-info")} == {"zhsignals"}
