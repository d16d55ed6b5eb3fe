"""Routing samples on disk: what is read, what is refused, and with which words."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lmoe.errors import SamplesError
from lmoe.experts.samples import MAX_BYTES, SampleSet, parse_sample, read_samples


def write(folder: Path, name: str, *lines: str | bytes) -> Path:
    path = folder / f"{name}.jsonl"
    path.write_bytes(b"\n".join(line.encode() if isinstance(line, str) else line for line in lines))
    return path


def test_every_key_and_ending_is_read(tmp_path: Path) -> None:
    """A byte order mark, CRLF, blank lines and any of the three keys are all fine."""
    write(tmp_path, "code", b'\xef\xbb\xbf{"instruction": "one"}\r', b"", b"   ", '{"text": " two "}', '{"prompt": "drei ü", "x": 1}')
    samples = read_samples(tmp_path)
    assert samples.experts == {"code": ("one", "two", "drei ü")}
    assert samples.warnings == ()


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (b'{"instruction": "x"', "not a JSON object"),
        (b"[" * 100_000, "not a JSON object"),
        (b'"text"', "but got a string"),
        (b'{"question": "x"}', "none of the keys instruction, text, prompt"),
        (b'{"instruction": null}', "must be a string, but is null"),
        (b'{"instruction": ["x"]}', "must be a string, but is an array"),
        (b'{"instruction": " \\n "}', "is empty"),
        ('{"instruction": "\u200b \u2060"}'.encode(), "is empty"),
        (b'{"instruction": "x", "instruction": "y"}', "the key 'instruction' appears twice"),
        (b'{"instruction": "x", "id": ' + b"1" * 5000 + b"}", "a number of 5000 digits is too long"),
        (b'{"instruction": "x", "expert": "nobody"}', "its expert is 'nobody', and it was to be a sample of 'code'"),
        (b'{"instruction": "x", "expert": 3}', "its expert is 3"),
        (b'{"instruction": "\\ud800"}', "lone surrogate U+D800"),
        (b'{"instruction": "\xff"}', "not UTF-8"),
        (json.dumps({"instruction": "é" * MAX_BYTES}).encode(), f"has {2 * MAX_BYTES} bytes; at most {MAX_BYTES}"),
    ],
)
def test_a_broken_line_is_named(tmp_path: Path, line: bytes, words: str) -> None:
    """The error begins with file and line, and says in one line what is wrong."""
    path = write(tmp_path, "code", '{"instruction": "fine"}', line)
    with pytest.raises(SamplesError) as error:
        read_samples(tmp_path)
    assert error.value.message.startswith(f"{path}:2: ")
    assert words in error.value.message
    assert "\n" not in error.value.message


@pytest.mark.parametrize("name", ["Code", "-code", "co de", "für", "x" * 64])
def test_a_file_that_cannot_name_an_expert_is_refused(tmp_path: Path, name: str) -> None:
    """Names follow one rule, which the message gives in words; `auto` is reserved."""
    write(tmp_path, name, '{"instruction": "x"}')
    with pytest.raises(SamplesError, match=f"'{name}' cannot name an expert: a name has 1 to 63 of a-z.* begins with a letter or a digit$"):
        read_samples(tmp_path)
    (tmp_path / f"{name}.jsonl").rename(tmp_path / "auto.jsonl")
    with pytest.raises(SamplesError, match="'auto' cannot name an expert: it means whatever the router picks"):
        read_samples(tmp_path)


def test_a_line_may_say_whose_it_is(tmp_path: Path) -> None:
    """By name or not at all, as lines of an export do; a key that is none of ours may stand twice."""
    write(tmp_path, "code", '{"instruction": "one", "expert": "code"}', '{"text": "two", "expert": null, "id": 1, "id": 2}')
    assert read_samples(tmp_path).experts == {"code": ("one", "two")}


def test_a_missing_folder_is_an_error(tmp_path: Path) -> None:
    """A folder that is not there is not an empty one."""
    with pytest.raises(SamplesError, match="no such folder"):
        read_samples(tmp_path / "nowhere")


def test_duplicates_are_dropped_with_a_warning(tmp_path: Path) -> None:
    """The same text twice in a file counts once, and the warning names both lines."""
    path = write(tmp_path, "code", '{"text": "a"}', '{"text": "b"}', '{"prompt": " a "}')
    samples = read_samples(tmp_path)
    assert samples.experts["code"] == ("a", "b")
    (warning,) = samples.warnings
    assert (warning.kind, warning.where) == ("duplicate", f"{path}:3")
    assert "line 1" in warning.message


def test_a_text_of_two_experts_is_reported(tmp_path: Path) -> None:
    """A text that two experts claim stays with both, and is reported with both places."""
    code = write(tmp_path, "code", '{"text": "same"}')
    creative = write(tmp_path, "creative", "", '{"text": "same"}')
    samples = read_samples(tmp_path)
    assert samples.experts == {"code": ("same",), "creative": ("same",)}
    assert [(w.kind, w.where) for w in samples.warnings] == [("shared", f"{code}:1, {creative}:2")]
    assert [(w.kind, w.where) for w in SampleSet.of(samples.experts).warnings] == [("shared", "code, creative")]


def test_a_file_without_samples_is_reported(tmp_path: Path) -> None:
    """It says nothing of its expert, which whoever emptied it may not have meant."""
    path = write(tmp_path, "code", "", "")
    (warning,) = read_samples(tmp_path).warnings
    assert (warning.kind, warning.where) == ("empty", str(path))
    assert "nothing is ever routed to 'code'" in warning.message


def test_the_packaged_base_samples_fill_a_gap_only(tmp_path: Path) -> None:
    """`default_base` is read where the folder has no base.jsonl, and only there."""
    folder = tmp_path / "routing_data"
    folder.mkdir()
    packaged = write(tmp_path, "packaged", '{"text": "hello"}')
    assert read_samples(folder, default_base=packaged).experts == {"base": ("hello",)}
    write(folder, "base", '{"text": "mine"}')
    assert read_samples(folder, default_base=packaged).experts == {"base": ("mine",)}


def test_the_predecessors_file_names_are_read(tmp_path: Path) -> None:
    """With a prefix, `expert_code.jsonl` holds the samples of `code`."""
    write(tmp_path, "expert_code", '{"instruction": "x"}')
    write(tmp_path, "notes", "not json")
    assert read_samples(tmp_path, prefix="expert_").names == ("code",)


def test_the_digest_is_of_the_content() -> None:
    """The order of texts and of experts does not change the digest; a text or its owner does."""
    digest = SampleSet.of({"a": ["1", "2"], "b": ["3"]}).digest
    assert SampleSet.of({"b": ["3"], "a": ["2", "1"]}).digest == digest
    assert SampleSet.of({"b": ["3", "2"], "a": ["1"]}).digest != digest
    assert SampleSet.of({"a": ["1", "2"], "b": ["4"]}).digest != digest


def test_a_replaced_sets_digest_is_its_own() -> None:
    """A copy with other texts, made after the first one's digest was asked for, has the digest of its own texts."""
    samples = SampleSet.of({"a": ["1"]})
    assert samples.digest == SampleSet.of({"a": ["1"]}).digest
    assert replace(samples, experts={"a": ("2",)}).digest == SampleSet.of({"a": ["2"]}).digest
    assert samples.with_expert("b", ["3"]).digest == SampleSet.of({"a": ["1"], "b": ["3"]}).digest


def test_changing_a_set_makes_another() -> None:
    """Adding and removing an expert leaves the old set as it was, and checks what is added."""
    samples = SampleSet.of({"code": ["x"]})
    assert samples.with_expert("sql", ["y"]).names == ("code", "sql")
    assert samples.with_expert("sql", ["y"]).without_expert("code").names == ("sql",)
    assert samples.names == ("code",)
    with pytest.raises(SamplesError, match="sql:1: sample is empty"):
        samples.with_expert("sql", [" "])


@given(st.binary(max_size=200))
def test_no_line_does_worse_than_a_samples_error(line: bytes) -> None:
    """Any bytes are a sample or a SamplesError."""
    try:
        text = parse_sample(line, "file:1")
    except SamplesError as error:
        text = error.message.removeprefix("file:1: ")
    assert text
