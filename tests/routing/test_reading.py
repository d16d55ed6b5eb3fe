"""Long texts: what is asked decides, wherever it stands beside what was pasted."""

import numpy as np
import pytest

from lmoe.routing.embedding import embed
from lmoe.routing.minilm import MiniLM
from lmoe.routing.reading import EDGE, parts
from lmoe.routing.router import Router

SCRIPT = """import sys

def tally(path):
    found = {}
    for line in open(path):
        name, _, count = line.partition(";")
        found[name] = found.get(name, 0) + int(count)
    return found

def report(found):
    for name in sorted(found, key=found.get, reverse=True):
        print(name.ljust(24), found[name])

if __name__ == "__main__":
    report(tally(sys.argv[1]))
    print("done", file=sys.stderr)"""

SCENE = (
    "The lift stopped between the fourth floor and the fifth, and the old woman with the violin case said that it always did, on "
    "Thursdays, out of respect. For whom, she did not say. The boy pressed every button there was. The light went from yellow to a "
    "kind of green, and somewhere below them a door was opened, and closed, and opened, as if somebody could not decide. The woman "
    "sat down on her case. It was quite empty, she told him, and had been since the winter, but people were kinder to you if they "
    "thought that you might begin to play. He had not been unkind, he said. No, she said, not yet, and looked up, because the cable "
    "had begun to hum, very low, the first notes of something that both of them had been sung to sleep with."
)


@pytest.mark.parametrize("shape", ["{pasted}\n\n{asked}", "{asked}\n\n{pasted}", "{pasted}\n\n{asked}\n\nThanks!"])
@pytest.mark.parametrize(
    ("asked", "pasted", "expert"),
    [
        ("Write unit tests for this with pytest.", SCRIPT, "code"),
        ("Continue this story in the same voice for another page.", SCENE, "creative"),
        ("Summarise this text for me in two sentences.", SCENE, "base"),
        ("Which loop is the slow one here, and how do I speed it up?", SCRIPT, "code"),
    ],
)
def test_what_is_asked_decides(full_router: Router, asked: str, pasted: str, expert: str, shape: str) -> None:
    """Before or after a page of pasted text, and with thanks below it, a request goes where it would go alone."""
    assert full_router.route(asked).expert == expert
    assert full_router.route(shape.format(asked=asked, pasted=pasted)).expert == expert


def test_short_texts_are_read_once() -> None:
    """Up to a few lines, paragraphs or not, and one long paragraph, which is cut in its middle: what is asked may stand at its end."""
    assert parts("One thing.\n\nAnd another thing.") == ("One thing.\n\nAnd another thing.",)
    (long,) = parts("a" * 5_000 + "b" * 5_000)
    assert long.startswith("a" * EDGE)
    assert long.endswith("b" * EDGE)
    assert len(long) < 2 * EDGE + 10


def test_a_huge_text_is_searched_at_its_ends() -> None:
    """Of a paste of megabytes, the paragraphs at both ends are read; what merely greets or thanks is not."""
    text = "Hello there,\n\nWhat does this file do?\n\n" + "data " * 1_000_000 + "\n\nPlease answer in one sentence.\n\nThanks!"
    _, first, last = parts(text)
    assert (first, last) == ("What does this file do?", "Please answer in one sentence.")


def test_vectors_for_clients_are_the_models_own(encoder: MiniLM) -> None:
    """A long text's sentence vector is that of its beginning, as the model reads it, and not of what the router looks at."""
    text = f"{SCENE}\n\nSummarise this text for me in two sentences."
    plain = encoder.plain([text])[0, -1]
    np.testing.assert_allclose(embed(encoder, [text])[0], plain / np.linalg.norm(plain), rtol=1e-5)
    assert np.abs(encoder.encode([text])[0, -1] - plain).max() > 0.01
