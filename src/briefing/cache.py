"""Content-addressed, size-bounded disk cache shared by a user's builds.

The key of an entry is the hash of everything that it depends on. The cache is optional: where the
folder is missing, full, unwritable or damaged, values are computed as without it. There are no
locks: entries are written atomically, by renaming, and carry a checksum; one that disappeared is
computed again.
"""

from __future__ import annotations

import hashlib
import os
import re
import sys
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Generic, TypeVar

import msgspec

from briefing.files import replace_file
from briefing.owners import distrust_reason
from briefing.version import __version__

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

VARIABLE = "BRIEFING_CACHE"
"""Environment variable that sets another cache folder."""
MEGABYTE = 1_000_000
_ENTRY = re.compile(r"[0-9a-f]{64}\.([a-z]+)|\.[0-9a-f]{64}\.[a-z]+-\w+")
"""A file name in the cache: an entry (group 1: the name of its kind), or the temporary file of
`replace_file`, which a killed run left behind."""
_DIGEST = hashlib.sha256().digest_size
_MINUTE = 60
"""Age in seconds after which a temporary file counts as abandoned."""
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Code:
    """The code that computes a value; a change to it invalidates the cached values.

    The source files are hashed. A version number would have to be raised by hand at each change;
    if that was forgotten, builds would use outdated values.
    """

    packages: tuple[str, ...] = ()
    """Subpackages of briefing; () stands for all of it and the version of Python."""
    libraries: tuple[str, ...] = ()
    """Other packages, of which the version counts; without `packages`, all that are installed."""


@dataclass(frozen=True, slots=True)
class ValueKind(Generic[T]):
    """A kind of cached value: its dataclass and the code that computes it."""

    name: str
    """In lower case; the file extension of its entries, and the label in `briefing cache`."""
    type: type[T]
    code: Code = Code()


@dataclass(frozen=True, slots=True)
class _File:
    """A file of the cache; `used` is the time of last use in seconds since the epoch."""

    path: str
    size: int
    used: float
    kind: str
    """The name of its kind; "" for a temporary file."""


def default_folder() -> Path | None:
    """Return $BRIEFING_CACHE, else the user's cache folder; None for a user without a home."""
    if named := os.environ.get(VARIABLE):
        return Path(named).absolute()
    from platformdirs import user_cache_path  # noqa: PLC0415 - only where it is needed

    with suppress(RuntimeError):
        found = user_cache_path("briefing", appauthor=False)
        return found if found.is_absolute() else None
    return None


class Cache:
    """A cache of at most `limit` bytes in `folder`; disabled without a folder or with limit 0.

    Concurrent builds share it and may together exceed the limit until the next one removes files.
    """

    def __init__(self, folder: Path | None, limit: int) -> None:
        self.folder = folder
        self.limit = limit
        self._taken: int | None = None
        self._lock = Lock()

    def get_or_make(
        self,
        kind: ValueKind[T],
        source: Mapping[str, object],
        make: Callable[[], T],
    ) -> T:
        """Return the cached value for `source`, else the value that `make` computes, and store it.

        `source` holds everything that the value depends on except the code: the contents of a file,
        never its path. Exceptions of `make` propagate.
        """
        if not (self.folder and self.limit):
            return make()
        file = self.folder / f"{_key(kind, source)}.{kind.name}"
        found = _read(file, kind.type)
        if found is None:
            found = make()
            self._write(file, msgspec.msgpack.encode(found))
        return found

    def count(self) -> tuple[Counter[str], int]:
        """Return the number of values of each kind and the total size in bytes.

        Raises OSError if the folder cannot be read.
        """
        files = self._files()
        return Counter(file.kind for file in files if file.kind), sum(file.size for file in files)

    def clear(self) -> int:
        """Remove all files of the cache, and no others; return their size in bytes.

        Raises OSError.
        """
        files = self._files()
        for file in files:
            Path(file.path).unlink(missing_ok=True)
        return sum(file.size for file in files)

    def _write(self, file: Path, payload: bytes) -> None:
        content = hashlib.sha256(payload).digest() + payload
        # One large value is not worth evicting most of the others.
        if len(content) > self.limit // 2:
            return
        with suppress(OSError):
            # Private, since it holds texts before they are published.
            file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._make_room(len(content))
            replace_file(file, content)

    def _make_room(self, size: int) -> None:
        """Remove the least recently used files if `size` more bytes would exceed the limit.

        A tenth of the limit is freed beyond that, so that not every write has to list the folder.
        """
        with self._lock:
            if self._taken is None or self._taken + size > self.limit:
                files = sorted(self._files(), key=lambda file: file.used)
                self._taken = sum(file.size for file in files)
                aim = (
                    self.limit - size
                    if self._taken + size <= self.limit
                    else self.limit * 9 // 10 - size
                )
                for file in files:
                    # A younger temporary file may belong to a build that is running. Its age is
                    # taken from the newest file, since clocks of file system and host may differ.
                    stale = not file.kind and file.used < files[-1].used - _MINUTE
                    if stale or self._taken > aim:
                        with suppress(OSError):  # another build was faster, or reads it on Windows
                            Path(file.path).unlink()
                        self._taken -= file.size
            self._taken += size

    def _files(self) -> list[_File]:
        """Return the files in the folder that belong to the cache."""
        found: list[_File] = []
        if self.folder and self.folder.exists():
            for entry in os.scandir(self.folder):
                if ours := _ENTRY.fullmatch(entry.name):
                    with suppress(FileNotFoundError):  # another build removed it meanwhile
                        state = entry.stat()
                        found.append(
                            _File(entry.path, state.st_size, state.st_mtime, ours[1] or "")
                        )
        return found


def open_cache(megabytes: int) -> Cache:
    """Open the user's cache with that size limit; 0 disables it.

    A folder that others can write to is not used: its contents decide what is spoken and sent.
    """
    folder = default_folder()
    return Cache(None if folder and distrust_reason(folder) else folder, megabytes * MEGABYTE)


def _key(kind: ValueKind[T], source: Mapping[str, object]) -> str:
    made_by = [kind.name, *_state(kind.code), source]
    return hashlib.sha256(msgspec.msgpack.encode(made_by, order="deterministic")).hexdigest()


@cache
def _state(code: Code) -> list[str]:
    """Return versions and hashes that change whenever `code` does."""
    home = Path(__file__).parent
    folders = [home / package for package in code.packages] or [home]
    files = (f for folder in folders for kind in ("py", "json") for f in folder.rglob(f"*.{kind}"))
    digest = hashlib.sha256()
    for file in sorted(files):
        name = file.relative_to(home).as_posix().encode()
        digest.update(name + b"\0" + hashlib.sha256(file.read_bytes()).digest())
    if not code.packages:
        return [__version__, sys.version, digest.hexdigest(), *_installed()]
    named = tuple(f"{library}-" for library in code.libraries)
    libraries = [name for name in _installed() if name.lower().startswith(named)]
    return [__version__, digest.hexdigest(), *libraries]


def _installed() -> list[str]:
    """Return the metadata folders of all installed packages; their names hold the versions.

    importlib.metadata would read a file in each of them.
    """
    places = filter(os.path.isdir, sys.path)
    found = {name for place in places for name in os.listdir(place)}  # noqa: PTH208 - fast
    return sorted(name for name in found if name.endswith((".dist-info", ".egg-info")))


def _read(file: Path, kind: type[T]) -> T | None:
    """Read the value in `file` and mark it as used; None if there is none.

    A damaged file is removed.
    """
    try:
        content = file.read_bytes()
    except OSError:
        return None
    value = _decoded(content, kind)
    with suppress(OSError):  # a read-only folder is still useful
        if value is None:
            file.unlink()
        else:
            os.utime(file)
    return value


def _decoded(content: bytes, kind: type[T]) -> T | None:
    """Decode an entry; None if it is damaged."""
    digest, payload = content[:_DIGEST], content[_DIGEST:]
    if hashlib.sha256(payload).digest() != digest:
        return None
    try:
        return msgspec.msgpack.decode(payload, type=kind)
    except msgspec.DecodeError:  # written for a dataclass with other fields
        return None
