"""Held-out Pearson correlations of scikit-learn's linear models."""

import numpy as np
from sklearn.linear_model import LinearRegression, RidgeCV
from sklearn.model_selection import KFold
from sklearn.preprocessing import StandardScaler

from data import Draws, features, responses

FOLDS = 3
PENALTIES = {False: np.logspace(-3, 3, 7), True: np.logspace(0, 6, 7)}
SHAPES = [
    ("plain", 60, 20, 4),
    ("plain", 60, 150, 4),
    ("plain", 60, 40, 3),
    ("plain", 60, 39, 3),
    ("plain", 45, 12, 1),
    ("plain", 45, 100, 1),
    ("plain", 45, 80, 70),
    ("plain", 60, 20, 70),
    ("constant", 60, 25, 3),
    ("constant", 60, 120, 3),
    ("duplicate-rows", 60, 20, 3),
    ("duplicate-rows", 60, 120, 3),
    ("duplicate-columns", 60, 24, 3),
    ("duplicate-columns", 60, 140, 3),
    ("nearly-duplicate-columns", 60, 24, 3),
    ("nearly-duplicate-columns", 60, 60, 3),
    ("spectrum", 90, 40, 5),
    ("spectrum", 90, 200, 5),
]


def pearson(x, y):
    """Brain-Score's pearsonr: per column, guarded against constants."""
    xm, ym = x - x.mean(axis=0), y - y.mean(axis=0)
    return (xm / (np.linalg.norm(xm, axis=0) + 1e-8) * (ym / (np.linalg.norm(ym, axis=0) + 1e-8))).sum(axis=0)


def scaled(train, test, standardise):
    if not standardise:
        return train, test
    scaler = StandardScaler().fit(train)
    return scaler.transform(train), scaler.transform(test)


def fit(kind, standardise, x_train, y_train, x_test, y_test):
    """Returns Pearson per neuroid and the penalties."""
    x_train, x_test = scaled(x_train, x_test, standardise)
    y_train, y_test = scaled(y_train, y_test, standardise)
    if kind == "least_squares":
        model = LinearRegression().fit(x_train, y_train)
        return pearson(model.predict(x_test).reshape(y_test.shape), y_test), []
    # A single target is given as a vector: scikit-learn 1.7 has alpha_per_target for several only.
    target = y_train[:, 0] if y_train.shape[1] == 1 else y_train
    per_target = kind == "ridge_per_neuroid" and target.ndim > 1
    model = RidgeCV(PENALTIES[standardise], alpha_per_target=per_target).fit(x_train, target)
    return pearson(model.predict(x_test).reshape(y_test.shape), y_test), np.atleast_1d(model.alpha_).tolist()


def case(number, kind, n, d, v):
    draws = Draws(1000 + number)
    x = features(kind, draws, n, d)
    y = responses(draws, x, v)
    x, y = x.astype(np.float64), y.astype(np.float64)
    expected = []
    for estimator in ("least_squares", "ridge", "ridge_per_neuroid"):
        for standardise in (False, True):
            folds = [fit(estimator, standardise, x[a], y[a], x[b], y[b]) for a, b in KFold(FOLDS).split(x)]
            expected.append(
                {
                    "estimator": estimator,
                    "standardise": standardise,
                    "r": [[float(f"{r:.10f}") for r in rs[:8]] for rs, _ in folds],
                    "penalties": [alphas[:8] if estimator != "ridge_per_neuroid" else float(np.median(alphas)) for _, alphas in folds],
                }
            )
    return {"name": f"{kind} {n} x {d}, {v}", "kind": kind, "seed": 1000 + number, "n": n, "d": d, "v": v, "expected": expected}


def cases():
    return [case(k, *shape) for k, shape in enumerate(SHAPES)]
