"""Chat completions through the real client."""

import openai
import pytest
from starlette.testclient import TestClient

from lmoe.api.app import create_app
from tests.api.conftest import HELLO
from tests.fakes import FakeEngine, WordEncoder, fake_expert, fake_service, settings


@pytest.fixture
def api(client):
    return openai.OpenAI(api_key="any", base_url="http://testserver/v1", http_client=client, max_retries=0)


def test_a_chat_is_answered_by_the_expert_that_fits(api):
    """The base's id routes: the nearest samples' expert answers, and the answer says so."""
    answer = api.chat.completions.create(model="tiny-base", messages=[{"role": "user", "content": "write a poem about rain"}])
    assert answer.expert == "creative"
    assert answer.routing["reason"] == "similarity"
    assert answer.routing["revision"] == fake_expert("creative").revision
    assert answer.routing["margin"] > 0
    assert set(answer.routing["scores"]) == {"base", "code", "creative"}
    assert answer.choices[0].message.content.startswith(fake_expert("creative").revision)
    assert 0 <= answer.routing_duration <= answer.duration


@pytest.mark.parametrize("alias", ["gpt-3.5-turbo", "gpt-3.5-turbo-0125", "gpt-4o-mini", "gpt-4-turbo", "text-davinci-003", "auto"])
def test_aliases_route(api, alias):
    """Names that clients hard-code route as the base's id does, and come back as they were sent."""
    answer = api.chat.completions.create(model=alias, messages=[{"role": "user", "content": "write a python function"}])
    assert (answer.expert, answer.model) == ("code", alias)


@pytest.mark.parametrize(
    ("model", "expert"), [("creative", "creative"), ("base", "base"), (f"code@{fake_expert('code').revision}", "code")]
)
def test_a_name_forces_its_expert(api, model, expert):
    """An expert's name, `base` or a revision is not routed: nothing was compared, so there are no scores."""
    answer = api.chat.completions.create(model=model, messages=HELLO)
    assert answer.expert == expert
    assert answer.routing["reason"] == "requested"
    assert answer.routing["score"] is None
    assert answer.routing["margin"] is None
    assert answer.routing["scores"] == {}


def test_expert_in_the_body_wins_over_the_model(api, engine):
    """`expert` forces as `model` does, and is the one that counts."""
    answer = api.chat.completions.create(model="code", messages=HELLO, extra_body={"expert": "creative"})
    assert answer.expert == "creative"
    assert [share.revision for share in engine.requests[0].shares] == [fake_expert("creative").digest]


def test_beside_an_expert_the_model_may_be_any_name(chat):
    """`expert` is asked and `model` is not, which is repeated; without `expert` it has to be known."""
    body = chat(model="nope", expert="creative").json()
    assert (body["model"], body["expert"]) == ("nope", "creative")
    assert chat(model="nope", expert="nobody").json()["error"]["param"] == "expert"
    assert chat(model="nope").status_code == 404


def test_a_blend_uses_each_expert_at_its_strength(api, engine):
    """Strengths reach the engine as given; the blend is reported with its revisions, and has none of its own."""
    answer = api.chat.completions.create(model="tiny-base", messages=HELLO, extra_body={"expert": {"code": 0.7, "creative": 0.3}})
    assert answer.expert == "code:0.7+creative:0.3"
    assert answer.routing["revision"] is None
    assert answer.routing["blend"] == {name: fake_expert(name).revision for name in ("code", "creative")}
    assert [(share.revision, share.weight) for share in engine.requests[0].shares] == [
        (fake_expert("code").digest, 0.7),
        (fake_expert("creative").digest, 0.3),
    ]


def test_usage_counts_the_prompt_once_and_only_generated_tokens(api):
    """`completion_tokens` excludes the prompt, and sums over the answers."""
    one = api.chat.completions.create(model="base", messages=HELLO).usage
    assert (one.prompt_tokens, one.completion_tokens, one.total_tokens) == (len("u:hello\na:"), 5, len("u:hello\na:") + 5)
    three = api.chat.completions.create(model="base", messages=HELLO, n=3).usage
    assert (three.prompt_tokens, three.completion_tokens) == (one.prompt_tokens, 15)


def test_several_answers_have_several_choices(api, engine):
    """`n` answers come from `n` sequences, whose seeds differ and start at the one given."""
    answer = api.chat.completions.create(model="base", messages=HELLO, n=3, seed=7)
    assert [choice.index for choice in answer.choices] == [0, 1, 2]
    assert all(choice.message.content == "base says hello ü." for choice in answer.choices)
    assert [request.sampling.seed for request in engine.requests] == [7, 8, 9]


def test_nothing_is_added_inside_the_message(chat):
    """What clients send back as history is a role, a content and a refusal."""
    assert chat().json()["choices"][0]["message"].keys() == {"role", "content", "refusal"}


def test_max_tokens_ends_with_length(chat):
    """A limit ends the answer, and the finish reason says so."""
    choice = chat(max_tokens=2).json()["choices"][0]
    assert (choice["message"]["content"], choice["finish_reason"]) == ("base says", "length")


@pytest.mark.parametrize("limit", [{"max_tokens": 10**9}, {"max_completion_tokens": 2**62}, {}, {"max_tokens": None}])
def test_max_tokens_beyond_the_room_is_clamped(chat, engine, limit):
    """Only the prompt can be too long: the answer gets the room there is."""
    assert chat(**limit).status_code == 200
    assert engine.requests[0].sampling.max_tokens == engine.max_length - len("u:hello\na:")


def test_both_limits_hold(chat, engine):
    """With `max_tokens` and `max_completion_tokens` given, the smaller one ends the answer."""
    chat(max_tokens=3, max_completion_tokens=2)
    assert engine.requests[0].sampling.max_tokens == 2


def test_logprobs_are_reported_as_openai_does(chat):
    """The chosen token's logprob, its bytes and the alternatives; minus infinity, which JSON lacks, is -9999."""
    logprobs = chat(logprobs=True, top_logprobs=2).json()["choices"][0]["logprobs"]
    assert len(logprobs["content"]) == 5
    token = logprobs["content"][3]
    assert (token["token"], token["logprob"], token["bytes"]) == (" ü", -0.5, list(" ü".encode()))
    assert [t["logprob"] for t in token["top_logprobs"]] == [-9999.0, -1.0]
    assert chat().json()["choices"][0]["logprobs"] is None


def test_the_sampling_that_was_asked_for_reaches_the_engine(chat, engine):
    """Every sampling field is honoured."""
    fields = {"temperature": 0, "top_p": 0.5, "top_k": 4, "min_p": 0.1, "repetition_penalty": 1.1, "presence_penalty": 0.2}
    assert chat(
        **fields, frequency_penalty=-0.3, logit_bias={"5": -100}, seed=3, stop=["a", "b"], ignore_eos=True, min_tokens=2, max_tokens=9
    ).is_success
    sampling = engine.requests[0].sampling
    assert {name: getattr(sampling, name) for name in fields} == fields
    assert sampling.frequency_penalty == -0.3
    assert sampling.logit_bias == {5: -100.0}
    assert (sampling.seed, sampling.stop, sampling.ignore_eos) == (3, ("a", "b"), True)
    assert (sampling.min_tokens, sampling.max_tokens) == (2, 9)


def test_the_models_own_defaults_apply_where_the_client_is_silent():
    """The base's generation config is the default; what the client gives wins."""
    from lmoe.generation import Sampling

    engine = FakeEngine()
    service = fake_service(engine, defaults=Sampling(temperature=0.3, top_p=0.9))
    with TestClient(create_app(service, settings())) as client:
        client.post("/v1/chat/completions", json={"model": "base", "messages": HELLO, "top_p": 0.5}).raise_for_status()
    assert (engine.requests[0].sampling.temperature, engine.requests[0].sampling.top_p) == (0.3, 0.5)


def test_explain_adds_the_nearest_samples(chat):
    """Evidence comes when asked for, and only then."""
    messages = [{"role": "user", "content": "write a poem"}]
    nearest = chat(messages=messages, explain=True).json()["routing"]["neighbours"][0]
    assert (nearest["expert"], nearest["sample"]) == ("creative", "write a poem")
    assert nearest["similarity"] == pytest.approx(1.0, abs=1e-4)
    assert "neighbours" not in chat(messages=messages).json()["routing"]


def test_headers_say_who_answered(chat):
    """The decision is in the headers too, for clients that hide unknown fields."""
    headers = chat(messages=[{"role": "user", "content": "write a poem"}]).headers
    assert headers["x-lmoe-expert"] == "creative"
    assert headers["x-lmoe-revision"] == fake_expert("creative").revision
    assert headers["x-lmoe-reason"] == "similarity"
    assert float(headers["x-lmoe-score"]) > 0
    assert headers["x-request-id"].startswith("req_")


def test_a_broken_router_falls_back_to_the_base():
    """When the encoder raises, the base answers and the reason is `fallback`."""
    encoder = WordEncoder()
    with TestClient(create_app(fake_service(encoder=encoder), settings())) as client:
        encoder.broken = True
        body = client.post("/v1/chat/completions", json={"model": "auto", "messages": HELLO}).json()
    assert (body["expert"], body["routing"]["reason"]) == ("base", "fallback")


def test_the_path_works_without_v1(client):
    """Clients whose base URL lacks /v1 reach the same routes."""
    assert client.post("/chat/completions", json={"model": "base", "messages": HELLO}).json()["expert"] == "base"


def test_a_failed_row_is_a_500_in_openais_shape():
    """A sequence that fails inside the engine is a server error with a body that clients can read."""
    with TestClient(create_app(fake_service(FakeEngine(fail_at=1)), settings())) as client:
        response = client.post("/v1/chat/completions", json={"model": "base", "messages": HELLO})
    assert response.status_code == 500
    assert response.json()["error"]["type"] == "server_error"


def test_a_full_queue_is_a_429_with_retry_after(chat, engine):
    """Overload is refused at once, with the time to wait."""
    engine.full = True
    for stream in (False, True):
        response = chat(stream=stream)
        assert response.status_code == 429
        assert response.headers["retry-after"] == "1"
        assert response.json()["error"] == {
            "message": "Too many requests are waiting.",
            "type": "invalid_request_error",
            "param": None,
            "code": "rate_limit_exceeded",
        }
