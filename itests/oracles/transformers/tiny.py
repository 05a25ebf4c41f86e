"""Four tiny random GPT-2 checkpoints in the ways they are published, and what transformers computes from them."""
import json
import shutil
import tempfile

import torch
from common import TARGET, block_outputs, numbers, write
from safetensors.torch import save_file
from tokenizers import AddedToken, Tokenizer, decoders, models, pre_tokenizers, processors, trainers
from transformers import GPT2Config, GPT2LMHeadModel

TEXT = [
    "The reader turned the page, and the page turned the reader; neither of them had meant to.",
    "A word is known by the company it keeps. It's late -- we'll see, they've said so, I'm sure you're right.",
    "In 1869, or was it 1870? nobody could tell: the letters were gone, the house was gone, and the sea was nearer.",
]
IDS = [5, 17, 250, 3, 3, 88, 121, 299, 0, 64, 42, 7]


def tokenizer():
    tok = Tokenizer(models.BPE())
    tok.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tok.decoder = decoders.ByteLevel()
    tok.post_processor = processors.ByteLevel(trim_offsets=False)
    trainer = trainers.BpeTrainer(
        vocab_size=300,
        special_tokens=[AddedToken("<|endoftext|>", special=True)],
        initial_alphabet=pre_tokenizers.ByteLevel.alphabet(),
        show_progress=False,
    )
    tok.train_from_iterator(TEXT, trainer)
    return tok


def config(**changes):
    values = dict(
        vocab_size=300, n_positions=48, n_embd=24, n_layer=2, n_head=3, activation_function="gelu_new",
        bos_token_id=0, eos_token_id=0, attn_pdrop=0.0, resid_pdrop=0.0, embd_pdrop=0.0,
    )
    return GPT2Config(**{**values, **changes})


def model(seed, **changes):
    """Random, and far enough from the published initialisation that every part matters."""
    torch.manual_seed(seed)
    net = GPT2LMHeadModel._from_config(config(**changes), attn_implementation="eager").eval()
    with torch.no_grad():
        for name, p in net.named_parameters():
            mean = 1.0 if ".ln_" in name and name.endswith("weight") else 0.0
            p.copy_(mean + torch.randn_like(p) * (0.5 if p.dim() == 2 else 0.2))
    return net


def with_dtype(net, dtype):
    """The same model with its weights rounded to dtype, computing in float32."""
    with torch.no_grad():
        for p in net.parameters():
            p.copy_(p.to(dtype).float())
    return net


def tensors(net, dtype, prefix):
    state = {k: v for k, v in net.state_dict().items() if not (k == "lm_head.weight" and net.config.tie_word_embeddings)}
    if not prefix:
        state = {k.removeprefix("transformer."): v for k, v in state.items()}
    return {k: v.to(dtype).contiguous() for k, v in state.items()}


def save(name, net, files):
    folder = TARGET / "tiny" / name
    folder.mkdir(parents=True)
    kept = json.loads(net.config.to_json_string(use_diff=True))
    (folder / "config.json").write_text(json.dumps(kept, indent=2, sort_keys=True) + "\n")
    for file, content in files.items():
        save_file(content, folder / file, metadata={"format": "pt"})
    outputs, logits = block_outputs(net, IDS)
    write(f"tiny/{name}/expected.json", {"ids": IDS, "states": numbers(outputs), "logits": numbers(logits[[0, -1]])})


def variants(net):
    """Outputs of one checkpoint's weights under other configs."""
    changes = [
        {"activation_function": "gelu"},
        {"activation_function": "relu"},
        {"activation_function": "gelu_pytorch_tanh"},
        {"scale_attn_weights": False},
        {"scale_attn_by_inverse_layer_idx": True},
        {"scale_attn_by_inverse_layer_idx": True, "reorder_and_upcast_attn": True},
        {"layer_norm_epsilon": 0.1},
        {"n_head": 2},
    ]
    result = []
    for change in changes:
        other = GPT2LMHeadModel._from_config(config(**change), attn_implementation="eager").eval()
        other.load_state_dict(net.state_dict())
        result.append({"config": change, "last": numbers(block_outputs(other, IDS)[0][-1][-3:])})
    write("tiny/variants.json", {"ids": IDS, "variants": result})


def main():
    shutil.rmtree(TARGET / "tiny", ignore_errors=True)
    plain = model(1)
    buffers = {  # what old checkpoints carry along
        f"h.{i}.attn.{name}": value
        for i in range(2)
        for name, value in [("bias", torch.tril(torch.ones(1, 1, 48, 48, dtype=torch.bool))), ("masked_bias", torch.tensor(-1e4))]
    }
    save("f32", plain, {"model.safetensors": {**tensors(plain, torch.float32, False), **buffers}})
    variants(plain)
    half = with_dtype(model(2), torch.float16)
    save("f16", half, {"model.safetensors": tensors(half, torch.float16, True)})
    brain = with_dtype(model(3), torch.bfloat16)
    save("bf16", brain, {"model.safetensors": tensors(brain, torch.bfloat16, True)})
    sharded = with_dtype(model(4, tie_word_embeddings=False, n_inner=40, activation_function="relu"), torch.float16)
    content = tensors(sharded, torch.float16, True)
    names = sorted(content)
    shards = {f"model-0000{i + 1}-of-00003.safetensors": {k: content[k] for k in names[i::3]} for i in range(3)}
    save("sharded", sharded, shards)
    index = {"metadata": {"total_size": 2 * sum(v.numel() for v in content.values())},
             "weight_map": {k: file for file, shard in shards.items() for k in sorted(shard)}}
    (TARGET / "tiny/sharded/model.safetensors.index.json").write_text(json.dumps(index, indent=1) + "\n")
    with tempfile.TemporaryDirectory() as folder:
        tokenizer().save(f"{folder}/tokenizer.json", pretty=False)
        shutil.copy(f"{folder}/tokenizer.json", TARGET / "tiny/tokenizer.json")


main()
