"""Writes the reference numbers of the README; run it in this folder."""

import json
import pathlib

import ranks
import similarity
import subjects

BUNDLES = pathlib.Path(__file__).resolve().parents[3] / "bundles"


def write(bundle, name, cases):
    folder = BUNDLES / bundle / "src/test/resources" / pathlib.Path(*bundle.split("."))
    folder.mkdir(parents=True, exist_ok=True)
    text = json.dumps(cases, separators=(",", ":"), allow_nan=False)
    (folder / name).write_text(text.replace('{"name"', '\n{"name"') + "\n")


if __name__ == "__main__":
    write("wernicke.linalg", "similarity/similarity.json", similarity.cases())
    write("wernicke.linalg", "statistics/ranks.json", ranks.lists())
    write("wernicke.metric.rsa", "rsa.json", subjects.cases(similarity.rsa))
    write("wernicke.metric.cka", "cka.json", subjects.cases(similarity.cka))
    write("wernicke.metric.correlation", "spearman.json", ranks.cases())
