from __future__ import annotations

import pytest

from briefing.progress import Reporter, TerminalReporter, reporter_for


def test_a_stage_is_timed_also_where_it_fails() -> None:
    reporter = Reporter()
    with reporter.stage("read"):
        pass
    with pytest.raises(ValueError, match="x"), reporter.stage("audio"):
        raise ValueError("x")

    assert list(reporter.seconds) == ["read", "audio"]
    assert all(seconds >= 0 for seconds in reporter.seconds.values())


def test_progress_is_shown_on_a_terminal_only(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert type(reporter_for("a")) is Reporter
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "80")
    reporter = TerminalReporter(slug="2026-11-23-faehre")
    with reporter.stage("audio"):
        reporter.progress(2, 9)
    reporter.progress(9, 9)

    assert list(reporter.seconds) == ["audio"]
    assert "2026-11-23-faehre: audio" in capsys.readouterr().err
