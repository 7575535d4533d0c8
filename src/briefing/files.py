"""Writing a single file so that nobody ever meets a part of it, and one writer at a time."""

from __future__ import annotations

import os
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

STAGING = ".build-"
"""How the names of unfinished folders in an episode folder begin."""


def replace_file(file: Path, content: bytes, *, durable: bool = False) -> None:
    """Write a file so that it holds the old or the new content, never a part; a `durable` one even after a power cut."""
    import tempfile  # noqa: PLC0415 - takes as long to load as an unchanged episode to be looked at

    handle, name = tempfile.mkstemp(prefix=f".{file.name}-", dir=file.parent)
    try:
        with os.fdopen(handle, "wb") as temporary:
            temporary.write(content)
            if durable:
                temporary.flush()
                os.fsync(handle)
        Path(name).chmod(0o644)
        Path(name).replace(file)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def replace_file_in(folder: Path, name: str, content: bytes) -> None:
    """Make `content` the file `name` of an episode folder; whoever reads or kills meets the old file or the new one.

    What a kill leaves behind begins with STAGING, so that opening the episode removes it.
    """
    import shutil  # noqa: PLC0415 - see above
    import tempfile  # noqa: PLC0415

    with locked(folder):
        staging = Path(tempfile.mkdtemp(prefix=STAGING, dir=folder))
        try:
            (staging / name).write_bytes(content)
            (staging / name).replace(folder / name)
        finally:
            shutil.rmtree(staging, ignore_errors=True)


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
