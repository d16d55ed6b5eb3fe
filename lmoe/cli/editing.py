"""Where `lmoe samples` reads and changes samples: the files here, or a running server. Both are asked in the same words."""

import sys
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol
from urllib.parse import quote

from lmoe.cli.beside import tell_of_server
from lmoe.cli.impact import print_impact, try_here
from lmoe.cli.output import clean, print_json, say
from lmoe.cli.remote import call, get_json
from lmoe.cli.versions import author_of, history_of, print_version
from lmoe.config import Configuration, Settings
from lmoe.errors import ConfigError, SamplesError

if TYPE_CHECKING:
    from lmoe.places import Places
    from lmoe.workbench.files import Change

Body = Mapping[str, Any]
Texts = Mapping[str, tuple[str, ...]]


class Source(Protocol):
    """Samples by expert, `base` included. What changes something says what it did, or (`dry_run`) would do; all raise LmoeError."""

    def read(self) -> Texts: ...

    def add(self, expert: str, texts: Sequence[str], message: str, dry_run: bool = False) -> Body: ...

    def remove(self, expert: str, text: str, dry_run: bool = False) -> Body: ...

    def versions(self) -> list[Body]: ...

    def rollback(self, number: int, dry_run: bool = False) -> Body: ...


def source_of(configuration: Configuration, url: str | None, author: str | None = None) -> Source:
    return Server(url, configuration.settings, author_of(author)) if url else Here(configuration, author_of(author))


class Here:
    """The files of --routing-data, and over them what was edited while serving."""

    def __init__(self, configuration: Configuration, author: str) -> None:
        self._configuration = configuration
        self._author = author

    def read(self) -> Texts:
        from lmoe.contents import read_routing_samples

        return read_routing_samples(self._places).experts

    def add(self, expert: str, texts: Sequence[str], message: str, dry_run: bool = False) -> Body:
        from lmoe.contents import expert_names, unused_names
        from lmoe.experts.samples import SampleSet

        known = expert_names(self._places)

        def change(now: SampleSet) -> SampleSet:
            require_known(expert, {*known, *now.experts})
            return SampleSet.of({**now.experts, expert: dict.fromkeys([*now.experts.get(expert, ()), *texts])})

        done = change_here(self._configuration, change, self._author, message, dry_run=dry_run)
        if unused_names(self._places, [expert]):
            say(f"lmoe: warning: there is no expert {expert!r}, so that its samples are not used", file=sys.stderr)
        return done

    def remove(self, expert: str, text: str, dry_run: bool = False) -> Body:
        from lmoe.experts.samples import SampleSet

        def change(now: SampleSet) -> SampleSet:
            gone = found(now.experts, expert, text)
            return replace(now, experts={**now.experts, expert: tuple(one for one in now.experts[expert] if one not in gone)})

        return change_here(self._configuration, change, self._author, f"remove a sample of {expert}", dry_run=dry_run)

    def versions(self) -> list[Body]:
        return [version.as_json() for version in history_of(self._configuration).versions()]

    def rollback(self, number: int, dry_run: bool = False) -> Body:
        from lmoe.contents import read_routing_samples

        kept = history_of(self._configuration)
        target = kept.content(number)
        if dry_run:
            return try_here(self._configuration, lambda _: target.samples, target.settings)
        # Settings can go back even where the samples are nobody's to change.
        if target.samples.digest == read_routing_samples(self._places).digest:
            version = kept.commit(
                lambda now: replace(now, settings=target.settings),
                author=self._author,
                message=f"settings of version {number}",
                found=lambda: read_routing_samples(self._places),
            )
            if version.changed:
                tell_of_server(self._configuration, "its own next change or start")
            return version.as_answer()
        what = "samples" if kept.settings() == target.settings else "samples and settings"
        message = f"{what} of version {number}"
        return change_here(self._configuration, lambda _: target.samples, self._author, message, settings=target.settings)

    @property
    def _places(self) -> "Places":
        from lmoe.places import locate

        return locate(self._configuration.settings)


def change_here(
    configuration: Configuration,
    change: "Change",
    author: str,
    message: str,
    *,
    settings: Mapping[str, Any] | None = None,
    dry_run: bool = False,
) -> dict[str, Any]:
    """Change the files, as a version, whose answer this is, or say what that would do. Warns of texts that several experts have.

    `settings` are what tuned settings become; None leaves them.
    """
    from lmoe.contents import open_store, read_sample_files
    from lmoe.places import locate
    from lmoe.workbench.files import change_files

    places = locate(configuration.settings)
    folder = own_folder(places)
    if dry_run:
        return try_here(configuration, change, settings)
    version = change_files(
        history_of(configuration),
        folder,
        lambda: read_sample_files(places),
        open_store(places),
        change,
        settings=settings,
        author=author,
        message=message,
    )
    for warning in read_sample_files(places).warnings:
        if warning.kind == "shared":
            say(f"lmoe: {warning.where}: {warning.message}", file=sys.stderr)
    if version.changed:
        tell_of_server(configuration, "its next start")
    return version.as_answer()


class Server:
    """A running server, which routes by the change from then on. Its files are not touched: it keeps the difference."""

    def __init__(self, url: str, settings: Settings, author: str) -> None:
        self._url = url
        self._settings = settings
        self._author = author

    def read(self) -> Texts:
        return {name: self._samples(name) for name in self._names()}

    def add(self, expert: str, texts: Sequence[str], message: str, dry_run: bool = False) -> Body:
        require_known(expert, self._names())
        return {"expert": expert, **self._change("POST", _address(expert), dry_run, {"samples": list(texts)})}

    def remove(self, expert: str, text: str, dry_run: bool = False) -> Body:
        require_known(expert, self._names())
        gone = sorted(found({expert: self._samples(expert)}, expert, text))
        return {"expert": expert, **self._change("DELETE", _address(expert), dry_run, {"samples": gone})}

    def versions(self) -> list[Body]:
        listed: list[Body] = get_json(self._url, "/v1/router/history", self._settings)["data"]
        return listed

    def rollback(self, number: int, dry_run: bool = False) -> Body:
        return self._change("POST", "/v1/router/rollback", dry_run, {"version": number})

    def _names(self) -> list[str]:
        return sorted(["base", *(expert["name"] for expert in get_json(self._url, "/v1/experts", self._settings)["data"])])

    def _samples(self, expert: str) -> tuple[str, ...]:
        return tuple(get_json(self._url, _address(expert), self._settings)["data"])

    def _change(self, method: str, path: str, dry_run: bool, body: object) -> dict[str, Any]:
        query = "?dry_run=true" if dry_run else ""
        answer: dict[str, Any] = call(self._url, method, path + query, self._settings, body, self._author)
        return answer


def print_done(done: Body, as_json: bool) -> None:
    """What a change did, or would do: a version, an impact, or what a server says of an expert's samples."""
    if as_json:
        print_json(done)
    elif done["object"] == "router.impact":
        print_impact(done)
    elif done["object"] == "router.version":
        print_version(done)
    else:
        what = f"{done['added']} added" if "added" in done else f"{done['removed']} removed"
        left = f"{len(done['data'])} {'in all' if 'added' in done else 'left'}"
        say(f"{done['expert']}: {what if done['changed'] else 'nothing changed'}, {left}")


def found(samples: Texts, expert: str, text: str) -> set[str]:
    """Those that `samples ls` prints like `text`. Raises SamplesError for an unknown expert, and when there is none."""
    require_known(expert, samples)
    wanted = clean(" ".join(text.split()))
    gone = {one for one in samples[expert] if clean(" ".join(one.split())) == wanted}
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


def require_known(expert: str, known: Collection[str]) -> None:
    """Raises SamplesError."""
    from lmoe.experts.registry import BASE

    if expert not in {*known, BASE}:
        raise SamplesError(f"there is no expert {expert!r}; known are {', '.join(sorted({*known, BASE}))}")


def _address(expert: str) -> str:
    return f"/v1/experts/{quote(expert, safe='')}/samples"
