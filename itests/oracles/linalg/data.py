"""Inputs that Python and Java make bit for bit alike."""

import numpy as np


class Draws:
    """Knuth's MMIX linear congruential generator; uniform doubles from its upper 53 bits."""

    def __init__(self, seed):
        self.state = seed

    def uniform(self):
        self.state = (self.state * 6364136223846793005 + 1442695040888963407) & (2**64 - 1)
        return (self.state >> 11) / 2.0**53

    def symmetric(self, rows, columns):
        """rows x columns in [-1, 1), float64."""
        flat = [2 * self.uniform() - 1 for _ in range(rows * columns)]
        return np.array(flat).reshape(rows, columns)


def features(kind, draws, n, d):
    """n x d, float32."""
    x = draws.symmetric(n, d)
    if kind == "constant":
        x[:, ::5] = 0.1
    elif kind == "duplicate-rows":
        x[2::3] = x[1::3]
    elif kind == "duplicate-columns":
        x[:, 1::2] = x[:, 0:-1:2]
    elif kind == "nearly-duplicate-columns":
        x[:, 1::2] = x[:, 0:-1:2].astype(np.float32).astype(np.float64) * 3
        x[:, 1::2] += 0.1
    elif kind == "spectrum":
        # As in transformers: a fast decay, two outlier units with a large mean, a common row factor.
        j = np.arange(d, dtype=np.float64)
        x = 100 * x / ((1 + 0.25 * j) * (1 + 0.25 * j))
        common = draws.symmetric(n, 1)
        x = x + common * (1 / (1 + j))
        x[:, 3] += 300
        x[:, 7] = 50 * x[:, 7] - 2000
    return x.astype(np.float32)


def responses(draws, x, v):
    """n x v, float32: two features each, and noise."""
    n, d = x.shape
    wide = x.astype(np.float64)
    noise = draws.symmetric(n, v)
    columns = [wide[:, k % d] + 0.5 * wide[:, (3 * k + 1) % d] + 2 * noise[:, k] for k in range(v)]
    return np.stack(columns, axis=1).astype(np.float32)
