"""An extractor that is fast and, on marked texts, does what a bad document may do to a process."""

from __future__ import annotations

import faulthandler
import os
import signal
import time
from dataclasses import dataclass
from decimal import Decimal

from zhsignals.records import Evidence, Fact, Record, Source
from zhsignals.text import Article


class FakeExtractor:
    """One fact per text: its length."""

    def __call__(self, text: str, *, published: str | None = None, id: str | None = None, title: str | None = None) -> Record:
        _misbehave(text)
        evidence = Evidence(spans=((0, min(3, len(text))),), text=text[:3])
        fact = Fact(
            id="f1", kind="count", metric="other", value=Decimal(len(text)), unit="字", text=text[:3],
            comparator="eq", status="actual", mentions=(evidence,), rule="fake",
        )  # fmt: skip
        return Record(id=id or "none", title=title, source=Source(published=published), facts=(fact,))

    def articles(self, article: Article) -> list[Record]:
        return [self(article.text, published=article.published, id=article.id, title=article.title)]


def _misbehave(text: str) -> None:
    if text.startswith("RAISE"):
        raise ValueError("raised")
    if text.startswith("EXIT"):
        os._exit(7)
    if text.startswith("SEGV"):
        faulthandler.disable()  # pytest's would fill the screen
        os.kill(os.getpid(), signal.SIGSEGV)
    if text.startswith("KILL"):
        os.kill(os.getpid(), signal.SIGKILL)
    if text.startswith("SPIN"):
        while True:
            pass
    if text.startswith("SLEEP"):
        time.sleep(3600)
    if text.startswith("STOP"):
        os.kill(os.getpid(), signal.SIGSTOP)
    if text.startswith("EAT"):
        hold = []
        while True:
            hold.append(bytearray(50_000_000))
    if text.startswith("SLOW"):
        time.sleep(0.01)


@dataclass(frozen=True)
class FakeFactory:
    """Makes it."""

    name: str = "fake"

    def __call__(self) -> FakeExtractor:
        return FakeExtractor()

    def digest(self) -> str:
        return self.name
