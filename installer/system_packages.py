"""Find out which system packages are missing on Debian or Ubuntu, and install them if allowed.

Usage: ``python3 installer/system_packages.py run|test``. Standard library only: this runs
before anything else is there. Exits with 1 and the exact command to give when it may not
install by itself.
"""

import ctypes
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Need:
    """Something that must be there, and the package that brings it."""

    package: str
    library: str | None = None
    programs: tuple[str, ...] = ()
    """Any one of them will do."""
    module: str | None = None
    language: str | None = None
    """A language code that some installed font must cover."""

    def met(self) -> bool:
        """True when it is there, from whatever source."""
        if self.library is not None:
            return _loads(self.library)
        if self.programs:
            return any(shutil.which(program) for program in self.programs)
        if self.module is not None:
            return importlib.util.find_spec(self.module) is not None
        return _has_font(self.language or "en")


def _chromium_package() -> str:
    """Debian has the browser; Ubuntu has a package of another name that brings its snap."""
    try:
        facts = Path("/etc/os-release").read_text(encoding="utf-8")
    except OSError:
        return "chromium"
    return "chromium-browser" if "ID=ubuntu" in facts.splitlines() else "chromium"


RUN = (
    Need("python3-venv", module="ensurepip"),
    Need("libegl1", library="libEGL.so.1"),
    Need("libgl1", library="libGL.so.1"),
    Need("libglib2.0-0", library="libglib-2.0.so.0"),
    Need("libdbus-1-3", library="libdbus-1.so.3"),
    Need("libfontconfig1", library="libfontconfig.so.1"),
    Need("libxkbcommon0", library="libxkbcommon.so.0"),
    Need("libxkbcommon-x11-0", library="libxkbcommon-x11.so.0"),
    Need("libx11-xcb1", library="libX11-xcb.so.1"),
    Need("libxcb-cursor0", library="libxcb-cursor.so.0"),
    Need("libxcb-icccm4", library="libxcb-icccm.so.4"),
    Need("libxcb-image0", library="libxcb-image.so.0"),
    Need("libxcb-keysyms1", library="libxcb-keysyms.so.1"),
    Need("libxcb-randr0", library="libxcb-randr.so.0"),
    Need("libxcb-render-util0", library="libxcb-render-util.so.0"),
    Need("libxcb-shape0", library="libxcb-shape.so.0"),
    Need("libxcb-xinerama0", library="libxcb-xinerama.so.0"),
    Need("libxcb-xkb1", library="libxcb-xkb.so.1"),
)
"""What Qt's widgets ask of the system. QtMultimedia, which would add libpulse0, is not used."""

TEST = (
    *RUN,
    Need("xvfb", programs=("Xvfb",)),
    Need("openbox", programs=("openbox",)),
    Need("xdotool", programs=("xdotool",)),
    Need("curl", programs=("curl",)),
    Need("bubblewrap", programs=("bwrap",)),
    Need(_chromium_package(), programs=("chromium", "chromium-browser", "google-chrome")),
    Need("fontconfig", programs=("fc-list",)),
    Need("espeak-ng", programs=("espeak-ng",)),
    Need("fonts-beng-extra", language="bn"),
)
"""What the tests and benchmarks ask on top."""

SETS = {"run": RUN, "test": TEST}


def missing(needs: Iterable[Need]) -> list[str]:
    """The packages to install, each once, in the order of the needs."""
    return list(dict.fromkeys(need.package for need in needs if not need.met()))


def installer() -> list[str] | None:
    """How to call apt-get with the rights it takes; None when nobody may."""
    if shutil.which("apt-get") is None:
        return None
    if os.geteuid() == 0:
        return ["apt-get"]
    if shutil.which("sudo") is None:
        return None
    free = subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False)  # noqa: S607
    return ["sudo", "apt-get"] if free.returncode == 0 or sys.stdin.isatty() else None


def main(arguments: list[str]) -> int:
    """Install what is missing for the named set; the exit code."""
    if len(arguments) != 1 or arguments[0] not in SETS:
        print(f"usage: system_packages.py {'|'.join(SETS)}", file=sys.stderr)
        return 2
    packages = missing(SETS[arguments[0]])
    if not packages:
        return 0
    apt = installer()
    if apt is None:
        print(
            f"These system packages are missing: {' '.join(packages)}\n"
            f"Install them and start again:\n  sudo apt-get install {' '.join(packages)}",
            file=sys.stderr,
        )
        return 1
    print(f"Installing system packages: {' '.join(packages)}", flush=True)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run([*apt, "update", "-qq"], check=False, env=environment)
    command = [*apt, "install", "-y", "-qq", "--no-install-recommends", *packages]
    return subprocess.run(command, check=False, env=environment).returncode


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _has_font(language: str) -> bool:
    fc_list = shutil.which("fc-list")
    if fc_list is None:
        return False
    found = subprocess.run(
        [fc_list, f":lang={language}", "family"], capture_output=True, text=True, check=False
    )
    return bool(found.stdout.strip())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
