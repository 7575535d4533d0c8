"""What the stand-ins of services share: a server that runs while a test does, and how a connection is reset."""

from __future__ import annotations

import contextlib
import socket
import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from socketserver import BaseServer

_LINGER = b"\1\0\0\0\0\0\0\0"
"""SO_LINGER of no seconds: closing sends RST."""


@contextlib.contextmanager
def running(server: BaseServer, release: threading.Event) -> Iterator[int]:
    """`server` in a thread of its own; gives its port. At the end `release` frees the handlers that hang."""
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield server.server_address[1]
    finally:
        release.set()
        server.shutdown()
        thread.join()
        server.server_close()


def reset(connection: socket.socket) -> None:
    """Break a connection off as a network does."""
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _LINGER)
    connection.close()
