"""What the e-mail costs: the rendering step, the whole command beside npm's mjml, the size.

    python benchmarks/mail.py [ARTICLE] [--mjml COMMAND]

ARTICLE is a text file; by default the worked example with its notes and its show. Rendering is one call of `render_html` in
a warm process: templates, MJML, inlined styles. `briefing build --only mail` is run on sources as they were, which it leaves
alone, and on an article that changes before each run: read, condensed, proven, rendered and linted. npm's mjml, if COMMAND
or the PATH has it (npm: mjml@5), renders nothing but the same MJML. All are whole processes; medians come from runs in turns.
"""

from __future__ import annotations

import argparse
import gzip
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING
from unittest.mock import patch

import mjml

from briefing.build.stages import build_in_memory
from briefing.config.options import Options
from briefing.episode.folder import open_episode
from briefing.mail.newsletter import render_html
from briefing.progress import Reporter

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from briefing.episode.folder import Episode

ROOT = Path(__file__).parents[1]
EXAMPLE = ROOT / "episodes" / "2026-11-20-rufbus-altenrode"
LIMIT = 10
"""Milliseconds that the rendering step may take."""


def episode(article: Path | None, place: Path) -> Episode:
    """The worked example, or an episode of `article` alone in the same show, below the folder `place`."""
    for name in ("briefing.toml", "lexicon.toml"):
        shutil.copyfile(ROOT / name, place / name)
    folder = place / "episodes" / "2026-11-20-messung"
    if article is None:
        shutil.copytree(EXAMPLE, folder, ignore=shutil.ignore_patterns("build"))
    else:
        folder.mkdir(parents=True)
        shutil.copyfile(article, folder / f"article{article.suffix}")
    return open_episode(folder)


def rendering(of: Episode) -> tuple[Callable[[], object], str, bytes]:
    """The rendering step of a build as a call, its MJML, and the HTML of the build."""
    with (
        patch("briefing.mail.newsletter.render_html", wraps=render_html) as step,
        patch("mjml.mjml2html", wraps=mjml.mjml2html) as engine,
    ):
        html = build_in_memory(of, Options(only="mail"), Reporter()).files["newsletter.html"]
    call, source = step.call_args_list[0], engine.call_args_list[0].args[0]
    return lambda: render_html(*call.args, **call.kwargs), source, html


def seconds(run: Callable[[], object]) -> float:
    """The wall time of a call."""
    begin = time.perf_counter()
    run()
    return time.perf_counter() - begin


def in_turns(commands: Mapping[str, Callable[[], list[str]]], runs: int) -> dict[str, float]:
    """The median wall time of each command, after a run that fills the caches; making a command does not count."""
    plain = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}

    def timed(command: list[str]) -> float:
        return seconds(lambda: subprocess.run(command, check=True, capture_output=True, env=plain))

    rows = [[timed(make()) for make in commands.values()] for _ in range(runs + 1)]
    return dict(zip(commands, map(statistics.median, zip(*rows[1:], strict=True)), strict=True))


def with_another_text(folder: Path) -> Path:
    """The episode in `folder`, its article longer by a sentence that was never there before."""
    article = open_episode(folder).article
    with article.open("a", encoding="utf-8") as opened:
        opened.write(f"\n\nDie Messung begann um {time.time_ns()}.\n")
    return folder


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("article", type=Path, nargs="?")
    parser.add_argument("--mjml", default=shutil.which("mjml"), help="the command of npm's mjml")
    parser.add_argument("--runs", type=int, default=9)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        measured = episode(options.article, Path(name))
        render, source, html = rendering(measured)
        step = statistics.median(seconds(render) for _ in range(20 * options.runs))
        print(f"rendering step       {step * 1000:6.1f} ms   (limit {LIMIT} ms)")
        changing = shutil.copytree(measured.folder, measured.folder.with_name("2026-11-21-messung"))
        file = Path(name, "newsletter.mjml")
        file.write_text(source, encoding="utf-8")
        build = [sys.executable, "-m", "briefing", "build", "--only", "mail"]
        commands: dict[str, Callable[[], list[str]]] = {
            "build, same sources": lambda: [*build, str(measured.folder)],
            "build, new text": lambda: [*build, str(with_another_text(changing))],
        }
        if options.mjml:
            commands["npm mjml"] = lambda: [
                options.mjml,
                str(file),
                "-o",
                str(file.with_suffix(".html")),
            ]
        times = in_turns(commands, options.runs)
        for command, taken in times.items():
            ratio = (
                f"    {times['npm mjml'] / taken:.2f} x as fast as npm mjml" if options.mjml else ""
            )
            print(f"{command:20} {taken:6.3f} s{ratio}")
    style = sum(
        len(part.split(b"</style>")[0].split(b">", 1)[1]) for part in html.split(b"<style")[1:]
    )
    packed = len(gzip.compress(html))
    print(
        f"HTML                 {len(html) / 1024:6.1f} KB   style elements {style / 1024:.1f} KB, gzip {packed / 1024:.1f} KB"
    )


if __name__ == "__main__":
    main()
