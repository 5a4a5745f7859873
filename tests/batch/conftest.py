"""Makes `batch_fakes` importable under every import mode, also in spawned workers."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
