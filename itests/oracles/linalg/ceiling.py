"""Brain-Score's extrapolation ceiling (blank2014) with every pool, by scikit-learn and SciPy."""

import itertools

import numpy as np
from scipy.optimize import curve_fit
from sklearn.model_selection import KFold

from data import Draws
from regression import fit
from summaries import curve

ROWS = 60
NEUROIDS = 3
FOLDS = 3
BOOTSTRAPS = 100


def data(seed, subjects):
    """rows x (subjects * neuroids): signals in common, and noise."""
    draws = Draws(seed)
    common = draws.symmetric(ROWS, NEUROIDS)
    noise = draws.symmetric(ROWS, subjects * NEUROIDS)
    return (np.tile(common, (1, subjects)) + 1.2 * noise).astype(np.float32)


def columns(subjects):
    return [s * NEUROIDS + k for s in subjects for k in range(NEUROIDS)]


def collect(estimator, standardise, values, subjects):
    """scores[neuroid][size] = list over pools, then splits."""
    values = values.astype(np.float64)
    scores = [{m: [] for m in range(2, subjects + 1)} for _ in range(values.shape[1])]
    for m in range(2, subjects + 1):
        for pool in itertools.combinations(range(subjects), m - 1):
            for target in sorted(set(range(subjects)) - set(pool)):
                own = columns([target])
                for a, b in KFold(FOLDS).split(values):
                    x, y = values[:, columns(pool)], values[:, own]
                    r, _ = fit(estimator, standardise, x[a], y[a], x[b], y[b])
                    for k, neuroid in enumerate(own):
                        scores[neuroid][m].append(r[k])
    return scores


def extrapolate(scores):
    """Brain-Score's start, tau0 = 1, with tolerances at the limit of float64."""
    random = np.random.RandomState(0)
    sizes = np.array(sorted(scores), dtype=float)
    asymptotes = []
    for _ in range(BOOTSTRAPS):
        means = [np.mean(random.choice(s, size=len(s), replace=True)) for s in scores.values()]
        (v0, _), _ = curve_fit(curve, sizes, means, bounds=([0, -np.inf], [1, np.inf]), ftol=1e-15, xtol=1e-15, gtol=1e-15, max_nfev=10000)
        asymptotes.append(v0)
    return float(np.median(asymptotes))


def cases():
    result = []
    for estimator, standardise in [("ridge", True), ("least_squares", False), ("ridge_per_neuroid", False)]:
        subjects = 5
        values = data(21, subjects)
        scores = collect(estimator, standardise, values, subjects)
        neuroids = [extrapolate(s) for s in scores]
        result.append(
            {
                "name": f"{estimator} {standardise}", "estimator": estimator, "standardise": standardise, "subjects": subjects,
                "neuroids": neuroids, "ceiling": float(np.median(neuroids)),
            }
        )
    return result
