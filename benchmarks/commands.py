"""How long commands take, as ratios to floors of the same run.

    python benchmarks/commands.py [ARTICLE]

`briefing --help` and `briefing condense` against `import click`; a `briefing build` (nothing is cached) against what no build could do
without: a Python that starts, espeak-ng speaking the same text in one go, and LAME encoding the same samples once.
ARTICLE is a text file; by default the example's. Medians of several runs; the machine's noise is in both sides.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
EXAMPLE = ROOT / "episodes" / "2026-11-20-rufbus-altenrode" / "article.md"
BRIEFING = [sys.executable, "-m", "briefing"]
FLOOR = """
import subprocess, sys
from pathlib import Path
import av, espeakng_loader
import briefing.voices.espeak_worker as worker
text = Path(sys.argv[1]).read_text(encoding="utf-8")
data = Path(espeakng_loader.get_data_path())
pcm = subprocess.run(
    [sys.executable, "-I", "-S", worker.__file__, espeakng_loader.get_library_path(), data.name, "de", "160", "45"],
    input=text.encode(), cwd=data.parent, capture_output=True, check=True).stdout
out = av.open(sys.argv[2], "w")
stream = out.add_stream("mp3", rate=44100, layout="mono", bit_rate=96000)
resampler = av.AudioResampler("s16p", "mono", 44100)
frame = av.AudioFrame(format="s16", layout="mono", samples=len(pcm) // 2)
frame.sample_rate = 22050
frame.planes[0].update(pcm)
fifo = av.AudioFifo()
for part in resampler.resample(frame): fifo.write(part)
while (part := fifo.read(1152)) is not None:
    for packet in stream.encode(part): out.mux(packet)
for packet in stream.encode(None): out.mux(packet)
out.close()
"""


def seconds(*commands: list[str], runs: int, made: Path | None = None) -> list[float]:
    """The median wall time of each command, measured in turns so that other load falls on all of them.

    The folder `made` is removed before each.
    """
    times: list[list[float]] = [[] for _ in commands]
    for _ in range(runs):
        for command, row in zip(commands, times, strict=True):
            if made:
                shutil.rmtree(made, ignore_errors=True)
            begin = time.perf_counter()
            subprocess.run(command, check=True, capture_output=True)
            row.append(time.perf_counter() - begin)
    return [statistics.median(row) for row in times]


def against(name: str, mine: float, floor: float, what: str) -> None:
    """One line of the table."""
    print(f"{name:<24} {mine:6.3f} s   {mine / floor:5.2f} x {what} ({floor:.3f} s)")


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("article", type=Path, nargs="?", default=EXAMPLE)
    parser.add_argument("--runs", type=int, default=7)
    options = parser.parse_args()
    article = options.article.resolve()
    click = [sys.executable, "-c", "import click"]
    condense = [*BRIEFING, "condense", str(article), "--words", "60"]
    shown, condensed, imported = seconds([*BRIEFING, "--help"], condense, click, runs=options.runs)
    against("briefing --help", shown, imported, "import click")
    against("briefing condense", condensed, imported, "import click")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name, "2026-11-23-messung")
        folder.mkdir()
        Path(name, "briefing.toml").write_text("[voice]\ncache = 0\n", encoding="utf-8")
        shutil.copyfile(article, folder / f"article{article.suffix}")
        build = [*BRIEFING, "build", str(folder)]
        subprocess.run(build, check=True, capture_output=True)
        spoken = Path(name, "spoken.txt")
        spoken.write_text(_spoken(folder), encoding="utf-8")
        floor = [sys.executable, "-c", FLOOR, str(spoken), str(Path(name, "floor.mp3"))]
        taken = seconds(build, floor, runs=options.runs, made=folder / "build")
        against("briefing build", *taken, "Python + espeak-ng + LAME")


def _spoken(folder: Path) -> str:
    """What the build had to say, from its captions."""
    lines = (folder / "build" / "episode.vtt").read_text(encoding="utf-8").splitlines()[1:]
    return "\n".join(line for line in lines if line and "-->" not in line)


if __name__ == "__main__":
    main()
