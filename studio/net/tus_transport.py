"""How tus requests travel: tuspy's requests, streamed, with timeouts and one connection.

tuspy 1.1.0 reads a whole chunk into memory, sends it without any timeout on a connection of
its own, and leaves the file open. Its two network classes are replaced here; its protocol
(headers, metadata, offsets) is used as it is.
"""

import contextlib
import socket
from collections.abc import Callable, Iterable, Iterator, Mapping
from io import FileIO
from threading import Event
from typing import Any

import requests
from requests.adapters import HTTPAdapter
from tusclient.exceptions import TusUploadFailed
from tusclient.request import TusRequest
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool

from studio.kit.errors import LocalFileChanged, LocalFileUnreadable, StudioError
from studio.kit.trust import trusted_context
from studio.net.address import is_loopback
from studio.net.answers import error_of_transport, error_of_tus_answer
from studio.net.bandwidth import UNCAPPED, Bandwidth

BlockObserver = Callable[[int, memoryview], None]
"""Told of each block, in the sending thread, before it goes out: its place in the file and
its bytes, which are only there during the call."""

_BLOCK_BYTES = 256 * 1024
"""One write to the socket. Larger blocks were not faster."""

_WRITE_SECONDS = 60.0
"""One block must get through within it, which allows lines down to 5 KB/s."""

_TIMEOUTS = (10.0, 120.0)
"""Seconds to connect, and to wait for an answer: a slow disk may take long over one chunk."""


class SendingStopped(Exception):  # noqa: N818 - nothing is wrong
    """Sending was told to stop; what has arrived stays on the server."""


class ChunkBody:
    """A stretch of a file as a request's body: read block by block while it is sent.

    Args:
        file: Open for reading, unbuffered; the position is moved.
        start: Where the stretch begins.
        length: Bytes.
        stop: When set, sending ends before the next block.
        on_block: Sees each block.
        bandwidth: Grants the bytes.
    """

    def __init__(
        self,
        file: FileIO,
        start: int,
        length: int,
        stop: Event,
        on_block: BlockObserver,
        bandwidth: Bandwidth = UNCAPPED,
    ) -> None:
        self._file = file
        self._start = start
        self._length = length
        self._stop = stop
        self._on_block = on_block
        self._bandwidth = bandwidth

    def __len__(self) -> int:
        return self._length

    def __iter__(self) -> Iterator[memoryview]:
        buffer = memoryview(bytearray(_BLOCK_BYTES))
        offset, end = self._start, self._start + self._length
        while offset < end:
            granted = self._bandwidth.grant(min(_BLOCK_BYTES, end - offset), self._stop)
            if self._stop.is_set():
                raise SendingStopped
            block = buffer[: self._fill(buffer[:granted], offset)]
            self._on_block(offset, block)
            yield block
            offset += len(block)

    def _fill(self, room: memoryview, offset: int) -> int:
        try:
            self._file.seek(offset)
            count: int = self._file.readinto(room)
        except OSError as error:
            # Not an OSError from here on: urllib3 would take it for a broken connection.
            raise LocalFileUnreadable(
                f"The file cannot be read: {error.strerror}. Check the disk it is on."
            ) from error
        if count == 0:
            raise LocalFileChanged(
                "The file became shorter while it was being sent. Add it again when it is ready."
            )
        return count


class StreamedRequest(TusRequest):  # type: ignore[misc]
    """tuspy's PATCH, with the body streamed over a session that is kept.

    Args:
        uploader: tuspy's uploader; its ``body`` and ``session`` are ours.
    """

    def __init__(self, uploader: Any) -> None:
        super().__init__(uploader)
        self._uploader = uploader

    def perform(self) -> None:
        """Send the chunk and keep the answer.

        Raises:
            TusUploadFailed: No whole answer came.
        """
        body = self._uploader.body(int(self._request_headers["upload-offset"]))
        try:
            answer = self._uploader.session.request(
                "PATCH", self._url, headers=self._request_headers, data=body
            )
        except requests.RequestException as error:
            raise TusUploadFailed(str(error)) from error
        self.status_code = answer.status_code
        self.response_content = answer.content
        self.response_headers = {key.lower(): value for key, value in answer.headers.items()}


class TusSession:
    """One kept connection to the server for tus requests. It belongs to one thread at a time.

    Args:
        base_url: Normalised.
    """

    def __init__(self, base_url: str) -> None:
        self._session = requests.Session()
        self._session.trust_env = not is_loopback(base_url)
        self._sockets: list[socket.socket] = []
        for scheme in ("http://", "https://"):
            self._session.mount(scheme, _Adapter(self._sockets))

    def request(
        self,
        method: str,
        url: str,
        *,
        headers: Mapping[str, str],
        data: Iterable[Any] | None = None,
    ) -> requests.Response:
        """Send one request. Redirects are not followed: they would carry the token along.

        Raises:
            requests.RequestException: No whole answer came.
        """
        return self._session.request(
            method,
            url,
            headers=headers,
            data=data,
            timeout=_TIMEOUTS,
            allow_redirects=False,
        )

    def abort(self) -> None:
        """End the request that another thread is at, which then fails at once.

        Without this a thread would sit on a dead network until a timeout, and with it the
        program that wants to end.
        """
        for link in self._sockets:
            # Below TLS, whose own farewell would wait for the other side's.
            with contextlib.suppress(OSError):
                socket.socket.shutdown(link, socket.SHUT_RDWR)

    def close(self) -> None:
        """Close the connection."""
        self._session.close()


class _Adapter(HTTPAdapter):
    """Brings the studio's certificates to requests, and its sockets to whoever must end them.

    Args:
        sockets: Each new connection's socket is added to it.
    """

    def __init__(self, sockets: list[socket.socket]) -> None:
        self._sockets = sockets
        super().__init__()

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        sockets = self._sockets

        class Watched:
            """A connection whose socket is known from outside, and is patient with writes."""

            sock: socket.socket | None

            def connect(self) -> None:
                super().connect()  # type: ignore[misc]
                if self.sock is not None:
                    self.sock.settimeout(_WRITE_SECONDS)
                    sockets[:] = [self.sock]

        class PlainPool(HTTPConnectionPool):
            ConnectionCls = type("WatchedHTTP", (Watched, HTTPConnection), {})

        class SecurePool(HTTPSConnectionPool):
            ConnectionCls = type("WatchedHTTPS", (Watched, HTTPSConnection), {})

        super().init_poolmanager(*args, ssl_context=trusted_context(), **kwargs)
        self.poolmanager.pool_classes_by_scheme = {"http": PlainPool, "https": SecurePool}


def exchange(
    session: TusSession, method: str, url: str, headers: Mapping[str, str]
) -> requests.Response:
    """Send one request without a body.

    Raises:
        NetworkError: No whole answer came.
    """
    try:
        return session.request(method, url, headers=headers)
    except requests.RequestException as error:
        raise error_of_transport(error) from error


def refusal_of(answer: requests.Response) -> StudioError:
    """What an answer that is not the hoped-for one stands for."""
    return error_of_tus_answer(answer.status_code, answer.headers, answer.content)
