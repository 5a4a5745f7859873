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
from zhsignals import Extractor, Records
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
# Growth in percent that was reported as done; what is compared with an earlier month (`mom`) is left out. One dot is one fact.

# %%
growth = facts.query("kind == 'change' and unit == '1' and basis in ['yoy', 'unstated'] and status == 'actual' and metric != 'other'")
often = growth["metric"].value_counts().loc[lambda n: n >= 4].index[::-1]
fig, ax = plt.subplots(figsize=(9, 4.5))
for place, metric in enumerate(often):
    values = growth.query("metric == @metric")["value"] * 100
    ax.scatter(values, [place] * len(values), alpha=0.5, color="#4269d0")
    ax.plot(values.median(), place, marker="|", markersize=16, color="black")
ax.set_yticks(range(len(often)), [label.get(m, m) for m in often])
ax.axvline(0, color="grey", linewidth=0.8)
ax.set_xlabel("增长，%（竖线为中位数）" if chinese else "growth, % (bar: median)")
fig.tight_layout()

# %% [markdown]
# ## The panel
#
# Indicators side by side: one row for each region, industry and period, with the facts it was made of.

# %%
panel = pd.DataFrame(records.wide())
numbers = ["project_count", "contracted_investment", "funds_in_place", "start_rate"]
panel[numbers] = panel[numbers].astype(float)
full = panel.dropna(subset=["industry", "contracted_investment", "funds_in_place"])
full[["region", "industry", "period", *numbers, "sources"]]

# %%
county = full[full["sources"].map(lambda facts: facts[0].startswith("county-investment"))].set_index("industry")
bars = county[["contracted_investment", "funds_in_place"]] / 1e8
bars.columns = [label[c] for c in bars.columns]
if not chinese:
    bars.index = [f"industry {i}" for i in range(1, len(bars) + 1)]
ax = bars.plot.barh(figsize=(9, 3.5), color=["#4269d0", "#efb118"])
ax.set_xlabel("亿元" if chinese else "100 million CNY")
ax.set_ylabel("")
ax.figure.tight_layout()

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
