"""Records out to annotation tools, and people's corrections back in."""

from zhsignals.ext.annotation.brat import brat_config, brat_files, write_brat
from zhsignals.ext.annotation.correct import Corrected
from zhsignals.ext.annotation.doccano import doccano_line, doccano_lines, read_doccano
from zhsignals.ext.annotation.gold import gold_article, write_gold
from zhsignals.ext.annotation.labelstudio import labelling_config, labelstudio_task, labelstudio_tasks, read_labelstudio

__all__ = [
    "Corrected",
    "brat_config",
    "brat_files",
    "doccano_line",
    "doccano_lines",
    "gold_article",
    "labelling_config",
    "labelstudio_task",
    "labelstudio_tasks",
    "read_doccano",
    "read_labelstudio",
    "write_brat",
    "write_gold",
]
