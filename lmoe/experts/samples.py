"""Routing samples: what is on disk, what is refused, and the immutable set the router is built from.

Knows files and texts; neither embeddings nor adapters.
"""

import hashlib
import json
import os
import re
import stat
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Literal

from lmoe.errors import SamplesError
from lmoe.experts.plain import kind, one_line, parse_json, shown
from lmoe.experts.registry import BASE, NAME, NAMES, RESERVED

KEYS = ("instruction", "text", "prompt")
"""The keys a line may hold its text under, in the order they are looked for."""

MAX_BYTES = 32 * 1024
"""The longest sample, in bytes of UTF-8."""

OWNER = "expert"
"""The key by which a line may say whose it is."""

_INVISIBLE = frozenset({"Cf", "Zs", "Zl", "Zp"})
"""Kinds of characters that show nothing by themselves: spaces and marks of format, such as U+200B."""

_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class SampleWarning:
    """Something worth a look that does not stop anything. `where` is the file, `file:line`, several, or the experts concerned."""

    kind: Literal["duplicate", "shared", "empty"]
    where: str
    message: str


@dataclass(frozen=True, slots=True)
class SampleSet:
    """The samples of every expert, `base` included, by sorted name and in their files' order."""

    experts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    warnings: tuple[SampleWarning, ...] = ()
    # Not for `replace` to hand on: they are these texts' own.
    _digests: dict[str, str] = field(default_factory=dict, init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "experts", MappingProxyType(dict(sorted(self.experts.items()))))

    @classmethod
    def of(cls, experts: Mapping[str, Iterable[str]]) -> "SampleSet":
        """Texts that came from elsewhere than files, checked alike. Raises SamplesError."""
        warnings: list[SampleWarning] = []
        checked = {name: _distinct(_checked_name(name, name), enumerate(texts, 1), warnings) for name, texts in experts.items()}
        return cls(checked, (*warnings, *_shared(checked)))

    @property
    def digest(self) -> str:
        """SHA-256 over names and texts; the order of the texts does not matter."""
        content = [[name, self.digest_of(name)] for name, texts in self.experts.items() if texts]
        return hashlib.sha256(json.dumps(content).encode()).hexdigest()

    def digest_of(self, name: str) -> str:
        """SHA-256 over one expert's texts, in any order. Raises KeyError."""
        if name not in self._digests:
            self._digests[name] = hashlib.sha256(json.dumps(sorted(self.experts[name])).encode()).hexdigest()
        return self._digests[name]

    @property
    def names(self) -> tuple[str, ...]:
        """The experts that have samples, sorted: only these can be routed to."""
        return tuple(name for name, texts in self.experts.items() if texts)

    def with_expert(self, name: str, texts: Iterable[str]) -> "SampleSet":
        """The same set with `name`'s samples added or replaced. Raises SamplesError."""
        return self._changed({**self.experts, name: tuple(texts)}, name)

    def without_expert(self, name: str) -> "SampleSet":
        """The same set without `name`, which need not be there."""
        return self._changed({other: texts for other, texts in self.experts.items() if other != name}, name)

    def _changed(self, experts: Mapping[str, tuple[str, ...]], name: str) -> "SampleSet":
        """What has been checked already is not checked again: a change costs what it brings, however many others there are."""
        added = SampleSet.of({name: experts[name]}) if name in experts else SampleSet()
        checked = {**experts, **added.experts}
        warnings = (*(warning for warning in added.warnings if warning.kind == "duplicate"), *_shared(checked))
        changed = SampleSet(checked, warnings)
        changed._digests.update((other, digest) for other, digest in self._digests.items() if other != name)
        return changed


def read_samples(folder: Path, *, default_base: Path | None = None, prefix: str = "") -> SampleSet:
    """Every `<prefix><name>.jsonl` in `folder` but hidden ones; `default_base` is read as `base`'s file where the folder has none.

    Raises SamplesError naming file and line at the first thing wrong: a set is read whole or not at all.
    """
    if not folder.is_dir():
        raise SamplesError(f"{folder}: no such folder of routing samples")
    files = {_checked_name(name, str(path)): path for name, path in sample_paths(folder, prefix).items()}
    if default_base is not None:
        files.setdefault(BASE, default_base)
    warnings: list[SampleWarning] = []
    experts: dict[str, tuple[str, ...]] = {}
    for name, path in files.items():
        experts[name], found = read_samples_file(path, name)
        warnings.extend(found)
        if not experts[name]:
            told = f"holds no sample, so that nothing is ever routed to '{name}'; write some, or delete the file"
            warnings.append(SampleWarning("empty", str(path), told))
    return SampleSet(experts, (*warnings, *_shared(experts, files)))


def sample_paths(folder: Path, prefix: str = "") -> dict[str, Path]:
    """The files that hold samples, by expert, whatever the names. An editor's lock beside a file is nobody's samples."""
    found = sorted(path for path in folder.glob(f"{prefix}*.jsonl") if not path.name.startswith("."))
    return {path.stem.removeprefix(prefix): path for path in found}


def read_samples_file(path: Path, owner: str) -> tuple[tuple[str, ...], tuple[SampleWarning, ...]]:
    """One file's texts, duplicates dropped, with a warning for each; they become samples of `owner`.

    Raises SamplesError with `file:line`, also for a line that says it is another expert's.
    """
    warnings: list[SampleWarning] = []
    return _distinct(str(path), _parsed(path, owner), warnings), tuple(warnings)


def sample_lines(path: Path) -> dict[str, int]:
    """The line that each text of a file stands on first. Raises SamplesError with `file:line`."""
    found: dict[str, int] = {}
    for number, text in _parsed(path):
        found.setdefault(text, number)
    return found


def _parsed(path: Path, owner: str | None = None) -> Iterator[tuple[int, str]]:
    lines = _content(path).removeprefix(b"\xef\xbb\xbf").split(b"\n")
    return ((number, parse_sample(line, f"{path}:{number}", owner)) for number, line in enumerate(lines, 1) if line.strip())


def _content(path: Path) -> bytes:
    try:
        # A pipe would never open.
        with open(os.open(path, os.O_RDONLY | os.O_NONBLOCK), "rb") as file:
            if stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                return file.read()
    except OSError as e:
        raise SamplesError(f"{path}: cannot be read: {e.strerror}") from None
    raise SamplesError(f"{path}: is not a plain file")


def parse_sample(line: bytes, where: str, owner: str | None = None) -> str:
    """The text on one JSON line, which is to be a sample of `owner` (None: whoever it says). Raises SamplesError beginning with `where`."""
    try:
        record = parse_json(line.decode(), once=(*KEYS, OWNER))
    except UnicodeDecodeError:
        raise SamplesError(f"{where}: not UTF-8; save the file as UTF-8") from None
    except (ValueError, RecursionError) as e:
        raise SamplesError(f'{where}: not a JSON object ({one_line(e)}); expected {{"instruction": "..."}}') from None
    if not isinstance(record, dict):
        raise SamplesError(f'{where}: expected an object {{"instruction": "..."}}, but got {kind(record)}')
    said = record.get(OWNER)
    if owner is not None and said is not None and said != owner:
        raise SamplesError(f"{where}: its {OWNER} is {shown(said)}, and it was to be a sample of '{owner}'; take the line or that key out")
    for key in KEYS:
        if key in record:
            return checked_text(record[key], where, key)
    raise SamplesError(f'{where}: none of the keys {", ".join(KEYS)}; expected {{"instruction": "..."}}')


def checked_text(value: object, where: str, key: str = "sample") -> str:
    """`value` as a sample: stripped text of 1 to 32 KiB that is valid Unicode. Raises SamplesError."""
    if not isinstance(value, str):
        raise SamplesError(f"{where}: {key} must be a string, but is {kind(value)}")
    text = value.strip()
    if all(unicodedata.category(character) in _INVISIBLE for character in text):
        raise SamplesError(f"{where}: {key} is empty; write a prompt or delete the line")
    if found := _SURROGATE.search(text):
        raise SamplesError(f"{where}: {key} holds the lone surrogate U+{ord(found.group()):04X}; escape whole characters only")
    if "\0" in text:
        raise SamplesError(f"{where}: {key} holds the character U+0000, which is no part of a text; remove it")
    if (size := len(text.encode())) > MAX_BYTES:
        raise SamplesError(f"{where}: {key} has {size} bytes; at most {MAX_BYTES} are allowed")
    return text


def _checked_name(name: str, where: str) -> str:
    if name in RESERVED and name != BASE:
        raise SamplesError(f"{where}: '{name}' cannot name an expert: it means {RESERVED[name]}")
    if not NAME.fullmatch(name):
        raise SamplesError(f"{where}: {shown(name)} cannot name an expert: {NAMES}")
    return name


def _distinct(where: str, numbered: Iterable[tuple[int, object]], warnings: list[SampleWarning]) -> tuple[str, ...]:
    first: dict[str, int] = {}
    for number, value in numbered:
        text = checked_text(value, f"{where}:{number}")
        if text in first:
            warnings.append(SampleWarning("duplicate", f"{where}:{number}", f"the same text as line {first[text]}; dropped"))
        else:
            first[text] = number
    return tuple(first)


def shared_texts(experts: Mapping[str, tuple[str, ...]]) -> Iterable[tuple[str, tuple[str, ...]]]:
    """Texts that several experts have as a sample, each with their names."""
    if len(set().union(*experts.values())) == sum(map(len, experts.values())):
        return
    owners: dict[str, list[str]] = {}
    for name, texts in sorted(experts.items()):
        for text in texts:
            owners.setdefault(text, []).append(name)
    yield from ((text, tuple(names)) for text, names in owners.items() if len(names) > 1)


def _shared(experts: Mapping[str, tuple[str, ...]], files: Mapping[str, Path] | None = None) -> Iterable[SampleWarning]:
    """By file and line, where the experts' `files` are given."""
    lines: dict[str, dict[str, int]] = {}
    for text, names in shared_texts(experts):
        shown = text if len(text) <= 60 else text[:57] + "..."
        where = list(names)
        if files is not None:
            lines.update((name, sample_lines(files[name])) for name in names if name not in lines)
            # A file that was edited this moment may have lost it.
            where = [f"{files[name]}:{lines[name][text]}" if text in lines[name] else name for name in names]
        yield SampleWarning("shared", ", ".join(where), f"the same text is a sample of {' and of '.join(names)}: {shown!r}")
