"""Enterprises named in an article."""

from zhsignals.recognise.company.data import CompanyData
from zhsignals.recognise.company.finder import CompanyFinder

__all__ = ["CompanyData", "CompanyFinder"]
