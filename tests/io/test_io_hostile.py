"""Valid files of every kind, mutated: each is read or rejected, and nothing else happens."""

from __future__ import annotations

import gzip
import io
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from io_samples import TEXT, archive, page, pdf

from zhsignals.io import REASONS, ReadOptions, Rejected, read_articles

HOME = Path(tempfile.mkdtemp(prefix="zhsignals-"))


def samples() -> dict[str, bytes]:
    """One valid file of each kind, as far as the packages are there."""
    rows = f'{{"id":"a","text":"{TEXT}"}}\n'.encode() * 3
    out = {"a.txt": TEXT.encode(), "a.jsonl": rows, "a.csv": f'id,text\n1,"{TEXT}\n"\n2,b\n'.encode(), "a.jsonl.gz": gzip.compress(rows)}
    out["a.zip"] = archive(HOME / "sample.zip", {"x.jsonl": rows, "y.txt": TEXT.encode()}).read_bytes()
    out["a.pdf"], out["a.html"] = pdf("GDP 16"), page()
    try:
        import docx

        document, buffer = docx.Document(), io.BytesIO()
        document.add_paragraph(TEXT)
        document.save(buffer)
        out["a.docx"] = buffer.getvalue()
    except ImportError:
        pass
    return out


SAMPLES = samples()
CUTS = st.tuples(st.integers(0, 100_000), st.integers(0, 40), st.binary(max_size=12))


def mutate(raw: bytes, cuts: list[tuple[int, int, bytes]]) -> bytes:
    for at, gone, new in cuts:
        at %= len(raw) + 1
        raw = raw[:at] + new + raw[at + gone :]
    return raw


@pytest.mark.parametrize("name", sorted(SAMPLES))
@given(cuts=st.lists(CUTS, min_size=1, max_size=4))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
def test_mutated_files_are_read_or_rejected(name: str, cuts: list[tuple[int, int, bytes]]) -> None:
    if name in {"a.pdf", "a.html", "a.docx"}:
        pytest.importorskip({"a.pdf": "pypdfium2", "a.html": "trafilatura", "a.docx": "docx"}[name])
    path = HOME / name
    path.write_bytes(mutate(SAMPLES[name], cuts))
    for found in read_articles(path, ReadOptions(max_bytes=1 << 20)):
        if isinstance(found, Rejected):
            assert found.reason in REASONS
            assert len(found.message) <= 300
        else:
            found.text.encode("utf-8")
            found.id.encode("utf-8")
