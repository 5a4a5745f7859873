"""Does the memory of a run grow with the corpus? One corpus, ten times as much, and the peaks of both.

    python benchmarks/memory.py                     # the pool of mixed news where it is there, else the articles of corpus/
    python benchmarks/memory.py --workers 1 --folder
    python benchmarks/memory.py --articles pool.jsonl.gz

PSS of the parent and its workers together, ten times a second: a page that several processes share counts once. Three comparisons
over every tenth article:

copies: ten copies of them, each under another id and with another last line. Ten times the work, and nothing else is different.
all: the whole collection. Its longest article may be longer than any of the tenth, and takes what it takes while it is read.
same longest: the whole collection, and a tenth that holds its longest articles.

--folder writes each article to a file of its own. Exit code 1 if ten copies take more than 1.05 times the memory.
"""

from __future__ import annotations

import argparse
import gzip
import json
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
if find_spec("zhsignals") is None:
    sys.path.insert(0, str(HERE.parent / "src"))

from peaks import memory_of_tree  # noqa: E402 - beside this file
from texts import load_texts, shared_folder  # noqa: E402

ALLOWED = 1.05
LONGEST = 30
RUN = """
import sys
sys.path[:0] = {path!r}
from zhsignals.batch import run
if __name__ == "__main__":
    done = run({source!r}, {out!r}, workers={workers}, max_bad="100%")
    print(done.ok, done.facts)
"""


def main() -> int:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=Path, help="JSON lines with a field text, .gz or not")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--folder", action="store_true", help="a file for each article")
    parser.add_argument("--only", choices=["copies", "all", "longest"], help="one comparison")
    args = parser.parse_args()
    texts = list(given(args.articles))
    tenth = texts[::10]
    copies = (f"{text}\n{copy}" for copy in range(10) for text in tenth)
    print(f"{len(texts)} articles, {args.workers} workers, PSS of all processes\n")
    print("| corpus | articles | facts | peak MiB (parent + workers) | peak of the sum of RSS MiB |\n|---|---:|---:|---:|---:|", flush=True)
    ratios: dict[str, float] = {}
    with TemporaryDirectory() as folder:
        base = measure(Path(folder), "a tenth", tenth, args)
        if args.only in (None, "copies"):
            ratios["copies"] = measure(Path(folder), "ten copies of it", copies, args) / base
        if args.only in (None, "all", "longest"):
            whole = measure(Path(folder), "all", texts, args)
            ratios["all"] = whole / base
        if args.only in (None, "longest"):
            ratios["longest"] = whole / measure(Path(folder), "a tenth with the longest", with_longest(texts), args)
    print("\n" + " · ".join(f"{name}: {ratio:.3f}" for name, ratio in ratios.items()))
    return int(ratios.get("copies", 0) > ALLOWED)


def given(path: Path | None) -> Iterator[str]:
    """The texts to read."""
    shared = shared_folder()
    if path is None and shared is not None and (shared / "pool.jsonl.gz").is_file():
        path = shared / "pool.jsonl.gz"
    if path is None:
        yield from (f"{text}\n{i}" for i in range(100) for text in load_texts("corpus")[1])
        return
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        yield from (json.loads(line)["text"] for line in lines)


def with_longest(texts: list[str]) -> list[str]:
    """A tenth of the texts: the longest of all, at even distances among others."""
    longest = sorted(texts, key=len)[-LONGEST:]
    left = set(longest)
    out = [text for text in texts[::10] if text not in left][: max(0, len(texts) // 10 - LONGEST)]
    step = max(1, len(out) // LONGEST)
    for i, text in enumerate(longest):
        out.insert(i * (step + 1), text)
    return out


def write_corpus(place: Path, texts: Iterable[str], *, folder: bool) -> Path:
    """JSON lines, or a folder of files."""
    if folder:
        place.mkdir()
        for i, text in enumerate(texts):
            (place / f"{i}.txt").write_text(text, "utf-8", errors="replace")
        return place
    path = place.with_suffix(".jsonl")
    with path.open("w", encoding="utf-8") as out:
        for i, text in enumerate(texts):
            out.write(json.dumps({"id": f"a{i}", "text": text}) + "\n")
    return path


def measure(home: Path, name: str, texts: Iterable[str], args: argparse.Namespace) -> float:
    """Peak in MiB of a run over the texts, with a line of the table."""
    place = home / name.replace(" ", "-")
    source = write_corpus(place, texts, folder=args.folder)
    script = home / "attempt.py"
    script.write_text(RUN.format(path=sys.path, source=str(source), out=str(home / f"out-{place.name}"), workers=args.workers))
    process = subprocess.Popen([sys.executable, str(script)], stdout=subprocess.PIPE, text=True)
    peak = (0.0, [0.0])
    resident = 0.0
    while process.poll() is None:
        pss, rss = memory_of_tree(process.pid)
        peak, resident = max(peak, (sum(pss), pss)), max(resident, sum(rss))
        time.sleep(0.1)
    assert process.stdout is not None
    ok, facts = process.stdout.read().split()
    shares = " + ".join(f"{share:.0f}" for share in peak[1])
    print(f"| {name} | {int(ok):,} | {int(facts):,} | {peak[0]:.1f} ({shares}) | {resident:.1f} |", flush=True)
    return peak[0]


if __name__ == "__main__":
    sys.exit(main())
