"""The service: names become revisions at admission, routing leaves the event loop alone, and nothing runs on for nobody."""

import asyncio
import threading
import time

import pytest

from lmoe.asked import ChatRequest
from lmoe.chat import ChatFormat, Message
from lmoe.errors import ContextTooLong, GenerationFailed, InvalidRequest, ModelNotFound
from lmoe.generation import Piece, Sampling
from lmoe.lifecycle.live import Live
from tests.fakes import CharacterTokenizer, FakeEngine, WordEncoder, fake_expert, fake_registry, fake_service

HELLO = (Message("user", "hello"),)
POEM = (Message("user", "write a poem"),)


@pytest.fixture
def engine():
    return FakeEngine()


@pytest.fixture
def service(engine):
    service = fake_service(engine)
    yield service
    service.close()


def test_the_servers_time_limit_goes_with_every_request(engine):
    """Chats and texts are submitted with the seconds that the server allows an answer."""
    service = fake_service(engine, seconds=2.5)
    try:
        ask(service, ChatRequest(HELLO, n=2))
        assert [request.seconds for request in engine.requests] == [2.5, 2.5]
    finally:
        service.close()


async def collect(answer):
    return [(index, piece) async for index, piece in answer.pieces()]


def ask(service, request):
    async def run():
        answer = await service.chat(request)
        return answer, await collect(answer)

    return asyncio.run(run())


def test_a_routed_chat_carries_the_revision_that_answers(service, engine):
    """The decision's revision and the engine's share come from one snapshot."""
    answer, pieces = ask(service, ChatRequest(POEM))
    assert answer.decision.expert == "creative"
    assert answer.decision.revision == fake_expert("creative").revision
    assert [share.revision for share in engine.requests[0].shares] == [fake_expert("creative").digest]
    assert pieces[-1][1].finish_reason == "stop"


def test_an_expert_without_samples_or_package_is_never_routed_to(engine):
    """Only who is registered competes: samples of an expert that is not there draw nothing."""
    service = fake_service(engine, registry=fake_registry("code"))
    assert ask(service, ChatRequest(POEM))[0].decision.expert in ("base", "code")
    service.close()


def test_a_running_answer_keeps_its_revision(service, engine):
    """Replacing the registry changes what names mean from now on, not what is under way."""

    async def run():
        answer = await service.chat(ChatRequest(HELLO, service.named("code")))
        service.publish(Live(fake_registry("creative"), service.router))
        with pytest.raises(ModelNotFound):
            service.named("code")
        return await collect(answer)

    assert asyncio.run(run())
    assert engine.requests[0].shares[0].revision == fake_expert("code").digest


def test_the_room_is_what_the_prompt_leaves(engine, service):
    """A limit beyond the room is clamped; a prompt that leaves none is refused with both numbers."""
    ask(service, ChatRequest(HELLO, sampling=Sampling(max_tokens=10**9)))
    assert engine.requests[0].sampling.max_tokens == engine.max_length - len("u:hello\na:")
    size = engine.max_length - len("u:\na:")
    ask(service, ChatRequest((Message("user", "x" * (size - 1)),)))
    assert engine.requests[1].sampling.max_tokens == 1
    with pytest.raises(ContextTooLong, match=f"{engine.max_length} tokens.*{engine.max_length} tokens"):
        ask(service, ChatRequest((Message("user", "x" * size),)))


def test_a_formats_own_stop_strings_apply(engine):
    """A base without a chat template ends its turn where the user's would begin."""
    service = fake_service(engine, chat_format=ChatFormat(CharacterTokenizer(), stop=("USER:",)))
    ask(service, ChatRequest(HELLO, sampling=Sampling(stop=("END",))))
    service.close()
    assert engine.requests[0].sampling.stop == ("END", "USER:")


def test_leaving_early_cancels_every_sequence(service, engine):
    """Whoever stops listening stops the generation, of all answers."""
    engine.words, engine.delay = ["x"] * 400, 0.01

    async def run():
        answer = await service.chat(ChatRequest(HELLO, n=3))
        pieces = answer.pieces()
        await anext(pieces)
        await pieces.aclose()

    asyncio.run(run())
    assert len(engine.tickets) == 3
    assert all(ticket.cancelled.is_set() for ticket in engine.tickets)


@pytest.mark.parametrize("n", [1, 3])
def test_a_failure_is_raised_and_ends_the_others(n):
    """One failed answer fails the request; what else ran for it is cancelled."""
    engine = FakeEngine(fail_at=1)
    service = fake_service(engine)
    with pytest.raises(GenerationFailed):
        ask(service, ChatRequest(HELLO, n=n))
    service.close()
    assert all(ticket.cancelled.is_set() for ticket in engine.tickets)


def test_routing_does_not_block_the_event_loop():
    """While an encoder works, the loop turns."""
    encoder = WordEncoder()
    service = fake_service(encoder=encoder)
    encode = encoder.encode
    threads = set()

    def slow(texts):
        threads.add(threading.current_thread())
        time.sleep(0.3)
        return encode(texts)

    encoder.encode = slow

    async def run():
        deciding = asyncio.create_task(service.route(POEM))
        turns = 0
        while not deciding.done():
            await asyncio.sleep(0.01)
            turns += 1
        return turns, deciding.result()

    turns, decision = asyncio.run(run())
    service.close()
    assert turns > 10
    assert decision.expert == "creative"
    assert threading.main_thread() not in threads


def test_durations_are_measured(service, engine):
    """Routing is part of the whole; naming an expert takes next to none."""
    engine.delay = 0.02
    answer, _ = ask(service, ChatRequest(POEM))
    assert 0 < answer.routing_duration < answer.duration
    assert answer.duration >= 0.1
    assert ask(service, ChatRequest(POEM, service.named("base")))[0].routing_duration < 0.01


@pytest.mark.parametrize(
    "strengths",
    [
        {},
        {"base": 1.0},
        {"code": 0.0},
        {"code": -1.0},
        {"code": float("nan")},
        {"code": float("inf")},
        {"code": 4.1},
        {"code": 1.0, f"code@{fake_expert('code').digest}": 1.0},
        {f"e{i}": 1.0 for i in range(17)},
    ],
)
def test_blends_that_make_no_sense_are_refused(service, strengths):
    """Strengths are finite, above zero and at most four; the base has nothing to add; nobody twice."""
    with pytest.raises(InvalidRequest) as caught:
        service.blended(strengths)
    assert caught.value.param == "expert"


def test_a_blend_is_reported_as_it_was_asked_for(service):
    """Names and strengths in the order given; each with its revision."""
    target = service.blended({"creative": 0.3, "code": 1})
    assert target.name == "creative:0.3+code:1"
    assert target.revision is None
    assert dict(target.blend) == {name: fake_expert(name).revision for name in ("creative", "code")}


@pytest.mark.parametrize("name", ["nope", "code@", "code@1234567", "code@00000000", "CODE", "", "auto", "../code", "code\x00"])
def test_names_that_are_not_there(service, name):
    """Nothing else resolves, and never to the base."""
    with pytest.raises(ModelNotFound):
        service.named(name)


def test_closing_closes_the_engine():
    """What came with the service goes with it."""
    closed = []
    fake_service(close=lambda: closed.append(True)).close()
    assert closed == [True]


class LetterEngine(FakeEngine):
    """Answers one letter."""

    def _pieces(self, request):
        yield Piece("B", (ord("B"),), (), "length")


def test_the_base_chooses_by_descriptions():
    """With `ask_base` the base is asked for one letter among those of the experts shown, and the expert it names answers."""
    engine = LetterEngine()
    service = fake_service(engine, ask_base=True)
    try:
        decision = asyncio.run(service.route([Message("user", "write a poem")]))
        asked = engine.requests[0]
        assert (decision.expert, decision.reason, decision.score, dict(decision.scores)) == ("code", "llm", None, {})
        assert decision.revision == fake_expert("code").revision
        assert asked.shares == ()
        assert asked.sampling.max_tokens == 1
        assert set(asked.sampling.logit_bias) == set(map(ord, "ABCD"))
        prompt = "".join(map(chr, asked.prompt_ids))
        assert "C: creative, The creative expert." in prompt
        assert "Message: write a poem" in prompt
        among = asyncio.run(service.route([Message("user", "write a poem")], allow=frozenset({"creative"})))
        assert (among.expert, among.reason) == ("creative", "llm")
        nothing = asyncio.run(service.route([Message("user", " ")]))
        assert (nothing.expert, nothing.reason) == ("base", "fallback")
        assert len(engine.requests) == 1
    finally:
        service.close()
