from __future__ import annotations

import json

from briefing.audio.assemble import Cue
from briefing.audio.chapters import Chapter, build_chapters, chapters_json
from briefing.model.script import Role


def cue(start: float, chapter: str = "") -> Cue:
    return Cue(start, start + 1, "Satz.", chapter, Role.NARRATOR)


def test_chapters_touch_from_the_beginning_to_the_end() -> None:
    found = build_chapters(
        [cue(0.5, "Anfang"), cue(2), cue(4.0006, "Mitte"), cue(7, "Schluss")], 9.5
    )
    assert found == (
        Chapter(0, 4001, "Anfang"),
        Chapter(4001, 7000, "Mitte"),
        Chapter(7000, 9500, "Schluss"),
    )


def test_what_is_heard_before_the_first_chapter_belongs_to_it() -> None:
    assert build_chapters([cue(0.5), cue(3, "Thema")], 5) == (Chapter(0, 5000, "Thema"),)


def test_a_script_without_chapters_has_none() -> None:
    assert build_chapters([cue(0.5)], 2) == ()
    assert json.loads(chapters_json(())) == {"version": "1.2.0", "chapters": []}


def test_the_json_counts_seconds_and_keeps_umlauts_readable() -> None:
    text = chapters_json((Chapter(0, 4001, "Begrüßung"), Chapter(4001, 9000, "Mitte")))
    assert json.loads(text) == {
        "version": "1.2.0",
        "chapters": [
            {"startTime": 0.0, "title": "Begrüßung"},
            {"startTime": 4.001, "title": "Mitte"},
        ],
    }
    assert "Begrüßung" in text
