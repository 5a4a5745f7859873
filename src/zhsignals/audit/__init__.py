"""Arithmetic audit: facts of one article checked against each other, only where the article states all terms."""

from zhsignals.audit.auditor import Auditor
from zhsignals.audit.terms import Finding, Term

__all__ = ["Auditor", "Finding", "Term"]
