"""Bounds for a process that reads a hostile file."""

import sys

MEMORY_BYTES = 4 << 30
CPU_SECONDS = 600


def confine() -> None:
    """Bound this process: memory, processor time, no core file. Does nothing on Windows."""
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 - not there on Windows

    for what, most in (
        (resource.RLIMIT_AS, MEMORY_BYTES),
        (resource.RLIMIT_CPU, CPU_SECONDS),
        (resource.RLIMIT_CORE, 0),
    ):
        _, hard = resource.getrlimit(what)
        allowed = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(what, (allowed, hard))
