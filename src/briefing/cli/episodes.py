"""Which episodes a command is about."""

from __future__ import annotations

from pathlib import Path

from briefing.config.settings import find_project
from briefing.episode.folder import find_episodes, is_episode
from briefing.errors import InputError


def folders(named: tuple[Path, ...]) -> tuple[list[Path], bool]:
    """The folders that are named, else the episode around the working directory, else all of the project.

    The second value tells whether it is the project. Raises InputError where there is neither.
    """
    if named:
        return list(named), False
    here = Path.cwd()
    project = find_project(here)
    for folder in (here, *here.parents):
        if is_episode(folder):
            return [folder], False
        if folder == project:
            return find_episodes(folder), True
    message = "no episode here, and no briefing.toml above. Name an episode folder, or run: briefing init"
    raise InputError(message, file=here)
