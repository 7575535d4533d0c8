"""The embedded offline voice: espeak-ng from the wheel espeakng-loader.

Each text is spoken by a process of its own (see espeak_worker).
"""

from __future__ import annotations

import html
import os
import re
import subprocess
import sys
import unicodedata
from dataclasses import dataclass
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.errors import InputError
from briefing.model.script import Role
from briefing.sound.clip import Clip
from briefing.speech.entry import plain_spelling
from briefing.voices.mnemonics import mnemonics
from briefing.voices.model import EngineError, EngineInfo, Terms
from briefing.voices.names import check_name

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefing.config.settings import VoiceSettings
    from briefing.speech.entry import Entry

_PACKAGE = "espeakng_loader"
_LANGUAGE = "de"
_SUGGESTED = ("de", "de+m3", "de+f3", "de+klatt4")
"""The four of about a hundred variants that differ most."""
_NORMAL_RATE = 160
"""Words a minute in espeak-ng's count; about 16 characters of German news a second."""
_SAMPLE_RATE = 22050
_WORKER = Path(__file__).with_name("espeak_worker.py")
_LANGUAGE_TAG = re.compile(r'(<voice xml:lang="[\w-]+">|</voice>)')
"""Marks a change of language in the text for `speak`."""


def describe(_settings: VoiceSettings) -> EngineInfo:
    """Return the state of the engine on this machine."""
    state = "ready" if find_spec(_PACKAGE) else "pip install espeakng-loader"
    return EngineInfo(
        "espeak", state, "the package espeakng-loader", "nothing leaves this machine", _SUGGESTED
    )


def open_voice(settings: VoiceSettings) -> EspeakVoice:
    """Return the narrator `settings.name` ("de" if empty) and the quote voice.

    Raises InputError for an unknown voice, or if the package is missing.
    """
    if not find_spec(_PACKAGE):
        message = (
            'the voice engine "espeak" lacks its package. Run: pip install espeakng-loader, or '
            'set engine = "gtts".'
        )
        raise InputError(message)
    from espeakng_loader import (  # noqa: PLC0415 - absent on some platforms
        get_data_path,
        get_library_path,
    )

    data = Path(get_data_path())
    known = _list_voices(data)
    narrator = settings.name or _LANGUAGE
    quote = settings.quote_voice or narrator
    for name in (narrator, quote):
        check_name("espeak voice", name, known)
    rate = round(_NORMAL_RATE * settings.rate)
    return EspeakVoice(
        get_library_path(),
        data,
        {Role.NARRATOR: narrator, Role.QUOTE: quote},
        rate,
        settings.espeak.pitch,
    )


def _list_languages(data: Path) -> frozenset[str]:
    """Return the languages that have a voice, by their first subtag.

    espeak-ng would read any other language as English.
    """
    return frozenset(file.name for file in (data / "lang").rglob("*") if file.is_file())


def _list_voices(data: Path) -> tuple[str, ...]:
    """Return the German voice, plain and with every variant, short names such as f3 first.

    They are checked here because espeak-ng silently ignores an unknown variant.
    """
    variants = sorted(
        (file.name for file in (data / "voices" / "!v").iterdir()),
        key=lambda name: (len(name), name),
    )
    return (_LANGUAGE, *(f"{_LANGUAGE}+{variant}" for variant in variants))


@dataclass(frozen=True, slots=True)
class EspeakVoice:
    """Speaks through a worker process for each text."""

    library: str
    data: Path
    names: dict[Role, str]
    rate: int
    pitch: int

    @property
    def label(self) -> str:
        """Engine and voice."""
        return f"espeak {self.names[Role.NARRATOR]}"

    @property
    def jobs(self) -> int:
        """One process for each core."""
        return os.cpu_count() or 1

    @property
    def identity(self) -> Mapping[str, object]:
        """The version of the library and its settings."""
        return {
            "engine": "espeak",
            "version": version("espeakng-loader"),
            "names": self.names,
            "rate": self.rate,
            "pitch": self.pitch,
        }

    @property
    def terms(self) -> Terms:
        """No retries: the same text would fail again, and `speak` itself tries a simpler form."""
        return Terms(name="espeak-ng", advice="Rewrite this sentence.", characters=4000)

    def spelling(self, entry: Entry) -> str:
        """Return phonemes if there is IPA, else the word in its own language, else the alias."""
        if entry.ipa and (names := mnemonics(entry.ipa)):
            return f"[[{names}]]"
        if entry.language.partition("-")[0] in _list_languages(self.data) - {_LANGUAGE}:
            return f'<voice xml:lang="{entry.language}">{entry.grapheme}</voice>'
        return plain_spelling(entry)

    def speak(self, text: str, role: Role) -> Clip:
        """Return `text` as audio.

        If espeak-ng fails, it gets the text once more in plain characters. Raises EngineError.
        """
        name = self.names[role]
        try:
            return self._run_worker(_remove_controls(text), name)
        except EngineError:
            return self._run_worker(_to_plain_characters(text), name)

    def _run_worker(self, text: str, name: str) -> Clip:
        # espeak-ng keeps paths in 160 bytes and in the system's code page. Relative to the
        # package's own folder, the path is short and ASCII.
        options = [self.library, self.data.name, name, str(self.rate), str(self.pitch)]
        seconds = 10 + len(text) / 100
        try:
            done = subprocess.run(  # noqa: S603 - our own worker, no shell
                [sys.executable, "-I", "-S", str(_WORKER), *options],
                input=_to_ssml(text).encode(),
                capture_output=True,
                cwd=self.data.parent,
                timeout=seconds,
                check=False,
            )
        except subprocess.TimeoutExpired:
            raise EngineError(f"it did not finish within {seconds:.0f} seconds") from None
        if done.returncode:
            message = done.stderr.decode(errors="replace").strip().rpartition("\n")[2]
            raise EngineError(message or f"it crashed with status {done.returncode}")
        return Clip(done.stdout, _SAMPLE_RATE)


def _to_ssml(text: str) -> str:
    """Return `text` as SSML if it changes the language, else unchanged."""
    if not _LANGUAGE_TAG.search(text):
        return text
    pieces = _LANGUAGE_TAG.split(text)  # text, tag, text …
    escaped = (
        piece if index % 2 else html.escape(piece, quote=False)
        for index, piece in enumerate(pieces)
    )
    return f"<speak>{''.join(escaped)}</speak>"


def _remove_controls(text: str) -> str:
    """Return `text` without control characters: NUL would end it."""
    return "".join(" " if unicodedata.category(char)[0] == "C" else char for char in text)


def _to_plain_characters(text: str) -> str:
    """Return `text` in Latin letters and common punctuation, without dots inside words.

    Runs such as "a.a.a." overflow a buffer of espeak-ng.
    """
    latin = re.sub(
        r"[^\s!-~À-ɏ–—„“”‚‘’…€]", " ", _remove_controls(unicodedata.normalize("NFKC", text))
    )
    return re.sub(r"(?<=\w)\.(?=\w)", " ", latin)
