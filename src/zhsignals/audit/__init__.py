"""Arithmetic audit: facts of one article checked against each other, only where the article states all terms."""

from zhsignals.audit.checks import Finding, Term, audit

__all__ = ["Finding", "Term", "audit"]
