"""What the score and the ceiling of the simulation are, without drawing any noise.

A response is y = s + e: s known, e independent Gaussian noise of variance sigma2. The test prediction of ridge is linear in the
training responses, f = F y_train, so that the three sums of a Pearson r

    C = f' y_test,   P = f' f,   Q = y_test' y_test      (all centred over the test rows)

are quadratic forms of Gaussian numbers with known means, variances and covariances. The mean and the variance of
r = C / sqrt(P Q) follow to second order (delta method), its median by Fisher's z; the median over neuroids is that of the mixture.
"""

import numpy as np
from scipy.optimize import brentq
from scipy.stats import norm

from protocol import ALPHAS, Ridge
from simulation import FEATURES, R_MAX


def penalty(ridge, s, sigma2):
    """The shared penalty with the least expected leave-one-out error of z-scored responses."""
    m = len(ridge.train)
    centre = np.eye(m) - 1 / m
    st = centre @ s[ridge.train]
    variance = ((st**2).sum(0) + sigma2 * (m - 1)) / m

    def error(alpha):
        noise = sigma2 * (ridge.residual(alpha, centre) ** 2).sum()
        return (((ridge.residual(alpha, st) ** 2).sum(0) + noise) / variance).sum()

    return min(ALPHAS, key=error)


def correlation(ridge, s, sigma2, alpha):
    """Mean and variance over noise of every neuroid's Pearson r in one split, to second order."""
    m, n = len(ridge.train), len(ridge.test)
    forward = ridge.predict(alpha, np.eye(m) - 1 / m)  # F: test x train
    forward = forward - forward.mean(0)
    inner = forward @ forward.T
    g, t = forward @ s[ridge.train], s[ridge.test] - s[ridge.test].mean(0)
    trace, square, gt = np.trace(inner), (inner**2).sum(), (g * t).sum(0)
    c, p, q = gt, (g**2).sum(0) + sigma2 * trace, (t**2).sum(0) + sigma2 * (n - 1)
    var_c = sigma2 * ((t * (inner @ t)).sum(0) + (g**2).sum(0)) + sigma2**2 * trace
    var_p = 4 * sigma2 * (g * (inner @ g)).sum(0) + 2 * sigma2**2 * square
    var_q = 4 * sigma2 * (t**2).sum(0) + 2 * sigma2**2 * (n - 1)
    cov_cp, cov_cq = 2 * sigma2 * (t * (inner @ g)).sum(0), 2 * sigma2 * gt
    first = c / np.sqrt(p * q)
    mean = first * (1 - (cov_cp / p + cov_cq / q) / (2 * c) + 3 / 8 * (var_p / p**2 + var_q / q**2))
    variance = first**2 * (var_c / c**2 + var_p / (4 * p**2) + var_q / (4 * q**2) - (cov_cp / p + cov_cq / q) / c)
    return mean, variance


def median(mean, variance):
    """Expected median over neuroids, and its standard deviation, of independent r with these moments.

    Fisher's z = atanh r is symmetric about atanh(median of r), and E r = median - r var / (1 - r^2).
    """
    z = np.arctanh(mean + mean * variance / (1 - mean**2))
    sd = np.sqrt(variance) / (1 - mean**2)
    centre = brentq(lambda x: norm.cdf((x - z) / sd).mean() - 0.5, -5, 5)
    below = norm.cdf((centre - z) / sd)
    spread = np.sqrt((below * (1 - below)).sum()) / (norm.pdf((centre - z) / sd) / sd).sum()
    return np.tanh(centre), spread * (1 - np.tanh(centre) ** 2)


def _aggregate(moments):
    """Mean over splits of the median over neuroids; the noise of different test blocks is independent."""
    values, sds = zip(*(median(*m) for m in moments))
    return float(np.mean(values)), float(np.sqrt(np.square(sds).sum()) / len(sds))


def score(ridges, s, sigma2):
    """Expected raw score of one layer and its standard deviation; ridges: one per split."""
    return _aggregate([correlation(r, s, sigma2, penalty(r, s, sigma2)) for r in ridges])


def ceiling(latent, s, sigma2, folds):
    """The score of one subject predicted from infinitely many others, and its standard deviation.

    m pooled neuroids of unit variance with random unit weights have the Gram matrix
    m (R_MAX^2 / FEATURES S S' + sigma2 I) as m grows, S the known responses to the features: ridge on S with this penalty.
    """
    alpha = FEATURES * sigma2 / R_MAX**2
    return _aggregate([correlation(Ridge(latent, f, standardise=False), s, sigma2, alpha) for f in folds])
