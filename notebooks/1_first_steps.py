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
# # 1 First steps
#
# One article in, one record out. The article below is made up; it is broken the way scraped pages are: lines end in the middle of a number (21.3%) and of a word (到位资金).

# %%
import pandas as pd
from zhsignals import Extractor, Records, periods, quantities

text = """安吉县前三季度招商引资成绩单出炉
2024年10月12日 湖州日报
今年1—9月，全县新签约项目38个，合同引资96.5亿元，同比增长2
1.3%；到位资金28.6亿元，完成全年目标任务40亿元的71.5%。
其中，白茶产业签约项目12个、合同引资24亿元、到位资金8.2亿元、
开工率75%；新型建材签约项目9个、合同引资31亿元、到位资
金9.4亿元、开工率66%。由浙江青禾食品有限公司投资5亿元建设的抹茶
深加工项目已于6月投产，预计年产值可达3.2亿元，带动就业600余人。
"""
read = Extractor()
record = read(text, id="anji")
record.title, record.source.published

# %% [markdown]
# ## Facts
#
# Each fact has a metric, an exact value in whole units, a status and a period. `Records` gives the long table as a data frame.

# %%
pd.set_option("display.float_format", "{:,.10g}".format)
table = Records([record]).to_pandas()
table[["fact", "metric", "value", "unit", "comparator", "status", "period", "change_of", "mention"]]

# %% [markdown]
# 增长21.3% is a `change` and says of which fact (`change_of`). 600余人 is not 600 but more than 600 (`gt`); 3.2亿元 is only `expected`.
#
# ## Evidence
#
# Every mention is cited by offsets into the text *as read*. The broken one has two spans, and what stands there is its text.

# %%
broken = next(f for f in record.facts if len(f.mentions[0].spans) > 1)
spans = broken.mentions[0].spans
broken.mentions[0].text, spans, [text[a:b] for a, b in spans]

# %%
assert all("".join("".join(text[a:b].split()) for a, b in m.spans) == m.text for f in record.facts for m in f.mentions)

# %% [markdown]
# ## The ledger
#
# Every numeral of the article is accounted for; what was not understood would stand in `other`.

# %%
record.numerals

# %% [markdown]
# ## The audit
#
# The article states a target, what has come of it, and the rate of completion: 28.6 of 40 is computed again and compared with the printed 71.5%.

# %%
[(a.check, a.facts, str(a.stated), str(a.computed), a.verdict) for a in record.audit]

# %% [markdown]
# ## Names

# %%
{
    "companies": [c.name for c in record.companies],
    "projects": [p.name for p in record.projects],
    "industries": [i.name for i in record.industries],
    "regions": [(r.name, r.code) for r in record.regions],
}

# %% [markdown]
# ## Why?
#
# `explain` tells which rule read what, for whoever wants to mend a pattern. The same on the command line: `zhsignals explain FILE`.

# %%
for e in read.explain("到位资金28.6亿元，同比增长21.3%。"):
    print(f"{e.start:>3}-{e.end:<3} {e.text}  [{e.rule}]  {e.note}")

# %% [markdown]
# ## Bare numbers and times of any text

# %%
[(str(q.value), q.unit, q.comparator) for q in quantities("近3.5亿元，不低于八成，约２０００亩，十五点八万元")]

# %%
[p.iso for p in periods("今年上半年，去年同期，“十四五”期间，1—10月", "2024-11-05")]

# %% [markdown]
# ## JSON
#
# The record is what other programs read; `zhsignals schema` prints its JSON Schema.

# %%
print(record.facts[2].model_dump_json(indent=1))
