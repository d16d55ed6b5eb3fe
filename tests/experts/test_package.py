"""What a package may hold: a good one, made by PEFT, is broken in one way at a time, and each is refused by name."""

import json
import os
import re
import shutil
import struct
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import torch
from safetensors.torch import load_file, save_file
from torch import Tensor

from lmoe.errors import PackageError
from lmoe.experts.package import CONFIG, WEIGHTS, Package, read_package
from lmoe.experts.remarks import remarks
from tests.experts.conftest import Good

Break = Callable[[Path], object]
Tensors = dict[str, Tensor]

Q0 = "base_model.model.model.layers.0.self_attn.q_proj"
REGEX = r"(([a-z_.]|\d)+)+X"


@pytest.fixture
def expert(good: Good, tmp_path: Path) -> Path:
    """A copy of the good package, to break."""
    return Path(shutil.copytree(good.folder, tmp_path / "expert"))


def config(**changes: Any) -> Break:
    """Set keys of adapter_config.json."""

    def act(folder: Path) -> None:
        raw = json.loads((folder / CONFIG).read_text())
        (folder / CONFIG).write_text(json.dumps(raw | changes))

    return act


def without(*keys: str) -> Break:
    def act(folder: Path) -> None:
        raw = json.loads((folder / CONFIG).read_text())
        (folder / CONFIG).write_text(json.dumps({k: v for k, v in raw.items() if k not in keys}))

    return act


def raw_config(content: str | bytes) -> Break:
    return lambda folder: (folder / CONFIG).write_bytes(content.encode() if isinstance(content, str) else content)


def spliced(text: str) -> Break:
    """adapter_config.json with `text` as its first members: what json.dumps would not write."""
    return lambda folder: (folder / CONFIG).write_text("{" + text + "," + (folder / CONFIG).read_text().lstrip()[1:])


def weights(change: Callable[[Tensors], Tensors]) -> Break:
    def act(folder: Path) -> None:
        tensors = {k: v.clone() for k, v in load_file(folder / WEIGHTS).items()}
        save_file(change(tensors), folder / WEIGHTS)

    return act


def filled(value: float, key: str = f"{Q0}.lora_B.weight") -> Break:
    """One element of one tensor set to `value`."""

    def change(tensors: Tensors) -> Tensors:
        tensors[key].view(-1)[3] = value
        return tensors

    return weights(change)


def cast(dtype: torch.dtype) -> Break:
    return weights(lambda tensors: {k: v.to(dtype) for k, v in tensors.items()})


def raw_weights(content: bytes) -> Break:
    return lambda folder: (folder / WEIGHTS).write_bytes(content)


def header(change: Callable[[dict[str, Any]], object]) -> Break:
    """The safetensors header edited by hand, the data left alone."""

    def act(folder: Path) -> None:
        content = (folder / WEIGHTS).read_bytes()
        size = struct.unpack("<Q", content[:8])[0]
        fields = json.loads(content[8 : 8 + size])
        change(fields)
        edited = json.dumps(fields).encode()
        (folder / WEIGHTS).write_bytes(struct.pack("<Q", len(edited)) + edited + content[8 + size :])

    return act


def overlap(fields: dict[str, Any]) -> None:
    a, b = [name for name in sorted(fields) if name.endswith("lora_A.weight")][:2]
    fields[a]["data_offsets"] = fields[b]["data_offsets"]


def overflow(fields: dict[str, Any]) -> None:
    fields[f"{Q0}.lora_A.weight"]["shape"] = [2**62, 2**62]


def beyond(fields: dict[str, Any]) -> None:
    fields[f"{Q0}.lora_A.weight"]["data_offsets"] = [0, 2**40]


def truncated(folder: Path) -> None:
    content = (folder / WEIGHTS).read_bytes()
    (folder / WEIGHTS).write_bytes(content[: len(content) // 2])


def prefixed(tensors: Tensors) -> Tensors:
    return {k.replace("base_model.model.", "model."): v for k, v in tensors.items()}


def many(tensors: Tensors) -> Tensors:
    return tensors | {f"t{i}": torch.zeros(1) for i in range(25_000)}


def huge_header(folder: Path) -> None:
    (folder / WEIGHTS).write_bytes(struct.pack("<Q", 100_000_000) + b"{}")


def sparse(folder: Path) -> None:
    os.truncate(folder / WEIGHTS, 9 << 30)


def linked(name: str, link: Callable[[Path, Path], None]) -> Break:
    """The file moved out of the folder, with a link in its place."""

    def act(folder: Path) -> None:
        elsewhere = folder.parent / f"elsewhere-{name}"
        (folder / name).rename(elsewhere)
        link(elsewhere, folder / name)

    return act


def symlink(target: Path, path: Path) -> None:
    path.symlink_to(target)


def hard_link(target: Path, path: Path) -> None:
    path.hardlink_to(target)


def dangling(target: Path, path: Path) -> None:
    path.symlink_to("/nowhere")


def fifo(name: str) -> Break:
    def act(folder: Path) -> None:
        (folder / name).unlink()
        os.mkfifo(folder / name)

    return act


def directory(folder: Path) -> None:
    (folder / WEIGHTS).unlink()
    (folder / WEIGHTS).mkdir()


def toml(content: bytes) -> Break:
    return lambda folder: (folder / "expert.toml").write_bytes(content)


BROKEN: dict[str, tuple[Break, str]] = {
    # Configurations that change the base, its shape or the code that runs.
    "pissa": (config(init_lora_weights="pissa"), "init_lora_weights 'pissa' changes the base"),
    "pissa with steps": (config(init_lora_weights="pissa_niter_4"), "init_lora_weights 'pissa_niter_4'"),
    "olora": (config(init_lora_weights="olora"), "init_lora_weights 'olora'"),
    "init of a list": (config(init_lora_weights=["gaussian"]), "init_lora_weights"),
    "layer_replication": (config(layer_replication=[[0, 2], [0, 2]]), "layer_replication"),
    "DoRA": (config(use_dora=True), "use_dora = True"),
    "modules_to_save": (config(modules_to_save=["lm_head"]), r"modules_to_save = \[.lm_head"),
    "trainable tokens": (config(trainable_token_indices=[1]), "trainable_token_indices"),
    "bias": (config(bias="all"), "bias 'all'"),
    "lora_bias": (config(lora_bias=True), "lora_bias"),
    "auto_map": (config(auto_map={"AutoModel": "evil.Model"}), "auto_map"),
    "unknown key": (config(surprise="x"), "surprise = 'x'"),
    "key that is no text": (config(**{"\ud800\n": 1}), r"\\ud800\\n = 1"),
    "other method": (config(peft_type="IA3"), "peft_type 'IA3'"),
    "no method": (without("peft_type"), "peft_type None"),
    "transposed base": (config(fan_in_fan_out=True), "fan_in_fan_out"),
    "layers_to_transform": (config(layers_to_transform=[0]), "layers_to_transform"),
    "exclude_modules": (config(exclude_modules=["q_proj"]), "exclude_modules"),
    # Targets and patterns.
    "regex target": (config(target_modules=REGEX), "target_modules holds .*only plain module names"),
    "regex in targets": (config(target_modules=["q_proj", REGEX]), "target_modules holds .*only plain module names"),
    "unknown target": (config(target_modules=["q_proj", "c_attn"]), "'c_attn' names no linear layer of the base; it has .*q_proj"),
    "no targets": (config(target_modules=[]), "target_modules must be a list"),
    "targets missing": (without("target_modules"), "target_modules must be a list"),
    "targets of numbers": (config(target_modules=[1]), "target_modules holds '?1"),
    "a hundred thousand targets": (config(target_modules=["q_proj"] * 90_000), "target_modules must be a list of 1 to 4096"),
    "regex rank_pattern": (config(rank_pattern={REGEX: 4}), "rank_pattern holds"),
    "regex alpha_pattern": (config(alpha_pattern={"^q_proj": 4}), "alpha_pattern holds"),
    "rank_pattern of a list": (config(rank_pattern=["q_proj"]), "rank_pattern must be an object, not an array"),
    "rank_pattern of many": (config(rank_pattern={f"q{i}": 4 for i in range(50_000)}), "rank_pattern holds 50000 names"),
    "rank_pattern of nothing": (config(rank_pattern={"q_proj": 0}), r"rank_pattern\['q_proj'\] is 0"),
    # Numbers.
    "rank 0": (config(r=0), "r is 0; it must be an integer from 1"),
    "rank of a float": (config(r=4.0), "r is 4.0"),
    "rank true": (config(r=True), "r is True"),
    "rank beyond bounds": (config(r=10**9), "r is 1000000000"),
    "rank missing": (without("r"), "r is None"),
    "alpha NaN": (spliced('"x": NaN'), "NaN is not a number"),
    "alpha Infinity": (spliced('"x": -Infinity'), "-Infinity is not a number"),
    "alpha 1e400": (lambda f: (without("lora_alpha")(f), spliced('"lora_alpha": 1e400')(f)), "lora_alpha is inf"),
    "alpha of 400 digits": (config(lora_alpha=10**400), "lora_alpha is 1000"),
    "alpha of 5000 digits": (
        lambda f: (without("lora_alpha")(f), spliced('"lora_alpha": ' + "9" * 5000)(f)),
        "not valid JSON: a number of 5000 digits is too long",
    ),
    "alpha 0": (config(lora_alpha=0), "lora_alpha is 0"),
    "alpha 1e38": (config(lora_alpha=1e38), r"lora_alpha is 1e\+38"),
    "alpha of a text": (config(lora_alpha="8" * 100_000), "lora_alpha is '888"),
    "alpha null": (config(lora_alpha=None), "lora_alpha is None"),
    "rslora of a text": (config(use_rslora="yes"), "use_rslora is 'yes'"),
    # The config file itself.
    "a number of thousands of digits": (spliced('"r": ' + "9" * 5000), "a number of 5000 digits is too long to be meant"),
    "duplicate key": (spliced('"r": 4'), "the key 'r' appears twice"),
    "duplicate nested key": (
        lambda f: (without("rank_pattern")(f), spliced('"rank_pattern": {"a": 1, "a": 2}')(f)),
        "the key 'a' appears twice",
    ),
    "deep config": (raw_config('{"a":' * 100_000), "not valid JSON"),
    "deep value": (spliced('"deep": ' + "[" * 900 + "]" * 900), "deep = "),
    "big config": (raw_config(" " * (2 << 20) + "{}"), "adapter_config.json has 2097154 bytes"),
    "empty config": (raw_config(b""), "adapter_config.json has 0 bytes"),
    "config of a list": (raw_config("[]"), "must hold an object, not an array"),
    "config in UTF-16": (raw_config('{"peft_type": "LORA"}'.encode("utf-16")), "not valid JSON"),
    "config with NUL": (raw_config(b"\0" * 40), "not valid JSON"),
    "config torn": (raw_config('{"peft_type": "LORA", "r"'), "not valid JSON"),
    "config missing": (lambda f: (f / CONFIG).unlink(), "adapter_config.json is missing"),
    # Tensors.
    "wrong prefix": (weights(prefixed), "8 missing, such as .*; 8 that do not belong"),
    "half the tensors": (weights(lambda t: dict(sorted(t.items())[::2])), "4 missing, such as"),
    "a tensor too many": (weights(lambda t: t | {"extra": torch.zeros(1)}), "1 that do not belong, such as 'extra'"),
    "zero tensors": (weights(lambda t: {}), "8 missing"),
    "25000 tensors": (weights(many), "holds 25008 tensors"),
    "NaN": (filled(float("nan")), r"layers\.0\.self_attn\.q_proj: .*not finite"),
    "infinity": (filled(float("-inf")), "not finite"),
    "1e38": (filled(1e38, f"{Q0}.lora_A.weight"), "beyond 10000"),
    "wrong shape": (weights(lambda t: t | {f"{Q0}.lora_A.weight": torch.zeros(4, 65)}), r"has the shape \[4, 65\]; .*\[4, 64\]"),
    "transposed": (weights(lambda t: {k: v.T.contiguous() for k, v in t.items()}), "has the shape"),
    "one dimension": (weights(lambda t: {k: v.reshape(-1) for k, v in t.items()}), r"has the shape \[256\]"),
    "wrong rank": (config(r=8), "has the shape .*rank 8"),
    "other targets": (config(target_modules=["k_proj"]), "does not hold exactly the tensors"),
    "int64": (cast(torch.int64), "stored as I64"),
    "bool": (cast(torch.bool), "stored as BOOL"),
    "float64": (cast(torch.float64), "stored as F64"),
    "float8": (cast(torch.float8_e4m3fn), "stored as F8"),
    "untrained": (weights(lambda t: {k: v * ("lora_A" in k) for k, v in t.items()}), "changes nothing"),
    # The weights' file.
    "weights missing": (lambda f: (f / WEIGHTS).unlink(), "adapter_model.safetensors is missing"),
    "weights empty": (raw_weights(b""), "adapter_model.safetensors has 0 bytes"),
    "weights truncated": (truncated, "adapter_model.safetensors cannot be read"),
    "weights garbage": (raw_weights(b"garbage" * 100), "adapter_model.safetensors (cannot be read|declares a header)"),
    "weights a pickle": (raw_weights(b"\x80\x02}q\x00." * 20), "adapter_model.safetensors (cannot be read|declares a header)"),
    "overlapping offsets": (header(overlap), "adapter_model.safetensors cannot be read"),
    "overflowing shape": (header(overflow), "adapter_model.safetensors cannot be read"),
    "offsets beyond the file": (header(beyond), "adapter_model.safetensors cannot be read"),
    "a header of 100 MB": (huge_header, "declares a header of 100000000 bytes"),
    "a header of a list": (raw_weights(struct.pack("<Q", 2) + b"[]"), "must hold an object, not an array"),
    "a deep header": (raw_weights(struct.pack("<Q", 300_000) + b"[" * 300_000), "nested too deeply"),
    "a header longer than the file": (raw_weights(struct.pack("<Q", 99) + b"{}"), "declares a header of 99 bytes and has 10 in all"),
    "a name twice": (raw_weights(struct.pack("<Q", 15) + b'{"a":{},"a":{}}'), "a name appears twice"),
    "a gap": (header(lambda fields: fields.pop(f"{Q0}.lora_A.weight")), "overlap, or leave gaps|end at byte"),
    "bytes after the last tensor": (lambda f: (f / WEIGHTS).write_bytes((f / WEIGHTS).read_bytes() + b"x"), "its tensors end at byte"),
    "a shape of floats": (header(lambda fields: fields[f"{Q0}.lora_A.weight"].update(shape=[4.0, 64])), "what no tensor can be"),
    "a shape of bools": (header(lambda fields: fields[f"{Q0}.lora_A.weight"].update(shape=[True, 256])), "what no tensor can be"),
    "a negative offset": (header(lambda fields: fields[f"{Q0}.lora_A.weight"].update(data_offsets=[-1024, 0])), "what no tensor can be"),
    "a field too many": (header(lambda fields: fields[f"{Q0}.lora_A.weight"].update(code="x")), "what no tensor can be"),
    "a file of 9 GB": (sparse, "adapter_model.safetensors has 9663676416 bytes"),
    "weights a folder": (directory, "adapter_model.safetensors is not a plain file"),
    "pickle beside": (
        lambda f: (f / "adapter_model.bin").write_bytes(b"\x80"),
        "adapter_model.bin is a pickle.*save the adapter as safetensors",
    ),
    "pickle alone": (lambda f: (f / WEIGHTS).rename(f / "adapter_model.bin"), "adapter_model.bin is a pickle"),
    # What is no plain file.
    "config a symlink": (linked(CONFIG, symlink), "adapter_config.json is not a plain file"),
    "config a hard link": (linked(CONFIG, hard_link), "adapter_config.json is not a plain file"),
    "config a FIFO": (fifo(CONFIG), "adapter_config.json is not a plain file"),
    "weights a symlink": (linked(WEIGHTS, symlink), "adapter_model.safetensors is not a plain file"),
    "weights a hard link": (linked(WEIGHTS, hard_link), "adapter_model.safetensors is not a plain file"),
    "weights a FIFO": (fifo(WEIGHTS), "adapter_model.safetensors is not a plain file"),
    "weights a dangling link": (linked(WEIGHTS, dangling), "adapter_model.safetensors is not a plain file"),
    "toml a symlink": (lambda f: (f / "expert.toml").symlink_to("/dev/zero"), "expert.toml is not a plain file"),
    # The description.
    "toml torn": (toml(b"description = "), "expert.toml is not valid TOML"),
    "toml deep": (toml(b"a = " + b"[" * 50_000), "expert.toml is not valid TOML"),
    "toml number of 5000 digits": (toml(b"a = " + b"9" * 5000), "expert.toml is not valid TOML"),
    "toml not UTF-8": (toml(b'description = "\xff"'), "expert.toml is not valid TOML"),
    "description a number": (toml(b"description = 1"), "description must be a text in quotes"),
}


@pytest.mark.parametrize("case", BROKEN)
def test_a_broken_package_is_refused_by_name(good: Good, expert: Path, case: str) -> None:
    """Each fault is refused in one short printable line that names it, at once."""
    break_it, says = BROKEN[case]
    break_it(expert)
    started = time.perf_counter()
    with pytest.raises(PackageError, match=says) as caught:
        read_package(expert, good.shapes)
    assert time.perf_counter() - started < 5
    message = caught.value.message
    assert len(message) < 600
    assert message.isprintable()
    assert str(expert) not in message


@pytest.mark.parametrize(
    "name",
    [
        "",
        ".",
        "..",
        "a/b",
        "/etc",
        "a\0b",
        "a" * 10_000,
        "a" * 64,
        "\u202ecode",
        "c\u043ede",
        "Code",
        "-code",
        ".code",
        "base",
        "auto",
        "a\n",
        "gpt-4o",
        "gpt-4-legal",
    ],
)
def test_a_bad_name_is_refused(good: Good, name: str) -> None:
    """Paths, reserved names, aliases, look-alikes and anything but lower-case ASCII are no names; the message is short and printable."""
    with pytest.raises(PackageError, match=r"name .* is not allowed") as caught:
        read_package(good.folder, good.shapes, name=name)
    assert len(caught.value.message) < 300
    assert caught.value.message.isprintable()


@pytest.mark.parametrize("name", [".hid", "-dash", "..x", "für"])
def test_a_bad_names_refusal_says_what_a_name_is(good: Good, name: str) -> None:
    """Of how many characters and which, and how it begins, as a person reads it."""
    with pytest.raises(PackageError) as caught:
        read_package(good.folder, good.shapes, name=name)
    wanted = f"'{name}' is not allowed: a name has 1 to 63 of a-z, 0-9, '.', '_' and '-', and begins with a letter or a digit."
    assert caught.value.message.endswith(wanted)


@pytest.mark.parametrize("folder", ["nowhere", "x" * 5000, "a\0b"], ids=["missing", "too long", "NUL"])
def test_a_folder_that_cannot_be_is_refused(good: Good, tmp_path: Path, folder: str) -> None:
    """A missing or impossible path is a refusal, not an operating system's error."""
    with pytest.raises(PackageError, match=r"does not exist; give the folder that holds adapter_config\.json"):
        read_package(tmp_path / folder, good.shapes, name="expert")


def test_what_is_no_package_folder_is_called_what_it_is(good: Good, expert: Path, tmp_path: Path) -> None:
    """A link, a file, the weights' own file and a folder of packages: each message says what it is and what to give."""
    (tmp_path / "link").symlink_to(expert)
    (tmp_path / "notes.txt").write_text("x")
    wanted = "give the folder that holds adapter_config.json and adapter_model.safetensors"
    for path, says in (
        (tmp_path / "link", f"link' is a link; {wanted} itself."),
        (tmp_path / "notes.txt", f"notes.txt' is a file; {wanted}."),
        (expert / WEIGHTS, f" is a file; {wanted}."),
        (expert.parent, f"there is one in each of its folders '{expert.name}': give one of those."),
    ):
        with pytest.raises(PackageError, match=re.escape(says)):
            read_package(path, good.shapes, name="expert")


@pytest.mark.parametrize(
    ("said", "base", "plain"),
    [
        ("mistralai/Mistral-7B-v0.3", "/models/mistral-7b-v0.3", True),
        ("unsloth/mistral-7b-v0.3-bnb-4bit", "Mistral-7B-v0.3", True),
        ("/cache/models--mistralai--Mistral-7B-v0.3/snapshots/0a1b", "Mistral-7B-v0.3", True),
        ("C:\\models\\Mistral-7B-v0.3\\", "Mistral-7B-v0.3", True),
        ("", "Mistral-7B-v0.3", True),
        (None, "Mistral-7B-v0.3", True),
        ("elsewhere", "", True),
        ("meta-llama/Llama-3.1-8B", "Mistral-7B-v0.3", False),
        ("mistralai/Mistral-7B-v0.1", "Mistral-7B-v0.3", False),
    ],
)
def test_a_base_of_another_name_is_remarked_on(good: Good, expert: Path, said: str | None, base: str, plain: bool) -> None:
    """Only where the names are plainly those of two models: folders, caches, spellings and quantised copies are the same one."""
    config(base_model_name_or_path=said)(expert)
    found = remarks(read_package(expert, good.shapes), base)
    assert [f"this base is '{base}'" in remark for remark in found] == ([] if plain else [True])


@pytest.mark.parametrize(("task", "fits"), [("CAUSAL_LM", True), (None, True), ("SEQ_CLS", False), (7, False)])
def test_another_task_is_remarked_on(good: Good, expert: Path, task: object, fits: bool) -> None:
    """It may well load, and was not trained to write."""
    config(task_type=task)(expert)
    assert bool(remarks(read_package(expert, good.shapes), "")) != fits


def test_a_base_of_another_shape_is_named(good: Good, expert: Path) -> None:
    """An adapter made for a wider base is refused with both shapes."""
    narrow = {layer: (wide // 2, out) for layer, (wide, out) in good.shapes.items()}
    with pytest.raises(PackageError, match=r"\[4, 64\].*\[4, 32\]"):
        read_package(expert, narrow)


def test_a_good_package_is_read_as_peft_wrote_it(good: Good) -> None:
    """Tensors, rank, scale and size are those of the file, under the folder's name."""
    package = read_package(good.folder, good.shapes)
    tensors = load_file(good.folder / WEIGHTS)
    part = package.adapter.layers["model.layers.0.self_attn.q_proj"]
    assert torch.equal(part.a, tensors[f"{Q0}.lora_A.weight"])
    assert torch.equal(part.b, tensors[f"{Q0}.lora_B.weight"])
    assert (package.expert.name, package.expert.rank, part.scale) == ("good", 4, 2.0)
    assert package.expert.bytes == sum(t.nbytes for t in tensors.values())
    assert package.adapter.revision == package.expert.digest


def test_a_config_of_many_keys_is_read_at_once(good: Good, expert: Path) -> None:
    """Sixty thousand keys that say nothing take no noticeable time."""
    config(**{f"k{i}": None for i in range(60_000)})(expert)
    started = time.perf_counter()
    read_package(expert, good.shapes)
    assert time.perf_counter() - started < 2


def test_what_trainers_leave_beside_is_ignored(good: Good, expert: Path) -> None:
    """Tokenizers, templates and pickled arguments beside the adapter are neither read nor minded."""
    for name in ("training_args.bin", "tokenizer.json", "chat_template.jinja", "optimizer.pt", "README.md"):
        (expert / name).write_bytes(b"\x80garbage")
    (expert / "expert.toml").write_text('description = "Stories"\nlicense = "MIT"\n')
    package = read_package(expert, good.shapes)
    assert package.expert.description == "Stories"
    assert package.expert.digest == read_package(good.folder, good.shapes).expert.digest


def digest(folder: Path, good: Good, **options: Any) -> str:
    package: Package = read_package(folder, good.shapes, **options)
    return package.expert.digest


def test_the_same_content_has_the_same_digest(good: Good, expert: Path) -> None:
    """The revision follows from what is computed: neither the name nor a remark in the config changes it."""
    config(base_model_name_or_path="elsewhere", lora_dropout=0.5)(expert)
    assert digest(expert, good, name="other") == digest(good.folder, good)


@pytest.mark.parametrize(
    "change",
    [config(lora_alpha=9), config(use_rslora=True), config(alpha_pattern={"v_proj": 3}), filled(0.5)],
    ids=["alpha", "rslora", "alpha of one layer", "one weight"],
)
def test_what_computes_otherwise_has_another_digest(good: Good, expert: Path, change: Break) -> None:
    """A scale or a weight that differs is another revision."""
    change(expert)
    assert digest(expert, good) != digest(good.folder, good)


@pytest.mark.parametrize("spaces", range(1, 9))
def test_tensors_may_lie_anywhere(good: Good, expert: Path, spaces: int) -> None:
    """A header of any length is read, though its tensors then lie where no number of theirs may begin; remarks in it are let be."""
    content = (expert / WEIGHTS).read_bytes()
    size = struct.unpack("<Q", content[:8])[0]
    fields = {**json.loads(content[8 : 8 + size]), "__metadata__": {"format": "pt"}}
    edited = json.dumps(fields).encode() + b" " * spaces
    (expert / WEIGHTS).write_bytes(struct.pack("<Q", len(edited)) + edited + content[8 + size :])
    found, wanted = (read_package(folder, good.shapes, name="one").adapter.layers for folder in (expert, good.folder))
    assert all(torch.equal(found[name].a, part.a) and torch.equal(found[name].b, part.b) for name, part in wanted.items())


def test_tensors_lie_where_the_file_was_read_to(good: Good) -> None:
    """Nothing is copied, which would hold up every other thread for as long as a large expert takes."""
    package = read_package(good.folder, good.shapes, keep=True)
    content = package.files[WEIGHTS]
    start = torch.frombuffer(content, dtype=torch.uint8).data_ptr()
    parts = package.adapter.layers.values()
    assert all(start < tensor.data_ptr() < start + len(content) for part in parts for tensor in (part.a, part.b))


def test_the_tensors_do_not_follow_the_file(good: Good, expert: Path) -> None:
    """What was read and checked stays as it was when the file is overwritten, truncated or deleted afterwards."""
    package = read_package(expert, good.shapes)
    before = {layer: part.b.clone() for layer, part in package.adapter.layers.items()}
    with (expert / WEIGHTS).open("r+b") as file:
        file.write(b"\xff" * (expert / WEIGHTS).stat().st_size)
        file.truncate(1)
    (expert / WEIGHTS).unlink()
    assert all(torch.equal(part.b, before[layer]) for layer, part in package.adapter.layers.items())
