"""A voice that speaks each sentence once: what it said before comes from the cache."""

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
    """The voice that `settings` name, with the cache they allow. Raises InputError like `open_voice`."""
    return CachedVoice(open_voice(settings), open_cache(settings.cache))


class CachedVoice:
    """`voice` behind `cache`. A sentence is kept as soon as it is spoken, so that an aborted run goes on where it was."""

    def __init__(self, voice: Voice, cache: Cache) -> None:
        self.voice = voice
        self.cache = cache
        self.identity: Mapping[str, object] = voice.identity
        self._spoken: list[str] = []

    @property
    def synthesised(self) -> int:
        """How many texts the voice itself has spoken."""
        return len(self._spoken)

    @property
    def label(self) -> str:
        """The voice's own."""
        return self.voice.label

    @property
    def jobs(self) -> int:
        """The voice's own."""
        return self.voice.jobs

    def spelling(self, entry: Entry) -> str:
        """The voice's own."""
        return self.voice.spelling(entry)

    def speak(self, text: str, role: Role) -> Clip:
        """The sound of `text`, from the cache if it can be. Raises ServiceError where the voice fails."""
        source = {"voice": self.identity, "role": role.value, "text": text}
        return self.cache.get_or_make(SEGMENTS, source, lambda: self._synthesised(text, role))

    def _synthesised(self, text: str, role: Role) -> Clip:
        clip = self.voice.speak(text, role)
        self._spoken.append(text)
        return clip
