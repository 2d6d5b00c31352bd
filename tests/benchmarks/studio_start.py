"""From the studio's process start to its first painted window, against a bare Qt window.

Usage: ``python -m tests.benchmarks.studio_start``. Without a display of its own: Qt's offscreen
platform. The studio is the real one, on empty folders: its window is painted first, then the
sign-in screen in it. The bare window imports the same Qt modules and is painted once.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from tests.benchmarks.processes import REST_SECONDS, Measured, compare, resident

ROUNDS = 5

BARE = """
import importlib, sys
for name in sys.argv[1:]:
    importlib.import_module(name)
from PySide6.QtWidgets import QApplication, QWidget
class Window(QWidget):
    def paintEvent(self, event):
        super().paintEvent(event)
        print("window", flush=True)
app = QApplication([])
window = Window()
window.resize(1440, 900)
window.show()
app.exec()
"""

STUDIO = """
import sys
from studio.app.main import main
from studio.app.window import StudioWindow
from studio.features.identity.view import SignInView

def announce(kind, name):
    original, told = kind.paintEvent, []
    def painted(self, event):
        original(self, event)
        if not told:
            told.append(True)
            print(name, flush=True)
    kind.paintEvent = painted

announce(StudioWindow, "window")
announce(SignInView, "sign-in screen")
sys.exit(main())
"""

MODULES = """
import sys, studio.app.main
print(*(name for name in sys.modules if name.startswith("PySide6.Qt")))
"""


def main() -> None:
    """Measure and print."""
    told = subprocess.run(
        [sys.executable, "-c", MODULES], stdout=subprocess.PIPE, text=True, check=True
    )
    modules = told.stdout.split()

    def bare() -> Measured:
        return _start([sys.executable, "-c", BARE, *modules], ["window"])

    def ours() -> Measured:
        return _start([sys.executable, "-c", STUDIO], ["window", "sign-in screen"])

    compare({"bare window": bare, "studio": ours}, reference="bare window", rounds=ROUNDS)


def _start(command: Sequence[str], painted: Sequence[str]) -> Measured:
    """Seconds until each is painted, and MiB at rest."""
    measured: dict[str, float] = {}
    with tempfile.TemporaryDirectory(prefix="studio-") as folder:
        environment = {
            **os.environ,
            "QT_QPA_PLATFORM": "offscreen",
            "CHITRA_STUDIO_DIR": folder,
        }
        log = Path(folder) / "log.txt"
        begun = time.perf_counter()
        with (
            log.open("w") as errors,
            subprocess.Popen(
                command, env=environment, stdout=subprocess.PIPE, stderr=errors, text=True
            ) as process,
        ):
            try:
                assert process.stdout is not None
                for name in painted:
                    if process.stdout.readline().strip() != name:
                        raise RuntimeError(f"{name} was not painted: {log.read_text()}")
                    measured[f"{name} painted, s"] = time.perf_counter() - begun
                time.sleep(REST_SECONDS)
                measured["memory at rest, MiB"] = resident(process.pid)
            finally:
                process.terminate()
    return measured


if __name__ == "__main__":
    main()
