"""Looking at a published file: in a folder, or as a server hands it out."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol
from urllib.parse import unquote

from briefing.errors import ServiceError
from briefing.net import MAX_REDIRECTS, Unanswered, is_local
from briefing.podcast.verify.checks import objection

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.model.findings import Finding
    from briefing.net import Answer, Client
    from briefing.podcast.verify.checks import FileKind

_HEAD = 1024
"""Bytes that are asked for to see whether a server hands out parts."""
_OK, _PART, _NO_PART = 200, 206, 416
_USUAL_HOPS = 2
"""One of a service that counts downloads, one of the host."""
_ORIGIN = "https://player.example"
_PATIENCE = 3
"""Files that may go without an answer, one after the other, before the server counts as gone."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A published file."""

    size: int | None
    """Bytes; None where there is nothing, or the server does not say."""
    data: bytes | None = None
    """The whole file, or its first bytes; None where it was not loaded."""
    findings: tuple[Finding, ...] = ()
    status: int = 200
    """Of the server's answer; 0 where there was none."""
    moved: str = ""
    """The address that redirects led to."""


class Site(Protocol):
    """Where published files are."""

    @property
    def requests(self) -> int:
        """Made so far."""

    def place(self, path: str) -> str:
        """Where a file of the site is, by its path in addresses."""

    def look(self, place: str, kind: FileKind, *, whole: bool) -> Seen:
        """Look at the file at a place, an address or a path; `whole` loads all of it."""


@dataclass
class Folder:
    """A published site on a disk."""

    root: Path
    requests: int = 0

    def place(self, path: str) -> str:
        """The file, as a server would find it."""
        return (self.root / unquote(path.partition("?")[0])).as_posix()

    def look(self, place: str, kind: FileKind, *, whole: bool) -> Seen:
        """Read the file, as a server would: a folder by its index.html."""
        path = Path(place)
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file() or not path.resolve().is_relative_to(self.root.resolve()):
            return Seen(None, None, (objection("verify.missing", kind, place),), 404)
        size = path.stat().st_size
        if size > kind.limit:
            return Seen(size, None, (objection("verify.size", kind, place, f"{size} bytes"),))
        with path.open("rb") as file:
            return Seen(size, file.read(kind.limit if whole or kind.loaded else _HEAD))


@dataclass
class Server:
    """A published site as its server hands it out."""

    root: str
    """Its address, with a slash at the end."""
    client: Client
    _unanswered: int = 0

    @property
    def requests(self) -> int:
        """Made so far."""
        return self.client.requests

    def place(self, path: str) -> str:
        """The address on this server."""
        return self.root + path

    def look(self, place: str, kind: FileKind, *, whole: bool) -> Seen:
        """Ask for the file. Raises ServiceError where the server answers nothing any more."""
        try:
            seen = self._seen(place, kind, whole=whole)
        except Unanswered as problem:
            self._unanswered += 1
            if self._unanswered == _PATIENCE:
                message = f"the server stopped answering: {problem}. Try again later."
                raise ServiceError(message, file=place) from None
            return Seen(None, None, (objection("verify.answer", kind, place, str(problem)),), 0)
        self._unanswered = 0
        return seen

    def _seen(self, place: str, kind: FileKind, *, whole: bool) -> Seen:
        if kind.loaded:
            answer = self.client.ask(place, limit=kind.limit, headers={"Origin": _ORIGIN})
            size: int | None = len(answer.body)
        else:
            answer = self.client.ask(place, "HEAD")
            size = answer.length
        findings = list(_reached(answer, place, kind))
        if answer.status != _OK:
            return Seen(None, None, tuple(findings), answer.status)
        findings += _headers(answer, place, kind)
        too_large = answer.truncated or (size or 0) > kind.limit
        if too_large:
            findings.append(objection("verify.size", kind, place, f"more than {kind.limit} bytes"))
        if not kind.ranges:
            moved = answer.hops[-1] if answer.hops else ""
            return Seen(size, None if too_large else answer.body, tuple(findings), moved=moved)
        part = self.client.ask(place, limit=_HEAD, headers={"Range": f"bytes=0-{_HEAD - 1}"})
        findings += self._parts(part, size, place, kind)
        if too_large or not whole:
            return Seen(size, None if whole else part.body, tuple(findings))
        data = self.client.ask(place, limit=kind.limit).body
        if size is not None and len(data) != size:
            findings.append(
                objection("verify.length", kind, place, f"HEAD {size}, loaded {len(data)}")
            )
        return Seen(size, data, tuple(findings))

    def _parts(
        self, part: Answer, size: int | None, place: str, kind: FileKind
    ) -> Iterator[Finding]:
        """Check that `part` is the beginning of a file of `size` bytes.

        Check also what the server answers for a part beyond its end.
        """
        if not size:
            yield objection("verify.length", kind, place, "no Content-Length")
            return
        first = min(_HEAD, size)
        said = part.headers.get("Content-Range", "")
        if (part.status, said, len(part.body), part.truncated) != (
            _PART,
            f"bytes 0-{first - 1}/{size}",
            first,
            False,
        ):
            yield objection(
                "verify.range", kind, place, f"status {part.status}, Content-Range {said or '–'}"
            )
            return
        beyond = self.client.ask(place, headers={"Range": f"bytes={size}-"})
        if beyond.status != _NO_PART:
            yield objection("verify.range-end", kind, place, f"status {beyond.status}")


def _reached(answer: Answer, place: str, kind: FileKind) -> Iterator[Finding]:
    """Objections to the way to an answer; the last one may say that it is none."""
    if any(hop.startswith("http:") and not is_local(hop) for hop in answer.hops):
        yield objection("verify.https", kind, place, " → ".join(answer.hops))
    if len(answer.hops) == MAX_REDIRECTS and answer.status in range(300, 400):
        yield objection("verify.loop", kind, place, answer.hops[-1])
    elif answer.status in {405, 501} and not kind.loaded:
        yield objection("verify.head", kind, place, f"status {answer.status}")
    elif answer.status != _OK:
        yield objection("verify.missing", kind, place, f"status {answer.status}")
    elif len(answer.hops) > _USUAL_HOPS:
        yield objection("verify.redirects", kind, place, " → ".join(answer.hops))


def _headers(answer: Answer, place: str, kind: FileKind) -> Iterator[Finding]:
    if answer.type not in kind.types:
        yield objection("verify.type", kind, place, answer.type or "no Content-Type")
    if kind.open and answer.headers.get("Access-Control-Allow-Origin") not in {"*", _ORIGIN}:
        yield objection("verify.cors", kind, place)
