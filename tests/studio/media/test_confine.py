import signal
import subprocess
import sys

import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="POSIX limits")


def run(code: str) -> subprocess.CompletedProcess[bytes]:
    setup = "from studio.media import confine; confine.CPU_SECONDS = 1; confine.confine()\n"
    return subprocess.run([sys.executable, "-c", setup + code], capture_output=True, check=False)


def test_memory_is_bounded() -> None:
    done = run("x = bytearray(6 << 30)")
    assert done.returncode != 0
    assert b"MemoryError" in done.stderr


def test_processor_time_is_bounded() -> None:
    assert run("while True: pass").returncode == -signal.SIGXCPU
