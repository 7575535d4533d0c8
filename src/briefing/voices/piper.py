"""Piper: neural voices that speak offline, each a file to be installed once (see install.py).

Its models add noise, so that no two readings are the same; here the noise is off, and a text always
gives the same samples.
"""

from __future__ import annotations

import logging
import os
import re
import unicodedata
from dataclasses import dataclass, field
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

import msgspec

from briefing.config.schema import read_utf8
from briefing.errors import InputError
from briefing.model.script import Role
from briefing.sound.clip import Clip
from briefing.speech.entry import plain_spelling
from briefing.voices.model import EngineInfo, Terms
from briefing.voices.names import check_name

if TYPE_CHECKING:
    from collections.abc import Mapping

    from piper import PiperVoice as Loaded

    from briefing.config.settings import Piper, VoiceSettings
    from briefing.speech.entry import Entry

SUFFIX = ".onnx"
ADVISED = "de_DE-thorsten-high"
"""The voice that a message proposes to install."""
_MARKS = re.compile("[.‿̯͜͡ʔ]")
"""Of IPA: what the phonemes that German voices are trained with do not have."""
_TRAINED = {
    "g": "ɡ", "ʁ": "r", "ʀ": "r", "χ": "x", "aː": "ɑː", "ɐ": "ɜ", "m̩": "əm", "n̩": "ən", "l̩": "əl", "ã": "ɑŋ", "ɑ̃": "ɑŋ",
    "ɔ̃": "ɔŋ", "õ": "ɔŋ", "ɛ̃": "ɛŋ", "œ̃": "œŋ", "θ": "s", "ɕ": "ʃ", "ʑ": "ʒ", "ʌ": "a",
}  # fmt: skip
"""IPA in the signs that espeak-ng writes for German, with which these voices were trained: to
others they have no sound."""
_KNOWN = frozenset(" ˈˌːtnaəɪsdɛɾlrfʊmkiɑevzɔbɜɡocphʃuxŋjøyʏðɒœwʒɹ\N{COMBINING CEDILLA}")
_BY_SIGN = {unicodedata.normalize("NFD", sign): spoken for sign, spoken in _TRAINED.items()}
_SIGN = re.compile("|".join(sorted(map(re.escape, _BY_SIGN), key=len, reverse=True)))
_DOTTED = re.compile(r"(?:\b[^\W\d_]\s?\.\s?){6,}")
"""A run of single letters with full stops, which overflows the espeak-ng inside piper and would end
the whole program."""


class _Audio(msgspec.Struct):
    sample_rate: int


class _Espeak(msgspec.Struct):
    voice: str


class _Config(msgspec.Struct):
    """What must stand in the JSON beside a voice."""

    audio: _Audio
    espeak: _Espeak
    num_symbols: int
    num_speakers: int
    phoneme_id_map: dict[str, list[int]]


def voices_folder(settings: Piper) -> Path:
    """Where voices are installed."""
    from platformdirs import user_data_path  # noqa: PLC0415 - rarely needed

    return (
        Path(settings.folder).expanduser()
        if settings.folder
        else user_data_path("briefing") / "voices"
    )


def describe(settings: VoiceSettings) -> EngineInfo:
    """How the engine stands on this machine, and the voices that are installed."""
    installed = _installed(settings.piper)
    state = "ready" if installed else f"briefing voices install {ADVISED}"
    if not find_spec("piper"):
        state = "pip install piper-tts"
    return EngineInfo(
        "piper",
        state,
        "the package piper-tts and a voice of 20 to 120 MB",
        "nothing leaves this machine",
        installed,
    )


def open_voice(settings: VoiceSettings) -> PiperVoice:
    """The narrator `settings.name` (the first installed if empty) and the quote voice, each a name or the path of a .onnx.

    Raises InputError for a voice that is not there or damaged, or where the package is missing.
    """
    if not find_spec("piper"):
        message = 'the voice engine "piper" lacks its package. Run: pip install piper-tts, or set engine = "espeak".'
        raise InputError(message)
    narrator = _file(settings.name, settings.piper)
    quote = _file(settings.quote_voice, settings.piper) if settings.quote_voice else narrator
    configs = {file: _config(file, settings.piper.speaker) for file in (narrator, quote)}
    signs = _KNOWN.intersection(*(config.phoneme_id_map for config in configs.values()))
    return PiperVoice(
        {Role.NARRATOR: narrator, Role.QUOTE: quote}, settings.rate, settings.piper.speaker, signs
    )


def _installed(settings: Piper) -> tuple[str, ...]:
    files = voices_folder(settings).glob(f"*{SUFFIX}")
    return tuple(sorted(file.stem for file in files if Path(f"{file}.json").is_file()))


def _file(name: str, settings: Piper) -> Path:
    if name.endswith(SUFFIX):
        if Path(name).expanduser().is_file():
            return Path(name).expanduser()
        raise InputError("there is no such voice. Check the path in [voice] name.", file=name)
    installed = _installed(settings)
    if not installed:
        wanted = name or ADVISED
        raise InputError(f"no voice of piper is installed. Run: briefing voices install {wanted}")
    if name and name not in installed and re.fullmatch(r"[a-z]{2,3}_[A-Z]{2}-\w+-\w+", name):
        raise InputError(
            f'the piper voice "{name}" is not installed. Run: briefing voices install {name}'
        )
    check_name("piper voice", name or installed[0], installed)
    return voices_folder(settings) / f"{name or installed[0]}{SUFFIX}"


def _config(file: Path, speaker: int) -> _Config:
    beside = Path(f"{file}.json")
    try:
        config = msgspec.json.decode(read_utf8(beside), type=_Config)
    except msgspec.DecodeError as problem:
        message = f"this does not describe a voice of piper: {problem}. Install the voice again."
        raise InputError(message, file=beside) from None
    if speaker and speaker >= config.num_speakers:
        message = f"[voice.piper] speaker is {speaker}, but the voice has {config.num_speakers}. They count from 0."
        raise InputError(message, file=beside)
    return config


@dataclass(frozen=True, slots=True)
class PiperVoice:
    """Speaks with one model for each role, loaded when it is first needed."""

    files: dict[Role, Path]
    speed: float
    speaker: int
    signs: frozenset[str]
    """Phonemes that both models have."""
    _loaded: dict[Path, Loaded] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    @property
    def label(self) -> str:
        """Engine and voice."""
        return f"piper {self.files[Role.NARRATOR].stem}"

    @property
    def jobs(self) -> int:
        """A model computes on one core, for the sum of several would depend on their number."""
        return os.cpu_count() or 1

    @property
    def identity(self) -> Mapping[str, object]:
        """The models by name, size and date, and how they are set."""
        found = {role.value: (file, file.stat()) for role, file in self.files.items()}
        return {
            "engine": "piper",
            "version": version("piper-tts"),
            "names": {
                role: [file.stem, stat.st_size, stat.st_mtime_ns]
                for role, (file, stat) in found.items()
            },
            "speed": self.speed,
            "speaker": self.speaker,
        }

    @property
    def terms(self) -> Terms:
        """A model needs memory with the square of the length of a sentence."""
        return Terms(
            name="piper", advice="Rewrite this sentence, or choose another voice.", characters=800
        )

    def spelling(self, entry: Entry) -> str:
        """Phonemes where there is IPA that the voice has sounds for, else the alias."""
        signs = _MARKS.sub("", unicodedata.normalize("NFD", entry.ipa))
        phonemes = _SIGN.sub(lambda found: _BY_SIGN[found[0]], signs)
        known = phonemes and self.signs.issuperset(phonemes)
        return f"[[{phonemes}]]" if known else plain_spelling(entry)

    def speak(self, text: str, role: Role) -> Clip:
        """The sound of `text`."""
        from piper import SynthesisConfig  # noqa: PLC0415 - heavy

        model = self._model(self.files[role])
        config = SynthesisConfig(
            speaker_id=self.speaker,
            length_scale=model.config.length_scale / self.speed,
            noise_scale=0.0,
            noise_w_scale=0.0,
            # each sentence to its own peak would make them differ in loudness
            normalize_audio=False,
        )
        harmless = _DOTTED.sub(lambda run: run[0].replace(".", " "), text.replace("\0", " "))
        sound = b"".join(chunk.audio_int16_bytes for chunk in model.synthesize(harmless, config))
        return Clip(sound, model.config.sample_rate)

    def _model(self, file: Path) -> Loaded:
        with self._lock:
            if file not in self._loaded:
                self._loaded[file] = _load(file)
        return self._loaded[file]


def _load(file: Path) -> Loaded:
    """The model as PiperVoice.load gives it, but on one core and silent."""
    from onnxruntime import InferenceSession, SessionOptions  # noqa: PLC0415 - heavy
    from piper import PiperConfig, PiperVoice  # noqa: PLC0415 - heavy

    logging.getLogger("piper").setLevel(
        logging.ERROR
    )  # it warns of every sign without a sound, on standard error
    options = SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 4
    try:
        session = InferenceSession(
            str(file), sess_options=options, providers=["CPUExecutionProvider"]
        )
    except Exception as problem:  # noqa: BLE001 - onnxruntime's errors share no other class
        message = f"the voice cannot be loaded ({type(problem).__name__}). Install it again."
        raise InputError(message, file=file) from None
    config = PiperConfig.from_dict(msgspec.json.decode(Path(f"{file}.json").read_bytes()))
    return PiperVoice(session=session, config=config)
