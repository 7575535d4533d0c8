"""What an episode costs beside the least it could: `python benchmarks/speech.py [TEXT]`, one sentence a line.

The floor is a Python that speaks the whole text in one espeak-ng process and encodes the sound once, neither levelled
nor measured nor tagged. Ours is the audio stage as `briefing build` runs it. Both start cold, in a process of their own.
"""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

from briefing.audio import Tags, cover, produce
from briefing.audio.encode import encode
from briefing.audio.filters import frames
from briefing.settings import VoiceSettings
from briefing.speech.model import Role, Script, Segment
from briefing.voices import open_voice

ROUNDS = 5
TEXT = """\
Die Stimme dieser Folge ist künstlich erzeugt.
Kommunen heizen mit Abwasser.
In drei Städten am Fluss wird seit diesem Herbst mit der Wärme geheizt, die bisher ungenutzt durch die Kanäle floss.
Die Stadtwerke haben dafür große Wärmetauscher in die Sammler gelegt und eine Wärmepumpe danebengestellt.
Sie versorgt zunächst vierhundert Wohnungen, zwei Schulen und das Hallenbad.
Rund neuntausend Euro je Haushalt kostet der Anschluss, einen Teil davon übernimmt das Land.
Wir waren überrascht, wie gleichmäßig die Temperatur im Kanal bleibt, sagt die Werkleiterin.
Selbst im Januar sinke sie selten unter elf Grad, und im Sommer lasse sich die Anlage zum Kühlen nutzen.
Kritik kommt von den Nachbargemeinden, die ihr Klärwerk weiter unten am Fluss betreiben.
Sie fürchten, dass das Wasser dort zu kalt ankommt, um gut gereinigt zu werden.
Ein Gutachten soll das bis zum neunten Mai klären.
Das Verfahren ist erprobt, aber nicht überall sinnvoll: Es braucht große Kanäle und kurze Wege.
Wer weit draußen wohnt, wird auf absehbare Zeit anders heizen müssen.
Die Stadt will im Frühjahr über den zweiten Abschnitt entscheiden.
Das war das Briefing, bis morgen.
"""


def floor(text: str) -> float:
    """One espeak-ng process, one encoding; the seconds of sound."""
    clip = open_voice(VoiceSettings()).speak(text, Role.NARRATOR)
    encode(frames(clip), 96)
    return clip.seconds


def ours(text: str) -> float:
    """The audio stage with its defaults; the seconds of sound."""
    script = Script(
        tuple(
            Segment(line, line, 0.4, chapter="" if place else "Anfang") for place, line in enumerate(text.splitlines())
        )
    )
    tags = Tags("Kommunen heizen mit Abwasser", "Briefing", cover=cover("Briefing"))
    return produce(script, open_voice(VoiceSettings()), loudness=-16.0, bitrate=96, tags=tags).seconds


def cold(what: str, file: str) -> tuple[float, float]:
    """Seconds that a fresh process takes, and the seconds of sound it makes."""
    start = time.perf_counter()
    done = subprocess.run([sys.executable, __file__, file, what], capture_output=True, text=True, check=True)
    return time.perf_counter() - start, float(done.stdout)


def main() -> None:
    """Compare, or in a process of its own do one of the two."""
    file, what = (*sys.argv[1:], "", "")[:2]
    text = Path(file).read_text(encoding="utf-8") if file else TEXT
    if what:
        print({"floor": floor, "ours": ours}[what](text))
        return
    # In turns, and the best of each: what else the machine does meets both.
    rounds = [(cold("floor", file), cold("ours", file)) for _ in range(ROUNDS)]
    (least, plain), (full, seconds) = map(min, zip(*rounds, strict=True))
    print(f"floor  {least:.2f} s for {plain:.1f} s of sound")
    print(f"ours   {full:.2f} s for {seconds:.1f} s of sound")
    print(f"ratio  {full / least:.2f}; for the same length of sound {full / seconds / (least / plain):.2f}")


if __name__ == "__main__":
    main()
