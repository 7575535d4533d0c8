"""The worker against a fake library: the real one must not be loaded into the tests' process."""

from __future__ import annotations

import ctypes
import io
import types
from typing import Any

import pytest

from briefing.voices import espeak_worker

FINE = {
    "espeak_Initialize": 22050,
    "espeak_ng_SetRandSeed": 0,
    "espeak_SetVoiceByName": 0,
    "espeak_SetParameter": 0,
    "espeak_Synth": 0,
    "espeak_Synchronize": 0,
}


class Library:
    """Returns the configured codes, and calls back with two blocks of samples and the end."""

    def __init__(self, **codes: int) -> None:
        self.codes = FINE | codes
        self.calls: list[tuple[Any, ...]] = []

    def __getattr__(self, name: str) -> Any:
        def call(*arguments: Any) -> int:
            self.calls.append(
                (name, *(getattr(argument, "value", argument) for argument in arguments))
            )
            return self.codes[name]

        return call

    def espeak_SetSynthCallback(self, callback: Any) -> None:  # noqa: N802 - the library's name
        self.callback = callback

    def espeak_Synchronize(self) -> int:  # noqa: N802 - the library's name
        for samples in ([1, 2], [-3]):
            self.callback((ctypes.c_short * len(samples))(*samples), len(samples), None)
        self.callback(None, 0, None)
        return self.codes["espeak_Synchronize"]


def run(monkeypatch: pytest.MonkeyPatch, library: Library, text: str = "Größe") -> bytes:
    monkeypatch.setattr(ctypes, "CDLL", lambda path: library if path == "lib.so" else None)
    output = io.BytesIO()
    monkeypatch.setattr("sys.stdin", types.SimpleNamespace(buffer=io.BytesIO(text.encode())))
    monkeypatch.setattr("sys.stdout", types.SimpleNamespace(buffer=output))
    espeak_worker.main("lib.so", "data", "de+f3", "160", "45")
    return output.getvalue()


def test_samples_of_every_portion_are_written(monkeypatch: pytest.MonkeyPatch) -> None:
    assert run(monkeypatch, Library()) == b"\x01\x00\x02\x00\xfd\xff"


def test_the_library_is_asked_for_voice_rate_pitch_and_the_whole_text(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    library = Library()
    run(monkeypatch, library)
    assert library.calls == [
        ("espeak_Initialize", 2, 0, b"data", 0x8000),
        ("espeak_ng_SetRandSeed", 1),
        ("espeak_SetVoiceByName", b"de+f3"),
        ("espeak_SetParameter", 1, 160, 0),
        ("espeak_SetParameter", 3, 45, 0),
        ("espeak_Synth", "Größe\0".encode(), 8, 0, 1, 0, 0x101, None, None),
    ]


def test_a_text_that_says_so_is_read_as_markup(monkeypatch: pytest.MonkeyPatch) -> None:
    library = Library()
    run(monkeypatch, library, "<speak>Größe</speak>")
    assert library.calls[-1][6] == 0x111


@pytest.mark.parametrize(
    ("function", "code", "message"),
    [
        ("espeak_Initialize", -1, "its data does not load (-1)"),
        ("espeak_ng_SetRandSeed", 1, "it refuses a seed"),
        ("espeak_SetVoiceByName", 2, "it has no voice 'de+f3'"),
        ("espeak_SetParameter", -1, "it refuses the rate 160"),
        ("espeak_Synth", -1, "it does not speak the text (-1)"),
        ("espeak_Synchronize", -1, "it does not finish the text"),
    ],
)
def test_no_return_code_is_overlooked(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    function: str,
    code: int,
    message: str,
) -> None:
    with pytest.raises(SystemExit) as ended:
        run(monkeypatch, Library(**{function: code}))
    assert ended.value.code == 2
    assert capsys.readouterr().err == message
