"""The openai engine against a fake service on loopback."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from stand_ins import encoded, speech, wav

from briefing.config.settings import OpenaiVoice, VoiceSettings
from briefing.errors import InputError, ServiceError
from briefing.model.script import Role
from briefing.speech.entry import Entry
from briefing.voices import open_voice, openai

if TYPE_CHECKING:
    from collections.abc import Callable

    from stand_ins import Service

SENTENCE = "Die Brücke wird gesperrt."


@pytest.fixture
def service(openai_service: Service) -> Service:
    return openai_service


def test_the_request_holds_what_is_set_and_no_key(
    service: Service, opened: Callable[..., Any]
) -> None:
    clip = opened("openai", service).speak(SENTENCE, Role.NARRATOR)

    assert service.requests == [
        {"model": "tts-1", "input": SENTENCE, "voice": "alloy", "response_format": "wav"}
    ]
    assert "Authorization" not in service.headers[0]
    assert (clip.rate, clip.seconds) == (24000, pytest.approx(speech(SENTENCE).seconds, abs=0.01))


def test_voice_speed_instructions_and_key_are_sent_where_they_are_set(
    service: Service, opened: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SPEECH_KEY", " geheim ")
    server = OpenaiVoice(
        base_url=f"{service.url}/v1/",
        model="kokoro",
        key_variable="SPEECH_KEY",
        instructions="Sprich ruhig.",
    )
    voice = opened("openai", service, openai=server, name="nova", quote_voice="onyx", rate=1.2)

    voice.speak(SENTENCE, Role.QUOTE)

    assert service.requests[0] == {
        "model": "kokoro", "input": SENTENCE, "voice": "onyx",
        "response_format": "wav", "speed": 1.2,
        "instructions": "Sprich ruhig.",
    }  # fmt: skip
    assert service.headers[0]["Authorization"] == "Bearer geheim"
    assert voice.label == "openai kokoro nova"
    assert "geheim" not in str(voice.identity)


@pytest.mark.parametrize(
    ("container", "codec"),
    [("mp3", "libmp3lame"), ("flac", "flac"), ("ogg", "libopus"), ("adts", "aac")],
)
def test_whatever_format_the_server_sends_is_heard(
    service: Service, opened: Callable[..., Any], container: str, codec: str
) -> None:
    service.answers = [encoded(speech(SENTENCE), container, codec)]

    clip = opened("openai", service).speak(SENTENCE, Role.NARRATOR)

    assert clip.seconds == pytest.approx(speech(SENTENCE).seconds, abs=0.1)


@pytest.mark.parametrize("size", [b"\xff\xff\xff\xff", b"\0\0\0\0"])
def test_a_streamed_wav_that_does_not_know_its_size_is_heard(
    service: Service, opened: Callable[..., Any], size: bytes
) -> None:
    whole = wav(speech(SENTENCE))
    at = whole.index(b"data") + 4
    service.answers = [whole[:4] + size + whole[8:at] + size + whole[at + 4 :]]

    clip = opened("openai", service).speak(SENTENCE, Role.NARRATOR)

    assert clip.seconds == pytest.approx(speech(SENTENCE).seconds, abs=0.01)


def test_a_playlist_is_no_sound_and_opens_nothing(
    service: Service, opened: Callable[..., Any]
) -> None:
    service.answers = [b"#EXTM3U\n#EXTINF:1,\nfile:///etc/hostname\n"]

    with pytest.raises(ServiceError, match="its answer holds no audio"):
        opened("openai", service).speak(SENTENCE, Role.NARRATOR)


def test_a_text_beyond_the_limit_goes_out_in_parts(
    service: Service, opened: Callable[..., Any]
) -> None:
    text = "Die Brücke wird gesperrt, und zwar ganz. " * 110

    clip = opened("openai", service).speak(text, Role.NARRATOR)

    assert len(service.texts) == 2
    assert max(map(len, service.texts)) <= 4096
    assert " ".join(service.texts) == text.strip()
    assert clip.seconds == pytest.approx(
        sum(speech(part).seconds for part in service.texts), abs=0.1
    )


@pytest.mark.parametrize(
    ("status", "key", "message"),
    [
        (
            401,
            "",
            (
                "it wants a valid key (status 401). The environment variable OPENAI_API_KEY is not "
                "set."
            ),
        ),
        (
            403,
            "x",
            (
                "it wants a valid key (status 403). The environment variable OPENAI_API_KEY holds "
                "another."
            ),
        ),
        (
            404,
            "",
            (
                'it does not know the model "tts-1" or the address (status 404). Check model and '
                "base_url in [voice.openai];"
            ),
        ),
        (302, "", "it refuses with status 302."),
    ],
)
def test_a_refusal_says_what_to_correct(
    service: Service,
    opened: Callable[..., Any],
    monkeypatch: pytest.MonkeyPatch,
    status: int,
    key: str,
    message: str,
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", key)
    service.answers = [status, 200]

    with pytest.raises(ServiceError) as caught:
        opened("openai", service).speak(SENTENCE, Role.NARRATOR)

    assert f'{service.url}/v1 did not speak "{SENTENCE}": {message}' in str(caught.value)
    assert len(service.requests) == 1


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (
            b'{"error": {"message": "Voice \\"alloy\\"\\nnot found\\u0007"}}',
            ' (Voice "alloy" not found)',
        ),
        (b'{"error": "so nicht"}', ""),
        (b"<html>", ""),
        (b"", ""),
    ],
)
def test_the_servers_own_words_are_quoted_in_one_line(answer: bytes, said: str) -> None:
    assert openai._server_message(answer) == said


def test_a_server_without_a_model_is_refused_before_anything_is_sent() -> None:
    with pytest.raises(InputError) as caught:
        open_voice(VoiceSettings(engine="openai"))

    assert (
        str(caught.value)
        == 'briefing.toml: engine = "openai" needs a model. Name one: [voice.openai] model = "…".'
    )


def test_the_table_says_whether_it_is_set_up_and_where_the_text_goes() -> None:
    assert openai.describe(VoiceSettings()).state == "set [voice.openai] model and base_url"
    set_up = openai.describe(
        VoiceSettings(openai=OpenaiVoice(base_url="https://api.openai.com/v1", model="tts-1"))
    )
    assert (set_up.state, set_up.sends) == (
        "ready",
        "every sentence goes to https://api.openai.com/v1",
    )


def test_an_address_or_a_key_that_cannot_be_sent_is_one_line(
    service: Service, opened: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(
        ServiceError, match=r"the request is not valid \(InvalidURL\)\. Check \[voice\.openai\]"
    ):
        opened("openai", service, openai=OpenaiVoice(base_url="http://[x/v1", model="m")).speak(
            SENTENCE, Role.NARRATOR
        )
    monkeypatch.setenv("OPENAI_API_KEY", "eins\nzwei")
    with pytest.raises(ServiceError, match=r"the request is not valid \(InvalidHeader\)") as caught:
        opened("openai", service).speak(SENTENCE, Role.NARRATOR)
    assert "zwei" not in str(caught.value)


def test_the_table_has_the_voice_that_is_set() -> None:
    assert openai.describe(VoiceSettings(engine="openai", name="nova")).voices == ("nova",)
    assert openai.describe(VoiceSettings(name="de+f3")).voices == ("alloy",)


def test_the_server_gets_the_alias(service: Service, opened: Callable[..., Any]) -> None:
    entry = Entry(grapheme="Kim", alias="Kimm", ipa="kɪm")
    assert opened("openai", service).spelling(entry) == "Kimm"
