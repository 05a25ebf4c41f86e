"""Writes the reference numbers of the README; run it in this folder."""

import json
import pathlib

import numpy as np

HERE = pathlib.Path(__file__).parent
FILE = HERE.parents[2] / "bundles/wernicke.scorer/src/test/resources/wernicke/scorer/internal/score/intervals.json"


def raw(values):
    """Median over neuroids within a split, mean over splits; NaN take no part."""
    medians = [np.median(row[~np.isnan(row)]) for row in values if (~np.isnan(row)).any()]
    return np.mean(medians)


def case(seed, sizes, splits, resamples, missing=()):
    """Neuroids of each subject drawn anew as columns, as often as the subject is drawn."""
    generator = np.random.RandomState(seed)
    owners = np.repeat(np.arange(len(sizes)), sizes)
    values = np.round(generator.normal(0.2 + 0.1 * owners, 0.2, size=(splits, len(owners))), 3).astype(np.float32)
    for split, column in missing:
        values[split, column] = np.nan
    order = generator.permutation(len(owners))
    owners, values = owners[order], values[:, order].astype(np.float64)
    seen = [s for s in dict.fromkeys(owners.tolist()) if (~np.isnan(values[:, owners == s])).any()]
    drawn = np.random.RandomState(0).randint(len(seen), size=(resamples, len(seen)))
    scores = [raw(np.hstack([values[:, owners == seen[i]] for i in draw])) for draw in drawn]
    low, high = np.percentile(scores, [2.5, 97.5])
    return {
        "owners": [f"s{s}" for s in owners],
        "values": [[None if np.isnan(x) else float(np.float32(x)) for x in row] for row in values],
        "resamples": resamples,
        "raw": raw(values),
        "low": low,
        "high": high,
    }


if __name__ == "__main__":
    cases = [
        case(1, [4, 4, 4], 3, 400),
        case(2, [1, 7, 2, 5], 5, 500),
        case(3, [3, 3], 1, 300),
        case(4, [5, 4, 6, 1, 2], 4, 500, [(0, 0), (0, 5), (2, 16), (3, 17)]),
        case(5, [2, 3, 2], 2, 300, [(0, 5), (0, 6), (1, 5), (1, 6)]),
    ]
    FILE.write_text(json.dumps(cases, indent=0))
