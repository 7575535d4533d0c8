"""What the checks of published shows share."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture
def checks_page() -> str:
    """docs/feed-checks.md with the escapes of Markdown undone."""
    page = Path(__file__).parents[2] / "docs" / "feed-checks.md"
    return page.read_text(encoding="utf-8").replace("\\<", "<")
