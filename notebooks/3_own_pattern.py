# ---
# jupyter:
#   jupytext:
#     formats: ipynb,py:percent
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
# ---

# %% [markdown]
# # 3 Write your own pattern and prove it
#
# All vocabulary of zhsignals is data. A new metric is one block of TOML with the sentences that prove it: no code.
# The format is described in `docs/patterns.md`.

# %%
from pathlib import Path
from tempfile import mkdtemp

from zhsignals import Extractor
from zhsignals.prove import prove

sentence = "2024年，全市海水养殖亩产值达1.6万元，同比增长8%；亩产值率稳步提高。"
for f in Extractor()(sentence).facts:
    print(f.metric, f.label, f.value, f.unit, f.mentions[0].text)

# %% [markdown]
# ## A first try
#
# The entry has a guard (`not_followed_by`), but no sentence shows what the guard is for, and one of the words has no sentence at all.

# %%
folder = Path(mkdtemp())
(folder / "mine.toml").write_text(
    """
kind = "metric"

[yield_per_mu]
zh = "亩产值"
en = "output value per mu"
dimension = ["money"]
terms = ["亩产值", "亩均产值"]
not_followed_by = ["率"]
accept = ["海水养殖{亩产值}达1.6万元"]
""",
    "utf-8",
)
for problem in prove(folder):
    print(problem)

# %% [markdown]
# ## Proved
#
# `{*}` stands for each term in turn, so one frame proves both words; the counter-example is a near miss that only the guard turns away.

# %%
(folder / "mine.toml").write_text(
    """
kind = "metric"

[yield_per_mu]
zh = "亩产值"
en = "output value per mu"
dimension = ["money"]
terms = ["亩产值", "亩均产值"]
not_followed_by = ["率"]
accept = ["海水养殖{*}达1.6万元"]
reject = ["亩产值率稳步提高"]
""",
    "utf-8",
)
prove(folder)

# %% [markdown]
# An empty list: proved. Now it is used, laid over the shipped patterns; on the command line `--patterns FOLDER`.

# %%
mine = Extractor(patterns=[folder])
for f in mine(sentence).facts:
    print(f.metric, f.value, f.unit, f.mentions[0].text, f.rule)

# %% [markdown]
# ## Known misses
#
# What a pattern cannot do yet is written down too: a `todo` sentence must fail, and the day it works the proof asks to move it to `accept`.
# Gazetteers (companies, industries) are `.tsv` files in the same folder.

# %%
(folder / "mine.toml").write_text(
    (folder / "mine.toml").read_text("utf-8") + 'todo = ["每亩的{产值}达1.6万元", "海水{亩产值}2万元"]\n', "utf-8"
)
for problem in prove(folder):
    print(problem)
