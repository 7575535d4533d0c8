"""Download piper voices from their repository: resumable, verified and installed atomically."""

from __future__ import annotations

import errno
import hashlib
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

import msgspec

from briefing.errors import InputError, ServiceError
from briefing.net import Client, Unanswered
from briefing.voices.names import check_name
from briefing.voices.piper import SUFFIX, voices_folder

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from briefing.config.settings import Piper

_CARD = "MODEL_CARD"
_TIMEOUT = 30.0
"""Seconds without any data."""
_MAX_INDEX_BYTES = 50_000_000
"""Bytes of voices.json."""
_MAX_CONNECTIONS = 5
"""Connections for one file; each resumes where the last one broke off."""
_ADVICE = "Check the network and run the command again: it resumes where it stopped."


class _IndexFile(msgspec.Struct):
    size_bytes: int
    md5_digest: str


class _IndexEntry(msgspec.Struct):
    """A voice in voices.json: its files by their paths in the repository."""

    files: dict[str, _IndexFile]


@dataclass(frozen=True, slots=True)
class InstalledVoice:
    """An installed voice. `card` is its model card, which names its origin and licence."""

    file: Path
    card: str


def install_voice(
    name: str, settings: Piper, progress: Callable[[int, int], None]
) -> InstalledVoice:
    """Download the voice `name` into the folder of voices; `progress` gets (bytes done, bytes).

    Raises InputError if the repository does not have the voice or the disk is full, ServiceError if
    the repository cannot be reached or a file is damaged. Partial files are kept for the next try.
    """
    base, folder = settings.repository.rstrip("/"), voices_folder(settings)
    client = Client(_TIMEOUT)
    index = _read_index(client, base)
    check_name(
        "piper voice", name, sorted(index, key=lambda other: (not other.startswith("de_"), other))
    )
    # Smallest file first: the model comes last, and only it makes the voice an installed one.
    files = sorted(index[name].files.items(), key=lambda entry: entry[1].size_bytes)
    total = sum(file.size_bytes for _, file in files)
    done = 0
    parts: dict[Path, Path] = {}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for path, file in files:

            def report(size: int, before: int = done) -> None:
                progress(before + size, total)

            target = folder / _local_name(name, path)
            if not _matches(target, file):
                parts[target.with_name(f".{target.name}.part")] = target
                _download(
                    client, f"{base}/{path}", target.with_name(f".{target.name}.part"), file, report
                )
            done += file.size_bytes
        for part, target in parts.items():
            part.replace(target)
    except OSError as problem:
        raise _disk_error(problem, folder, total) from None
    return InstalledVoice(folder / f"{name}{SUFFIX}", _read_card(folder / f"{name}.{_CARD}"))


def _local_name(name: str, path: str) -> str:
    """Return the file name for `path` of the index. It never leads out of the folder of voices."""
    last = PurePosixPath(path).name
    return last if last.startswith(f"{name}.") else f"{name}.{last}"


def _read_card(file: Path) -> str:
    return file.read_text(encoding="utf-8", errors="replace").strip() if file.is_file() else ""


def _read_index(client: Client, base: str) -> dict[str, _IndexEntry]:
    url = f"{base}/voices.json"
    try:
        answer = client.ask(url, limit=_MAX_INDEX_BYTES)
    except Unanswered as problem:
        raise _download_error(url, str(problem)) from None
    if answer.status != HTTPStatus.OK:
        raise _download_error(url, f"it answers with status {answer.status}")
    try:
        return msgspec.json.decode(answer.body, type=dict[str, _IndexEntry])
    except msgspec.DecodeError:
        raise _download_error(url, "this is not a list of voices") from None


def _download(
    client: Client, url: str, part: Path, file: _IndexFile, progress: Callable[[int], None]
) -> None:
    """Download `url` to `part`, resuming it, and verify it by size and checksum.

    Raises ServiceError.
    """
    there = part.stat().st_size if part.exists() else 0
    for _ in range(_MAX_CONNECTIONS):
        if there >= file.size_bytes:
            break
        _resume(client, url, part, there, progress)
        there = part.stat().st_size
    if there < file.size_bytes:
        raise _download_error(url, f"it broke off at {there} of {file.size_bytes} bytes")
    if not _matches(part, file):
        part.unlink()
        raise _download_error(url, "its checksum is not the one in the index")


def _matches(place: Path, file: _IndexFile) -> bool:
    """Return whether the file at `place` has the size and checksum of `file`."""
    if not place.is_file() or place.stat().st_size != file.size_bytes:
        return False
    with place.open("rb") as written:
        digest = hashlib.file_digest(written, lambda: hashlib.md5(usedforsecurity=False))
    return digest.hexdigest() == file.md5_digest


def _resume(
    client: Client, url: str, part: Path, there: int, progress: Callable[[int], None]
) -> None:
    """Append the bytes of `url` from `there` on to `part`, until they end or break off."""
    headers = {"Range": f"bytes={there}-"} if there else {}
    begun = False
    try:
        with client.open(url, headers=headers) as stream:
            if stream.status not in {HTTPStatus.OK, HTTPStatus.PARTIAL_CONTENT}:
                raise _download_error(url, f"it answers with status {stream.status}")
            # A server that ignores the range sends the whole file again.
            with part.open(
                "ab" if stream.status == HTTPStatus.PARTIAL_CONTENT else "wb"
            ) as written:
                begun = True
                for chunk in stream.chunks():
                    written.write(chunk)
                    progress(written.tell())
    except Unanswered as problem:
        if not begun:  # after a broken transfer the caller resumes
            raise _download_error(url, str(problem)) from None


def _download_error(url: str, reason: str) -> ServiceError:
    return ServiceError(f"{url} was not downloaded: {reason}. {_ADVICE}")


def _disk_error(problem: OSError, folder: Path, total: int) -> InputError:
    if problem.errno == errno.ENOSPC:
        return InputError(
            f"the disk is full; the voice needs {total / 1e6:.0f} MB. Free some space.", file=folder
        )
    return InputError(
        f"cannot be written: {problem.strerror}. Set [voice.piper] folder to another one.",
        file=folder,
    )
