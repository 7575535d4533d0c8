"""What publishing costs in an archive of many episodes, in seconds and in memory.

    python benchmarks/publish.py [NUMBER]...

For each number of episodes (10, 1000 and 10000): all of them at once into an empty folder, the same again with nothing
changed, and one new episode. One build of the example is copied to every folder, with a tiny MP3, so that what is
measured is publishing and not the disk. Figures are those of the whole command, from the start of Python: wall time,
processor time (which is what remains of it on a quiet machine), peak memory.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import msgspec

from briefing.build.documents import encode_json, with_hashes
from briefing.config.project import read_settings
from briefing.episode.built import read_report
from briefing.episode.fingerprint import fingerprint
from briefing.episode.folder import open_episode

ROOT = Path(__file__).parents[1]
SETTINGS = """\
[show]
title = "Messung"
email = "redaktion@zeitung-test.de"
description = "Viele Folgen."
feed_url = "https://zeitung-test.de/podcast/feed.xml"
media_url = "https://zeitung-test.de/podcast/{slug}"
"""
EXAMPLE = ROOT / "episodes" / "2026-11-20-rufbus-altenrode"


class Archive:
    """A project of copies of one episode in `place`."""

    def __init__(self, place: Path) -> None:
        self.place = place
        self.episodes = place / "episodes"
        self.model = self.episodes / "folge-00000"
        self.model.mkdir(parents=True)
        (place / "briefing.toml").write_text(SETTINGS, encoding="utf-8")
        shutil.copyfile(EXAMPLE / "article.md", self.model / "article.md")
        (self.model / "notes.md").write_text("---\nreviewed_by: Messung\n---\n", encoding="utf-8")
        self.run("build", self.model)
        mp3 = self.model / "build" / "episode.mp3"
        mp3.write_bytes(mp3.read_bytes()[:4096])
        self.seal(self.model)

    def add(self, number: int) -> Path:
        """The folder of a new episode."""
        folder = self.episodes / f"folge-{number:05}"
        shutil.copytree(self.model, folder, ignore=shutil.ignore_patterns("episode.toml"))
        self.seal(folder)  # by its name it has other addresses than the model
        return folder

    def seal(self, folder: Path) -> None:
        """Let report.json say that the files of a build are those of its sources."""
        episode, report = open_episode(folder), read_report(folder)
        if report is None:
            sys.exit(f"{folder}: no build")
        sources = fingerprint(episode, report.sources.options, read_settings(self.place))
        files = {name: (folder / "build" / name).read_bytes() for name in report.outputs}
        report = with_hashes(msgspec.structs.replace(report, sources=sources), files)
        (folder / "build" / "report.json").write_bytes(encode_json(report))

    def publish(self, *named: Path) -> tuple[float, float, float]:
        """Seconds, seconds of the processor and megabytes of a publication."""
        return self.run("publish", *named, "--to", self.place / "site")

    def run(self, *arguments: str | Path) -> tuple[float, float, float]:
        """Seconds, seconds of the processor and peak megabytes of a command."""
        environment = os.environ | {
            "BRIEFING_CACHE": str(self.place / "cache"),
            "PYTHONPYCACHEPREFIX": str(self.place / "pycache"),
        }
        environment.pop("PYTHONDONTWRITEBYTECODE", None)  # a user's modules are compiled once
        begin = time.perf_counter()
        started = subprocess.Popen(
            [sys.executable, "-m", "briefing", *map(str, arguments)],
            cwd=self.place,
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        _, status, usage = os.wait4(started.pid, 0)
        started.returncode = os.waitstatus_to_exitcode(status)
        if started.returncode:
            sys.exit(f"{arguments}: exit status {started.returncode}")
        return time.perf_counter() - begin, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("numbers", type=int, nargs="*", default=[10, 1000, 10_000])
    numbers = parser.parse_args().numbers
    print(f"{'episodes':>8}  {'what':<22} {'seconds':>8} {'of these CPU':>12} {'MB':>6}")
    for number in numbers:
        with tempfile.TemporaryDirectory() as place:
            archive = Archive(Path(place))
            for one in range(1, number):
                archive.add(one)
            archive.run("publish", "--dry-run", archive.model, "--to", archive.place / "site")
            rows = [("all at once", archive.publish()), ("all again, unchanged", archive.publish())]
            rows.append(("one new", archive.publish(archive.add(number))))
            rows.append(
                ("the same, unchanged", archive.publish(archive.episodes / f"folge-{number:05}"))
            )
        for what, (seconds, processor, megabytes) in rows:
            print(
                f"{number:>8}  {what:<22} {seconds:>8.2f} {processor:>12.2f} {megabytes:>6.0f}",
                flush=True,
            )


if __name__ == "__main__":
    main()
