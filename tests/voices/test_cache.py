"""A voice behind the cache."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest

from briefing.cache import MEGABYTE, Cache
from briefing.config.settings import VoiceSettings
from briefing.errors import InputError, ServiceError
from briefing.model.script import Role
from briefing.sound.clip import Clip
from briefing.speech.entry import Entry
from briefing.voices.cache import CachedVoice, open_cached_voice

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@dataclass
class Parrot:
    """Records the texts that it speaks."""

    identity: dict[str, object] = field(default_factory=lambda: {"engine": "parrot"})
    asked: list[tuple[str, Role]] = field(default_factory=list)
    label: str = "parrot"
    jobs: int = 3

    def spelling(self, entry: Entry) -> str:
        return entry.alias

    def speak(self, text: str, role: Role) -> Clip:
        self.asked.append((text, role))
        if not text:
            raise ServiceError("silence")
        return Clip(f"{role} {text}".encode(), 16000)


@pytest.fixture
def cached(tmp_path: Path) -> Callable[[Parrot], CachedVoice]:
    return lambda voice: CachedVoice(voice, Cache(tmp_path, MEGABYTE))


def test_a_text_is_spoken_once_for_each_role(cached: Callable[[Parrot], CachedVoice]) -> None:
    parrot = Parrot()
    for _ in range(2):
        voice = cached(parrot)
        for role in Role:
            assert voice.speak("Hallo", role) == Clip(f"{role} Hallo".encode(), 16000)
    assert parrot.asked == [("Hallo", role) for role in Role]
    assert voice.synthesised == 0


def test_another_identity_speaks_anew(cached: Callable[[Parrot], CachedVoice]) -> None:
    cached(Parrot()).speak("Hallo", Role.QUOTE)
    other = cached(Parrot(identity={"engine": "parrot", "rate": 2}))
    other.speak("Hallo", Role.QUOTE)
    assert other.synthesised == 1


def test_a_failure_is_neither_counted_nor_kept(cached: Callable[[Parrot], CachedVoice]) -> None:
    parrot = Parrot()
    voice = cached(parrot)
    for _ in range(2):
        with pytest.raises(ServiceError):
            voice.speak("", Role.NARRATOR)
    assert (len(parrot.asked), voice.synthesised) == (2, 0)


def test_all_else_is_the_voices_own(cached: Callable[[Parrot], CachedVoice]) -> None:
    voice = cached(Parrot())
    assert (voice.label, voice.jobs, voice.identity) == ("parrot", 3, {"engine": "parrot"})
    assert voice.spelling(Entry(grapheme="Kim", alias="Kimm")) == "Kimm"


def test_the_settings_name_voice_and_size(cache_folder: Path) -> None:
    voice = open_cached_voice(VoiceSettings(cache=7))
    assert (voice.label, voice.cache.folder, voice.cache.limit) == (
        "espeak de",
        cache_folder,
        7 * MEGABYTE,
    )
    with pytest.raises(InputError):
        open_cached_voice(VoiceSettings(engine="qqqq"))
