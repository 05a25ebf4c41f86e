"""Writes small made-up files in the layouts that Brain-Score publishes, through xarray and netCDF4 as Brain-Score does, and files that must be refused.

usage: synthetic.py <bundles folder>
"""

import datetime
import pickle
import sys
from pathlib import Path

import h5py
import netCDF4
import numpy as np
import pandas as pd
import xarray as xr
from scipy.io import savemat


def folder(bundles, module):
    path = Path(bundles) / f"wernicke.{module}/src/test/resources/wernicke" / module.replace(".", "/") / "internal"
    path.mkdir(parents=True, exist_ok=True)
    return path


def write(path, values, presentation, neuroid, **encoding):
    array = xr.DataArray(
        values,
        dims=("presentation", "neuroid"),
        coords={k: ("presentation", v) for k, v in presentation.items()} | {k: ("neuroid", v) for k, v in neuroid.items()},
        name="data",
    )
    array.to_dataset().to_netcdf(path, engine="netcdf4", encoding={"data": encoding or {"zlib": True}})


def pereira(path, random):
    """Two experiments whose rows alternate; a subject of both, one of each alone; two atlases."""
    rows = [
        (experiment, topic, passage, sentence)
        for topic in ("Bird", "Opera", "Zoë's boat")
        for sentence in (1, 2, 3)
        for experiment in ("384sentences", "243sentences")
        for passage in (1, 2)
    ]
    table = pd.DataFrame(rows, columns=["experiment", "topic", "passage", "sentence"])
    number = table.groupby("experiment").cumcount()
    text = [f"{t}, passage {p}: sentence {s} of {e} ." for e, t, p, s in rows]
    neuroids = pd.DataFrame(
        [(s, v, a) for s in ("018", "288", "343") for v in range(6) for a in ("language", "auditory")],
        columns=["subject", "voxel_num", "atlas"],
    )
    values = random.standard_normal((len(table), len(neuroids))).astype("float32")
    values[np.ix_(table.experiment == "243sentences", neuroids.subject == "288")] = np.nan
    values[np.ix_(table.experiment == "384sentences", neuroids.subject == "343")] = np.nan
    values[0, 2] = np.nan  # one voxel of subject 018 misses one sentence
    write(
        path / "assy_Pereira2018_language.nc",
        values,
        {
            "experiment": table.experiment.values,
            "stimulus_num": number.values,
            "stimulus": text,
            "sentence": text,
            "stimulus_id": [f"{e}.{n}" for e, n in zip(table.experiment, number)],
            "passage_label": [f"{t}_{p}" for t, p in zip(table.topic, table.passage)],
            "passage_index": table.passage.values,
            "passage_category": table.topic.values,
            "story": [f"{e}.{t}" for e, t in zip(table.experiment, table.topic)],
        },
        {
            "subject": neuroids.subject.values,
            "voxel_num": neuroids.voxel_num.values,
            "atlas": neuroids.atlas.values,
            "roi": ["LH_IFG"] * len(neuroids),
            "neuroid_id": [f"{s}.{a}.{v}" for s, v, a in neuroids.values],
        },
    )
    write(
        path / "assy_one_experiment.nc",
        random.standard_normal((3, 2)),
        {
            "experiment": ["384sentences"] * 3,
            "stimulus": ["One.", "Two.", "Three."],
            "stimulus_id": ["a", "b", "c"],
            "passage_label": ["p", "p", "q"],
        },
        {"subject": ["018", "288"], "neuroid_id": ["v0", "v1"]},
    )


def cells(values, *shape):
    array = np.empty(len(values), dtype=object)
    array[:] = values
    return array.reshape(shape or (len(values), 1))


def matlab(path, random):
    """Two subjects of one experiment with atlases of both hemispheres, a voxel that misses a value; one of the other experiment, without atlases."""
    topics, passages = ["Bird", "Opera"], ["Bird_1", "Bird_2", "Opera_1"]
    for subject, experiment in (("M02", "384sentences"), ("P01", "384sentences"), ("M02", "243sentences")):
        sentences = [f"{p} says of {experiment}: number {i} . " for p in passages for i in (1, 2)]
        examples = random.standard_normal((6, 9))
        meta = {"colToCoord": random.integers(1, 80, (9, 3)), "dimx": 88}
        if experiment == "384sentences":
            examples[4, 6] = np.nan
            regions = {"gordon": [[1, 2, 3]], "languageLH": [[8, 2], [5]], "languageRH": [[7], [4, 9]]}
            meta |= {
                "atlases": cells(list(regions)),
                "rois": cells([cells([f"{n}_{i}" for i in range(len(c))]) for n, c in regions.items()]),
                "roiColumns": cells([cells([np.array([c]).T for c in columns]) for columns in regions.values()]),
            }
        content = {
            "examples": examples,
            "keySentences": cells(sentences),
            "keyPassages": cells(passages),
            "keyPassageCategory": cells(topics, 1, 2, 1),
            "labelsPassageForEachSentence": np.repeat([1, 2, 3], 2)[:, None],
            "labelsPassageCategory": np.array([[1], [1], [2]]),
            "meta": meta,
            "unused": random.standard_normal(3),
        }
        (path / "matlab" / subject).mkdir(parents=True, exist_ok=True)
        file = path / "matlab" / subject / f"examples_{experiment}.mat"
        savemat(file, content, do_compression=subject == "M02")
        file.write_bytes(b"MATLAB 5.0 MAT-file".ljust(116) + file.read_bytes()[116:])  # no date


def blank(path, random):
    """Rows in the order of their ids as text, as grouping over stimulus_id leaves them."""
    rows = [(story, s, p) for story in ("Aqua", "Boar") for s in range(12) for p in range(2)]
    rows.sort(key=lambda r: f"{r[0]}.{r[1]}.{r[2]}")
    subjects = np.repeat(["088", "090"], 3)
    areas = ["01_LH_PostTemp", "02_LH_AntTemp", "03_LH_IFG"] * 2
    values = random.standard_normal((len(rows), 6))
    values[5, 4] = np.nan
    write(
        path / "assy_Blank2014_fROI.nc",
        values,
        {
            "stimulus": [f"{story} sentence {s}, part {p} " for story, s, p in rows],
            "story": [r[0] for r in rows],
            "sentence_number_in_story": [r[1] for r in rows],
            "part_number_in_sentence": [r[2] for r in rows],
            "stimulus_id": [f"{story}.{s}.{p}" for story, s, p in rows],
        },
        {
            "subject_UID": subjects,
            "subject_id": subjects,
            "fROI_area": areas,
            "neuroid_id": [f"{s}.{a}" for s, a in zip(subjects, areas)],
        },
    )


def fedorenko(path, random):
    """Whole numbers for ids and subjects, words in capitals."""
    sentences = ["ALEX WAS TIRED SO HE TOOK A NAP", "THE OLD MILL STOOD BY A QUIET RIVER", "SHE SOLD HER CAR TO BUY A BOAT"]
    words = [w for s in sentences for w in s.split()]
    values = random.standard_normal((len(words), 7))
    write(
        path / "assy_Fedorenko2016_language.nc",
        values,
        {
            "stimulus_id": np.arange(len(words)),
            "stimulus": words,
            "word": words,
            "word_num": np.tile(np.arange(8), 3),
            "sentence_id": np.repeat(np.arange(3), 8),
        },
        {"electrode": np.arange(7), "neuroid_id": np.arange(7), "subject_UID": np.repeat([1, 2, 5], [3, 2, 2])},
    )


def tuckute(path, random):
    """Two readers of the baseline, one response missing; somebody who was shown driving sentences; another region."""
    sentences = ['"I think it\'s overblown," he said.', "A bunny can be fluffy sometimes.", "Naïve, but kind.", "So it goes."]
    rows = []
    for reader in (853, 848):
        for item, sentence in enumerate(sentences):
            for roi in ("lang_LH_netw", "lang_LH_IFG"):
                rows.append((f"beta-control-neural-T.{item}", sentence, "B", "B", reader, roi))
    rows += [("beta-control-neural-D.0", "Eat the glass of time!", "D", "D_search", 797, "lang_LH_netw")]
    table = pd.DataFrame(rows, columns=["item_id", "sentence", "cond", "cond_approach", "target_UID", "roi"])
    table["response_target"] = random.standard_normal(len(table)).round(6)
    table["response_target_non_norm"] = random.standard_normal(len(table)).round(6)
    table.loc[0, "response_target"] = np.nan
    table.to_csv(path / "brain-lang-data_participant_20230728.csv", index=False)
    network = table[table.target_UID.isin([848, 853]) & (table.roi == "lang_LH_netw")]
    mean = network.groupby("item_id").response_target.mean()
    write(
        path / "assy_Tuckute2024_language.nc",
        mean.values[::-1, None],  # another order than the table's
        {
            "stimulus_id": mean.index.values[::-1],
            "stimulus": sentences[::-1],
            "cond": ["B"] * 4,
            "cond_approach": ["B"] * 4,
        },
        {"neuroid_id": [1], "subject_UID": ["848-853"], "roi": ["lang_LH_netw"]},
    )


def futrell(path, random):
    """Words out of order, a reader who failed, one without times, times that do not count; the same readers as a table."""
    words = ['"Why', "not?'", "asked", "Mr.", "Fox.", "Nobody", "knows.", "It's", "a", "Zoë!"]
    table = pd.DataFrame({"word": words, "zone": [1, 2, 3, 4, 5, 6, 7, 1, 2, 3], "item": [1] * 7 + [2] * 3})
    readers = pd.DataFrame({"subject_id": ["b2", "a1", "c3", "d4", "e5"], "correct": [5, 6, 4, 6, 6], "WorkTimeInSeconds": [500, 600, 700, 800, 900]})
    values = random.integers(200, 900, (10, 5)).astype("float64")
    values[0, 0], values[1, 1], values[2, 0], values[3, :2] = 100, 3000, np.nan, np.nan
    values[:, 3] = np.nan
    order = random.permutation(10)
    shuffled = table.iloc[order]
    coordinates = {"word": shuffled.word.values, "story_id": shuffled["item"].values, "word_id": shuffled.zone.values, "stimulus_id": order + 1}
    coordinates = {k: ("presentation", v) for k, v in coordinates.items()} | {k: ("subject", v.values) for k, v in readers.items()}
    array = xr.DataArray(values[order], dims=("presentation", "subject"), coords=coordinates, name="data")
    array.to_dataset().to_netcdf(path / "assy_Futrell2018.nc", engine="netcdf4", encoding={"data": {"zlib": True}})
    rows = [
        (reader, seconds, correct, w["item"], w["zone"], value, w["word"])
        for (reader, correct, seconds), column in zip(readers.itertuples(index=False), values.T)
        for w, value in zip(table.to_dict("records"), column)
        if not np.isnan(value)
    ]
    rows += [("a1", 600, 6, 1, 5, 450, "Fox."), ("a1", 600, 3, 1, 6, 450, "Nobody")]  # read again
    names = ["WorkerId", "WorkTimeInSeconds", "correct", "item", "zone", "RT", "word"]
    pd.DataFrame(rows, columns=names).to_csv(path / "processed_RTs.tsv", sep="\t", index=False, quoting=3)
    table.to_csv(path / "all_stories.tok", sep="\t", index=False, quoting=3)


def wehbe(path, random):
    """Four runs; one subject without the ends of the runs, as published, one whole, in other types and orders; masks of regions as a pickled dictionary."""
    runs = np.repeat([1, 2, 3, 4], 38)
    time = 2.0 * np.arange(len(runs))
    onsets = 6 + 0.75 * np.arange(390)
    words = np.array([["He", "flew,", "Zoë", "\"and\"", "+"][i * i % 5] + str(i) for i in range(len(onsets))])
    np.save(path / "time_fmri.npy", time.astype("float32"))
    np.save(path / "runs_fmri.npy", runs.astype("uint8"))
    np.save(path / "time_words_fmri.npy", onsets)
    np.save(path / "stimuli_words.npy", words)
    np.save(path / "data_subject_F.npy", random.standard_normal((12, 5)))
    np.save(path / "data_subject_H.npy", np.asfortranarray(random.standard_normal((len(runs), 3)).astype(">f4")))
    masks = {}
    for subject, voxels in (("F", 5), ("H", 3)):
        masks[subject] = {"PostTemp": np.arange(voxels) == 0, "IFG": np.arange(voxels) % 3 == 1}
        masks[subject]["all"] = masks[subject]["PostTemp"] | masks[subject]["IFG"]
    np.save(path / "HP_subj_roi_inds.npy", np.array(masks, dtype=object))
    return masks


def pickles(path, masks):
    """The same dictionary under every protocol that NumPy writes, strings as objects, and what must be refused."""
    for protocol in (2, 3, 4):
        content = pickle.dumps(np.array(masks, dtype=object), protocol=protocol)
        write_npy(path / f"protocol{protocol}.npy", "|O", (), content)
    write_npy(path / "strings.npy", "|O", (3,), pickle.dumps(np.array(["He", "Zoë", "flew,"], dtype=object), protocol=4))
    write_npy(path / "function.npy", "|O", (), pickle.dumps(np.array(print, dtype=object), protocol=2))
    write_npy(path / "date.npy", "|O", (), pickle.dumps(np.array(datetime.date(2014, 11, 26), dtype=object), protocol=4))


def write_npy(path, descr, shape, content):
    with open(path, "wb") as file:
        np.lib.format.write_array_header_1_0(file, {"descr": descr, "fortran_order": False, "shape": shape})
        file.write(content)


def layouts(path, random):
    """One small assembly in every layout that is read, and in some that are refused."""
    values = random.standard_normal((6, 4)).round(3)
    values[2, 1] = np.nan
    presentation = {
        "stimulus": ["one", "two ", "dréi", "four", "five", "six"],
        "stimulus_id": np.arange(6),
        "passage": ["b", "a", "b", "a", "b", "a"],
        "onset": np.array([0.5, 1, 1.5, 2, 2.5, 3]),
        "scored": np.array([True, False] * 3),
    }
    neuroid = {"neuroid_id": ["v0", "v1", "v2", "v3"], "subject": ["s1", "s1", "s2", "s2"]}
    write(path / "compressed.nc", values, presentation, neuroid)
    write(path / "chunked.nc", values.astype("float32"), presentation, neuroid, zlib=True, shuffle=False, chunksizes=(4, 3))
    write(path / "contiguous.nc", values, presentation, neuroid, contiguous=True, zlib=False)
    write(path / "fill.nc", values, presentation, neuroid, _FillValue=-9999.0, dtype="float32")
    write(path / "whole_numbers.nc", np.arange(24).reshape(6, 4), presentation, neuroid)
    write(path / "all_missing.nc", np.full((6, 4), np.nan), presentation, neuroid)
    write(path / "twice.nc", values, presentation | {"stimulus_id": [0, 1, 2, 3, 4, 4]}, neuroid)
    write(path / "no_text.nc", values, presentation | {"stimulus": ["one", "two", " ", "four", "five", "six"]}, neuroid)
    with netCDF4.Dataset(path / "unlimited.nc", "w") as file:
        file.createDimension("presentation", None)
        file.createDimension("neuroid", 4)
        file.createVariable("data", ">f8", ("presentation", "neuroid"), fill_value=np.nan, endian="big")[:] = values
        for name, dimension, content in [(k, "presentation", v) for k, v in presentation.items()] + [(k, "neuroid", v) for k, v in neuroid.items()]:
            kind = str if isinstance(content, list) else "i1" if content.dtype == bool else content.dtype
            variable = file.createVariable(name, kind, (dimension,))
            variable[:] = np.array(content, dtype=object) if kind is str else content
    with netCDF4.Dataset(path / "transposed.nc", "w") as file:
        file.createDimension("presentation", 6)
        file.createDimension("neuroid", 4)
        file.createVariable("data", "f4", ("neuroid", "presentation"))[:] = values.T
    with netCDF4.Dataset(path / "other_name.nc", "w") as file:
        file.createDimension("presentation", 6)
        file.createVariable("onset", "f8", ("presentation",))[:] = presentation["onset"]
    with netCDF4.Dataset(path / "one_axis.nc", "w") as file:
        file.createDimension("presentation", 6)
        file.createVariable("data", "f4", ("presentation",))[:] = values[:, 0]
    with h5py.File(path / "plain.h5", "w") as file:
        file["data"] = values


if __name__ == "__main__":
    bundles = sys.argv[1]
    pereira(folder(bundles, "dataset.pereira2018"), np.random.default_rng(1))
    matlab(folder(bundles, "dataset.pereira2018"), np.random.default_rng(8))
    blank(folder(bundles, "dataset.blank2014"), np.random.default_rng(2))
    tuckute(folder(bundles, "dataset.tuckute2024"), np.random.default_rng(3))
    fedorenko(folder(bundles, "dataset.fedorenko2016"), np.random.default_rng(4))
    futrell(folder(bundles, "dataset.futrell2018"), np.random.default_rng(7))
    masks = wehbe(folder(bundles, "dataset.wehbe2014"), np.random.default_rng(6))
    pickles(folder(bundles, "formats") / "npy", masks)
    layouts(folder(bundles, "formats") / "netcdf", np.random.default_rng(5))
