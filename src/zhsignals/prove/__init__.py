"""Patterns prove themselves: every entry is asked whether its own sentences bear it out."""

from zhsignals.prove.check import prove, prove_entry, shared_terms
from zhsignals.prove.finders import Reader
from zhsignals.prove.provers import PROVERS, Prover
from zhsignals.prove.questions import QUESTIONS, Problem
from zhsignals.prove.together import ask_together

__all__ = ["PROVERS", "QUESTIONS", "Problem", "Prover", "Reader", "ask_together", "prove", "prove_entry", "shared_terms"]
