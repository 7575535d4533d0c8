"""How fast German is verbalised, as sentences a second and as ratios to simpler and to larger ways of the same run.

    python benchmarks/verbalize.py [TEXT]

TEXT is a text file of German sentences, one a line; by default a mixture of news sentences with and without numbers. The
floor is num2words with three regular expressions (ordinals, decimals, cardinals), which leaves dates, units, cases and
abbreviations unread. nemo_text_processing is measured only where it is installed. Medians of several runs.
"""

from __future__ import annotations

import argparse
import importlib.util
import re
import statistics
import time
from pathlib import Path
from typing import TYPE_CHECKING

from num2words import num2words

from briefing.speech.verbalise import verbalise

if TYPE_CHECKING:
    from collections.abc import Callable

SENTENCES = (
    "Am 24. April 2027 tagt der Rat um 18.30 Uhr im Rathaus von Ulm.",
    "Die Brücke bleibt bis auf Weiteres gesperrt, sagte die Bürgermeisterin.",
    "Der Umbau kostet 3,5 Mio. €, rund 12 Prozent mehr als geplant.",
    "Viele Pendler weichen auf die Fähre aus, die nun öfter fährt.",
    "Der 1. FC Köln siegte vor 48.000 Zuschauern 3:2 (1:1).",
    "Nach § 34 Abs. 1 StGB bleibt die Tat ohne Strafe, urteilte das Gericht.",
    "Das Wetter: am Vormittag Regen, später Aufheiterungen im Süden.",
    "Die EZB und die Kommission der EU prüfen den Vorschlag.",
    "Unter Ludwig XIV. entstand das Schloss, in dem heute Gäste wohnen.",
    "Er hofft, dass der Streit bald beigelegt wird, und will vermitteln.",
)


def floor(sentence: str) -> str:
    """num2words behind three patterns."""
    said = re.sub(
        r"\b(\d+)\. (?=[A-Z])",
        lambda m: num2words(int(m[1]), to="ordinal", lang="de") + " ",
        sentence,
    )
    said = re.sub(r"\d+,\d+", lambda m: num2words(float(m[0].replace(",", ".")), lang="de"), said)
    return re.sub(r"\d+", lambda m: num2words(int(m[0]), lang="de"), said)


def rate(say: Callable[[str], object], sentences: list[str], runs: int) -> float:
    """Sentences a second, the median of `runs`."""
    times = []
    for _ in range(runs):
        begin = time.perf_counter()
        for sentence in sentences:
            say(sentence)
        times.append(time.perf_counter() - begin)
    return len(sentences) / statistics.median(times)


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("text", type=Path, nargs="?", metavar="TEXT")
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    sentences = (
        options.text.read_text(encoding="utf-8").splitlines()
        if options.text
        else [*SENTENCES] * 100
    )
    verbalise(sentences[0])  # patterns are compiled once
    mine, plain = rate(verbalise, sentences, options.runs), rate(floor, sentences, options.runs)
    print(f"briefing                                      {mine:8.0f} sentences/s")
    print(
        f"num2words and three regular expressions       {plain:8.0f} sentences/s, briefing {mine / plain:.2f} times as fast"
    )
    if importlib.util.find_spec("nemo_text_processing") is None:
        print("nemo_text_processing                          not installed")
        return
    from nemo_text_processing.text_normalization.normalize import Normalizer  # noqa: PLC0415 - large and optional

    theirs = rate(Normalizer(input_case="cased", lang="de").normalize, [*SENTENCES], 1)
    print(
        f"nemo_text_processing                          {theirs:8.2f} sentences/s, briefing {mine / theirs:.0f} times as fast"
    )


if __name__ == "__main__":
    main()
