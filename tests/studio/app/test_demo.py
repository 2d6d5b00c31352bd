"""The demo as a stranger runs it: a process of its own, until Ctrl-C."""

import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import httpx
import psutil
import pytest
from PySide6.QtGui import QImage

from tests.paths import REPOSITORY
from tests.patience import PATIENCE_SECONDS

pytestmark = pytest.mark.proof


def test_it_sends_plays_publishes_serves_and_ends(tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(REPOSITORY), "QT_QPA_PLATFORM": "offscreen"}
    demo = subprocess.Popen(
        [sys.executable, "-m", "studio.app.demo"],
        cwd=tmp_path,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    told = ""
    assert demo.stdout is not None
    for line in demo.stdout:
        told += line
        if line.startswith("Ctrl-C"):
            break
    address = re.search(r"Watch it at (http://\S+)", told)
    assert address, told
    page = httpx.get(address[1], trust_env=False, timeout=PATIENCE_SECONDS)
    assert (page.status_code, "First film" in page.text) == (200, True)
    picture = re.search(r"showing it: (.+)", told)
    assert picture, told
    assert QImage(picture[1]).width() >= 1120
    children = psutil.Process(demo.pid).children(recursive=True)
    demo.send_signal(signal.SIGINT)
    demo.communicate(timeout=PATIENCE_SECONDS)
    assert demo.returncode == 0
    assert psutil.wait_procs(children, PATIENCE_SECONDS)[1] == []


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "studio.app.demo", "nowhere.mp4"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(REPOSITORY)},
        capture_output=True,
        text=True,
        timeout=PATIENCE_SECONDS,
        check=False,
    )
    assert (ran.returncode, ran.stdout) == (2, "There is no file nowhere.mp4.\n")
