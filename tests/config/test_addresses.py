from __future__ import annotations

import pytest

from briefing.config.addresses import is_reserved, reserved_keys
from briefing.config.settings import Newsletter, Settings, Show


@pytest.mark.parametrize(
    "address",
    [
        "https://zeitung.example/a",
        "https://WWW.Zeitung.EXAMPLE",
        "http://a.test:8080/?q",
        "https://user@a.invalid/",
        "https://example.org",
        "https://www.example.com/",
        "https://a.example./",
        "mailto:post@zeitung.example?subject=x",
        "Redaktion <post@example.net>",
    ],
)
def test_reserved_domains_are_known(address: str) -> None:
    assert is_reserved(address)


@pytest.mark.parametrize(
    "address",
    [
        "",
        "https://zeitung.de/example",
        "https://zeitung.de/?an=post@a.example",
        "https://example.de",
        "https://notexample.org",
        "https://test.de/",
        "https://latest",
        "http://localhost:8000/a.test",
        "http://127.0.0.1/",
        "*|UNSUB|*",
        "{{ url }}",
        "Redaktion.example <post@zeitung.de>",
    ],
)
def test_other_addresses_and_placeholders_are_not(address: str) -> None:
    assert not is_reserved(address)


def test_the_keys_are_named_with_their_tables() -> None:
    settings = Settings(
        show=Show(email="post@a.example", link="https://a.de"),
        newsletter=Newsletter(sender="A <a@b.test>", view_url="https://a.example/{slug}"),
    )

    assert reserved_keys(settings) == (
        '"email" of [show]',
        '"sender" of [newsletter]',
        '"view_url" of [newsletter]',
    )
