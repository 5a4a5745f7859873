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
# # 2 A corpus into a panel and charts
#
# The articles of `corpus/articles` become one table, the table becomes charts. Nothing is downloaded: a Chinese font is taken from those
# that are installed, and where there is none the labels are English.

# %%
from pathlib import Path

import matplotlib.pyplot as plt
import pandas as pd
from matplotlib import font_manager
from zhsignals import Extractor
from zhsignals.ext.frames import Records
from zhsignals.io import read_articles

read = Extractor()
corpus = Path("../corpus/articles")
records = Records(r for article in read_articles(corpus, strict=True) for r in read.articles(article))
facts = records.to_pandas()
len(records), len(facts)

# %% [markdown]
# ## The long table
#
# One row a fact. `value_yi` is the amount in 亿元, `record`, `start` and `end` lead back to the text.

# %%
facts[["record", "metric", "kind", "value_yi", "unit", "status", "period", "subject", "mention"]].sample(8, random_state=3)

# %%
pd.crosstab(facts["metric"], facts["kind"]).sort_values("amount", ascending=False).head(12)

# %% [markdown]
# ## A font for Chinese

# %%
installed = {f.name for f in font_manager.fontManager.ttflist}
chinese = [n for n in ("Noto Sans CJK SC", "Noto Sans CJK JP", "Source Han Sans SC", "WenQuanYi Micro Hei", "Microsoft YaHei", "PingFang SC", "SimHei") if n in installed]
plt.rcParams["font.sans-serif"] = [*chinese, "DejaVu Sans"]
plt.rcParams["axes.unicode_minus"] = False
label = {e.id: (e.zh if chinese else e.en) for e in read.patterns.entries("metric")}
chinese[:1]

# %% [markdown]
# ## How fast does what grow?
#
# Only changes against the year before, in percent, that were reported as done.

# %%
growth = facts.query("kind == 'change' and unit == '1' and basis == 'yoy' and status == 'actual' and metric != 'other'")
often = growth["metric"].value_counts().loc[lambda n: n >= 4].index
fig, ax = plt.subplots(figsize=(9, 4))
ax.boxplot([growth.query("metric == @m")["value"] * 100 for m in often], orientation="horizontal")
ax.set_yticks(range(1, len(often) + 1), [label.get(m, m) for m in often])
ax.axvline(0, color="grey", linewidth=0.8)
ax.set_xlabel("同比，%" if chinese else "year on year, %")
fig.tight_layout()

# %% [markdown]
# ## Investment: signed, in place
#
# Amounts of one article, by what they are about.

# %%
one = facts.query("record == 'county-investment' and kind == 'amount' and metric in ['contracted_investment', 'funds_in_place']")
panel = pd.DataFrame(records.wide())
panel[["region", "industry", "period", "project_count", "contracted_investment", "funds_in_place", "start_rate", "sources"]].dropna(
    thresh=5
).head(12)

# %%
fig, ax = plt.subplots(figsize=(9, 4))
for metric, colour in (("contracted_investment", "#4269d0"), ("funds_in_place", "#efb118")):
    rows = one[one["metric"] == metric]
    ax.scatter(rows["value_yi"], [metric] * len(rows), s=90, color=colour)
    for _, row in rows.iterrows():
        ax.annotate(f"{row['value_yi']:g}", (row["value_yi"], metric), textcoords="offset points", xytext=(0, 9), ha="center", fontsize=8)
ax.set_yticks([0, 1], [label["contracted_investment"], label["funds_in_place"]])
ax.set_xlabel("亿元" if chinese else "100 million CNY")
ax.margins(y=0.4)
fig.tight_layout()

# %% [markdown]
# ## Conflicts stay side by side
#
# The panel merges what several articles say of the same thing. Values that cannot both be right are listed, never averaged.
# On the command line: `zhsignals panel out/ --wide -o panel.csv`.

# %%
from zhsignals.ext.panel import conflict_text, merge

two = [
    read("2024年，安吉县到位资金31.4亿元。", id="daily"),
    read("2024年，安吉县到位资金34.1亿元。", id="evening"),
]
print("\n".join(conflict_text(c) for c in merge(two).conflicts))
