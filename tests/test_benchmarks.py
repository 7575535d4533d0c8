"""The scripts that print the figures of the documentation run."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.build

BENCHMARKS = Path(__file__).parents[1] / "benchmarks"


def printed(script: str, *arguments: object) -> str:
    """What a benchmark prints."""
    done = subprocess.run(
        [sys.executable, str(BENCHMARKS / script), *map(str, arguments)],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize("script", sorted(path.name for path in BENCHMARKS.glob("*.py")))
def test_a_benchmark_explains_itself(script: str) -> None:
    assert script in printed(script, "--help")


def test_the_benchmark_of_the_mail_prints_ratios() -> None:
    shown = printed("mail.py", "--runs", 1, "--mjml", "")

    assert re.search(r"^rendering step +\d+\.\d ms", shown, re.MULTILINE)
    assert re.search(r"^build, same sources +\d\.\d+ s", shown, re.MULTILINE)
    assert re.search(r"^build, new text +\d\.\d+ s", shown, re.MULTILINE)


def test_the_benchmark_of_publishing_prints_what_each_publication_took() -> None:
    shown = printed("publish.py", 2)

    assert len(re.findall(r"^ +2  [a-z, ]+ +\d+\.\d\d +\d+\.\d\d +\d+$", shown, re.MULTILINE)) == 4


def test_the_benchmark_of_condensing_prints_ratios(tmp_path: Path, ferry: str) -> None:
    data = tmp_path / "data.jsonl"
    row = {
        "set": "eigene",
        "text": ferry,
        "summary": "Die Fähre fährt wieder, ein Tunnel kostet 240 Millionen Euro.",
    }
    data.write_text(json.dumps(row) + "\n", encoding="utf-8")

    shown = printed("condense.py", data, "--words", 60)

    assert "60 words, 1 articles" in shown
    assert re.search(r"^briefing +\d+\.\d\d +\d+\.\d\d +0\.00 +0\.00", shown, re.MULTILINE)
    assert re.search(r"^cold start: \d", shown, re.MULTILINE)


def test_the_benchmark_of_the_audit_prints_what_is_caught_and_false_alarms(
    tmp_path: Path, ferry: str
) -> None:
    data = tmp_path / "data.jsonl"
    row = {"id": "1", "set": "eigene", "title": "Fähre fährt wieder", "text": ferry}
    row["summary"] = "Die Fähre fährt wieder. Ein Tunnel kostet 250 Millionen Euro."
    data.write_text(json.dumps(row) + "\n", encoding="utf-8")

    shown = printed("audit.py", data, "--show", "summaries")

    assert "| digit | 2 | 2 | 100.0 |" in shown
    assert "| negation | 2 | 2 | 100.0 |" in shown
    assert "| untouched | 18 | 0 (0.0 %)" in shown
    assert "| summaries | 2 | 1 (50.0 %)" in shown
    assert "„250 Millionen Euro“" in shown
    assert "audit / condense" in shown
