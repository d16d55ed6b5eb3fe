"""A Llama with random weights, and rank-16 experts for it: for measuring speed, never quality.

    python -m benchmarks.random_model OUT [--size small] [--experts 3] [--rank 16]

Writes OUT/base (bf16 safetensors, tokenizer, chat template) and OUT/experts/e0, e1 ... in PEFT's format, on all linear layers, with
random A and B. The tokenizer gives every id a text of its own, so that each generated token is one that a client sees.
"""

import argparse
import string
from collections.abc import Sequence
from itertools import product
from pathlib import Path

import torch
from peft import LoraConfig, get_peft_model
from tokenizers import Tokenizer, decoders, models, pre_tokenizers
from transformers import LlamaConfig, LlamaForCausalLM, PreTrainedTokenizerFast

SIZES = {
    "tiny": {"hidden_size": 256, "intermediate_size": 688, "num_hidden_layers": 6, "num_attention_heads": 8, "num_key_value_heads": 4},
    "small": {"hidden_size": 768, "intermediate_size": 2048, "num_hidden_layers": 12, "num_attention_heads": 12, "num_key_value_heads": 4},
    "mid": {"hidden_size": 2048, "intermediate_size": 5632, "num_hidden_layers": 22, "num_attention_heads": 32, "num_key_value_heads": 4},
}
"""5, 100 and 1,100 million parameters."""
VOCABULARY = {"tiny": 4096, "small": 32000, "mid": 32000}
PROJECTIONS = ["q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj"]
SPECIAL = ("<unk>", "<s>", "</s>")
TEMPLATE = (
    "{{ bos_token }}{% for m in messages %}{{ m['role'] }}: {{ m['content'] }}\n{% endfor %}"
    "{% if add_generation_prompt %}assistant: {% endif %}"
)


def make_tokenizer(vocabulary: int) -> PreTrainedTokenizerFast:
    """A byte-level BPE without training: the bytes, then pairs and triples of lower-case letters, merged in order."""
    alphabet = sorted(pre_tokenizers.ByteLevel.alphabet())
    entries = {text: i for i, text in enumerate([*SPECIAL, *alphabet])}
    merges: list[tuple[str, str]] = []
    for size in (2, 3, 4):
        for letters in product(string.ascii_lowercase, repeat=size):
            if len(entries) == vocabulary:
                break
            word = "".join(letters)
            merges.append((word[:-1], word[-1]))
            entries[word] = len(entries)
    tokenizer = Tokenizer(models.BPE(vocab=entries, merges=merges))
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.decoder = decoders.ByteLevel()
    unknown, begin, end = SPECIAL
    fast = PreTrainedTokenizerFast(tokenizer_object=tokenizer, bos_token=begin, eos_token=end, unk_token=unknown, pad_token=end)
    fast.chat_template = TEMPLATE
    return fast


def make(out: Path, size: str = "small", experts: int = 3, rank: int = 16) -> tuple[Path, list[Path]]:
    """The base's folder and the experts' folders under `out`; what is already there is kept."""
    base, folders = out / "base", [out / "experts" / f"e{i}" for i in range(experts)]
    missing = [folder for folder in folders if not (folder / "adapter_config.json").exists()]
    if (base / "config.json").exists() and not missing:
        return base, folders
    torch.manual_seed(0)
    config = LlamaConfig(
        vocab_size=VOCABULARY[size],
        max_position_embeddings=2048,
        bos_token_id=1,
        eos_token_id=2,
        pad_token_id=2,
        tie_word_embeddings=size != "mid",
        **SIZES[size],
    )
    model = LlamaForCausalLM(config).to(torch.bfloat16)
    make_tokenizer(config.vocab_size).save_pretrained(base)
    model.save_pretrained(base)
    for i, folder in enumerate(folders):
        torch.manual_seed(1 + i)
        lora = LoraConfig(r=rank, lora_alpha=2 * rank, target_modules=PROJECTIONS, task_type="CAUSAL_LM", init_lora_weights=False)
        adapted = get_peft_model(model, lora)
        adapted.save_pretrained(folder)
        model = adapted.unload()
    return base, folders


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("--size", choices=SIZES, default="small")
    parser.add_argument("--experts", type=int, default=3)
    parser.add_argument("--rank", type=int, default=16)
    args = parser.parse_args(arguments)
    base, experts = make(args.out, args.size, args.experts, args.rank)
    print(f"{base}, and {len(experts)} experts beside it")


if __name__ == "__main__":
    main()
