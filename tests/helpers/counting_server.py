"""A server on this computer that answers anything with an empty page and remembers who called."""

from __future__ import annotations

import contextlib
import re
import socketserver
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field

ANSWER = (
    b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 0\r\n"
    b"Access-Control-Allow-Origin: *\r\nConnection: close\r\n\r\n"
)


@dataclass
class Heard:
    """The first line of every call, `GET /fetch HTTP/1.1` say, or "" where a caller sent nothing."""

    address: str = ""
    port: int = 0
    calls: list[str] = field(default_factory=list)

    def names(self) -> set[str]:
        """What was asked for, by the path's first part: {"fetch", "image"}."""
        return {re.split(r"[/?]", line.split(" ")[1].lstrip("/"))[0] if " " in line else line for line in self.calls}


@contextlib.contextmanager
def counting_server() -> Iterator[Heard]:
    """The server, listening while the block runs."""
    heard = Heard()

    class Listener(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            self.request.settimeout(2)
            with contextlib.suppress(OSError):
                heard.calls.append(self.request.recv(4000).split(b"\r\n")[0].decode("latin-1"))
                self.request.sendall(ANSWER)

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Listener) as server:
        server.daemon_threads = True
        heard.port = server.server_address[1]
        heard.address = f"http://127.0.0.1:{heard.port}"
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield heard
        finally:
            server.shutdown()
