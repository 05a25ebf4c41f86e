"""Writes the reference numbers of the README; run it in this folder."""

import json
import pathlib
import sys

import numpy as np
import scipy.stats
from statsmodels.stats.multitest import multipletests

HERE = pathlib.Path(__file__).parent
sys.path.insert(0, str(HERE.parent / "linalg"))
from data import Draws  # noqa: E402

RESOURCES = HERE.parents[2] / "bundles/wernicke.linalg/src/test/resources/wernicke/linalg/statistics"


def permuted(rows, block, generator):
    """Rows in blocks, the blocks in random order; the last block may be short."""
    starts = range(0, rows, block)
    order = generator.permutation(len(starts))
    return np.concatenate([np.arange(block * b, min(block * (b + 1), rows)) for b in order])


def permutation(seed, sizes, neuroids, block, permutations, missing):
    draws = Draws(seed)
    splits = []
    for rows in sizes:
        y = draws.symmetric(rows, neuroids)
        noise = draws.symmetric(rows, neuroids)
        predicted = (y * np.linspace(0, 0.6, neuroids) + noise).astype(np.float32).astype(np.float64)
        y = y.astype(np.float32).astype(np.float64)
        splits.append((predicted, y))
    if missing:
        splits[0][1][3, 1] = np.nan
        for _, y in splits:
            y[0, 2] = np.nan

    def statistic(orders):
        r = np.full((len(splits), neuroids), np.nan)
        for s, (predicted, y) in enumerate(splits):
            for v in range(neuroids):
                r[s, v] = np.corrcoef(predicted[orders[s], v], y[:, v])[0, 1]
        present = ~np.isnan(r)
        return np.where(present, r, 0).sum(0) / np.where(present.any(0), present.sum(0), np.nan)

    generator = np.random.RandomState(seed)
    observed = statistic([np.arange(rows) for rows in sizes])
    reached = np.zeros(neuroids)
    for _ in range(permutations):
        reached += statistic([permuted(rows, block, generator) for rows in sizes]) >= observed - 1e-12
    p = np.where(np.isnan(observed), np.nan, (1 + reached) / (1 + permutations))
    return {
        "seed": seed,
        "sizes": sizes,
        "neuroids": neuroids,
        "block": block,
        "permutations": permutations,
        "missing": missing,
        "p": [None if np.isnan(x) else x for x in p.tolist()],
    }


def discovery(p):
    q = scipy.stats.false_discovery_control(p)
    np.testing.assert_allclose(q, multipletests(p, method="fdr_bh")[1], rtol=0, atol=1e-15)
    return {"p": list(p), "q": q.tolist()}


def exact_flip(differences):
    result = scipy.stats.permutation_test(
        (differences,), np.mean, permutation_type="samples", n_resamples=np.inf, alternative="two-sided"
    )
    return {"differences": differences, "p": float(result.pvalue), "mean": float(np.mean(differences))}


def drawn_flip(differences, patterns, seed):
    d = np.asarray(differences)
    signs = 1 - 2 * np.random.RandomState(seed).randint(2, size=(patterns, len(d)))
    count = (np.abs(signs @ d) >= abs(d.sum()) - 1e-12).sum()
    p = (1 + count) / (1 + patterns)
    return {"differences": differences, "p": float(p), "mean": float(d.mean()), "patterns": patterns, "seed": seed}


def bootstrap(values, resamples, seed):
    x = np.asarray(values)
    drawn = x[np.random.RandomState(seed).randint(len(x), size=(resamples, len(x)))]
    ends = [np.percentile(f(drawn, axis=1), [2.5, 97.5]).tolist() for f in (np.mean, np.median)]
    return {"values": values, "resamples": resamples, "seed": seed, "mean": ends[0], "median": ends[1]}


def rounded(draws, n, offset=0.0, scale=1.0):
    return [round(float(x), 6) for x in offset + scale * draws.symmetric(1, n)[0]]


if __name__ == "__main__":
    draws = Draws(77)
    oracle = {
        "permutation": [
            permutation(1, [60, 45], 7, 10, 199, False),
            permutation(2, [38, 38, 38], 70, 1, 99, False),
            permutation(3, [73, 72], 5, 10, 99, True),
            permutation(4, [40], 1, 7, 99, False),
        ],
        "discovery": [
            discovery([0.01, 0.02, 0.03, 0.04, 0.05]),
            discovery([0.9, 0.001, 0.4, 0.03, 0.03, 1.0, 0.2, 0.008]),
            discovery([0.04]),
            discovery([abs(x) for x in rounded(draws, 40)]),
        ],
        "flips": [
            exact_flip(rounded(draws, 9, 0.3)),
            exact_flip(rounded(draws, 5, -0.8)),
            exact_flip(rounded(draws, 12)),
            exact_flip(rounded(draws, 16, 0.2)),
            exact_flip([1.0, 1.0, 2.0, -1.0, 1.0, 3.0]),
            exact_flip([0.5, 0.7]),
            exact_flip([1.0, -1.0, 0.0]),
            drawn_flip(rounded(draws, 27, 0.2), 999, 5),
            drawn_flip(rounded(draws, 179, 0.05), 500, 0),
        ],
        "bootstrap": [
            bootstrap(rounded(draws, 9), 1000, 0),
            bootstrap(rounded(draws, 27, 0.1, 0.2), 500, 12),
            bootstrap(rounded(draws, 2), 100, 3),
        ],
    }
    (RESOURCES / "inference.json").write_text(json.dumps(oracle, separators=(",", ":")).replace('],"', '],\n"') + "\n")
