"""Small files in PyTorch's own format, some of them malicious, and the numbers in them."""
import io
import json
import os
import pickle
import shutil
import zipfile
from collections import OrderedDict

import torch
from common import TARGET, numbers, write
from safetensors.torch import load_file

FOLDER = TARGET / "pickles"


def tensors(dtype):
    generator = torch.Generator().manual_seed(5)
    return OrderedDict((name, torch.randn(*shape, generator=generator).to(dtype)) for name, shape in [("a", (2, 3)), ("b.weight", (4,)), ("c", (1, 2, 2))])


def save(name, state, **options):
    torch.save(state, FOLDER / name, **options)
    flat = state.get("state_dict", state) if isinstance(state, dict) else state
    return {k: {"shape": list(v.shape), "values": numbers(v.detach().float().flatten())} for k, v in flat.items() if isinstance(v, torch.Tensor)}


def archive(name, code, extra=()):
    with zipfile.ZipFile(FOLDER / name, "w", zipfile.ZIP_STORED) as zipped:
        zipped.writestr(zipfile.ZipInfo("archive/data.pkl"), code)
        for file, content in extra:
            zipped.writestr(zipfile.ZipInfo("archive/" + file), content)


class Call:
    def __init__(self, function, *arguments):
        self.call = function, arguments

    def __reduce__(self):
        return self.call


def bomb():
    """Each list holds the one before ten times: tiny as a graph, endless as a tree."""
    value = ["x"]
    for _ in range(40):
        value = [value] * 10
    return value


def sharded():
    """The shards of tiny/sharded in PyTorch's format, as old checkpoints have them."""
    source, target = TARGET / "tiny/sharded", FOLDER / "sharded"
    target.mkdir()
    index = json.loads((source / "model.safetensors.index.json").read_text())
    rename = lambda name: name.replace("model-", "pytorch_model-").replace(".safetensors", ".bin")
    for name in sorted(set(index["weight_map"].values())):
        torch.save(load_file(source / name), target / rename(name))
    index["weight_map"] = {k: rename(v) for k, v in index["weight_map"].items()}
    (target / "pytorch_model.bin.index.json").write_text(json.dumps(index, indent=1) + "\n")


def main():
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(parents=True)
    expected = {}
    for name, dtype in [("f32", torch.float32), ("f16", torch.float16), ("bf16", torch.bfloat16)]:
        expected[name + ".bin"] = save(name + ".bin", tensors(dtype))
    shared = torch.arange(12, dtype=torch.float32)
    expected["views.bin"] = save("views.bin", {"whole": shared, "middle": shared[4:8].reshape(2, 2), "tied": shared, "one": shared[3:4].reshape(1, 1)})
    expected["parameters.bin"] = save("parameters.bin", OrderedDict(w=torch.nn.Parameter(torch.ones(3)), n=torch.tensor([1.5])))
    expected["nested.bin"] = save("nested.bin", {"state_dict": dict(tensors(torch.float32)), "epoch": 3, "loss": 0.25, "notes": ["x", None, True]})
    torch.manual_seed(7)
    module = torch.nn.Linear(3, 2, bias=False)
    expected["module.bin"] = save("module.bin", module.state_dict())
    expected["protocol4.bin"] = save("protocol4.bin", tensors(torch.float32), pickle_protocol=4)
    write("pickles/expected.json", expected)
    sharded()

    torch.save({"t": torch.arange(6.0).reshape(2, 3).T}, FOLDER / "strided.bin")
    torch.save(tensors(torch.float32), FOLDER / "legacy.bin", _use_new_zipfile_serialization=False)
    archive("system.bin", pickle.dumps({"w": Call(os.system, "touch harmed")}, 2))
    archive("eval.bin", pickle.dumps({"w": Call(eval, "1 + 1")}, 2))
    archive("bytearray.bin", pickle.dumps({"w": Call(bytearray, 1 << 40)}, 2))
    archive("bomb.bin", pickle.dumps(bomb(), 2))
    archive("deep.bin", b"\x80\x02" + b"(" * 100000 + b"t" * 100000 + b".")
    archive("longtext.bin", b"\x80\x02X\xff\xff\xff\x7fabc.")
    archive("negative.bin", b"\x80\x02X\xff\xff\xff\xffabc.")
    archive("bignumber.bin", b"\x80\x02\x8b\xff\xff\xff\x7f.")
    archive("extension.bin", b"\x80\x02\x82\x01.")
    archive("instance.bin", b"\x80\x02(ios\nsystem\n.")


main()
