"""NumPy's legacy generator."""

import numpy as np


def cases():
    return [
        {
            "name": f"seed {seed}",
            "seed": seed,
            "permutations": [np.random.RandomState(seed).permutation(n).tolist() for n in (1, 2, 5, 64, 100)],
            "randint": np.random.RandomState(seed).randint(0, 27, 40).tolist(),
            "choice": np.random.RandomState(seed).choice(np.arange(11), size=5, replace=False).tolist(),
        }
        for seed in (0, 1, 1234, 2**31 - 1)
    ]
