"""Writes the same variables as MATLAB does up to version 7 (through SciPy) and in version 7.3 (HDF5, through h5py), and Pereira2018's made-up files in version 7.3.

usage: make.py <bundles folder>

No file of MATLAB's own can be made here: the layout is the one that it documents and that its files show. An HDF5 file behind a user block of 512 bytes; a variable has the
attribute MATLAB_class and its dimensions in reverse; text is uint16; cells are references into the group #refs#, a structure is a group, an array of structures one of references;
an empty array holds its dimensions and says MATLAB_empty; sparse matrices and objects are told by MATLAB_sparse and MATLAB_object_decode.
"""

import json
import sys
from pathlib import Path

import h5py
import numpy as np
from scipy.io import loadmat, savemat
from scipy.sparse import csc_matrix

CLASSES = {"float64": "double", "float32": "single", "bool": "logical"}


def header(text, version):
    """The 128 bytes that every MATLAB file begins with, without a date."""
    return text.encode().ljust(124) + version.to_bytes(2, "little") + b"IM"


class Writer:
    """One file of version 7.3."""

    def __init__(self, path):
        self.file = h5py.File(path, "w", userblock_size=512, libver="earliest")
        self.path, self.count = path, 0

    def close(self):
        self.file.close()
        with open(self.path, "r+b") as f:
            f.write(header("MATLAB 7.3 MAT-file, HDF5 schema 1.00 .", 0x200))

    def reference(self, value):
        name = f"#refs#/{self.count}"
        self.count += 1
        self.put(name, value)
        return self.file[name].ref

    def references(self, values):
        array = np.empty(values.shape, dtype=h5py.ref_dtype)
        for i in np.ndindex(values.shape):
            array[i] = self.reference(values[i])
        return array.T

    def dataset(self, name, data, kind, **attributes):
        small = data.size < 20
        made = self.file.create_dataset(name, data=data, chunks=None if small else data.shape, compression=None if small else "gzip", shuffle=False, track_times=False)
        made.attrs["MATLAB_class"] = np.bytes_(kind)
        for key, value in attributes.items():
            made.attrs[key] = value

    def empty(self, name, shape, kind):
        self.dataset(name, np.array(shape, "uint64"), kind, MATLAB_empty=np.uint8(1))

    def put(self, name, value):
        if isinstance(value, dict):
            group = self.file.create_group(name)
            group.attrs["MATLAB_class"] = np.bytes_("struct")
            for field, inner in value.items():
                self.put(f"{name}/{field}", inner)
        elif isinstance(value, Made):
            value.write(self, name)
        else:
            self.array(name, np.atleast_2d(value))

    def array(self, name, value):
        kind = value.dtype.kind
        if value.dtype.names:  # loadmat's structures
            self.put(name, {field: value[0, 0][field] for field in value.dtype.names})
        elif kind in "SU":
            text = np.array([list(row) for row in value.ravel()])
            units = np.frombuffer("".join(text.ravel()).encode("utf-16-le"), "uint16").reshape(len(text), -1)
            if units.size == 0:
                self.empty(name, (0, 0), "char")
            else:
                self.dataset(name, units.T, "char", MATLAB_int_decode=np.int32(2))
        elif kind == "O":
            if value.size == 0:
                self.empty(name, value.shape, "cell")
            else:
                self.dataset(name, self.references(value), "cell")
        elif value.size == 0:
            self.empty(name, value.shape, CLASSES.get(value.dtype.name, value.dtype.name))
        elif kind == "b":
            self.dataset(name, value.T.astype("uint8"), "logical", MATLAB_int_decode=np.int32(1))
        elif kind == "c":
            parts = np.empty(value.T.shape, dtype=[("real", "f8"), ("imag", "f8")])
            parts["real"], parts["imag"] = value.T.real, value.T.imag
            self.dataset(name, parts, "double")
        else:
            self.dataset(name, value.T, CLASSES.get(value.dtype.name, value.dtype.name))


class Made:
    """A value that only version 7.3 writes in its own way."""

    def __init__(self, write):
        self.write = write


def structures(writer, name):
    """Two of them: each field is a reference for each."""
    group = writer.file.create_group(name)
    group.attrs["MATLAB_class"] = np.bytes_("struct")
    group["x"] = writer.references(np.array([[1.0, 2.0]], dtype=object))


def sparse(writer, name):
    group = writer.file.create_group(name)
    group.attrs["MATLAB_class"] = np.bytes_("double")
    group.attrs["MATLAB_sparse"] = np.uint64(3)
    group["data"], group["ir"], group["jc"] = np.array([1.5]), np.array([2], "uint64"), np.array([0, 1], "uint64")


def table(writer, name):
    writer.dataset(name, np.array([[0xDD000000, 2, 1, 1, 1, 1]], "uint32").T, "table", MATLAB_object_decode=np.int32(3))


def function(writer, name):
    writer.put(name, {"function_handle": {"function": "@sin"}})
    writer.file[name].attrs["MATLAB_class"] = np.bytes_("function_handle")


def loop(writer, name):
    """A cell array that holds itself."""
    made = writer.file.create_dataset("#refs#/loop", shape=(1, 1), dtype=h5py.ref_dtype)
    made[0, 0] = made.ref
    made.attrs["MATLAB_class"] = np.bytes_("cell")
    writer.dataset(name, np.array([[made.ref]], dtype=h5py.ref_dtype), "cell")


def cells(values):
    made = np.empty((len(values), 1), dtype=object)
    for i, value in enumerate(values):
        made[i, 0] = value
    return made


def variables():
    random = np.random.default_rng(20261201)
    numbers = {
        "double": random.standard_normal((7, 5)),
        "single": random.standard_normal((2, 3)).astype("float32"),
        "cube": random.standard_normal((2, 3, 4)),
        "logical": np.array([[True, False, True]]),
        "missing": np.array([[1.0, np.nan, -np.inf]]),
        "empty": np.zeros((0, 3)),
    }
    for name in ("int8", "uint8", "int16", "uint16", "int32", "uint32", "int64", "uint64"):
        kind = np.iinfo(name)
        numbers[name] = np.array([[kind.min, 1, kind.max]], name)
    others = {
        "text": "word",
        "nothing": "",
        "words": cells(["one", cells([cells(["dréi π"])]), "", " four "]),
        "none": np.empty((0, 0), dtype=object),
        "places": np.array([[3.0], [1.0]]),
        "lines": np.array(["ab", "cd"]),
        "complex": np.array([[1 + 2j, 3]]),
        "meta": {"name": "x", "inner": {"size": np.array([[4, 2]]), "words": cells(["a", "b"])}},
    }
    return numbers, others


def pereira(bundles):
    folder = bundles / "wernicke.dataset.pereira2018/src/test/resources/wernicke/dataset/pereira2018/internal"
    for old in sorted((folder / "matlab").glob("*/*.mat")):
        new = folder / "matlab73" / old.parent.name / old.name
        new.parent.mkdir(parents=True, exist_ok=True)
        writer = Writer(new)
        for name, value in loadmat(old).items():
            if not name.startswith("__"):
                writer.put(name, value)
        writer.close()


def main():
    bundles = Path(sys.argv[1])
    folder = bundles / "wernicke.formats/src/test/resources/wernicke/formats/internal/matlab"
    folder.mkdir(parents=True, exist_ok=True)
    numbers, others = variables()
    old = folder / "version5.mat"
    more = {"structures": np.array([(1.0,), (2.0,)], dtype=[("x", object)]), "sparse": csc_matrix(np.diag([0.0, 1.5]))}
    savemat(old, numbers | others | more, do_compression=True)
    old.write_bytes(header("MATLAB 5.0 MAT-file", 0x100) + old.read_bytes()[128:])
    writer = Writer(folder / "version73.mat")
    for name, value in (numbers | others).items():
        writer.put(name, value)
    for made in (structures, sparse, table, function, loop):
        writer.put(made.__name__, Made(made))
    writer.close()
    expected = {}
    for name, value in numbers.items():
        flat = value.reshape(-1, order="F")
        expected[name] = {"rows": value.shape[0], "columns": int(np.prod(value.shape[1:])), "values": [repr(float(v)) for v in flat]}
    lines = [f"{json.dumps(name)}: {json.dumps(value)}" for name, value in expected.items()]
    (folder / "expected.json").write_text("{\n" + ",\n".join(lines) + "\n}\n")
    pereira(bundles)


if __name__ == "__main__":
    main()
