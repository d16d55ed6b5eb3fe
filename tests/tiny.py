"""Tiny random models and adapters, saved in Hugging Face's and PEFT's formats, for tests of everything around them."""

from pathlib import Path
from typing import Any

import torch
from peft import LoraConfig, PeftModel, get_peft_model
from tokenizers import Tokenizer, decoders, models, pre_tokenizers, trainers
from transformers import AutoModelForCausalLM, PreTrainedTokenizerFast

SIZES: dict[str, Any] = {
    "hidden_size": 64,
    "intermediate_size": 128,
    "num_hidden_layers": 2,
    "num_attention_heads": 4,
    "num_key_value_heads": 2,
    "max_position_embeddings": 256,
}
PROJECTIONS = ["q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj"]
CHAT = (
    "{{ bos_token }}{% for m in messages %}{{ m['role'] }}: {{ m['content'] }}\n{% endfor %}"
    "{% if add_generation_prompt %}assistant: {% endif %}"
)
TEXT = [
    "The quick brown fox jumps over the lazy dog.",
    "def add(a, b):\n    return a + b",
    "Ünïcödé, 数字 and emoji 🦆🦆",
    "1 2 3 4 5 6 7 8 9 10",
]


def tokenizer() -> PreTrainedTokenizerFast:
    """A small byte-level BPE: any byte sequence can come out of a random model."""
    bpe = Tokenizer(models.BPE())
    bpe.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    bpe.decoder = decoders.ByteLevel()
    alphabet = pre_tokenizers.ByteLevel.alphabet()
    bpe.train_from_iterator(TEXT, trainers.BpeTrainer(vocab_size=384, special_tokens=["<unk>", "<s>", "</s>"], initial_alphabet=alphabet))
    fast = PreTrainedTokenizerFast(tokenizer_object=bpe, bos_token="<s>", eos_token="</s>", unk_token="<unk>", pad_token="</s>")
    fast.chat_template = CHAT
    return fast


def save_base(folder: Path, config: Any, *, template: bool = True) -> Path:
    """A random checkpoint of `config`'s architecture (float32), with its tokenizer."""
    torch.manual_seed(0)
    fast = tokenizer()
    if not template:
        fast.chat_template = None
    config.vocab_size = len(fast)
    config.bos_token_id, config.eos_token_id, config.pad_token_id = 1, 2, 2
    model = AutoModelForCausalLM.from_config(config)
    with torch.no_grad():
        for parameter in model.parameters():
            # Wide enough that greedy choices differ from token to token.
            if parameter.ndim == 2:
                parameter.normal_(0, 0.15)
    model.save_pretrained(folder)
    fast.save_pretrained(folder)
    return folder


def save_adapter(base: Path, folder: Path, *, seed: int, **options: Any) -> Path:
    """A random adapter made and saved by PEFT; `options` go to its LoraConfig."""
    torch.manual_seed(seed)
    settings: dict[str, Any] = {
        "r": 4,
        "lora_alpha": 8,
        "target_modules": PROJECTIONS,
        "task_type": "CAUSAL_LM",
        "init_lora_weights": False,
    }
    model = get_peft_model(AutoModelForCausalLM.from_pretrained(base), LoraConfig(**(settings | options)))
    model.save_pretrained(folder)
    return folder


def solo(base: Path, adapter: Path | None, ids: list[int], tokens: int) -> list[int]:
    """The oracle: PEFT alone, greedy, without lmoe."""
    return blended(base, {adapter: 1.0} if adapter is not None else {}, ids, tokens)


def blended(base: Path, adapters: dict[Path, float], ids: list[int], tokens: int) -> list[int]:
    """The oracle of a blend: PEFT with all `adapters` active at once, each one's scale times its strength."""
    model = with_adapters(AutoModelForCausalLM.from_pretrained(base), adapters)
    out = list(ids)
    with torch.inference_mode():
        for _ in range(tokens):
            out.append(int(model(input_ids=torch.tensor([out])).logits[0, -1].argmax()))
    return out[len(ids) :]


def with_adapters(model: Any, adapters: dict[Path, float]) -> Any:
    """PEFT's own model with all `adapters` active at once, each one's scale times its strength."""
    for i, (folder, strength) in enumerate(adapters.items()):
        name = f"adapter{i}"
        if i == 0:
            model = PeftModel.from_pretrained(model, folder, adapter_name=name)
        else:
            model.load_adapter(folder, adapter_name=name)
        for module in model.modules():
            scaling = getattr(module, "scaling", None)
            if isinstance(scaling, dict) and name in scaling:
                scaling[name] *= strength
    if adapters:
        model.base_model.set_adapter([f"adapter{i}" for i in range(len(adapters))])
    return model.eval()
