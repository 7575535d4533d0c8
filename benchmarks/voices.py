"""Where the bounds of a believable answer lie (briefing.voices.checked): what the voices of espeak-ng really do.

python benchmarks/voices.py
"""

from __future__ import annotations

import argparse
from concurrent.futures import ThreadPoolExecutor
from itertools import product
from math import log10
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.article import read_article
from briefing.config.settings import VoiceSettings
from briefing.model.script import Role
from briefing.voices import checked, espeak

if TYPE_CHECKING:
    from briefing.sound.clip import Clip

ARTICLE = Path(__file__).parents[1] / "episodes" / "2026-11-20-rufbus-altenrode" / "article.md"
EXTREMES = (
    "Ja.",
    "Nein, nie.",
    "Am Ende.",
    "Bundesverfassungsgericht.",
    "Ei, Uhu, Oboe.",
    "Abends eine Idee.",
)


def figures(clip: Clip, text: str) -> tuple[float, float, float]:
    """Letters a second, RMS in dBFS and the share of flat samples at full scale."""
    heard = clip.trimmed()
    samples = heard.samples
    rms = (sum(sample * sample for sample in samples) / len(samples)) ** 0.5 / 32768
    flat = checked.clipped_share(heard)
    return len(checked._UNSPOKEN.sub("", text)) / heard.seconds, 20 * log10(rms), flat  # noqa: SLF001 - likewise


def main() -> None:
    """Print the extremes over all variants at rate 1, over all rates for the plain voice."""
    argparse.ArgumentParser(description=__doc__).parse_args()
    sentences = [
        sentence.text for block in read_article(str(ARTICLE)).blocks for sentence in block.sentences
    ]
    known = espeak._list_voices(Path(__import__("espeakng_loader").get_data_path()))  # noqa: SLF001 - all of them
    for title, names, rates in (
        ("all variants", known, (1.0,)),
        ("the plain voice", ("de",), (0.5, 1.0, 1.5, 2.0)),
    ):
        for rate in rates:
            found = []
            with ThreadPoolExecutor() as pool:
                jobs = [
                    (
                        pool.submit(
                            espeak.open_voice(VoiceSettings(name=name, rate=rate)).speak,
                            text,
                            Role.NARRATOR,
                        ),
                        name,
                        text,
                    )
                    for name, text in product(names, (*sentences[:6], *EXTREMES))
                ]
                found = [(figures(job.result(), text), name, text) for job, name, text in jobs]
            print(f"{title}, rate {rate:g}: {len(found)} sentences")
            for index, what in enumerate(
                ("letters a second", "RMS in dBFS", "share of flat samples")
            ):
                for word, pick in (("least", min), ("most", max)):
                    values, name, text = pick(found, key=lambda entry, at=index: entry[0][at])
                    print(f"  {what}, {word}: {values[index]:.3g} ({name}, {text[:40]!r})")


if __name__ == "__main__":
    main()
