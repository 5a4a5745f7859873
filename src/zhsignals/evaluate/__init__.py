"""Scoring records against gold: number, fact, full; names; fields; by kind and by metric."""

from zhsignals.evaluate.files import gold_faults, read_gold, read_predictions
from zhsignals.evaluate.report import Report
from zhsignals.evaluate.score import score
from zhsignals.evaluate.tally import Accuracy, Fault, Levels, Tally

__all__ = ["Accuracy", "Fault", "Levels", "Report", "Tally", "gold_faults", "read_gold", "read_predictions", "score"]
