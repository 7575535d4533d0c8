"""What costs time is made once: results in a folder, by the hash of all they depend on, for every build of a user.

No build needs it. Where the folder is missing, full, unwritable or damaged, a result is made as if
there were none. There are no locks: an entry is written whole by renaming and carries its checksum,
and whoever finds one gone makes it again.
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
from briefing.owners import distrust
from briefing.version import __version__

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

VARIABLE = "BRIEFING_CACHE"
"""The environment variable that names another folder."""
MEGABYTE = 1_000_000
_ENTRY = re.compile(r"[0-9a-f]{64}\.([a-z]+)|\.[0-9a-f]{64}\.[a-z]+-\w+")
"""An entry with the name of its kind, or what `replace_file` writes to before it renames: that was
left by a killed run."""
_DIGEST = hashlib.sha256().digest_size
_MINUTE = 60
"""Seconds after which an unfinished entry is nobody's any more."""
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Code:
    """The code that makes a value: it is kept until something of that changes.

    A number to be raised with each change of the code would be forgotten, and then a build would
    give an old value.
    """

    packages: tuple[str, ...] = ()
    """Packages in briefing; () is all of it, with the version of Python."""
    libraries: tuple[str, ...] = ()
    """Other packages by their versions; without `packages` it is all that are installed."""


@dataclass(frozen=True, slots=True)
class Kind(Generic[T]):
    """The values of one dataclass in the cache."""

    name: str
    """In small letters: their files end with it, and `briefing cache` counts by it."""
    type: type[T]
    code: Code = Code()


@dataclass(frozen=True, slots=True)
class _File:
    """A file of the cache as it was found; `used` in seconds of the file system's clock."""

    path: str
    size: int
    used: float
    kind: str
    """The name of the kind that is kept in it; "" for an unfinished one."""


def default_folder() -> Path | None:
    """$BRIEFING_CACHE, else the place for caches of this system's users; None where the user has no home."""
    if named := os.environ.get(VARIABLE):
        return Path(named).absolute()
    from platformdirs import user_cache_path  # noqa: PLC0415 - only where it is needed

    with suppress(RuntimeError):
        found = user_cache_path("briefing", appauthor=False)
        return found if found.is_absolute() else None
    return None


class Cache:
    """Results of at most `limit` bytes in `folder`; without a folder or with the limit 0, nothing is kept.

    Builds at the same time share it; together they may pass the limit by what they write, until the
    next one looks.
    """

    def __init__(self, folder: Path | None, limit: int) -> None:
        self.folder = folder
        self.limit = limit
        self._taken: int | None = None
        self._lock = Lock()

    def keep(
        self,
        kind: Kind[T],
        source: Mapping[str, object],
        make: Callable[[], T],
    ) -> T:
        """The value of `kind` that `make` gives, from the folder if `source` was the same before.

        `source` holds all that the value depends on but the code: the contents of a file, never its
        path. What `make` raises passes.
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
        """How many values of each kind there are, and the bytes they take. Raises OSError for a folder it cannot read."""
        files = self._files()
        return Counter(file.kind for file in files if file.kind), sum(file.size for file in files)

    def clear(self) -> int:
        """Remove everything, and nothing that is not the cache's; returns the bytes. Raises OSError."""
        files = self._files()
        for file in files:
            Path(file.path).unlink(missing_ok=True)
        return sum(file.size for file in files)

    def _write(self, file: Path, payload: bytes) -> None:
        content = hashlib.sha256(payload).digest() + payload
        if len(content) > self.limit // 2:  # not worth all the others
            return
        with suppress(OSError):
            file.parent.mkdir(
                mode=0o700, parents=True, exist_ok=True
            )  # private: it holds texts before they are out
            self._make_room(len(content))
            replace_file(file, content)

    def _make_room(self, size: int) -> None:
        """Remove what was not used for longest, if `size` more bytes would pass the limit, and a tenth more than needed."""
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
                    stale = not file.kind and file.used < files[-1].used - _MINUTE
                    if stale or self._taken > aim:
                        with suppress(OSError):  # another build was faster, or reads it on Windows
                            Path(file.path).unlink()
                        self._taken -= file.size
            self._taken += size

    def _files(self) -> list[_File]:
        """Every file here that is the cache's own."""
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
    """The cache of this user, of at most that size; 0 is none.

    A folder where others can write is left alone: what lies there decides what is spoken and sent.
    """
    folder = default_folder()
    return Cache(None if folder and distrust(folder) else folder, megabytes * MEGABYTE)


def _key(kind: Kind[T], source: Mapping[str, object]) -> str:
    made_by = [kind.name, *_state(kind.code), source]
    return hashlib.sha256(msgspec.msgpack.encode(made_by, order="deterministic")).hexdigest()


@cache
def _state(code: Code) -> list[str]:
    """What tells this state of `code` from every other."""
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
    """The folders that tell the versions of all packages; importlib.metadata would read a file in each of them."""
    found = {name for place in filter(os.path.isdir, sys.path) for name in os.listdir(place)}  # noqa: PTH208 - fast
    return sorted(name for name in found if name.endswith((".dist-info", ".egg-info")))


def _read(file: Path, kind: type[T]) -> T | None:
    """The value in `file`, which counts as used now; None where there is none. A damaged file is removed."""
    try:
        content = file.read_bytes()
    except OSError:
        return None
    value = _decoded(content, kind)
    with suppress(OSError):  # a folder that may only be read serves as well
        if value is None:
            file.unlink()
        else:
            os.utime(file)
    return value


def _decoded(content: bytes, kind: type[T]) -> T | None:
    """What `Cache.keep` has written, None where it is damaged."""
    digest, payload = content[:_DIGEST], content[_DIGEST:]
    if hashlib.sha256(payload).digest() != digest:
        return None
    try:
        return msgspec.msgpack.decode(payload, type=kind)
    except msgspec.DecodeError:  # of a `kind` with other fields
        return None
