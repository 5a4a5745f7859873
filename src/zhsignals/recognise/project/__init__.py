"""Projects named in an article."""

from zhsignals.recognise.project.data import ProjectData
from zhsignals.recognise.project.finder import ProjectFinder

__all__ = ["ProjectData", "ProjectFinder"]
