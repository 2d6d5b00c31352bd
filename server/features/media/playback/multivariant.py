"""The multivariant playlist as one viewer gets it: what they may have, and nothing else."""

import re
from collections.abc import Collection, Iterator

from server.contract.media import Resolution
from server.features.media.playback.names import piece

_STREAM = "#EXT-X-STREAM-INF:"
_URI = re.compile(r'URI="([^"]+)"')


def cut(master: str, rungs: Collection[Resolution], prefix: str = "") -> str:
    """The playlist without the renditions of other rungs.

    Args:
        master: as the packager stored it, with names relative to its own folder.
        rungs: what stays.
        prefix: stands before every address, for a playlist that is read elsewhere.
    """
    return "\n".join(_lines(master, rungs, prefix)) + "\n"


def _lines(master: str, rungs: Collection[Resolution], prefix: str) -> Iterator[str]:
    waiting: str | None = None
    for line in master.splitlines():
        if line.startswith(_STREAM):
            # Which rung it describes is told by the address on the next line.
            waiting = line
        elif waiting is not None:
            if _stays(line, rungs):
                yield waiting
                yield prefix + line
            waiting = None
        else:
            named = _URI.search(line)
            if named is None:
                yield line
            elif _stays(named[1], rungs):
                yield f"{line[: named.start(1)]}{prefix}{line[named.start(1) :]}"


def _stays(name: str, rungs: Collection[Resolution]) -> bool:
    found = piece(name)
    return found is not None and (found.rung is None or found.rung in rungs)
