"""Writing a single file so that nobody ever meets a part of it, and one writer at a time."""

from __future__ import annotations

import os
import secrets
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


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


def temporary_folder(prefix: str, parent: Path) -> Path:
    """A new folder in `parent` whose name begins with `prefix`; its mode is that of the umask."""
    folder = parent / f"{prefix}{_unique()}"
    folder.mkdir()
    return folder


def _unique() -> str:
    return secrets.token_hex(8)


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
