"""Condensing beside its peers: content (ROUGE), form and speed, for articles with a human summary.

    python benchmarks/condense.py DATA.jsonl [--words 60] [--words 150]

DATA has one JSON object a line with set, text and summary. Systems: the article's first words (cut anywhere), its first
sentences, briefing, and where they are installed sumy's LexRank and TextRank (with our sentences and words, as theirs
need a download) and summa's TextRank. All outputs are cut to the budget. Printed are means over the sets:

    R1 R2       ROUGE-1 and ROUGE-2 F1 in percent, over stems
    lost        percent of sentences that open by pointing back although the one before them is missing
    torn        percent of outputs with a quotation mark that lacks its partner
    used        percent of the budget

then the ratio of briefing to the first words, and speed: articles a second from text to output, as ratios in one run.
The last line is a cold start beside the import of click and snowballstemmer, the floor of any such command.
"""

from __future__ import annotations

import argparse
import json
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

from briefing.article import parse_article
from briefing.condense.compose import condense
from briefing.condense.reference import opens_with_reference
from briefing.config.notes import Notes
from briefing.errors import BriefingError
from briefing.german.quotations import quoted
from briefing.german.terms import STOP_WORDS, stems
from briefing.model.briefing import Limits

System = Callable[[str, int], str]
_RUNS = 5


def sentences(text: str) -> list[str]:
    """The sentences of an article."""
    return [sentence.text for sentence in parse_article(text.encode(), "article.txt").sentences]


def first_words(text: str, words: int) -> str:
    """The opening, cut anywhere."""
    return " ".join(text.split()[:words])


def first_sentences(text: str, words: int) -> str:
    """As many first sentences as fit whole."""
    return _filled(sentences(text), words)


def briefing(text: str, words: int) -> str:
    """Our own, without a headline: none of the others makes one."""
    made = condense(
        parse_article(text.encode(), "article.txt"), Notes(), Limits(words, "points"), headed=False
    )
    return " ".join(statement.text for part in made.condensed for statement in part)


def _filled(ranked: list[str], words: int) -> str:
    taken: list[str] = []
    for sentence in ranked:
        if len(" ".join([*taken, sentence]).split()) > words:
            break
        taken.append(sentence)
    return " ".join(taken)


class _Words:
    """Sentences and words for sumy, without NLTK's data."""

    def to_sentences(self, text: str) -> list[str]:
        return sentences(text) if text.strip() else []

    def to_words(self, text: str) -> list[str]:
        return re.findall(r"[^\W\d_]+|\d+", text)


def _sumy(name: str) -> System:
    from sumy.nlp.stemmers import Stemmer  # noqa: PLC0415 - only where it is installed
    from sumy.parsers.plaintext import PlaintextParser  # noqa: PLC0415
    from sumy.summarizers.lex_rank import LexRankSummarizer  # noqa: PLC0415
    from sumy.summarizers.text_rank import TextRankSummarizer  # noqa: PLC0415

    summarizer = {"LexRank": LexRankSummarizer, "TextRank": TextRankSummarizer}[name](
        Stemmer("german")
    )
    summarizer.stop_words = STOP_WORDS

    def run(text: str, words: int) -> str:
        document = PlaintextParser.from_string(text, _Words()).document
        best: list[str] = []
        for count in range(1, len(document.sentences) + 1):
            chosen = [str(sentence) for sentence in summarizer(document, count)]
            if len(" ".join(chosen).split()) > words:
                break
            best = chosen
        return " ".join(best)

    return run


def _summa(text: str, words: int) -> str:
    from summa.summarizer import summarize  # noqa: PLC0415 - only where it is installed

    made: str = summarize(text, words=words, language="german")
    return " ".join(made.split())


def systems() -> dict[str, System]:
    """Every system that is installed."""
    found: dict[str, System] = {
        "first words": first_words,
        "first sentences": first_sentences,
        "briefing": briefing,
    }
    if find_spec("sumy"):
        found |= {f"sumy {name}": _sumy(name) for name in ("LexRank", "TextRank")}
    if find_spec("summa"):
        found["summa TextRank"] = _summa
    return found


def rouge(output: str, reference: str) -> list[float]:
    """ROUGE-1 and ROUGE-2 F1 in percent, over stems."""
    sides, found = (stems(output), stems(reference)), []
    for n in (1, 2):
        grams = [Counter(zip(*(side[i:] for i in range(n)), strict=False)) for side in sides]
        total = grams[0].total() + grams[1].total()
        found.append(200 * (grams[0] & grams[1]).total() / total if total else 0.0)
    return found


def form(output: str, text: str, words: int) -> list[float]:
    """The columns lost, torn and used."""
    said, source = sentences(output) if output.strip() else [], " ".join(text.split())
    lost = 0
    for before, sentence in zip(["", *said], said, strict=False):
        held = before and f"{before} {sentence}" in source
        lost += opens_with_reference(sentence) and not held
    torn = not quoted(output).balanced
    return [
        100 * lost / len(said) if said else 0.0,
        100.0 * torn,
        100 * len(output.split()) / words,
    ]


def table(
    pairs: list[dict[str, str]], words: int, found: dict[str, System]
) -> dict[str, list[float]]:
    """The columns of every system, means over the sets."""
    rows = {}
    for name, system in found.items():
        sets = defaultdict(list)
        for pair in pairs:
            output = _safely(system, pair["text"], words)
            cut = " ".join(output.split()[:words])
            sets[pair["set"]].append(
                [*rouge(cut, pair["summary"]), *form(cut, pair["text"], words)]
            )
        means = [
            [statistics.fmean(column) for column in zip(*values, strict=True)]
            for values in sets.values()
        ]
        rows[name] = [statistics.fmean(column) for column in zip(*means, strict=True)]
    return rows


def _safely(system: System, text: str, words: int) -> str:
    try:
        return system(text, words)
    except (
        BriefingError,
        ValueError,
        ZeroDivisionError,
    ):  # peers fail on short articles: counted as nothing said
        return ""


def rate(system: System, pairs: list[dict[str, str]]) -> float:
    """Articles a second at 60 words."""
    begin = time.perf_counter()
    for pair in pairs:
        _safely(system, pair["text"], 60)
    return len(pairs) / (time.perf_counter() - begin)


def cold(text: str) -> float:
    """How often the floor's time `briefing condense` takes, both started anew; the median of runs in turns."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "article.txt")
        file.write_text(text, encoding="utf-8")
        floor = [sys.executable, "-c", "import click, snowballstemmer"]
        command = [sys.executable, "-m", "briefing", "condense", str(file)]
        times = [[_seconds(floor), _seconds(command)] for _ in range(_RUNS)]
    return statistics.median(mine / theirs for theirs, mine in times)


def _seconds(command: list[str]) -> float:
    begin = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - begin


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", type=Path)
    parser.add_argument("--words", type=int, action="append")
    options = parser.parse_args()
    pairs = [json.loads(line) for line in options.data.read_text(encoding="utf-8").splitlines()]
    found = systems()
    for words in options.words or [60, 150]:
        rows = table(pairs, words, found)
        print(f"\n{words} words, {len(pairs)} articles\n{'':16}    R1    R2   lost   torn   used")
        for name, (one, two, lost, torn, used) in rows.items():
            print(f"{name:16} {one:5.2f} {two:5.2f} {lost:6.2f} {torn:6.2f} {used:6.1f}")
        ratios = [
            mine / theirs
            for mine, theirs in zip(rows["briefing"][:2], rows["first words"][:2], strict=True)
        ]
        print(f"{'ratio':16} {ratios[0]:5.3f} {ratios[1]:5.3f}  (briefing to first words)")
    rates = {
        name: rate(found[name], pairs)
        for name in found
        if name.startswith(("briefing", "sumy", "summa"))
    }
    print()
    for name, value in rates.items():
        print(
            f"{name:16} {value:6.0f} articles/s in one process, {rates['briefing'] / value:5.1f} times as slow"
        )
    print(f"cold start: {cold(pairs[0]['text']):.2f} times the import of click and snowballstemmer")


if __name__ == "__main__":
    main()
