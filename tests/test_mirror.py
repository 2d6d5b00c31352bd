"""Tests mirror the source: whoever looks for the test of a file knows where it is."""

import ast
from pathlib import Path

import pytest

from tests.paths import REPOSITORY

PACKAGES = ("server", "studio", "installer")
CONTRACT = Path("server/contract")


def _has_behaviour(path: Path) -> bool:
    """True when the file holds a function with a body, and not only names, fields and types."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            body = [part for part in node.body if not isinstance(part, ast.Expr)]
            if body:
                return True
    return False


def _sources() -> list[Path]:
    return sorted(
        path.relative_to(REPOSITORY)
        for package in PACKAGES
        for path in (REPOSITORY / package).rglob("*.py")
        if "migrations" not in path.parts and _has_behaviour(path)
    )


@pytest.mark.parametrize("source", _sources(), ids=str)
def test_every_source_file_has_its_test(source: Path) -> None:
    folder = source.parent
    if folder.is_relative_to(CONTRACT):
        folder = Path("contract") / folder.relative_to(CONTRACT)
    assert (REPOSITORY / "tests" / folder / f"test_{source.name}").is_file()
