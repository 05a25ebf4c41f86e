"""The simulated listeners: an implementation independent of the Java one, from the description in the bundle's README."""

import math
from pathlib import Path

import numpy as np

from stimulus import Schedule

SUBJECTS, NEUROIDS, FEATURES = 6, 30, 4
R_MAX = 0.7  # correlation of a neuroid's signal with its response
SEED = 1  # of the weights; the noise has the next one
MASK = (1 << 64) - 1


class Gaussian:
    """Standard normal numbers: SplitMix64 (Steele et al. 2014) and Box-Muller, both numbers of a pair used."""

    def __init__(self, seed):
        self.state, self.pending = seed & MASK, []

    def _uniform(self):
        """In (0, 1], 53 bits."""
        self.state = (self.state + 0x9E3779B97F4A7C15) & MASK
        z = self.state
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
        return (((z ^ (z >> 31)) >> 11) + 1) * 2.0**-53

    def next(self):
        if not self.pending:
            radius, angle = math.sqrt(-2 * math.log(self._uniform())), 2 * math.pi * self._uniform()
            self.pending = [radius * math.sin(angle), radius * math.cos(angle)]
        return self.pending.pop()

    def array(self, *shape):
        return np.array([self.next() for _ in range(math.prod(shape))]).reshape(shape)


def hrf():
    """Canonical double-gamma response (peak 5 s, undershoot 15 s, ratio 1/6) at 2, 4, 6, 8 s; nothing later."""
    gamma = lambda t, shape: t ** (shape - 1) * math.exp(-t) / math.gamma(shape)
    return [gamma(t, 6) - gamma(t, 16) / 6 for t in (2.0, 4.0, 6.0, 8.0)]


def hear(schedule: Schedule, features):
    """words x k -> scans x k: mean per scan, then the hemodynamic response."""
    heard = schedule.mean(features)
    blank = np.zeros((4, features.shape[1]))
    padded = np.vstack([blank, heard])
    n = schedule.scans
    return sum(gain * padded[4 - d : 4 - d + n] for d, gain in enumerate(hrf(), start=1))


def read_features(file: Path):
    """words, words x k"""
    rows = [line.split("\t") for line in file.read_text(encoding="ascii").splitlines()[1:]]
    return [r[0] for r in rows], np.array([[float(v) for v in r[1:]] for r in rows])


def weights():
    """k x (subjects * neuroids), unit columns: one direction of feature space per neuroid."""
    w = Gaussian(SEED).array(SUBJECTS * NEUROIDS, FEATURES).T
    return w / np.linalg.norm(w, axis=0)


def signal(schedule, features):
    """scans x neuroids: what every neuroid would show without noise."""
    return R_MAX * hear(schedule, features) @ weights()


def noise(scans, seed=SEED + 1):
    """scans x neuroids, drawn neuroid by neuroid."""
    return math.sqrt(1 - R_MAX**2) * Gaussian(seed).array(SUBJECTS * NEUROIDS, scans).T


def choose_features(schedule, states, generating, neighbours, components=6, penalty=1e3):
    """Projects the states of the generating layer (words x width) to FEATURES numbers a word.

    The first principal components of its states (unit variance per unit, orthogonal to the mean state, so that silence,
    the zero vector, is the average state), and in their span the directions whose responses are predicted worst by ridge from
    the neighbouring layers. Scaled so that the responses are uncorrelated with variance 1.
    """
    from scipy.linalg import eigh
    from stimulus import delayed

    units = states[generating] / states[generating].std(0)
    mean = units.mean(0)
    units = units - np.outer(units @ mean / (mean @ mean), mean)
    top = units @ np.linalg.svd(units, full_matrices=False)[2][:components].T
    heard = hear(schedule, top)
    heard = heard - heard.mean(0)
    missed = []
    for name in neighbours:
        x = delayed(schedule.mean(states[name]))
        x = (x - x.mean(0)) / x.std(0)
        missed.append(heard - x @ np.linalg.solve(x.T @ x + penalty * np.eye(x.shape[1]), x.T @ heard))
    missed = np.vstack(missed)
    directions = eigh(missed.T @ missed, heard.T @ heard)[1][:, ::-1][:, :FEATURES]
    features = top @ directions
    return features / hear(schedule, features).std(0)
