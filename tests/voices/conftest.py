"""Running fake services, and voices that use them."""

from __future__ import annotations

import asyncio
import sys
import threading
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from aiohttp import web

sys.path.insert(0, str(Path(__file__).parent))

from stand_ins import (
    EdgeServer,
    Service,
    pack_gtts,
    pack_openai,
    parse_gtts,
    parse_openai,
    released,
    serving,
)

from briefing.config.settings import Edge, Gtts, OpenaiVoice, VoiceSettings
from briefing.voices import open_voice
from briefing.voices.checked import CheckedVoice

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

PATIENCE = 20.0
"""Seconds that the engines give a stand-in which answers, however busy the machine is."""


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy", "ws_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


@pytest.fixture
def gtts_service(monkeypatch: pytest.MonkeyPatch) -> Iterator[Service]:
    for service in serving(Service(), parse=parse_gtts, pack=pack_gtts):
        monkeypatch.setattr(
            "gtts.tts._translate_url", lambda tld, path="", url=service.url: f"{url}/{path}"
        )
        yield service


@pytest.fixture
def openai_service() -> Iterator[Service]:
    yield from serving(Service(), parse=parse_openai, pack=pack_openai)


@pytest.fixture
def edge_service(monkeypatch: pytest.MonkeyPatch) -> Iterator[Service]:
    service, started = Service(), threading.Event()

    async def run() -> None:
        app = web.Application()
        app.router.add_get("/edge/v1", EdgeServer(service).answer)
        runner = web.AppRunner(app, shutdown_timeout=0.1)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        service.url = f"ws://127.0.0.1:{runner.addresses[0][1]}/edge/v1"
        started.set()
        await released(service)
        await runner.cleanup()

    thread = threading.Thread(target=asyncio.run, args=(run(),))
    thread.start()
    assert started.wait(10)
    monkeypatch.setattr("edge_tts.communicate.WSS_URL", f"{service.url}?TrustedClientToken=x")
    yield service
    service.release.set()
    thread.join()


@pytest.fixture
def opened() -> Callable[..., CheckedVoice]:
    """Open a voice that records its waits instead of waiting."""

    def make(
        engine: str, service: Service, timeout: float = PATIENCE, **settings: Any
    ) -> CheckedVoice:
        tables: dict[str, Any] = {
            "gtts": Gtts(timeout=timeout),
            "edge": Edge(timeout=timeout),
            "openai": OpenaiVoice(base_url=f"{service.url}/v1", model="tts-1", timeout=timeout),
        }
        voice = open_voice(VoiceSettings(engine=engine, **tables | settings))
        assert isinstance(voice, CheckedVoice)
        return replace(voice, sleep=service.slept.append)

    return make
