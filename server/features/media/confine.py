"""Start a program that reads a stranger's file, on a short leash.

Run as a script, not imported:
``python -I -S confine.py PARENT_PID MEMORY CPU FILES SIZE NICE -- argv…``.
Limits must be set between fork and exec, and a ``preexec_fn`` may deadlock in a threaded server,
so this small program sets them on itself and then becomes the other one.

- the program dies with the thread that started it (Linux: ``PR_SET_PDEATHSIG``), so a killed
  server leaves no encoder behind;
- it may not use more memory or processor time than told, nor write larger files, nor dump core;
- its environment is empty.
"""

import ctypes
import os
import resource
import signal
import sys

PR_SET_PDEATHSIG = 1
PR_SET_NO_NEW_PRIVS = 38


def _follow_parent(parent: int) -> None:
    if not sys.platform.startswith("linux"):
        return
    libc = ctypes.CDLL(None)
    libc.prctl(PR_SET_PDEATHSIG, int(signal.SIGKILL), 0, 0, 0)
    libc.prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    if os.getppid() != parent:
        # It died before the signal could be asked for.
        sys.exit(1)


def _limit(kind: int, most: int) -> None:
    if most > 0:
        _, hard = resource.getrlimit(kind)
        soft = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(kind, (soft, soft))


def main(argv: list[str]) -> None:
    """Become ``argv[7:]`` under the limits named before it; zero means no limit."""
    parent, memory, seconds, files, size, niceness, dashes, *program = argv
    if dashes != "--" or not program:
        sys.exit(2)
    _follow_parent(int(parent))
    _limit(resource.RLIMIT_AS, int(memory))
    _limit(resource.RLIMIT_CPU, int(seconds))
    _limit(resource.RLIMIT_NOFILE, int(files))
    _limit(resource.RLIMIT_FSIZE, int(size))
    # Python ignores it, and what is ignored stays so: the limit should end the program.
    signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    os.nice(int(niceness))
    os.execve(program[0], program, {})  # noqa: S606 - no shell is the point


if __name__ == "__main__":
    main(sys.argv[1:])
