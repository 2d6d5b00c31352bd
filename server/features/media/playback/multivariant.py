"""The multivariant playlist as one viewer gets it: what they may have, and nothing else."""

import re
from collections.abc import Collection, Iterator, Sequence

from server.contract.media import Resolution
from server.features.media.playback.names import piece
from server.features.media.playback.subtitles import GROUP, offers
from server.features.videos.models import Subtitle

STREAM = "#EXT-X-STREAM-INF:"
"""Begins the line of each rung."""
_URI = re.compile(r'URI="([^"]+)"')


def cut(
    master: str,
    rungs: Collection[Resolution],
    prefix: str = "",
    tracks: Sequence[Subtitle] = (),
) -> str:
    """The playlist without the renditions of other rungs.

    Args:
        master: as the packager stored it, with names relative to its own folder.
        rungs: what stays.
        prefix: stands before every address, for a playlist that is read elsewhere.
        tracks: published subtitles, which are offered with every rendition.
    """
    lines = list(_lines(master, rungs, prefix))
    if tracks:
        streams = [at for at, line in enumerate(lines) if line.startswith(STREAM)]
        for at in streams:
            lines[at] += f',SUBTITLES="{GROUP}"'
        # While a version is made again, none of the viewer's rungs may be in the stored one.
        first = streams[0] if streams else len(lines)
        lines[first:first] = [_prefixed(line, prefix) for line in offers(tracks)]
    return "\n".join(lines) + "\n"


def _lines(master: str, rungs: Collection[Resolution], prefix: str) -> Iterator[str]:
    waiting: str | None = None
    for line in master.splitlines():
        if line.startswith(STREAM):
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
                yield _prefixed(line, prefix)


def _prefixed(line: str, prefix: str) -> str:
    return line.replace('URI="', f'URI="{prefix}')


def _stays(name: str, rungs: Collection[Resolution]) -> bool:
    found = piece(name)
    return found is not None and (found.rung is None or found.rung in rungs)
