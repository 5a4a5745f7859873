"""atheris over the target `patterns`: python tests/fuzz/fuzz_patterns.py -max_total_time=600 FOLDER tests/fuzz/corpus/patterns."""

from __future__ import annotations

import sys

import atheris

with atheris.instrument_imports(include=["zhsignals"]):
    import fuzz_targets

if __name__ == "__main__":
    fuzz_targets.shipped()
    atheris.Setup(sys.argv, fuzz_targets.patterns)
    atheris.Fuzz()
