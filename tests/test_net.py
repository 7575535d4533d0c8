from __future__ import annotations

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

import pytest
from requests import Request

from briefing.errors import did_you_mean
from briefing.net import Client, InvalidAddress, Unanswered, is_local
from loopback import running

if TYPE_CHECKING:
    from collections.abc import Iterator


class Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        """/hops/N redirects N times, /away to an address that is none; /N sends N bytes."""
        first, _, rest = self.path[1:].partition("/")
        if first == "hops":
            self.send_response(302)
            left = int(rest) - 1
            self.send_header("Location", f"/hops/{left}" if left else "/5")
        elif first == "away":
            self.send_response(302)
            self.send_header("Location", "http://[")
        else:
            self.send_response(200)
            self.send_header("Content-Length", first)
        self.end_headers()
        if first.isdecimal():
            self.wfile.write(b"x" * int(first))

    def log_message(self, *_args: object) -> None:
        pass


@pytest.fixture
def server() -> Iterator[str]:
    with running(ThreadingHTTPServer(("127.0.0.1", 0), Handler), threading.Event()) as port:
        yield f"http://127.0.0.1:{port}"


def test_redirects_are_followed_and_named(server: str) -> None:
    answer = Client(2.0).ask(f"{server}/hops/2", limit=10)
    assert (answer.status, answer.body, answer.truncated) == (200, b"xxxxx", False)
    assert answer.hops == (f"{server}/hops/1", f"{server}/5")


def test_a_chain_of_redirects_ends_after_so_many_hops(server: str) -> None:
    client = Client(2.0)
    answer = client.ask(f"{server}/hops/9", hops=3)
    assert (answer.status, len(answer.hops), client.requests) == (302, 3, 4)


def test_a_body_is_cut_where_it_passes_the_limit(server: str) -> None:
    answer = Client(2.0).ask(f"{server}/100000", limit=1000)
    assert (len(answer.body), answer.truncated, answer.length) == (1000, True, 100000)


def test_a_request_that_is_sent_as_it_is_follows_no_redirect(server: str) -> None:
    answer = Client(2.0).send(Request("GET", f"{server}/hops/1").prepare(), limit=10)
    assert (answer.status, answer.hops) == (302, ())


@pytest.mark.parametrize(
    "address", ["http://", "http://exa mple.com/", "keine Adresse", "http://["]
)
def test_an_address_that_cannot_be_asked_is_told_apart(address: str) -> None:
    with pytest.raises(InvalidAddress):
        Client(2.0).ask(address)


def test_a_redirect_to_no_address_is_no_answer(server: str) -> None:
    with pytest.raises(Unanswered):
        Client(2.0).ask(f"{server}/away")


def test_a_port_where_nobody_listens_gives_the_reason() -> None:
    with pytest.raises(Unanswered, match="refused") as caught:
        Client(2.0).ask("http://127.0.0.1:9/")
    assert not caught.value.timed_out


@pytest.mark.parametrize("address", ["http://localhost:1/", "http://127.1.2.3", "https://[::1]/x"])
def test_addresses_of_this_machine(address: str) -> None:
    assert is_local(address)
    assert not is_local("https://127.example.org")


def test_the_nearest_name_is_proposed() -> None:
    assert did_you_mean("wordz", ["title", "words"]) == 'Did you mean "words"?'
    assert did_you_mean("thorsten", ["de_DE-thorsten-low"]) == 'Did you mean "de_DE-thorsten-low"?'
    assert did_you_mean("xyz", ["title"]) == ""
