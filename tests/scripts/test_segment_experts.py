"""scripts/segment_experts.py: three parts without a request in common, files that later steps read, and errors with file and line."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lmoe.experts.samples import MAX_BYTES, read_samples
from lmoe.quality.chats import first_request, read_chats
from lmoe.routing.evaluation import read_examples
from scripts import segment_experts
from scripts.expert_training.similar import plain, runs, similarity, twins

EXAMPLE = Path(__file__).parents[2] / "examples" / "sql"
PARTS = ("training", "routing_data", "heldout")
NEAR = 0.85


def run(out: Path, *options: str, data: Path = EXAMPLE / "instructions.jsonl", mapping: Path = EXAMPLE / "mapping.toml") -> int:
    return segment_experts.main([str(data), "--mapping", str(mapping), "--out", str(out), *options])


@pytest.fixture(scope="module")
def segments(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("segments")
    assert run(out) == 0
    return out


def requests(file: Path) -> list[str]:
    lines = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
    return [line["instruction"] for line in lines]


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*.json*"))}


def write(path: Path, lines: list[dict[str, object]]) -> Path:
    path.write_text("".join(json.dumps(line) + "\n" for line in lines))
    return path


def chats(count: int, category: str = "a", words: str = "question") -> list[dict[str, object]]:
    """Exchanges that have little in common."""
    return [{"category": category, "instruction": f"{words} {n * 7919 % 10007:05d} {n}", "response": f"answer {n}"} for n in range(count)]


def test_no_request_is_in_two_parts_nor_nearly(segments: Path) -> None:
    """Over all experts and parts, what one file asks is no other file's, nor as similar as the threshold."""
    by_part = {part: [text for file in sorted((segments / part).glob("*.jsonl")) for text in requests(file)] for part in PARTS}
    assert all(len(texts) > 100 for texts in by_part.values())
    for one, other in (("training", "heldout"), ("training", "routing_data"), ("routing_data", "heldout")):
        theirs = {text: runs(plain(text)) for text in by_part[other]}
        for text in by_part[one]:
            mine = runs(plain(text))
            near = [twin for twin, its in theirs.items() if similarity(mine, its) >= NEAR]
            assert not near, (one, text, other, near[0])


def test_every_line_of_the_data_is_in_one_part_or_reported(segments: Path) -> None:
    """Nothing is lost in silence: what is in no file is in the list of what was left out."""
    found = {text for part in PARTS for file in (segments / part).glob("*.jsonl") for text in requests(file)}
    lines = (EXAMPLE / "instructions.jsonl").read_text().splitlines()
    missing = {f"instructions.jsonl:{n}" for n, line in enumerate(lines, 1) if json.loads(line)["instruction"] not in found}
    base = {f"instructions.jsonl:{n}" for n, line in enumerate(lines, 1) if json.loads(line)["category"] == "facts"}
    dropped = {entry["line"] for entry in json.loads((segments / "segments.json").read_text())["dropped"]}
    assert dropped
    assert missing - base == dropped - base


def test_the_files_are_what_the_next_steps_read(segments: Path) -> None:
    """Training and held-out chats, routing samples of each expert and of base, and labelled prompts for `lmoe router eval`."""
    assert [path.stem for path in sorted((segments / "training").glob("*"))] == ["code", "creative", "reasoning", "sql"]
    samples = read_samples(segments / "routing_data")
    assert samples.names == ("base", "code", "creative", "reasoning", "sql")
    held = read_examples(segments / "heldout" / "sql.jsonl")
    assert {example.expert for example in held} == {"sql"}
    assert [example.prompt for example in held] == [first_request(chat) for chat in read_chats(segments / "heldout" / "sql.jsonl").chats]
    assert read_chats(segments / "training" / "sql.jsonl").chats


def test_a_training_file_holds_a_share_of_all_the_other_experts_data(segments: Path) -> None:
    """Some 5% of the expert's own, from each of the others, and none that the others hold out."""
    lines = [json.loads(line) for line in (segments / "training" / "sql.jsonl").read_text().splitlines()]
    borrowed = [line["category"] for line in lines if not line["category"].startswith("sql")]
    assert set(borrowed) == {"python", "verse", "arithmetic", "facts"}
    assert len(borrowed) == round(0.05 * (len(lines) - len(borrowed)))


def test_the_same_seed_gives_the_same_files_and_another_other_ones(segments: Path, tmp_path: Path) -> None:
    assert run(tmp_path / "same") == run(tmp_path / "other", "--seed", "1") == 0
    assert files(tmp_path / "same") == files(segments)
    assert files(tmp_path / "other")["heldout/sql.jsonl"] != files(segments)["heldout/sql.jsonl"]


def test_data_added_later_moves_nothing_between_the_parts(tmp_path: Path) -> None:
    """What was held out or a routing sample stays so when the set grows, so a later expert has never seen what judges it."""
    mapping = tmp_path / "m.toml"
    mapping.write_text('a = "one"')
    assert run(tmp_path / "before", data=write(tmp_path / "d1.jsonl", chats(200)), mapping=mapping) == 0
    assert run(tmp_path / "after", data=write(tmp_path / "d2.jsonl", chats(400)), mapping=mapping) == 0
    for part in PARTS:
        before, after = (set(requests(tmp_path / when / part / "one.jsonl")) for when in ("before", "after"))
        assert before < after


def test_the_same_request_twice_is_kept_once_and_claims_of_two_experts_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Case, spaces and marks at the end make no other request; the first line stays, and a second expert's claim is named."""
    mapping = tmp_path / "m.toml"
    mapping.write_text('a = "one"\nb = "two"\n')
    own = [{"category": "a", "instruction": "Sort my list!", "response": "x"}, *chats(30), *chats(30, "b", "another thing altogether")]
    data = write(tmp_path / "d.jsonl", [*own, {"category": "b", "instruction": "sort  my LIST", "response": "y"}])
    assert run(tmp_path / "out", "--near", "1", data=data, mapping=mapping) == 0
    dropped = json.loads((tmp_path / "out" / "segments.json").read_text())["dropped"]
    assert dropped == [{"line": "d.jsonl:62", "like": "d.jsonl:1", "exact": True, "contested": True}]
    assert "d.jsonl:62 and d.jsonl:1" in capsys.readouterr().out


@given(st.lists(st.text("ab c", max_size=12), max_size=30), st.sampled_from([0.3, 0.6, 0.85, 1.0]))
def test_the_quick_search_finds_what_comparing_all_pairs_finds(texts: list[str], threshold: float) -> None:
    """Each text's twin is the first kept text that is similar enough, as by trying them all."""
    sets, kept, expected = [runs(plain(text)) for text in texts], [], []
    for one in sets:
        twin = next((index for index in kept if similarity(one, sets[index]) >= threshold), None)
        if twin is None:
            kept.append(len(expected))
        expected.append(twin)
    assert twins(texts, threshold) == expected


def test_a_category_can_be_left_out_and_the_rest_be_taken_together(tmp_path: Path) -> None:
    """An empty expert drops a category, `*` takes whatever is not named."""
    mapping = tmp_path / "m.toml"
    mapping.write_text('a = ""\n"*" = "two"\n')
    data = write(tmp_path / "d.jsonl", [*chats(20), *chats(20, "b", "something else"), *chats(20, "c", "a third matter")])
    assert run(tmp_path / "out", data=data, mapping=mapping) == 0
    found = [json.loads(line)["category"] for file in (tmp_path / "out" / "training").glob("*") for line in file.read_text().splitlines()]
    assert set(found) == {"b", "c"}


def test_an_input_is_part_of_the_request_and_is_not_added_twice(tmp_path: Path) -> None:
    """`input` follows the instruction in every part, and in what a held-out file is read as."""
    mapping = tmp_path / "m.toml"
    mapping.write_text('a = "one"')
    lines = [{**line, "prompt": line.pop("instruction"), "input": "given"} for line in chats(40)]
    assert run(tmp_path / "out", data=write(tmp_path / "d.jsonl", lines), mapping=mapping) == 0
    asked = [first_request(chat) for chat in read_chats(tmp_path / "out" / "heldout" / "one.jsonl").chats]
    assert all(text.count("given") == 1 for text in asked)
    assert all(text.endswith("\n\ngiven") for text in requests(tmp_path / "out" / "routing_data" / "one.jsonl"))


def test_what_is_too_long_for_a_routing_sample_is_learnt(tmp_path: Path) -> None:
    mapping = tmp_path / "m.toml"
    mapping.write_text('a = "one"')
    lines = [{**line, "instruction": f"{line['instruction']} {n} " * (1 + 4000 * (n % 2))} for n, line in enumerate(chats(60))]
    assert run(tmp_path / "out", "--near", "1", data=write(tmp_path / "d.jsonl", lines), mapping=mapping) == 0
    assert max(len(text) for text in requests(tmp_path / "out" / "training" / "one.jsonl")) > MAX_BYTES
    assert len(read_samples(tmp_path / "out" / "routing_data").experts["one"]) > 0


FINE = '{"category": "a", "instruction": "hi", "response": "hello"}\n'


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{", "d.jsonl:2: not valid JSON"),
        ('{"instruction": "x", "response": "y"}', "d.jsonl:2: 'category' must name the category, but is None"),
        ('{"category": 3, "instruction": "x", "response": "y"}', "d.jsonl:2: 'category' must name the category, but is 3"),
        ('{"category": "z", "instruction": "x", "response": "y"}', "d.jsonl:2: the category 'z' is not in the mapping (known are 'a')"),
        ('{"category": "a", "instruction": "x"}', "d.jsonl:2: either 'messages', or"),
        ('{"category": "a", "instruction": "\\ud800", "response": "y"}', "d.jsonl:2: instruction holds half of a character"),
        (
            '{"category": "a", "messages": [{"role": "system", "content": "x"}, {"role": "assistant", "content": "y"}]}',
            "d.jsonl:2: nobody asks",
        ),
    ],
)
def test_a_bad_line_is_named_by_file_and_number(line: str, reason: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    mapping, data = tmp_path / "m.toml", tmp_path / "d.jsonl"
    mapping.write_text('a = "one"')
    data.write_text(FINE + line + "\n")
    assert run(tmp_path / "out", data=data, mapping=mapping) == 1
    assert reason in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("mapping", "options", "reason"),
    [
        ("a = ", [], "m.toml: not valid TOML: "),
        ('a = "../x"', [], "m.toml: 'a' is mapped to '../x'; an expert's name"),
        ('a = "auto"', [], "m.toml: 'a' is mapped to 'auto'"),
        ("a = 3", [], "m.toml: 'a' is mapped to 3"),
        ('a = ""', [], "m.toml: maps no category to an expert"),
        ('b = "one"\na = ""', [], "none of the categories is mapped to an expert (mapped are 'a', 'b')"),
        ('a = "one"', [], "'one' has 1 distinct chats of its own, too few"),
        ('a = "one"', ["--heldout", "0.5", "--routing", "0.5"], "leave nothing to train on"),
        ('a = "one"', ["--near", "0"], "--near 0 makes all requests the same"),
        ('a = "one"', ["--most-routing", "0"], "--most-routing 0 leaves the router nothing"),
    ],
)
def test_what_cannot_be_done_is_one_clear_line(
    mapping: str, options: list[str], reason: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "d.jsonl").write_text(FINE)
    (tmp_path / "m.toml").write_text(mapping)
    assert run(tmp_path / "out", *options, data=tmp_path / "d.jsonl", mapping=tmp_path / "m.toml") == 1
    error = capsys.readouterr().err
    assert reason in error
    assert error.count("\n") == 1


def test_what_an_earlier_run_wrote_is_replaced_only_when_asked(segments: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without --force nothing is touched; with it, a file of an expert that is gone is gone."""
    assert run(tmp_path) == 0
    (tmp_path / "training" / "gone.jsonl").write_text("")
    before = files(tmp_path)
    assert run(tmp_path) == 1
    assert "holds training, routing_data, heldout, segments.json already" in capsys.readouterr().err
    assert files(tmp_path) == before
    assert run(tmp_path, "--force") == 0
    assert files(tmp_path) == files(segments)


def test_the_examples_data_is_what_its_generator_writes() -> None:
    import runpy

    made = runpy.run_path(str(EXAMPLE / "make_data.py"))["lines"]()
    assert (EXAMPLE / "instructions.jsonl").read_text() == "".join(json.dumps(line) + "\n" for line in made)
