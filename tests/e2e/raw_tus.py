"""A tus client down to the socket, for what no HTTP library would do."""

import socket
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit
from uuid import UUID

import httpx

from server.contract.uploads import UPLOADS_PATH
from server.features.uploads.protocol import OFFSET_TYPE
from tests.patience import PATIENCE_SECONDS, until
from tests.studio.live_server import LiveServer, sign_up


class RawTus:
    """One creator on one server."""

    def __init__(self, server: LiveServer) -> None:
        self.server = server
        self.headers = {"Authorization": f"Bearer {sign_up(server.url)}", "Tus-Resumable": "1.0.0"}

    def create(self, length: int | None) -> str:
        """The path of a new upload."""
        size = {"Upload-Defer-Length": "1"} if length is None else {"Upload-Length": str(length)}
        answer = self._ask("POST", UPLOADS_PATH, headers={**self.headers, **size})
        assert answer.status_code == 201, answer.text
        return answer.headers["Location"]

    def head(self, path: str) -> httpx.Response:
        return self._ask("HEAD", path, headers=self.headers)

    def offset(self, path: str) -> int:
        return int(self.head(path).headers["Upload-Offset"])

    def patch(self, path: str, offset: int, body: bytes, **headers: str) -> httpx.Response:
        sent = {**self.headers, **headers, "Content-Type": OFFSET_TYPE}
        return self._ask(
            "PATCH", path, content=body, headers={**sent, "Upload-Offset": str(offset)}
        )

    def delete(self, path: str) -> httpx.Response:
        return self._ask("DELETE", path, headers=self.headers)

    def sha256(self, path: str) -> str:
        """Of the whole file as it arrived, once the server has settled it."""
        found: list[str | None] = []

        def known() -> bool:
            found.append(self._ask("GET", path, headers=self.headers).json()["sha256"])
            return found[-1] is not None

        until(known)
        return str(found[-1])

    def written(self, path: str) -> int:
        """Bytes in the server's file, promised or not."""
        file = self.file(path)
        return file.stat().st_size if file.exists() else 0

    def file(self, path: str) -> Path:
        return self.server.data / "uploads" / UUID(path.rpartition("/")[2]).hex / "source"

    @contextmanager
    def patching(self, path: str, offset: int, length: int | None) -> Iterator[socket.socket]:
        """A PATCH whose head is out; the body is the test's. Without a length it is chunked."""
        parts = urlsplit(self.server.url)
        size = "Transfer-Encoding: chunked" if length is None else f"Content-Length: {length}"
        head = [f"PATCH {path} HTTP/1.1", f"Host: {parts.netloc}", size]
        head += [f"{name}: {value}" for name, value in self.headers.items()]
        head += [f"Content-Type: {OFFSET_TYPE}", f"Upload-Offset: {offset}", "", ""]
        address = (parts.hostname or "", parts.port or 0)
        with socket.create_connection(address, PATIENCE_SECONDS) as link:
            link.sendall("\r\n".join(head).encode())
            yield link

    def _ask(self, method: str, path: str, **arguments: object) -> httpx.Response:
        url = self.server.url + path
        return httpx.request(
            method,
            url,
            trust_env=False,
            timeout=PATIENCE_SECONDS,
            **arguments,  # type: ignore[arg-type]
        )


def status_of(link: socket.socket) -> int:
    """Of the answer; 0 when the connection ends without one."""
    told = b""
    while b"\r\n" not in told:
        try:
            piece = link.recv(4096)
        except ConnectionError:
            return 0
        if not piece:
            return 0
        told += piece
    return int(told.split()[1])


def reset(link: socket.socket) -> None:
    """End the connection with RST instead of FIN."""
    link.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    link.close()
