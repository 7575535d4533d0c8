"""Speak any text into a mastered MP3: `briefing say`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.audio import Tags, Target, produce
from briefing.config.project import read_settings
from briefing.config.show_texts import VOICE_NOTICE
from briefing.errors import InputError
from briefing.files import replace_file
from briefing.look.cover import cover
from briefing.look.themes import theme_of
from briefing.speech.lexicon import project_lexicon
from briefing.speech.script import read_aloud_script
from briefing.voices import override_voice
from briefing.voices.cache import open_cached_voice

if TYPE_CHECKING:
    from pathlib import Path

    from briefing.model.article import Article
    from briefing.progress import Reporter


def read_aloud(
    article: Article,
    output: Path,
    voice: str | None,
    project: Path | None,
    reporter: Reporter,
) -> float:
    """Speak a text into the MP3 `output` with the settings of `project`; return its seconds."""
    if output.is_dir() or not output.parent.is_dir():
        raise InputError(
            "cannot be written there. Name a file in a folder that exists.", file=output
        )
    settings = read_settings(project)
    chosen = override_voice(settings.voice, voice) if voice else settings.voice
    speaker = open_cached_voice(chosen)
    lexicon = project_lexicon(project, settings.speech)
    script = read_aloud_script(
        article, lexicon.for_voice(speaker.spelling), settings.speech, settings.audio
    )
    title = article.title or output.stem
    tags = Tags(
        title=title,
        show=settings.show.title,
        author=settings.show.author or settings.show.title,
        date=None,
        language=settings.show.language,
        genre="Speech",
        notice=VOICE_NOTICE,
        cover=cover(
            settings.show.title,
            None,
            theme_of(settings.newsletter, project).light.accent,
            title=title,
        ),
    )
    with reporter.stage("audio"):
        made = produce(
            script,
            speaker,
            cache=speaker.cache,
            target=Target(chosen.loudness, chosen.bitrate, chosen.true_peak),
            tags=tags,
            progress=reporter.progress,
        )
    replace_file(output, made.mp3)
    return made.seconds
