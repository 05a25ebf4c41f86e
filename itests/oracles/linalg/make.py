"""Writes the reference numbers of the README; run it in this folder."""

import json
import pathlib

import ceiling
import halves
import random_numbers
import regression
import splits
import summaries

BUNDLES = pathlib.Path(__file__).parents[3] / "bundles"


def write(bundle, name, value):
    folder = BUNDLES / bundle / "src/test/resources" / pathlib.Path(*bundle.split("."))
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(json.dumps(value, separators=(",", ":")).replace('{"name"', '\n{"name"') + "\n")


if __name__ == "__main__":
    write("wernicke.linalg", "splits/splits.json", splits.cases())
    write("wernicke.linalg", "statistics/random.json", random_numbers.cases())
    write("wernicke.linalg", "regression/regression.json", regression.cases())
    write("wernicke.linalg", "statistics/statistics.json", summaries.cases())
    write("wernicke.metric.linear", "ceiling.json", ceiling.cases())
    write("wernicke.metric.correlation", "split_half.json", halves.cases())
