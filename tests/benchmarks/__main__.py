"""All benchmarks, or those that are named: ``python -m tests.benchmarks [names]``.

They print speed and memory as ratios to references measured in the same run. Nothing is
asserted: the machine decides about the figures, and the ratios about us.
"""

import platform
import sys
from collections.abc import Callable

import psutil

from tests.benchmarks import (
    chunked,
    encode_ladder,
    identity,
    sample,
    scale,
    scrolling,
    second_pass,
    seeking,
    server_start,
    serving,
    studio_start,
    upload,
)

BENCHMARKS: dict[str, tuple[str, Callable[[], object]]] = {
    "upload": ("Upload of 1 GiB over loopback", upload.main),
    "encode": (
        "Full ladder of a 1080p clip against PeerTube's and MediaCMS's arguments",
        lambda: encode_ladder.main(None),
    ),
    "av1": ("The second pass in AV1 against the first in H.264", second_pass.main),
    "chunks": ("A long video in chunks against one run of ffmpeg by hand", chunked.main),
    "studio": ("Start of the studio against a bare Qt window", studio_start.main),
    "seeking": ("From a moment of a 4K film to its frame, against ffmpeg", seeking.main),
    "scale": ("Listings with 1,000 and 1,000,000 videos, on each database", scale.main),
    "scrolling": ("A content list of 100,000 videos against a plain table", scrolling.main),
    "sample": ("A large sample platform's rows against bare rows of one table", sample.main),
    "identity": ("Requests with a token, sign-ins, and a flood of them", identity.main),
    "serving": ("Segments under a grant, against nginx", serving.main),
    "server": ("Start of the server against a bare FastAPI application", server_start.main),
}


def main(names: list[str]) -> int:
    """Run what is named, or all; 2 when a name is unknown."""
    unknown = [name for name in names if name not in BENCHMARKS]
    if unknown:
        print(f"There is no {', '.join(unknown)}. There are: {', '.join(BENCHMARKS)}.")
        return 2
    cores = psutil.cpu_count()
    print(f"{platform.system()} {platform.release()}, {cores} cores, ", end="")
    print(f"{psutil.virtual_memory().total / 1e9:.0f} GB, load {psutil.getloadavg()[0]:.1f}")
    for name in names or BENCHMARKS:
        title, run = BENCHMARKS[name]
        print(f"\n== {name}: {title} ==\n", flush=True)
        run()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
