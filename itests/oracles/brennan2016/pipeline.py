"""Brennan2016 from the raw files to scores, with NumPy, scikit-learn and transformers only (science.md sections 2 to 6).

    python pipeline.py [--data FOLDER] [--model FOLDER] [--out FOLDER] [--double]

Writes expected.json (scores) and features.json (what the unit tests of wernicke.dataset.brennan2016 must find). `--double` runs the model in
float64 as well and reports how much that, and rounding elsewhere, moves the scores: the tolerance that another float32 implementation can be
held to.
"""

import argparse
import hashlib
import json
import math
import re
from pathlib import Path

import numpy as np
import sklearn
import torch
import transformers
from sklearn.linear_model import LinearRegression, RidgeCV
from sklearn.model_selection import KFold
from sklearn.preprocessing import StandardScaler

import controls
import gpt2_windows

ROOT = Path(__file__).resolve().parents[3]
FEATURES = ROOT / "bundles/wernicke.dataset.brennan2016/src/test/resources/wernicke/dataset/brennan2016/internal/features.json"
ROIS = ["LATL", "RATL", "LPTL", "LIPL", "LPreM", "LIFG"]
SCANS = 362
DELAYS = [1, 2, 3, 4]
BLOCKS, GAP = 5, 5


# ---- data -------------------------------------------------------------------------------------------------------------------------------


def read_words(folder):
    """(onset in seconds, word) of every interval that is neither the pause `sp` nor blank."""
    (file,) = folder.glob("alice_stim_shared/*.TextGrid")
    pattern = r'xmin = (\S+)\s+xmax = \S+\s+text = "((?:[^"]|"")*)"'
    found = [(float(onset), word.strip()) for onset, word in re.findall(pattern, file.read_text())]
    return [(onset, word) for onset, word in found if word not in ("", "sp")]


def read_responses(folder):
    """Subjects, and scans x (subjects * 6) time courses of the 10 mm regions; subjects without a full signal are left out."""
    subjects, columns, excluded = [], [], []
    for file in sorted(folder.glob("alice_data_shared/10mm/s*-timecourses.txt")):
        values = np.array([line.split() for line in file.read_text().splitlines()], float)
        subject = file.name.split("-")[0]
        if len(values) < SCANS or (values.std(0) == 0).any():
            excluded.append(subject)
        else:
            subjects.append(subject)
            columns.append(values)
    return subjects, np.concatenate(columns, 1), excluded


def scans_of(onsets):
    """The scan of each word: row i covers seconds [20 + 2i, 22 + 2i); -1 outside."""
    scan = np.floor((np.asarray(onsets) - 20) / 2).astype(int)
    return np.where((scan >= 0) & (scan < SCANS), scan, -1)


# ---- features ---------------------------------------------------------------------------------------------------------------------------


def mean_by_scan(values, scan):
    """Mean over the words of each scan, zeros where there is none."""
    sums = np.zeros((SCANS, values.shape[1]))
    inside = scan >= 0
    np.add.at(sums, scan[inside], values[inside])
    counts = np.bincount(scan[inside], minlength=SCANS)
    return sums / np.maximum(counts, 1)[:, None]


def delayed(features):
    """Scans t-1 ... t-4 side by side, zeros before the start."""
    return np.concatenate([np.vstack([np.zeros((d, features.shape[1])), features[:-d]]) for d in DELAYS], 1)


def control_features(words, scan):
    """Control id to scans x d, before delays."""
    length = np.array([[len(word)] for word in words], float)
    position = np.arange(1, len(words) + 1, dtype=float)[:, None]
    rate = np.bincount(scan[scan >= 0], minlength=SCANS).astype(float)[:, None]
    found = {
        "word-length": mean_by_scan(length, scan),
        "word-rate": rate,
        "position": mean_by_scan(position, scan),
        "random-768": mean_by_scan(np.float32(controls.gaussian(len(words), 768)).astype(float), scan),
    }
    for sigma in (1, 2, 4):
        found[f"oasm-{sigma}"] = controls.oasm([SCANS], sigma)
    return {name: np.float32(value).astype(float) for name, value in found.items()}


# ---- protocol ---------------------------------------------------------------------------------------------------------------------------


def splits():
    """Five blocks in time; five scans on each side of the test block are not trained on."""
    for _, test in KFold(BLOCKS).split(np.zeros(SCANS)):
        train = np.array([i for i in range(SCANS) if i < test[0] - GAP or i > test[-1] + GAP])
        yield train, test


def pearson(x, y):
    """Pearson per column, with Brain-Score's guard against zero norms."""
    x, y = x - x.mean(0), y - y.mean(0)
    return (x * y).sum(0) / ((np.linalg.norm(x, axis=0) + 1e-8) * (np.linalg.norm(y, axis=0) + 1e-8))


def compare(features, responses, estimator, standardise=True):
    """Splits x neuroids, and the penalties."""
    values, alphas = [], []
    for train, test in splits():
        x, y = (features[train], responses[train]), (features[test], responses[test])
        if standardise:
            sx, sy = StandardScaler().fit(x[0]), StandardScaler().fit(x[1])
            x, y = (sx.transform(x[0]), sy.transform(x[1])), (sx.transform(y[0]), sy.transform(y[1]))
        fitted = estimator().fit(*x)
        alphas.append(float(getattr(fitted, "alpha_", float("nan"))))
        values.append(pearson(fitted.predict(y[0]), y[1]))
    return np.array(values), alphas


def ridge():
    return RidgeCV(alphas=np.logspace(0, 6, 7), alpha_per_target=False)


def ridge_brain_score():
    return RidgeCV(alphas=np.logspace(-3, 3, 7), alpha_per_target=False)


PROTOCOLS = {
    "ridge": (ridge, True),
    "linear": (LinearRegression, True),
    "ridge, 1e-3..1e3, not standardised": (ridge_brain_score, False),
    "linear, not standardised": (LinearRegression, False),
}


def raw(values):
    """Median over neuroids per split, mean over splits."""
    return float(np.median(values, 1).mean())


def summary(values, subjects):
    """Raw, the subjects' raw values and the median absolute deviation over subjects."""
    by_subject = {s: raw(values[:, 6 * i : 6 * i + 6]) for i, s in enumerate(subjects)}
    scores = np.array(list(by_subject.values()))
    return raw(values), by_subject, float(np.median(np.abs(scores - np.median(scores))))


def score(layers, responses, subjects, protocol):
    """Every layer of a model, and the subjects of the best."""
    result, best = {"layers": {}}, None
    for name, features in layers.items():
        values, alphas = compare(delayed(features), responses, *PROTOCOLS[protocol])
        layer_raw, by_subject, error = summary(values, subjects)
        entry = {"raw": layer_raw, "error": error, "split_medians": np.median(values, 1).tolist()}
        if not math.isnan(alphas[0]):
            entry["alphas"] = alphas
        result["layers"][name] = entry
        if best is None or layer_raw > best[0]:
            best = (layer_raw, name, error, by_subject)
    result |= {"best_layer": best[1], "raw": best[0], "error": best[2], "subjects": best[3]}
    return result


# ---- what the readers must find -----------------------------------------------------------------------------------------------------------


def hrf(t):
    """SPM's canonical response: a gamma density of shape 6 less a sixth of one of shape 16."""
    return t**5 * np.exp(-t) / math.factorial(5) - t**15 * np.exp(-t) / math.factorial(15) / 6


def clock_check(folder, onsets):
    """Correlation of the onsets under the canonical response, sampled at each scan's start, with the supplied s18-rate.txt."""
    lag = 20 + 2 * np.arange(SCANS)[:, None] - np.asarray(onsets)
    expected = np.where((lag > 0) & (lag < 32), hrf(np.clip(lag, 0, None)), 0).sum(1)
    supplied = np.loadtxt(folder / "alice_data_shared/s18-rate.txt")
    return float(np.corrcoef(expected, supplied)[0, 1])


def checksum(values):
    """SHA-256 over big-endian float32, row-major."""
    return hashlib.sha256(np.ascontiguousarray(values, ">f4").tobytes()).hexdigest()


def features(folder, words, onsets, scan, subjects, responses, excluded):
    found = control_features(words, scan)
    first = 20
    return {
        "words": len(words),
        "scans": SCANS,
        "subjects": subjects,
        "excluded": excluded,
        "words_outside_scans": int((scan < 0).sum()),
        "scans_without_word": int((np.bincount(scan[scan >= 0], minlength=SCANS) == 0).sum()),
        "clock_correlation": clock_check(folder, onsets),
        "word_scans_sha256": checksum(scan),
        "aligned": {
            name: {
                "first_20_scans": delayed(found[name])[:first].tolist(),
                "undelayed_sha256": checksum(found[name]),
                "sha256": checksum(delayed(found[name])),
            }
            for name in ("word-length", "word-rate", "position")
        },
        "neuroids": {
            f"{s}.{r}": {"mean": column.mean(), "slope": np.polyfit(np.arange(SCANS), column, 1)[0]}
            for (s, r), column in zip([(s, r) for s in subjects for r in ROIS], responses.T)
        },
    }


# ---- run ----------------------------------------------------------------------------------------------------------------------------------


def layers_of(folder, words, scan, dtype):
    model = gpt2_windows.Model(folder, dtype)
    recorded, facts = gpt2_windows.states(model, words)
    return {name: mean_by_scan(recorded[i], scan) for i, name in enumerate(model.layers)}, facts


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared/data/brennan2016")
    parser.add_argument("--model", type=Path, default=ROOT / "runtime/app/models/tiny-gpt2-books")
    parser.add_argument("--out", type=Path, default=Path(__file__).parent)
    parser.add_argument("--double", action="store_true")
    arguments = parser.parse_args()
    torch.set_num_threads(1)

    onsets, words = zip(*read_words(arguments.data))
    scan = scans_of(onsets)
    subjects, responses, excluded = read_responses(arguments.data)
    write(FEATURES, features(arguments.data, words, onsets, scan, subjects, responses, excluded))

    layers, facts = layers_of(arguments.model, words, scan, torch.float32)
    result = {
        "benchmark": {"words": len(words), "scans": SCANS, "neuroids": responses.shape[1], "subjects": len(subjects), "cv": "contiguous:5:gap=5"},
        "versions": {"numpy": np.__version__, "scikit-learn": sklearn.__version__, "torch": torch.__version__, "transformers": transformers.__version__},
        "recording": facts,
        "tiny-gpt2-books": {p: score(layers, responses, subjects, p) for p in PROTOCOLS},
        "controls": {
            name: {p: score({name: value}, responses, subjects, p) for p in ("ridge", "linear")}
            for name, value in control_features(words, scan).items()
        },
    }
    if arguments.double:
        exact, _ = layers_of(arguments.model, words, scan, torch.float64)
        result["sensitivity"] = sensitivity(layers, exact, control_features(words, scan), responses, subjects)
    write(arguments.out / "expected.json", result)


def sensitivity(layers, exact, others, responses, subjects):
    """The largest change of a layer's raw score and error when states are float64, or features and responses lose their last float32 bit."""
    found = {"float32 states, relative error": max(float(np.abs(layers[n] - exact[n]).max() / np.abs(exact[n]).max()) for n in layers)}
    for protocol in ("ridge", "linear"):
        reference = score(layers, responses, subjects, protocol)
        found[f"{protocol}, float64 states"] = moved(reference, score(exact, responses, subjects, protocol))
        found[f"{protocol}, jittered"] = moved(reference, score(jittered(layers), jitter(responses), subjects, protocol))
        for name, value in others.items():
            one = {name: value}
            found[f"{protocol}, {name}, jittered"] = moved(
                score(one, responses, subjects, protocol), score(jittered(one), jitter(responses), subjects, protocol)
            )
    return found


def jitter(values):
    """Relative noise of one float32 rounding."""
    return values * (1 + np.random.default_rng(0).uniform(-1, 1, values.shape) * 2.0**-24)


def jittered(layers):
    return {name: jitter(value) for name, value in layers.items()}


def moved(reference, other):
    pairs = [(reference["layers"][n], other["layers"][n]) for n in reference["layers"]]
    return {
        "raw": max(abs(a["raw"] - b["raw"]) for a, b in pairs),
        "error": max(abs(a["error"] - b["error"]) for a, b in pairs),
        "subjects": max(abs(reference["subjects"][s] - other["subjects"][s]) for s in reference["subjects"]),
        "same_alphas": all(a.get("alphas") == b.get("alphas") for a, b in pairs),
    }


def write(file, content):
    file.write_text(json.dumps(content, indent=1) + "\n")


if __name__ == "__main__":
    main()
