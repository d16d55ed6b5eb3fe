"""scripts/train_expert.py on a tiny random Llama: what it learns, what it writes, what it refuses, and that it can go on."""

import json
import tomllib
from collections.abc import Sequence
from pathlib import Path

import pytest
import torch
from peft import PeftModel
from safetensors.torch import load_file
from transformers import AutoModelForCausalLM, LlamaConfig, TrainerCallback

from lmoe.chat import ChatFormat, Message
from lmoe.engine.loading import load_base
from lmoe.errors import DataError
from lmoe.experts.package import read_package
from lmoe.quality.chats import read_chats, split
from lmoe.quality.encoding import IGNORED, ChatEncoder, Encoded
from scripts import train_expert
from scripts.expert_training.packing import Packed, pack, separates
from scripts.expert_training.proposal import propose, write_samples
from tests import tiny

pytestmark = pytest.mark.filterwarnings(
    "ignore::FutureWarning:transformers", "ignore::DeprecationWarning", "ignore:.*lr_scheduler.step:UserWarning"
)

COLOURS = ["red", "blue", "green", "black", "white", "pink", "gold", "grey"]


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tiny.save_base(tmp_path_factory.mktemp("models") / "small-llama", LlamaConfig(**tiny.SIZES))


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("data") / "colours.jsonl"
    lines = [{"instruction": f"Say {c} {n} times", "response": " ".join([c] * n)} for c in COLOURS for n in range(1, 7)]
    path.write_text("".join(json.dumps(line) + "\n" for line in lines))
    return path


def run(base: Path, data: Path, out: Path, *options: str, callbacks: Sequence[TrainerCallback] = ()) -> None:
    argv = ["--base", str(base), "--data", str(data), "--out", str(out), "--work", str(out.parent / "work" / out.name), "--steps", "8"]
    argv += ["--batch-tokens", "1024", "--learning-rate", "2e-2", "--rank", "4", "--save-every", "4", *options]
    train_expert.train(train_expert.parser().parse_args(argv), callbacks)


@pytest.fixture(scope="module")
def trained(base: Path, data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("trained") / "experts" / "colours"
    run(base, data, out, "--description", 'Says "colours"', "--license", "MIT")
    return out


def encoder(base: Path) -> ChatEncoder:
    loaded = load_base(str(base))
    return ChatEncoder(loaded.chat, loaded.tokenizer, tuple(loaded.eos_ids))


def test_the_loss_on_held_out_answers_falls(trained: Path) -> None:
    training = tomllib.loads((trained / "expert.toml").read_text())["training"]
    assert training["loss_after"] < 0.8 * training["loss_before"]


def test_the_package_is_one_that_lmoe_serves(trained: Path, base: Path) -> None:
    package = read_package(trained, load_base(str(base)).linear_shapes)
    assert (package.expert.name, package.expert.rank, package.expert.description) == ("colours", 4, 'Says "colours"')


def test_peft_loads_the_adapter_and_it_changes_the_answers(trained: Path, base: Path) -> None:
    ids = torch.tensor([[5, 6, 7]])
    bare = AutoModelForCausalLM.from_pretrained(base)(input_ids=ids).logits
    model = PeftModel.from_pretrained(AutoModelForCausalLM.from_pretrained(base), trained)
    assert (model(input_ids=ids).logits - bare).abs().max() > 0.1


def test_weights_are_stored_in_bf16(trained: Path) -> None:
    assert {tensor.dtype for tensor in load_file(trained / "adapter_model.safetensors").values()} == {torch.bfloat16}


def test_nothing_written_names_a_path_of_the_machine(trained: Path, base: Path) -> None:
    assert sorted(p.name for p in trained.iterdir()) == ["adapter_config.json", "adapter_model.safetensors", "expert.toml"]
    for path in trained.iterdir():
        assert str(base.parent).encode() not in path.read_bytes(), path.name
    assert json.loads((trained / "adapter_config.json").read_text())["base_model_name_or_path"] == "small-llama"


def test_expert_toml_says_what_it_was_trained_on(trained: Path) -> None:
    toml = tomllib.loads((trained / "expert.toml").read_text())
    assert toml["trained_on"].startswith("colours.jsonl, 48 chats, sha256 ")
    assert (toml["base"], toml["license"], toml["training"]["steps"], toml["training"]["seed"]) == ("small-llama", "MIT", 8, 2023)


def test_the_same_seed_gives_the_same_weights(trained: Path, base: Path, data: Path, tmp_path: Path) -> None:
    run(base, data, tmp_path / "colours")
    assert (tmp_path / "colours" / "adapter_model.safetensors").read_bytes() == (trained / "adapter_model.safetensors").read_bytes()
    run(base, data, tmp_path / "other", "--seed", "1")
    assert (tmp_path / "other" / "adapter_model.safetensors").read_bytes() != (trained / "adapter_model.safetensors").read_bytes()


class Interrupt(TrainerCallback):
    def on_step_end(self, args: object, state: object, control: object, **_: object) -> None:
        if state.global_step == 6:
            raise KeyboardInterrupt


def test_an_interrupted_training_resumes_to_the_same_weights(trained: Path, base: Path, data: Path, tmp_path: Path) -> None:
    out = tmp_path / "colours"
    with pytest.raises(KeyboardInterrupt):
        run(base, data, out, callbacks=[Interrupt()])
    assert not out.exists()
    run(base, data, out, "--resume")
    assert (out / "adapter_model.safetensors").read_bytes() == (trained / "adapter_model.safetensors").read_bytes()


def test_another_trainings_checkpoints_are_not_taken_for_this_ones(base: Path, data: Path, tmp_path: Path) -> None:
    """Other settings, or other data, than those that the checkpoints were made with are named, and nothing is trained."""
    out = tmp_path / "colours"
    run(base, data, out)
    with pytest.raises(DataError, match=r"another training's checkpoints \(rank 4 there and 8 now\)"):
        run(base, data, out, "--rank", "8", "--resume")
    more = tmp_path / "more.jsonl"
    more.write_text(data.read_text() + '{"prompt": "hi", "answer": "hello"}\n')
    with pytest.raises(DataError, match=r"data '\w+' there and '\w+' now"):
        run(base, more, out, "--resume")


@pytest.mark.parametrize(
    ("option", "value", "reason"),
    [
        ("--rank", "0", "'0' is not a whole number of at least 1"),
        ("--accumulate", "-1", "is not a whole number"),
        ("--steps", "2.5", "is not a whole number"),
        ("--epochs", "nan", "'nan' is not a number over 0"),
        ("--learning-rate", "fast", "'fast' is not a number over 0"),
        ("--eval-share", "1", "'1' is not a share"),
    ],
)
def test_a_number_that_makes_no_sense_is_refused_before_anything_is_loaded(
    option: str, value: str, reason: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        train_expert.main(["--data", "x.jsonl", "--out", "experts/x", f"{option}={value}"])
    assert reason in capsys.readouterr().err


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{", "not valid JSON"),
        ("[]", "an object is expected, not list"),
        ('{"instruction": "hi"}', "'response'"),
        ('{"prompt": "hi", "answer": " "}', "answer must be a text that is not empty"),
        ('{"prompt": 3, "answer": "x"}', "prompt must be a text"),
        ('{"messages": []}', "list of messages"),
        ('{"messages": [{"role": "bot", "content": "x"}]}', "role 'bot'"),
        ('{"messages": [{"role": "user", "content": "x"}]}', "no message of the assistant"),
        ('{"messages": [{"role": "assistant", "content": "x"}]}', "the first message is the assistant's"),
    ],
)
def test_a_bad_line_is_named_with_its_number(
    line: str, reason: str, base: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "bad.jsonl"
    path.write_text('{"prompt": "hi", "answer": "hello"}\n\n' + line + "\n")
    assert train_expert.main(["--base", str(base), "--data", str(path), "--out", str(tmp_path / "x")]) == 1
    error = capsys.readouterr().err
    assert error.startswith("error: bad.jsonl:3: ")
    assert reason in error


def test_bytes_that_are_not_utf8_are_a_bad_line(tmp_path: Path) -> None:
    path = tmp_path / "latin.jsonl"
    path.write_bytes(b'{"prompt": "caf\xe9", "answer": "x"}\n')
    with pytest.raises(DataError, match=r"latin.jsonl:1: not UTF-8"):
        read_chats(path)


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        (["--data", "missing.jsonl"], "missing.jsonl: cannot be read"),
        (["--out", "experts/Base!"], "'Base!' is not allowed"),
        (["--targets", "q_prog"], "q_proj"),
        (["--base", "/nowhere/model"], "/nowhere/model"),
        (["--max-length", "4"], "longer than --max-length 4"),
    ],
)
def test_what_cannot_be_trained_is_one_clear_line(
    options: list[str], reason: str, base: Path, data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert train_expert.main(["--base", str(base), "--data", str(data), "--out", str(tmp_path / "x"), *options]) == 1
    error = capsys.readouterr().err
    assert error.count("\n") == 1
    assert reason in error


def test_only_answers_are_learnt_and_prompts_are_those_that_are_served(base: Path) -> None:
    encode = encoder(base)
    question, answer = Message("user", "What is 1 + 2?"), Message("assistant", "It is 3.")
    (sequence,) = encode.encode((question, answer))
    prompt = encode.chat.encode([question])
    assert sequence.ids[: len(prompt)] == prompt
    assert set(sequence.labels[: len(prompt)]) == {IGNORED}
    assert sequence.labels[len(prompt) :] == sequence.ids[len(prompt) :]
    assert encode.tokenizer.decode(sequence.ids[len(prompt) :]) == "It is 3.\n</s>"


def test_every_answer_of_a_chat_is_learnt(base: Path) -> None:
    turns = (Message("user", "one"), Message("assistant", "uno"), Message("user", "two"), Message("assistant", "dos"))
    encode = encoder(base)
    learnt = [i for s in encode.encode(turns) for i, label in zip(s.ids, s.labels, strict=True) if label != IGNORED]
    assert encode.tokenizer.decode(learnt) == "uno\n</s>dos\n</s>"


def test_a_chat_whose_template_ends_turns_itself_is_one_sequence(base: Path) -> None:
    encode = encoder(base)
    encode.tokenizer.chat_template = tiny.CHAT.replace("\\n", "</s>").replace("\n", "</s>")
    turns = (Message("user", "one"), Message("assistant", "uno"), Message("user", "two"), Message("assistant", "dos"))
    (sequence,) = encode.encode(turns)
    learnt = [i for i, label in zip(sequence.ids, sequence.labels, strict=True) if label != IGNORED]
    assert encode.tokenizer.decode(learnt) == "uno</s>dos</s>"


def test_a_base_without_a_template_is_trained_in_the_format_it_is_served_in(tmp_path: Path) -> None:
    folder = tiny.save_base(tmp_path / "plain", LlamaConfig(**tiny.SIZES), template=False)
    encode = encoder(folder)
    (sequence,) = encode.encode((Message("user", "hi"), Message("assistant", "hello")))
    prompt = ChatFormat.of(encode.tokenizer).encode([Message("user", "hi")])
    assert sequence.ids[: len(prompt)] == prompt
    assert encode.tokenizer.decode(sequence.ids) == "A chat.\nUSER: hi\nASSISTANT: hello</s>"


def test_an_answer_that_spells_a_special_token_is_refused(base: Path) -> None:
    with pytest.raises(ValueError, match="'</s>'"):
        encoder(base).encode((Message("user", "hi"), Message("assistant", "strike </s> that")))


def test_packed_sequences_do_not_see_each_other(base: Path) -> None:
    encode = encoder(base)
    sequences = encode.encode((Message("user", "one"), Message("assistant", "uno"))) * 2
    model = load_base(str(base)).model
    assert separates(model, sequences, 2, torch.device("cpu"))

    class Deaf(torch.nn.Module):
        def forward(self, input_ids: torch.Tensor, use_cache: bool, position_ids: torch.Tensor | None = None) -> object:
            return model(input_ids=input_ids, use_cache=use_cache)

    assert not separates(Deaf(), sequences, 2, torch.device("cpu"))


def test_packing_keeps_every_sequence_once_and_fills_rows() -> None:
    sequences = [Encoded((n,) * n, (n,) * n) for n in range(1, 60)]
    rows = pack(sequences, 64, seed=1)
    assert sorted(i for row in rows for i in row["input_ids"]) == sorted(i for s in sequences for i in s.ids)
    assert max(len(row["input_ids"]) for row in rows) <= 64
    assert len(rows) <= 1.1 * sum(range(1, 60)) / 64 + 1
    batch = Packed(64, 0)(rows)
    assert {tuple(tensor.shape) for tensor in batch.values()} == {(len(rows), 64)}


def test_a_model_that_cannot_be_packed_is_trained_one_sequence_a_row(
    base: Path, data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(train_expert, "separates", lambda *_: False)
    run(base, data, tmp_path / "colours")
    training = tomllib.loads((tmp_path / "colours" / "expert.toml").read_text())["training"]
    assert training["loss_after"] < training["loss_before"]


def test_computing_activations_again_learns_the_same_weights(trained: Path, base: Path, data: Path, tmp_path: Path) -> None:
    """--checkpointing saves memory, and changes no bit of what is learnt."""
    run(base, data, tmp_path / "colours", "--checkpointing")
    assert (tmp_path / "colours" / "adapter_model.safetensors").read_bytes() == (trained / "adapter_model.safetensors").read_bytes()


def test_held_out_chats_share_no_request_with_the_training() -> None:
    chats = [(Message("user", f"q{n % 10}"), Message("assistant", f"a{n}")) for n in range(40)]
    training, held = split(chats, 0.1, seed=3)
    assert len(held) >= 4
    assert not {c[0].content for c in training} & {c[0].content for c in held}
    assert len(training) + len(held) == 40


def test_proposed_samples_differ_and_overwrite_nothing(tmp_path: Path) -> None:
    import numpy as np

    class Letters:
        identity = "letters"

        def encode(self, texts: Sequence[str]) -> np.ndarray:
            return np.array([[[t.count("a") + 0.01, t.count("b"), t.count("c")]] for t in texts], np.float32)

    texts = propose(["aaa", "aa", "aaaa", "bbb", "ccc", "bb", "aaa"], 3, Letters(), seed=0)
    assert {text[0] for text in texts} == {"a", "b", "c"}
    first = write_samples(tmp_path / "x.jsonl", texts)
    second = write_samples(tmp_path / "x.jsonl", ["other"])
    assert (first.name, second.name) == ("x.jsonl", "x.jsonl.new")
    assert [json.loads(line)["instruction"] for line in first.read_text().splitlines()] == texts


@pytest.mark.slow
def test_qlora_trains_on_a_four_bit_base(base: Path, data: Path, tmp_path: Path) -> None:
    run(base, data, tmp_path / "colours", "--quantization", "nf4")
    training = tomllib.loads((tmp_path / "colours" / "expert.toml").read_text())["training"]
    assert training["loss_after"] < training["loss_before"]
    read_package(tmp_path / "colours", load_base(str(base)).linear_shapes)
