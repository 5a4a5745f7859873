"""Finders of names: regions, industries, companies, projects."""

from zhsignals.recognise.company import CompanyData, CompanyFinder

__all__ = ["CompanyData", "CompanyFinder"]
