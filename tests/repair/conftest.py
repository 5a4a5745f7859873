import pytest

from zhsignals.lexicon import load_patterns
from zhsignals.repair import Repairer


@pytest.fixture(scope="session")
def repairer() -> Repairer:
    return Repairer(load_patterns())


@pytest.fixture(scope="session")
def lines(repairer):
    """The lines of a repaired text."""
    return lambda raw: repairer.repair(raw).text.split("\n")
