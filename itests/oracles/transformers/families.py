"""Tiny random checkpoints of the families beyond plain GPT-2, one folder each, and what transformers computes from them.

`python families.py` makes all of them, `python families.py NAME...` only those named. Everything is recorded from the files as they
were written: saved in half precision, loaded again as float32. After each variant it prints how far the block outputs and the logits
move when a feature of the variant is switched off, so that a test against these numbers is known to test the feature."""
import json
import shutil
import sys
import zlib

import torch
import transformers as hf
from common import TARGET, numbers, write
from safetensors.torch import save_file

IDS = [5, 17, 250, 3, 3, 88, 121, 299, 9, 64, 42, 7, 200, 131, 17, 77, 260, 33, 150, 12, 88, 121, 6, 45]
SHORT = 16  # a length that the ids exceed and the greedy continuation (6 + 8) does not
HALVES = [torch.bfloat16, torch.float16]
LLAMA = dict(
    vocab_size=300, max_position_embeddings=64, hidden_size=24, intermediate_size=40, num_hidden_layers=3, num_attention_heads=4,
    num_key_value_heads=2, bos_token_id=0, eos_token_id=0, pad_token_id=None, attention_dropout=0.0,
)
MHA = {**LLAMA, "num_key_value_heads": 4, "hidden_size": 32}
WIDE = {**MHA, "num_attention_heads": 2, "num_key_value_heads": 2, "rope_theta": 100.0}
GEMMA = {**LLAMA, "head_dim": 8, "pad_token_id": 0}
GEMMA3 = {
    **GEMMA, "hidden_size": 16, "intermediate_size": 24, "num_hidden_layers": 7, "sliding_window": 4, "sliding_window_pattern": 6,
    "rope_theta": 1000.0, "rope_local_base_freq": 10.0, "query_pre_attn_scalar": 16,
}
IMAGES = {
    "vision_config": dict(hidden_size=8, intermediate_size=8, num_hidden_layers=1, num_attention_heads=1, image_size=28, patch_size=14),
    "mm_tokens_per_image": 4, "boi_token_index": 296, "eoi_token_index": 297, "image_token_index": 298,
}
NEOX = {k: v for k, v in MHA.items() if k != "num_key_value_heads"}
OPT = dict(
    vocab_size=300, max_position_embeddings=64, hidden_size=32, ffn_dim=40, num_hidden_layers=3, num_attention_heads=4, word_embed_proj_dim=32,
    dropout=0.0, attention_dropout=0.0,
)
PHI = {**MHA, "partial_rotary_factor": 0.5, "hidden_act": "gelu_new"}
FACTORS = {"type": "longrope", "short_factor": [1.0, 1.1, 1.3, 1.6], "long_factor": [1.0, 2.0, 5.0, 9.0]}
T5 = dict(
    vocab_size=300, d_model=16, d_kv=4, d_ff=24, num_layers=3, num_heads=4, relative_attention_num_buckets=8,
    relative_attention_max_distance=12, dropout_rate=0.0, decoder_start_token_id=0, pad_token_id=0, eos_token_id=1,
)
GPT2 = dict(vocab_size=300, n_positions=64, n_embd=24, n_layer=3, n_head=3, bos_token_id=0, eos_token_id=0,
            attn_pdrop=0.0, resid_pdrop=0.0, embd_pdrop=0.0)
PADDED = {"gpt2-base", "llama-gqa", "gemma2"}


def rope(kind, **values):
    return {"rope_scaling": {"rope_type": kind, **values}}


NONE = {"rope_scaling": None}
# name: classes, config, what to switch off (or change) to see that it matters
VARIANTS = {
    "gpt2-base": ("GPT2", GPT2, [{"activation_function": "relu"}]),
    "llama": ("Llama", MHA, [{"rope_theta": 100.0}, {"rms_norm_eps": 0.1}]),
    "llama-gqa": ("Llama", {**LLAMA, "attention_bias": True, "mlp_bias": True, "tie_word_embeddings": True},
                  [{"attention_bias": False}, {"mlp_bias": False}]),
    "qwen2": ("Qwen2", LLAMA, [{"rms_norm_eps": 0.1}]),
    "gemma2": ("Gemma2", {**GEMMA, "attn_logit_softcapping": 5.0, "final_logit_softcapping": 3.0, "sliding_window": 4,
                          "query_pre_attn_scalar": 5},
               [{"attn_logit_softcapping": None}, {"final_logit_softcapping": None}, {"sliding_window": 64},
                {"query_pre_attn_scalar": 8}]),
    "gpt_neox": ("GPTNeoX", {**NEOX, "rotary_pct": 0.25}, [{"rotary_pct": 1.0}, {"use_parallel_residual": False}]),
    "opt": ("OPT", OPT, [{"do_layer_norm_before": False}]),
    "llama-rope-linear": ("Llama", {**MHA, **rope("linear", factor=4.0)}, [NONE]),
    "llama-rope-dynamic": ("Llama", {**WIDE, "max_position_embeddings": SHORT, **rope("dynamic", factor=4.0)}, [NONE]),
    "llama-rope-llama3": ("Llama", {**WIDE, **rope("llama3", factor=8.0, low_freq_factor=1.0, high_freq_factor=4.0,
                                                    original_max_position_embeddings=32)}, [NONE]),
    "llama-rope-yarn": ("Llama", {**WIDE, **rope("yarn", factor=2.0, beta_fast=4.0, beta_slow=1.0,
                                                  original_max_position_embeddings=32)},
                        [NONE, rope("yarn", factor=2.0, beta_fast=4.0, attention_factor=1.0, original_max_position_embeddings=32),
                         rope("linear", factor=2.0)]),
    "mistral-sliding": ("Mistral", {**LLAMA, "sliding_window": 4}, [{"sliding_window": None}, {"sliding_window": 5}]),
    "qwen2-sliding": ("Qwen2", {**LLAMA, "use_sliding_window": True, "max_window_layers": 1, "sliding_window": 4},
                      [{"use_sliding_window": False}, {"max_window_layers": 0}, {"max_window_layers": 2}]),
    "qwen3": ("Qwen3", {**LLAMA, "head_dim": 8, "tie_word_embeddings": True}, [{"rope_theta": 100.0}]),
    "gemma": ("Gemma", {**GEMMA, "num_key_value_heads": 1}, [{"hidden_act": "gelu"}, {"rope_theta": 100.0}]),
    "gemma3_text": ("Gemma3Text", GEMMA3, [{"sliding_window": 64}, {"rope_local_base_freq": 1000.0}, {"rope_theta": 10.0},
                                           {"query_pre_attn_scalar": 8}]),
    "gemma3-scaled": ("Gemma3Text", {**GEMMA3, **rope("linear", factor=8.0)}, [NONE]),
    "gpt_neox-sequential": ("GPTNeoX", {**NEOX, "rotary_pct": 1.0, "use_parallel_residual": False},
                            [{"rotary_pct": 0.25}, {"use_parallel_residual": True}]),
    "opt-350m-like": ("OPT", {**OPT, "do_layer_norm_before": False, "word_embed_proj_dim": 20}, [{"do_layer_norm_before": True}]),
    "phi": ("Phi", PHI, [{"partial_rotary_factor": 1.0}]),
    "phi-gqa": ("Phi", {**PHI, "num_key_value_heads": 2}, [{"partial_rotary_factor": 1.0}]),
    "phi3": ("Phi3", {**LLAMA, "hidden_size": 32}, [{"rope_theta": 100.0}]),
    "phi3-longrope": ("Phi3", {**MHA, "original_max_position_embeddings": SHORT, "rope_scaling": FACTORS},
                      [NONE, {"rope_scaling": {**FACTORS, "long_factor": FACTORS["short_factor"]}}]),
    "phi3-longrope-short": ("Phi3", {**MHA, "original_max_position_embeddings": 32, "rope_scaling": FACTORS},
                            [NONE, {"rope_scaling": {**FACTORS, "short_factor": [1.0] * 4}}]),
    "phi3-sliding": ("Phi3", {**LLAMA, "hidden_size": 32, "sliding_window": 4}, [{"sliding_window": None}]),
    "phi3-partial": ("Phi3", {**LLAMA, "hidden_size": 32, "partial_rotary_factor": 0.5, "tie_word_embeddings": True},
                     [{"partial_rotary_factor": 1.0}]),
    "t5-original": ("T5", {**T5, "feed_forward_proj": "relu"}, [{"relative_attention_max_distance": 64}]),
    "t5-v1_1": ("T5", {**T5, "feed_forward_proj": "gated-gelu", "tie_word_embeddings": False},
                [{"relative_attention_max_distance": 64}, {"feed_forward_proj": "gated-silu"}]),
    "t5-flan-like": ("T5", {**T5, "feed_forward_proj": "gated-gelu", "tie_word_embeddings": False, "num_decoder_layers": 2,
                            "num_heads": 3}, [{"relative_attention_max_distance": 64}]),
    "gemma3-multimodal": ("Gemma3", {"text_config": {**GEMMA3, **rope("linear", factor=8.0)}, **IMAGES},
                          [{"text_config": GEMMA3}, {"text_config": {**GEMMA3, **rope("linear", factor=8.0), "sliding_window": 64}}]),
}


def classes(family):
    kind = {"T5": "ForConditionalGeneration", "Gemma3": "ForConditionalGeneration", "GPT2": "LMHeadModel"}.get(family, "ForCausalLM")
    return getattr(hf, family + "Config"), getattr(hf, family.removesuffix("Text") + kind)


def build(family, values):
    config, model = classes(family)
    net = model._from_config(config(**values), attn_implementation="eager").eval()
    net.generation_config = hf.GenerationConfig(pad_token_id=0)  # no end token: it would cut the continuation
    return net


def randomise(net, family):
    """Random, and far enough from the published initialisation that every part matters, biases included."""
    with torch.no_grad():
        for name, p in net.named_parameters():
            norm = p.dim() == 1 and name.endswith("weight")
            mean = 1.0 if norm and not family.startswith("Gemma") else 0.0
            table = 0.1 if family.startswith("Gemma") else 0.5  # Gemma scales up; a larger one would only repeat its last token
            wide = "embed" in name or "wte" in name or "wpe" in name or "shared" in name or "relative_attention_bias" in name
            p.copy_(mean + torch.randn_like(p) * (0.2 if p.dim() == 1 else table if wide else 0.3))


def tensors(net, family):
    state = net.state_dict()
    if net.config.tie_word_embeddings:
        state.pop("lm_head.weight")
    if family == "T5":  # shared.weight stands for both; t5-small carries a table that nothing reads
        state = {k: v for k, v in state.items() if not k.endswith("embed_tokens.weight")}
        if net.config.tie_word_embeddings:
            state["decoder.block.0.layer.1.EncDecAttention.relative_attention_bias.weight"] = torch.ones(8, 4)
    if family == "Gemma3":  # as they are published
        state = {k.replace("model.language_model.", "language_model.model.").removeprefix("model."): v for k, v in state.items()}
    return {k.removeprefix("transformer."): v for k, v in state.items()}


def save(name, family, values, dtype):
    """Writes config.json and model.safetensors, and loads them again computing in float32."""
    torch.manual_seed(zlib.crc32(name.encode()) + (name == "llama-rope-linear"))  # that one had a near tie
    net = build(family, values)
    randomise(net, family)
    folder = TARGET / "families" / name
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    net.config.architectures = [type(net).__name__]
    net.config.dtype = dtype
    kept = json.loads(net.config.to_json_string(use_diff=True))
    assert kept["model_type"] and kept["architectures"]
    (folder / "config.json").write_text(json.dumps(kept, indent=2, sort_keys=True) + "\n")
    content = {k: v.to(dtype).contiguous() for k, v in tensors(net, family).items()}
    save_file(content, folder / "model.safetensors", metadata={"format": "pt"})
    (folder / "model.safetensors").chmod(0o644)
    loaded, info = classes(family)[1].from_pretrained(folder, dtype=torch.float32, attn_implementation="eager", output_loading_info=True)
    assert not info["missing_keys"] and not info["mismatched_keys"], info
    loaded.generation_config = hf.GenerationConfig(pad_token_id=0)
    for key, p in loaded.named_parameters():  # what was loaded is what was drawn, rounded
        assert torch.equal(p, net.get_parameter(key).to(dtype).float()), key
    return loaded.eval()


def blocks(net):
    if net.config.is_encoder_decoder:
        return [*net.encoder.block, *net.decoder.block]
    inner = getattr(net, "transformer", None) or getattr(net, "gpt_neox", None) or net.model
    inner = getattr(inner, "decoder", getattr(inner, "language_model", inner))
    return inner.h if hasattr(inner, "h") else inner.layers


def outputs(net, **inputs):
    """Output of every block (each sequences x tokens x width), and logits."""
    seen = []
    hooks = [
        block.register_forward_hook(lambda module, args, out: seen.append(out[0] if isinstance(out, tuple) else out))
        for block in blocks(net)
    ]
    with torch.no_grad():
        logits = net(**{k: torch.tensor(v) for k, v in inputs.items()}, use_cache=False).logits
    for hook in hooks:
        hook.remove()
    assert len(seen) == len(hooks)
    return seen, logits


def greedy(net):
    """Eight tokens by generate, the same as by whole passes, and no near tie among them."""
    made = net.generate(torch.tensor([IDS[:6]]), attention_mask=torch.ones(1, 6), do_sample=False, max_new_tokens=8)[0].tolist()
    ids, margin = IDS[:6], 1e9
    for _ in range(8):
        best = outputs(net, input_ids=[ids])[1][0, -1].topk(2)
        margin = min(margin, (best.values[0] - best.values[1]).item())
        ids = ids + [best.indices[0].item()]
    assert made == ids, (made, ids)
    return made[6:], margin


def padded(net):
    """A long and a short sequence in one batch: the real tokens come out as they do alone."""
    long, short = IDS[:9], IDS[10:15]
    mask = [[1] * 9, [1] * 5 + [0] * 4]
    states = torch.stack(outputs(net, input_ids=[long, short + [0] * 4], attention_mask=mask)[0])
    rows = [states[:, 0], states[:, 1, :5]]
    alone = [torch.stack(outputs(net, input_ids=[ids])[0])[:, 0] for ids in (long, short)]
    print("   padding costs", max(float((a - b).abs().max()) for a, b in zip(rows, alone)))
    return {"ids": [long, short + [0] * 4], "mask": mask, "states": numbers(rows)}


def decoder_only(name, net):
    states, logits = outputs(net, input_ids=[IDS])
    assert max(float(s.abs().max()) for s in states) < 1e3
    tokens, margin = greedy(net)
    rows = [0, len(IDS) // 2, len(IDS) - 1]
    content = {"ids": IDS, "states": numbers(torch.stack(states)[:, 0]), "rows": rows, "logits": numbers(logits[0, rows]),
               "greedy": tokens}
    if name in PADDED:
        content["padded"] = padded(net)
    print(f"   greedy {tokens} margin {margin:.3g}")
    return content


def encoder_decoder(net):
    def record(encoder, decoder, rows):
        states, logits = outputs(net, input_ids=[encoder], decoder_input_ids=[decoder])
        cut = net.config.num_layers
        return {"encoder_ids": encoder, "decoder_ids": decoder, "encoder_states": numbers([s[0] for s in states[:cut]]),
                "decoder_states": numbers([s[0] for s in states[cut:]]), "rows": rows, "logits": numbers(logits[0, rows])}

    text = IDS[:20]
    decoder = [net.config.decoder_start_token_id] + text
    whole = record(text + [1], decoder, [0, 10, 20])
    return {**whole, "decoder_only": record([1], decoder, [20])}


def compare(net, family, values, changes):
    """How far block outputs and logits move under other configs with the same weights."""
    def run(model):
        if family == "T5":
            states, logits = outputs(model, input_ids=[IDS + [1]], decoder_input_ids=[[0] + IDS])
        else:
            states, logits = outputs(model, input_ids=[IDS])
        return torch.cat([s.flatten() for s in states]), logits

    here = run(net)
    for change in changes:
        other = build(family, {**values, **change})
        ours, theirs = net.state_dict(), other.state_dict()
        with torch.no_grad():  # a norm or bias that only the other has keeps its initial value, which does nothing
            for key in theirs.keys() & ours.keys():
                theirs[key].copy_(ours[key])
        there = run(other)
        moved = [float((a - b).abs().max()) for a, b in zip(here, there)]
        print(f"   {change}: states {moved[0]:.3g} logits {moved[1]:.3g}")
        assert max(moved) > 1e-3, change


def main():
    for at, (name, (family, values, changes)) in enumerate(VARIANTS.items()):
        if sys.argv[1:] and name not in sys.argv[1:]:
            continue
        dtype = HALVES[at % 2]
        print(name, dtype)
        net = save(name, family, values, dtype)
        content = encoder_decoder(net) if family == "T5" else decoder_only(name, net)
        write(f"families/{name}/expected.json", content)
        sizes = [(TARGET / "families" / name / f).stat().st_size for f in ("config.json", "model.safetensors", "expected.json")]
        print("   bytes: config {} weights {} expected {}".format(*sizes), flush=True)
        assert sizes[1] < 100_000 and sizes[2] < 60_000, sizes
        compare(net, family, values, changes)


if __name__ == "__main__":
    main()
