"""Records for people to look at: the HTML report and the terminal view."""

from zhsignals.report.terminal import show, summary
from zhsignals.report.texts import find_texts, fits
from zhsignals.report.write import Report, write_report

__all__ = ["Report", "find_texts", "fits", "show", "summary", "write_report"]
