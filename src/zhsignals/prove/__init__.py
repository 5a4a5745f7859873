"""Patterns prove themselves: every entry is asked whether its own sentences bear it out."""

from zhsignals.prove.check import prove, prove_entry, shared_terms
from zhsignals.prove.finders import Reader
from zhsignals.prove.provers import PROVERS, Prover
from zhsignals.prove.questions import QUESTIONS, Problem

__all__ = ["PROVERS", "QUESTIONS", "Problem", "Prover", "Reader", "prove", "prove_entry", "shared_terms"]
