"""The scripts that print the figures of the documentation run."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

BENCHMARKS = Path(__file__).parents[1] / "benchmarks"


@pytest.mark.parametrize("script", sorted(path.name for path in BENCHMARKS.glob("*.py")))
def test_a_benchmark_explains_itself(script: str) -> None:
    done = subprocess.run(
        [sys.executable, str(BENCHMARKS / script), "--help"], capture_output=True, encoding="utf-8", check=False
    )

    assert done.returncode == 0, done.stderr
    assert script in done.stdout


def test_the_benchmark_of_condensing_prints_ratios(tmp_path: Path, ferry: str) -> None:
    data = tmp_path / "data.jsonl"
    row = {"set": "eigene", "text": ferry, "summary": "Die Fähre fährt wieder, ein Tunnel kostet 240 Millionen Euro."}
    data.write_text(json.dumps(row) + "\n", encoding="utf-8")

    done = subprocess.run(
        [sys.executable, str(BENCHMARKS / "condense.py"), str(data), "--words", "60"],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )

    assert done.returncode == 0, done.stderr
    assert "60 words, 1 articles" in done.stdout
    assert re.search(r"^briefing +\d+\.\d\d +\d+\.\d\d +0\.00 +0\.00", done.stdout, re.MULTILINE)
    assert re.search(r"^cold start: \d", done.stdout, re.MULTILINE)


def test_the_benchmark_of_the_audit_prints_what_is_caught_and_false_alarms(tmp_path: Path, ferry: str) -> None:
    data = tmp_path / "data.jsonl"
    row = {"id": "1", "set": "eigene", "title": "Fähre fährt wieder", "text": ferry}
    row["summary"] = "Die Fähre fährt wieder. Ein Tunnel kostet 250 Millionen Euro."
    data.write_text(json.dumps(row) + "\n", encoding="utf-8")

    done = subprocess.run(
        [sys.executable, str(BENCHMARKS / "audit.py"), str(data), "--show", "summaries"],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )

    assert done.returncode == 0, done.stderr
    assert "| digit | 2 | 2 | 100.0 |" in done.stdout
    assert "| negation | 2 | 2 | 100.0 |" in done.stdout
    assert "| untouched | 18 | 0 (0.0 %)" in done.stdout
    assert "| summaries | 2 | 1 (50.0 %)" in done.stdout
    assert "„250 Millionen Euro“" in done.stdout
    assert "audit / condense" in done.stdout
