"""Where `lmoe samples` reads and changes samples: the files here, or a running server. Both are asked in the same words."""

import sys
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol
from urllib.parse import quote

from lmoe.cli.remote import call, get_json
from lmoe.cli.versions import author_of, history_of, print_version
from lmoe.config import Configuration, Settings
from lmoe.errors import ConfigError, ModelNotFound, SamplesError

if TYPE_CHECKING:
    from lmoe.places import Places
    from lmoe.workbench.files import Change
    from lmoe.workbench.history import Version

Texts = Mapping[str, tuple[str, ...]]


class Source(Protocol):
    """Samples by expert, `base` included. What changes something prints what it did; all raise LmoeError."""

    def read(self) -> Texts: ...

    def add(self, expert: str, texts: Sequence[str], message: str) -> None: ...

    def remove(self, expert: str, text: str) -> None: ...

    def versions(self) -> list[Mapping[str, Any]]: ...

    def rollback(self, number: int) -> None: ...


def source_of(configuration: Configuration, url: str | None, author: str | None = None) -> Source:
    return Server(url, configuration.settings) if url else Here(configuration, author)


class Here:
    """The files of --routing-data, and over them what was edited while serving."""

    def __init__(self, configuration: Configuration, author: str | None) -> None:
        self._configuration = configuration
        self._author = author

    def read(self) -> Texts:
        from lmoe.contents import read_routing_samples

        return read_routing_samples(self._places).experts

    def add(self, expert: str, texts: Sequence[str], message: str) -> None:
        from lmoe.contents import expert_names
        from lmoe.experts.samples import SampleSet

        known = expert_names(self._places)

        def change(now: SampleSet) -> SampleSet:
            _require(expert, {*known, *now.experts})
            return SampleSet.of({**now.experts, expert: dict.fromkeys([*now.experts.get(expert, ()), *texts])})

        self._change(change, message)

    def remove(self, expert: str, text: str) -> None:
        from lmoe.experts.samples import SampleSet

        def change(now: SampleSet) -> SampleSet:
            gone = found(now.experts, expert, text)
            return replace(now, experts={**now.experts, expert: tuple(one for one in now.experts[expert] if one not in gone)})

        self._change(change, f"remove a sample of {expert}")

    def versions(self) -> list[Mapping[str, Any]]:
        return [version.as_json() for version in history_of(self._configuration).versions()]

    def rollback(self, number: int) -> None:
        from lmoe.contents import read_routing_samples

        kept = history_of(self._configuration)
        target = kept.content(number)
        # Settings can go back even where the samples are nobody's to change.
        if target.samples.digest != read_routing_samples(self._places).digest:
            self._change(lambda _: target.samples, f"samples of version {number}")
        if kept.settings() != target.settings:
            message = f"settings of version {number}"
            version = kept.commit(lambda now: replace(now, settings=target.settings), author=author_of(self._author), message=message)
            print_version(version.as_json())

    @property
    def _places(self) -> "Places":
        from lmoe.places import locate

        return locate(self._configuration.settings)

    def _change(self, change: "Change", message: str) -> None:
        print_version(change_here(self._configuration, change, self._author, message).as_json())


def change_here(configuration: Configuration, change: "Change", author: str | None, message: str) -> "Version":
    """Change the files, as a version. Warns of texts that several experts have."""
    from lmoe.contents import open_store, read_sample_files
    from lmoe.places import locate
    from lmoe.workbench.files import change_files

    places = locate(configuration.settings)
    version = change_files(
        history_of(configuration),
        own_folder(places),
        lambda: read_sample_files(places),
        open_store(places),
        change,
        author=author_of(author),
        message=message,
    )
    for warning in read_sample_files(places).warnings:
        if warning.kind == "shared":
            print(f"lmoe: {warning.where}: {warning.message}", file=sys.stderr)
    return version


class Server:
    """A running server, which routes by the change from then on. Its files are not touched: it keeps the difference."""

    def __init__(self, url: str, settings: Settings) -> None:
        self._url = url
        self._settings = settings

    def read(self) -> Texts:
        names = [expert["name"] for expert in get_json(self._url, "/v1/experts", self._settings)["data"]]
        return {name: tuple(get_json(self._url, _address(name), self._settings)["data"]) for name in sorted(["base", *names])}

    def add(self, expert: str, texts: Sequence[str], message: str) -> None:
        answer = call(self._url, "POST", _address(expert), self._settings, {"samples": list(texts)})
        print(f"{expert}: {answer['added']} added, {len(answer['data'])} in all")

    def remove(self, expert: str, text: str) -> None:
        samples = {expert: tuple(get_json(self._url, _address(expert), self._settings)["data"])}
        gone = sorted(found(samples, expert, text))
        answer = call(self._url, "DELETE", _address(expert), self._settings, {"samples": gone})
        print(f"{expert}: {answer['removed']} removed, {len(answer['data'])} left")

    def versions(self) -> list[Mapping[str, Any]]:
        listed: list[Mapping[str, Any]] = get_json(self._url, "/v1/router/history", self._settings)["data"]
        return listed

    def rollback(self, number: int) -> None:
        print_version(call(self._url, "POST", "/v1/router/rollback", self._settings, {"version": number}))


def found(samples: Texts, expert: str, text: str) -> set[str]:
    """Those that `samples ls` prints like `text`. Raises ModelNotFound, and SamplesError when there is none."""
    if expert not in samples:
        raise ModelNotFound(expert)
    wanted = " ".join(text.split())
    gone = {one for one in samples[expert] if " ".join(one.split()) == wanted}
    if not gone:
        raise SamplesError(f"{expert} has no sample {text!r}; see `lmoe samples ls {expert}`")
    return gone


def own_folder(places: "Places") -> Path:
    """The folder whose files may be changed. Raises ConfigError where only the packaged samples are in use."""
    if places.routing_data is None or places.packaged_samples:
        raise ConfigError(
            "the packaged samples are not changed in place; copy them with `lmoe samples export DIR` and give --routing-data DIR"
        )
    if places.predecessor:
        raise ConfigError(
            "the predecessor's samples are not changed in place; copy them with `lmoe samples export DIR` and give that folder"
        )
    return places.routing_data


def _require(expert: str, known: Collection[str]) -> None:
    from lmoe.experts.registry import BASE

    if expert not in {*known, BASE}:
        raise SamplesError(f"there is no expert {expert!r}; known are {', '.join(sorted({*known, BASE}))}")


def _address(expert: str) -> str:
    return f"/v1/experts/{quote(expert, safe='')}/samples"
