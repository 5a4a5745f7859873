"""The pages keep their word: their examples run and print what they say, generated pages are current, links lead somewhere.

The Python, console and text blocks of a page run one after the other in a folder that holds the corpus; a TOML or TSV block
whose first line names a file of `my-patterns/` is written there. A text block after a block is exactly what that block prints.
"""

from __future__ import annotations

import contextlib
import importlib.util
import io
import json
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

REPO = Path(__file__).parents[1]
PAGES = sorted([*REPO.glob("README*.md"), *(REPO / "docs").glob("*.md")])
OWN_TEST = "ecosystem.md"
"""Its examples need articles in Parquet; tests/ext/test_ecosystem_examples.py runs them."""
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
FILE = re.compile(r"# (my-patterns/\S+\.(?:toml|tsv))\n")
QUOTED = re.compile(r"# an entry of (patterns/\S+\.toml)\n")
EXTRAS = {"pandas", "polars", "pyarrow", "duckdb", "pyspark"}
WRITTEN = REPO / "docs" / "generate.py"

pytestmark = pytest.mark.skipif(not WRITTEN.is_file(), reason="not in this distribution")


def name(path: Path) -> str:
    return path.relative_to(REPO).as_posix()


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "corpus").symlink_to(REPO / "corpus", target_is_directory=True)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("page", [p for p in PAGES if p.name != OWN_TEST], ids=name)
def test_examples_run_and_print_what_they_say(page: Path, place: Path) -> None:
    printed: str | None = None
    text = page.read_text("utf-8")
    for block in BLOCK.finditer(text):
        kind, code = block.groups()
        where = f"{name(page)}:{text.count(chr(10), 0, block.start()) + 1}"
        if kind == "text" and printed is not None:
            assert printed == code, where
        printed = None
        if kind == "python":
            printed = run_python(code, where)
        elif kind == "console":
            printed = run_console(code, where)
        elif kind in {"toml", "tsv"}:
            write_file(code, place)
            quoted = QUOTED.match(code)
            assert not quoted or code[quoted.end() :] in (REPO / quoted[1]).read_text("utf-8"), where


def run_python(code: str, where: str) -> str | None:
    """What the block prints; None where it needs a package that is not installed."""
    wanted = {m for m in EXTRAS if re.search(rf"^(?:import|from) {m}\b|to_{m}\(", code, re.MULTILINE)}
    if "spacy" in code and not factory_known():
        return None
    if any(importlib.util.find_spec(m) is None for m in wanted):
        return None
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(compile(code, where, "exec"), {"__name__": "__main__"})
    return out.getvalue()


def factory_known() -> bool:
    """Whether spaCy finds the component, which an installed package only tells it."""
    from importlib.metadata import entry_points

    return any(e.name == "zhsignals" for e in entry_points(group="spacy_factories"))


def run_console(code: str, where: str) -> str | None:
    """What the commands print; None where one of them is not ours."""
    lines = code.splitlines()
    if not all(line.startswith("zhsignals ") for line in lines):
        return None
    out = ""
    paths = os.pathsep.join(p for p in (str(REPO / "src"), os.environ.get("PYTHONPATH")) if p)
    for line in lines:
        command = [sys.executable, "-m", "zhsignals", *shlex.split(line)[1:]]
        done = subprocess.run(command, env=os.environ | {"PYTHONPATH": paths}, capture_output=True, text=True, timeout=300, check=False)
        assert done.returncode == 0, f"{where}: {line}: {done.stderr[-2000:]}"
        out += done.stdout
    return out


def write_file(code: str, place: Path) -> None:
    head = FILE.match(code)
    if head:
        path = place / head[1]
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(code[head.end() :], "utf-8")


def generator() -> ModuleType:
    spec = importlib.util.spec_from_file_location("generate", WRITTEN)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("page", ["record.md", "metrics.md"])
def test_generated_pages_are_current(page: str) -> None:
    assert (REPO / "docs" / page).read_text("utf-8") == generator().PAGES[page](), "run: python docs/generate.py"


def test_the_reference_names_every_field() -> None:
    from zhsignals.records import json_schema

    schema, page = json_schema(), generator().record_page()
    for model in (schema, *schema["$defs"].values()):
        assert f"## {model['title']}\n" in page
        assert all(f"| `{field}` |" in page for field in model["properties"])


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_links_lead_somewhere(page: Path) -> None:
    text = BLOCK.sub("", page.read_text("utf-8"))
    broken = [t for t in re.findall(r"\]\(([^)\s#]+)[^)]*\)", text) if "://" not in t and not (page.parent / t).exists()]
    assert not broken


def test_both_readmes_say_the_same() -> None:
    english, chinese = ((REPO / n).read_text("utf-8") for n in ("README.md", "README.zh-CN.md"))
    for pattern in (r"^## ", r"^- \*\*", r"^\| `"):
        assert len(re.findall(pattern, english, re.MULTILINE)) == len(re.findall(pattern, chinese, re.MULTILINE)), pattern
    assert [b.groups() for b in BLOCK.finditer(english)] == [b.groups() for b in BLOCK.finditer(chinese)]


NOTEBOOKS = sorted((REPO / "notebooks").glob("*.ipynb"))


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=name)
def test_a_notebook_and_its_source_are_one(notebook: Path) -> None:
    cells = json.loads(notebook.read_text("utf-8"))["cells"]
    assert [(c["cell_type"], "".join(c["source"])) for c in cells] == list(source_cells(notebook.with_suffix(".py")))
    code = [c for c in cells if c["cell_type"] == "code"]
    assert all(c["execution_count"] for c in code), "commit it with its outputs"
    assert not [o for c in code for o in c["outputs"] if o["output_type"] == "error"]


def source_cells(path: Path) -> Iterator[tuple[str, str]]:
    """Kind and text of the cells of a py:percent file."""
    _, *cells = re.split(r"^# %%", path.read_text("utf-8").partition("\n# ---\n")[2], flags=re.MULTILINE)
    for cell in cells:
        head, _, body = cell.partition("\n")
        body = body.strip("\n")
        if "[markdown]" in head:
            yield "markdown", "\n".join(line.removeprefix("#").removeprefix(" ") for line in body.split("\n"))
        else:
            yield "code", body
