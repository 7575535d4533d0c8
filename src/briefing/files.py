"""Atomic replacement of single files, and a lock for one writer at a time."""

from __future__ import annotations

import os
import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

STAGING = ".build-"
"""Prefix of temporary folders in an episode folder."""


def replace_file(file: Path, content: bytes, *, durable: bool = False) -> None:
    """Replace a file atomically: it holds the old or the new content, never a part.

    With `durable` that is so even after a power failure. The user's umask sets the mode, unlike
    with `tempfile`, whose files only their owner can read.
    """
    unfinished = file.with_name(f".{file.name}-{_unique()}")
    try:
        with unfinished.open("xb") as temporary:
            temporary.write(content)
            if durable:
                temporary.flush()
                os.fsync(temporary.fileno())
        unfinished.replace(file)
    except BaseException:  # KeyboardInterrupt must not leave it behind either
        unfinished.unlink(missing_ok=True)
        raise


def replace_file_in(folder: Path, name: str, content: bytes) -> None:
    """Replace the file `name` of an episode folder atomically.

    What a killed run leaves behind begins with STAGING, so that opening the episode removes it.
    """
    with locked(folder):
        staging = temporary_folder(STAGING, folder)
        try:
            (staging / name).write_bytes(content)
            (staging / name).replace(folder / name)
        finally:
            shutil.rmtree(staging, ignore_errors=True)


def temporary_folder(prefix: str, parent: Path) -> Path:
    """Create a folder in `parent` whose name begins with `prefix`; the umask sets its mode."""
    folder = parent / f"{prefix}{_unique()}"
    folder.mkdir()
    return folder


def _unique() -> str:
    return os.urandom(8).hex()


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold an exclusive lock on the folder; no effect on Windows.

    The lock is on the folder itself, so that no lock file is left in it.
    """
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
