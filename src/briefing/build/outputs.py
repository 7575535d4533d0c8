"""The audio and the e-mail of an episode: made from its briefing, or kept from the last build."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import msgspec

from briefing.cache import open_cache
from briefing.episode.fingerprint import audio_files
from briefing.episode.folder import AUDIO_FILES, BUILD, COVER, MAIL_FILES, SRT
from briefing.model.findings import Finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from briefing.audio import Tags
    from briefing.config.options import Options
    from briefing.config.settings import Settings
    from briefing.episode.folder import Episode
    from briefing.episode.sources import Sources
    from briefing.model.briefing import Briefing
    from briefing.model.script import Script
    from briefing.progress import Reporter
    from briefing.voices.cache import CachedVoice

DRAFT_MARK = "ENTWURF: "
"""What a build despite findings puts before headline and subject, so that it is in everything that is read or heard."""


@dataclass(frozen=True, slots=True)
class Part:
    """The audio or the e-mail of an episode: its files, its figures for report.json, its findings."""

    files: dict[str, bytes]
    figures: dict[str, Any]
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class PlayCover:
    """The picture of the e-mail that leads to the audio; the cache keeps it, for drawing it takes longer than rendering."""

    data: bytes
    """JPEG."""


def audio_part(script: Script, voice: CachedVoice, briefing: Briefing, sources: Sources, reporter: Reporter) -> Part:
    """Speak, master and tag `script`. Raises InputError and ServiceError."""
    from briefing.audio import Target, produce, read_mix  # noqa: PLC0415 - loads FFmpeg

    settings = sources.settings.voice
    made = produce(
        script,
        voice,
        cache=voice.cache,
        target=Target(settings.loudness, settings.bitrate, settings.true_peak),
        mix=read_mix(sources.settings, sources.episode.project),
        tags=_tags(briefing, sources),
        progress=reporter.progress,
    )
    figures = {
        "engine": settings.engine,
        "voice": voice.label,
        "segments": len(script.segments),
        "seconds": round(made.seconds, 3),
        "bytes": len(made.mp3),
        "bitrate": settings.bitrate,
        "loudness": round(made.loudness, 2),
        "loudness_target": settings.loudness,
        "true_peak": round(made.true_peak, 2),
        "true_peak_limit": settings.true_peak,
    }
    contents = (made.mp3, made.vtt.encode(), made.chapters.encode(), made.srt.encode())
    files = dict(zip((*AUDIO_FILES, SRT), contents, strict=True))
    return Part({name: files[name] for name in audio_files(sources.settings)}, figures, made.findings)


def _tags(briefing: Briefing, sources: Sources) -> Tags:
    from briefing.audio import Tags  # noqa: PLC0415 - loads FFmpeg
    from briefing.look.cover import cover  # noqa: PLC0415 - loads Pillow
    from briefing.look.themes import theme_of  # noqa: PLC0415 - loads mrml
    from briefing.urls import episode_url  # noqa: PLC0415 - loads mrml

    show, newsletter, rules = sources.settings.show, sources.settings.newsletter, sources.notes.rules
    page = episode_url(newsletter.view_url, sources.episode.slug)
    return Tags(
        title=briefing.headline,
        show=show.title,
        author=show.author or show.title,
        number=rules.number,
        date=rules.date,
        language=show.language,
        genre=show.category.partition(">")[0].strip(),
        notice=show.notice,
        page=page if re.fullmatch(r"https?://[^{}*|]+", page) else "",  # a placeholder of the mail tool is no address
        cover=cover(show.title, sources.cover, theme_of(newsletter).light.accent, title=briefing.headline),
    )


def mail_part(briefing: Briefing, sources: Sources, seconds: float, mp3: bytes | None, options: Options) -> Part:
    """Compose the newsletter; the audio has `seconds` and, if it was made, is `mp3`. Raises InputError."""
    from briefing.mail import Listening, compose  # noqa: PLC0415 - loads mrml

    settings = sources.settings
    rules, episode = sources.notes.rules, sources.episode
    if options.draft and rules.subject:
        rules = msgspec.structs.replace(rules, subject=DRAFT_MARK + rules.subject)
    made = compose(
        briefing,
        rules=rules,
        settings=settings,
        episode=episode,
        listening=Listening(
            seconds,
            size=None if mp3 is None else len(mp3),
            cover=_play_cover(sources),
        ),
        mp3=mp3,
    )
    figures = {"subject": made.subject, "html_bytes": made.html_bytes, "style_bytes": made.style_bytes}
    contents = (made.html.encode(), made.text.encode(), made.eml)
    files = dict(zip(MAIL_FILES, contents, strict=True))
    return Part(files | ({COVER: made.cover} if made.cover else {}), figures, made.findings)


def _play_cover(sources: Sources) -> bytes:
    """The picture that leads to the audio. Raises InputError where the show's cover cannot be used."""
    from briefing.look.themes import theme_of  # noqa: PLC0415 - loads mrml

    file, title, scheme = sources.cover, sources.settings.show.title, theme_of(sources.settings.newsletter).light

    def make() -> PlayCover:
        from briefing.look.cover import cover  # noqa: PLC0415 - loads Pillow
        from briefing.mail.picture import with_play_sign  # noqa: PLC0415 - loads Pillow

        return PlayCover(with_play_sign(cover(title, file, scheme.accent), scheme))

    if file and not file.is_file():
        return make().data
    source = {"cover": file and file.read_bytes(), "title": title, "scheme": [scheme.accent, scheme.on_accent]}
    return open_cache(sources.settings.voice.cache).keep(PlayCover, source, make).data


def kept_audio(episode: Episode, settings: Settings, seen: Mapping[str, Any]) -> Part | None:
    """The audio of the last build while it says this text: beside another e-mail nobody would notice the difference.

    `seen` is the fingerprint of the sources as they are now.
    """
    return _kept(episode, "audio", audio_files(settings), seen, ("options", "text", "answers"))


def kept_mail(episode: Episode, seen: Mapping[str, Any]) -> Part | None:
    """The e-mail of the last build while it has this text and look."""
    has_cover = (episode.folder / BUILD / COVER).is_file()
    files = (*MAIL_FILES, COVER) if has_cover else MAIL_FILES
    return _kept(episode, "mail", files, seen, ("options", "text", "look", "answers"))


def _kept(
    episode: Episode, name: str, files: Iterable[str], seen: Mapping[str, Any], same: Iterable[str]
) -> Part | None:
    """A part of the last build if the fingerprints named in `same` are still those `seen`."""
    report = episode.report
    if not report or not report[name] or any(report["sources"].get(key) != seen[key] for key in same):
        return None
    findings = (Finding(**found) for found in report["findings"] if found["check"].startswith(f"{name}."))
    try:
        contents = {file: (episode.folder / BUILD / file).read_bytes() for file in files}
    except OSError:
        return None
    return Part(contents, report[name], tuple(findings))
