"""Speed, side by side: one process, the same texts, CPU time, in random order, round after round.

    python benchmarks/speed.py                      # seven rounds over number-dense news, where it is at hand
    python benchmarks/speed.py --text mixed --rounds 9
    python benchmarks/speed.py --only zhsignals limit --no-memory

Prints a table in Markdown. Every ratio is taken within its round (jieba.lcut's time by the contender's, over the same texts);
the table gives the median and, in brackets, the least and the most. The garbage collector runs as usual, but each contender
starts with the others' objects frozen out of it, or the last one loaded would pay for all.
"""

from __future__ import annotations

import argparse
import gc
import random
import sys
import time
from importlib.util import find_spec
from pathlib import Path

if find_spec("zhsignals") is None:
    sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))

from clock import ORDER, StageClock
from contenders import CONTENDERS, WHOLE, YARDSTICK, Contender, extract
from peaks import peak_memory
from peers import Read
from table import Measured, report
from texts import load_texts


def main() -> int:
    """Measure and print."""
    args = arguments()
    what, texts = load_texts(args.text)
    texts = texts[: args.texts] if args.texts else texts
    asked = [c for c in CONTENDERS if wanted(c, args)]
    memory = {c.name: peak_memory(c.name, args.text) for c in asked} if args.memory else {}  # before this process has grown
    ready, missing = prepare(asked, texts)
    if args.peak:
        for read in ready.values():
            for text in texts:
                read(text)
        return 0
    chosen = [c for c in CONTENDERS if c.name in ready]
    measured = measure(ready, texts, args.rounds)
    measured.memory = memory
    sys.stdout.write(report(what, texts, chosen, measured, missing))
    return 0


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--text", choices=["dense", "mixed", "corpus"], default="dense")
    parser.add_argument("--texts", type=int, default=0, help="only so many texts")
    parser.add_argument("--peers", action=argparse.BooleanOptionalAction, default=True, help="other libraries as well")
    parser.add_argument("--memory", action=argparse.BooleanOptionalAction, default=True, help="a process for each contender's peak")
    parser.add_argument("--only", nargs="*", default=[], help="contenders whose name begins so; jieba.lcut always runs")
    parser.add_argument("--peak", default="", help=argparse.SUPPRESS)
    return parser.parse_args()


def wanted(contender: Contender, args: argparse.Namespace) -> bool:
    """Whether the command line asks for it."""
    if args.peak:
        return contender.name == args.peak
    if contender.name == YARDSTICK:
        return True
    if args.only:
        return contender.name.startswith(tuple(args.only))
    return args.peers or contender.name.startswith(("zhsignals", "limit"))


def prepare(contenders: list[Contender], texts: list[str]) -> tuple[dict[str, Read], dict[str, str]]:
    """The contenders that are installed, warm; and why the others are not there."""
    ready: dict[str, Read] = {}
    missing: dict[str, str] = {}
    for c in contenders:
        try:
            read = c.make(texts)
            for text in texts[:3]:
                read(text)
            ready[c.name] = read
        except ImportError as exc:
            missing[c.name] = str(exc)
    return ready, missing


def measure(ready: dict[str, Read], texts: list[str], rounds: int) -> Measured:
    """Seconds by contender, text and round; and those of the stages."""
    parts = {c.name: c.count(len(texts)) for c in CONTENDERS}
    out = Measured({name: [] for name in ready}, {name: [] for name in ORDER})
    dice = random.Random(1)
    staged = extract(texts) if WHOLE in ready else None
    if staged:
        staged(texts[0])
    gc.collect()
    gc.freeze()
    for _ in range(rounds):
        order = [*ready, *(["stages"] if staged else [])]
        dice.shuffle(order)
        for name in order:
            gc.collect()
            if staged and name == "stages":
                for stage, seconds in by_stage(staged, texts).items():
                    out.stages[stage].append(seconds)
            else:
                out.spent[name].append([cpu(ready[name], text) for text in texts[: parts[name]]])
    return out


def cpu(read: Read, text: str) -> float:
    start = time.process_time()
    read(text)
    return time.process_time() - start


def by_stage(read: Read, texts: list[str]) -> dict[str, float]:
    """One pass over the texts with the stages timed."""
    clock = StageClock()
    with clock.running():
        start = time.process_time()
        for text in texts:
            read(text)
        total = time.process_time() - start
    return clock.split(total)


if __name__ == "__main__":
    sys.exit(main())
