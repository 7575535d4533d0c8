"""The service behind the model: what servers refuse, and how they fail."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

import pytest
from chat_server import Status, completion, reply, sentence

from briefing.condense.drafting import chat
from briefing.config.settings import Openai
from briefing.errors import InputError, ServiceError

if TYPE_CHECKING:
    from chat_server import Service

    from conftest import Desk

GOOD = reply(
    [sentence("Die Fähre über die Lenne fährt ab Montag wieder.", 1)],
    [
        sentence(
            "Das Schiff lag seit dem 3. März im Dock, weil der Rumpf an 14 Stellen gerissen war.", 3
        )
    ],
    [sentence("Täglich setzen rund 2.300 Menschen mit der Fähre über.", 5)],
)


def test_the_request_is_deterministic_and_asks_for_structured_output(
    desk: Desk, service: Service
) -> None:
    service.answers = [GOOD]

    desk.draft()

    (request,) = service.requests
    assert (request["model"], request["temperature"], request["seed"]) == ("ein-modell", 0, 0)
    assert request["max_tokens"] == Openai().max_tokens
    form = request["response_format"]
    assert (form["type"], form["json_schema"]["strict"]) == ("json_schema", True)
    assert form["json_schema"]["schema"]["required"] == ["headline", "lead", "body"]


def test_a_server_of_ones_own_gets_no_key(
    desk: Desk, service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_ADMIN_KEY", "geheim")
    monkeypatch.setenv("OPENAI_API_KEY", "fremd")
    service.answers = [GOOD]

    desk.using(key_variable="EIGENER_KEY").draft()

    assert service.keys == [None]


def test_the_key_comes_from_the_environment_variable_that_the_settings_name(
    desk: Desk, service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "eins")
    monkeypatch.setenv("HAUS_KEY", "zwei")
    service.answers = [GOOD]

    desk.draft()
    desk.using(key_variable="HAUS_KEY").draft()

    assert service.keys == ["Bearer eins", "Bearer zwei"]


@pytest.mark.parametrize(
    ("refused", "forms"),
    [
        (("json_schema",), ["json_schema", "json_object"]),
        (("json_schema", "json_object"), ["json_schema", "json_object", None]),
        (("response_format",), ["json_schema", "json_object", None]),
    ],
)
def test_a_form_of_answer_that_a_server_refuses_gives_way_to_a_simpler_one(
    desk: Desk, service: Service, refused: tuple[str, ...], forms: list[str | None]
) -> None:
    service.refused = refused
    service.answers = [GOOD]

    draft = desk.draft()

    assert draft.briefing.drafter == "openai"
    assert [request.get("response_format", {}).get("type") for request in service.requests] == forms
    assert draft.drafting
    assert draft.drafting.requests == 1


def test_what_a_server_has_refused_is_not_sent_to_it_again(desk: Desk, service: Service) -> None:
    service.refused = ("json_schema", "temperature", "seed", "max_tokens")
    wrong = sentence("Die Fähre fährt 99 Mal.", 1)
    service.answers = [reply([wrong], [wrong])]

    desk.draft()

    *_, first, second = service.requests
    assert len(service.requests) == 6
    for request in (first, second):
        assert set(request) == {"model", "messages", "response_format", "max_completion_tokens"}
        assert request["response_format"] == {"type": "json_object"}


@pytest.mark.parametrize(
    "failure",
    ["hang", "reset", Status(429), Status(500), Status(503, headers={"x_should_retry": "true"})],
)
@pytest.mark.usefixtures("slept")
def test_a_passing_failure_is_tried_again(desk: Desk, service: Service, failure: Any) -> None:
    service.answers = [failure, failure, GOOD]

    draft = desk.draft()

    assert draft.briefing.drafter == "openai"
    assert len(service.requests) == 3
    assert draft.drafting
    assert draft.drafting.requests == 1


def test_the_wait_grows_or_is_the_one_that_the_server_asks_for(
    desk: Desk, service: Service, slept: list[float]
) -> None:
    service.answers = [Status(500), Status(500), Status(429, headers={"Retry_After": "7"}), GOOD]

    desk.using(retries=3).draft()

    assert 0 < slept[0] < slept[1]
    assert slept[2] == 7


@pytest.mark.parametrize(
    ("failure", "message"),
    [
        ("hang", "it did not answer within 0.5 seconds. Try again later"),
        (
            "reset",
            (
                "it cannot be reached (ReadError). Check base_url and whether the server runs. Try "
                "again later"
            ),
        ),
        (
            Status(429, "Too\n many \x1b[31mrequests"),
            "it answers with status 429 (Too many [31mrequests). Try again",
        ),
        (Status(500, "x" * 1000), f"it answers with status 500 ({'x' * 160}). Try again"),
    ],
)
@pytest.mark.usefixtures("slept")
def test_a_lasting_failure_says_what_happened_and_what_to_do(
    desk: Desk, service: Service, failure: Any, message: str
) -> None:
    service.answers = [failure]

    with pytest.raises(ServiceError) as caught:
        desk.draft()

    assert str(caught.value).startswith(f"{service.url} did not draft: {message}")
    assert len(service.requests) == 1 + desk.settings.retries


@pytest.mark.parametrize(
    ("failure", "message"),
    [
        (
            Status(401, "Incorrect key: sk-12"),
            "it wants a valid key (status 401). The environment variable K is not set.",
        ),
        (Status(403), "it wants a valid key (status 403). The environment variable K is not set."),
        (
            Status(404),
            (
                'it does not know the model "ein-modell" or the address (status 404). Check model '
                "and base_url"
            ),
        ),
        (Status(413, "too large"), "it answers with status 413 (too large)."),
        (Status(400, "context length"), "it answers with status 400 (context length)."),
        (Status(307, headers={"Location": "http://127.0.0.1:9/v1"}), "it answers with status 307"),
        (b"<html>Willkommen</html>", "its answer is not that of a chat completion. Check base_url"),
        (b"", "its answer is not that of a chat completion"),
        (
            b'{"choices": [{"message": {"content": "\xff"}}]}',
            "its answer is not that of a chat completion",
        ),
        (b'{"a":' * 100_000, "its answer is not that of a chat completion"),
        (
            b'{"choices": [{"message": {"content": 3}}]}',
            "its answer is not that of a chat completion",
        ),
    ],
)
def test_a_refusal_is_not_tried_again(
    desk: Desk, service: Service, failure: Any, message: str
) -> None:
    service.answers = [failure]

    with pytest.raises(ServiceError) as caught:
        desk.using(key_variable="K").draft()

    assert message in str(caught.value)
    assert "sk-12" not in str(caught.value)
    simpler = 2 if isinstance(failure, Status) and failure.code == 400 else 0
    assert len(service.requests) == 1 + simpler


def test_a_wrong_key_is_told_from_a_missing_one(
    desk: Desk, service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "falsch")
    service.answers = [Status(401)]

    with pytest.raises(ServiceError, match="The environment variable OPENAI_API_KEY holds another"):
        desk.draft()


def test_a_server_that_is_not_there_is_named(desk: Desk, slept: list[float]) -> None:
    with pytest.raises(
        ServiceError,
        match=r"127\.0\.0\.1:9/v1 did not draft: it cannot be reached \(ConnectError\)",
    ):
        desk.using(base_url="http://127.0.0.1:9/v1").draft()
    assert len(slept) == 2


def test_an_answer_without_usage_counts_no_tokens(desk: Desk, service: Service) -> None:
    answer = completion(GOOD)
    del answer["usage"], answer["id"]
    service.answers = [answer]

    record = desk.draft().drafting

    assert record
    assert (record.requests, record.prompt_tokens, record.completion_tokens) == (1, 0, 0)


def test_without_a_model_nothing_is_asked(desk: Desk, service: Service) -> None:
    with pytest.raises(InputError, match=r'briefing\.toml: drafter = "openai" needs a model'):
        desk.using(model="").draft()
    assert service.requests == []


def test_a_missing_package_is_named(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chat, "find_spec", lambda _name: None)

    with pytest.raises(InputError, match="Run: pip install openai,"):
        desk.draft()


def test_a_server_that_hangs_is_left_after_the_timeout(desk: Desk, service: Service) -> None:
    service.answers = ["hang"]
    begin = time.monotonic()

    with pytest.raises(ServiceError):
        desk.using(retries=0, timeout=0.2).draft()

    assert time.monotonic() - begin < 5
