"""Tiny SentencePiece models, and the token ids that transformers' conversions of them give for hard strings and corpora."""
import hashlib
import io
import json
import os
import pathlib
import shutil
import struct
import tempfile
import unicodedata

import sentencepiece
from common import BOOKS, ROOT, TARGET, write
from tokenizers import Regex, Tokenizer, decoders, models, pre_tokenizers, trainers
from transformers import LlamaTokenizer, LlamaTokenizerFast, T5Tokenizer, T5TokenizerFast

TEXT = [
    "The reader turned the page, and the page turned the reader; neither of them had meant to.",
    "A word is known by the company it keeps. It's late -- we'll see, they've said so, I'm sure you're right.",
    "In 1869, or was it 1870? nobody could tell: the letters were gone, the house was gone, and the sea was nearer.",
    "She walked along the river until the lights of the town were small, and then she sat down and wrote a letter.",
    "It was a bright morning in early spring; the birds were singing, and the old man opened every window of the house.",
    "Nothing that he had read prepared him for the silence of the valley, where even the water seemed to listen.",
    "Café, naïve, déjà vu: the words had come from far away, and they stayed because nobody told them to leave.",
]
STRINGS = [
    "", " ", "  ", "a", " a", "   leading", "trailing   ", "two  blanks", "tab\there", "\t\ttabs", "line\nbreak\r\n\n", "\n",
    "it's we'll I'M they'VE 're", "naïve café ﬁ ½ Ⅷ", "日本語のテキスト", "한국어 텍스트", "العربية والعبرية עברית", "ＦＵＬＬ　ｗｉｄｔｈ",
    "🙂", "👩‍👩‍👧‍👦 family", "🇩🇪🇫🇷", "e\u0301 combining", "\u00a0nbsp\u00a0", "\u3000wide\u2003space", "zero\u200bwidth\u200d", "\ufeffbom",
    "control \u0001\u0007\u001b[0m\u007f", "nul\u0000byte", "\u0085next\u2028line", "</s>", "a</s> b", "a </s> b", "<s>", "<s> a", "a<s>.", "<unk>", "x <unk>y",
    "<extra_id_0>", "a <extra_id_0> b <extra_id_99>.", "<extra_id_100>", "<0x41>", "[PAD] a", "a [PAD]b", "<sep>a", "a <sep> b", "▁", "▁a", "a▁▁b", "<pad>",
    "12345 3.14159 1,000,000", "...!!!??", " ... ", "https://example.org/a?b=c&d=%20", "x" * 300, "\U0001d54f\U00020000",
    "don’t “quote” — dash…", "a\u0300\u0301\u0302", " \u0300", "tab \t mixed \n ws", "The reader turned the page.", "  The  reader ",
]
AT = {"__type": "AddedToken", "lstrip": False, "rstrip": False, "normalized": True, "single_word": False}
LLAMA = {
    "plain": {},
    "legacy": {"tokenizer_config.json": {"legacy": True}},
    "new": {"tokenizer_config.json": {"legacy": False}},
    "no-bos": {"tokenizer_config.json": {"add_bos_token": False, "add_eos_token": True}},
    "both": {"tokenizer_config.json": {"add_bos_token": True, "add_eos_token": True, "legacy": False}},
    "no-prefix": {"tokenizer_config.json": {"add_prefix_space": False}},
    "new-no-prefix": {"tokenizer_config.json": {"add_prefix_space": False, "legacy": False}},
    "llama-2": {
        "tokenizer_config.json": {
            "add_bos_token": True, "add_eos_token": False, "legacy": False, "pad_token": None,
            "bos_token": {**AT, "content": "<s>"}, "eos_token": {**AT, "content": "</s>"}, "unk_token": {**AT, "content": "<unk>"}},
        "special_tokens_map.json": {"bos_token": "<s>", "eos_token": "</s>", "unk_token": "<unk>"},
    },
    "vicuna": {
        "tokenizer_config.json": {"legacy": True, "pad_token": None, "bos_token": {**AT, "content": "<s>"}},
        "special_tokens_map.json": {
            "bos_token": {"content": "<s>", "lstrip": False, "normalized": True, "rstrip": False, "single_word": False},
            "eos_token": {"content": "</s>", "lstrip": False, "normalized": True, "rstrip": False, "single_word": False}, "pad_token": "<unk>"},
        "added_tokens.json": {"[PAD]": 500},
    },
    "decoder": {
        "tokenizer_config.json": {
            "added_tokens_decoder": {
                "0": {"content": "<unk>", "lstrip": False, "normalized": False, "rstrip": False, "single_word": False, "special": True},
                "1": {"content": "<s>", "lstrip": False, "normalized": True, "rstrip": True, "single_word": False, "special": True},
                "500": {"content": "[PAD]", "lstrip": True, "normalized": False, "rstrip": False, "single_word": False, "special": True},
                "501": {"content": "reader", "lstrip": False, "normalized": True, "rstrip": False, "single_word": True, "special": False}},
            "additional_special_tokens": ["<sep>"], "pad_token": "[PAD]", "bos_token": "<s>", "legacy": False},
    },
}
T5 = {
    "plain": {},
    "new": {"tokenizer_config.json": {"legacy": False}},
    "extra-5": {"tokenizer_config.json": {"extra_ids": 5}},
    "extra-0": {"tokenizer_config.json": {"extra_ids": 0}},
    "no-prefix": {"tokenizer_config.json": {"add_prefix_space": False}},
    "published": {
        "tokenizer_config.json": {"extra_ids": 100, "additional_special_tokens": [f"<extra_id_{i}>" for i in range(100)],
                                  "eos_token": "</s>", "unk_token": "<unk>", "pad_token": "<pad>"},
        "special_tokens_map.json": {"eos_token": "</s>", "unk_token": "<unk>", "pad_token": "<pad>",
                                    "additional_special_tokens": [f"<extra_id_{i}>" for i in range(100)]},
    },
}
SPLIT = (r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+")
DEV = os.environ.get("SENTENCEPIECES_JSON")


def rules(path):
    """A small table in the manner of nmt_nfkc, whose own of 240 KB is too large to keep."""
    signs = {c for text in STRINGS for c in text} | {chr(c) for c in [*range(0x20, 0x180), *range(0xFF01, 0xFF60), *range(0x2000, 0x2030)]}
    signs |= {"e\u0301", "a\u0300", "u\u0308", "o\u0302"}
    space = {"\t", "\n", "\r", "\u200b", "\u200e", "\u200f", "\u2028", "\u2029", "\ufeff", "\u0085"}
    lines = []
    for sign in sorted(signs):
        gone = len(sign) == 1 and unicodedata.category(sign) == "Cc" and sign not in space
        to = " " if sign in space else "" if gone else unicodedata.normalize("NFKC", sign)
        if to != sign and sign != "\0":
            lines.append(" ".join(f"{ord(c):X}" for c in sign) + "\t" + " ".join(f"{ord(c):X}" for c in to))
    path.write_text("\n".join(lines) + "\n")
    return str(path)


def train(**options):
    model = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(TEXT * 3), model_writer=model, hard_vocab_limit=False, num_threads=1, minloglevel=2, **options)
    return model.getvalue()


def llama3():
    tok = Tokenizer(models.BPE(ignore_merges=True))
    tok.pre_tokenizer = pre_tokenizers.Sequence([
        pre_tokenizers.Split(Regex(SPLIT), "isolated"), pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False)])
    tok.decoder = decoders.ByteLevel()
    tok.train_from_iterator(TEXT, trainers.BpeTrainer(
        vocab_size=500, special_tokens=["<|end_of_text|>"], initial_alphabet=pre_tokenizers.ByteLevel.alphabet(), show_progress=False))
    return tok


def load(kind, model, files):
    name, fast, slow = kind
    with tempfile.TemporaryDirectory() as folder:
        (pathlib.Path(folder) / name).write_bytes(model)
        for file, content in files.items():
            (pathlib.Path(folder) / file).write_text(json.dumps(content))
        return fast.from_pretrained(folder), slow.from_pretrained(folder)


def variants(name, kind, model, configs):
    result = []
    for label, files in configs.items():
        fast, slow = load(kind, model, files)
        if DEV:
            pathlib.Path(DEV, f"{name}-{label}.json").write_text(fast.backend_tokenizer.to_str(pretty=True))
        ids = [fast(text)["input_ids"] for text in STRINGS]
        agree = [slow(text)["input_ids"] == i for text, i in zip(STRINGS, ids)]
        result.append({"name": label, "files": files, "ids": ids, "slow_agrees": agree})
    write(f"sentencepiece/{name}.json", {"strings": STRINGS, "variants": result})


def chunks():
    """Natural Stories: the words joined by blanks, 1000 a chunk; WikiText-2 test: 100 lines a chunk."""
    data = ROOT.parent / "shared/data"
    words = (data / "naturalstories/naturalstories_RTS/all_stories.tok").read_text(encoding="utf-8").split("\n")[1:]
    words = [line.split("\t")[0] for line in words if line]
    yield "naturalstories", [" ".join(words[i:i + 1000]) for i in range(0, len(words), 1000)]
    lines = (data / "wikitext2/test.txt").read_text(encoding="utf-8").split("\n")
    yield "wikitext2", ["\n".join(lines[i:i + 100]) for i in range(0, len(lines), 100)]


def digest(ids):
    return {"count": len(ids), "sha256": hashlib.sha256(struct.pack(f"<{len(ids)}i", *ids)).hexdigest()}


def corpora(encoders):
    write("sentencepiece/corpora.json", {
        corpus: {name: [digest(encode(text)) for text in texts] for name, encode in encoders.items()} for corpus, texts in chunks()})


def main():
    folder = TARGET / "sentencepiece"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    ids = dict(pad_id=0, eos_id=1, unk_id=2, bos_id=-1)
    with tempfile.TemporaryDirectory() as temporary:
        table = rules(pathlib.Path(temporary) / "rules.tsv")
        unigram = train(model_type="unigram", vocab_size=400, normalization_rule_tsv=table, **ids)
    bpe = train(model_type="bpe", vocab_size=500, byte_fallback=True, normalization_rule_name="identity", remove_extra_whitespaces=False,
                split_digits=True, allow_whitespace_only_pieces=True, unk_surface=" \u2047 ")
    for name, model in {"unigram": unigram, "bpe": bpe, "word": train(model_type="word", vocab_size=60, normalization_rule_name="identity")}.items():
        (folder / f"{name}.model").write_bytes(model)
    t5, llama = ("spiece.model", T5TokenizerFast, T5Tokenizer), ("tokenizer.model", LlamaTokenizerFast, LlamaTokenizer)
    variants("unigram", t5, unigram, T5)
    if DEV:  # the real table, for a look by hand
        model = train(model_type="unigram", vocab_size=400, normalization_rule_name="nmt_nfkc", **ids)
        pathlib.Path(DEV, "nmt.model").write_bytes(model)
    variants("bpe", llama, bpe, LLAMA)
    split = llama3()
    split.save(str(folder / "llama-3-like.json"), pretty=False)
    plain = Tokenizer.from_file(str(BOOKS / "tokenizer.json"))
    corpora({
        "byte-level": lambda t: plain.encode(t).ids, "llama-3-like": lambda t: split.encode(t).ids,
        "unigram": load(t5, unigram, {})[0].encode, "bpe": load(llama, bpe, {})[0].encode})


main()
