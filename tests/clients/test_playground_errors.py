"""The playground when things go wrong, and when what it shows would rather be markup: a small real server, in a real browser."""

import json

import pytest

from lmoe.experts.samples import SampleSet
from lmoe.routing.router import Router
from lmoe.workbench.feedback import Feedback
from tests.api.conftest import serving
from tests.clients.browsing import Visit, browser, ready, visiting
from tests.fakes import SAMPLES, FakeEngine, WordEncoder, fake_service

__all__ = ["browser"]

pytestmark = pytest.mark.slow

EVIL = "<img src=x onerror=\"document.title='owned'\"><script>document.title='owned'</script>"


def error_of(visit: Visit) -> str:
    visit.page.locator(".turn > .error").last.wait_for()
    return visit.page.locator(".turn > .error").last.inner_text()


def test_a_server_with_keys_asks_for_one(browser, tmp_path) -> None:
    """Before anything else; a wrong one is told, a right one goes on with what was asked, and is kept for this tab only."""
    (tmp_path / "keys").write_text("sk-right\n")
    with (
        serving(fake_service(), api_key_file=tmp_path / "keys") as port,
        visiting(browser, f"http://127.0.0.1:{port}/", refusals=True) as visit,
    ):
        page = visit.page
        page.wait_for_selector("#key-field", state="visible")
        assert page.evaluate("document.activeElement.id") == "key-field"
        page.fill("#key-field", "sk-wrong")
        page.keyboard.press("Enter")
        page.wait_for_selector("text=Incorrect API key provided.")
        page.fill("#key-field", "sk-right")
        page.keyboard.press("Enter")
        ready(visit)
        assert not page.is_visible("#key")
        visit.ask("hello")
        assert visit.answer().endswith("says hello ü.")
        assert page.evaluate("[sessionStorage.length, localStorage.length, document.cookie]") == [1, 0, ""]
        page.reload()
        ready(visit)
        assert not page.is_visible("#key")


def test_text_of_models_samples_and_descriptions_is_text(browser) -> None:
    """Whatever says it: the answer, a sample, the question itself."""
    samples = SampleSet.of({**SAMPLES, "creative": (*SAMPLES["creative"], f"a poem {EVIL}")})
    service = fake_service(FakeEngine([EVIL, "\n```html\n", EVIL, "\n```"]), router=Router.build(samples, WordEncoder()))
    with serving(service) as port, visiting(browser, f"http://127.0.0.1:{port}/") as visit:
        ready(visit).ask(f"write a poem {EVIL}")
        assert visit.answer().count(EVIL) == 2
        assert EVIL in visit.page.inner_text(".question")
        visit.page.click("summary:has-text('Why?')")
        assert EVIL in visit.page.inner_text(".nearest")
        assert visit.page.locator("main img, main script, pre img").count() == 0
        assert visit.page.title() == "lmoe"


def test_refusals_are_shown_as_they_are(browser) -> None:
    """A full queue, a prompt that is too long: the server's own words, the question back in its field, and the next one is answered."""
    engine = FakeEngine(max_length=200)
    with serving(fake_service(engine)) as port, visiting(browser, f"http://127.0.0.1:{port}/", refusals=True) as visit:
        ready(visit).ask("x" * 300)
        assert "maximum context length is 200 tokens" in error_of(visit)
        assert visit.page.input_value("#question") == "x" * 300
        engine.full = True
        visit.ask("hello")
        assert "Too many requests are waiting." in error_of(visit)
        engine.full = False
        visit.ask("hello")
        assert visit.expert() == "base"
        assert len(engine.requests) == 1


def test_what_fails_in_the_middle_is_told(browser) -> None:
    """What was said stays, the failure stands beneath it, and it is no part of the conversation."""
    engine = FakeEngine(fail_at=2)
    with serving(fake_service(engine)) as port, visiting(browser, f"http://127.0.0.1:{port}/") as visit:
        ready(visit).ask("hello")
        assert visit.answer() == "base says"
        assert error_of(visit)
        with visit.page.expect_request("**/v1/chat/completions") as sent:
            visit.ask("hello again")
        assert len(sent.value.post_data_json["messages"]) == 1


def test_a_server_that_is_gone_or_not_there_yet_is_told(browser) -> None:
    """While it starts, the page says how far it is and goes on by itself; a server that hangs up is not an answer."""
    starting = {"error": {"message": "The server is still starting: loading the base model.", "type": "server_error"}}
    with serving(fake_service()) as port, visiting(browser, "about:blank", refusals=True) as visit:
        page = visit.page
        page.route("**/v1/experts", lambda route: route.fulfill(status=503, body=json.dumps(starting)))
        page.goto(f"http://127.0.0.1:{port}/")
        page.wait_for_selector("#state:has-text('still starting: loading the base model')")
        page.unroute("**/v1/experts")
        ready(visit)
        page.route("**/v1/chat/completions", lambda route: route.abort())
        visit.ask("hello")
        assert error_of(visit) == "The server does not answer. Is it running?"
        page.unroute("**/v1/chat/completions")
        cut = 'data: {"choices": [{"delta": {"content": "half an"}}]}\n\n'
        page.route("**/v1/chat/completions", lambda route: route.fulfill(body=cut, content_type="text/event-stream"))
        visit.ask("hello")
        assert error_of(visit) == "The connection broke off in the middle of the answer."


def test_feedback_that_fails_can_be_sent_again(browser, tmp_path) -> None:
    """The form stays with the reason; the same content goes with the same key, so that it is kept once."""
    service = fake_service()
    service.feedback = Feedback(tmp_path / "feedback.sqlite")
    with serving(service) as port, visiting(browser, f"http://127.0.0.1:{port}/", refusals=True) as visit:
        page = ready(visit).page
        page.click("#tab-route")
        page.fill("#text", "hello")
        page.press("#text", "Enter")
        page.click("summary:has-text('Should have been')")
        keys: list[str] = []
        page.on("request", lambda request: keys.append(request.headers.get("idempotency-key", "")))
        page.route("**/v1/feedback", lambda route: route.abort())
        page.click("#decision form button")
        page.wait_for_selector("#decision .error:has-text('does not answer')")
        page.unroute("**/v1/feedback")
        page.click("#decision form button")
        page.wait_for_selector("#decision .kept")
        assert len(keys) == 2
        assert len(set(keys)) == 1
        assert [(entry.input, entry.expert) for entry in service.feedback.entries()] == [("hello", "code")]
