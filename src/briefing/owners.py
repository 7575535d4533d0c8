"""Ownership checks: projects and caches of other users are not trusted by default."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

from briefing.errors import InputError

VARIABLE = "BRIEFING_SAFE_PROJECTS"
"""Environment variable that lists trusted project folders of other users; "*" is all."""


def refuse_foreign(project: Path, *names: str) -> None:
    """Raise InputError if the folder, or a file of it in `names`, belongs to another user.

    Its settings decide where texts and keys are sent, its templates what readers see. Git refuses
    repositories for the same reason (safe.directory).
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


def distrust_reason(folder: Path) -> str:
    """Return why `folder` is not safe from other users, with a remedy; "" if it is safe."""
    if sys.platform == "win32" or not folder.exists():
        return ""
    state = folder.stat()
    if state.st_uid not in _ours():
        return f"it belongs to another user (number {state.st_uid}). Choose a folder of your own."
    if state.st_mode & (stat.S_IWGRP | stat.S_IWOTH):
        return "other users can write to it. Remove that permission: chmod go-w."
    return ""


def _ours() -> set[int]:
    """Return the user id of this process; under sudo, also that of the calling user."""
    user = os.geteuid()
    called = os.environ.get("SUDO_UID", "")
    return {user, int(called)} if user == 0 and called.isdecimal() else {user}


def _is_safe(project: Path) -> bool:
    listed = [name for name in os.environ.get(VARIABLE, "").split(os.pathsep) if name]
    return "*" in listed or project.resolve() in {Path(name).resolve() for name in listed}
