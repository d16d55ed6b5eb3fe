"""The playground in a real browser, on the embedded default: asked, streamed, explained, corrected, and the correction counts."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.clients.browsing import Visit, browser, ready, visiting
from tests.clients.conftest import ROOT
from tests.served import embedded_default

__all__ = ["browser"]

pytestmark = pytest.mark.slow

CORRECTED = "Write a limerick about a compiler that hates semicolons"
ALIKE = "a limerick about a compiler that hates semicolons, please"


@pytest.fixture(scope="module")
def folders(tmp_path_factory) -> tuple[Path, Path]:
    """Where the server is started from, and samples of its own beside it."""
    away = tmp_path_factory.mktemp("playground")
    shutil.copytree(ROOT / "routing_data", away / "samples", ignore=shutil.ignore_patterns("*.safetensors"))
    return away, away / "samples"


@pytest.fixture(scope="module")
def served(folders) -> Iterator[str]:
    away, samples = folders
    with embedded_default(away, "--routing-data", str(samples)) as url:
        yield url


@pytest.fixture
def here(browser, served) -> Iterator[Visit]:
    with visiting(browser, served) as visit:
        yield ready(visit)


def lmoe(folders, *arguments: str) -> str:
    away, samples = folders
    # A running server has its own.
    flags = () if "--url" in arguments else ("--routing-data", str(samples), "--state-dir", str(away / "state"))
    done = subprocess.run(
        [sys.executable, "-m", "lmoe", *arguments, *flags],
        capture_output=True, text=True, check=False, cwd=away, env={**os.environ, "PYTHONPATH": str(ROOT)}, timeout=120,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_an_answer_streams_and_says_who_and_why(here) -> None:
    """The text grows while it comes; expert, reason, score and times stand beside it; scores and samples on demand."""
    here.page.evaluate(WATCHING)
    here.ask("Write a haiku about rain.")
    assert here.expert() == "creative"
    lengths = here.page.evaluate("window.lengths")
    assert len({length for length in lengths if length}) > 3
    facts = here.page.locator(".turn .facts")
    assert "nearest to its samples" in facts.first.inner_text()
    assert "lead 0." in facts.first.inner_text()
    assert "routed in" in facts.last.inner_text()
    here.page.click("summary:has-text('Why?')")
    assert here.page.locator(".scores .bar:visible").count() == 4
    assert here.page.locator(".nearest li:visible").count() == 8
    # The winner's bar is the longest.
    widths = [bar.bounding_box()["width"] for bar in here.page.locator(".scores .bar > span").all()]
    assert widths[0] == max(widths) > 2 * widths[-1]


def test_a_follow_up_sees_what_was_said(here) -> None:
    """The earlier turns go along; a new chat begins without them."""
    here.ask("Write a haiku about rain.")
    first = here.answer()
    with here.page.expect_request("**/v1/chat/completions") as sent:
        here.ask("now write a Python function that reverses a list")
    messages = sent.value.post_data_json["messages"]
    assert [message["role"] for message in messages] == ["user", "assistant", "user"]
    assert messages[1]["content"].strip() == first.strip()
    assert here.expert() == "code"
    assert here.page.locator(".turn").last.locator("pre").count() == 1
    here.page.click("#new")
    assert here.page.locator(".turn").count() == 0
    with here.page.expect_request("**/v1/chat/completions") as sent:
        here.ask("hello")
    assert len(sent.value.post_data_json["messages"]) == 1


def test_who_answers_can_be_chosen(here) -> None:
    """An expert by name, the base, and a blend with its strengths; one without any strength is refused in the page."""
    for name in ("reasoning", "base"):
        here.page.select_option("#who", name)
        here.ask("Hello!")
        assert (here.expert(), here.page.locator(".turn").last.locator("summary").all_inner_texts()) == (name, ["Should have been …"])
    here.page.select_option("#who", label="a blend …")
    sliders = here.page.locator("#blend input")
    for i, strength in enumerate(("0.7", "0.3", "0")):
        sliders.nth(i).fill(strength)
    here.ask("Hello!")
    assert here.expert() == "code:0.7+creative:0.3"
    for i in range(3):
        sliders.nth(i).fill("0")
    here.page.fill("#question", "Hello!")
    here.page.press("#question", "Enter")
    assert "some strength" in here.page.inner_text("#state")
    assert here.page.input_value("#question") == "Hello!"


def test_a_stopped_answer_stays_and_the_next_is_answered(here) -> None:
    """Stop ends the generation; what was said until then is part of the conversation."""
    here.page.route("**/v1/chat/completions", lambda route: route.continue_(post_data=json.dumps(
        {**route.request.post_data_json, "ignore_eos": True, "min_tokens": 200}
    )))  # fmt: skip
    here.page.fill("#question", "Tell me a long story.")
    here.page.press("#question", "Enter")
    here.page.locator(".answer", has_text=re.compile(".{20}", re.DOTALL)).wait_for()
    here.page.click("#stop")
    here.page.wait_for_selector("#send", state="visible")
    assert "stopped" in here.page.locator(".turn .facts").last.inner_text()
    here.page.unroute("**/v1/chat/completions")
    with here.page.expect_request("**/v1/chat/completions") as sent:
        here.ask("And then?")
    assert len(sent.value.post_data_json["messages"]) == 3


def test_a_correction_is_kept_and_counts_once_promoted(here, folders, served) -> None:
    """Said in the page, listed by `lmoe feedback ls`, promoted: prompts of that kind go to the expert that was named."""
    here.ask(CORRECTED)
    assert here.expert() == "creative"
    here.page.click("summary:has-text('Should have been')")
    form = here.page.locator(".turn form.correct")
    form.locator("select").select_option("code")
    form.locator("input").fill("it is about compilers")
    with here.page.expect_request("**/v1/feedback") as sent:
        form.locator("button").click()
    assert len(sent.value.headers["idempotency-key"]) > 24
    kept = here.page.locator(".turn .kept")
    kept.wait_for()
    assert "should have been code" in " ".join(kept.inner_text().split())
    (entry,) = json.loads(lmoe(folders, "feedback", "ls", "--json"))["data"]
    assert (entry["input"], entry["was"], entry["expert"], entry["comment"]) == (CORRECTED, "creative", "code", "it is about compilers")
    assert f"Kept as feedback {entry['id']}" in kept.inner_text()
    lmoe(folders, "feedback", "promote", str(entry["id"]), "--url", served)
    here.page.click("#new")
    here.ask(ALIKE)
    assert here.expert() == "code"
    here.page.click("#new")
    here.ask("Write a limerick about a cat")
    assert here.expert() == "creative"


def test_a_decision_is_shown_without_an_answer(here) -> None:
    """The second view asks the router only, shows its evidence, and takes corrections of the text as well."""
    asked = []
    here.page.on("request", lambda request: asked.append(request.url.rpartition("/v1/")[2]))
    here.page.click("#tab-route")
    here.page.fill("#text", "Write a Python function that sorts a list")
    here.page.click("text=Decide")
    here.page.wait_for_selector("#decision .nearest li")
    assert here.page.locator("#decision .expert").first.inner_text() == "code"
    here.page.click("summary:has-text('Should have been')")
    here.page.fill("#decision input", "a test of the page")
    here.page.click("#decision form button")
    here.page.wait_for_selector("#decision .kept")
    assert asked == ["route", "feedback"]


def test_the_experts_are_listed(here) -> None:
    """Each with its samples, and what it is good at."""
    here.page.click("#tab-experts")
    here.page.wait_for_selector("#shelf .card")
    cards = here.page.locator("#shelf .card").all_inner_texts()
    assert [card.split()[0] for card in cards] == ["code", "creative", "reasoning"]
    assert all("samples" in card and "rank" in card for card in cards)


def test_the_keyboard_and_a_screen_reader_find_everything(here) -> None:
    """Tabs turn by arrow keys; every control has a name; the conversation is a log; an answer that grows says that it is busy."""
    page = here.page
    page.focus("#tab-chat")
    page.keyboard.press("ArrowRight")
    assert page.locator("[role=tab][aria-selected=true]").inner_text() == "Route"
    assert page.evaluate("document.activeElement.id") == "tab-route"
    assert page.get_by_role("tabpanel", name="Route").is_visible()
    page.keyboard.press("ArrowLeft")
    for role, name in (("textbox", "Your message"), ("combobox", "answers:"), ("button", "Send"), ("log", "Conversation")):
        assert page.get_by_role(role, name=name).is_visible()
    here.ask("Hello!")
    assert page.locator(".answer").get_attribute("aria-busy") == "false"
    nameless = page.evaluate(
        "[...document.querySelectorAll('button, input, select, textarea')]"
        ".filter((e) => !(e.ariaLabel || e.labels?.length || e.textContent.trim() || e.getAttribute('aria-label'))).length"
    )
    assert nameless == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1400])
def test_it_fits_every_screen(browser, served, scheme, width) -> None:
    """Nothing sticks out sideways, and text stands out from its ground (4.5 to 1) by day and by night."""
    with visiting(browser, served, color_scheme=scheme) as visit:
        page = ready(visit).page
        page.set_viewport_size({"width": width, "height": 640})
        visit.ask("Write a haiku about " + "x" * 300)
        for summary in page.locator(".turn summary").all():
            summary.click()
        for view in ("chat", "route", "experts"):
            page.click(f"#tab-{view}")
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
            assert page.evaluate(f"document.getElementById('{view}').scrollWidth <= document.getElementById('{view}').clientWidth")
        page.click("#tab-chat")
        assert page.evaluate(CONTRASTS) == []


WATCHING = """() => {
  window.lengths = [];
  const note = () => window.lengths.push(document.querySelector(".answer").textContent.length);
  new MutationObserver(note).observe(document.getElementById("turns"), { childList: true, subtree: true, characterData: true });
}"""

CONTRASTS = """() => {
  const channels = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const light = (colour) => {
    const [r, g, b] = channels(colour).map((c) => (c / 255 <= 0.03928 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ground = (element) => {
    for (let e = element; e; e = e.parentElement) {
      const colour = getComputedStyle(e).backgroundColor;
      if (channels(colour)[3] !== 0) return colour;
    }
    return getComputedStyle(document.body).backgroundColor;
  };
  return [...document.querySelectorAll("body *")]
    .filter((e) => e.offsetParent && [...e.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim()))
    .map((e) => [e, light(getComputedStyle(e).color), light(ground(e))])
    .map(([e, a, b]) => [e, (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)])
    .filter(([, ratio]) => ratio < 4.5)
    .map(([e, ratio]) => `${e.tagName}.${e.className} ${e.textContent.slice(0, 20)} ${ratio.toFixed(2)}`);
}"""
