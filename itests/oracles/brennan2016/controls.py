"""The controls of science.md section 6, with NumPy and SciPy only.

    python controls.py

writes what the unit tests of wernicke.model.baseline must find.
"""

import json
from pathlib import Path

import numpy as np
from scipy.ndimage import gaussian_filter1d

ROOT = Path(__file__).resolve().parents[3]
OUT = ROOT / "bundles/wernicke.model.baseline/src/test/resources/wernicke/model/baseline/internal/controls.json"


def splitmix64(seed, n):
    """The first n outputs of SplitMix64 (Steele, Lea, Flood 2014)."""
    with np.errstate(over="ignore"):
        z = np.uint64(seed) + np.uint64(0x9E3779B97F4A7C15) * np.arange(1, n + 1, dtype=np.uint64)
        z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return z ^ (z >> np.uint64(31))


def gaussian(rows, columns, seed=1):
    """Standard normal numbers by Box-Muller, row by row."""
    n = rows * columns
    z = splitmix64(seed, n + n % 2)
    u = ((z[0::2] >> np.uint64(11)).astype(float) + 1) * 2.0**-53
    v = (z[1::2] >> np.uint64(11)).astype(float) * 2.0**-53
    radius, angle = np.sqrt(-2 * np.log(u)), 2 * np.pi * v
    return np.stack([radius * np.cos(angle), radius * np.sin(angle)], 1).ravel()[:n].reshape(rows, columns)


def oasm(blocks, sigma):
    """Identity over the presentations, blurred within each passage (Hadidi et al. 2026, github.com/ebrahimfeghhi/beyond-brainscore)."""
    result, start = np.eye(sum(blocks)), 0
    for size in blocks:
        inside = slice(start, start + size)
        result[inside, inside] = gaussian_filter1d(result[inside, inside], sigma, axis=1)
        start += size
    return result


def main():
    blocks = [1, 4, 7]
    content = {
        "splitmix64_seed_1": [f"{int(z):016x}" for z in splitmix64(1, 4)],
        "random-5": gaussian(4, 5).tolist(),
        "random-768_row_1000": gaussian(1001, 768)[1000, :8].tolist(),
        "oasm": {"passages": blocks, "by_sigma": {sigma: oasm(blocks, float(sigma)).tolist() for sigma in ("0.1", "1", "2.2", "40")}},
    }
    OUT.parent.mkdir(parents=True, exist_ok=True)
    OUT.write_text(json.dumps(content, indent=1) + "\n")


if __name__ == "__main__":
    main()
