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
# # 4 Measure on your own gold
#
# How good is it on *your* articles? Write down what a careful reader finds, score, read the errors. The fields of gold are those of the record;
# `docs/fields.md` says what they mean, `docs/accuracy.md` how the score is made.

# %%
import json
from pathlib import Path
from tempfile import mkdtemp

from zhsignals import Extractor
from zhsignals.evaluate import read_gold, score
from zhsignals.io import read_articles

read = Extractor()
text = "2024年，安吉县实现白茶产值36.5亿元，同比增长4.2%，带动茶农近2万户；计划建成智慧茶园5000亩。"
gold = {
    "id": "tea",
    "published": "2025-01",
    "facts": [
        {"kind": "amount", "metric": "output_value", "value": "3650000000", "unit": "CNY", "comparator": "eq", "status": "actual",
         "period": "2024", "text": "白茶产值36.5亿元", "subject": ["白茶", "安吉县"]},
        {"kind": "change", "metric": "output_value", "value": "0.042", "unit": "1", "comparator": "eq", "status": "actual",
         "period": "2024", "basis": "yoy", "text": "同比增长4.2%", "subject": ["白茶", "安吉县"]},
        {"kind": "count", "metric": "other", "label": "带动茶农", "value": "20000", "unit": "户", "comparator": "near", "status": "actual",
         "period": "2024", "text": "近2万户", "subject": ["茶农", "安吉县"]},
        {"kind": "quantity", "metric": "other", "label": "智慧茶园", "value": "5000", "unit": "亩", "comparator": "eq", "status": "planned",
         "period": ["2024", None], "text": "5000亩", "subject": ["智慧茶园", "安吉县"]},
    ],
    "regions": [{"name": "安吉县", "code": "330523"}],
    "industries": [{"name": "白茶", "optional": True}],
}
folder = Path(mkdtemp())
_ = (folder / "tea.json").write_text(json.dumps(gold, ensure_ascii=False), "utf-8")

# %% [markdown]
# A list of values means that any of them is right; `optional` is neither asked for nor punished. Three levels are counted: the *number* (value,
# unit and kind at the right place), the *fact* (with metric, status, comparator, basis), and *full* (with period, subject and all the rest).

# %%
report = score([read(text, id="tea", published="2025-01-20")], read_gold(folder))
print(report)

# %% [markdown]
# ## Every error, with its place

# %%
for fault in report.errors:
    print(fault)

# %% [markdown]
# ## The project's own corpus
#
# Articles written for this project, with gold beside them. On the command line: `zhsignals run corpus/articles -o out` and
# `zhsignals evaluate out --gold corpus/gold --errors`.

# %%
records = [r for a in read_articles(Path("../corpus/articles"), strict=True) for r in read.articles(a)]
report = score(records, read_gold(Path("../corpus/gold")))
{name: round(value, 3) for name, value in report.scores().items()}

# %% [markdown]
# Which field goes wrong most often?

# %%
{name: f"{a.right}/{a.of}" for name, a in report.fields.items()}

# %% [markdown]
# Gold need not be written by hand: `zhsignals annotate` exports the records to doccano, Label Studio or BRAT, people correct them there, and
# `zhsignals correct` brings them back as gold.
