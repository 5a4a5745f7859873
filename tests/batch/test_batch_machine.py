"""Any order of feeding, breaking off, going on and changing the options: at the end every document is somewhere, once."""

from __future__ import annotations

import json
import shutil
import tempfile
from pathlib import Path

from batch_checks import assert_sound, read_lines
from batch_fakes import FakeFactory
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from zhsignals.batch import RunOptions, Stop, run
from zhsignals.errors import ArticleError, StateError

TEXTS = st.sampled_from(["a", "b", "", "RAISE", "甲乙"])
LINES = st.one_of(
    st.builds(lambda n, t: json.dumps({"id": f"d{n}", "text": t}), st.integers(0, 6), TEXTS),
    st.sampled_from(["", "{", "[]", '{"id": "x"}', "\ufffd"]),
)


class Batch(RuleBasedStateMachine):
    """One output folder and a user who does not always do the right thing."""

    @initialize()
    def begin(self) -> None:
        self.home = Path(tempfile.mkdtemp())
        (self.home / "in").mkdir()
        self.files: dict[str, list[str]] = {}
        self.tied: tuple[dict[str, list[str]], float] | None = None
        self.complete = False
        self.limit = 5.0

    def now(self) -> tuple[dict[str, list[str]], float]:
        return {k: list(v) for k, v in self.files.items()}, self.limit

    @rule(name=st.sampled_from(["m.jsonl", "n.jsonl"]), lines=st.lists(LINES, min_size=1, max_size=8))
    def feed(self, name: str, lines: list[str]) -> None:
        """Always another size: the time stamp alone could be the same within one tick of a coarse clock."""
        old = self.home / "in" / name
        size = old.stat().st_size if old.exists() else 0
        text = "\n".join(lines)
        text += "\n" * (1 + (len(text.encode()) + 1 == size))
        old.write_text(text, "utf-8")
        self.files[name] = text.removesuffix("\n").split("\n")

    @rule(limit=st.sampled_from([5.0, 6.0]))
    def change_options(self, limit: float) -> None:
        self.limit = limit

    @rule(after=st.integers(0, 3), chunk=st.integers(1, 5), restart=st.booleans())
    def attempt(self, after: int, chunk: int, restart: bool) -> None:
        """Break off after some chunks (0: never), like a kill between two parts."""
        done, stop = [], Stop()

        def watch(progress: object) -> None:
            done.append(progress)
            if len(done) == after:
                raise KeyboardInterrupt

        options = RunOptions(time_limit=self.limit)
        try:
            run(
                self.home / "in", self.home / "out", workers=0, chunk=chunk, restart=restart, options=options, max_bad="100%",
                factory=FakeFactory(), stop=stop, progress=watch,
            )  # fmt: skip
        except KeyboardInterrupt:
            self.tied, self.complete = self.now(), False
        except ArticleError:
            assert not self.files
        except StateError:
            assert not restart
            assert self.tied is not None
            assert self.tied != self.now()
        else:
            assert restart or self.tied in (None, self.now())
            self.tied, self.complete = self.now(), True

    @invariant()
    def nothing_is_lost(self) -> None:
        out = self.home / "out"
        assert (out / "manifest.json").exists() == self.complete
        if not self.complete:
            assert not (out / "records.jsonl").exists()
            return
        assert_sound(out)
        assert self.tied is not None
        lines = [(name, n, line) for name in sorted(self.tied[0]) for n, line in enumerate(self.tied[0][name], 1)]
        blank = sum(not line.strip() for _, _, line in lines)
        records, rejected, repeated = (read_lines(out / f) for f in ("records.jsonl", "quarantine.jsonl", "duplicates.jsonl"))
        assert len(lines) == blank + len(records) + len(rejected) + len(repeated)
        places = [(e["source"], e["line"]) for e in [*rejected, *repeated]]
        assert len(places) == len(set(places))

    def teardown(self) -> None:
        if hasattr(self, "home"):
            shutil.rmtree(self.home)


Batch.TestCase.settings = settings(max_examples=25, stateful_step_count=12, deadline=None)
TestBatch = Batch.TestCase
