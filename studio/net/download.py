"""Fetching a file of the server to a place that the person chose."""

from collections.abc import Callable
from pathlib import Path

from studio.kit.errors import LocalFileNotWritten, Offline
from studio.kit.task_scope import TaskScope
from studio.net.client import ApiClient

Progress = Callable[[int, int | None], None]
"""Told of the bytes that have come, and of all there are where the server says so."""

_CHUNK = 256 * 1024


async def download(
    api: ApiClient, path: str, target: Path, scope: TaskScope, progress: Progress
) -> None:
    """Fetch a file; it has its name only once it is whole. Cancelling leaves nothing behind.

    Args:
        api: The connection.
        path: From the root of the server.
        target: Where the file is to be; one that is there is replaced.
        scope: Runs what blocks.
        progress: Told how far it is.

    Raises:
        StudioError: It did not come whole, or cannot be written.
    """
    part = target.with_name(f"{target.name}.part")
    try:
        async with api.open_file(path) as response:
            told = response.headers.get("content-length", "")
            total = int(told) if told.isdecimal() else None
            file = await scope.run_blocking(part.open, "wb")
            try:
                done = 0
                async for chunk in response.aiter_raw(_CHUNK):
                    await scope.run_blocking(file.write, chunk)
                    done += len(chunk)
                    progress(done, total)
            finally:
                file.close()
        if total is not None and done != total:
            raise Offline("The connection broke off before the file was whole. Try again.")
        await scope.run_blocking(part.replace, target)
    except OSError as error:
        raise _not_written(target) from error
    finally:
        _forget(part)


def _not_written(target: Path) -> LocalFileNotWritten:
    return LocalFileNotWritten(
        f"The file cannot be written to {target.parent}. Choose another folder, or make room."
    )


def _forget(part: Path) -> None:
    try:
        part.unlink(missing_ok=True)
    except OSError:
        return
