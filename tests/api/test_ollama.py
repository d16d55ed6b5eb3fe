"""Ollama's API: its fields, its lines and its errors, over the same service."""

import json
import re
import socket

import pytest
from starlette.testclient import TestClient

from lmoe.api.app import create_app
from lmoe.experts.samples import SampleSet
from lmoe.routing.minilm import MiniLM
from lmoe.routing.router import Router
from tests.api.conftest import HELLO
from tests.api.test_stream import read_chunks, request_bytes
from tests.fakes import SAMPLES, FakeEngine, fake_expert, fake_service, settings

CODE = [{"role": "user", "content": "write a python function"}]
TIMES = ("total_duration", "load_duration", "prompt_eval_duration", "eval_duration")


@pytest.fixture
def post(client):
    """POST to an Ollama route, for the base's id unless the fields say otherwise."""
    return lambda path, **fields: client.post(f"/api/{path}", json={"model": "tiny-base", **fields})


def lines(response):
    assert response.headers["content-type"] == "application/x-ndjson"
    assert response.text.endswith("\n")
    return [json.loads(line) for line in response.text.splitlines()]


def sampling(engine):
    return engine.requests[-1].sampling


def test_a_chat_answers_in_one_object(post, engine):
    """`stream: false`: the message, the counts, times in whole nanoseconds, and who answered, why, and for how long it was thought over."""
    response = post("chat", messages=CODE, stream=False)
    body = response.json()
    assert body["message"] == {"role": "assistant", "content": "".join(engine.answer(engine.requests[0]))}
    assert (body["model"], body["done"], body["done_reason"]) == ("tiny-base", True, "stop")
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z", body["created_at"])
    assert (body["prompt_eval_count"], body["eval_count"]) == (len("u:write a python function\na:"), 5)
    assert all(isinstance(body[name], int) for name in TIMES)
    assert body["total_duration"] >= body["eval_duration"] > 0
    assert (body["expert"], body["routing"]["reason"]) == ("code", "similarity")
    assert 0 < body["routing_duration"] < body["total_duration"]
    assert response.headers["x-lmoe-expert"] == "code"


def test_a_chat_streams_unless_told_otherwise(post):
    """Text lines, then one with `done` and the numbers; every line names the expert, the first and the last say why."""
    *said, last = lines(post("chat", messages=CODE))
    assert [line["message"]["content"] for line in said][1:] == [" says", " hello", " ü", "."]
    assert {line["expert"] for line in [*said, last]} == {"code"}
    assert [line["done"] for line in said] == [False] * 5
    assert ["routing" in line for line in said] == [True] + [False] * 4
    assert (last["message"], last["done"], last["done_reason"]) == ({"role": "assistant", "content": ""}, True, "stop")
    assert last["routing"]["expert"] == "code"
    assert last["eval_count"] == 5


def test_every_write_is_one_whole_line(port):
    """A client that parses each network chunk by itself finds whole JSON in it, in ASCII."""
    with socket.create_connection(("127.0.0.1", port), timeout=10) as connection:
        connection.sendall(request_bytes({"model": "base", "messages": HELLO}, "/api/chat"))
        _, chunks = read_chunks(connection)
    assert len(chunks) == 6
    for chunk in chunks:
        assert chunk.isascii()
        assert chunk.count(b"\n") == 1
        assert json.loads(chunk)["expert"] == "base"


def test_generate_is_a_chat_of_one_turn(post, engine):
    """`system` and `prompt` become a chat; the text is in `response`."""
    body = post("generate", prompt="tell me a story", system="Be brief.", stream=False).json()
    assert body["response"] == "".join(engine.answer(engine.requests[0]))
    assert body["expert"] == "creative"
    assert "message" not in body
    assert "".join(map(chr, engine.requests[0].prompt_ids)) == "s:Be brief.\nu:tell me a story\na:"


def test_a_raw_prompt_is_continued_as_it_is(post, engine):
    """`raw` leaves the chat template out; `system` has no place in it."""
    body = post("generate", prompt="Once upon", raw=True, stream=False, model="base").json()
    assert body["response"] == "".join(engine.answer(engine.requests[0]))
    assert "".join(map(chr, engine.requests[0].prompt_ids)) == "Once upon"
    assert "'system'" in post("generate", prompt="Once upon", raw=True, system="x").json()["error"]


@pytest.mark.parametrize(
    ("model", "expert"),
    [
        ("code", "code"),
        ("code:latest", "code"),
        (f"code@{fake_expert('code').revision}", "code"),
        ("base:latest", "base"),
        ("auto", "creative"),
        ("gpt-4o", "creative"),
    ],
)
def test_names(post, model, expert):
    """The same names as everywhere, with Ollama's tag or without; the answer repeats the name that was asked for."""
    body = post("generate", model=model, prompt="write a poem", stream=False).json()
    assert (body["model"], body["expert"]) == (model, expert)


def test_expert_in_the_body_wins(post):
    """A blend too can be asked for here."""
    assert post("chat", messages=HELLO, stream=False, expert={"code": 0.5, "creative": 1}).json()["expert"] == "code:0.5+creative:1"
    assert post("chat", messages=HELLO, stream=False, model="nope", expert="code").json()["expert"] == "code"


def test_a_list_of_experts_bounds_the_choice(post):
    """`experts` holds here too: the router chooses among these only."""
    assert post("chat", messages=CODE, stream=False, experts=["creative", "base"]).json()["expert"] != "code"
    assert "'experts'" in post("chat", messages=CODE, experts="creative").json()["error"]


def test_options_reach_the_engine(post, engine):
    """Each option under its own name; null is the default, and -1 is Ollama's `any` and `all`."""
    options = {
        "temperature": 0.3, "top_k": 7, "top_p": 0.8, "min_p": 0.1, "repeat_penalty": 1.2, "presence_penalty": 0.5,
        "frequency_penalty": 0.25, "seed": 11, "num_predict": 3, "stop": ["x", "y"], "repeat_last_n": -1, "num_ctx": 4096, "num_gpu": 1,
    }  # fmt: skip
    body = post("chat", messages=HELLO, stream=False, options=options).json()
    assert (body["eval_count"], body["done_reason"]) == (3, "length")
    got = sampling(engine)
    assert (got.temperature, got.top_k, got.top_p, got.min_p, got.seed, got.max_tokens) == (0.3, 7, 0.8, 0.1, 11, 3)
    assert (got.repetition_penalty, got.presence_penalty, got.frequency_penalty) == (1.2, 0.5, 0.25)
    assert got.stop[:2] == ("x", "y")
    post("chat", messages=HELLO, options={"temperature": None, "seed": -1, "num_predict": -1, "top_k": -1, "stop": "z"})
    got = sampling(engine)
    assert (got.temperature, got.seed, got.top_k, got.stop[:1]) == (1.0, None, 0, ("z",))
    assert got.max_tokens == engine.max_length - len(engine.requests[-1].prompt_ids)


def test_options_that_change_nothing_are_let_be(post, engine, caplog):
    """All that Ollama's clients send of loading and of samplers that are off is taken; what nobody knows is told to the operator."""
    idle = {
        "num_keep": 5, "num_batch": 2, "main_gpu": 0, "num_thread": 8, "numa": False, "low_vram": True, "f16_kv": True, "vocab_only": False,
        "use_mmap": True, "use_mlock": False, "mirostat": 0, "mirostat_tau": 0.8, "mirostat_eta": 0.6, "tfs_z": 1, "typical_p": 1.0,
        "penalize_newline": True, "top_a": 0, "max_tokens": None, "n": 1,
    }  # fmt: skip
    assert post("chat", messages=HELLO, stream=False, options=idle).status_code == 200
    plain = sampling(engine)
    assert post("chat", messages=HELLO, stream=False).status_code == 200
    assert (sampling(engine), "options" in caplog.text) == (plain, False)
    assert post("chat", messages=HELLO, stream=False, options={"temprature": 0.1, "a\nb": 1}).status_code == 200
    assert sampling(engine) == plain
    assert "of 'options' these are not known, and change nothing: 'temprature', 'a\\nb'" in caplog.text


@pytest.mark.parametrize("path", ["chat", "generate"])
def test_format_reaches_the_engine_as_a_schema(post, engine, path):
    """`json` is any object, a schema is itself, and nothing is plain text."""
    words = {"messages": HELLO} if path == "chat" else {"prompt": "hello"}
    schema = {"type": "object", "properties": {"a": {"type": "integer"}}}
    for given, wanted in (("json", {"type": "object"}), (schema, schema)):
        assert post(path, stream=False, format=given, **words).status_code == 200
        assert json.loads(sampling(engine).json_schema) == wanted
    for plain in ("", None):
        post(path, stream=False, format=plain, **words)
        assert sampling(engine).json_schema is None


def test_empty_fields_of_other_apis_are_let_be(post):
    """What says nothing is no mistake."""
    nothing = {"temperature": None, "stop": [], "n": 1, "ignore_eos": False, "response_format": {}, "system": ""}
    assert post("chat", messages=HELLO, stream=False, **nothing).status_code == 200


def test_no_window_means_no_penalty(post, engine):
    """`repeat_last_n` 0 switches penalties off."""
    post("chat", messages=HELLO, options={"repeat_penalty": 1.5, "repeat_last_n": 0})
    assert sampling(engine).repetition_penalty == 1.0


def test_logprobs(post):
    """Each token's, with the likeliest alternatives, in lines and in one object."""
    fields = {"messages": HELLO, "logprobs": True, "top_logprobs": 2}
    whole = post("chat", stream=False, **fields).json()["logprobs"]
    streamed = [entry for line in lines(post("chat", **fields)) for entry in line.get("logprobs", [])]
    assert whole == streamed
    assert [entry["token"] for entry in whole][1:3] == [" says", " hello"]
    assert [len(entry["top_logprobs"]) for entry in whole] == [2] * 5


@pytest.mark.parametrize(("path", "said"), [("chat", {"message": {"role": "assistant", "content": ""}}), ("generate", {"response": ""})])
def test_nothing_said_loads_the_model(post, engine, path, said):
    """Clients warm a model up, or send it away, by a request without words: it is there, and stays."""
    body = post(path).json()
    assert {name: body[name] for name in said} == said
    assert (body["done"], body["done_reason"]) == (True, "load")
    assert post(path, keep_alive=0).json()["done_reason"] == "unload"
    assert not engine.requests


@pytest.mark.parametrize(
    ("path", "fields", "status", "says"),
    [
        ("chat", {"model": "nobody"}, 404, "model 'nobody' not found"),
        ("chat", {"model": "code:7b"}, 404, "model 'code:7b' not found"),
        ("chat", {"model": None}, 400, "model is required"),
        ("chat", {"messages": [{"role": "wizard", "content": "x"}]}, 400, "'wizard'"),
        ("chat", {"messages": HELLO, "options": {"temperature": "hot"}}, 400, "'options.temperature'"),
        ("chat", {"messages": HELLO, "options": {"num_predict": 1.5}}, 400, "'options.num_predict'"),
        ("chat", {"messages": HELLO, "options": {"mirostat": 2}}, 400, "'options.mirostat'"),
        ("chat", {"messages": HELLO, "options": {"repeat_penalty": 1.1, "repeat_last_n": 64}}, 400, "'options.repeat_last_n'"),
        ("chat", {"messages": HELLO, "options": [1]}, 400, "'options'"),
        ("chat", {"messages": HELLO, "options": {"max_tokens": 5}}, 400, "'options.max_tokens'. Give 'num_predict'."),
        ("chat", {"messages": HELLO, "options": {"repetition_penalty": 2}}, 400, "Give 'repeat_penalty'."),
        ("chat", {"messages": HELLO, "options": {"format": "json"}}, 400, "Give it beside 'options', not in it."),
        ("chat", {"messages": HELLO, "options": {"xtc_probability": 0.5}}, 400, "'options.xtc_probability'. This sampler"),
        ("generate", {"prompt": "x", "options": {"logit_bias": {"1": 5}}}, 400, "'options.logit_bias'"),
        ("chat", {"messages": HELLO, "keep_alive": "soon"}, 400, "'keep_alive'"),
        ("chat", {"messages": HELLO, "keep_alive": True}, 400, "'keep_alive'"),
        ("chat", {"messages": HELLO, "think": True}, 400, "'think'"),
        ("chat", {"messages": HELLO, "temperature": 0}, 400, "'temperature'. Give it in 'options'."),
        ("chat", {"messages": HELLO, "stop": ["x"]}, 400, "'stop'. Give it in 'options'."),
        ("chat", {"messages": HELLO, "max_tokens": 5}, 400, "'max_tokens'. Give 'num_predict' in 'options'."),
        ("chat", {"messages": HELLO, "response_format": {"type": "json_object"}}, 400, "Give 'format'."),
        ("chat", {"messages": HELLO, "n": 2}, 400, "'n'"),
        ("chat", {"messages": HELLO, "system": "Be brief."}, 400, "'system'"),
        ("chat", {"prompt": "hello"}, 400, "'prompt'"),
        ("chat", {"messages": [*HELLO, {"role": "assistant", "content": "x", "prefix": True}]}, 400, "'messages[1].prefix'"),
        ("generate", {"prompt": "x", "seed": 3}, 400, "'seed'. Give it in 'options'."),
        ("generate", {"messages": HELLO}, 400, "/api/chat takes messages"),
        ("chat", {"messages": HELLO, "stream": "yes"}, 400, "'stream'"),
        ("chat", {"messages": HELLO, "format": "yaml"}, 400, "'yaml'"),
        ("chat", {"messages": HELLO, "format": 3}, 400, "'format'"),
        ("chat", {"messages": HELLO, "format": {"enum": ["x" * 70_000]}}, 400, "'format'"),
        ("generate", {"prompt": "x", "raw": True, "format": "json"}, 400, "'format'"),
        ("chat", {"messages": [{"role": "user", "content": "x", "images": ["aGk="]}]}, 400, "images"),
        ("generate", {"prompt": 7}, 400, "'prompt'"),
        ("generate", {"prompt": "x", "context": [1, 2]}, 400, "/api/chat"),
        ("generate", {"prompt": "x", "suffix": "y"}, 400, "'suffix'"),
        ("generate", {"prompt": "x", "template": "{{ .Prompt }}"}, 400, "'template'"),
        ("generate", {"prompt": "x" * 600}, 400, "maximum context length is 512 tokens"),
        ("show", {"model": "nobody"}, 404, "not found"),
        ("pull", {"model": "llama3"}, 404, "not found"),
        ("create", {}, 400, "/api/create is not supported"),
        ("push", {}, 400, "lmoe experts"),
    ],
)
def test_errors_are_one_string(post, path, fields, status, says):
    """Ollama's clients print `error` as it is; it names the value at fault."""
    response = post(path, **fields)
    assert response.status_code == status
    assert set(response.json()) == {"error"}
    assert says in response.json()["error"]


@pytest.mark.parametrize(
    ("method", "path", "status"), [("GET", "generate", 405), ("POST", "delete", 405), ("GET", "nope", 404), ("POST", "blobs", 404)]
)
def test_wrong_urls_and_methods_are_one_string_too(client, method, path, status):
    """Under `/api/` every error is Ollama's; what else such an answer has stays."""
    response = client.request(method, f"/api/{path}")
    assert response.status_code == status
    assert f"{method} " in response.json()["error"] or f"to {method} on /api/{path}" in response.json()["error"]
    assert ("allow" in response.headers) == (status == 405)


def test_the_unforeseen_is_one_string_too(post, engine, monkeypatch):
    """A failure of the server's own, which no route foresees."""
    monkeypatch.setattr(engine, "submit", lambda *_: 1 / 0)
    response = post("chat", messages=HELLO)
    assert response.status_code == 500
    assert response.json() == {"error": "The server had an error while processing your request."}


def test_a_failure_in_the_middle_is_a_line():
    """What was said stays said; the last line has the error."""
    with TestClient(create_app(fake_service(FakeEngine(fail_at=2)), settings())) as client:
        *said, last = lines(client.post("/api/chat", json={"model": "base", "messages": HELLO}))
        assert [line["done"] for line in said] == [False, False]
        assert set(last) == {"error"}


def test_a_full_queue_has_its_status():
    """429 and when to come back, before the first line."""
    engine = FakeEngine()
    engine.full = True
    with TestClient(create_app(fake_service(engine), settings())) as client:
        response = client.post("/api/chat", json={"model": "base", "messages": HELLO})
    assert (response.status_code, response.headers["retry-after"]) == (429, "1")
    assert response.json() == {"error": "Too many requests are waiting."}


def test_keys_are_asked_for(tmp_path):
    """Where keys are configured these routes ask for them like all others, and say so in Ollama's form."""
    keys = tmp_path / "keys"
    keys.write_text("sesame\n")
    with TestClient(create_app(fake_service(), settings(api_key_file=keys))) as client:
        refused = client.get("/api/tags")
        assert (refused.status_code, refused.json()) == (401, {"error": "You didn't provide an API key."})
        assert client.get("/api/tags", headers={"authorization": "Bearer sesame"}).status_code == 200


def test_tags_list_what_is_served():
    """The base, the experts with their parent, `base`, `auto` and the operator's names, each with the tag that clients expect."""
    with TestClient(create_app(fake_service(), settings(model_alias=("house", "cottage-*")))) as client:
        models = client.get("/api/tags").json()["models"]
        names = [model["name"] for model in models]
        assert names == [f"{name}:latest" for name in ("tiny-base", "code", "creative", "silent", "base", "auto", "house")]
        assert [model["model"] for model in models] == names
        assert models[1]["details"]["parent_model"] == "tiny-base"
        assert models[1]["digest"] == fake_expert("code").digest
        for name in names:
            assert client.post("/api/show", json={"name": name}).status_code == 200


def test_show_tells_the_context(client):
    """Clients size their prompts by the one key that ends in `context_length`."""
    shown = client.post("/api/show", json={"model": "code"}).json()
    assert [value for key, value in shown["model_info"].items() if key.endswith(".context_length")] == [512]
    assert "completion" in shown["capabilities"]
    assert (shown["expert"], shown["revision"]) == ("code", fake_expert("code").revision)
    assert client.post("/api/show", json={"model": "tiny-base"}).json()["expert"] is None


def test_everything_is_resident(client):
    """`/api/ps` lists what `/api/tags` does, and it does not expire."""
    running = client.get("/api/ps").json()["models"]
    assert [model["name"] for model in running] == [model["name"] for model in client.get("/api/tags").json()["models"]]
    assert all(model["expires_at"] > "2300" for model in running)


def test_what_is_served_need_not_be_pulled(post):
    """Clients pull before they chat."""
    assert lines(post("pull"))[-1] == {"status": "success"}
    assert post("pull", stream=False).json() == {"status": "success"}


def test_version_is_new_enough(client):
    """Clients refuse an Ollama that is too old."""
    assert tuple(map(int, client.get("/api/version").json()["version"].split("."))) >= (0, 12)


def test_the_root_says_that_it_is_running(client):
    """Browsers get the page; Ollama's clients the line that they look for."""
    assert client.get("/").text == "Ollama is running"
    assert client.head("/").status_code == 200
    assert "<html" in client.get("/", headers={"accept": "text/html,*/*"}).text


def test_embed_gives_a_vector_for_each_text(post):
    """One text or several; unit vectors, shorter ones on request; the tokens that were read."""
    several = post("embed", input=["write a poem", "write a python function"]).json()
    assert len(several["embeddings"]) == 2
    assert all(sum(x * x for x in vector) == pytest.approx(1, abs=1e-5) for vector in several["embeddings"])
    assert several["prompt_eval_count"] == len("write a poem") + len("write a python function")
    one = post("embed", input="write a poem").json()
    assert one["embeddings"] == [pytest.approx(several["embeddings"][0], abs=1e-6)]
    assert len(post("embed", input="write a poem", dimensions=4).json()["embeddings"][0]) == 4
    assert post("embed", input=[]).json()["embeddings"] == []


def test_embeddings_is_the_older_spelling(post):
    """The same vector, for one `prompt`."""
    assert post("embeddings", prompt="write a poem").json()["embedding"] == post("embed", input="write a poem").json()["embeddings"][0]


@pytest.mark.parametrize(
    ("fields", "status", "says"),
    [
        ({}, 400, "'input'"),
        ({"input": 7}, 400, "'input'"),
        ({"input": ["a", 7]}, 400, "'input[1]'"),
        ({"input": "a", "truncate": False}, 400, "'truncate'"),
        ({"input": "a", "dimensions": 0}, 400, "'dimensions'"),
        ({"input": "a", "model": "nobody"}, 404, "not found"),
    ],
)
def test_what_cannot_be_embedded(post, fields, status, says):
    """Named in one string, like every error here."""
    response = post("embed", **fields)
    assert response.status_code == status
    assert says in response.json()["error"]


def test_truncate_false_refuses_what_would_be_cut():
    """And nothing else: the same text cut, or in parts, is taken."""
    long = "word " * 200
    router = Router.build(SampleSet.of(SAMPLES), MiniLM.load())
    with TestClient(create_app(fake_service(router=router), settings())) as client:

        def embed(given, **fields):
            return client.post("/api/embed", json={"model": "tiny-base", "input": given, **fields})

        assert len(embed(["hi", long[:500]], truncate=False).json()["embeddings"]) == 2
        assert embed(long).status_code == 200
        for given, named in ((long, "'input'"), (["hi", long], "'input[1]'"), (" " * 10_000, "'input'")):
            response = embed(given, truncate=False)
            assert response.status_code == 400
            assert named in response.json()["error"]
            assert "context length" in response.json()["error"]
