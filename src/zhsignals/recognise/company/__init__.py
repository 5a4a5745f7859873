"""Enterprises named in an article."""

from zhsignals.recognise.company.data import CompanyData
from zhsignals.recognise.company.finder import CompanyFinder
from zhsignals.recognise.company.tagged import LacTagger, Tagger

__all__ = ["CompanyData", "CompanyFinder", "LacTagger", "Tagger"]
