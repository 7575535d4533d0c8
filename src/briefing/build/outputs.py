"""Build the audio and the e-mail of an episode, or reuse those of the last build."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

import msgspec

from briefing.episode.built import sha256
from briefing.episode.folder import AUDIO_FILES, COVER, MAIL_FILES, MP3, SRT
from briefing.model.report import AudioReport, MailReport

if TYPE_CHECKING:
    from briefing.audio import Tags
    from briefing.config.options import Options
    from briefing.episode.built import LastBuild
    from briefing.episode.sources import Sources
    from briefing.model.briefing import Briefing
    from briefing.model.findings import Finding
    from briefing.model.report import Fingerprint
    from briefing.model.script import Script
    from briefing.progress import Reporter
    from briefing.voices.cache import CachedVoice

DRAFT_MARK = "ENTWURF: "
"""Prefix of headline and subject in a draft build, so that it is in all that is read or heard."""

Figures = TypeVar("Figures", AudioReport, MailReport)


@dataclass(frozen=True, slots=True)
class Output(Generic[Figures]):
    """The audio or the e-mail of an episode: files, figures for report.json, findings."""

    files: dict[str, bytes]
    figures: Figures
    findings: tuple[Finding, ...] = ()


def build_audio(
    script: Script, voice: CachedVoice, briefing: Briefing, sources: Sources, reporter: Reporter
) -> Output[AudioReport]:
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
    figures = AudioReport(
        engine=settings.engine,
        voice=voice.label,
        segments=len(script.segments),
        seconds=round(made.seconds, 3),
        bytes=len(made.mp3),
        bitrate=settings.bitrate,
        loudness=round(made.loudness, 2),
        loudness_target=settings.loudness,
        true_peak=round(made.true_peak, 2),
        true_peak_limit=settings.true_peak,
    )
    contents = (made.mp3, made.vtt.encode(), made.chapters.encode())
    files = dict(zip(AUDIO_FILES, contents, strict=True))
    if sources.settings.audio.srt:
        files[SRT] = made.srt.encode()
    return Output(files, figures, made.findings)


def _tags(briefing: Briefing, sources: Sources) -> Tags:
    from briefing.audio import Tags  # noqa: PLC0415 - loads FFmpeg
    from briefing.look.cover import cover  # noqa: PLC0415 - loads Pillow
    from briefing.look.themes import theme_of  # noqa: PLC0415 - loads mrml
    from briefing.urls import episode_url  # noqa: PLC0415 - loads mrml

    show, newsletter, rules = (
        sources.settings.show,
        sources.settings.newsletter,
        sources.notes.rules,
    )
    page = episode_url(newsletter.view_url, sources.episode.slug)
    # The address of the online version may be a placeholder of the mail tool.
    is_url = re.fullmatch(r"https?://[^{}*|]+", page) is not None
    return Tags(
        title=briefing.headline,
        show=show.title,
        author=show.author or show.title,
        number=rules.number,
        date=rules.date,
        language=show.language,
        genre=show.category.partition(">")[0].strip(),
        notice=show.notice,
        page=page if is_url else "",
        cover=cover(
            show.title,
            sources.cover,
            theme_of(newsletter, sources.episode.project).light.accent,
            title=briefing.headline,
        ),
    )


def build_mail(
    briefing: Briefing, sources: Sources, seconds: float, mp3: bytes | None, options: Options
) -> Output[MailReport]:
    """Compose the newsletter for audio of `seconds`, which is `mp3` if it exists.

    Raises InputError.
    """
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
            cover=_podcast_cover(sources),
        ),
        mp3=mp3,
    )
    figures = MailReport(made.subject, made.html_bytes, made.style_bytes)
    contents = (made.html.encode(), made.text.encode(), made.eml)
    files = dict(zip(MAIL_FILES, contents, strict=True))
    return Output(files | ({COVER: made.cover} if made.cover else {}), figures, made.findings)


def _podcast_cover(sources: Sources) -> bytes:
    """Return the picture that links to the audio. Raises InputError if the cover is unusable."""
    from briefing.look.cover import cover  # noqa: PLC0415 - loads Pillow
    from briefing.look.themes import theme_of  # noqa: PLC0415 - loads mrml
    from briefing.mail.picture import with_play_sign  # noqa: PLC0415 - loads Pillow

    scheme = theme_of(sources.settings.newsletter, sources.episode.project).light
    return with_play_sign(cover(sources.settings.show.title, sources.cover, scheme.accent), scheme)


def reuse_audio(last: LastBuild | None, seen: Fingerprint) -> Output[AudioReport] | None:
    """Return the audio of the last build if its files are unaltered and speak the text of `seen`.

    Audio of another text beside a new e-mail would go unnoticed.
    """
    if not last or not last.report.audio or not _same_text(last.report.sources, seen):
        return None
    files = _kept_files(last, (*AUDIO_FILES, SRT))
    return None if files is None else Output(files, last.report.audio, _findings(last, "audio"))


def reuse_mail(last: LastBuild | None, mp3: bytes) -> Output[MailReport] | None:
    """Return the e-mail of the last build if its files are unaltered and it belongs to `mp3`."""
    if not last or not last.report.mail:
        return None
    if last.report.outputs.get(MP3) != sha256(mp3):  # it states the length of other audio
        return None
    files = _kept_files(last, (*MAIL_FILES, COVER))
    return None if files is None else Output(files, last.report.mail, _findings(last, "mail"))


def has_mail(last: LastBuild | None, seen: Fingerprint) -> bool:
    """Whether the last build made an e-mail with the text and the look of `seen`."""
    if not last or not last.report.mail:
        return False
    sources = last.report.sources
    return _same_text(sources, seen) and sources.look == seen.look


def _same_text(one: Fingerprint, other: Fingerprint) -> bool:
    return msgspec.structs.replace(one, look="") == msgspec.structs.replace(other, look="")


def _kept_files(last: LastBuild, names: tuple[str, ...]) -> dict[str, bytes] | None:
    """Return the files among `names` that the last build wrote; None if any was altered."""
    # SRT and cover are optional: only what the build wrote has to be there.
    wanted = [name for name in names if name in last.report.outputs]
    if any(name in last.altered for name in wanted):
        return None
    return {name: last.files[name] for name in wanted}


def _findings(last: LastBuild, stage: str) -> tuple[Finding, ...]:
    return tuple(found for found in last.report.findings if found.check.startswith(f"{stage}."))
