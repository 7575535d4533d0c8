"""Writing a single file so that nobody ever meets a part of it, and one writer at a time."""

from __future__ import annotations

import os
import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

STAGING = ".build-"
"""How the names of unfinished folders in an episode folder begin."""


def replace_file(file: Path, content: bytes, *, durable: bool = False) -> None:
    """Write a file so that it holds the old or the new content, never a part.

    A `durable` one does even after a power cut. Who may read it, the user's umask says.
    """
    unfinished = file.with_name(f".{file.name}-{_unique()}")
    try:
        with unfinished.open("xb") as temporary:
            temporary.write(content)
            if durable:
                temporary.flush()
                os.fsync(temporary.fileno())
        unfinished.replace(file)
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise


def replace_file_in(folder: Path, name: str, content: bytes) -> None:
    """Make `content` the file `name` of an episode folder; whoever reads or kills meets the old file or the new one.

    What a kill leaves behind begins with STAGING, so that opening the episode removes it.
    """
    with locked(folder):
        staging = temporary_folder(STAGING, folder)
        try:
            (staging / name).write_bytes(content)
            (staging / name).replace(folder / name)
        finally:
            shutil.rmtree(staging, ignore_errors=True)


def temporary_folder(prefix: str, parent: Path) -> Path:
    """A new folder in `parent` whose name begins with `prefix`; its mode is that of the umask."""
    folder = parent / f"{prefix}{_unique()}"
    folder.mkdir()
    return folder


def _unique() -> str:
    return os.urandom(8).hex()


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """An exclusive lock on the folder itself, so that no lock file lies about; without effect on Windows."""
    try:
        import fcntl  # noqa: PLC0415 - not on Windows
    except ImportError:  # pragma: no cover - Windows
        yield
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)
