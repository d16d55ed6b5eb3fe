"""Held-out chats as questions: what is asked, the answer it should have, whose it is, and how an answer is judged."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from lmoe.chat import Message
from lmoe.errors import DataError
from lmoe.quality.chats import Record, read_chats
from lmoe.quality.checks import Judge, equals, judge_of


@dataclass(frozen=True, slots=True)
class Question:
    """`chat` ends where the answer starts. `owner` should answer it: an expert, or the base; `domain` is what it is counted under.

    Without a `judge` only the loss of the reference answer counts.
    """

    domain: str
    owner: str
    chat: tuple[Message, ...]
    answer: str
    judge: Judge | None = field(default=None, repr=False)
    where: str = "question"
    part: str = ""
    """A kind within its domain; a domain with several is reported whole and by part."""

    @property
    def prompt(self) -> str:
        """The last thing that was said."""
        return self.chat[-1].content


def read_questions(paths: Iterable[Path], *, exact: bool = False, judged: bool = True) -> list[Question]:
    """The files, and all `*.jsonl` of the folders among them: lines as `read_chats` takes them, of which the last answer counts.

    A line's `expert` is its owner, otherwise the file's name is. Its `check` judges answers; without one, `exact` asks for the
    reference answer itself. `judged` False reads no checks. Raises DataError with `file:line`.
    """
    questions = []
    for path in _files(paths):
        for record in read_chats(path).records:
            try:
                questions.append(_question(record, path, exact, judged))
            except ValueError as e:
                raise DataError(f"{path.name}:{record.line}: {e}") from None
    return questions


def _files(paths: Iterable[Path]) -> Iterable[Path]:
    for path in paths:
        if not path.is_dir():
            yield path
            continue
        found = sorted(path.glob("*.jsonl"))
        if not found:
            raise DataError(f"{path}: holds no *.jsonl; give a file, or a folder of files, of held-out chats")
        yield from found


def _question(record: Record, path: Path, exact: bool, judged: bool) -> Question:
    owner = record.raw.get("expert", path.stem)
    if not isinstance(owner, str) or not owner:
        raise ValueError(f"'expert' must name who should answer, but is {owner!r}")
    last = max(i for i, message in enumerate(record.chat) if message.role == "assistant")
    answer, judge = record.chat[last].content, None
    if judged and record.raw.get("check") is not None:
        judge = judge_of(record.raw["check"])
    elif judged and exact:
        judge = partial(equals, answer)
    return Question(owner, owner, record.chat[:last], answer, judge, f"{path.name}:{record.line}")
