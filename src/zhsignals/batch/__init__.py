"""The batch run: millions of articles, faults and all, and nothing lost."""

from zhsignals.batch.ledger import Summary
from zhsignals.batch.options import ExtractorFactory, Progress, RunOptions, Stop, TooManyBad
from zhsignals.batch.run import options_of, retry, run
from zhsignals.batch.verify import Verdict, verify

__all__ = ["ExtractorFactory", "Progress", "RunOptions", "Stop", "Summary", "TooManyBad", "Verdict", "options_of", "retry", "run", "verify"]
