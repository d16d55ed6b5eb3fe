"""The main job on the embedded default: routed, answered by the right expert, and said so."""

import ast
import json
import re
import urllib.request
from concurrent.futures import ThreadPoolExecutor

import openai
import pronouncing
import pytest
import syllables

WOODCHUCK = "How much wood would a woodchuck chuck if a woodchuck could chuck wood?"
DUCKS = "There are two ducks in front of a duck, two ducks behind a duck and a duck in the middle. How many ducks are there?"

pytestmark = pytest.mark.slow


def ask(client: openai.OpenAI, prompt: str, **options: object) -> tuple[str, str]:
    """(expert, answer) of a routed request, greedy unless told otherwise."""
    messages = [{"role": "user", "content": prompt}]
    completion = client.chat.completions.create(model="auto", messages=messages, **{"temperature": 0, **options})  # type: ignore[call-overload]
    return completion.model_extra["expert"], completion.choices[0].message.content


def code_of(answer: str) -> str:
    fenced = re.search(r"```(?:python)?\n(.*?)```", answer, re.DOTALL)
    return fenced[1] if fenced else answer


def counts(line: str) -> set[int]:
    """The line's syllables as the CMU dictionary and as an estimator count them."""
    words = re.findall(r"[A-Za-z']+", line)
    by_dictionary = sum(pronouncing.syllable_count(phones[0]) if (phones := pronouncing.phones_for_word(w.lower())) else 99 for w in words)
    return {by_dictionary, sum(syllables.estimate(w) for w in words)}


def test_the_predecessors_request_verbatim(url: str) -> None:
    """The request that the predecessor's users sent gets an expert, its durations, and a usage that keeps the prompt apart."""
    with urllib.request.urlopen(f"{url}/v1/models") as response:
        model = json.load(response)["data"][0]["id"]
    messages = [{"role": "system", "content": "A chat."}, {"role": "user", "content": WOODCHUCK}]
    body = {"model": model, "temperature": 0.7, "max_tokens": 2048, "messages": messages}
    with urllib.request.urlopen(urllib.request.Request(f"{url}/v1/chat/completions", json.dumps(body).encode())) as response:
        assert response.status == 200
        answer = json.load(response)
    assert answer["expert"] in {"creative", "base", "reasoning"}
    assert answer["duration"] > 0
    assert answer["routing_duration"] > 0
    usage = answer["usage"]
    assert usage["total_tokens"] == usage["prompt_tokens"] + usage["completion_tokens"]
    assert 0 < usage["completion_tokens"] < 200
    assert usage["prompt_tokens"] > 15


@pytest.mark.parametrize(
    "prompt",
    [
        'Write me Python "hello world" FastAPI script.',
        "write me a hello world script in FastAPI",
        "Could you show me a minimal FastAPI app that says hello world?",
        "I need a tiny Python web API with FastAPI which returns Hello World",
    ],
)
def test_fastapi_hello_world(client: openai.OpenAI, prompt: str) -> None:
    """Asked for a FastAPI script in several wordings, the code expert writes one that parses and makes an app."""
    expert, answer = ask(client, prompt)
    assert expert == "code"
    tree = ast.parse(code_of(answer))
    assert any(isinstance(node, ast.ImportFrom) and node.module == "fastapi" for node in ast.walk(tree))
    assert "FastAPI()" in code_of(answer)


@pytest.mark.parametrize(
    "prompt",
    [
        "Write me a haiku.",
        "write a haiku please",
        "Can you compose a haiku for me?",
        "A haiku about the moon, please.",
        "I'd love a short haiku on winter",
    ],
)
def test_haiku(client: openai.OpenAI, prompt: str) -> None:
    """Asked for a haiku in several wordings, the creative expert writes three lines of 5, 7 and 5 syllables."""
    expert, answer = ask(client, prompt)
    assert expert == "creative"
    assert [counts(line) for line in answer.strip().splitlines()] == [{5}, {7}, {5}]


@pytest.mark.parametrize(
    "prompt",
    [
        DUCKS,
        "Two ducks are in front of a duck, two ducks are behind a duck, and one duck is in the middle. How many ducks in total?",
        "There's a duck with two ducks in front, a duck with two ducks behind and a duck in the middle. How many ducks are there?",
    ],
)
def test_ducks(client: openai.OpenAI, prompt: str) -> None:
    """The ducks riddle goes to reasoning, in several wordings, and comes to three."""
    expert, answer = ask(client, prompt)
    assert expert == "reasoning"
    assert re.search(r"\b(3|three)\b", answer.strip().splitlines()[-1], re.IGNORECASE)


def test_streamed_by_the_official_client(client: openai.OpenAI) -> None:
    """A stream names the expert in every chunk, ends with a reason, and adds up to the answer given at once."""
    messages = [{"role": "user", "content": DUCKS}]
    chunks = list(client.chat.completions.create(model="auto", messages=messages, temperature=0, stream=True))  # type: ignore[call-overload]
    assert {chunk.model_extra["expert"] for chunk in chunks} == {"reasoning"}
    assert chunks[-1].choices[0].finish_reason == "stop"
    text = "".join(chunk.choices[0].delta.content or "" for chunk in chunks)
    assert text == ask(client, DUCKS)[1]


def test_explicit_choices(client: openai.OpenAI) -> None:
    """An expert, the bare base and a blend can be asked for by name, and are reported as asked."""
    messages = [{"role": "user", "content": "Hello there"}]
    for model in ("creative", "base"):
        completion = client.chat.completions.create(model=model, messages=messages, max_tokens=8)  # type: ignore[arg-type]
        assert (completion.model_extra or {})["expert"] == model
        assert (completion.model_extra or {})["routing"]["reason"] == "requested"
    body = {"expert": {"code": 0.7, "reasoning": 0.3}}
    blend = client.chat.completions.create(model="auto", messages=messages, max_tokens=8, extra_body=body)  # type: ignore[arg-type]
    assert (blend.model_extra or {})["expert"] == "code:0.7+reasoning:0.3"
    assert set((blend.model_extra or {})["routing"]["blend"]) == {"code", "reasoning"}


def test_mixed_experts_decode_together(url: str, client: openai.OpenAI) -> None:
    """Eight requests for four experts at once are each answered as alone, and the server's record shows that they shared steps."""
    jobs = [(model, f"Tell me about number {i}") for i, model in enumerate(["creative", "code", "reasoning", "base"] * 2)]

    def run(job: tuple[str, str]) -> str:
        messages = [{"role": "user", "content": job[1]}]
        options = {"ignore_eos": True}
        completion = client.chat.completions.create(
            model=job[0],
            messages=messages,
            temperature=0,
            max_tokens=40,
            extra_body=options,  # type: ignore[arg-type]
        )
        return completion.choices[0].message.content or ""

    alone = [run(job) for job in jobs]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(run, jobs)) == alone
    with urllib.request.urlopen(f"{url}/metrics") as response:
        metrics = response.read().decode()
    for name in ("sequences", "mixes"):
        buckets = dict(re.findall(rf'^lmoe_step_{name}_bucket{{le="(.*?)"}} (\S+)', metrics, re.MULTILINE))
        # Some steps had more than four sequences, and some more than two different mixes of experts.
        assert float(buckets["+Inf"]) > float(buckets[{"sequences": "4.0", "mixes": "2.0"}[name]])


@pytest.mark.parametrize(
    ("prompt", "right"),
    [("What is the capital of France?", "Paris"), ("hi! how are you?", ""), ("What is the chemical symbol of gold?", "Au")],
)
def test_everyday_questions_go_to_the_base(client: openai.OpenAI, prompt: str, right: str) -> None:
    """Facts and small talk are answered by the bare base."""
    expert, answer = ask(client, prompt)
    assert expert == "base"
    assert right in answer
