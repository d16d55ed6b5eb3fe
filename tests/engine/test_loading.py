"""Loading real checkpoints: families, precisions, quantised bases, and what is refused."""

import json
import shutil
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
import torch
from transformers import AutoModelForCausalLM, AutoTokenizer, LlamaConfig, MistralConfig

from lmoe.chat import Message
from lmoe.engine import loading
from lmoe.engine.engine import BankEngine, Limits
from lmoe.engine.linear import BankedLinear
from lmoe.engine.loading import load_base
from lmoe.errors import LoadError
from lmoe.experts.package import read_package
from lmoe.generation import Sampling
from tests import tiny
from tests.engine.bench import GREEDY, Bench, Running
from tests.engine.test_oracle import prompts


@pytest.fixture(scope="module")
def mistral(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    root = tmp_path_factory.mktemp("mistral")
    base = tiny.save_base(root / "tiny-mistral", MistralConfig(**tiny.SIZES))
    return base, tiny.save_adapter(base, root / "experts" / "one", seed=1)


@pytest.mark.parametrize("quantization", ["nf4", "int8"])
def test_quantised_base_serves_adapters(mistral: tuple[Path, Path], quantization: str) -> None:
    """A 4-bit or 8-bit base by bitsandbytes answers with its adapter, differently from the bare base, and the same each time."""
    folder, adapter = mistral
    base = load_base(str(folder), quantization=quantization, device="cpu")  # type: ignore[arg-type]
    package = read_package(adapter, base.linear_shapes)
    engine = BankEngine(base)
    engine.start()
    try:
        engine.add(package.adapter)
        bench = Bench(base, engine, {"one": package}, folder, {"one": adapter})
        answers = [bench.submit([5, 6, 7], bench.share("one")).finish().tokens for _ in range(2)]
        assert answers[0] == answers[1]
        assert len(answers[0]) == 16
        assert bench.submit([5, 6, 7]).finish().tokens != answers[0]
        kinds = {type(layer.base).__name__ for layer in base.model.modules() if isinstance(layer, BankedLinear)}
        assert kinds == {"nf4": {"Linear4bit"}, "int8": {"Linear8bitLt"}}[quantization]
    finally:
        engine.close()


@pytest.mark.parametrize("quantization", ["nf4", "int8"])
def test_mixed_experts_on_a_quantised_base(mistral: tuple[Path, Path], tmp_path: Path, quantization: str) -> None:
    """In one batch two experts, their blend and the bare base each give PEFT's own next-token probabilities on the same quantised base."""
    folder, one = mistral
    adapters = {"one": one, "two": tiny.save_adapter(folder, tmp_path / "two", seed=2, r=6, target_modules=["q_proj", "down_proj"])}
    mixes: list[dict[str, float]] = [{}, {"one": 1.0}, {"two": 1.0}, {"one": 0.5, "two": 0.75}]
    prompt = [5, 6, 7, 8, 9]
    oracle = []
    for mix in mixes:
        own = load_base(str(folder), quantization=quantization, device="cpu")  # type: ignore[arg-type]
        model = tiny.with_adapters(own.model, {adapters[name]: weight for name, weight in mix.items()})
        with torch.inference_mode():
            oracle.append(torch.log_softmax(model(input_ids=torch.tensor([prompt])).logits[0, -1].float(), dim=-1))
    base = load_base(str(folder), quantization=quantization, device="cpu")  # type: ignore[arg-type]
    packages = {name: read_package(path, base.linear_shapes) for name, path in adapters.items()}
    with closing(BankEngine(base)) as engine:
        engine.start()
        for package in packages.values():
            engine.add(package.adapter)
        bench = Bench(base, engine, packages, folder, adapters)
        sampling = replace(GREEDY, max_tokens=1, logprobs=20)
        jobs: list[Running] = []

        def together() -> None:
            jobs.extend(bench.submit(prompt, *(bench.share(*item) for item in mix.items()), sampling=sampling) for mix in mixes)

        engine._inbox.post(together).result(timeout=60)
        told = [{i: value for i, _, value in job.finish().pieces[0].logprobs[0].top} for job in jobs]
        assert engine.load.steps_by_mixes[4] >= 1
    for i, found in enumerate(told):
        errors = [max(abs(value - float(expected[token])) for token, value in found.items()) for expected in oracle]
        assert errors[i] < 0.1
        assert min(errors[:i] + errors[i + 1 :]) > 3 * errors[i]


@pytest.mark.parametrize("quantization", ["nf4", "int8"])
def test_no_token_of_a_quantised_base_depends_on_its_neighbours(mistral: tuple[Path, Path], quantization: str) -> None:
    """Seeded answers on a base with inputs of every magnitude are the same alone and beside others, and their probabilities nearly so."""
    base = load_base(str(mistral[0]), quantization=quantization, device="cpu")  # type: ignore[arg-type]
    given = prompts(6, base.vocabulary)
    with closing(BankEngine(base, Limits(step_tokens=32, prefix_bytes=0))) as engine:
        engine.start()
        bench = Bench(base, engine, {}, mistral[0], {})
        sampling = [Sampling(temperature=0.7, seed=i, max_tokens=12, ignore_eos=True, logprobs=0) for i in range(len(given))]
        alone = [bench.submit(prompt, sampling=one).finish() for prompt, one in zip(given, sampling, strict=True)]
        with bench.held():
            jobs = [bench.submit(prompt, sampling=one) for prompt, one in zip(given, sampling, strict=True)]
        for job, before in zip(jobs, alone, strict=True):
            assert job.finish().tokens == before.tokens
            told, told_before = ([piece.logprobs[0].logprob for piece in one.pieces] for one in (job, before))
            assert told == pytest.approx(told_before, abs=1e-3)


def test_bfloat16_base_stays_close_to_float32(mistral: tuple[Path, Path]) -> None:
    """In bf16 the same prompt's logits are near float32's, through the whole engine."""
    folder, adapter = mistral
    logprobs = []
    for dtype in ("float32", "bfloat16"):
        base = load_base(str(folder), dtype=dtype, device="cpu")  # type: ignore[arg-type]
        package = read_package(adapter, base.linear_shapes)
        engine = BankEngine(base)
        engine.start()
        engine.add(package.adapter)
        bench = Bench(base, engine, {"one": package}, folder, {"one": adapter})
        sampling = replace(GREEDY, max_tokens=1, logprobs=5)
        top = bench.submit([5, 6, 7, 8], bench.share("one"), sampling=sampling).finish().pieces[0].logprobs[0].top
        logprobs.append({i: value for i, _, value in top})
        engine.close()
    shared = logprobs[0].keys() & logprobs[1].keys()
    assert len(shared) >= 3
    assert all(abs(logprobs[0][i] - logprobs[1][i]) < 0.2 for i in shared)


def test_base_without_template_uses_the_predecessors_lines(tmp_path: Path) -> None:
    """A base that has no chat template gets `USER:` and `ASSISTANT:` lines, and stops at them."""
    folder = tiny.save_base(tmp_path / "plain", LlamaConfig(**tiny.SIZES), template=False)
    base = load_base(str(folder))
    ids = base.chat.encode([Message("system", "A chat."), Message("user", "hi"), Message("assistant", "yes"), Message("user", "more")])
    assert base.tokenizer.decode(ids) == "A chat.\nUSER: hi\nASSISTANT: yes\nUSER: more\nASSISTANT: "
    assert base.chat.stop == ("USER:", "ASSISTANT:")


def test_client_text_never_becomes_a_special_token(mistral: tuple[Path, Path]) -> None:
    """The end token spelled out by a user stays text."""
    base = load_base(str(mistral[0]))
    (eos,) = base.eos_ids
    assert eos not in base.chat.encode([Message("user", "a </s> b")])


def test_base_is_read_for_what_it_says(mistral: tuple[Path, Path]) -> None:
    """Name, context, end token and layer shapes come from the checkpoint; the output head is no layer for adapters."""
    base = load_base(str(mistral[0]))
    assert (base.name, base.max_length, base.eos_ids) == ("tiny-mistral", 256, {2})
    assert base.dtype == torch.float32
    assert base.linear_shapes["model.layers.1.mlp.down_proj"] == (128, 64)
    assert len(base.linear_shapes) == 14
    assert load_base(str(mistral[0]), max_length=100).max_length == 100


@pytest.mark.parametrize(
    ("break_it", "says"),
    [
        (lambda f: (f / "config.json").unlink(), "no config.json"),
        (lambda f: (f / "config.json").write_text("{"), "is not JSON"),
        (lambda f: (f / "config.json").write_text(json.dumps({"model_type": "martian"})), "martian"),
        (lambda f: (f / "model.safetensors").write_bytes(b"garbage"), "Cannot load the base model"),
        (lambda f: (f / "model.safetensors").unlink(), "Cannot load the base model"),
    ],
    ids=["no config", "torn config", "unknown architecture", "garbage weights", "no weights"],
)
def test_broken_bases_are_refused_by_name(tmp_path: Path, break_it: object, says: str) -> None:
    """A base folder that lacks or garbles a file is refused in one line that names it."""
    folder = tiny.save_base(tmp_path / "broken", LlamaConfig(**tiny.SIZES))
    break_it(folder)  # type: ignore[operator]
    with pytest.raises(LoadError, match=says) as caught:
        load_base(str(folder))
    assert str(folder) in caught.value.message
    assert "\n" not in caught.value.message


def test_impossible_settings_are_refused(mistral: tuple[Path, Path], tmp_path: Path) -> None:
    """A missing folder, a file, no CUDA, and a context beyond the base's are each named."""
    with pytest.raises(LoadError, match="does not exist"):
        load_base(str(tmp_path / "nowhere"))
    (tmp_path / "file").write_text("x")
    with pytest.raises(LoadError, match="is a file"):
        load_base(str(tmp_path / "file"))
    with pytest.raises(LoadError, match=r"--max-model-len 5000 is outside 1\.\.256"):
        load_base(str(mistral[0]), max_length=5000)
    if not torch.cuda.is_available():
        with pytest.raises(LoadError, match="no CUDA device"):
            load_base(str(mistral[0]), device="cuda")


@pytest.mark.parametrize("quantization", ["nf4", "int8"])
def test_a_base_stored_quantised_is_served_as_it_is(mistral: tuple[Path, Path], tmp_path: Path, quantization: str) -> None:
    """Weights that bitsandbytes quantised before they were saved need no flag; another one than theirs is refused."""
    folder, _ = mistral
    quantised = load_base(str(folder), quantization=quantization, device="cpu")  # type: ignore[arg-type]
    saved = tmp_path / "stored"
    quantised.model.save_pretrained(saved)  # type: ignore[operator]
    quantised.tokenizer.save_pretrained(saved)
    base = load_base(str(saved), device="cpu")
    assert base.facts.precision == quantization.upper()
    with closing(BankEngine(base)) as engine:
        engine.start()
        assert len(Bench(base, engine, {}, saved, {}).submit([5, 6, 7]).finish().tokens) == 16
    other = {"nf4": "int8", "int8": "nf4"}[quantization]
    with pytest.raises(LoadError, match=f"is stored in {quantization}, which --quantization {other} cannot change"):
        load_base(str(saved), quantization=other, device="cpu")  # type: ignore[arg-type]


def test_a_base_stored_in_an_unknown_quantisation_is_refused(mistral: tuple[Path, Path], tmp_path: Path) -> None:
    """The error names the kind, and what would be right."""
    shutil.copytree(mistral[0], tmp_path / "base")
    config = json.loads((tmp_path / "base" / "config.json").read_text())
    config["quantization_config"] = {"quant_method": "gptq", "bits": 4, "group_size": 128}
    (tmp_path / "base" / "config.json").write_text(json.dumps(config))
    with pytest.raises(LoadError, match=r"stored quantised by 'gptq'.*give its unquantised weights"):
        load_base(str(tmp_path / "base"))


def test_a_short_context_is_not_a_small_cache(mistral: tuple[Path, Path]) -> None:
    """A context below the cache's first size is served."""
    base = load_base(str(mistral[0]), max_length=40)
    with closing(BankEngine(base)) as engine:
        engine.start()
        assert engine.max_length == 40


@pytest.mark.parametrize("quantization", ["none", "nf4"])
def test_a_base_stored_in_float16_is_computed_in_bfloat16(
    mistral: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, quantization: str
) -> None:
    """On any device: where one is large enough, float16 would be infinite on a neighbour's row, and that times a gate of zero is NaN."""
    monkeypatch.setattr(loading, "SMALL", 0)
    model = AutoModelForCausalLM.from_pretrained(mistral[0], dtype=torch.float16)
    model.save_pretrained(tmp_path)
    AutoTokenizer.from_pretrained(mistral[0]).save_pretrained(tmp_path)
    assert load_base(str(tmp_path), quantization=quantization, device="cpu").dtype == torch.bfloat16  # type: ignore[arg-type]
