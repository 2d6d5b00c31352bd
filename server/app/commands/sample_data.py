"""``chitra-server sample-data``: fill an empty platform so that it looks alive."""

import sys
from contextlib import ExitStack
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Annotated

import psutil
import typer

from server.app.commands.copy_database import Bars
from server.app.commands.options import DataDir, fail, prepared
from server.app.sample.errors import SampleError
from server.app.sample.people import DEMO, DOMAIN, PASSWORD
from server.app.sample.run import Filled, fill
from server.app.sample.size import SIZES
from server.app.sample.world import World
from server.app.wiring import Parts

MIB = 1 << 20


class SizeName(StrEnum):
    """How much."""

    SMALL = "small"
    LARGE = "large"


def sample_data_command(
    *,
    size: Annotated[
        SizeName,
        typer.Option(help="small: 17,000 rows and seven films; large: about 1,000,000."),
    ] = SizeName.SMALL,
    seed: Annotated[int, typer.Option(help="The same seed and day make the same platform.")] = 1,
    until: Annotated[
        datetime | None,
        typer.Option(formats=["%Y-%m-%d"], help="The day before which all happened; else today."),
    ] = None,
    start_over: Annotated[
        bool,
        typer.Option(
            help="Remove an earlier sample first, also half of one; with all that was done in it."
        ),
    ] = False,
    data_dir: DataDir = None,
) -> None:
    """Fill an empty platform with invented people, channels, videos and their story.

    A few short films are made and processed as uploads are; all videos share them, by hard links
    in a folder. Where files cannot be shared (an object store, some disks) only the newest 200
    videos can be played. Accounts that can be signed in to have a password that everybody knows:
    never fill a server that others can reach. Stop the server first.

    It refuses a database with anybody's own accounts in it. Without --start-over a sample that is
    there already stays as it is.
    """
    day = until.date() if until else _today()
    world = World(SIZES[size.value], seed, day)
    parts = prepared(data_dir)
    try:
        filled = _fill(parts, world, start_over=start_over)
    finally:
        parts.close()
    typer.echo("The sample platform is there already." if filled is None else _told(filled))
    for name in DEMO:
        typer.echo(f"  {name + '@' + DOMAIN:<36} password: {PASSWORD}")


def _fill(parts: Parts, world: World, *, start_over: bool) -> Filled | None:
    with ExitStack() as bars:
        try:
            return fill(parts, world, Bars(bars), start_over=start_over)
        except SampleError as error:
            bars.close()
            fail(str(error))


def _told(filled: Filled) -> str:
    rate = filled.rows / max(filled.seconds, 0.001)
    return (
        f"Wrote {filled.rows:,} rows in {filled.seconds:.1f} s ({rate:,.0f} a second), and media "
        f"for {filled.videos_with_media:,} videos in {filled.media_seconds:.1f} s. "
        f"Memory: {_peak_bytes() / MIB:.0f} MiB at most. Sign in as:"
    )


def _peak_bytes() -> int:
    """The most memory that this process has held."""
    if sys.platform == "win32":
        return int(psutil.Process().memory_info().peak_wset)
    import resource  # noqa: PLC0415 - there is none on Windows

    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else most * 1024


def _today() -> date:
    return datetime.now(UTC).date()
