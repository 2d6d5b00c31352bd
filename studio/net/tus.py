"""Sending one file by tus 1.0.0, a chunk at a time, over tuspy's uploader.

Everything here blocks and belongs on a thread; one upload is used by one thread at a time.
The upload's URL is the caller's to keep: tuspy's own store recognises a file by its first
64 KiB and its size, and was seen to mix two files into one upload.
"""

import base64
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Lock
from types import TracebackType
from typing import Any, Self
from urllib.parse import urljoin, urlsplit

import requests
from requests.structures import CaseInsensitiveDict
from tusclient.client import TusClient
from tusclient.exceptions import TusCommunicationError
from tusclient.uploader import Uploader

from server.contract.uploads import TUS_VERSION, UPLOADS_PATH
from studio.kit.errors import (
    ChunkTooLarge,
    LocalFileMissing,
    LocalFileUnreadable,
    NetworkError,
    OffsetMismatch,
    StudioError,
    UploadGone,
)
from studio.net.address import require_secure
from studio.net.answers import (
    error_of_transport,
    error_of_tus_answer,
    not_our_server,
)
from studio.net.bandwidth import UNCAPPED, Bandwidth
from studio.net.chunk_size import ChunkSize
from studio.net.tus_transport import (
    BlockObserver,
    ChunkBody,
    SendingStopped,
    StreamedRequest,
    TusSession,
    exchange,
    refusal_of,
)

__all__ = ["SendingStopped", "TusUpload", "terminate"]

_CREATED = 201
_NO_CONTENT = 204
_TOO_LARGE = 413


class TusUpload:
    """One file on its way to one upload resource.

    Args:
        base_url: Of the server, normalised.
        path: The file.
        metadata: As ``Upload-Metadata``; see :mod:`server.contract.uploads`.
        upload_path: Where the upload lies on the server, if it was created before.
        chunk: How much one PATCH carries; learns from each.
        bandwidth: Grants the bytes that go out.

    Raises:
        LocalFileMissing: The file has gone.
        LocalFileUnreadable: It cannot be opened.
        InsecureAddress: The token would travel unencrypted.
    """

    def __init__(
        self,
        base_url: str,
        path: Path,
        metadata: Mapping[str, str],
        *,
        upload_path: str | None = None,
        chunk: ChunkSize | None = None,
        bandwidth: Bandwidth = UNCAPPED,
    ) -> None:
        require_secure(base_url)
        file = _open(path)
        self._file = file
        self._session = TusSession(base_url)
        self._client = TusClient(base_url + UPLOADS_PATH)
        self._chunk = chunk or ChunkSize()
        self._uploader = _StreamingUploader(
            self._session,
            bandwidth,
            file_stream=file,
            client=self._client,
            chunk_size=self._chunk.now,
            metadata=dict(metadata),
        )
        self._uploader.url = None if upload_path is None else base_url + upload_path
        self._busy = Lock()
        self._closing = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def upload_path(self) -> str | None:
        """Where the upload lies on the server, from its root, once created."""
        url: str | None = self._uploader.url
        return None if url is None else urlsplit(url).path

    @property
    def offset(self) -> int:
        """How many bytes the server last said it holds."""
        offset: int = self._uploader.offset
        return offset

    @property
    def size(self) -> int:
        """Bytes of the file."""
        size: int = self._uploader.stop_at
        return size

    def create(self, token: str) -> str:
        """Make the upload on the server.

        Returns:
            Where it lies on the server; keep it before sending anything.

        Raises:
            StudioError: The server refuses (quota, room) or cannot be reached.
        """
        with self._at_work(token):
            self._uploader.url = self._uploader.create_url()
            self._uploader.offset = 0
            return urlsplit(self._uploader.url).path

    def ask_offset(self, token: str) -> int:
        """Ask how many bytes the server holds, and go on from there.

        Raises:
            UploadGone: The server does not know the upload any more.
            StudioError: It refuses otherwise, or cannot be reached.
        """
        with self._at_work(token):
            self._uploader.offset = self._uploader.get_offset()
            return self.offset

    def send_chunk(self, token: str, stop: Event, on_block: BlockObserver) -> int:
        """Send the next chunk.

        Args:
            token: Access token; it must last until the request begins, not until it ends.
            stop: Set it from another thread to end sending within a block.
            on_block: Sees every block before it goes out.

        Returns:
            How many bytes the server now holds for good.

        Raises:
            SendingStopped: ``stop`` was set. Ask for the offset before going on.
            OffsetMismatch: The server stands elsewhere. Ask for the offset before going on.
            ChunkTooLarge: It was too much at once. Ask for the offset before going on.
            StudioError: It refuses, cannot be reached, or the file cannot be read. After
                anything but a refusal, ask for the offset before going on.
        """
        with self._at_work(token):
            before, begun = self.offset, time.monotonic()
            self._uploader.watch(stop, on_block)
            self._uploader.chunk_size = self._chunk.now
            try:
                self._uploader.upload_chunk()
            except TusCommunicationError as error:
                raise self._learned(self._translated(error), error.status_code) from error
            self._chunk.arrived(self.offset - before, time.monotonic() - begun)
            if not before < self.offset <= self.size:
                raise OffsetMismatch("The server lost its place in the file.")
            return self.offset

    def tell_digest(self, token: str, sha256: str) -> None:
        """Tell the whole file's sha256, which makes the upload complete.

        Args:
            token: Access token.
            sha256: In hex.

        Raises:
            OffsetMismatch: The server stands elsewhere; at the end, if it is complete already.
            StudioError: It refuses, or cannot be reached. Tell it again.
        """
        digest = base64.b64encode(bytes.fromhex(sha256)).decode()
        with self._at_work(token):
            headers = {
                **self._uploader.get_headers(),
                "Content-Type": "application/offset+octet-stream",
                "Upload-Offset": str(self.size),
                "Repr-Digest": f"sha-256=:{digest}:",
            }
            answer = exchange(self._session, "PATCH", self._uploader.url, headers)
            if answer.status_code != _NO_CONTENT:
                raise refusal_of(answer)

    def cut_off(self) -> None:
        """End the request that another thread is at, as if the line had broken."""
        self._session.abort()

    def close(self) -> None:
        """Close the file and the connection.

        A thread that is at work is made to fail at once, and closes them behind itself.
        """
        self._closing = True
        if self._busy.acquire(blocking=False):
            self._close()
            self._busy.release()
        else:
            self._session.abort()

    @contextmanager
    def _at_work(self, token: str) -> Iterator[None]:
        self._client.set_headers({"Authorization": f"Bearer {token}"})
        with self._busy:
            try:
                yield
            finally:
                if self._closing:
                    self._close()

    def _close(self) -> None:
        self._file.close()
        self._session.close()

    def _learned(self, error: StudioError, status: int | None) -> StudioError:
        """The error, after the size of the next request was made to fit it."""
        if isinstance(error, NetworkError):
            self._chunk.broke_off()
        # Our server's own refusal of a whole file comes with its request's number.
        foreign = status == _TOO_LARGE and error.request_id is None
        if foreign and self._chunk.was_too_large():
            return ChunkTooLarge("Something between here and the server takes only smaller pieces.")
        return error

    def _translated(self, error: TusCommunicationError) -> StudioError:
        if error.status_code is None:
            cause = error.__cause__
            broken = cause if isinstance(cause, requests.RequestException) else OSError(str(error))
            return error_of_transport(broken)
        headers = CaseInsensitiveDict(self._uploader.request.response_headers)
        return error_of_tus_answer(error.status_code, headers, error.response_content or b"")


class _StreamingUploader(Uploader):  # type: ignore[misc]
    """tuspy's uploader with our transport under it."""

    def __init__(self, session: TusSession, bandwidth: Bandwidth, **arguments: Any) -> None:
        self.session = session
        self._bandwidth = bandwidth
        self._stop = Event()
        self._on_block: BlockObserver = _unseen
        super().__init__(retries=0, store_url=False, **arguments)

    def watch(self, stop: Event, on_block: BlockObserver) -> None:
        """Set what the next chunk's body obeys and tells."""
        self._stop, self._on_block = stop, on_block

    def body(self, start: int) -> ChunkBody:
        """The next chunk."""
        length = self.get_request_length()
        stop, seen = self._stop, self._on_block
        return ChunkBody(self.file_stream, start, length, stop, seen, self._bandwidth)

    def get_offset(self) -> int:
        """HEAD, with timeouts and our errors."""
        answer = exchange(self.session, "HEAD", self.url, self.get_headers())
        offset = answer.headers.get("upload-offset", "")
        if not answer.ok:
            raise refusal_of(answer)
        if not offset.isdecimal() or int(offset) > self.stop_at:
            raise not_our_server()
        return int(offset)

    def create_url(self) -> str:
        """POST, with timeouts and our errors."""
        headers = self.get_url_creation_headers()
        answer = exchange(self.session, "POST", self.client.url, headers)
        location = answer.headers.get("location")
        if answer.status_code != _CREATED or not location:
            raise refusal_of(answer)
        # Only the path: behind a proxy the server may not know its own name or scheme, and
        # the token must never follow an address to another host.
        return str(urljoin(self.client.url, urlsplit(location).path))

    def _do_request(self) -> None:
        self.request = StreamedRequest(self)
        self.request.perform()
        if self.request.status_code != _NO_CONTENT:
            raise TusCommunicationError("", self.request.status_code, self.request.response_content)
        if not self.request.response_headers.get("upload-offset", "").isdecimal():
            # tuspy would trip over it.
            raise not_our_server()


def terminate(base_url: str, upload_path: str, token: str) -> None:
    """Delete an upload on the server. One that has already gone is as good.

    Raises:
        StudioError: The server refuses or cannot be reached.
    """
    require_secure(base_url)
    session = TusSession(base_url)
    headers = {"Tus-Resumable": TUS_VERSION, "Authorization": f"Bearer {token}"}
    try:
        answer = exchange(session, "DELETE", base_url + upload_path, headers)
    finally:
        session.close()
    if not answer.ok:
        error = refusal_of(answer)
        if not isinstance(error, UploadGone):
            raise error


def _open(path: Path) -> Any:
    try:
        return path.open("rb", buffering=0)
    except FileNotFoundError:
        raise LocalFileMissing(
            f"{path.name} is no longer where it was. Put it back, or add it again."
        ) from None
    except OSError as error:
        raise LocalFileUnreadable(
            f"{path.name} cannot be opened: {error.strerror}. Check that you may read it."
        ) from error


def _unseen(_offset: int, _block: memoryview) -> None:
    """Nobody watches."""
