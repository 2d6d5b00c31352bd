"""Small HTTP servers that stand in for providers, on ports of their own."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Protocol, TypeVar
from urllib.parse import parse_qsl, urlsplit


@dataclass(frozen=True)
class Asked:
    """A request."""

    method: str
    path: str
    query: dict[str, str]
    form: dict[str, str]
    headers: dict[str, str]


@dataclass(frozen=True)
class Reply:
    """An answer; a dictionary is sent as JSON."""

    body: Any = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)


class Provider(Protocol):
    """What is served."""

    url: str
    asked: list[Asked]
    instead: dict[str, Reply]
    """What is answered at a path in place of the right thing."""

    def answer(self, asked: Asked) -> Reply: ...


Served = TypeVar("Served", bound=Provider)


@contextmanager
def serving(provider: Served) -> Iterator[Served]:
    """The provider, reached over HTTP."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._reply("GET", b"")

        def do_POST(self) -> None:
            self._reply("POST", self.rfile.read(int(self.headers.get("Content-Length", "0"))))

        def _reply(self, method: str, body: bytes) -> None:
            parts = urlsplit(self.path)
            asked = Asked(
                method,
                parts.path,
                dict(parse_qsl(parts.query)),
                dict(parse_qsl(body.decode())),
                {name.lower(): value for name, value in self.headers.items()},
            )
            provider.asked.append(asked)
            reply = provider.instead.get(parts.path) or provider.answer(asked)
            is_json = not isinstance(reply.body, bytes)
            sent = json.dumps(reply.body).encode() if is_json else reply.body
            self.send_response(reply.status)
            self.send_header("Content-Type", "application/json" if is_json else "text/html")
            self.send_header("Content-Length", str(len(sent)))
            for name, value in reply.headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(sent)

        def log_message(self, *_: Any) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    provider.url = f"http://127.0.0.1:{server.server_port}"
    try:
        yield provider
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
