"""Apply FFmpeg filters to mono audio through PyAV, convert it and measure its loudness."""

from __future__ import annotations

import math
from fractions import Fraction
from typing import TYPE_CHECKING

from briefing.sound.clip import Clip
from briefing.sound.spool import SpoolSlice

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from av.audio.frame import AudioFrame
    from av.filter import Graph

Chain = tuple[tuple[str, str], ...]
"""Filters with their options, in the order in which the signal passes them."""

SILENT = -70.0
"""LUFS: the absolute gate of EBU R 128; anything quieter is not measured."""
_BLOCK = 1 << 15
"""Bytes in a frame: large enough to make Python's overhead negligible."""


def iter_frames(sound: Clip | SpoolSlice) -> Iterator[AudioFrame]:
    """Yield `sound` in frames of signed 16-bit samples."""
    from av import AudioFrame  # noqa: PLC0415 - heavy

    start = 0
    for block in sound.blocks() if isinstance(sound, SpoolSlice) else _split_blocks(sound.pcm):
        frame = AudioFrame(format="s16", layout="mono", samples=len(block) // 2)
        frame.sample_rate = sound.rate
        frame.time_base = Fraction(1, sound.rate)
        frame.pts = start
        # FFmpeg aligns its buffers, so a plane may be larger than the samples.
        frame.planes[0].update(block.ljust(frame.planes[0].buffer_size, b"\0"))
        start += frame.samples
        yield frame


def _split_blocks(pcm: bytes) -> Iterator[bytes]:
    return (pcm[at : at + _BLOCK] for at in range(0, len(pcm), _BLOCK))


def apply_filters(sound: Iterable[AudioFrame], chain: Chain) -> Iterator[AudioFrame]:
    """Yield the frames of `sound` after `chain`. All frames must have the format of the first."""
    graph: Graph | None = None
    for frame in sound:
        graph = graph or _build_graph(frame, chain)
        graph.push(frame)
        yield from _pull_frames(graph)
    if graph:
        graph.push(None)  # end of the stream: filters give what they have buffered
        yield from _pull_frames(graph)


def _build_graph(first: AudioFrame, chain: Chain) -> Graph:
    from av.filter import Graph  # noqa: PLC0415 - heavy

    graph = Graph()
    base = Fraction(1, first.sample_rate)
    source = graph.add_abuffer(
        format=first.format, layout=first.layout, sample_rate=first.sample_rate, time_base=base
    )
    graph.link_nodes(
        source, *(graph.add(name, options) for name, options in chain), graph.add("abuffersink")
    )
    graph.configure()
    return graph


def _pull_frames(graph: Graph) -> Iterator[AudioFrame]:
    from av import BlockingIOError as NeedsMore  # noqa: PLC0415 - heavy
    from av import EOFError as Ended  # noqa: PLC0415 - heavy

    while True:
        try:
            yield graph.pull()  # type: ignore[misc]  # the graphs here hold sound only
        except (NeedsMore, Ended):
            return


def resample(sound: Iterable[AudioFrame], rate: int, chain: Chain = ()) -> Iterator[AudioFrame]:
    """Yield `sound` after `chain` as mono at `rate`, in frames of signed 16-bit samples."""
    return apply_filters(
        sound,
        (*chain, ("aresample", str(rate)), ("aformat", "sample_fmts=s16:channel_layouts=mono")),
    )


def iter_samples(sound: Iterable[AudioFrame], rate: int, chain: Chain = ()) -> Iterator[bytes]:
    """Yield `sound` after `chain` as mono at `rate`, in blocks of bytes."""
    return (bytes(frame.planes[0])[: 2 * frame.samples] for frame in resample(sound, rate, chain))


def collect_clip(sound: Iterable[AudioFrame], rate: int, chain: Chain = ()) -> Clip:
    """Return `sound` after `chain` as a clip at `rate` samples per second."""
    return Clip(b"".join(iter_samples(sound, rate, chain)), rate)


def measure(
    sound: Iterable[AudioFrame], chain: Chain = (), *, peak: bool = False
) -> tuple[float, float]:
    """Return loudness in LUFS and true peak in dBTP of `sound` after `chain` (EBU R 128).

    The loudness is integrated; it is SILENT for silence and for less than the 0.4 s that the
    standard needs. Without `peak`, the true peak is not measured and is minus infinity.
    """
    meter = ("ebur128", f"metadata=1:framelog=quiet:peak={'true' if peak else 'none'}")
    # Each frame carries the values of the sound so far: the last one has those of the whole.
    found: dict[str, str] = {}
    for frame in apply_filters(sound, (*chain, meter)):
        found = frame.metadata or found
    loudness = float(found.get("lavfi.r128.I", SILENT))
    highest = float(found.get("lavfi.r128.true_peak", 0))
    return max(SILENT, loudness), 20 * math.log10(highest) if highest > 0 else -math.inf
