from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, Any

import pytest

from briefing.audio.assemble import assemble
from briefing.audio.filters import SILENT, frames, measure
from briefing.errors import InputError, ServiceError
from briefing.speech.model import Role, Script, Segment
from briefing.voices.model import Clip

if TYPE_CHECKING:
    from collections.abc import Callable


def part(sound: Clip, start: float, end: float) -> Clip:
    return Clip(sound.pcm[2 * round(start * sound.rate) : 2 * round(end * sound.rate)], sound.rate)


def loudness(sound: Clip) -> float:
    return measure(frames(sound))[0]


def test_segments_and_silences_follow_each_other_to_the_sample(script: Script, fake: Any) -> None:
    sound, cues = assemble(script, fake())
    assert [cue.start for cue in cues] == pytest.approx([0.5, 1.1, 2.5, 3.5], abs=1e-4)
    assert [cue.end for cue in cues] == pytest.approx([0.7, 1.7, 3.1, 3.7], abs=1e-4)
    assert sound.seconds == pytest.approx(5.2, abs=1e-4)
    for start, end in [(0, 0.5), (0.7, 1.1), (1.7, 2.5), (3.1, 3.5), (3.7, 5.2)]:
        assert not any(part(sound, start + 0.0001, end - 0.0001).pcm)


def test_cues_keep_the_written_words_and_what_the_script_knows(script: Script, fake: Any) -> None:
    _, cues = assemble(script, fake())
    assert [cue.written for cue in cues] == [segment.written for segment in script.segments]
    assert [cue.chapter for cue in cues] == ["Begrüßung", "Brücke & Kanal", "", "Abschied"]
    assert [cue.role for cue in cues] == [Role.NARRATOR, Role.NARRATOR, Role.QUOTE, Role.NARRATOR]


def test_order_is_kept_when_later_segments_are_ready_first(script: Script, fake: Any) -> None:
    slow_start = fake(jobs=4, delay=lambda text: 0.1 if text == "guten Morgen" else 0)
    assert assemble(script, slow_start) == assemble(script, fake(jobs=1))


def test_clips_of_different_rates_meet_at_the_higher(script: Script, fake: Any) -> None:
    sound, cues = assemble(script, fake(rates={Role.NARRATOR: 22050, Role.QUOTE: 24000}))
    assert sound.rate == 24000
    assert [cue.start for cue in cues] == pytest.approx([0.5, 1.1, 2.5, 3.5], abs=0.001)


def test_a_quiet_quote_voice_is_as_loud_as_the_narrator(script: Script, fake: Any) -> None:
    sound, cues = assemble(script, fake(levels={Role.NARRATOR: 12000, Role.QUOTE: 600}))
    narrator, quote = (loudness(part(sound, cues[place].start, cues[place].end)) for place in (1, 2))
    assert quote == pytest.approx(narrator, abs=0.2)
    assert narrator == pytest.approx(-23, abs=0.3)


def test_what_is_too_short_to_measure_keeps_its_level(fake: Any) -> None:
    sound, cues = assemble(Script((Segment("Ja.", "ja", 0.5),)), fake(levels={Role.NARRATOR: 700, Role.QUOTE: 0}))
    assert loudness(part(sound, cues[0].start, cues[0].end)) == SILENT
    assert max(array("h", sound.pcm)) == 700


def test_progress_counts_segments(script: Script, fake: Any) -> None:
    heard: list[tuple[int, int]] = []
    assemble(script, fake(), lambda done, total: heard.append((done, total)))
    assert heard == [(1, 4), (2, 4), (3, 4), (4, 4)]


def test_a_failing_voice_ends_the_work(script: Script, fake: Any) -> None:
    asked: list[str] = []

    def fail(text: str) -> float:
        asked.append(text)
        raise ServiceError("gone")

    with pytest.raises(ServiceError, match="gone"):
        assemble(Script(script.segments * 20), fake(jobs=1, delay=fail))
    assert asked == ["guten Morgen"]


@pytest.mark.parametrize("segments", [(), (Segment("***", "", 0.4),)])
def test_nothing_to_speak_is_an_error(segments: tuple[Segment, ...], fake: Any) -> None:
    with pytest.raises(InputError, match="nothing that a voice could speak"):
        assemble(Script(segments), fake())


def test_a_segment_without_sound_has_an_empty_cue(fake: Any, tone: Callable[..., Clip]) -> None:
    sound, cues = assemble(Script((Segment("***", "", 0.4), Segment("Ja.", "ja", 0)), head=0), fake())
    assert (cues[0].start, cues[0].end) == (0, 0)
    assert sound.seconds == pytest.approx(0.4 + tone(0.1).seconds)
