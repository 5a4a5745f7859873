"""Supervision: every job gets done, whatever happens to the processes that do it.

Why not a ready pool: ProcessPoolExecutor gives up all tasks when one worker dies, multiprocessing.Pool hangs, and pebble,
which survives both, knows a time limit only per task. Here a task is a chunk of many documents, and the promise is per document:
the parent must know which one a worker is at, doubt it, have it done alone by a fresh process, and only then blame it.
One pipe per worker, no shared lock or queue: a process killed at any moment leaves nothing locked.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
import time
from collections import Counter, deque
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

import zhsignals.errors
from zhsignals.batch.options import Reads, Stop
from zhsignals.batch.work import Job
from zhsignals.batch.worker import Setting, serve
from zhsignals.errors import ZhsignalsError

HARD = 4
"""The clock may show this many times the CPU limit."""
START_LIMIT = 300.0
"""Seconds until a new worker must be ready."""
MAX_KILLS = 3
"""A document alone in its process may be killed from outside this often before it is blamed."""
_FOREIGN = {-getattr(signal, name) for name in ("SIGKILL", "SIGTERM", "SIGINT", "SIGHUP", "SIGQUIT") if hasattr(signal, name)}


class CrewError(ZhsignalsError):
    """Workers cannot be started."""


@dataclass(slots=True)
class Task:
    """A job and its history."""

    job: Job
    kills: int = 0
    of: Task | None = None
    """The chunk's task, where this one does a single unit of it alone."""


@dataclass(slots=True)
class Worker:
    """A process, its pipe, and what it is doing."""

    process: BaseProcess
    pipe: Connection
    task: Task | None = None
    at: int | None = None
    since: float = field(default_factory=time.monotonic)
    ready: bool = False
    verdict: str | None = None


def start_method(wanted: str | None) -> str:
    """`fork` where it is safe (Linux, one thread), else `spawn`."""
    if wanted:
        return wanted
    can_fork = os.uname().sysname == "Linux" if hasattr(os, "uname") else False
    return "fork" if can_fork and threading.active_count() == 1 else "spawn"


class Crew:
    """Up to `size` workers."""

    def __init__(self, size: int, setting: Setting, method: str, stop: Stop, lock: int | None = None) -> None:
        self._size, self._setting, self._stop = size, setting, stop
        self._context: Any = multiprocessing.get_context(method)
        # Built once here and inherited: a forked worker is ready at once.
        self._extractor: Reads | None = setting.factory() if method == "fork" else None
        self._lock = lock if method == "fork" else None
        self._hard = setting.time_limit * HARD
        self._workers: list[Worker] = []
        self._again: deque[Task] = deque()
        self._failed_starts = 0

    def work(self, jobs: Iterator[Job]) -> Iterator[tuple[Job, Counter[str]]]:
        """Do all jobs, in any order; yields each with what it counted."""
        more = True
        try:
            while True:
                if self._stop.level > 1:
                    return
                if more and not self._stop.level:
                    more = self._feed(jobs)
                elif not self._stop.level:
                    self._feed(iter(()))
                busy = [w for w in self._workers if w.task]
                if not busy and (self._stop.level or (not more and not self._again)):
                    return
                yield from self._listen()
        finally:
            self.kill()

    def _feed(self, jobs: Iterator[Job]) -> bool:
        """Give each free hand a task; False when there are no more jobs."""
        while sum(1 for w in self._workers if w.task) < self._size:
            if self._again:
                task = self._again.popleft()
            else:
                job = next(jobs, None)
                if job is None:
                    return False
                task = Task(job)
            idle = next((w for w in self._workers if not w.task), None)
            self._give(idle or self._start(), task)
        return True

    def _start(self) -> Worker:
        ours, theirs = self._context.Pipe()
        others = [w.pipe for w in self._workers] + [ours] if self._extractor is not None else []
        args = (theirs, others, self._setting, self._extractor, self._lock)
        process = self._context.Process(target=serve, args=args, daemon=True)
        process.start()
        theirs.close()
        worker = Worker(process, ours)
        self._workers.append(worker)
        return worker

    def _give(self, worker: Worker, task: Task) -> None:
        worker.task, worker.at, worker.since = task, None, time.monotonic()
        with suppress(OSError):  # a worker that died idle: `_listen` sees its end and gives the task to another
            worker.pipe.send(task.job)

    def _listen(self) -> Iterator[tuple[Job, Counter[str]]]:
        """Wait for news, then look for the dead and the late."""
        wait([w.pipe for w in self._workers], timeout=self._patience())
        for worker in list(self._workers):
            try:
                while worker.pipe.poll():
                    done = self._hear(worker, worker.pipe.recv())
                    if done:
                        yield done
            except (EOFError, OSError):
                self._bury(worker)
                continue
            limit = self._hard if worker.ready else START_LIMIT
            if worker.task and time.monotonic() - worker.since > limit:
                worker.verdict = "timeout" if worker.ready else None
                worker.process.kill()

    def _patience(self) -> float:
        """Seconds until somebody may be late, at most a fifth, so that a stop is seen."""
        now = time.monotonic()
        return max(0.001, min([0.2, *(w.since + self._hard - now for w in self._workers if w.task and w.ready)]))

    def _hear(self, worker: Worker, message: tuple[Any, ...]) -> tuple[Job, Counter[str]] | None:
        worker.since = time.monotonic()
        match message:
            case ("ready",):
                worker.ready, self._failed_starts = True, 0
            case ("at", int(index)):
                worker.at = index
            case ("suspect", int(index), str(verdict)):
                worker.at, worker.verdict = index, verdict
            case ("done", dict(counts)):
                task, worker.task, worker.at = worker.task, None, None
                assert task is not None
                if task.of is None:
                    return task.job, Counter(counts)
                self._settle(task, f"={task.job.part}")
            case ("error" | "broken", str(name), str(text)):
                raise _error(name, text, starting=message[0] == "broken")
        return None

    def _bury(self, worker: Worker) -> None:
        """A worker ended: find out why, and what becomes of its task."""
        worker.process.join(5)
        if worker.process.is_alive():
            worker.process.kill()
            worker.process.join()
        worker.pipe.close()
        self._workers.remove(worker)
        if not worker.ready:
            self._failed_starts += 1
            if self._failed_starts > 7:
                raise CrewError(f"workers end before they are ready (exit code {worker.process.exitcode})")
        if worker.task is not None:
            self._doubt(worker, worker.task)

    def _doubt(self, worker: Worker, task: Task) -> None:
        if self._stop.level:
            return  # the next run finds no part and does the chunk again
        if worker.at is None:
            self._again.appendleft(task)
        elif task.of is None:
            job = replace(task.job, only=worker.at, part=f"{task.job.part}.{worker.at}")
            self._give(self._start(), Task(job, of=task))
        elif worker.at != task.job.only:
            self._give(self._start(), task)
        elif worker.verdict is None and worker.process.exitcode in _FOREIGN and task.kills + 1 < MAX_KILLS:
            task.kills += 1
            self._give(self._start(), task)
        else:
            self._settle(task, worker.verdict or "crashed")

    def _settle(self, task: Task, finding: str) -> None:
        """What came out for one unit alone goes to its chunk, which is done again."""
        assert task.of is not None and task.job.only is not None
        job = task.of.job
        self._again.appendleft(Task(replace(job, given=job.given | {task.job.only: finding})))

    def kill(self) -> None:
        """End all workers now."""
        for worker in self._workers:
            worker.process.kill()
        for worker in self._workers:
            worker.process.join()
            worker.pipe.close()
        self._workers.clear()


def _error(name: str, text: str, *, starting: bool) -> ZhsignalsError:
    """A worker's error as the parent raises it."""
    kind = getattr(zhsignals.errors, name, None)
    if isinstance(kind, type) and issubclass(kind, ZhsignalsError) and name != "MissingExtra":
        return kind(text)
    return CrewError(f"a worker cannot {'start' if starting else 'go on'}: {name}: {text}")


def leftovers(part: str) -> list[Path]:
    """The parts of single units that were done alone for a chunk."""
    path = Path(part)
    return [p for p in path.parent.glob(f"{path.name}.*") if p.suffix[1:].isdigit()]
