"""Which episodes a command is about."""

from __future__ import annotations

from pathlib import Path

from briefing.config.project import find_project
from briefing.config.settings import EPISODES
from briefing.episode.folder import find_episodes, is_episode
from briefing.errors import InputError


def folder_of(named: Path) -> Path:
    """The episode folder that is `named`: a path, or the name of one below episodes/ of the project one stands in."""
    if named.exists() or len(named.parts) != 1:
        return named
    project = find_project(Path.cwd())
    folder = project / EPISODES / named if project else named
    return folder if folder.is_dir() else named


def folders(named: tuple[Path, ...]) -> tuple[list[Path], bool]:
    """The folders that are named, else the episode around the working directory, else all of the project.

    The second value tells whether it is the project. Raises InputError where there is neither.
    """
    if named:
        return [folder_of(path) for path in named], False
    here = Path.cwd()
    project = find_project(here)
    for folder in (here, *here.parents):
        if is_episode(folder):
            return [folder], False
        if folder == project:
            return find_episodes(folder), True
    message = (
        "no episode here, and no briefing.toml above. Name an episode folder, or run: briefing init"
    )
    raise InputError(message, file=here)
