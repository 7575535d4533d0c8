from __future__ import annotations

import re

import pytest

from briefing.audio.assemble import Cue
from briefing.audio.captions import subrip
from briefing.audio.captions import webvtt as captions
from briefing.model.script import Role

LONG = (
    "Die Stadtwerke haben dafür in den vergangenen beiden Jahren große Wärmetauscher in die "
    "Sammler gelegt, "
    "eine Wärmepumpe danebengestellt und vierhundert Wohnungen, zwei Schulen sowie das Hallenbad "
    "angeschlossen."
)


def webvtt(cues: list[Cue]) -> str:
    return captions(cues, second_voice=True)


def cue(start: float, end: float, written: str, role: Role = Role.NARRATOR) -> Cue:
    return Cue(start, end, written, "", role)


def test_a_cue_has_the_written_words_and_milliseconds() -> None:
    assert webvtt([cue(0.5, 3661.2345, "Am 9. Mai kostet es 3 €.")]) == (
        "WEBVTT\n\n00:00:00.500 --> 01:01:01.234\nAm 9. Mai kostet es 3 €.\n"
    )


def test_speakers_are_named_where_there_are_two() -> None:
    assert "<v" not in webvtt([cue(0, 1, "Eins.")])
    found = webvtt([cue(0, 1, "Eins."), cue(1, 2, "Zwei.", Role.QUOTE)])
    assert "\n<v Moderation>Eins." in found
    assert "\n<v Zitat>Zwei." in found


def test_the_narrators_own_voice_is_one_speaker() -> None:
    cues = [cue(0, 1, "Eins."), cue(1, 2, "Zwei.", Role.QUOTE)]
    assert "<v" not in captions(cues, second_voice=False)


def test_a_line_with_its_speaker_is_no_longer_than_others() -> None:
    lines = webvtt([cue(0, 10, LONG), cue(10, 20, LONG, Role.QUOTE)]).split("\n")
    assert max(map(len, lines)) <= 65


def test_signs_of_the_format_are_escaped() -> None:
    assert "A &amp; B &lt;c&gt; --&gt; „d“" in webvtt([cue(0, 1, "A & B <c> --> „d“")])


def test_a_long_sentence_is_several_cues_of_two_lines_that_touch() -> None:
    found = webvtt([cue(10, 20, LONG)])
    blocks = found.strip().split("\n\n")[1:]
    assert len(blocks) == 2
    times = [re.findall(r"\d\d:\d\d:(\d\d\.\d{3})", block) for block in blocks]
    assert times[0][0] == "10.000"
    assert times[0][1] == times[1][0]
    assert times[1][1] == "20.000"
    lines = [line for block in blocks for line in block.split("\n")[1:]]
    assert max(map(len, lines)) <= 65
    assert " ".join(lines) == LONG
    assert float(times[1][0]) - 10 == pytest.approx(
        10 * len("\n".join(lines[:2])) / len("\n".join(lines)), abs=0.1
    )


def test_lines_are_of_about_one_length() -> None:
    lines = webvtt([cue(0, 5, LONG[:80])]).strip().split("\n")[3:]
    assert len(lines) == 2
    assert abs(len(lines[0]) - len(lines[1])) < 15


def test_hyphens_and_no_break_spaces_hold_together() -> None:
    text = "Der US-Dollar-Kurs und 9.000\N{NO-BREAK SPACE}Euro " * 4
    lines = webvtt([cue(0, 5, text.strip())]).strip().split("\n")[3:]
    assert not any(line.endswith(("-", "9.000")) for line in lines)


@pytest.mark.parametrize(
    "whole", ["31. März", "19. Jahrhundert", "26 Buslinien", "z. B.", "Dr. Wendt", "5 Mio. Euro"]
)
def test_no_line_ends_within_what_belongs_together(whole: str) -> None:
    for before in range(60):
        text = f"Es {'gilt ' * (before // 5)}{'x' * (before % 5 + 1)} {whole} und fährt noch hier."
        for shown in (webvtt([cue(0, 9, text)]), subrip([cue(0, 9, text)])):
            lines = [line for line in shown.split("\n")[1:] if line.strip("0123456789")]
            lines = [line for line in lines if "-->" not in line]
            assert " ".join(lines) == text
            assert any(whole in line for line in lines)


def test_what_belongs_together_is_divided_between_words_where_a_line_is_too_short() -> None:
    text = "Prof. Dr. Ing. Dipl. St. Hl. Donaudampfschifffahrt fährt."
    blocks = subrip([cue(0, 9, text)]).strip().split("\n")[2:]
    assert " ".join(blocks) == text


def test_a_word_longer_than_a_line_is_broken() -> None:
    lines = webvtt([cue(0, 5, "x" * 150)]).strip().split("\n")[3:]
    assert max(map(len, lines)) <= 65


def test_what_takes_no_time_has_no_cue() -> None:
    assert webvtt([cue(1, 1, "***"), cue(1, 2, "")]) == "WEBVTT\n"


def test_subrip_counts_cues_of_two_short_lines() -> None:
    blocks = (
        subrip([cue(0.5, 2, "A & B <c>"), cue(2.5, 20, LONG, Role.QUOTE), cue(20, 20, "***")])
        .strip()
        .split("\n\n")
    )
    assert blocks[0] == "1\n00:00:00,500 --> 00:00:02,000\nA & B <c>"
    assert [block.split("\n")[0] for block in blocks] == [str(n + 1) for n in range(len(blocks))]
    lines = [block.split("\n")[2:] for block in blocks[1:]]
    assert max(map(len, lines)) == 2
    assert max(len(line) for pair in lines for line in pair) <= 32
    assert " ".join(line for pair in lines for line in pair) == LONG
