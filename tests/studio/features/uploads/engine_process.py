"""A studio without windows in a process of its own, for tests that kill it.

``python engine_process.py FOLDER URL ADDRESS CHUNK LAST [FILE…]``: goes on with the queue in
FOLDER, adds the files, prints each change as a line, and ends when everything is over, or by
``kill -9`` once LAST bytes of a file are sent. It kills itself, because whoever watches it may
be held up until everything is sent.
"""

import asyncio
import json
import os
import signal
import sys
from functools import partial
from pathlib import Path
from uuid import UUID

from studio.features.uploads.state import ItemState, UploadItem
from tests.studio.rig import rig

_OVER = {ItemState.READY, ItemState.FAILED, ItemState.REFUSED, ItemState.PUBLISHED}


def tell(last: int, _id: UUID, item: UploadItem | None) -> None:
    if item is not None:
        told = {
            "state": item.state,
            "filename": item.filename,
            "sent": item.sent_bytes,
            "verified": item.content_verified,
            "error": None if item.error is None else item.error.message,
        }
        sys.stdout.write(json.dumps(told) + "\n")
        sys.stdout.flush()
        if item.sent_bytes >= last:
            os.kill(os.getpid(), signal.SIGKILL)


async def main(folder: str, url: str, address: str, chunk: str, last: str, *files: str) -> None:
    observe = partial(tell, int(last))
    async with rig(Path(folder), url, address, chunk_bytes=int(chunk), new=False) as studio:
        studio.engine.subscribe(observe)
        await studio.engine.add([Path(file) for file in files])
        for item in studio.engine.items():
            observe(item.id, item)
        await studio.until(
            lambda: all(
                item.state in _OVER and (item.content_verified or item.error)
                for item in studio.engine.items()
            ),
        )


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
