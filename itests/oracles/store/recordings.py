"""Recordings and Python's safetensors package, both ways.

    python recordings.py make FILE    writes what RecordingFilesTest reads (src/test/resources of wernicke.store, python.safetensors)
    python recordings.py check FILE   opens what RecordingFilesTest has written (target/java.safetensors of wernicke.store)
"""

import json
import sys

import numpy as np
from safetensors import safe_open
from safetensors.numpy import save_file


def make(path):
    layers = {
        "h.10": np.array([[1], [2], [-3e-8]], dtype=np.float32),
        "h.2": np.array([[0, 0.5], [1, 1.5], [2, np.nan]], dtype=np.float32),
    }
    order = json.dumps(["h.2", "h.10"])
    save_file(layers, path, metadata={"rows": "presentations", "layers": order, "note.tool": "safetensors"})


def check(path):
    expected = {
        "h.10": np.array([[1, -2, 3.5], [np.nan, 0, 1e-40]], dtype=np.float32),
        "h.9": np.array([[np.inf], [5]], dtype=np.float32),
        'ö "π"': np.zeros((0, 4), dtype=np.float32),
    }
    with safe_open(path, framework="numpy") as file:
        metadata = file.metadata()
        assert json.loads(metadata["layers"]) == list(expected), metadata
        assert metadata["rows"] == "parts" and metadata["model"] == "gpt2" and metadata["note.passes"] == "1", metadata
        assert set(file.keys()) == set(expected)
        for name, matrix in expected.items():
            np.testing.assert_array_equal(file.get_tensor(name), matrix)
            assert file.get_tensor(name).dtype == np.float32
    print("ok:", path.rsplit("/", 1)[-1], metadata)


if __name__ == "__main__":
    {"make": make, "check": check}[sys.argv[1]](sys.argv[2])
