"""Raw completions through the real client: prompts of every kind, echo, probabilities, streams."""

import json

import openai
import pytest

from tests.api.test_errors import error
from tests.api.test_stream import events, read_chunks, request_bytes
from tests.fakes import VOCABULARY, fake_expert


@pytest.fixture
def api(client):
    return openai.OpenAI(api_key="any", base_url="http://testserver/v1", http_client=client, max_retries=0)


def post(client, **fields):
    return client.post("/v1/completions", json={"model": "base", "prompt": "ab", **fields})


def test_a_text_is_continued_by_the_expert_that_fits(api, engine):
    """The prompt reaches the engine as it is, is routed by its words, and the answer says who continued it."""
    answer = api.completions.create(model="tiny-base", prompt="write a poem")
    assert answer.expert == "creative"
    assert answer.routing["reason"] == "similarity"
    assert answer.object == "text_completion"
    assert answer.choices[0].text.startswith(fake_expert("creative").revision)
    assert answer.choices[0].logprobs is None
    assert answer.usage.prompt_tokens == len("write a poem")
    assert engine.requests[0].prompt_ids == tuple(map(ord, "write a poem"))
    assert engine.requests[0].continues


def test_several_prompts_are_routed_each_by_its_own_words(api, engine):
    """Every prompt has its choices in its place, its own expert beside them, and counts once in the usage."""
    prompts = ["write a poem", "write a python function"]
    answer = api.completions.create(model="auto", prompt=prompts, n=2)
    assert [choice.index for choice in answer.choices] == [0, 1, 2, 3]
    assert [choice.expert for choice in answer.choices] == ["creative", "creative", "code", "code"]
    assert answer.expert == "creative,code"
    assert [decision["expert"] for decision in answer.routing] == ["creative", "code"]
    assert answer.usage.prompt_tokens == sum(map(len, prompts))
    assert ["".join(map(chr, request.prompt_ids)) for request in engine.requests] == [prompts[0]] * 2 + [prompts[1]] * 2


@pytest.mark.parametrize(
    ("prompt", "ids"), [([97, 98], [(97, 98)]), ([[97], [98, 99]], [(97,), (98, 99)]), ("", [(0,)]), (None, [(0,)]), ([""], [(0,)])]
)
def test_token_ids_are_taken_as_they_are(client, engine, prompt, ids):
    """Nothing is added to ids; without any text the token that parts documents begins one."""
    response = post(client, prompt=prompt)
    assert response.status_code == 200, response.text
    assert [request.prompt_ids for request in engine.requests] == ids


def test_echo_scores_the_prompt_as_evaluation_harnesses_read_it(client, engine):
    """Log-likelihood: exactly one entry per prompt token and one for the one generated, null first; offsets are the characters'."""
    ids = [ord(c) for c in "äb c"]
    body = post(client, prompt=[ids, ids[:2]], echo=True, max_tokens=1, logprobs=1, temperature=0).json()
    assert len(body["choices"]) == 2
    choice = body["choices"][0]
    logprobs = choice["logprobs"]
    assert choice["text"] == "äb cbase"
    assert {len(values) for values in logprobs.values()} == {len(ids) + 1}
    assert logprobs["tokens"] == ["ä", "b", " ", "c", "base"]
    assert logprobs["text_offset"] == [0, 1, 2, 3, 4]
    assert logprobs["token_logprobs"] == [None, -1.0, -2.0, -3.0, -0.5]
    assert logprobs["top_logprobs"][0] is None
    assert logprobs["top_logprobs"][1] == {"\u0001": -0.25, "b": -1.0}
    assert engine.requests[0].sampling.prompt_logprobs == 1


def test_max_tokens_0_says_nothing_of_its_own(client):
    """With echo the prompt alone comes back, scored; nothing was generated, and the reason is the length."""
    body = post(client, echo=True, max_tokens=0, logprobs=0).json()
    choice = body["choices"][0]
    assert (choice["text"], choice["finish_reason"]) == ("ab", "length")
    assert choice["logprobs"]["token_logprobs"] == [None, -1.0]
    assert choice["logprobs"]["top_logprobs"] == [None, {"b": -1.0}]
    assert body["usage"] == {"prompt_tokens": 2, "completion_tokens": 0, "total_tokens": 2}


def test_logprobs_without_echo_are_of_the_answer_only(client):
    """Tokens, their probabilities and the alternatives stand in four arrays of one length."""
    logprobs = post(client, logprobs=2).json()["choices"][0]["logprobs"]
    assert logprobs["tokens"] == ["base", " says", " hello", " ü", "."]
    assert logprobs["text_offset"] == [0, 4, 9, 15, 17]
    assert logprobs["top_logprobs"][0] == {"w0": -9999.0, "w1": -1.0, "base": -0.5}


def test_without_max_tokens_openais_default_holds(client, engine):
    """16 tokens, as OpenAI documents for completions; chats have no such bound."""
    post(client)
    assert engine.requests[0].sampling.max_tokens == 16


def test_streams_echo_first_and_end_with_done(port):
    """The first event carries the echoed prompt and why this expert answers; finish, usage and [DONE] end it."""
    import socket

    with socket.create_connection(("127.0.0.1", port), timeout=10) as connection:
        body = {"model": "code", "prompt": "ab", "stream": True, "echo": True, "logprobs": 0, "stream_options": {"include_usage": True}}
        connection.sendall(request_bytes(body, "/v1/completions"))
        parsed = events(read_chunks(connection)[1])
    assert parsed[0]["choices"][0]["text"].startswith("ab636f6465")
    assert parsed[0]["choices"][0]["logprobs"]["token_logprobs"] == [None, -1.0, -0.5]
    assert parsed[0]["routing"]["reason"] == "requested"
    assert {event["expert"] for event in parsed} == {"code"}
    assert [event["choices"][0]["finish_reason"] for event in parsed[:-1]] == [None] * 4 + ["stop"]
    assert parsed[-1]["usage"] == {"prompt_tokens": 2, "completion_tokens": 5, "total_tokens": 7}
    assert parsed[-2]["duration"] > 0


def test_the_real_client_reads_a_stream_of_several_prompts(api):
    """Each choice's text arrives under its index."""
    texts = ["", ""]
    for chunk in api.completions.create(model="base", prompt=["x", "y"], stream=True):
        texts[chunk.choices[0].index] += chunk.choices[0].text
    assert texts == ["base says hello ü."] * 2


REFUSED = {
    "prompt": [3, {}, [], [[]], [None], ["a", 3], [-1], [1.5], [2**40], ["x"] * 129, [VOCABULARY + 2**30 * 2]],
    "suffix": ["after"],
    "max_tokens": [-1, "5", 1.5],
    "logprobs": [True, -1, 21, "1"],
    "echo": [1, "yes"],
    "best_of": [2, 0, "1"],
    "n": [0, 17],
    "temperature": [3],
    "guided_regex": ["a"],
    "response_format": [{"type": "xml"}],
    "guided_json": ["{", 3, {"minLength": 10**9}],
    "structured_outputs": [{"regex": "a"}, {"json": 3}],
    "tools": [[{"type": "function", "function": {"name": "f"}}]],
}


@pytest.mark.parametrize(("field", "value"), [(field, value) for field, values in REFUSED.items() for value in values])
def test_bad_values_are_refused(client, field, value):
    """A value out of type or bounds is a 400 that names the field."""
    response = client.post("/v1/completions", content=json.dumps({"model": "base", "prompt": "ab", field: value}))
    assert response.status_code == 400, response.text
    assert error(response)["param"].startswith(field)


def test_too_many_sequences_at_once(client):
    """Prompts times answers are bounded, and the message says both."""
    assert "128 prompts with 3 answers" in error(post(client, prompt=["x"] * 128, n=3))["message"]


def test_a_prompt_that_is_too_long(client):
    """The limit, the prompt's size and the field are in the message that clients look for."""
    found = error(post(client, prompt="x" * 600))
    assert found["message"] == (
        "This model's maximum context length is 512 tokens. However, your prompt resulted in 600 tokens. "
        "Please reduce the length of the prompt."
    )
    assert (found["param"], found["code"]) == ("prompt", "context_length_exceeded")


@pytest.mark.parametrize("field", ["logprobs", "suffix", "stop", "n", "best_of", "echo", "seed", "logit_bias", "stream", "user"])
def test_null_counts_as_absent(client, field):
    """Clients send null for whatever their user did not set."""
    assert post(client, **{field: None}).status_code == 200


@pytest.mark.parametrize("prefix", ["/v1", ""])
@pytest.mark.parametrize("slash", ["", "/"])
def test_every_path_has_its_spellings(client, prefix, slash):
    """With and without /v1, with and without a slash at the end; engines name the model in the path, which may hold slashes."""
    chat = {"messages": [{"role": "user", "content": "hello"}]}
    for path, body in (
        ("/completions", {"model": "base", "prompt": "ab"}),
        ("/engines/text-davinci-002/completions", {"prompt": "ab", "stop": None}),
        (f"/engines/code@{fake_expert('code').revision}/completions", {"prompt": "ab"}),
        ("/engines/base/chat/completions", chat),
        ("/chat/completions", {"model": "base", **chat}),
        ("/responses", {"model": "base", "input": "ab"}),
        ("/embeddings", {"model": "base", "input": "ab"}),
        ("/engines/base/embeddings", {"input": "ab"}),
        ("/tokenize", {"prompt": "ab"}),
        ("/detokenize", {"tokens": [97]}),
        ("/route", {"input": "ab"}),
    ):
        response = client.post(f"{prefix}{path}{slash}", json=body)
        assert response.status_code == 200, (path, response.text)
    for path in ("/models", "/models/gpt-4o", "/experts", "/tokenizer_info"):
        assert client.get(f"{prefix}{path}{slash}").status_code == 200, path
    assert error(client.post(f"{prefix}/engines/nope/completions{slash}", json={"prompt": "ab"}))["code"] == "model_not_found"


def test_tokens_there_and_back(client):
    """Ids of a text, and its text again, under the names of vLLM and of llama.cpp."""
    tokens = client.post("/tokenize", json={"prompt": "aß", "return_token_strs": True}).json()
    assert tokens == {"count": 2, "max_model_len": 512, "tokens": [97, 223], "token_strs": ["a", "ß"]}
    assert client.post("/tokenize", json={"content": "aß"}).json()["tokens"] == [97, 223]
    assert client.post("/detokenize", json={"tokens": [97, 223]}).json() == {"prompt": "aß", "content": "aß"}
    chat = client.post("/tokenize", json={"messages": [{"role": "user", "content": "x"}]}).json()
    assert "".join(map(chr, chat["tokens"])) == "u:x\na:"
    assert client.get("/tokenizer_info").json()["eos_token"] == "\x00"


@pytest.mark.parametrize(
    ("path", "body", "param"),
    [
        ("/tokenize", {}, "prompt"),
        ("/tokenize", {"prompt": 3}, "prompt"),
        ("/tokenize", {"prompt": "a", "content": "b"}, "content"),
        ("/tokenize", {"messages": [{"role": "user", "content": "x"}], "prompt": "a"}, "prompt"),
        ("/detokenize", {}, "tokens"),
        ("/detokenize", {"tokens": [VOCABULARY]}, "tokens"),
        ("/detokenize", {"tokens": [-1]}, "tokens[0]"),
        ("/detokenize", {"tokens": ["a"]}, "tokens[0]"),
    ],
)
def test_bad_token_requests(client, path, body, param):
    """A missing or impossible value is a 400 that names it."""
    response = client.post(path, json=body)
    assert response.status_code == 400
    assert error(response)["param"] == param


def test_route_honours_a_name(client):
    """Asked who answers a request that names an expert, the dry run says: that one."""
    decision = client.post("/v1/route", json={"input": "write a poem", "model": "code"}).json()
    assert (decision["expert"], decision["reason"]) == ("code", "requested")
    blend = client.post("/v1/route", json={"input": ["write a poem"], "expert": {"code": 0.5, "creative": 0.5}}).json()["data"][0]
    assert blend["expert"] == "code:0.5+creative:0.5"
    assert client.post("/v1/route", json={"input": "x", "model": "nope"}).status_code == 404
    assert client.post("/v1/route", json={"input": "write a poem", "model": "gpt-4o"}).json()["reason"] == "similarity"
