"""Reading a stream of a server over HTTP: its playlists, and pieces of its files.

ffmpeg's own HTTP would not check certificates as the studio does, and would follow a playlist to
any address. Here every byte comes from the server that was asked, and nowhere else.
"""

import io
import re
from collections.abc import Iterator, Mapping
from types import TracebackType
from typing import Self
from urllib.parse import urljoin, urlsplit

import httpx
from httpx import codes

from studio.kit.trust import trusted_context

_TIMES = httpx.Timeout(20.0, connect=10.0)
_LONGEST_PLAYLIST = 4 << 20
_CHUNK = 65_536
_VARIANT = re.compile(
    r"^#EXT-X-STREAM-INF:[^\n]*RESOLUTION=(\d+)x(\d+)[^\n]*\n([^#\n]+)$", re.MULTILINE
)
_SOUND = re.compile(r'^#EXT-X-MEDIA:TYPE=AUDIO,[^\n]*URI="([^"]+)"', re.MULTILINE)


class Remote:
    """One server's files, for :func:`av.open`.

    Args:
        address: Of a playlist.

    Raises:
        ValueError: It is no address of the web.
    """

    def __init__(self, address: str) -> None:
        self.origin = _origin(address)
        if urlsplit(address).scheme not in {"http", "https"}:
            raise ValueError("no address of the web")
        self._client = httpx.Client(timeout=_TIMES, verify=trusted_context())

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the connections; whoever reads gets an error."""
        self._client.close()

    def text(self, address: str) -> str:
        """A playlist.

        Raises:
            httpx.HTTPError: It did not come.
            OSError: It lies elsewhere, or is longer than playlists are.
        """
        with self.open(address, 0, {}) as file:
            body = file.read(_LONGEST_PLAYLIST + 1)
        if len(body) > _LONGEST_PLAYLIST:
            raise OSError("no playlist")
        return body.decode("utf-8", "replace")

    def open(self, address: str, _flags: int, options: Mapping[str, str]) -> "RemoteFile":
        """What ffmpeg asks for; ``offset`` and ``end_offset`` are those of the piece."""
        if _origin(address) != self.origin:
            raise OSError("a playlist leads elsewhere")
        first, after = int(options.get("offset", 0)), int(options.get("end_offset", 0))
        headers = {"Accept-Encoding": "identity"}
        if first or after:
            headers["Range"] = f"bytes={first}-{after - 1 if after else ''}"
        response = self._client.send(
            self._client.build_request("GET", address, headers=headers), stream=True
        )
        if response.status_code != (codes.PARTIAL_CONTENT if "Range" in headers else codes.OK):
            response.close()
            response.raise_for_status()
            raise OSError("the server answers something else")
        return RemoteFile(response)


class RemoteFile:
    """Bytes as they come. ffmpeg calls it; errors end the reading like a file's end would.

    Args:
        response: Open, and closed with this.
    """

    def __init__(self, response: httpx.Response) -> None:
        self._response = response
        self._chunks: Iterator[bytes] = response.iter_raw(_CHUNK)
        self._left = b""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self.close()

    def read(self, size: int) -> bytes:
        """At most so many bytes, as many as there are; none at the end."""
        whole = io.BytesIO()
        while whole.tell() < size:
            if not self._left:
                self._left = next(self._chunks, b"")
                if not self._left:
                    break
            need = size - whole.tell()
            whole.write(self._left[:need])
            self._left = self._left[need:]
        return whole.getvalue()

    def close(self) -> None:
        """Let go of it."""
        self._response.close()


def renditions(master: str, address: str, most_height: int) -> tuple[str, str | None]:
    """The picture's playlist and the sound's, of a multivariant playlist.

    Args:
        master: Its text.
        address: Where it is.
        most_height: Of the shorter side in pixels; the largest picture within it is taken.

    Raises:
        OSError: It names no picture.
    """
    sizes = [(min(int(w), int(h)), uri.strip()) for w, h, uri in _VARIANT.findall(master)]
    if not sizes:
        raise OSError("no picture in the playlist")
    fitting = [each for each in sizes if each[0] <= most_height]
    picture = max(fitting)[1] if fitting else min(sizes)[1]
    sound = _SOUND.search(master)
    return urljoin(address, picture), None if sound is None else urljoin(address, sound[1])


def _origin(address: str) -> tuple[str, str]:
    parts = urlsplit(address)
    return parts.scheme, parts.netloc
