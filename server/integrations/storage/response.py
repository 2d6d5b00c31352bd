"""Answer a request with a file of the store."""

from contextlib import AbstractContextManager
from pathlib import Path

from starlette.responses import FileResponse
from starlette.types import Receive, Scope, Send


class StoredResponse(FileResponse):
    """A file of the store, held until its last byte has been sent."""

    def __init__(
        self,
        held: AbstractContextManager[Path],
        path: Path,
        *,
        media_type: str,
        headers: dict[str, str],
    ) -> None:
        super().__init__(path, media_type=media_type, headers=headers)
        self._held = held

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send it, whole or the ranges that were asked for."""
        try:
            await super().__call__(scope, receive, send)
        finally:
            self._held.__exit__(None, None, None)
