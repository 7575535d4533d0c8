"""Piper: neural offline voices, each a model file that is installed once (see install.py).

Piper's models add random noise to the speech. It is switched off here, so that the same text always
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
RECOMMENDED = "de_DE-thorsten-high"
"""The voice that messages suggest to install."""
_UNTRAINED_MARKS = re.compile("[.‿̯͜͡ʔ]")
"""IPA signs without a counterpart among the phonemes that German voices are trained with."""
_TRAINED_SIGNS = {
    "g": "ɡ", "ʁ": "r", "ʀ": "r", "χ": "x", "aː": "ɑː", "ɐ": "ɜ", "m̩": "əm", "n̩": "ən",
    "l̩": "əl", "ã": "ɑŋ", "ɑ̃": "ɑŋ", "ɔ̃": "ɔŋ", "õ": "ɔŋ", "ɛ̃": "ɛŋ", "œ̃": "œŋ",
    "θ": "s", "ɕ": "ʃ", "ʑ": "ʒ", "ʌ": "a",
}  # fmt: skip
"""IPA as espeak-ng transcribes German. The voices were trained with it, and skip other signs."""
_ESPEAK_SIGNS = frozenset(" ˈˌːtnaəɪsdɛɾlrfʊmkiɑevzɔbɜɡocphʃuxŋjøyʏðɒœwʒɹ\N{COMBINING CEDILLA}")
_BY_SIGN = {unicodedata.normalize("NFD", sign): spoken for sign, spoken in _TRAINED_SIGNS.items()}
_SIGN = re.compile("|".join(sorted(map(re.escape, _BY_SIGN), key=len, reverse=True)))
_DOTTED = re.compile(r"(?:\b[^\W\d_]\s?\.\s?){6,}")
"""A run of single letters with full stops: it overflows a buffer of the espeak-ng inside piper and
would crash the whole program."""


class _Audio(msgspec.Struct):
    sample_rate: int


class _Espeak(msgspec.Struct):
    voice: str


class _Config(msgspec.Struct):
    """The required keys of the JSON file beside a model."""

    audio: _Audio
    espeak: _Espeak
    num_symbols: int
    num_speakers: int
    phoneme_id_map: dict[str, list[int]]


def voices_folder(settings: Piper) -> Path:
    """Return the folder of installed voices."""
    from platformdirs import user_data_path  # noqa: PLC0415 - rarely needed

    return (
        Path(settings.folder).expanduser()
        if settings.folder
        else user_data_path("briefing") / "voices"
    )


def describe(settings: VoiceSettings) -> EngineInfo:
    """Return the state of the engine on this machine, and the installed voices."""
    installed = _list_installed(settings.piper)
    state = "ready" if installed else f"briefing voices install {RECOMMENDED}"
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
    """Return the narrator `settings.name` (the first installed if empty) and the quote voice.

    Each is the name of an installed voice or the path of a .onnx file. Raises InputError for a
    missing or damaged voice, or if the package is missing.
    """
    if not find_spec("piper"):
        message = (
            'the voice engine "piper" lacks its package. Run: pip install piper-tts, or set '
            'engine = "espeak".'
        )
        raise InputError(message)
    narrator = _find_model(settings.name, settings.piper)
    quote = _find_model(settings.quote_voice, settings.piper) if settings.quote_voice else narrator
    configs = {file: _read_config(file, settings.piper.speaker) for file in (narrator, quote)}
    # A spelling is made before it is known which of the voices speaks it.
    signs = _ESPEAK_SIGNS.intersection(*(config.phoneme_id_map for config in configs.values()))
    return PiperVoice(
        {Role.NARRATOR: narrator, Role.QUOTE: quote}, settings.rate, settings.piper.speaker, signs
    )


def _list_installed(settings: Piper) -> tuple[str, ...]:
    files = voices_folder(settings).glob(f"*{SUFFIX}")
    return tuple(sorted(file.stem for file in files if Path(f"{file}.json").is_file()))


def _find_model(name: str, settings: Piper) -> Path:
    if name.endswith(SUFFIX):
        if Path(name).expanduser().is_file():
            return Path(name).expanduser()
        raise InputError("there is no such voice. Check the path in [voice] name.", file=name)
    installed = _list_installed(settings)
    if not installed:
        wanted = name or RECOMMENDED
        raise InputError(f"no voice of piper is installed. Run: briefing voices install {wanted}")
    # A name of the usual form may exist in the repository; any other is a typing error.
    if name and name not in installed and re.fullmatch(r"[a-z]{2,3}_[A-Z]{2}-\w+-\w+", name):
        raise InputError(
            f'the piper voice "{name}" is not installed. Run: briefing voices install {name}'
        )
    check_name("piper voice", name or installed[0], installed)
    return voices_folder(settings) / f"{name or installed[0]}{SUFFIX}"


def _read_config(file: Path, speaker: int) -> _Config:
    beside = Path(f"{file}.json")
    try:
        config = msgspec.json.decode(read_utf8(beside), type=_Config)
    except msgspec.DecodeError as problem:
        message = f"this is not the JSON file of a piper voice: {problem}. Install the voice again."
        raise InputError(message, file=beside) from None
    if speaker and speaker >= config.num_speakers:
        message = (
            f"[voice.piper] speaker is {speaker}, but the voice has {config.num_speakers} "
            "(the first is 0). Set a lower number."
        )
        raise InputError(message, file=beside)
    return config


@dataclass(frozen=True, slots=True)
class PiperVoice:
    """Speaks with one model for each role, which is loaded on first use."""

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
        """One text for each core. A model runs on one, since the samples depend on their number."""
        return os.cpu_count() or 1

    @property
    def identity(self) -> Mapping[str, object]:
        """The models by name, size and date, and the settings."""
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
        """Limits: the memory of a model grows with the square of the length of a sentence."""
        return Terms(
            name="piper", advice="Rewrite this sentence, or choose another voice.", characters=800
        )

    def spelling(self, entry: Entry) -> str:
        """Return phonemes if there is IPA and the voice has all its sounds, else the alias."""
        signs = _UNTRAINED_MARKS.sub("", unicodedata.normalize("NFD", entry.ipa))
        phonemes = _SIGN.sub(lambda found: _BY_SIGN[found[0]], signs)
        known = phonemes and self.signs.issuperset(phonemes)
        return f"[[{phonemes}]]" if known else plain_spelling(entry)

    def speak(self, text: str, role: Role) -> Clip:
        """Return `text` as audio. Raises InputError if the model cannot be loaded."""
        from piper import SynthesisConfig  # noqa: PLC0415 - heavy

        model = self._get_model(self.files[role])
        config = SynthesisConfig(
            speaker_id=self.speaker,
            length_scale=model.config.length_scale / self.speed,
            noise_scale=0.0,
            noise_w_scale=0.0,
            # Normalising each sentence to its own peak would make their loudness differ.
            normalize_audio=False,
        )
        safe = _DOTTED.sub(lambda run: run[0].replace(".", " "), text.replace("\0", " "))
        sound = b"".join(chunk.audio_int16_bytes for chunk in model.synthesize(safe, config))
        return Clip(sound, model.config.sample_rate)

    def _get_model(self, file: Path) -> Loaded:
        with self._lock:  # segments are spoken in several threads
            if file not in self._loaded:
                self._loaded[file] = _load_model(file)
        return self._loaded[file]


def _load_model(file: Path) -> Loaded:
    """Return the model as PiperVoice.load does, but on one core and without log output.

    Raises InputError if it cannot be loaded.
    """
    from onnxruntime import InferenceSession, SessionOptions  # noqa: PLC0415 - heavy
    from piper import PiperConfig, PiperVoice  # noqa: PLC0415 - heavy

    # piper writes a warning to standard error for every unknown phoneme.
    logging.getLogger("piper").setLevel(logging.ERROR)
    options = SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 4
    try:
        session = InferenceSession(
            str(file), sess_options=options, providers=["CPUExecutionProvider"]
        )
    except Exception as problem:  # noqa: BLE001 - onnxruntime's errors have no common class
        message = f"the voice cannot be loaded ({type(problem).__name__}). Install it again."
        raise InputError(message, file=file) from None
    config = PiperConfig.from_dict(msgspec.json.decode(Path(f"{file}.json").read_bytes()))
    return PiperVoice(session=session, config=config)
