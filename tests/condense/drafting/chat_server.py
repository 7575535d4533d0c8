"""A fake OpenAI-compatible server: the chat-completions protocol on loopback."""

from __future__ import annotations

import contextlib
import json
import threading
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

from loopback import reset, running

if TYPE_CHECKING:
    from collections.abc import Iterator

FORMATS = ("json_schema", "json_object", "text")


def sentence(text: str, *basis: int) -> dict[str, Any]:
    return {"text": text, "basis": list(basis)}


def reply(*parts: list[dict[str, Any]], headline: str = "") -> str:
    """The JSON of a draft: the lead, then the points or paragraphs."""
    return json.dumps(
        {"headline": headline, "lead": parts[0], "body": list(parts[1:])}, ensure_ascii=False
    )


@dataclass
class Status:
    """A refusal."""

    code: int
    message: str = "no"
    headers: dict[str, str] = field(default_factory=dict)


@dataclass
class Service:
    """Plays `answers` one after the other, the last one for ever, and remembers what it was asked.

    An answer is a message's content, a whole completion, raw bytes, a Status, "hang" or "reset".
    """

    answers: list[Any] = field(default_factory=list)
    refused: tuple[str, ...] = ()
    """Parameters and forms of answers that it answers with status 400."""
    requests: list[dict[str, Any]] = field(default_factory=list)
    keys: list[str | None] = field(default_factory=list)
    release: threading.Event = field(default_factory=threading.Event)
    url: str = ""

    def next(self) -> Any:
        return self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]

    def refusal(self, request: dict[str, Any]) -> str:
        form = request.get("response_format", {}).get("type", "")
        return next((name for name in self.refused if name in {*request, form}), "")


def completion(content: str | None, finish: str = "stop", **message: Any) -> dict[str, Any]:
    """An answer as servers send it."""
    choice = {
        "index": 0,
        "message": {"role": "assistant", "content": content} | message,
        "finish_reason": finish,
    }
    usage = {"prompt_tokens": 900, "completion_tokens": 150, "total_tokens": 1050}
    return {
        "id": "c1",
        "object": "chat.completion",
        "created": 1,
        "model": "m",
        "choices": [choice],
        "usage": usage,
    }


class Handler(BaseHTTPRequestHandler):
    service: Service

    def do_POST(self) -> None:
        request = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        assert self.path == "/v1/chat/completions"
        assert {message["role"] for message in request["messages"]} <= {
            "system",
            "user",
            "assistant",
        }
        self.service.requests.append(request)
        self.service.keys.append(self.headers["Authorization"])
        if name := self.service.refusal(request):
            self.reply(
                400,
                {
                    "error": {
                        "message": f"Unsupported parameter: {name}",
                        "type": "invalid_request_error",
                    }
                },
            )
            return
        match self.service.next():
            case "hang":
                self.service.release.wait(10)
                self.close_connection = True
            case "reset":
                reset(self.connection)
                self.close_connection = True
            case Status(code, message, headers):
                self.reply(code, {"error": {"message": message}}, **headers)
            case bytes() as body:
                self.reply(200, body)
            case str() as content:
                self.reply(200, completion(content))
            case answer:
                self.reply(200, answer)

    def reply(self, status: int, body: Any, **headers: str) -> None:
        sent = body if isinstance(body, bytes) else json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(sent)))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(sent)

    def finish(self) -> None:
        if self.connection.fileno() >= 0:
            super().finish()

    def log_message(self, *_: Any) -> None:
        pass


@contextlib.contextmanager
def serving() -> Iterator[Service]:
    """A server that runs meanwhile."""
    made = Service()
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Bound", (Handler,), {"service": made}))
    with running(server, made.release) as port:
        made.url = f"http://127.0.0.1:{port}/v1"
        yield made
