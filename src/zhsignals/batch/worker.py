"""The worker process: takes jobs from its own pipe, says which unit it is at, and ends itself where it is in doubt.

Signal handlers and limits are set here because this process is ours; the caller's is never touched.
"""

from __future__ import annotations

import ctypes
import gc
import os
import signal
import sys
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from zhsignals.batch.options import MakesExtractor, Reads
from zhsignals.batch.work import Job, Workshop
from zhsignals.errors import ZhsignalsError
from zhsignals.io import ReadOptions

M_TRIM_THRESHOLD, M_MMAP_THRESHOLD = -1, -3
"""Options of mallopt(3)."""
HEAP_BLOCK = 65_536


class OutOfTime(BaseException):
    """The CPU limit of one unit; no `except Exception` of the extraction may swallow it."""


@dataclass(frozen=True, slots=True)
class Setting:
    """Everything a worker needs beside its pipe; small enough to pickle for each start."""

    factory: MakesExtractor
    read: ReadOptions
    wants_lines: bool
    wants_rows: bool
    time_limit: float
    memory_limit: int
    parent: int


def serve(pipe: Connection, others: Iterable[Connection], setting: Setting, extractor: Reads | None, lock: int | None) -> None:
    """Main of the process; `extractor` and `lock` are what a fork inherits. It ends without a word: the parent sees how."""
    try:
        for other in others:  # else a dead parent's pipes stay open in its other children
            other.close()
        if lock is not None:
            with suppress(OSError):
                os.close(lock)
        _settle_in(setting.parent)
        _tune_heap()
        _work(pipe, setting, extractor)
    except BaseException:
        os._exit(1)


def _work(pipe: Connection, setting: Setting, extractor: Reads | None) -> None:
    try:
        made = extractor if extractor is not None else setting.factory()
    except Exception as exc:
        pipe.send(("broken", type(exc).__name__, str(exc)))
        return
    base = _limit_memory(setting.memory_limit)
    gc.freeze()  # else each collection walks the patterns, and every page shared with the parent becomes this worker's own
    pipe.send(("ready",))
    shop = Workshop(made, setting.read, setting.wants_lines, setting.wants_rows)
    while (job := _next(pipe, setting.parent)) is not None:
        if not _do(shop, job, pipe, setting):
            return
        _give_back()
        if _memory()[1] > base + setting.memory_limit // 2:
            return  # a fresh process takes over: whatever piled up is gone


def _do(shop: Workshop, job: Job, pipe: Connection, setting: Setting) -> bool:
    """One job; False where the process must not go on."""
    at = 0

    def watch(index: int | None) -> None:
        nonlocal at
        _arm(0 if index is None else setting.time_limit)
        if index is not None:
            at = index
            pipe.send(("at", index))
            if os.getppid() != setting.parent:
                os._exit(1)

    try:
        counts = shop.do(job, watch)
    except OutOfTime:
        _arm(0)
        pipe.send(("suspect", at, "timeout"))
        return False
    except MemoryError:
        _arm(0)
        _free_memory()
        pipe.send(("suspect", at, "oom"))
        return False
    except ZhsignalsError as exc:
        _arm(0)
        pipe.send(("error", type(exc).__name__, str(exc)))
        return False
    except OSError as exc:
        _arm(0)
        pipe.send(("error", "OutputError", f"{exc.filename or Path(job.part).parent}: {exc.strerror or exc}"))
        return False
    pipe.send(("done", dict(counts)))
    return True


def _next(pipe: Connection, parent: int) -> Job | None:
    """The next job; None when the parent says so or is gone."""
    try:
        while not pipe.poll(1.0):
            if os.getppid() != parent:
                return None
        job: Job | None = pipe.recv()
        return job
    except (EOFError, OSError):
        return None


def _settle_in(parent: int) -> None:
    """Leave the terminal's signals to the parent, die with it, and be the first to go when memory ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    if hasattr(signal, "SIGPROF"):
        signal.signal(signal.SIGPROF, _out_of_time)
    if sys.platform == "linux":
        with suppress(OSError, AttributeError):
            ctypes.CDLL(None, use_errno=True).prctl(1, signal.SIGKILL)
        with suppress(OSError):
            Path("/proc/self/oom_score_adj").write_text("1000")
    if os.getppid() != parent:  # it died before the kernel was asked to tell
        os._exit(1)


def _out_of_time(_signal: int, _frame: Any) -> None:
    raise OutOfTime


def _arm(seconds: float) -> None:
    """Start or stop the CPU clock; it rings again if a finalizer swallowed the first ring."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_PROF, seconds, 1.0 if seconds else 0.0)


def _memory() -> tuple[int, int]:
    """Address space and resident bytes of this process; zeros where the system does not say."""
    try:
        virtual, resident = Path("/proc/self/statm").read_text().split()[:2]
    except OSError:
        return 0, 0
    page = os.sysconf("SC_PAGE_SIZE")
    return int(virtual) * page, int(resident) * page


def _tune_heap() -> None:
    """Blocks from 64 KiB on are the system's own and the heap's top goes back early: holes do not pile up over a long run."""
    with suppress(OSError, AttributeError):  # glibc only
        libc = ctypes.CDLL(None)
        for option in (M_TRIM_THRESHOLD, M_MMAP_THRESHOLD):
            libc.mallopt(option, HEAP_BLOCK)


def _give_back() -> None:
    """What a long document took goes back to the system: free lists and the heap's top would keep most of it."""
    gc.collect()
    with suppress(OSError, AttributeError):  # glibc only
        ctypes.CDLL(None).malloc_trim(0)


def _limit_memory(limit: int) -> int:
    """Bound what the worker may take beyond what it has now; returns its resident bytes."""
    virtual, resident = _memory()
    if limit and virtual:
        import resource

        hard = resource.getrlimit(resource.RLIMIT_AS)[1]
        with suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_AS, (virtual + limit, hard))
    return resident


def _free_memory() -> None:
    """Room enough to say that there is none."""
    with suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (resource.getrlimit(resource.RLIMIT_AS)[1],) * 2)
