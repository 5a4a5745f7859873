"""What more of everything costs: a second process, ten times the articles, a longer article.

    python benchmarks/scaling.py                    # all three
    python benchmarks/scaling.py workers --repeats 5
    python benchmarks/scaling.py memory length

workers: wall time of `run` with one and with two workers, and in the same minutes that of a pure computation done twice in one
process and once in each of two: the most that this machine gives at the time. The share of it is what counts.
memory: peaks of the parent and of a worker of `run --workers 2` over the articles and over ten times as many (each numbered).
It is measured first, because on Linux a process begins with its maker's peak.
length: CPU time of one article made of many, up to a million characters, and how it grows from step to step (1 is linear).
"""

from __future__ import annotations

import argparse
import gc
import json
import math
import multiprocessing
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from importlib.util import find_spec
from itertools import cycle, islice
from pathlib import Path
from tempfile import TemporaryDirectory

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
if find_spec("zhsignals") is None:
    sys.path.insert(0, str(HERE.parent / "src"))

from texts import load_texts  # noqa: E402 - beside this file

SPIN = 25_000_000
LENGTHS = (10_000, 30_000, 100_000, 300_000, 1_000_000)


def main() -> int:
    """Run what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", nargs="*", choices=["memory", "workers", "length", []], default=[])
    parser.add_argument("--text", choices=["dense", "mixed", "corpus"], default="dense")
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--articles", type=int, default=500, help="for workers and memory; memory reads ten times as many, too")
    parser.add_argument("--longest", type=int, default=LENGTHS[-1])
    parser.add_argument("--run", nargs=3, metavar=("FILE", "OUT", "WORKERS"), help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.run:
        return run_and_tell(*args.run)
    what, texts = load_texts(args.text)
    print(f"{what}\n")
    measures: dict[str, Callable[[argparse.Namespace, list[str]], None]] = {"memory": memory, "workers": workers, "length": length}
    for name, measure in measures.items():
        if not args.what or name in args.what:
            measure(args, texts)
    return 0


def write_corpus(path: Path, texts: list[str], size: int) -> None:
    """So many articles, no two the same."""
    with path.open("w", encoding="utf-8") as out:
        for i, text in enumerate(islice(cycle(texts), size)):
            out.write(json.dumps({"id": f"a{i}", "text": f"{text}\n{i}"}, ensure_ascii=False) + "\n")


def run_and_tell(source: str, out: str, count: str) -> int:
    """In a process of its own: one run; prints wall seconds and the peaks of this process and of the largest child, in KiB."""
    from zhsignals.batch import run

    start = time.perf_counter()
    run(source, out, workers=int(count), max_bad="100%")
    wall = time.perf_counter() - start
    print(wall, *(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)))
    return 0


def one_run(source: Path, count: int) -> list[float]:
    """Wall seconds, peak of the parent and of a worker in KiB."""
    with TemporaryDirectory() as out:
        command = [sys.executable, str(HERE / "scaling.py"), "--run", str(source), f"{out}/out", str(count)]
        told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return [float(number) for number in told.split()[-3:]]


def spin(times: int = 1) -> int:
    """Pure computation."""
    total = 0
    for i in range(SPIN * times):
        total += i * i & 7
    return total


def wall(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def spin_twice() -> None:
    """The computation in each of two processes at a time."""
    both = [multiprocessing.Process(target=spin) for _ in range(2)]
    for process in both:
        process.start()
    for process in both:
        process.join()


def workers(args: argparse.Namespace, texts: list[str]) -> None:
    """Gain of a second worker beside the gain of a second process that only computes."""
    rows = []
    with TemporaryDirectory() as folder:
        source = Path(folder) / "articles.jsonl"
        write_corpus(source, texts, args.articles)
        for _ in range(args.repeats):
            one, ceiling_one = one_run(source, 1)[0], wall(lambda: spin(2))
            two, ceiling_two = one_run(source, 2)[0], wall(spin_twice)
            rows.append((one, two, one / two, ceiling_one / ceiling_two))
    print(
        f"{args.articles} articles\n\n| run | 1 worker s | 2 workers s | gain | gain of spinning | share |\n|---|---:|---:|---:|---:|---:|"
    )
    for i, (one, two, gain, most) in enumerate(rows, 1):
        print(f"| {i} | {one:.2f} | {two:.2f} | {gain:.2f} | {most:.2f} | {gain / most:.2f} |")
    print(f"\nMedian share: {statistics.median(gain / most for _, _, gain, most in rows):.2f}\n")


def memory(args: argparse.Namespace, texts: list[str]) -> None:
    """Peaks of a run over the articles, and over ten times as many."""
    print("| articles | peak of the parent MiB | peak of a worker MiB |\n|---:|---:|---:|")
    peaks = []
    with TemporaryDirectory() as folder:
        for size in (args.articles, 10 * args.articles):
            source = Path(folder) / f"{size}.jsonl"
            write_corpus(source, texts, size)
            _, parent, child = one_run(source, 2)
            peaks.append((parent, child))
            print(f"| {size} | {parent / 1024:.1f} | {child / 1024:.1f} |")
    growth = [after / before - 1 for before, after in zip(*peaks, strict=True)]
    print(f"\nGrowth: parent {growth[0]:+.1%}, worker {growth[1]:+.1%}\n")


def length(args: argparse.Namespace, texts: list[str]) -> None:
    """CPU time of one article of 10,000 to 1,000,000 characters."""
    from zhsignals.pipeline import Extractor

    extractor = Extractor()
    extractor(texts[0])
    print("| characters | CPU s | characters/s | exponent |\n|---:|---:|---:|---:|")
    before: tuple[int, float] | None = None
    for size in (n for n in LENGTHS if n <= args.longest):
        text = cut(texts, size)
        times = []
        for _ in range(3 if size < LENGTHS[-1] else 1):
            gc.collect()
            start = time.process_time()
            extractor(text).to_json()
            times.append(time.process_time() - start)
        spent = min(times)
        power = f"{math.log(spent / before[1]) / math.log(size / before[0]):.2f}" if before else ""
        print(f"| {size:,} | {spent:.2f} | {size / spent:,.0f} | {power} |", flush=True)
        before = size, spent
    print()


def cut(texts: list[str], size: int) -> str:
    """One text of so many characters."""
    parts, total = [], 0
    for text in cycle(texts):
        parts.append(text)
        total += len(text) + 1
        if total >= size:
            return "\n".join(parts)[:size]
    raise ValueError("no texts")


if __name__ == "__main__":
    sys.exit(main())
