"""Where a site is published to: a folder, or a place of any file system that fsspec knows."""

from __future__ import annotations

import os
import re
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any, Protocol
from urllib.parse import urlsplit
from urllib.request import url2pathname

from briefing.errors import InputError, ServiceError
from briefing.files import locked, replace_file

if TYPE_CHECKING:
    from collections.abc import Iterator
    from contextlib import AbstractContextManager

_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".gif": "image/gif",
    ".json": "application/json",
    ".mp3": "audio/mpeg",
    ".png": "image/png",
    ".vtt": "text/vtt; charset=utf-8",
    ".xml": "application/rss+xml; charset=utf-8",
}
"""By the end of a file's name; an object store serves what it was told."""
_CHAPTERS = "application/json+chapters"


def media_type(name: str) -> str:
    """The type of a file of a site by its name; of JSON chapters that of Podcasting 2.0."""
    path = PurePosixPath(name)
    return (
        _CHAPTERS
        if path.name.startswith("chapters")
        else _TYPES.get(path.suffix.lower(), "application/octet-stream")
    )


class Target(Protocol):
    """The files of a site by their names, such as "feed.xml" or "2026-11-20-rufbus/episode.mp3"."""

    def size(self, name: str) -> int | None:
        """Bytes of a file, None where there is none."""

    def read(self, name: str) -> bytes | None:
        """The content of a file, None where there is none."""

    def write(self, name: str, content: bytes) -> None:
        """Make `content` the file; whoever reads it meanwhile gets the old one or the new one."""

    def lock(self) -> AbstractContextManager[None]:
        """Keep other publications waiting."""


class Folder:
    """A folder of this machine, made when it is first written to."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __str__(self) -> str:
        return str(self.path)

    def size(self, name: str) -> int | None:
        """See Target."""
        try:
            # A Path for each of many files is slow.
            return os.stat(f"{self.path}/{name}").st_size  # noqa: PTH116
        except (FileNotFoundError, NotADirectoryError):
            return None

    def read(self, name: str) -> bytes | None:
        """See Target."""
        try:
            return (self.path / name).read_bytes()
        except (FileNotFoundError, NotADirectoryError):
            return None

    def write(self, name: str, content: bytes) -> None:
        """See Target."""
        file = self.path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        replace_file(file, content, durable=True)

    @contextmanager
    def lock(self) -> Iterator[None]:
        """See Target."""
        if not self.path.exists():  # nobody can have published there, and a dry run makes no folder
            yield
            return
        with locked(self.path):
            yield


class Remote:
    """A place of a file system that fsspec knows.

    It has no lock: the publisher must see to it that only one publication runs at a time.
    """

    def __init__(self, url: str, system: Any, root: str) -> None:  # noqa: ANN401 - untyped fsspec
        self.url, self.system, self.root = url, system, root
        with _service(url):
            found: dict[str, dict[str, Any]] = (
                system.find(root, detail=True) if system.exists(root) else {}
            )
        self.sizes = {
            str(PurePosixPath(name).relative_to(PurePosixPath(root))): int(about["size"])
            for name, about in found.items()
        }

    def __str__(self) -> str:
        return self.url

    def size(self, name: str) -> int | None:
        """See Target."""
        return self.sizes.get(name)

    def read(self, name: str) -> bytes | None:
        """See Target."""
        if name not in self.sizes:
            return None
        with _service(self.url):
            content: bytes = self.system.cat_file(f"{self.root}/{name}")
        return content

    def write(self, name: str, content: bytes) -> None:
        """See Target; object stores replace an object at once."""
        place = f"{self.root}/{name}"
        with _service(self.url):
            if "s3" in self.system.protocol:
                self.system.pipe_file(place, content, ContentType=media_type(name))
            else:
                self.system.makedirs(place.rpartition("/")[0], exist_ok=True)
                self.system.pipe_file(place, content)
        self.sizes[name] = len(content)

    @contextmanager
    def lock(self) -> Iterator[None]:
        """See the class."""
        yield


def open_target(where: str) -> Target:
    """Return the target that a path, a file: address or an address of fsspec names.

    Raises InputError and ServiceError.
    """
    if not where:
        raise InputError("--to: is empty. Name a folder for the site.")
    if not re.match(r"[a-z][a-z0-9+.-]+:", where):  # a drive of Windows has one letter
        return _folder(Path(where))
    parts = urlsplit(where)
    if parts.scheme == "file":
        if parts.netloc not in {"", "localhost"}:
            raise InputError(
                f"--to {where}: names another machine, {parts.netloc}. "
                "Write file:///FOLDER, or a path."
            )
        return _folder(Path(url2pathname(parts.path)))
    try:
        import fsspec  # noqa: PLC0415 - an extra
    except ImportError:
        message = f"--to {where}: {parts.scheme}: needs an extra. Run: pip install 'briefing[s3]'"
        raise InputError(message) from None
    try:
        with _service(where):
            system, root = fsspec.core.url_to_fs(where)
    except ImportError:
        message = (
            f"--to {where}: {parts.scheme}: needs another package. Run: pip install 'briefing[s3]'"
        )
        raise InputError(message) from None
    except ValueError as problem:
        raise InputError(
            f"--to {where}: {problem}. Name a folder, or an address such as s3://bucket/podcast."
        ) from None
    return Remote(where, system, root.rstrip("/"))


def _folder(path: Path) -> Folder:
    if path.exists() and not path.is_dir():
        raise InputError("is a file. Name a folder for the site.", file=path)
    return Folder(path.absolute())


@contextmanager
def _service(url: str) -> Iterator[None]:
    """What a file system raises for its own reasons, as a failure of the service in one line."""
    try:
        yield
    except (ImportError, ValueError):
        raise
    except Exception as problem:  # any library may stand behind fsspec  # noqa: BLE001
        message = (
            f"{url}: {type(problem).__name__}: {problem}. "
            "Check the address, the credentials and the network."
        )
        raise ServiceError(message) from None
