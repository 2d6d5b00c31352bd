"""Which subtitles a creator's file carries. Runs in a process of its own, as all that opens one.

Run as ``python -m server.features.media.subtitles.embedded_streams PATH``; prints a JSON list.
"""

import json
import os
import sys

import av
from av.stream import Disposition

from server.contract.acceptance import open_options

TEXT_CODECS = frozenset({"ass", "mov_text", "ssa", "srt", "subrip", "text", "webvtt"})
"""Kinds of subtitles that are words; others are pictures of words."""


def find(path: str) -> list[dict[str, str | int]]:
    """The text streams: ``index`` among all streams, and ``language``; the best of each first."""
    with av.open(f"file:{path}", options=open_options()) as container:
        streams = [
            stream
            for stream in container.streams.subtitles
            if stream.codec_context.codec.canonical_name in TEXT_CODECS
        ]
        # A forced one has only what is said in another language than the film's.
        streams.sort(key=lambda each: bool(each.disposition & Disposition.forced))
        return [{"index": each.index, "language": each.language or ""} for each in streams]


if __name__ == "__main__":
    sys.stdout.write(json.dumps(find(sys.argv[1])))
    sys.stdout.flush()
    # Skip the libraries' own clean-up, which may trip over what hostile input left behind.
    os._exit(0)
