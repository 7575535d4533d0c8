"""Whose files they are: neither a project nor a cache of another user is trusted unasked."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

from briefing.errors import InputError

VARIABLE = "BRIEFING_SAFE_PROJECTS"
"""The environment variable with the folders of other users that may be obeyed; "*" is all."""


def refuse_foreign(project: Path, *names: str) -> None:
    """Raise InputError where the folder, or what `names` name in it, belongs to another user.

    Its settings would say where texts and keys are sent, its templates what readers see. Git asks
    the same of a repository.
    """
    owners = {path.stat().st_uid for path in (project, *(project / name for name in names))}
    foreign = owners - _ours() if sys.platform != "win32" else set()
    if foreign and not _is_safe(project):
        message = (
            f"the project belongs to another user (number {min(foreign)}), so it is not used. "
            f"If you trust it, set the environment variable {VARIABLE} to this folder "
            f'(several are separated by "{os.pathsep}"; "*" is every folder).'
        )
        raise InputError(message, file=project)


def distrust(folder: Path) -> str:
    """Why others may have put something into `folder`, with what to do; "" where they cannot."""
    if sys.platform == "win32" or not folder.exists():
        return ""
    state = folder.stat()
    if state.st_uid not in _ours():
        return f"it belongs to another user (number {state.st_uid}). Name one of your own."
    if state.st_mode & (stat.S_IWGRP | stat.S_IWOTH):
        return "other users may write there. Take that right away: chmod go-w."
    return ""


def _ours() -> set[int]:
    """The numbers of the user that runs this; behind sudo, also of the one who called it."""
    user = os.geteuid()
    called = os.environ.get("SUDO_UID", "")
    return {user, int(called)} if user == 0 and called.isdecimal() else {user}


def _is_safe(project: Path) -> bool:
    listed = [name for name in os.environ.get(VARIABLE, "").split(os.pathsep) if name]
    return "*" in listed or project.resolve() in {Path(name).resolve() for name in listed}
