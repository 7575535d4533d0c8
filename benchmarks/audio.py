"""What the audio of an episode costs: seconds, memory, and ratios to a floor of the same run.

    python benchmarks/audio.py [--minutes 1 10 60]

The floor is the least that an offline episode takes: the embedded voice speaking the same script, on all cores, and FFmpeg's
LAME encoding of the raw samples, one pass at its defaults, with no mastering, tag, e-mail or check. Floor and builds are
fresh processes and take turns; the best of three of each counts. A cold build is `briefing build` of an article of 160 words
with an empty cache; where the project keeps what was spoken, an unchanged rebuild and one changed sentence follow.

Then, for scripts of several lengths, spoken by the embedded voice in a process of their own: seconds to speak, seconds to
assemble and master, as a multiple of real time, the share of a single encoding in that, and the peak memory of the process
(ru_maxrss) with and without the MP3 in it.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from importlib.util import find_spec
from pathlib import Path

ARTICLE = """\
Warnfels nimmt die Fähre wieder in Betrieb

Die Fähre über die Lenne fährt ab Montag wieder. Das teilte die Stadt Warnfels am Donnerstag mit. Das Schiff lag seit dem \
3. März im Dock, weil der Rumpf an 14 Stellen gerissen war. Die Reparatur kostete 1,2 Millionen Euro, doppelt so viel wie \
geplant.

Täglich setzen rund 2.300 Menschen mit der Fähre über. Die meisten von ihnen pendeln zur Papierfabrik am Südufer. Während \
der Sperrung mussten sie einen Umweg von 31 Kilometern fahren. „Das hat viele eine Stunde am Tag gekostet“, sagte der \
Betriebsrat Dirk Vosskamp.

Über eine feste Verbindung streitet die Stadt seit 1987. Bürgermeisterin Ute Harmsen hält einen Tunnel für richtig. Sie \
nannte ihn am Donnerstag aber unbezahlbar. Nach einem Gutachten würde er 240 Millionen Euro kosten. Das Land will sich \
daran nicht beteiligen.

Die Fähre selbst ist 52 Jahre alt. Ein neues Schiff soll 2029 kommen und mit Strom fahren. Im Herbst will der Rat entscheiden.
"""
CHANGED = ARTICLE.replace("ab Montag", "ab Dienstag")
MEGABYTE = 1024
"""Kilobytes, in which Linux counts ru_maxrss."""
SECONDS_A_SENTENCE = 3.58


def child(*arguments: str) -> dict[str, float]:
    """What a part of this script prints in a process of its own."""
    done = subprocess.run(
        [sys.executable, __file__, *arguments], capture_output=True, encoding="utf-8", check=True
    )
    found: dict[str, float] = json.loads(done.stdout)
    return found


def floor(folder: Path) -> None:
    """Speak the script of the episode in `folder` and encode it."""
    import io  # noqa: PLC0415 - the child's own work starts here
    from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415

    import av  # noqa: PLC0415

    from briefing.config.settings import VoiceSettings  # noqa: PLC0415
    from briefing.model.script import Role  # noqa: PLC0415
    from briefing.sound.clip import Clip  # noqa: PLC0415
    from briefing.sound.filters import iter_frames  # noqa: PLC0415
    from briefing.voices import open_voice  # noqa: PLC0415

    voice = open_voice(VoiceSettings())
    with ThreadPoolExecutor(voice.jobs) as pool:
        texts = json.loads((folder / "spoken.json").read_text(encoding="utf-8"))
        clips = [*pool.map(lambda text: voice.speak(text, Role.NARRATOR), texts)]
    sound = Clip(b"".join(clip.pcm for clip in clips), clips[0].rate)
    with av.open(io.BytesIO(), "w", format="mp3") as container:
        stream = container.add_stream("libmp3lame", rate=44100, layout="mono", bit_rate=96000)
        resampler = av.AudioResampler(format="fltp", layout="mono", rate=44100, frame_size=1152)
        for frame in (*iter_frames(sound), None):
            for part in resampler.resample(frame):
                container.mux(stream.encode(part))
        container.mux(stream.encode(None))


def write_spoken(folder: Path) -> None:
    """Keep what a build of the episode in `folder` says, for the floor."""
    from briefing.build.stages import spoken_script  # noqa: PLC0415
    from briefing.episode.folder import open_episode  # noqa: PLC0415

    script, _ = spoken_script(open_episode(folder))
    spoken = [segment.spoken for segment in script.segments]
    (folder / "spoken.json").write_text(json.dumps(spoken), encoding="utf-8")


def timed(command: list[str], environment: dict[str, str]) -> float:
    """Seconds that a command takes."""
    begin = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True, env=environment)
    return time.perf_counter() - begin


def print_builds() -> None:
    """Cold build, rebuild and one changed sentence beside the floor."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "episodes" / "2026-11-23-faehre"
        folder.mkdir(parents=True)
        article = folder / "article.txt"
        article.write_text(ARTICLE, encoding="utf-8")
        write_spoken(folder)
        floors, colds, same, changed = [], [], [], []
        build = [sys.executable, "-m", "briefing", "build", str(folder)]
        for run in range(3):
            environment = os.environ | {"BRIEFING_CACHE": str(Path(place) / f"cache{run}")}
            floors.append(timed([sys.executable, __file__, "--floor", str(folder)], environment))
            article.write_text(ARTICLE, encoding="utf-8")
            colds.append(timed(build, environment))
            same.append(timed(build, environment))
            article.write_text(CHANGED, encoding="utf-8")
            changed.append(timed(build, environment))
    least, cold = min(floors), min(colds)
    print(f"floor: voice and raw encoding  {least:6.2f} s")
    print(f"cold build                     {cold:6.2f} s, {cold / least:.2f} times the floor")
    if find_spec("briefing.cache") is None:
        print("nothing is kept between builds: no figures for rebuilds")
        return
    print(
        f"unchanged rebuild              {min(same):6.2f} s, {min(same) / cold:.2f} times the cold build"
    )
    print(
        f"one changed sentence           {min(changed):6.2f} s, {min(changed) / cold:.2f} times the cold build"
    )


def length(minutes: float) -> None:
    """Make a script of `minutes` into an MP3 and print what it took, as JSON."""
    from briefing.audio.assemble import assemble  # noqa: PLC0415
    from briefing.audio.master import Target, master_audio  # noqa: PLC0415
    from briefing.config.settings import VoiceSettings  # noqa: PLC0415
    from briefing.model.script import Script, Segment  # noqa: PLC0415
    from briefing.sound.encode import encode  # noqa: PLC0415
    from briefing.sound.filters import iter_frames  # noqa: PLC0415
    from briefing.sound.spool import Spool  # noqa: PLC0415
    from briefing.speech.verbalise import verbalise  # noqa: PLC0415
    from briefing.voices import open_voice  # noqa: PLC0415

    voice = open_voice(VoiceSettings())
    texts = [
        verbalise(f"Am Tag {n} fuhren auf der Fähre {7 * n} Menschen.").text for n in range(1, 9)
    ]
    count = round(60 * minutes / SECONDS_A_SENTENCE)
    script = Script(tuple(Segment(text, text, 0.4) for text in (texts * count)[:count]))
    with Spool() as spool:
        begin = time.perf_counter()
        sound, _cues = assemble(script, voice, spool)
        spoken = time.perf_counter()
        episode = master_audio(sound, Target(-16.0, 96))
        done = time.perf_counter()
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        encode(iter_frames(sound), 96)
        encoded = time.perf_counter() - done
        found = {
            "minutes": sound.seconds / 60,
            "speak": spoken - begin,
            "master": done - spoken,
            "encode": encoded,
        }
    print(json.dumps(found | {"peak": peak / MEGABYTE, "mp3": len(episode.mp3) / 1e6}))


def print_lengths(lengths: list[float]) -> None:
    """The costs of scripts of several lengths."""
    print("\nminutes   speak  master  × real time  encoder   peak MB  of it MP3")
    for minutes in lengths:
        found = child("--length", str(minutes))
        speed = 60 * found["minutes"] / found["master"]
        print(
            f"{found['minutes']:7.1f} {found['speak']:6.1f}s {found['master']:6.1f}s {speed:12.0f}"
            f" {found['encode'] / found['master']:8.0%} {found['peak']:9.0f} {found['mp3']:10.0f}"
        )


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--minutes", type=float, nargs="*", default=[1, 10, 60])
    parser.add_argument("--floor", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--length", type=float, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.floor:
        floor(options.floor)
    elif options.length:
        length(options.length)
    else:
        print_builds()
        print_lengths(options.minutes)


if __name__ == "__main__":
    main()
