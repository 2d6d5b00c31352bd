"""Bring the translations up to date with the code, and compile them for the studio.

Usage: ``python installer/build_translations.py`` compiles ``resources/translations/*.ts`` into
``build/translations/*.qm`` where they are older; with ``--update`` it first reads the strings
out of the studio's code.
"""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ("studio/ui", "studio/app", "studio/features")
LANGUAGES = {"en": "en_GB", "bn": "bn_BD"}


def update(root: Path = ROOT) -> None:
    """Read every ``tr()`` of the code into the ``.ts`` files; what is unused leaves them."""
    files = [str(path) for folder in SOURCES for path in sorted((root / folder).rglob("*.py"))]
    for language, code in LANGUAGES.items():
        command = [_tool("pyside6-lupdate"), "-no-obsolete", "-locations", "none"]
        command += ["-source-language", "en_GB", "-target-language", code]
        command += [*files, "-ts", str(_source(root, language))]
        subprocess.run(command, check=True, capture_output=True)


def build(root: Path = ROOT) -> list[Path]:
    """Compile what changed; returns the files that were written."""
    folder = root / "build" / "translations"
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for language in LANGUAGES:
        source, target = _source(root, language), folder / f"chitra_{language}.qm"
        if target.exists() and target.stat().st_mtime >= source.stat().st_mtime:
            continue
        command = [_tool("pyside6-lrelease"), "-silent", str(source), "-qm", str(target)]
        subprocess.run(command, check=True)
        written.append(target)
    return written


def _source(root: Path, language: str) -> Path:
    return root / "resources" / "translations" / f"chitra_{language}.ts"


def _tool(name: str) -> str:
    """A program of PySide6, beside the Python that runs this."""
    beside = Path(sys.executable).with_name(name)
    for candidate in (beside, beside.with_suffix(".exe")):
        if candidate.exists():
            return str(candidate)
    return name


def main() -> int:
    """Update if asked, build, and say in one line what happened."""
    if "--update" in sys.argv[1:]:
        update()
    written = build()
    print("Translations built." if written else "Translations are up to date.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
