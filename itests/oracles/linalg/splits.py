"""scikit-learn's cross-validation indices; long ones as a digest of their text."""

import hashlib

import numpy as np
from sklearn.model_selection import GroupKFold, KFold, ShuffleSplit


def _text(splits):
    return ";".join(",".join(map(str, train)) + "|" + ",".join(map(str, test)) for train, test in splits)


def _case(name, splits, **more):
    splits = list(splits)
    text = _text(splits)
    case = {"name": name, **more, "sha256": hashlib.sha256(text.encode()).hexdigest()}
    if len(text) < 600:
        case["text"] = text
    return case


def cases():
    result = []
    for n, folds, seed in [(10, 3, 1), (11, 2, 7), (20, 2, 0), (243, 10, 1), (384, 10, 1), (627, 10, 1), (1317, 10, 1), (5176, 2, 1)]:
        cv = ShuffleSplit(folds, test_size=0.1, random_state=seed)
        result.append(_case(f"shuffle {n}", cv.split(np.zeros(n)), scheme=f"shuffle:{folds}:seed={seed}", n=n))
    for n, groups, folds, seed in [(12, 4, 2, 1234), (30, 7, 3, 5), (384, 24, 10, 1234), (1317, 8, 8, 1234), (100, 11, 4, 0)]:
        for labels in ("number", "text"):
            index = [(i * 7919 // 13) % groups for i in range(n)]
            # As text "10" sorts before "9"; a prefix makes it text on the Java side, too.
            by = np.array(index) if labels == "number" else np.array([f"story {g}" for g in index])
            cv = GroupKFold(folds, shuffle=True, random_state=seed)
            result.append(
                _case(
                    f"group {n} {labels}", cv.split(np.zeros(n), groups=by),
                    scheme=f"group:{folds}:by=story:seed={seed}", n=n, groups=groups, text_labels=labels == "text",
                )
            )
    for n, folds in [(362, 5), (11, 3), (7, 7)]:
        result.append(_case(f"contiguous {n}", KFold(folds).split(np.zeros(n)), scheme=f"contiguous:{folds}:gap=0", n=n))
    return result
