"""The demo's known features, its closed form, and the scikit-learn scores of the responses that the bundle generates.

  python demo.py features   writes features.tsv: what every simulated neuroid is a linear map of
  python demo.py expect     writes expected.properties: closed form and Monte-Carlo intervals
  python demo.py score      reads the bundle's responses (README of the bundle), writes oracle.json: scikit-learn on Hugging Face states
  python demo.py mistakes   prints what a wrong analysis of the bundle's responses would score
"""

import argparse
import hashlib
import json
from pathlib import Path

import numpy as np

import closedform
import protocol
import simulation
from stimulus import delayed, schedule, states, tokens

ROOT = Path(__file__).resolve().parents[3]
BUNDLE = ROOT / "bundles/wernicke.dataset.demo"
MAIN = BUNDLE / "src/main/resources/wernicke/dataset/demo/internal"
TEST = BUNDLE / "src/test/resources/wernicke/dataset/demo/internal"
LAYER, NEIGHBOURS = "transformer.h.3", ("transformer.h.2", "transformer.h.4")
SIGMA2 = 1 - simulation.R_MAX**2  # noise variance
WIDTH = 2.576  # half the width of a 99 % interval, in standard deviations


def designs(plan, layers):
    return {name: delayed(plan.mean(values)) for name, values in layers.items()}


def features(plan, layers, args):
    chosen = simulation.choose_features(plan, layers, LAYER, NEIGHBOURS)
    lines = ["\t".join(["word"] + [f"f{k + 1}" for k in range(chosen.shape[1])])]
    lines += ["\t".join([w] + [f"{v:.3f}" for v in row]) for w, row in zip(plan.words, chosen)]
    (MAIN / "features.tsv").write_text("\n".join(lines) + "\n", encoding="ascii")
    print(f"{len(lines) - 1} words x {chosen.shape[1]} features")


def expect(plan, layers, args):
    latent, signal = known(plan)
    folds = list(protocol.splits(plan.scans))
    fits = {n: [protocol.Ridge(x, s) for s in folds] for n, x in designs(plan, layers).items()}
    closed = {n: closedform.score(fs, signal, SIGMA2) for n, fs in fits.items()}
    limit, limit_sd = closedform.ceiling(latent, signal, SIGMA2, folds)
    rng = np.random.default_rng(args.seed)
    draw = lambda: signal + np.sqrt(SIGMA2) * rng.standard_normal(signal.shape)
    trial = lambda y: [protocol.aggregate([f.score(y) for f in fs]) for fs in fits.values()]
    raw = dict(zip(fits, np.array([trial(draw()) for _ in range(args.draws)]).T))
    best = np.array(list(fits))[np.array(list(raw.values())).argmax(0)]
    for n, (value, sd) in closed.items():
        print(
            f"{n}: closed form {value:.4f} sd {sd:.4f}; Monte Carlo {raw[n].mean():.4f} sd {raw[n].std():.4f}, "
            f"{np.mean(np.abs(raw[n] - value) <= WIDTH * sd):.1%} inside the interval, best layer in {np.mean(best == n):.1%}"
        )
    pools = np.array([protocol.extrapolated_ceiling(draw(), simulation.SUBJECTS, 20)[0] for _ in range(args.ceilings)])
    low, high = pools.mean() - WIDTH * pools.std(), limit + WIDTH * limit_sd
    print(
        f"ceiling: closed form {limit:.4f} sd {limit_sd:.4f}; Monte Carlo of the extrapolation {pools.mean():.4f} sd {pools.std():.4f}, "
        f"{np.mean((pools >= low) & (pools <= high)):.1%} inside the interval"
    )
    value, sd = closed[LAYER]
    facts = {"raw": value, "raw.low": value - WIDTH * sd, "raw.high": value + WIDTH * sd}
    facts |= {"ceiling": limit, "ceiling.low": low, "ceiling.high": high, "ceiling.mean": pools.mean(), "rmax": simulation.R_MAX}
    lines = ["# Written by itests/oracles/demo/demo.py expect; holds for this model, metric and cross-validation only"]
    lines += ["expected.model=tiny-gpt2-books", "expected.metric=ridge", "expected.cv=contiguous:5:gap=5", f"expected.layer={LAYER}"]
    lines += [f"expected.{k}={v:.4f}" for k, v in facts.items()]
    (MAIN / "expected.properties").write_text("\n".join(lines) + "\n", encoding="ascii")
    print("\n".join(lines[1:]))


def score(plan, layers, args):
    """The bundle's responses, scored by scikit-learn: nothing of protocol.py but the splits and the Pearson r."""
    from sklearn.linear_model import RidgeCV
    from sklearn.preprocessing import StandardScaler

    responses = np.load(args.responses)
    latent, signal = known(plan)
    own = (signal + simulation.noise(plan.scans)).astype(np.float32)
    assert np.abs(own - responses).max() < 1e-6, "the bundle's responses are not those of simulation.py"
    y = responses.astype(np.float64)
    folds = list(protocol.splits(plan.scans))

    def fit(x, train, test):
        scale, target = StandardScaler().fit(x[train]), StandardScaler().fit(y[train])
        ridge = RidgeCV(alphas=protocol.ALPHAS).fit(scale.transform(x[train]), target.transform(y[train]))
        return protocol.pearson(ridge.predict(scale.transform(x[test])), y[test]), float(ridge.alpha_)

    found = {n: [fit(x, *s) for s in folds] for n, x in designs(plan, layers | controls(plan)).items()}
    raw = {n: protocol.aggregate([r for r, _ in f]) for n, f in found.items()}
    best = np.array([r for r, _ in found[LAYER]])
    per = simulation.NEUROIDS
    counts = np.bincount(plan.scan, minlength=plan.scans)
    facts = {
        "synthetic": True,
        "story_sha256": hashlib.sha256((MAIN / "story.txt").read_bytes()).hexdigest(),
        "tokens_per_passage": tokens(args.model, MAIN / "story.txt"),
        "hrf": simulation.hrf(),
        "words_per_scan": counts.tolist(),
        "responses_sha256": hashlib.sha256(own.astype("<f4").tobytes()).hexdigest(),
        "responses_to_features": {str(t): latent[t].tolist() for t in (0, 4, 100, plan.scans - 1)},
        "sklearn_raw": {n: raw[n] for n in layers},
        "sklearn_alpha": {n: [a for _, a in found[n]] for n in layers},
        "sklearn_subjects": {
            f"simulated-{u + 1}": protocol.aggregate(best[:, u * per : (u + 1) * per]) for u in range(simulation.SUBJECTS)
        },
        "controls_raw": {n: raw[n] for n in controls(plan)},
        "ceiling": protocol.extrapolated_ceiling(y, simulation.SUBJECTS)[0],
    }
    TEST.mkdir(parents=True, exist_ok=True)
    (TEST / "oracle.json").write_text(json.dumps(facts, indent=1) + "\n", encoding="ascii")
    print(json.dumps({k: v for k, v in facts.items() if k != "words_per_scan"}, indent=1))


def controls(plan):
    """words x 1 each: models without language, as wernicke.model.baseline defines them."""
    column = lambda values: np.array(values, float)[:, None]
    starts = np.searchsorted(plan.passage, plan.passage)
    return {
        "word-rate": column(np.bincount(plan.scan)[plan.scan]),
        "word-length": column([len(w) for w in plan.words]),
        "position": column(1 + np.arange(len(plan.words)) - starts),
    }


def mistakes(plan, layers, args):
    """What the generating layer would score if the analysis were wrong in one way."""
    from sklearn.model_selection import ShuffleSplit

    y, h, n = np.load(args.responses).astype(np.float64), layers[LAYER], plan.scans
    heard = plan.mean(h)
    folds = {"gap 5": list(protocol.splits(n)), "gap 0": list(protocol.splits(n, gap=0))}
    folds["shuffle"] = list(ShuffleSplit(10, test_size=0.1, random_state=1).split(y))
    run = lambda x, f="gap 5", **how: protocol.aggregate([protocol.Ridge(x, s, **how).score(y) for s in folds[f]])
    shifted = lambda first: np.vstack([np.zeros((first, heard.shape[1])), heard])[:n]
    cases = {
        "as it should be": run(delayed(heard)),
        "delays 2 to 5 scans": run(delayed(shifted(1))),
        "no delays": run(heard),
        "sum over the words of a scan": run(delayed(heard * np.bincount(plan.scan, minlength=n)[:, None])),
        "every word has its predecessor's state": run(delayed(plan.mean(np.vstack([h[:1], h[:-1]])))),
        "features not standardised": run(delayed(heard), standardise=False),
        "no gap": run(delayed(heard), "gap 0"),
        "shuffled splits": run(delayed(heard), "shuffle"),
    }
    for what, r in cases.items():
        print(f"{r:.4f} {what}")


def known(plan):
    words, values = simulation.read_features(MAIN / "features.tsv")
    assert words == plan.words, "features.tsv belongs to another story: run 'demo.py features'"
    return simulation.hear(plan, values), simulation.signal(plan, values)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["features", "expect", "score", "mistakes"])
    parser.add_argument("--model", type=Path, default=ROOT / "runtime/app/models/tiny-gpt2-books")
    parser.add_argument("--responses", type=Path, default=BUNDLE / "target/demo/responses.npy")
    parser.add_argument("--draws", type=int, default=1000, help="noise draws for the score's interval")
    parser.add_argument("--ceilings", type=int, default=200, help="noise draws for the ceiling's interval")
    parser.add_argument("--seed", type=int, default=0, help="of the Monte Carlo")
    arguments = parser.parse_args()
    story = MAIN / "story.txt"
    commands = {"features": features, "expect": expect, "score": score, "mistakes": mistakes}
    commands[arguments.what](schedule(story), states(arguments.model, story), arguments)
