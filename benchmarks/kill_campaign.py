"""SIGKILL at random moments: the parent and the workers of one run, again and again; at the end the bytes of an undisturbed run.

    python benchmarks/kill_campaign.py articles.jsonl.gz --documents 2000 --parents 200 --workers 100

Run it by hand before a release. Every round starts the same run; some rounds kill a worker (and let the run go on), some kill
the parent, and the last is left alone. A run that finishes before the kills are used up starts again in a new folder.
Exit code 1 if one document was lost or doubled or one byte differs.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

RUN = """
import sys
sys.path[:0] = {path!r}
from zhsignals.batch import run
{imports}
if __name__ == "__main__":
    run({source!r}, {out!r}, workers={workers}, chunk={chunk}, start={start!r}, factory={factory}, max_bad="100%")
"""


def main() -> int:
    """Run the campaign and print what came out."""
    args = arguments()
    dice = random.Random(args.seed)
    with TemporaryDirectory(dir=args.scratch) as folder:
        home = Path(folder)
        source = home / "input.jsonl"
        wanted_ids = sample(Path(args.articles), source, args.documents)
        clean = home / "clean"
        started = time.monotonic()
        if start(home, source, clean, args, dice).wait():
            raise SystemExit("the undisturbed run failed")
        clean_seconds = time.monotonic() - started
        print(f"undisturbed: {args.documents} documents in {clean_seconds:.1f} s, {digest(clean)[:12]}", flush=True)
        parents = workers = runs = bad = 0
        while parents < args.parents or workers < args.workers:
            runs += 1
            out = home / f"run{runs}"
            while True:
                process = start(home, source, out, args, dice)
                done, p, w = torment(process, clean_seconds, dice, args.parents - parents, args.workers - workers)
                parents, workers = parents + p, workers + w
                if done:
                    break
            problem = compare(out, clean, wanted_ids)
            bad += bool(problem)
            print(f"run {runs}: {parents} parents and {workers} workers killed so far: {problem or 'same bytes'}", flush=True)
    print(f"{parents} parent kills, {workers} worker kills, {runs} runs finished, {bad} with a difference")
    return 1 if bad else 0


def arguments() -> argparse.Namespace:
    """What the command line says."""
    parser = argparse.ArgumentParser(description="kill -9 campaign")
    parser.add_argument("articles", help="JSON lines with id and text, .gz or plain")
    parser.add_argument("--documents", type=int, default=2000)
    parser.add_argument("--parents", type=int, default=200)
    parser.add_argument("--workers", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--scratch", default=None)
    parser.add_argument("--fake", default=None, help="folder with batch_fakes.py: use the fast fake extractor of the tests")
    return parser.parse_args()


def sample(articles: Path, source: Path, count: int) -> list[str]:
    """The first `count` articles as the input of the campaign."""
    ids = []
    with gzip.open(articles, "rb") if articles.suffix == ".gz" else articles.open("rb") as lines, source.open("wb") as out:
        for line in lines:
            ids.append(json.loads(line)["id"])
            out.write(line)
            if len(ids) == count:
                break
    return ids


def start(home: Path, source: Path, out: Path, args: argparse.Namespace, dice: random.Random) -> subprocess.Popen[bytes]:
    """One attempt at the run, with another number of workers, chunk size, start method and hash seed each time."""
    script = home / "attempt.py"
    script.write_text(
        RUN.format(
            path=[p for p in (args.fake, *sys.path) if p],
            imports="from batch_fakes import FakeFactory" if args.fake else "from zhsignals.batch import ExtractorFactory",
            factory="FakeFactory()" if args.fake else "ExtractorFactory()",
            source=str(source),
            out=str(out),
            workers=dice.choice([1, 2, 2, 3]),
            chunk=dice.choice([7, 16, 64]),
            start=dice.choice(["fork", "fork", "spawn"]),
        )
    )
    env = os.environ | {"PYTHONHASHSEED": str(dice.randrange(1000))}
    return subprocess.Popen([sys.executable, str(script)], env=env, start_new_session=True)


def torment(process: subprocess.Popen[bytes], seconds: float, dice: random.Random, parents: int, workers: int) -> tuple[bool, int, int]:
    """Kill something at random moments until the run is over: whether it finished, parents and workers killed."""
    killed = 0
    while True:
        try:
            process.wait(timeout=dice.uniform(0.02, max(0.3, seconds / 8)))
            if process.returncode not in (0, -signal.SIGKILL):
                raise SystemExit(f"an attempt ended with {process.returncode}")
            return process.returncode == 0, 0, killed
        except subprocess.TimeoutExpired:
            pass
        if workers > killed and (parents <= 0 or dice.random() < 0.4):
            children = [c for c in children_of(process.pid) if "resource_tracker" not in command_of(c)]
            if children:
                killed += kill(dice.choice(children))
        elif parents > 0:
            process.kill()
            finished = process.wait() == 0  # it may have been quicker
            return finished, 0 if finished else 1, killed


def kill(pid: int) -> int:
    """SIGKILL; 1 if it was there."""
    try:
        os.kill(pid, signal.SIGKILL)
    except ProcessLookupError:
        return 0
    return 1


def children_of(pid: int) -> list[int]:
    """Children of a process."""
    try:
        return [int(c) for c in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []


def command_of(pid: int) -> str:
    """Its command line."""
    try:
        return Path(f"/proc/{pid}/cmdline").read_text()
    except OSError:
        return ""


def files(out: Path) -> list[Path]:
    """The final files of a run."""
    return sorted(p for p in out.iterdir() if p.is_file())


def digest(out: Path) -> str:
    """One hash over the names and bytes of all final files."""
    total = hashlib.sha256()
    for path in files(out):
        total.update(path.name.encode() + b"\0" + path.read_bytes())
    return total.hexdigest()


def compare(out: Path, clean: Path, wanted: list[str]) -> str:
    """What is wrong with a finished run, or nothing."""
    ids = [json.loads(line)["id"] for line in (out / "records.jsonl").read_bytes().splitlines()]
    rejected = len((out / "quarantine.jsonl").read_bytes().splitlines())
    repeated = len((out / "duplicates.jsonl").read_bytes().splitlines())
    lost, doubled = len(wanted) - len(ids) - rejected - repeated, len(ids) - len(set(ids))
    if lost or doubled:
        return f"{lost} lost, {doubled} doubled"
    return "" if digest(out) == digest(clean) else "other bytes"


if __name__ == "__main__":
    sys.exit(main())
