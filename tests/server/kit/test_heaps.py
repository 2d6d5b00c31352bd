import re
import subprocess
import sys

import pytest

THREADS = """
import ctypes, threading
from server.kit.heaps import share_heaps
share_heaps()
held, all_hold = [], threading.Barrier(9)
def hold():
    held.append([bytes(2000) for _ in range(100)])
    all_hold.wait()
for _ in range(8):
    threading.Thread(target=hold).start()
all_hold.wait()
ctypes.CDLL(None).malloc_stats()
"""


@pytest.mark.skipif(sys.platform != "linux", reason="heaps of threads are glibc's")
def test_many_threads_share_two_heaps() -> None:
    done = subprocess.run(
        [sys.executable, "-c", THREADS], stderr=subprocess.PIPE, text=True, check=True
    )
    assert len(re.findall(r"^Arena \d+:", done.stderr, re.MULTILINE)) <= 2
