"""Peak memory of a contender, in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path


def peak_memory(name: str, text: str) -> int:
    """MiB at the peak of a fresh process that prepares the contender and reads all the texts once; 0 where the system does not tell.

    Linux counts what the caller held when it forked as the child's: ask before the caller has loaded anything large.
    """
    script = Path(__file__).resolve().parent / "speed.py"
    command = [sys.executable, str(script), "--peak", name, "--text", text, "--no-memory"]
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    if not hasattr(os, "wait4"):
        child.wait()
        return 0
    _, _, usage = os.wait4(child.pid, 0)
    child.returncode = 0
    return usage.ru_maxrss // (1024 if sys.platform != "darwin" else 1024 * 1024)


def memory_of_tree(pid: int) -> tuple[list[float], list[float]]:
    """MiB of each process from `pid` down, now (Linux): proportional shares, where a shared page counts once, and resident sizes."""
    pss, rss = [], []
    for process in _tree(pid):
        try:
            lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
        except OSError:
            continue  # it ended meanwhile
        sizes = {key: int(value) for key, value, *_ in map(str.split, lines[1:])}
        pss.append(sizes["Pss:"] / 1024)
        rss.append(sizes["Rss:"] / 1024)
    return pss, rss


def _tree(pid: int) -> list[int]:
    out = [pid]
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            out += [below for child in task.read_text().split() for below in _tree(int(child))]
        except OSError:
            continue
    return out
