"""The functions of the public Python API, on which the commands are built. See docs/python.md.

Expected failures raise a BriefingError. Heavy packages are imported inside the functions.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.episode.folder import Episode, open_episode

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.build.result import Result
    from briefing.condense.drafters import Draft
    from briefing.config.notes import Notes
    from briefing.config.options import Options
    from briefing.model.article import Article
    from briefing.model.briefing import Form
    from briefing.model.report import Report
    from briefing.podcast.publish import Publication
    from briefing.progress import Reporter


def build(
    episode: Episode | Path | str,
    options: Options | None = None,
    reporter: Reporter | None = None,
) -> Result:
    """Build every output of an episode and replace its build/, unless it is up to date.

    `episode` is an Episode or its folder. Raises BriefingError; build/ is then unchanged.
    """
    from briefing.build import stages  # noqa: PLC0415 - see above

    return stages.build(_opened(episode), options, reporter)


def check(episode: Episode | Path | str) -> Report:
    """Return all findings about the last build of an episode or, if it changed, its sources."""
    from briefing.build.check import check as check_episode  # noqa: PLC0415 - see above

    return check_episode(_opened(episode), now())


def condense(
    article: Article | Path | str,
    *,
    notes: Notes | Path | str | None = None,
    words: int | None = None,
    form: Form | None = None,
    project: Path | str | None = None,
    headed: bool = True,
) -> Draft:
    """Condense an article to at most `words` words, with the source of every sentence.

    `article` is an Article, a file, a URL or "-" for standard input; `notes` are Notes or a file.
    Settings are read from the folder `project`, or else defaults. `headed` tells whether readers
    will see the headline, so that the text need not repeat it.
    """
    from briefing.condense.drafters import draft  # noqa: PLC0415 - see above
    from briefing.condense.drafting.answers import Answers  # noqa: PLC0415
    from briefing.condense.limits import resolve_limits  # noqa: PLC0415
    from briefing.config.notes import Notes, read_notes  # noqa: PLC0415
    from briefing.config.project import read_settings  # noqa: PLC0415

    home = Path(project) if project else None
    settings = read_settings(home)
    if isinstance(notes, (str, Path)):
        notes = read_notes(Path(notes))
    notes = notes or Notes()
    return draft(
        _read(article),
        notes,
        resolve_limits(notes, settings.condense, settings.voice.rate, words=words, form=form),
        settings.condense,
        answers=Answers(),
        project=home,
        headed=headed,
    )


def say(
    article: Article | Path | str,
    output: Path | str,
    *,
    voice: str | None = None,
    project: Path | str | None = None,
    reporter: Reporter | None = None,
) -> float:
    """Read a whole text aloud into the MP3 `output`; return its length in seconds.

    `article` is an Article, a file, a URL or "-" for standard input. `voice` is an engine, a voice
    of the configured engine, or ENGINE:VOICE. Settings and lexicon come from the folder `project`.
    """
    from briefing.audio.say import read_aloud  # noqa: PLC0415 - see above
    from briefing.progress import Reporter as Silent  # noqa: PLC0415

    home = Path(project) if project else None
    return read_aloud(_read(article), Path(output), voice, home, reporter or Silent())


def publish(
    project: Path | str,
    to: str,
    *,
    episodes: Sequence[Path | str] = (),
    correction: str = "",
    dry_run: bool = False,
) -> Publication:
    """Publish `episodes` of a project in the folder or address `to`.

    Without `episodes`, publish all that are built and reviewed. `correction` describes what was
    corrected in a published episode. Raises BriefingError; feed and records are then unchanged.
    """
    from briefing.podcast.publish import publish as publish_episodes  # noqa: PLC0415 - see above
    from briefing.podcast.target import open_target  # noqa: PLC0415

    folders = [Path(episode) for episode in episodes]
    return publish_episodes(
        Path(project), folders, open_target(to), now(), correction=correction, dry_run=dry_run
    )


def now() -> dt.datetime:
    """Return the current time in UTC, in whole seconds, as records store it."""
    return dt.datetime.now(dt.UTC).replace(microsecond=0)


def _opened(episode: Episode | Path | str) -> Episode:
    return episode if isinstance(episode, Episode) else open_episode(episode)


def _read(article: Article | Path | str) -> Article:
    from briefing.article import read_article  # noqa: PLC0415 - see above

    return read_article(str(article)) if isinstance(article, (str, Path)) else article
