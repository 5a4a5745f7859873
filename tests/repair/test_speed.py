"""Doubling the text must not more than double the time: ratios of CPU time, not seconds."""

import time

import pytest

HOSTILE = {
    "digits": "1",
    "spaced digits": "1 ",
    "spaces": " ",
    "blank lines": "\n",
    "stars": "*",
    "hashes": "#",
    "bars": "|",
    "brackets": "[",
    "links": "[a](http://b ",
    "images": "![",
    "tags": "<",
    "comments": "<!--",
    "quotes": "> ",
    "rules": "- ",
    "ampersands": "&",
    "invisible": "1\u200b",
    "han": "招",
    "open lines": "全县招商引资合\n",
    "captions": "图为现场\n",
    "reporters": "记者",
    "open brackets": "（记者",
    "years": "2022年，",
    "dates": "2021-01-01\n",
    "prose": "全县签约项目12个，总投资3.5亿元。\n",
    "cut prose": "全县签约项目12个，总投资3.5亿\n\n",
    "feeds": "招\f",
    "masked": "招\u200b",
}


def cpu(function, text):
    best = 9.0
    for _ in range(3):
        start = time.process_time()
        function(text)
        best = min(best, time.process_time() - start)
    return best


@pytest.mark.parametrize("name", HOSTILE)
def test_repair_is_linear(repairer, name):
    unit = HOSTILE[name]
    text = unit * (32_000 // len(unit))
    for function in (repairer.repair, repairer.split):
        small = cpu(function, text)
        large = cpu(function, text * 4)
        assert large < 0.02 or large / small < 9, f"{function.__name__}: {small:.4f}s → {large:.4f}s"
