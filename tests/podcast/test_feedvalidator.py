"""The W3C's feed validator on a feed of ours: a second opinion.

It is not on PyPI. BRIEFING_FEEDVALIDATOR names a folder with its source (the `src` of github.com/w3c/feedvalidator, for which
`pip install html5lib lxml rdflib` is needed); without it the test is skipped, and says so.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from podcast.published import BASE, FEED
from shows import BASE as SHOW
from shows import copy_show

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SOURCE = os.environ.get("BRIEFING_FEEDVALIDATOR", "")
ASK = """
import json, sys
import feedvalidator
from feedvalidator import compatibility
found = feedvalidator.validateString(sys.stdin.buffer.read(), firstOccurrenceOnly=0, fallback="utf-8", base=sys.argv[1])
print(json.dumps([[type(event).__name__, str(event.params)] for event in compatibility.AA(found["loggedEvents"])]))
"""
"""Level AA: what matters for readers. Level AAA has remarks on the podcast namespace, which it does not know."""

pytestmark = pytest.mark.skipif(
    not SOURCE, reason="BRIEFING_FEEDVALIDATOR names no source of the W3C's feed validator"
)


def events(feed: bytes, address: str) -> list[list[str]]:
    """What the validator says: kind and details."""
    done = subprocess.run(
        [sys.executable, "-c", ASK, address],
        input=feed,
        capture_output=True,
        check=False,
        timeout=60,
        env=os.environ | {"PYTHONPATH": SOURCE},
    )
    assert done.returncode == 0, done.stderr.decode()
    said: list[list[str]] = json.loads(done.stdout)
    return said


def test_the_validator_finds_a_fault() -> None:
    assert events(
        FEED.replace("<itunes:explicit>false", "<itunes:explicit>no").encode(), f"{BASE}feed.xml"
    )


def test_a_published_feed_has_no_event(
    built_show: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, briefing: Callable[..., Any]
) -> None:
    copy_show(built_show, tmp_path / "project", 10)
    monkeypatch.chdir(tmp_path / "project")
    assert briefing("publish", "--to", tmp_path / "site").status == 0
    assert events((tmp_path / "site" / "feed.xml").read_bytes(), f"{SHOW}/feed.xml") == []
