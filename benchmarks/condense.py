"""Condensing against the article's own opening: content (ROUGE) and form, for articles with a human summary.

    python benchmarks/condense.py DATA.jsonl [--words 60] [--words 150]

DATA has one JSON object a line with set, text and summary. Printed are means over the sets and, as ratios to the opening
(whole first sentences within the same budget), what condensing gains or loses. The last line is speed: articles a
second for everything from the text to the briefing.
"""

from __future__ import annotations

import argparse
import json
import statistics
import time
from collections import Counter, defaultdict
from pathlib import Path

from briefing.article import read_bytes
from briefing.condense.coherence import companions
from briefing.condense.compose import condense
from briefing.condense.model import Limits
from briefing.condense.terms import stems
from briefing.errors import BriefingError
from briefing.notes import Notes

Scores = tuple[float, float]


def rouge(output: str, reference: str) -> Scores:
    """ROUGE-1 and ROUGE-2 F1 in percent, over stems."""
    sides = stems(output), stems(reference)
    found = []
    for n in (1, 2):
        grams = [Counter(zip(*(side[i:] for i in range(n)), strict=False)) for side in sides]
        total = grams[0].total() + grams[1].total()
        found.append(200 * (grams[0] & grams[1]).total() / total if total else 0.0)
    return found[0], found[1]


def opening(text: str, words: int) -> str:
    """The first sentences that fit whole."""
    taken: list[str] = []
    for sentence in read_bytes(text.encode(), "article.txt").sentences:
        if len(" ".join([*taken, sentence.text]).split()) > words:
            break
        taken.append(sentence.text)
    return " ".join(taken)


def ours(text: str, words: int) -> tuple[str, int]:
    """The condensed text, and how many of its sentences lack what they need."""
    article = read_bytes(text.encode(), "article.txt")
    briefing = condense(article, Notes(), Limits(words, "text"))
    statements = [statement for part in briefing.condensed for statement in part]
    chosen = {statement.origin.sentence for statement in statements}
    needed = companions(article.sentences)
    torn = sum(not (needed[index] or set()) <= chosen for index in chosen)
    return " ".join(statement.text for statement in statements), torn


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--words", type=int, action="append")
    options = parser.parse_args()
    pairs = [json.loads(line) for line in options.data.read_text(encoding="utf-8").splitlines()]
    for words in options.words or [60, 150]:
        scores: dict[str, dict[str, list[Scores]]] = {"opening": defaultdict(list), "condensed": defaultdict(list)}
        torn = failed = over = 0
        for pair in pairs:
            scores["opening"][pair["set"]].append(rouge(opening(pair["text"], words), pair["summary"]))
            try:
                text, lost = ours(pair["text"], words)
            except BriefingError:
                text, lost, failed = "", 0, failed + 1
            torn, over = torn + lost, over + (len(text.split()) > words)
            scores["condensed"][pair["set"]].append(rouge(text, pair["summary"]))
        means = {name: [macro(sets, n) for n in (0, 1)] for name, sets in scores.items()}
        for name, (one, two) in means.items():
            print(f"{words} words  {name:<10} R1 {one:5.2f}  R2 {two:5.2f}")
        gains = [mine / theirs for mine, theirs in zip(means["condensed"], means["opening"], strict=True)]
        print(f"{words} words  ratio      R1 {gains[0]:5.3f}  R2 {gains[1]:5.3f}")
        print(f"{words} words  torn sentences {torn}, over budget {over}, failed {failed} of {len(pairs)}")
    begin = time.perf_counter()
    for pair in pairs:
        ours(pair["text"], 60)
    print(f"{len(pairs) / (time.perf_counter() - begin):.0f} articles a second in one process")


def macro(sets: dict[str, list[Scores]], n: int) -> float:
    """The mean of the sets' means."""
    return statistics.fmean(statistics.fmean(score[n] for score in rows) for rows in sets.values())


if __name__ == "__main__":
    main()
