"""Foreign words: how many an article has that nobody has checked, and how many of the lexicon's letters alone would tell.

    python benchmarks/foreign.py DATA.jsonl [--show 200]

DATA has one JSON object a line with text. Printed are the words reported per article with the base lexicon in use, a
random sample of them to judge by eye, and recall: the part of the base lexicon's entries with a word that is told
without it, for all and for those whose letters (not only whose stress) a German voice reads wrong.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import statistics
from pathlib import Path

from briefing.article import parse_article
from briefing.errors import BriefingError
from briefing.speech.foreign import language_of
from briefing.speech.lexicon import base_entries, base_lexicon
from briefing.speech.unchecked import find_unchecked


def reported(data: Path) -> list[list[str]]:
    """For each article the words that are reported, with their proposals."""
    found = []
    for line in data.read_text(encoding="utf-8").splitlines():
        try:
            article = parse_article(json.loads(line)["text"].encode(), "article.txt")
        except BriefingError:
            continue
        words = find_unchecked([sentence.text for sentence in article.sentences], base_lexicon())
        found.append([f"{word.word} [{word.language} {word.proposal}]" for word in words])
    return found


def told(grapheme: str) -> bool:
    """Whether letters alone tell that a grapheme is foreign."""
    return any(language_of(word) for word in re.findall(r"[^\W\d_]+(?:['’][^\W\d_]+)*", grapheme))


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(
        prog="foreign.py", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", type=Path)
    parser.add_argument(
        "--show", type=int, default=0, help="how many words to print, chosen at random"
    )
    options = parser.parse_args()

    articles = reported(options.data)
    counts = sorted(map(len, articles))
    words = sorted({word for found in articles for word in found})
    print(
        f"articles {len(counts)}, words each: mean {statistics.mean(counts):.2f}, median {statistics.median(counts):.0f}"
    )
    many = sum(count > 8 for count in counts)  # noqa: PLR2004 - shown at once
    print(f"none in {counts.count(0)}, more than eight in {many}, at most {counts[-1]}")
    entries = {entry.grapheme: entry for entry in base_entries()}
    for name, chosen in (
        ("all", entries),
        ("with alias", {w: e for w, e in entries.items() if e.alias}),
    ):
        print(f"recall, {name}: {sum(map(told, chosen)) / len(chosen):.2f} of {len(chosen)}")
    print(*random.Random(1).sample(words, min(options.show, len(words))), sep="\n")  # noqa: S311 - a sample


if __name__ == "__main__":
    main()
