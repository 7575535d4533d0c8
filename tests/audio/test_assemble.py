from __future__ import annotations

import wave
from array import array
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest

from briefing.audio.assemble import assemble as into_spool
from briefing.audio.mix import Jingle, Mix
from briefing.errors import InputError, ServiceError
from briefing.model.script import Role, Script, Segment
from briefing.sound.clip import Clip
from briefing.sound.filters import SILENT, iter_frames, measure
from briefing.sound.spool import Spool

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from briefing.audio.assemble import Cue


PLAIN = Mix()


def assemble(
    script: Script, voice: Any, mix: Mix = PLAIN, progress: Any = None
) -> tuple[Clip, tuple[Cue, ...]]:
    """Run the stage with its audio in memory."""
    with Spool() as spool:
        sound, cues = into_spool(script, voice, spool, mix, progress)
        return Clip(b"".join(sound.blocks()), sound.rate), cues


def part(sound: Clip, start: float, end: float) -> Clip:
    return Clip(sound.pcm[2 * round(start * sound.rate) : 2 * round(end * sound.rate)], sound.rate)


def loudness(sound: Clip) -> float:
    return measure(iter_frames(sound))[0]


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
    narrator, quote = (
        loudness(part(sound, cues[place].start, cues[place].end)) for place in (1, 2)
    )
    assert quote == pytest.approx(narrator, abs=0.2)
    assert narrator == pytest.approx(-23, abs=0.3)


def test_what_is_too_short_to_measure_keeps_its_level(fake: Any) -> None:
    sound, cues = assemble(
        Script((Segment("Ja.", "ja", 0.5),)), fake(levels={Role.NARRATOR: 700, Role.QUOTE: 0})
    )
    assert loudness(part(sound, cues[0].start, cues[0].end)) == SILENT
    assert max(array("h", sound.pcm)) == 700


def test_progress_counts_segments(script: Script, fake: Any) -> None:
    heard: list[tuple[int, int]] = []
    assemble(script, fake(), progress=lambda done, total: heard.append((done, total)))
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
    sound, cues = assemble(
        Script((Segment("***", "", 0.4), Segment("Ja.", "ja", 0)), head=0), fake()
    )
    assert (cues[0].start, cues[0].end) == (0, 0)
    assert sound.seconds == pytest.approx(0.4 + tone(0.1).seconds)


def test_a_sentence_that_the_voice_left_out_is_an_error(script: Script, fake: Any) -> None:
    class Forgetful(fake):  # type: ignore[misc]
        def speak(self, text: str, role: Role) -> Clip:
            return Clip(b"", 22050) if text == "bis morgen" else super().speak(text, role)

    with pytest.raises(
        ServiceError, match=r"left out 1 of 4 sentences, the first is „Bis morgen\.“\. Rewrite it\."
    ):
        assemble(script, Forgetful())


def test_a_quotation_in_the_narrators_voice_is_deeper_and_as_long(
    script: Script, fake: Any
) -> None:
    plain, cues = assemble(script, fake())
    lowered, lowered_cues = assemble(script, fake(), Mix(lower_quotes=True))
    assert [cue.start for cue in lowered_cues] == pytest.approx(
        [cue.start for cue in cues], abs=0.03
    )
    for sound, found, hertz in (
        (plain, cues[2], 440),
        (lowered, lowered_cues[2], 440 * 0.92),
        (lowered, cues[1], 440),
    ):
        assert pitch(part(sound, found.start + 0.1, found.end - 0.1)) == pytest.approx(hertz, abs=6)
    assert loudness(part(lowered, lowered_cues[2].start, lowered_cues[2].end)) == pytest.approx(
        -23, abs=0.4
    )


def pitch(sound: Clip) -> float:
    """Return the upward zero crossings per second."""
    heard = array("h", sound.pcm)
    return sum(one < 0 <= two for one, two in pairwise(heard)) / sound.seconds


@pytest.fixture
def jingle(tmp_path: Path, tone: Callable[..., Clip]) -> Callable[..., Jingle]:
    """Build jingles of four seconds from a WAV file: silence, five seconds of a tone, silence."""
    file = tmp_path / "jingle.wav"
    with wave.open(str(file), "wb") as wav:
        wav.setnchannels(1)
        wav.setsampwidth(2)
        wav.setframerate(44100)
        wav.writeframes(bytes(88200) + tone(5, 44100, 9000, 660).pcm + bytes(88200))

    def make(**changes: Any) -> Jingle:
        wanted = {
            "seconds": 4.0,
            "fade_in": 0.02,
            "fade_out": 1.0,
            "level": -2.0,
            "file": file,
            "key": "[audio] intro",
        }
        return Jingle(**wanted | changes)

    return make


def test_the_intro_comes_before_the_words_and_the_outro_after(
    script: Script, fake: Any, jingle: Callable[..., Jingle]
) -> None:
    plain, cues = assemble(script, fake())
    sound, moved = assemble(script, fake(), Mix(jingle(), jingle(fade_in=1.0)))
    length = sound.seconds - plain.seconds
    assert sound.rate == 44100
    assert [cue.start for cue in moved] == pytest.approx(
        [cue.start + length / 2 for cue in cues], abs=0.01
    )
    assert length / 2 == pytest.approx(3, abs=0.1)
    assert loudness(part(sound, 0.1, 1.9)) == pytest.approx(-25, abs=0.5)
    assert loudness(part(sound, length / 2 - 0.5, length / 2)) < -31
    assert loudness(part(sound, sound.seconds - length / 2, sound.seconds - length / 2 + 0.5)) < -31


def test_an_intro_may_go_on_lowered_under_the_first_words(
    script: Script, fake: Any, jingle: Callable[..., Jingle]
) -> None:
    _sound, before = assemble(script, fake(), Mix(jingle()))
    sound, cues = assemble(script, fake(), Mix(jingle(under=1.5)))
    assert before[0].start - cues[0].start == pytest.approx(1.5, abs=0.001)
    assert loudness(part(sound, cues[0].start - 0.45, cues[0].start)) == pytest.approx(
        -25 - 14, abs=1
    )
    _sound, all_under = assemble(script, fake(), Mix(jingle(under=20)))
    assert all_under[0].start == pytest.approx(script.head, abs=0.001)


def test_an_intro_longer_than_the_words_is_heard_to_its_end(
    fake: Any, jingle: Callable[..., Jingle]
) -> None:
    short = Script((Segment("Ja.", "ja", 0),), head=0)
    sound, cues = assemble(short, fake(), Mix(jingle(under=2)))
    assert cues[0].end < 1.2
    assert sound.seconds == pytest.approx(3, abs=0.1)


@pytest.mark.parametrize(
    ("content", "reason"),
    [(None, "no such file"), (b"not a sound", "no audio that can be read"), ((
        b"#EXTM3U\n#EXTINF:1,"
        b"\nhttp://x/y.mp3\n"
), "no audio")],
)  # fmt: skip
def test_a_jingle_that_cannot_be_used_is_named_before_anything_is_spoken(
    script: Script,
    fake: Any,
    jingle: Callable[..., Jingle],
    tmp_path: Path,
    content: bytes | None,
    reason: str,
) -> None:
    file = tmp_path / "intro.mp3"
    if content is not None:
        file.write_bytes(content)
    spoken: list[str] = []

    with pytest.raises(
        InputError, match=rf"intro\.mp3: \[audio\] intro cannot be used: .*{reason}"
    ):
        assemble(script, fake(delay=lambda text: spoken.append(text) or 0), Mix(jingle(file=file)))
    assert spoken == []


def test_a_silent_jingle_is_refused(
    script: Script, fake: Any, jingle: Callable[..., Jingle]
) -> None:
    with pytest.raises(InputError, match="it is silent"):
        assemble(script, fake(), Mix(outro=jingle(seconds=0.5)))


def test_a_jingle_too_short_to_measure_keeps_its_level(
    script: Script, fake: Any, jingle: Callable[..., Jingle]
) -> None:
    sound, _cues = assemble(script, fake(), Mix(jingle(seconds=1.2, fade_out=0)))
    assert max(array("h", part(sound, 0.1, 0.2).pcm)) == pytest.approx(9000, abs=200)
