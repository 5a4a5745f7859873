"""Finders of names: regions, industries, companies, projects."""

from zhsignals.recognise.company import CompanyData, CompanyFinder, LacTagger, Tagger
from zhsignals.recognise.industry import IndustryData, IndustryFinder
from zhsignals.recognise.project import ProjectData, ProjectFinder
from zhsignals.recognise.region import RegionData, RegionFinder, home

__all__ = [
    "CompanyData",
    "CompanyFinder",
    "IndustryData",
    "IndustryFinder",
    "LacTagger",
    "ProjectData",
    "ProjectFinder",
    "RegionData",
    "RegionFinder",
    "Tagger",
    "home",
]
