"""Time-series ridge, aggregation and the extrapolated subject ceiling, as science.md sections 3 to 6 say."""

import itertools

import numpy as np

ALPHAS = 10.0 ** np.arange(7)


def splits(n, folds=5, gap=5):
    """Contiguous blocks, sizes as scikit-learn's unshuffled KFold, `gap` rows removed from training on each side."""
    edges = np.concatenate([[0], np.cumsum([n // folds + (i < n % folds) for i in range(folds)])])
    rows = np.arange(n)
    for a, b in zip(edges, edges[1:]):
        yield rows[(rows < a - gap) | (rows >= b + gap)], rows[a:b]


def pearson(a, b):
    a, b = a - a.mean(0), b - b.mean(0)
    return (a * b).sum(0) / ((np.linalg.norm(a, axis=0) + 1e-8) * (np.linalg.norm(b, axis=0) + 1e-8))


class Ridge:
    """One split of one design, factored once: all penalties, any responses."""

    def __init__(self, x, split, standardise=True):
        self.train, self.test = split
        mean, std = x[self.train].mean(0), x[self.train].std(0) if standardise else 1.0
        a, b = (x[self.train] - mean) / std, (x[self.test] - mean) / std
        if a.shape[0] <= a.shape[1]:
            values, self.q = np.linalg.eigh(a @ a.T)
            self.values, self.out, self.root = np.maximum(values, 0), b @ a.T @ self.q, 1.0
        else:
            values, v = np.linalg.eigh(a.T @ a)
            self.values = np.maximum(values, 1e-12)
            self.root = np.sqrt(self.values)
            self.q, self.out = a @ v / self.root, b @ v

    def predict(self, alpha, responses):
        """Predictions of the test rows from centred training responses; linear in them."""
        return self.out @ ((self.root / (self.values + alpha))[:, None] * (self.q.T @ responses))

    def residual(self, alpha, responses):
        """Leave-one-out residuals of centred training responses; linear in them."""
        shrink = self.values / (self.values + alpha)
        leverage = 1 / len(self.train) + self.q**2 @ shrink
        return (responses - self.q @ (shrink[:, None] * (self.q.T @ responses))) / (1 - leverage)[:, None]

    def score(self, y):
        """Pearson r per neuroid, the shared penalty chosen by leave-one-out."""
        z = (y[self.train] - y[self.train].mean(0)) / y[self.train].std(0)
        alpha = min(ALPHAS, key=lambda a: (self.residual(a, z) ** 2).mean())
        return pearson(self.predict(alpha, z), y[self.test])


def aggregate(r):
    """splits x neuroids -> Brain-Score's number: median over neuroids, mean over splits."""
    return float(np.median(r, axis=1).mean())


TAUS = np.geomspace(1e-3, 1e6, 1000)


def asymptote(sizes, means):
    """Least-squares v0 of v0 (1 - exp(-n / tau)), 0 <= v0 <= 1, by profile over tau; means: curves x sizes."""
    shape = 1 - np.exp(-sizes / TAUS[:, None])
    inner, norm = means @ shape.T, (shape**2).sum(1)
    v0 = np.clip(inner / norm, 0, 1)
    error = v0**2 * norm - 2 * v0 * inner
    return v0[np.arange(len(means)), error.argmin(1)]


def extrapolated_ceiling(y, subjects, bootstraps=100, seed=0):
    """Every subject from every pool of the others; asymptote per neuroid, median over bootstraps, median over neuroids.

    Returns the ceiling and the median score at each number of subjects 2..N (the predicted one included).
    """
    per = y.shape[1] // subjects
    folds = list(splits(len(y)))
    columns = lambda u: np.arange(u * per, (u + 1) * per)
    found = {(k, u): [] for k in range(2, subjects + 1) for u in range(subjects)}
    for k in range(2, subjects + 1):
        for chosen in itertools.combinations(range(subjects), k):
            for u in chosen:
                pool = y[:, np.concatenate([columns(o) for o in chosen if o != u])]
                found[k, u] += [Ridge(pool, s).score(y[:, columns(u)]) for s in folds]
    sizes, rng, tops, curve = np.arange(2, subjects + 1), np.random.RandomState(seed), [], []
    for u in range(subjects):
        values = [np.array(found[k, u]) for k in sizes]
        draw = lambda v: v[rng.randint(len(v), size=len(v))].mean(0)
        tops.append(np.median([asymptote(sizes, np.stack([draw(v) for v in values], 1)) for _ in range(bootstraps)], 0))
        curve.append([v.mean(0) for v in values])
    return float(np.median(np.concatenate(tops))), np.median(np.concatenate(curve, 1), 1)
