"""A voice behind the disk cache: each sentence is synthesised only once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.cache import Code, ValueKind, open_cache
from briefing.sound.clip import Clip
from briefing.voices import open_voice

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefing.cache import Cache
    from briefing.config.settings import VoiceSettings
    from briefing.model.script import Role
    from briefing.speech.entry import Entry
    from briefing.voices.model import Voice


SEGMENTS = ValueKind("segments", Clip, Code(packages=("sound", "voices"), libraries=("av",)))
"""Spoken sentences. They cost time, and money where a service speaks: no other code counts."""


def open_cached_voice(settings: VoiceSettings) -> CachedVoice:
    """Return the voice that `settings` name behind their cache. Raises InputError."""
    return CachedVoice(open_voice(settings), open_cache(settings.cache))


class CachedVoice:
    """`voice` behind `cache`.

    Each sentence is stored as soon as it is spoken, so an aborted run resumes where it stopped.
    """

    def __init__(self, voice: Voice, cache: Cache) -> None:
        self.voice = voice
        self.cache = cache
        self.identity: Mapping[str, object] = voice.identity
        self._spoken: list[str] = []

    @property
    def synthesised(self) -> int:
        """The number of texts that did not come from the cache."""
        return len(self._spoken)

    @property
    def label(self) -> str:
        """The label of the voice."""
        return self.voice.label

    @property
    def jobs(self) -> int:
        """The jobs of the voice."""
        return self.voice.jobs

    def spelling(self, entry: Entry) -> str:
        """Return the spelling of the voice."""
        return self.voice.spelling(entry)

    def speak(self, text: str, role: Role) -> Clip:
        """Return `text` as audio, from the cache if possible. Raises ServiceError."""
        source = {"voice": self.identity, "role": role.value, "text": text}
        return self.cache.get_or_make(SEGMENTS, source, lambda: self._synthesise(text, role))

    def _synthesise(self, text: str, role: Role) -> Clip:
        clip = self.voice.speak(text, role)
        self._spoken.append(text)
        return clip
