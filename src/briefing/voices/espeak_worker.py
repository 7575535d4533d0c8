"""Speak one text with espeak-ng: `espeak_worker.py LIBRARY DATA VOICE RATE PITCH`.

Standard input is the text in UTF-8. It may contain phonemes as `[[...]]`; text that starts with
`<speak>` is SSML. Standard output is signed 16-bit mono samples in native byte order at 22,050 Hz.
If espeak-ng reports an error, the exit status is 2 and standard error has a message.

espeak-ng keeps state that changes how it speaks the next text, and hostile text can make it abort.
With a process for every text, the samples depend on the text alone and a crash cannot stop the
build. A bare interpreter runs this file as a script, so it imports only cheap modules.
"""

from __future__ import annotations

import ctypes
import sys

# The names of speak_lib.h.
AUDIO_OUTPUT_SYNCHRONOUS = 2
INITIALIZE_DONT_EXIT = 0x8000
RATE, PITCH = 1, 3
POS_CHARACTER = 1
CHARS_UTF8, SSML, PHONEMES = 1, 0x10, 0x100
SAMPLE_RATE = 22050

Callback = ctypes.CFUNCTYPE(
    ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.c_void_p
)


def main(library: str, data: str, voice: str, rate: str, pitch: str) -> None:
    """Read a text from standard input and write its samples to standard output."""
    espeak = ctypes.CDLL(library)
    found = espeak.espeak_Initialize(
        AUDIO_OUTPUT_SYNCHRONOUS, 0, data.encode(), INITIALIZE_DONT_EXIT
    )
    expect(found == SAMPLE_RATE, f"its data does not load ({found})")
    # Without a seed, the noise in breathy voices depends on the time of day.
    expect(espeak.espeak_ng_SetRandSeed(ctypes.c_long(1)) == 0, "it refuses a seed")
    chunks: list[bytes] = []

    def receive(samples: ctypes._Pointer[ctypes.c_short], count: int, _events: int | None) -> int:
        if samples and count > 0:
            chunks.append(ctypes.string_at(samples, count * 2))
        return 0

    callback = Callback(receive)
    espeak.espeak_SetSynthCallback(callback)
    expect(espeak.espeak_SetVoiceByName(voice.encode()) == 0, f"it has no voice {voice!r}")
    expect(espeak.espeak_SetParameter(RATE, int(rate), 0) == 0, f"it refuses the rate {rate}")
    expect(espeak.espeak_SetParameter(PITCH, int(pitch), 0) == 0, f"it refuses the pitch {pitch}")
    text = sys.stdin.buffer.read() + b"\0"
    flags = CHARS_UTF8 | PHONEMES | (SSML if text.startswith(b"<speak>") else 0)
    size = ctypes.c_size_t(len(text))
    done = espeak.espeak_Synth(text, size, 0, POS_CHARACTER, 0, flags, None, None)
    expect(done == 0, f"it does not speak the text ({done})")
    expect(espeak.espeak_Synchronize() == 0, "it does not finish the text")
    sys.stdout.buffer.write(b"".join(chunks))


def expect(held: bool, message: str) -> None:  # noqa: FBT001 - reads like an assertion
    """Exit with status 2 and `message` unless `held`."""
    if not held:
        sys.stderr.write(message)
        sys.exit(2)


if __name__ == "__main__":
    main(*sys.argv[1:])
