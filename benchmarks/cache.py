"""What the cache saves, as ratios to a cold build of the same run.

    python benchmarks/cache.py [ARTICLE]

A `briefing build` with an empty cache (cold), the same once more (unchanged), after one word of the article changed, and
with the cache switched off. ARTICLE is a text file; by default the example's. Medians of several runs, measured in turns;
the counts are those of `build --json`.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
EXAMPLE = ROOT / "episodes" / "2026-11-20-rufbus-altenrode" / "article.md"


class Bench:
    """An episode with a cache of its own in `place`."""

    def __init__(self, place: Path, article: Path) -> None:
        self.place = place
        self.folder = place / "2026-11-23-messung"
        self.folder.mkdir()
        self.article = self.folder / f"article{article.suffix}"
        shutil.copyfile(article, self.article)
        self.settings("")

    def settings(self, text: str) -> None:
        """Set briefing.toml."""
        (self.place / "briefing.toml").write_text(text, encoding="utf-8")

    def build(self) -> tuple[float, dict[str, int]]:
        """The wall time of a build, and its counts of segments."""
        command = [sys.executable, "-m", "briefing", "build", str(self.folder), "--json"]
        environment = os.environ | {"BRIEFING_CACHE": str(self.place / "cache")}
        begin = time.perf_counter()
        done = subprocess.run(command, check=True, capture_output=True, env=environment)
        seconds = time.perf_counter() - begin
        line: dict[str, Any] = json.loads(done.stdout)
        return seconds, line["speech"]["segments"]

    def change(self) -> None:
        """Change one word of a sentence that is spoken, behind the first; by its length it stays in the briefing."""
        document = json.loads((self.folder / "build" / "briefing.json").read_bytes())
        texts = [
            sentence["text"]
            for part in (*document["points"], *document["paragraphs"])
            for sentence in part
        ]
        text = self.article.read_text(encoding="utf-8")
        sentence = next(sentence for sentence in reversed(texts) if text.count(sentence) == 1)
        word = max(
            (word for word in sentence.split() if word.isalpha() and word.islower()), key=len
        )
        changed = sentence.replace(word, word[::-1], 1)
        self.article.write_text(text.replace(sentence, changed), encoding="utf-8")

    def round(self) -> list[tuple[str, float, dict[str, int]]]:
        """Each of the builds once."""
        original = self.article.read_bytes()
        shutil.rmtree(self.place / "cache", ignore_errors=True)
        rows = [("cold", *self.build()), ("unchanged", *self.build())]
        self.change()
        rows.append(("one sentence changed", *self.build()))
        self.article.write_bytes(original)
        self.settings("[voice]\ncache = 0\n")
        rows.append(("without a cache", *self.build()))
        self.settings("")
        return rows


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("article", type=Path, nargs="?", default=EXAMPLE)
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        bench = Bench(Path(name), options.article.resolve())
        rounds = [bench.round() for _ in range(options.runs)]
    cold = statistics.median(rows[0][1] for rows in rounds)
    print(f"{'build':<22} {'seconds':>8} {'x cold':>7}   segments synthesised of all")
    for rows in zip(*rounds, strict=True):
        seconds = statistics.median(row[1] for row in rows)
        counts = rows[-1][2]
        print(
            f"{rows[0][0]:<22} {seconds:8.3f} {seconds / cold:7.2f}   {counts['synthesised']} of {counts['total']}"
        )


if __name__ == "__main__":
    main()
