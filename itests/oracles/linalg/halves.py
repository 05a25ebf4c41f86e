"""Split-half consistency of Brain-Score (futrell2018), on data with missing reading times."""

import numpy as np

from data import Draws
from regression import pearson

ROWS = 80
HALVES = 10


def consistency(values):
    """values: rows x subjects, NaN where missing."""
    subjects = np.arange(values.shape[1])
    random = np.random.RandomState(0)
    corrected = []
    for _ in range(HALVES):
        first = random.choice(subjects, size=len(subjects) // 2, replace=False)
        second = np.setdiff1d(subjects, first)
        a, b = (np.nanmean(values[:, half], axis=1) for half in (first, second))
        both = ~np.isnan(a) & ~np.isnan(b)
        r = pearson(a[both, None], b[both, None])[0]
        corrected.append(2 * r / (1 + r))
    return float(np.median(corrected))


def cases():
    result = []
    for seed, subjects, missing in [(11, 6, 0), (12, 7, 0.2), (13, 2, 0.1), (14, 30, 0.5)]:
        draws = Draws(seed)
        common = draws.symmetric(ROWS, 1)
        values = 300 + 50 * (common + 1.5 * draws.symmetric(ROWS, subjects))
        gone = (draws.symmetric(ROWS, subjects) + 1) / 2 < missing
        values = values.astype(np.float32).astype(np.float64)
        values[gone] = np.nan
        with np.errstate(all="ignore"):
            import warnings

            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                ceiling = consistency(values)
        result.append({"name": f"{subjects} subjects", "seed": seed, "subjects": subjects, "missing": missing, "ceiling": ceiling})
    return result
