"""Fake speech services on loopback, with the protocols and the faults of the real ones."""

from __future__ import annotations

import asyncio
import base64
import io
import json
import threading
import urllib.parse
from array import array
from dataclasses import dataclass, field
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from math import sin, tau
from pathlib import Path
from typing import TYPE_CHECKING, Any

import av
import numpy as np
from aiohttp import web
from onnx import TensorProto, helper, numpy_helper

from briefing.sound.clip import Clip
from briefing.sound.filters import iter_frames
from loopback import reset, running

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


def tone(seconds: float, rate: int = 24000, level: int = 8000) -> Clip:
    """Return 400 Hz, which has whole periods at the usual rates."""
    period = rate // 400
    samples = array(
        "h", (max(-32768, min(32767, round(level * sin(tau * n / period)))) for n in range(period))
    )
    return Clip((samples * round(seconds * 400)).tobytes(), rate)


def speech(text: str) -> Clip:
    """Return a tone as long as a voice takes for `text`."""
    return tone(len(text) / 15)


def encoded(clip: Clip, container_format: str, codec: str) -> bytes:
    file = io.BytesIO()
    with av.open(file, "w", format=container_format) as container:
        stream = container.add_stream(codec, rate=clip.rate, layout="mono")
        for frame in iter_frames(clip):
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return file.getvalue()


mp3 = partial(encoded, container_format="mp3", codec="libmp3lame")
wav = partial(encoded, container_format="wav", codec="pcm_s16le")


@dataclass
class Service:
    """Gives `answers` in order, the last one repeatedly, and records the requests.

    An answer is 200 (all is well), another status, (status, Retry-After), "hang", "reset", raw
    bytes, or a Clip that is sent as the audio of the text; over HTTP also "drip", over
    the websocket a number of words to break off after.
    """

    answers: list[Any] = field(default_factory=lambda: [200])
    requests: list[Any] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    slept: list[float] = field(default_factory=list)
    release: threading.Event = field(default_factory=threading.Event)
    url: str = ""

    def next(self) -> Any:
        return self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]

    @property
    def texts(self) -> list[str]:
        return [request["input"] for request in self.requests]


class Handler(BaseHTTPRequestHandler):
    """Handles requests with the faults of HTTP; `parse` and `pack` implement the protocol."""

    service: Service
    parse: Callable[[str, bytes], dict[str, Any]]
    pack: Callable[[Clip | bytes], bytes]

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        request = self.parse(self.path, body)
        self.service.requests.append(request)
        self.service.headers.append(dict(self.headers))
        match self.service.next():
            case "reset":
                reset(self.connection)
                self.close_connection = True
            case "hang":
                self.service.release.wait(10)
                self.close_connection = True
            case "drip":
                self.reply(200, b"", length=1000)
                while not self.service.release.wait(0.05):
                    self.wfile.write(b".")
            case 200:
                self.reply(200, self.pack(speech(request["input"])))
            case Clip() | bytes() as sound:
                self.reply(200, self.pack(sound))
            case [status, after]:
                self.reply(status, b"no", **{"Retry-After": after})
            case 302:
                self.reply(302, b"", Location=f"{self.service.url}/elsewhere")
            case status:
                self.reply(status, b"no")

    def reply(self, status: int, body: bytes, length: int | None = None, **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body) if length is None else length))
        self.end_headers()
        self.wfile.write(body)

    def handle_one_request(self) -> None:
        try:
            super().handle_one_request()
        except ConnectionError:  # the engine gave up
            self.close_connection = True

    def finish(self) -> None:
        if self.connection.fileno() >= 0:
            try:
                super().finish()
            except ConnectionError:
                self.close_connection = True

    def log_message(self, *_: Any) -> None:
        pass


def parse_gtts(_path: str, body: bytes) -> dict[str, Any]:
    form = urllib.parse.parse_qs(body.decode())
    (((name, parameter, _, kind),),) = json.loads(form["f.req"][0])
    text, language, speed, _ = json.loads(parameter)
    assert (name, kind, language, speed) == ("jQ1olc", "generic", "de", None)
    return {"input": text}


def pack_gtts(sound: Clip | bytes) -> bytes:
    """Return MP3 as the service sends it: in base64, in JSON within JSON."""
    audio = mp3(sound) if isinstance(sound, Clip) else sound
    inner = json.dumps([base64.b64encode(audio).decode()]) if audio else None
    row = json.dumps(
        [["wrb.fr", "jQ1olc", inner, None, None, None, "generic"]], separators=(",", ":")
    )
    return f')]}}\'\n\n{len(row)}\n{row}\n25\n[["e",4,null,null,132]]\n'.encode()


def parse_openai(path: str, body: bytes) -> dict[str, Any]:
    assert path == "/v1/audio/speech"
    request: dict[str, Any] = json.loads(body)
    return request


def pack_openai(sound: Clip | bytes) -> bytes:
    return wav(sound) if isinstance(sound, Clip) else sound


def serving(service: Service, **protocol: Any) -> Iterator[Service]:
    """Serve `service` over HTTP until the generator is closed."""
    protocol = {name: staticmethod(part) for name, part in protocol.items()}
    server = ThreadingHTTPServer(
        ("127.0.0.1", 0), type("Bound", (Handler,), {"service": service, **protocol})
    )
    with running(server, service.release) as port:
        service.url = f"http://127.0.0.1:{port}"
        yield service


async def released(service: Service) -> None:
    while not service.release.is_set():  # noqa: ASYNC110 - it is set in another thread
        await asyncio.sleep(0.01)


class EdgeServer:
    """The websocket of Edge: two commands in; metadata and binary sound out."""

    def __init__(self, service: Service) -> None:
        self.service = service
        self.again = False

    async def answer(self, request: web.Request) -> web.StreamResponse:
        answer = self.service.next()
        match answer:
            case int() if answer > 200:
                self.service.requests.append({"input": ""})
                return web.Response(status=answer)
            case "403 without a date":
                response = web.Response(status=403)
                response.headers["Date"] = "heute"
                return response
            case [status, after]:
                self.service.requests.append({"input": ""})
                return web.Response(status=status, headers={"Retry-After": after})
            case "reset":
                self.again = not self.again
                if self.again:  # aiohttp itself asks a second time where a connection breaks
                    self.service.answers.insert(0, "reset")
                else:
                    self.service.requests.append({"input": ""})
                assert request.transport
                request.transport.abort()
                return web.Response()
        socket_ = web.WebSocketResponse()
        await socket_.prepare(request)
        config, ssml = [(await socket_.receive()).data.partition("\r\n\r\n")[2] for _ in range(2)]
        asked = json.loads(config)["context"]["synthesis"]["audio"]
        text = ssml.partition("<prosody ")[2].partition(">")[2].partition("</prosody>")[0]
        voice, rate = (
            ssml.partition("<voice name='")[2].partition("'")[0],
            ssml.partition("rate='")[2].partition("'")[0],
        )
        self.service.requests.append(
            {"input": text, "voice": voice, "rate": rate, **asked["metadataoptions"]}
        )
        if answer == "hang":
            await released(self.service)
        else:
            await self.play(socket_, text, answer)
        await socket_.close()
        return socket_

    async def play(self, socket_: web.WebSocketResponse, text: str, answer: Any) -> None:
        head = "X-RequestId:0\r\nContent-Type:application/json; charset=utf-8\r\nPath:"
        await socket_.send_str(f"{head}turn.start\r\n\r\n{{}}")
        if answer == "another form":
            await socket_.send_str(f"{head}surprise\r\n\r\n{{}}")
        words = text.split()
        spoken = answer if isinstance(answer, int) and answer < 200 else len(words)
        clip = answer if isinstance(answer, Clip) else speech(" ".join(words[:spoken]))
        sound = answer if isinstance(answer, bytes) else mp3(clip)
        if answer == "words without sound":
            sound = sound[: len(sound) // 2]
        for number, word in enumerate([] if isinstance(answer, bytes) else words[:spoken]):
            offset = round(number * 10_000_000 * clip.seconds / spoken)
            data = {
                "Offset": offset,
                "Duration": 100_000,
                "text": {"Text": word.strip(".,"), "Length": len(word)},
            }
            metadata = json.dumps({"Metadata": [{"Type": "WordBoundary", "Data": data}]})
            await socket_.send_str(f"{head}audio.metadata\r\n\r\n{metadata}")
        for start in range(0, len(sound), 720):
            header = b"X-RequestId:0\r\nContent-Type:audio/mpeg\r\nPath:audio\r\n"
            await socket_.send_bytes(len(header).to_bytes(2) + header + sound[start : start + 720])
        if spoken == len(words):
            await socket_.send_str(f"{head}turn.end\r\n\r\n{{}}")


def piper_voice(folder: Path, name: str = "de_DE-probe-low") -> Path:
    """Write a piper voice of 10 kB: 50 ms of a tone for each phoneme, with noise as configured."""
    size, rate = 800, 16000
    ids = {"_": [0], "^": [1], "$": [2]} | {
        sign: [3 + place]
        for place, sign in enumerate(" !,.:;?abcdefhijklmnoprstuvwxyzæçðøŋœɐɑɒɔəɛɜɡɪɹɾʁʃʊʌʏʒˈˌː̧")
    }
    wave = np.sin(2 * np.pi * 20 * np.arange(size) / size).astype(np.float32) * 0.3
    nodes = [
        helper.make_node("Cast", ["input"], ["ids"], to=TensorProto.FLOAT),
        helper.make_node("Unsqueeze", ["ids", "last"], ["column"]),
        helper.make_node("Clip", ["column", "zero", "one"], ["loud"]),
        helper.make_node("Mul", ["loud", "wave"], ["tones"]),
        helper.make_node("RandomNormalLike", ["tones"], ["noise"], scale=0.1),
        helper.make_node("Gather", ["scales", "first"], ["noise_scale"]),
        helper.make_node("Mul", ["noise", "noise_scale"], ["heard_noise"]),
        helper.make_node("Add", ["tones", "heard_noise"], ["sum"]),
        helper.make_node("Gather", ["scales", "second"], ["length_scale"]),
        helper.make_node("Mul", ["samples", "length_scale"], ["kept"]),
        helper.make_node("Cast", ["kept"], ["end"], to=TensorProto.INT64),
        helper.make_node("Slice", ["sum", "start", "end", "last"], ["cut"]),
        helper.make_node("Reshape", ["cut", "flat"], ["output"]),
    ]
    constants = {
        "last": np.array([2]), "zero": np.float32(0), "one": np.float32(1),
        "wave": wave.reshape(1, 1, size),
        "first": np.array([0]), "second": np.array([1]), "samples": np.float32([size / 2]),
        "start": np.array([0]), "flat": np.array([1, 1, -1]),
    }  # fmt: skip
    inputs = [
        helper.make_tensor_value_info("input", TensorProto.INT64, [1, "n"]),
        helper.make_tensor_value_info("input_lengths", TensorProto.INT64, [1]),
        helper.make_tensor_value_info("scales", TensorProto.FLOAT, [3]),
    ]
    outputs = [helper.make_tensor_value_info("output", TensorProto.FLOAT, [1, 1, "m"])]
    tensors = [numpy_helper.from_array(np.asarray(value), key) for key, value in constants.items()]
    graph = helper.make_graph(nodes, "probe", inputs, outputs, tensors)
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=9)
    config = {
        "audio": {"sample_rate": rate}, "espeak": {"voice": "de"},
        "num_symbols": len(ids), "num_speakers": 1, "phoneme_id_map": ids,
        "inference": {"noise_scale": 0.667, "length_scale": 1.0, "noise_w": 0.8},
    }  # fmt: skip
    file = folder / f"{name}.onnx"
    file.write_bytes(model.SerializeToString())
    Path(f"{file}.json").write_text(json.dumps(config), encoding="utf-8")
    return file
