import json
import os
import shutil
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import psutil
import pytest

from server.features.media import confine
from tests.patience import PATIENCE_SECONDS

SCRIPT = Path(confine.__file__)
REPORT = (
    "import json,os,resource;"
    "print(json.dumps([dict(os.environ),resource.getrlimit(resource.RLIMIT_AS)[0],"
    "resource.getrlimit(resource.RLIMIT_CPU)[0],resource.getrlimit(resource.RLIMIT_NOFILE)[0],"
    "resource.getrlimit(resource.RLIMIT_CORE)[0],os.nice(0),"
    "resource.getrlimit(resource.RLIMIT_FSIZE)[0]]))"
)


def confined(*limits: int, parent: int | None = None) -> list[str]:
    numbers = [str(parent or os.getpid()), *map(str, limits)]
    return [sys.executable, "-I", "-S", str(SCRIPT), *numbers, "--", sys.executable, "-I"]


def test_the_program_gets_its_limits_and_no_environment() -> None:
    argv = [*confined(8 << 30, 77, 55, 99 << 20, 5), "-c", REPORT]
    done = subprocess.run(argv, check=True, capture_output=True, timeout=PATIENCE_SECONDS)
    environment, memory, seconds, files, core, nice, size = json.loads(done.stdout)
    # Python itself may add its locale's variable.
    assert set(environment) <= {"LC_CTYPE"}
    assert (memory, seconds, files, core, size) == (8 << 30, 77, 55, 0, 99 << 20)
    assert nice >= 5


def test_a_file_over_its_limit_ends_the_program(tmp_path: Path) -> None:
    # dd, because Python turns the signal off for itself.
    argv = [*confined(0, 0, 0, 4096, 0)[:-2], shutil.which("dd") or "", "if=/dev/zero", "bs=9000"]
    done = subprocess.run([*argv, "count=1", f"of={tmp_path / 'large'}"], check=False)
    assert done.returncode == -signal.SIGXFSZ
    assert (tmp_path / "large").stat().st_size <= 4096


def test_it_does_not_start_when_its_parent_is_already_gone() -> None:
    done = subprocess.run([*confined(0, 0, 0, 0, 0, parent=1), "-c", "print('ran')"], check=False)
    assert done.returncode == 1


def test_without_a_program_it_refuses() -> None:
    argv = [sys.executable, "-I", "-S", str(SCRIPT), str(os.getpid()), *"00000", "--"]
    assert subprocess.run(argv, check=False).returncode == 2


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="a Linux feature")
def test_it_dies_with_a_parent_that_is_killed() -> None:
    start = textwrap.dedent("""
        import os, subprocess, sys, time
        from server.features.media.leash import Limits, leashed
        argv = leashed([sys.executable, "-I", "-c", "import time; time.sleep(600)"], Limits())
        child = subprocess.Popen(argv, start_new_session=True)
        print(child.pid, flush=True)
        time.sleep(600)
    """)
    parent = subprocess.Popen([sys.executable, "-c", start], stdout=subprocess.PIPE, text=True)
    assert parent.stdout is not None
    with parent:
        child = psutil.Process(int(parent.stdout.readline()))
        assert child.is_running()
        parent.send_signal(signal.SIGKILL)
    gone, alive = psutil.wait_procs([child], timeout=PATIENCE_SECONDS)
    assert (len(gone), alive) == (1, [])
