"""Put a program that reads a stranger's file where nothing else is (bubblewrap).

It sees the system's libraries, itself, the one file that it is about and the folder that it writes
to: no other creator's file, no database, no network, no other program. Where there is no
bubblewrap, or the system lets nobody make namespaces (many containers), the leash of
:mod:`server.features.media.leash` and the lists of formats, codecs and protocols stand alone.
"""

import shutil
import subprocess
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

TRIAL_SECONDS = 20
_SYSTEM = ("/usr", "/lib", "/lib32", "/lib64", "/bin", "/etc/ld.so.cache")
"""Programs and libraries; on many systems all but the first are links into it."""


@dataclass(frozen=True)
class View:
    """What a program may see beside the system and itself."""

    reads: tuple[Path, ...] = ()
    """Files and folders that are there and cannot be changed."""
    writes: Path | None = None
    """A folder."""


def bubbled(argv: Sequence[str], view: View) -> list[str]:
    """``argv`` so that it runs with no more than this view; unchanged where that cannot be."""
    if not works():
        return list(argv)
    command = [_program(), "--unshare-all", "--die-with-parent", "--proc", "/proc", "--dev", "/dev"]
    command += _seen([*map(Path, _SYSTEM), Path(argv[0]), *view.reads])
    if view.writes is not None:
        folder = str(view.writes.absolute())
        command += ["--bind", folder, folder, "--chdir", folder]
    # What holds it all together would be memory that can be written to.
    return [*command, "--remount-ro", "/", "--", *argv]


def python() -> tuple[Path, ...]:
    """What our own interpreter and modules are made of, for a view."""
    ours = Path(__file__).resolve().parents[3]
    return tuple(dict.fromkeys((Path(sys.prefix), Path(sys.base_prefix), ours / "server")))


@cache
def works() -> bool:
    """Whether this system lets us; tried once."""
    if _program() == "":
        return False
    trial = [_program(), "--unshare-all", "--die-with-parent", "--proc", "/proc", "--dev", "/dev"]
    trial += [*_seen(map(Path, _SYSTEM)), "--", "/usr/bin/env"]
    try:
        done = subprocess.run(
            trial, stdin=subprocess.DEVNULL, capture_output=True, check=False, timeout=TRIAL_SECONDS
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


@cache
def _program() -> str:
    return (shutil.which("bwrap") or "") if sys.platform.startswith("linux") else ""


def _seen(paths: Iterable[Path]) -> list[str]:
    arguments: list[str] = []
    for path in dict.fromkeys(paths):
        if path.is_symlink() and str(path) in _SYSTEM:
            arguments += ["--symlink", str(path.readlink()), str(path)]
        elif path.exists():
            # A link is followed here: what it leads to is what is seen, under its own name too.
            arguments += ["--ro-bind", str(path), str(path.absolute())]
    return arguments
