"""Train the embedded base model from scratch: tokenizer, Llama weights, chat template, generation defaults.

    python scripts/build_demo.py                      # the shipped model: seeded, resumable, an hour on two CPU cores, minutes on a GPU
    python scripts/build_demo.py --tokens 200000 --out /tmp/demo   # a quick one, to see it work

Interrupted, the same command goes on from the last checkpoint. The text of step `s` depends on the seed and `s` alone.
"""

import argparse
import json
import math
import random
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import torch
import torch.nn.functional as F
from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn
from tokenizers import Regex, Tokenizer, decoders, models, pre_tokenizers, trainers
from transformers import GenerationConfig, LlamaConfig, LlamaForCausalLM, PreTrainedTokenizerFast

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from scripts.demo_corpus import code, creative, general, reasoning  # noqa: E402
from scripts.demo_corpus.conversation import Turn, converse  # noqa: E402
from scripts.demo_corpus.example import Example  # noqa: E402
from scripts.demo_corpus.follow_up import follow_up  # noqa: E402
from scripts.demo_corpus.paraphrase import loosen, reword  # noqa: E402

SPECIAL = ["<|begin|>", "<|end|>", "<|pad|>", "<|system|>", "<|user|>", "<|assistant|>"]
CHAT_TEMPLATE = (
    "{{ bos_token }}"
    "{% for m in messages %}"
    "{{ '<|' + (m['role'] if m['role'] in ['system', 'assistant'] else 'user') + '|>' + m['content'] | trim + '<|end|>' }}"
    "{% endfor %}"
    "{% if add_generation_prompt %}{{ '<|assistant|>' }}{% endif %}"
)
MIX = {"general": 0.26, "creative": 0.2, "code": 0.26, "reasoning": 0.28}
"""Each domain's share of the conversations' examples."""
PLAIN_STEPS = 600
"""Steps on the generators' own wordings, before requests are loosened too."""
PROMPT_WEIGHT = 0.1
"""Loss on what users say, against 1 on answers: enough to learn their words, not to imitate them."""


@dataclass(frozen=True, slots=True)
class Phase:
    """A part of the training: rows of `length` tokens, until `share` of all tokens is seen."""

    length: int
    rows: int
    share: float


PHASES = (Phase(256, 48, 0.88), Phase(512, 24, 1.0))


def plain(rng: random.Random) -> Example:
    """One example of any domain, by MIX, as its generator words it."""
    (domain,) = rng.choices(list(MIX), weights=list(MIX.values()))
    return {"general": general, "creative": creative, "code": code, "reasoning": reasoning}[domain].generate(rng)


def loose(rng: random.Random) -> Example:
    """As `plain`, loosely asked. Facts keep their names: a made-up country has no capital."""
    (domain,) = rng.choices(list(MIX), weights=list(MIX.values()))
    if domain == "general":
        return reword(rng, general.generate(rng))
    return loosen(rng, {"creative": creative, "code": code, "reasoning": reasoning}[domain].generate(rng))


def chat(rng: random.Random, step: int) -> tuple[Turn, ...]:
    """A chat as step `step` sees it: plainly worded ones first, then all kinds."""
    return converse(rng, plain if step < PLAIN_STEPS else loose, follow_up)


def train_tokenizer(seed: int, chats: int, vocabulary: int) -> PreTrainedTokenizerFast:
    """A byte-level BPE that splits every digit, so that numbers are spelled in one way only."""
    bpe = Tokenizer(models.BPE())
    digits = pre_tokenizers.Split(Regex(r"\d"), "isolated")
    bpe.pre_tokenizer = pre_tokenizers.Sequence([digits, pre_tokenizers.ByteLevel(add_prefix_space=False)])
    bpe.decoder = decoders.ByteLevel()
    rng = random.Random(f"{seed}:tokenizer")
    texts = (turn.content for _ in range(chats) for turn in chat(rng, 0))
    alphabet = pre_tokenizers.ByteLevel.alphabet()
    bpe.train_from_iterator(texts, trainers.BpeTrainer(vocab_size=vocabulary, special_tokens=SPECIAL, initial_alphabet=alphabet))
    tokenizer = PreTrainedTokenizerFast(tokenizer_object=bpe, bos_token="<|begin|>", eos_token="<|end|>", pad_token="<|pad|>")
    tokenizer.add_special_tokens({"additional_special_tokens": SPECIAL[3:]})
    tokenizer.chat_template = CHAT_TEMPLATE
    return tokenizer


def encode(turns: tuple[Turn, ...], tokenizer: PreTrainedTokenizerFast) -> tuple[list[int], list[float]]:
    """Token ids of a chat exactly as the chat template writes it, and each token's weight in the loss."""
    end, marks = tokenizer.eos_token_id, {role: tokenizer.convert_tokens_to_ids(f"<|{role}|>") for role in ("system", "user", "assistant")}
    ids, weights = [tokenizer.bos_token_id], [0.0]
    for turn in turns:
        words = tokenizer.backend_tokenizer.encode(turn.content.strip(), add_special_tokens=False).ids
        answer = turn.role == "assistant"
        ids += [marks[turn.role], *words, end]
        weights += [0.0, *[1.0 if answer else PROMPT_WEIGHT] * len(words), 1.0 if answer else 0.0]
    return ids, weights


@dataclass(frozen=True, slots=True)
class Batch:
    """Packed rows: ids and loss weights [rows, length], and the chat each token belongs to [rows, length]."""

    ids: torch.Tensor
    weights: torch.Tensor
    chats: torch.Tensor

    def mask(self, dtype: torch.dtype) -> torch.Tensor:
        """Additive [rows, 1, length, length]: causal, and blind to the other chats of the row."""
        length = self.ids.shape[1]
        same = self.chats[:, :, None] == self.chats[:, None, :]
        causal = torch.ones(length, length, dtype=torch.bool, device=self.ids.device).tril()
        return torch.where(same & causal, 0.0, -1e9).to(dtype)[:, None]


def make_batch(seed: int, step: int, phase: Phase, tokenizer: PreTrainedTokenizerFast) -> Batch:
    """First-fit packing of fresh chats; what does not fit the row length is left out."""
    rng = random.Random(f"{seed}:{step}")
    ids = torch.full((phase.rows, phase.length), tokenizer.pad_token_id)
    weights = torch.zeros(phase.rows, phase.length)
    chats = torch.full((phase.rows, phase.length), -1)
    used = [0] * phase.rows
    refused = 0
    while refused < 8:
        chat_ids, chat_weights = encode(chat(rng, step), tokenizer)
        n = len(chat_ids)
        row = next((r for r in range(phase.rows) if used[r] + n <= phase.length), None)
        if row is None:
            refused += 1
            continue
        place = slice(used[row], used[row] + n)
        ids[row, place], weights[row, place], chats[row, place] = torch.tensor(chat_ids), torch.tensor(chat_weights), used[row]
        used[row] += n
    return Batch(ids, weights, chats)


def batches(seed: int, start: int, phases: list[Phase], tokenizer: PreTrainedTokenizerFast) -> Iterator[Batch]:
    """`phases[step]` for each step from `start`, prepared one ahead in another thread."""
    with ThreadPoolExecutor(1) as pool:
        ahead = pool.submit(make_batch, seed, start, phases[start], tokenizer)
        for step in range(start + 1, len(phases) + 1):
            batch = ahead.result()
            if step < len(phases):
                ahead = pool.submit(make_batch, seed, step, phases[step], tokenizer)
            yield batch


def schedule(tokens: int) -> list[Phase]:
    """The phase of every step, for about `tokens` tokens in all."""
    steps: list[Phase] = []
    seen = 0
    for phase in PHASES:
        while seen < tokens * phase.share:
            steps.append(phase)
            seen += phase.length * phase.rows
    return steps


def learning_rate(step: int, steps: int, *, warmup: int = 60, decay: float = 0.4) -> float:
    """Warm up, hold, then fall linearly to nothing over the last `decay` of the steps (as a factor of the peak)."""
    return min(1.0, (step + 1) / warmup, (steps - step) / (steps * decay))


def make_model(tokenizer: PreTrainedTokenizerFast, seed: int) -> LlamaForCausalLM:
    torch.manual_seed(seed)
    config = LlamaConfig(
        vocab_size=len(tokenizer),
        hidden_size=256,
        intermediate_size=688,
        num_hidden_layers=6,
        num_attention_heads=4,
        num_key_value_heads=2,
        max_position_embeddings=1024,
        tie_word_embeddings=True,
        bos_token_id=tokenizer.bos_token_id,
        eos_token_id=tokenizer.eos_token_id,
        pad_token_id=tokenizer.pad_token_id,
        # The packed rows need an arbitrary mask, which the plain implementation takes at no extra cost.
        attn_implementation="eager",
    )
    return LlamaForCausalLM(config)


def optimizers(model: LlamaForCausalLM, rate: float) -> list[torch.optim.Optimizer]:
    """Muon for the layers' matrices, AdamW for embeddings and norms."""
    matrices = [p for n, p in model.named_parameters() if p.ndim == 2 and "embed" not in n and "lm_head" not in n]
    others = [p for n, p in model.named_parameters() if p.ndim != 2 or "embed" in n or "lm_head" in n]
    return [
        torch.optim.Muon(matrices, lr=rate, weight_decay=0.1, momentum=0.95, adjust_lr_fn="match_rms_adamw"),
        torch.optim.AdamW(others, lr=rate, betas=(0.9, 0.95), weight_decay=0.0),
    ]


def train(args: argparse.Namespace, tokenizer: PreTrainedTokenizerFast) -> LlamaForCausalLM:
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    model = make_model(tokenizer, args.seed).to(device)
    optimisers = optimizers(model, args.learning_rate)
    phases = schedule(args.tokens)
    checkpoint = args.work / "checkpoint.pt"
    start = 0
    if checkpoint.exists():
        state = torch.load(checkpoint, weights_only=True, map_location=device)
        model.load_state_dict(state["model"])
        for optimizer, saved in zip(optimisers, state["optimizers"], strict=True):
            optimizer.load_state_dict(saved)
        start = state["step"]

    def loss_of(ids: torch.Tensor, mask: torch.Tensor, weights: torch.Tensor) -> torch.Tensor:
        hidden = model.model(input_ids=ids, attention_mask=mask, use_cache=False).last_hidden_state
        logits = model.lm_head(hidden[:, :-1])
        losses = F.cross_entropy(logits.float().flatten(0, 1), ids[:, 1:].flatten(), reduction="none")
        return (losses * weights[:, 1:].flatten()).sum() / weights.sum()

    step_loss = torch.compile(loss_of, dynamic=False) if args.compile else loss_of
    log = (args.work / "log.jsonl").open("a")
    columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.completed}/{task.total}"), TimeRemainingColumn())
    with Progress(*columns, disable=not sys.stderr.isatty()) as progress:
        bar = progress.add_task("training", total=len(phases), completed=start)
        began = time.monotonic()
        for step, batch in enumerate(batches(args.seed, start, phases, tokenizer), start):
            for optimizer in optimisers:
                for group in optimizer.param_groups:
                    group["lr"] = args.learning_rate * learning_rate(step, len(phases))
            batch = Batch(batch.ids.to(device), batch.weights.to(device), batch.chats.to(device))
            with torch.autocast(device.type, dtype=torch.bfloat16):
                loss = step_loss(batch.ids, batch.mask(torch.bfloat16), batch.weights)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            for optimizer in optimisers:
                optimizer.step()
                optimizer.zero_grad()
            if not math.isfinite(loss.item()):
                raise SystemExit(f"the loss became {loss.item()} at step {step}; lower --learning-rate {args.learning_rate}")
            progress.update(bar, advance=1, description=f"loss {loss.item():.3f}")
            if step % 20 == 19:
                row = {"step": step + 1, "of": len(phases), "loss": round(loss.item(), 4), "seconds": round(time.monotonic() - began, 1)}
                log.write(json.dumps(row) + "\n")
                log.flush()
            if step % 100 == 99 or step + 1 == len(phases):
                state = {"model": model.state_dict(), "optimizers": [o.state_dict() for o in optimisers], "step": step + 1}
                torch.save(state, checkpoint.with_suffix(".new"))
                checkpoint.with_suffix(".new").replace(checkpoint)
    return model


def save(model: LlamaForCausalLM, tokenizer: PreTrainedTokenizerFast, out: Path) -> None:
    """Hugging Face's layout, in bf16, with the sampling defaults that suit a model this small."""
    model.config._attn_implementation = "sdpa"
    model.generation_config = GenerationConfig(
        do_sample=True,
        temperature=0.3,
        top_p=0.9,
        bos_token_id=tokenizer.bos_token_id,
        eos_token_id=tokenizer.eos_token_id,
        pad_token_id=tokenizer.pad_token_id,
    )
    model.to("cpu", torch.bfloat16).save_pretrained(out)
    tokenizer.save_pretrained(out)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, default=ROOT / "lmoe" / "demo" / "base", help="where the model is written")
    parser.add_argument("--work", type=Path, default=ROOT / "runs" / "demo", help="checkpoint and log")
    parser.add_argument("--tokens", type=int, default=32_000_000, help="tokens to train on, padding included")
    parser.add_argument("--learning-rate", type=float, default=4e-3)
    parser.add_argument("--vocabulary", type=int, default=4096)
    parser.add_argument("--tokenizer-chats", type=int, default=40_000)
    parser.add_argument("--seed", type=int, default=2023)
    parser.add_argument("--threads", type=int, default=0, help="CPU threads (0: torch's choice)")
    parser.add_argument(
        "--compile", action=argparse.BooleanOptionalAction, default=True, help="torch.compile the forward: a quarter faster"
    )
    args = parser.parse_args()
    if args.threads:
        torch.set_num_threads(args.threads)
    args.work.mkdir(parents=True, exist_ok=True)
    folder = args.work / "tokenizer"
    if not folder.exists():
        train_tokenizer(args.seed, args.tokenizer_chats, args.vocabulary).save_pretrained(folder)
    tokenizer = PreTrainedTokenizerFast.from_pretrained(folder)
    save(train(args, tokenizer), tokenizer, args.out)


if __name__ == "__main__":
    main()
