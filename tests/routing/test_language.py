"""Other languages: recognised where it is certain, answered by the base, and routed where the encoder knows them."""

from pathlib import Path

import pytest
import torch
from sentence_transformers import SentenceTransformer
from sentence_transformers.sentence_transformer.modules import StaticEmbedding
from tokenizers import Tokenizer, models, pre_tokenizers

from lmoe.config import Settings
from lmoe.experts.samples import SampleSet
from lmoe.places import locate
from lmoe.routers import build_router
from lmoe.routing.language import foreign
from lmoe.routing.query import Query
from lmoe.routing.router import Router
from tests.routing.conversations import FOLLOW_UPS, SWITCHES
from tests.routing.prompts import HELD_OUT

OTHERS = (
    ("es", "Escribe un poema breve sobre el otoño."),
    ("de", "Schreibe ein kurzes Gedicht über den Herbst."),
    ("fr", "Quelle est la capitale du Portugal ?"),
    ("it", "Quanto costano dodici penne se tre costano due euro?"),
    ("pt", "Escreva uma função que inverte uma lista ligada."),
    ("pl", "Napisz krótki wiersz o jesieni."),
    ("de", "Was ist die Hauptstadt von Australien?"),
    ("nl", "Wat is de hoofdstad van Nederland of van België?"),
    ("ru", "Сколько будет пятнадцать процентов от двухсот сорока?"),
    ("zh", "写一首关于秋天的诗"),
    ("ja", "秋についての短い詩を書いてください。"),
    ("ar", "اكتب قصيدة قصيرة عن الخريف"),
    ("ko", "가을에 대한 짧은 시를 써 줘."),
    ("vi", "Viết một bài thơ ngắn về mùa thu."),
)


@pytest.mark.parametrize(("language", "text"), OTHERS)
def test_another_language_is_recognised(language: str, text: str) -> None:
    """A sentence is enough."""
    assert foreign(text) == language


@pytest.mark.parametrize(
    "text",
    [
        "",
        "ok",
        "make it shorter",
        "for i in range(10):\n    print(i)",
        "SELECT name FROM customers WHERE city = 'München';",
        "Translate this into English: Wie lange muss man Kartoffeln kochen?",
        "x^2 - 5x + 6 = 0",
        "fix: TypeError: 'NoneType' object is not iterable",
        "🙂🙂🙂",
        "</s>[CLS][SEP][PAD]",
    ],
)
def test_what_is_not_certain_passes_for_english(text: str) -> None:
    """Code, formulas, fragments and English about another language are no other language."""
    assert foreign(text) is None


def test_english_is_seldom_taken_for_another(samples: SampleSet) -> None:
    """Of the samples, the prompts and the chats that are English, not one in five hundred."""
    texts = [text for group in samples.experts.values() for text in group if text.isascii()]
    texts += [text for group in HELD_OUT.values() for text in group]
    texts += [turn for *turns, _ in (*FOLLOW_UPS, *SWITCHES) for turn in turns]
    alarms = [text for text in texts if foreign(text)]
    assert len(alarms) < len(texts) / 500, alarms


def test_the_base_answers_what_the_encoder_does_not_know(router: Router) -> None:
    """With the English encoder the reason is `fallback`, and the language is named; a clear lead stands in any language."""
    decisions = router.route_many([Query(text) for _, text in OTHERS])
    fallen = [(d, language) for d, (language, _) in zip(decisions, OTHERS, strict=True) if d.reason == "fallback"]
    assert len(fallen) >= len(OTHERS) * 0.75
    for decision, language in fallen:
        assert (decision.expert, decision.language, decision.score, decision.margin) == ("base", language, None, None)
        assert decision.scores
    clear = router.route("Corrige este error en mi código de Python: TypeError: list indices must be integers, def f(x): return x[0]")
    assert (clear.expert, clear.reason, clear.language) == ("code", "similarity", None)


def test_where_base_does_not_compete_there_is_no_fallback(router: Router) -> None:
    """A request that leaves base out gets the nearest of those that it allows."""
    decision = router.route("Schreibe ein kurzes Gedicht über den Herbst.", allow=["code", "creative", "reasoning"])
    assert (decision.reason, decision.language) == ("similarity", None)


MEANINGS = {
    "creative": ("poem", "story", "Gedicht", "Geschichte", "poème", "histoire", "poema", "cuento", "诗", "стихотворение"),
    "base": ("capital", "weather", "Hauptstadt", "Wetter", "capitale", "météo", "tiempo", "首都", "столица"),
    "code": ("function", "program", "Funktion", "Programm", "fonction", "programme", "función", "programa", "函数", "функцию"),
}


@pytest.fixture
def multilingual(tmp_path: Path) -> Path:
    """A sentence-transformers folder whose words mean the same in several languages."""
    words = ["[UNK]", *(word for group in MEANINGS.values() for word in group)]
    tokenizer = Tokenizer(models.WordLevel({word: i for i, word in enumerate(words)}, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    vectors = torch.zeros(len(words), 8)
    for axis, group in enumerate(MEANINGS.values()):
        for word in group:
            vectors[words.index(word), axis] = 1
    vectors[:, 7] = 0.1
    SentenceTransformer(modules=[StaticEmbedding(tokenizer, embedding_weights=vectors.numpy())]).save(str(tmp_path / "encoder"))
    return tmp_path / "encoder"


def test_a_multilingual_encoder_is_one_setting(multilingual: Path, tmp_path: Path) -> None:
    """`--router-model` with an encoder that knows a language routes it like English, from English samples; nothing falls back."""
    wordings = ("a {}", "please, a {}", "what about a {} now", "{}", "one more {}", "I want a good {}")
    samples = SampleSet.of({name: [wording.format(word) for word in group[:2] for wording in wordings] for name, group in MEANINGS.items()})
    settings = Settings(router_model=str(multilingual), state_dir=tmp_path / "state")
    router = build_router(settings, locate(settings), samples=samples)
    asked = {
        "Schreibe ein kurzes Gedicht über den Herbst.": "creative",
        "Erzähle mir eine lange Geschichte über den Mond": "creative",
        "Écris une fonction qui trie une liste": "code",
        "Escribe una función que ordene una lista": "code",
        "写 一首 关于 秋天 的 诗": "creative",
        "Напиши функцию на питоне": "code",
    }
    assert any(foreign(text) for text in asked)
    for text, expert in asked.items():
        decision = router.route(text)
        assert (decision.expert, decision.reason, decision.language) == (expert, "similarity", None), text
