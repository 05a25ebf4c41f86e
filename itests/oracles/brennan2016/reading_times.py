"""Surprisal of tiny-gpt2-books on the Natural Stories against mean reading times (science.md sections 2 to 4).

    python reading_times.py [--data FOLDER] [--model FOLDER] [--out FOLDER]

Writes reading_times.json. About 10,000 windows of 256 tokens: some minutes on one core.
"""

import argparse
import csv
import json
from pathlib import Path

import numpy as np
import torch
import transformers

import gpt2_windows

ROOT = Path(__file__).resolve().parents[3]
ENDS = (".", "?", "!", ".'", "?'", "!'", ";'")


def read(folder):
    """Rows of (word, zone, story, mean reading time in ms) in reading order."""
    table = dict(delimiter="\t", quoting=csv.QUOTE_NONE)
    with open(folder / "processed_wordinfo.tsv", encoding="utf-8", newline="") as file:
        means = {(row["item"], row["zone"]): float(row["meanItemRT"]) for row in csv.DictReader(file, **table)}
    with open(folder / "all_stories.tok", encoding="utf-8", newline="") as file:
        return [(row["word"], int(row["zone"]), int(row["item"]), means[row["item"], row["zone"]]) for row in csv.DictReader(file, **table)]


def sentence_initial(words):
    """Whether each word of a story begins a sentence."""
    return [i == 0 or ends_sentence(words[i - 1], word) for i, word in enumerate(words)]


def ends_sentence(word, following):
    return word.endswith(ENDS) and word != "Mr." and not following.islower()


def correlate(x, y):
    used = np.isfinite(x) & np.isfinite(y)
    return {"r": float(np.corrcoef(x[used], y[used])[0, 1]), "n": int(used.sum())}


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared/data/naturalstories/naturalstories_RTS")
    parser.add_argument("--model", type=Path, default=ROOT / "runtime/app/models/tiny-gpt2-books")
    parser.add_argument("--out", type=Path, default=Path(__file__).parent)
    arguments = parser.parse_args()
    torch.set_num_threads(1)

    rows = read(arguments.data)
    model = gpt2_windows.Model(arguments.model)
    surprisal, initial, facts = [], [], {}
    for story in dict.fromkeys(row[2] for row in rows):
        words = [row[0] for row in rows if row[2] == story]
        bits, facts[story] = gpt2_windows.surprisals(model, words)
        surprisal.extend(bits)
        initial.extend(sentence_initial(words))
        print(f"story {story}: {facts[story]}", flush=True)
    surprisal, initial = np.array(surprisal), np.array(initial)
    times = np.array([row[3] for row in rows])
    inside = np.where(initial, np.nan, surprisal)
    length = np.where(initial, np.nan, [float(len(row[0])) for row in rows])
    position = np.where(initial, np.nan, [float(row[1]) for row in rows])
    result = {
        "versions": {"numpy": np.__version__, "torch": torch.__version__, "transformers": transformers.__version__},
        "words": len(rows),
        "sentences": int(initial.sum()),
        "undefined_surprisals": int(np.isnan(surprisal).sum()),
        "tiny-gpt2-books": correlate(inside, times),
        "tiny-gpt2-books, sentence-initial words too": correlate(surprisal, times),
        "word-length": correlate(length, times),
        "position": correlate(position, times),
        "mean_surprisal_bits": float(np.nanmean(surprisal)),
        "stories": [
            {
                "story": story,
                **facts[story],
                **correlate(inside[of(rows, story)], times[of(rows, story)]),
                "sum_of_surprisals": float(np.nansum(surprisal[of(rows, story)])),
                "first_20_surprisals": [None if np.isnan(s) else round(float(s), 5) for s in surprisal[of(rows, story)][:20]],
                "last_5_surprisals": [round(float(s), 5) for s in surprisal[of(rows, story)][-5:]],
            }
            for story in facts
        ],
    }
    (arguments.out / "reading_times.json").write_text(json.dumps(result, indent=1) + "\n")


def of(rows, story):
    return np.array([row[2] == story for row in rows])


if __name__ == "__main__":
    main()
