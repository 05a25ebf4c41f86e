"""Writes the reference numbers of the README; run it in this folder."""

import json
import pathlib
import sys

import numpy as np
from himalaya.backend import set_backend
from himalaya.kernel_ridge import MultipleKernelRidgeCV, generate_dirichlet_samples
from himalaya.scoring import r2_score

HERE = pathlib.Path(__file__).parent
sys.path.insert(0, str(HERE.parent / "linalg"))
from data import Draws, features  # noqa: E402

RESOURCES = HERE.parents[2] / "bundles/wernicke.linalg/src/test/resources/wernicke/linalg/regression/banded"
FOLDS = 3

# name, kind of the first band's features, n, features of each band, neuroids, candidates, inner folds, standardise, unit, penalties' exponents
CASES = [
    ("n > d", "plain", 60, [8, 3], 4, 20, 5, False, False, (-3, 3)),
    ("n < d", "plain", 60, [150, 3], 4, 20, 5, False, True, (-3, 3)),
    ("n < d, standardised", "plain", 60, [90, 70], 4, 20, 5, True, False, (0, 6)),
    ("three bands", "plain", 48, [30, 5, 1], 5, 30, 4, True, True, (-3, 3)),
    ("one neuroid", "plain", 45, [12, 60], 1, 20, 3, True, True, (-3, 3)),
    ("constant columns", "constant", 60, [25, 4], 3, 20, 5, True, True, (-3, 3)),
    ("duplicate rows", "duplicate-rows", 60, [120, 4], 3, 20, 5, False, True, (-3, 3)),
    ("transformer's spectrum", "spectrum", 90, [40, 6], 5, 20, 5, False, True, (-3, 3)),
    ("one band", "plain", 60, [80], 4, 20, 5, False, True, (-3, 3)),
]


def inputs(seed, kind, n, widths, v):
    """Bands and responses, float32."""
    draws = Draws(seed)
    bands = [features(kind if b == 0 else "plain", draws, n, d) for b, d in enumerate(widths)]
    y = 2 * draws.symmetric(n, v)
    for b, x in enumerate(bands):
        wide = x.astype(np.float64)
        for k in range(v):
            y[:, k] += wide[:, (k + b) % x.shape[1]] * ((k + b) % 3)
    return [x.astype(np.float64) for x in bands], y.astype(np.float32).astype(np.float64)


def scaled(train, test, standardise):
    mean, deviation = train.mean(0), train.std(0)
    constant = deviation < 1e-12 * np.maximum(1, np.abs(mean))
    factor = np.where(constant, 0, 1 / np.where(constant, 1, deviation if standardise else 1))
    return (train - mean) * factor, (test - mean) * factor


def kernels(bands, train, test, standardise, unit):
    """bands x train x train, bands x test x train"""
    own, other = [], []
    for x in bands:
        a, b = scaled(x[train], x[test], standardise)
        size = (a**2).sum(1).mean() if unit else 1
        own.append(a @ a.T / size)
        other.append(b @ a.T / size)
    return np.stack(own), np.stack(other)


def fit(bands, y, train, test, candidates, inner, standardise, unit, penalties, seed):
    own, other = kernels(bands, train, test, standardise, unit)
    target, measured = scaled(y[train], y[test], standardise)
    search = {"n_iter": candidates, "alphas": penalties, "progress_bar": False, "return_alphas": True}
    model = MultipleKernelRidgeCV(
        kernels="precomputed", solver_params=search, fit_intercept=True, cv=inner, random_state=seed
    ).fit(own, target)
    predicted = model.predict(other)
    r = [float(np.corrcoef(predicted[:, k], measured[:, k])[0, 1]) for k in range(y.shape[1])]
    alpha = np.asarray(model.best_alphas_)
    weights = np.exp(model.deltas_) * alpha
    centred = r2_score(measured - measured.mean(0), predicted - predicted.mean(0))
    return r, r2_score(measured, predicted).tolist(), centred.tolist(), float(np.median(alpha)), weights.mean(1).tolist()


def case(seed, name, kind, n, widths, v, candidates, inner, standardise, unit, exponents):
    bands, y = inputs(seed, kind, n, widths, v)
    penalties = np.logspace(*exponents, exponents[1] - exponents[0] + 1)
    splits = []
    for k in range(FOLDS):
        test = np.arange(k * n // FOLDS, (k + 1) * n // FOLDS)
        train = np.setdiff1d(np.arange(n), test)
        results = fit(bands, y, train, test, candidates, inner, standardise, unit, penalties, seed)
        splits.append(dict(zip(("r", "r2", "centred", "alpha", "weights"), results)))
    return {
        "name": name,
        "seed": seed,
        "kind": kind,
        "n": n,
        "widths": widths,
        "v": v,
        "candidates": candidates,
        "inner": inner,
        "standardise": standardise,
        "unit": unit,
        "exponents": exponents,
        "splits": splits,
    }


def drawn(count, bands, seed):
    candidates = generate_dirichlet_samples(count, bands, concentration=[0.1, 1.0], random_state=seed)
    candidates[0] = 1 / bands
    return {"seed": seed, "candidates": candidates.tolist()}


if __name__ == "__main__":
    set_backend("numpy")
    oracle = {
        "candidates": [drawn(9, 2, 0), drawn(8, 3, 42), drawn(5, 4, 1)],
        "cases": [case(500 + k, *arguments) for k, arguments in enumerate(CASES)],
    }
    text = json.dumps(oracle, separators=(",", ":")).replace('{"name"', '\n{"name"').replace('"cases"', '\n"cases"')
    (RESOURCES / "banded.json").write_text(text + "\n")
