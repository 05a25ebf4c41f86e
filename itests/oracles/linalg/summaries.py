"""Pearson's r, medians and curve fits."""

import numpy as np
from scipy.optimize import curve_fit
from scipy.stats import median_abs_deviation

from data import Draws
from regression import pearson


def curve(n, v0, tau0):
    return v0 * (1 - np.exp(-n / tau0))


def _fit(name, n, v):
    # The starting point and the bounds of Brain-Score; tolerances at the limit of float64.
    bounds = ([0, -np.inf], [1, np.inf])
    (v0, tau0), _ = curve_fit(curve, n, v, bounds=bounds, ftol=1e-15, xtol=1e-15, gtol=1e-15)
    return {"name": name, "n": n.tolist(), "v": v.tolist(), "v0": float(v0), "tau0": float(tau0)}


def cases():
    draws = Draws(5)
    x, y = draws.symmetric(30, 4), draws.symmetric(30, 4)
    x[:, 2] = 0.25
    y[:, 3] = -1.5
    y[:, 1] += 2 * x[:, 1]
    n = np.arange(2, 10, dtype=float)
    noise = draws.symmetric(3, n.size)
    return {
        "pearson": pearson(x, y).tolist(),
        "median": [float(np.median(x[:, 0])), float(np.median(x[:29, 0]))],
        "mad": [float(median_abs_deviation(x[:, 0])), float(median_abs_deviation(x[:29, 0]))],
        "curves": [
            _fit("exact", n, curve(n, 0.36, 3.5)),
            _fit("noisy", n, curve(n, 0.5, 2.0) + 0.03 * noise[0]),
            _fit("slow", n, curve(n, 0.8, 12.0) + 0.01 * noise[1]),
            _fit("wide", np.arange(2, 28, dtype=float), curve(np.arange(2, 28, dtype=float), 0.2, 5)),
            _fit("bounded above", n, 0.15 * n),
        ],
    }
