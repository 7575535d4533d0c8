"""What is said and when, read back from the captions of an episode."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.sound.webvtt import read_webvtt


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence as it is written, from when to when in seconds."""

    start: float
    end: float
    text: str


def sentences(webvtt: bytes) -> tuple[Sentence, ...]:
    """The sentences of a .vtt file; captions that touch are pieces of one. Raises WebVttError."""
    found: list[Sentence] = []
    for caption in read_webvtt(webvtt):
        start, end, text = (
            caption.start / 1000,
            caption.end / 1000,
            " ".join(caption.text.split("\n")),
        )
        if found and found[-1].end == start:
            found[-1] = Sentence(found[-1].start, end, f"{found[-1].text} {text}")
        else:
            found.append(Sentence(start, end, text))
    return tuple(found)
