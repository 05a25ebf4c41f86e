"""config.json and tokenizer.json as transformers 5 writes them, and the proof that they mean what transformers 4.57 said.

Every checkpoint of `families/` is loaded by transformers 5 and saved again. What it computes must be the committed numbers; the weights
must have the same names; the new config.json becomes `version5/<variant>.json`. Run it in an environment of its own: requirements-5.txt."""
import json
import pathlib
import shutil
import tempfile

import torch
import transformers as hf
from safetensors import safe_open

ROOT = pathlib.Path(__file__).resolve().parents[3]
ORACLE = ROOT / "bundles/wernicke.model.transformers/src/test/resources/oracle"
TARGET = ORACLE / "version5"
STRINGS = ["Hello world", "", " ", " leading", "two  blanks", "tab\there\nline", "naïve café", "日本語 🙂", "it's we'll", "12345, 3.14", "</s> a", "<s>"]
UNREAD = {"decoder.block.0.layer.1.EncDecAttention.relative_attention_bias.weight"}  # of t5-small, which nothing reads


def error(actual, expected):
    expected = torch.tensor(expected, dtype=torch.float64)
    return float((actual.double() - expected).norm() / expected.norm())


def computed(net, expected):
    with torch.no_grad():
        if net.config.is_encoder_decoder:
            logits = net(input_ids=torch.tensor([expected["encoder_ids"]]), decoder_input_ids=torch.tensor([expected["decoder_ids"]])).logits
        else:
            logits = net(torch.tensor([expected["ids"]])).logits
    return error(logits[0, expected["rows"]], expected["logits"])


def names(folder):
    with safe_open(folder / "model.safetensors", "pt") as tensors:
        return {name.removeprefix("transformer.") for name in tensors.keys()} - UNREAD


def configs(saved):
    for folder in sorted((ORACLE / "families").iterdir()):
        kind = json.loads((folder / "config.json").read_text())["model_type"]
        model = hf.T5ForConditionalGeneration if kind == "t5" else hf.AutoModelForCausalLM
        net = model.from_pretrained(folder, attn_implementation="eager", dtype=torch.float32).eval()
        expected = json.loads((folder / "expected.json").read_text())
        net.save_pretrained(saved / folder.name)
        again = model.from_pretrained(saved / folder.name, attn_implementation="eager", dtype=torch.float32).eval()
        errors = computed(net, expected), computed(again, expected)
        assert max(errors) < 1e-6, (folder.name, errors)
        assert names(saved / folder.name) == names(folder), folder.name
        text = json.dumps(json.loads((saved / folder.name / "config.json").read_text()), indent=1, sort_keys=True)
        (TARGET / (folder.name + ".json")).write_text(text + "\n")
        print(folder.name, *("%.1e" % e for e in errors))


def tokenizers(saved):
    cases = {}
    for name, model, file, config in [
        ("llama", "bpe.model", "tokenizer.model", {"tokenizer_class": "LlamaTokenizer", "bos_token": "<s>", "eos_token": "</s>", "unk_token": "<unk>"}),
        ("t5", "unigram.model", "spiece.model", {"tokenizer_class": "T5Tokenizer", "extra_ids": 2}),
    ]:
        folder = saved / ("tokenizer-" + name)
        folder.mkdir()
        shutil.copy(ORACLE / "sentencepiece" / model, folder / file)
        (folder / "config.json").write_text(json.dumps({"model_type": name}))
        (folder / "tokenizer_config.json").write_text(json.dumps(config))
        tokenizer = hf.AutoTokenizer.from_pretrained(folder)
        tokenizer.save_pretrained(folder / "saved")
        shutil.copy(folder / "saved/tokenizer.json", TARGET / f"tokenizer-{name}.json")
        cases[name] = [{"text": text, "ids": tokenizer(text)["input_ids"]} for text in STRINGS]
        print("tokenizer", name)
    (TARGET / "tokenizers.json").write_text(json.dumps(cases, ensure_ascii=True, indent=1) + "\n")


def main():
    shutil.rmtree(TARGET, ignore_errors=True)
    TARGET.mkdir()
    with tempfile.TemporaryDirectory() as folder:
        configs(pathlib.Path(folder))
        tokenizers(pathlib.Path(folder))


if __name__ == "__main__":
    main()
