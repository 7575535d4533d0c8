"""Speaks one text with espeak-ng and ends: `worker.py LIBRARY DATA VOICE RATE PITCH`, UTF-8 in, raw samples out.

The text may hold phonemes as `[[...]]`; one that opens with `<speak>` is SSML.

espeak-ng keeps one state per process that changes what it says next, and hostile text can make it
abort. A process of its own for every text makes the samples depend on the text alone and keeps a
crash out of the build. This file is run as a script by a bare interpreter, so it imports only what
costs nothing. Output: signed 16-bit samples of the machine's byte order at 22,050 Hz, mono. Exit
status 2 and a message on standard error where espeak-ng refuses something.
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
    """Read the text from standard input, write its samples to standard output."""
    espeak = ctypes.CDLL(library)
    found = espeak.espeak_Initialize(
        AUDIO_OUTPUT_SYNCHRONOUS, 0, data.encode(), INITIALIZE_DONT_EXIT
    )
    expect(found == SAMPLE_RATE, f"its data does not load ({found})")
    # The noise in breathy voices is seeded with the time of day unless one sets a seed.
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
    """End the process with `message` unless `held`."""
    if not held:
        sys.stderr.write(message)
        sys.exit(2)


if __name__ == "__main__":
    main(*sys.argv[1:])
