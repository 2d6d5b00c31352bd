"""Bounds for a process that reads a hostile file."""

import sys

MEMORY_BYTES = 4 << 30
CPU_SECONDS = 600


def confine(*, endless: bool = False) -> None:
    """Bound this process: memory, processor time, no core file. Does nothing on Windows.

    Args:
        endless: It may work for as long as somebody watches, as one that plays does.
    """
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 - not there on Windows

    bounds = [(resource.RLIMIT_AS, MEMORY_BYTES), (resource.RLIMIT_CORE, 0)]
    if not endless:
        bounds.append((resource.RLIMIT_CPU, CPU_SECONDS))
    for what, most in bounds:
        _, hard = resource.getrlimit(what)
        allowed = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(what, (allowed, hard))
