"""The embedded voice: espeak-ng from the wheel espeakng-loader, offline, one process per text (see espeak_worker)."""

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
_USUAL = ("de", "de+m3", "de+f3", "de+klatt4")
"""Those of a hundred variants that differ most."""
_NORMAL_RATE = 160
"""Words a minute in espeak-ng's count; about 16 characters of German news a second."""
_SAMPLE_RATE = 22050
_WORKER = Path(__file__).with_name("espeak_worker.py")
_SWITCH = re.compile(r'(<voice xml:lang="[\w-]+">|</voice>)')
"""A change of language in the text that `speak` gets."""


def describe(_settings: VoiceSettings) -> EngineInfo:
    """How the engine stands on this machine."""
    state = "ready" if find_spec(_PACKAGE) else "pip install espeakng-loader"
    return EngineInfo(
        "espeak", state, "the package espeakng-loader", "nothing leaves this machine", _USUAL
    )


def open_voice(settings: VoiceSettings) -> EspeakVoice:
    """The narrator `settings.name` ("de" if empty) and the quote voice. Raises InputError for a voice it does not have."""
    if not find_spec(_PACKAGE):
        message = 'the voice engine "espeak" lacks its package. Run: pip install espeakng-loader, or set engine = "gtts".'
        raise InputError(message)
    from espeakng_loader import get_data_path, get_library_path  # noqa: PLC0415 - absent on some platforms

    data = Path(get_data_path())
    known = _voices(data)
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


def _languages(data: Path) -> frozenset[str]:
    """The languages that have a voice of their own, by their first subtag; an unknown one would be read as English."""
    return frozenset(file.name for file in (data / "lang").rglob("*") if file.is_file())


def _voices(data: Path) -> tuple[str, ...]:
    """The German voice, plain and with every variant of the data folder, short names such as f3 first.

    espeak-ng itself takes an unknown variant without a word.
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
        """A process for each core."""
        return os.cpu_count() or 1

    @property
    def identity(self) -> Mapping[str, object]:
        """The library and how it is set."""
        return {
            "engine": "espeak",
            "version": version("espeakng-loader"),
            "names": self.names,
            "rate": self.rate,
            "pitch": self.pitch,
        }

    @property
    def terms(self) -> Terms:
        """The same text would fail again; `speak` itself tries it in another form."""
        return Terms(name="espeak-ng", advice="Rewrite this sentence.", characters=4000)

    def spelling(self, entry: Entry) -> str:
        """Phonemes where there is IPA, else the written form in its language, else the alias."""
        if entry.ipa and (names := mnemonics(entry.ipa)):
            return f"[[{names}]]"
        if entry.language.partition("-")[0] in _languages(self.data) - {_LANGUAGE}:
            return f'<voice xml:lang="{entry.language}">{entry.grapheme}</voice>'
        return plain_spelling(entry)

    def speak(self, text: str, role: Role) -> Clip:
        """The sound of `text`; a text that makes espeak-ng fail is tried once more in plain characters."""
        name = self.names[role]
        try:
            return self._run(_without_controls(text), name)
        except EngineError:
            return self._run(_plain(text), name)

    def _run(self, text: str, name: str) -> Clip:
        # espeak-ng holds paths in 160 bytes of the machine's code page: from its own folder the
        # path is short and ASCII.
        options = [self.library, self.data.name, name, str(self.rate), str(self.pitch)]
        seconds = 10 + len(text) / 100
        try:
            done = subprocess.run(  # noqa: S603 - our own worker, no shell
                [sys.executable, "-I", "-S", str(_WORKER), *options],
                input=_marked_up(text).encode(),
                capture_output=True,
                cwd=self.data.parent,
                timeout=seconds,
                check=False,
            )
        except subprocess.TimeoutExpired:
            raise EngineError(f"it did not finish within {seconds:.0f} seconds") from None
        if done.returncode:
            said = done.stderr.decode(errors="replace").strip().rpartition("\n")[2]
            raise EngineError(said or f"it crashed with status {done.returncode}")
        return Clip(done.stdout, _SAMPLE_RATE)


def _marked_up(text: str) -> str:
    """`text` as SSML where it changes the language, with all else escaped; any other stays plain."""
    if not _SWITCH.search(text):
        return text
    pieces = _SWITCH.split(text)  # text, tag, text …
    return f"<speak>{''.join(p if index % 2 else html.escape(p, quote=False) for index, p in enumerate(pieces))}</speak>"


def _without_controls(text: str) -> str:
    """`text` without characters that would end or steer it, NUL above all."""
    return "".join(" " if unicodedata.category(char)[0] == "C" else char for char in text)


def _plain(text: str) -> str:
    """`text` in Latin letters and common punctuation, without the dotted runs ("a.a.a.") that overflow espeak-ng."""
    latin = re.sub(
        r"[^\s!-~À-ɏ–—„“”‚‘’…€]", " ", _without_controls(unicodedata.normalize("NFKC", text))
    )
    return re.sub(r"(?<=\w)\.(?=\w)", " ", latin)
