"""Classification by logit bias, as the documentation shows it, on the embedded default."""

import re
from pathlib import Path

import openai
import pytest

DOCS = Path(__file__).parent.parent.parent / "docs" / "api.md"
CHAT = [{"role": "user", "content": "Is snow white? Answer yes or no."}]
pytestmark = pytest.mark.slow


def test_the_recipe_in_the_docs_works(url: str) -> None:
    """Five votes, and the majority is one of the two answers."""
    section = DOCS.read_text("utf-8").partition("## Classification")[2]
    (recipe,) = re.findall(r"```python\n(.*?)```", section.partition("\n## ")[0], re.DOTALL)
    said: dict[str, object] = {}
    exec(recipe.replace("http://127.0.0.1:8000", url), said)
    assert said["winner"] in ("yes", "no")


@pytest.mark.parametrize("model", ["base", "auto", "code"])
def test_only_the_allowed_answers_come_back(client: openai.OpenAI, url: str, model: str) -> None:
    """At any temperature and whoever answers, plain and streamed, every choice is one of the two allowed tokens."""
    vocabulary = client.with_options(base_url=url)
    answers = (" yes", " no")
    ids = [vocabulary.post("/tokenize", cast_to=dict, body={"prompt": a, "add_special_tokens": False})["tokens"] for a in answers]
    assert [len(one) for one in ids] == [1, 1]
    options = {"model": model, "messages": CHAT, "logit_bias": {str(one[0]): 100 for one in ids}, "max_tokens": 1, "n": 5}
    for temperature in (0, 1.89):
        whole = client.chat.completions.create(**options, temperature=temperature)
        assert {choice.message.content for choice in whole.choices} <= set(answers)
        texts = [""] * 5
        for chunk in client.chat.completions.create(**options, temperature=temperature, stream=True):
            texts[chunk.choices[0].index] += chunk.choices[0].delta.content or ""
        assert set(texts) <= set(answers)
