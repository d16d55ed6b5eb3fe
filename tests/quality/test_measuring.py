"""Base, experts, router's choice and oracle on a tiny random base: whose answers and losses are counted where."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import torch
from peft import PeftModel
from transformers import AutoModelForCausalLM, LlamaConfig

from lmoe.chat import Message
from lmoe.engine.engine import BankEngine
from lmoe.engine.loading import load_base
from lmoe.errors import DataError
from lmoe.experts.package import read_package
from lmoe.experts.registry import BASE
from lmoe.experts.samples import SampleSet
from lmoe.generation import Share
from lmoe.quality.answers import IN_FLIGHT, Asker, Shares
from lmoe.quality.encoding import ChatEncoder
from lmoe.quality.measuring import measure
from lmoe.quality.questions import Question, read_questions
from lmoe.routing.router import Router
from tests import tiny
from tests.fakes import WordEncoder

SAMPLES = {"base": ("hello there friend",), "code": ("sort a list",), "creative": ("write a poem",)}


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    root = tmp_path_factory.mktemp("measuring")
    base = tiny.save_base(root / "mybase", LlamaConfig(**tiny.SIZES))
    return {BASE: base, **{name: tiny.save_adapter(base, root / name, seed=seed) for seed, name in enumerate(("code", "creative"))}}


@pytest.fixture(scope="module")
def asked(folders: dict[str, Path]) -> Iterator[tuple[Asker, Shares]]:
    base = load_base(str(folders[BASE]))
    engine = BankEngine(base)
    engine.start()
    packages = {name: read_package(folder, base.linear_shapes) for name, folder in folders.items() if name != BASE}
    for package in packages.values():
        engine.add(package.adapter)
    shares = {BASE: (), **{name: (Share(package.expert.digest),) for name, package in packages.items()}}
    yield Asker(engine, base.chat, ChatEncoder.of(base.chat, base.tokenizer, base.eos_ids)), shares
    engine.close()


def question(owner: str, prompt: str, answer: str, passes: bool | None = None) -> Question:
    return Question(owner, owner, (Message("user", prompt),), answer, None if passes is None else lambda text: passes)


def test_losses_are_what_peft_alone_gives_the_answer_and_its_end(asked: tuple[Asker, Shares], folders: dict[str, Path]) -> None:
    """More questions than are in flight at a time, each expert's loss over the answer's tokens only, prompts not counted."""
    asker, shares = asked
    questions = [question("code", f"sort list {n}", f"Sorted {n % 7}.") for n in range(IN_FLIGHT // 3 + 5)]
    found = asker.losses(shares, questions)
    for name, folder in folders.items():
        model = AutoModelForCausalLM.from_pretrained(folders[BASE])
        model = model.eval() if name == BASE else PeftModel.from_pretrained(model, folder).eval()
        for i in (0, len(questions) - 1):
            prompt, answer = asker.chat.encode(questions[i].chat), asker.encoder.answer(questions[i].answer)
            ids = torch.tensor([[*prompt, *answer]])
            with torch.inference_mode():
                told = torch.log_softmax(model(ids).logits[0].float(), -1)[range(len(prompt) - 1, ids.shape[1] - 1), list(answer)]
            assert found[name].totals[i] == pytest.approx(-told.sum().item(), abs=1e-3)
            assert found[name].tokens[i] == len(answer)


def test_greedy_answers_are_what_each_expert_alone_says(asked: tuple[Asker, Shares], folders: dict[str, Path]) -> None:
    asker, shares = asked
    questions = [question("code", f"sort list {n}", "x") for n in range(3)]
    answers = asker.answers(shares, questions, 6)
    for name, folder in folders.items():
        ids = list(asker.chat.encode(questions[2].chat))
        alone = tiny.solo(folders[BASE], None if name == BASE else folder, ids, 6)
        spoken = asker.encoder.tokenizer.decode([i for i in alone if i not in asker.encoder.eos_ids])
        assert spoken.startswith(answers[name][2].rstrip("�"))


def test_routed_is_whom_the_router_picks_and_the_oracle_is_the_owner(asked: tuple[Asker, Shares]) -> None:
    """Right and wrong decisions are counted by domain, and `routed` is made of each picked answerer's own outcome."""
    asker, shares = asked
    router = Router.build(SampleSet.of(SAMPLES), WordEncoder())
    prompts = ["sort a list", "sort a list now", "write a poem"]
    questions = [question("code", prompt, "done", passes=n != 1) for n, prompt in enumerate(prompts)]
    report, given = measure(asker, shares, [*questions, question(BASE, "hello there friend", "hi")], router, max_tokens=4)
    code, base = report.domains
    assert (dict(code.routes), code.rightly_routed) == ({"code": 2, "creative": 1}, pytest.approx(2 / 3))
    assert (dict(base.routes), base.rightly_routed, base.verdict) == ({BASE: 1}, 1.0, None)
    row = code.outcomes
    assert row["routed"].loss == (*row["code"].loss[:2], row["creative"].loss[2])
    assert row["oracle"] == row["code"]
    assert row["routed"].passed == (1.0, 0.0, 1.0)
    assert (base.outcomes["oracle"], base.metrics) == (base.outcomes[BASE], ("loss",))
    assert len(given) == len(questions) * len(shares)
    assert {one.route for one in given} == {"code", "creative"}


def test_an_answerer_outside_is_asked_but_never_routed_to(asked: tuple[Asker, Shares]) -> None:
    asker, shares = asked
    router = Router.build(SampleSet.of(SAMPLES), WordEncoder())
    report, _ = measure(asker, shares, [question("code", "sort a list", "done")], router, outside=frozenset({"code"}))
    assert "code" not in report.domains[0].routes
    assert "code" in report.answerers


def test_what_does_not_fit_is_told_from_what_cannot_be_said(asked: tuple[Asker, Shares]) -> None:
    """A question that is too long does not fit; an answer that spells a special token is refused with its line."""
    asker, _ = asked
    assert asker.fits(question("code", "sort", "done"))
    assert not asker.fits(question("code", "sort " * 300, "done"))
    with pytest.raises(DataError, match="question: the answer spells the special token '</s>'"):
        asker.fits(question("code", "sort", "a </s> b"))


def test_the_last_answer_of_a_chat_is_asked_for_and_its_file_names_the_owner(tmp_path: Path) -> None:
    """`expert` on a line wins over the file's name; a folder is read file by file; `check` judges, or with `exact` the answer itself."""
    (tmp_path / "code.jsonl").write_text(
        '{"messages": [{"role": "user", "content": "a"}, {"role": "assistant", "content": "b"},'
        ' {"role": "user", "content": "c"}, {"role": "assistant", "content": "d"}]}\n'
        '{"prompt": "e", "answer": "f", "expert": "base", "check": {"contains_any": ["g"]}}\n'
    )
    first, second = read_questions([tmp_path], exact=True)
    assert ([m.content for m in first.chat], first.answer, first.owner) == (["a", "b", "c"], "d", "code")
    assert (second.owner, second.where) == ("base", "code.jsonl:2")
    assert first.judge is not None
    assert second.judge is not None
    assert [first.judge("D"), first.judge("e"), second.judge("g"), second.judge("f")] == [True, False, True, False]
    assert [q.judge for q in read_questions([tmp_path], exact=True, judged=False)] == [None, None]
