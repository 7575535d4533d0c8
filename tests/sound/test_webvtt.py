from __future__ import annotations

from briefing.sound.webvtt import Caption, read_webvtt, write_webvtt


def test_what_is_written_is_read_back() -> None:
    captions = (
        Caption(0, 999, "Grün & <gut>"),
        Caption(1_000, 36_000_001, "Zwei\nZeilen", "Zitat"),
    )
    written = write_webvtt(captions)
    assert "00:00:01.000 --> 10:00:00.001\n<v Zitat>Zwei\nZeilen\n" in written
    assert [(c.start, c.end, c.text) for c in read_webvtt(written.encode())] == [
        (c.start, c.end, c.text) for c in captions
    ]


def test_escapes_count_as_the_character_they_stand_for() -> None:
    shown = "&amp;" * 65
    (caption,) = read_webvtt(f"WEBVTT\n\n00:00.000 --> 00:01.000\n{shown}\n".encode())
    assert caption.text == "&" * 65
