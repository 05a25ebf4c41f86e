"""Pearson r of GPT-3 surprisals with mean reading times on Natural Stories, from the raw files.

    python gpt3_reading_times.py <naturalstories> > gpt3_reading_times.json

Independent of the Java code on purpose: tokens become words by the blank that GPT-3's tokens begin
with (not by character position), sentences by a regular expression over the rule of Brain-Score.
"""
import csv
import json
import math
import re
import sys
from pathlib import Path

import numpy as np
import scipy
from scipy.stats import pearsonr

root = Path(sys.argv[1])
tsv = {"delimiter": "\t", "quoting": csv.QUOTE_NONE}


def table(path, **options):
    with open(root / path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, **options))


shown = [(int(r["item"]), int(r["zone"]), r["word"]) for r in table("naturalstories_RTS/all_stories.tok", **tsv)]
assert shown == sorted(shown)
times = {
    (int(r["item"]), int(r["zone"])): float(r["meanItemRT"])
    for r in table("naturalstories_RTS/processed_wordinfo.tsv", **tsv)
}

# GPT-3: one list of (text, bits) per story; a token that begins with a blank begins a word.
words = {}
for row in table("probs/all_stories_gpt3.csv"):
    story = words.setdefault(int(row["story"]) + 1, [])
    bits = -float(row["logprob"]) / math.log(2) if row["logprob"] else math.nan
    if not story or row["token"].startswith(" "):
        story.append([row["token"].strip(), bits])
    else:
        story[-1][0] += row["token"]
        story[-1][1] = np.nansum([story[-1][1], bits])
surprisal, spelled_otherwise = [], []
for story, zone, word in shown:
    text, bits = words[story][zone - 1]
    surprisal.append(bits)
    if text != word:
        spelled_otherwise.append([story, zone, word, text])
assert len(surprisal) == sum(map(len, words.values()))

# A sentence ends at a word in . ? ! .' ?' !' ;' unless it is "Mr." or the next word is lower case.
begins = [True]
for (story, _, word), (next_story, _, following) in zip(shown, shown[1:]):
    end = bool(re.search(r"([.?!]'?|;')$", word)) and word != "Mr." and not following.islower()
    begins.append(end or story != next_story)

y = np.array([times[story, zone] for story, zone, _ in shown])
x = np.array(surprisal)
scored = ~np.array(begins) & np.isfinite(x) & np.isfinite(y)
assert scored.sum() == len(shown) - sum(begins)


def r(rows):
    return float(pearsonr(x[rows], y[rows]).statistic)


stories = np.array([story for story, _, _ in shown])
json.dump(
    {
        "words": len(shown),
        "sentences": int(sum(begins)),
        "n": int(scored.sum()),
        "pearson_r": r(scored),
        "pearson_r_by_story": {str(s): r(scored & (stories == s)) for s in sorted(set(stories.tolist()))},
        "mean_surprisal_bits": float(x[scored].mean()),
        "undefined_surprisals": int(np.isnan(x).sum()),
        "spelled_otherwise": spelled_otherwise,
        "surprisal_bits": {f"{s}.{z}": b for (s, z, _), b in list(zip(shown, x.tolist()))[52:60]},
        "versions": {"numpy": np.__version__, "scipy": scipy.__version__},
    },
    sys.stdout,
    indent=1,
)
print()
