"""Tiny .npy files as NumPy writes them: the matrix [[0, 0.5, 1, 1.5], [2, ...], [..., 5.5]] in every layout.

    python npy_files.py <folder>
"""
import sys
from pathlib import Path

import numpy as np

folder = Path(sys.argv[1])
folder.mkdir(parents=True, exist_ok=True)
matrix = np.arange(12).reshape(3, 4) / 2


def write(name, array, version=(1, 0)):
    with open(folder / f"{name}.npy", "wb") as file:
        np.lib.format.write_array(file, array, version=version)


for size in ("f4", "f8"):
    write(f"{size}-c-v1", matrix.astype("<" + size))
    write(f"{size}-fortran-v1", np.asfortranarray(matrix.astype("<" + size)))
write("f4-c-v2", matrix.astype("<f4"), version=(2, 0))
write("f8-fortran-v2", np.asfortranarray(matrix), version=(2, 0))
write("f4-c-v3", matrix.astype("<f4"), version=(3, 0))
write("f4-big-endian", matrix.astype(">f4"))
write("f2", matrix.astype("<f2"))
write("vector", matrix.ravel().astype("<f4"))
write("cube", matrix.reshape(3, 2, 2).astype("<f4"))
write("empty", np.zeros((0, 4), "<f4"))
