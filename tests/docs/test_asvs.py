import re
from itertools import chain

import pytest

from tests.paths import REPOSITORY

PAGE = (REPOSITORY / "docs" / "security" / "asvs.md").read_text(encoding="utf-8")
LINES = re.findall(r"^\| (\d+\.\d+\.\d+) \| (\d) \| .+? \| ([✓✗–]) \| (.+) \|$", PAGE, re.MULTILINE)
SECTIONS = {
    "6.1": 3,
    "6.2": 12,
    "6.3": 8,
    "6.4": 6,
    "6.5": 8,
    "6.6": 4,
    "6.7": 2,
    "6.8": 4,
    "7.1": 3,
    "7.2": 4,
    "7.3": 2,
    "7.4": 5,
    "7.5": 3,
    "7.6": 2,
    "8.1": 4,
    "8.2": 4,
    "8.3": 3,
    "8.4": 2,
    "9.1": 3,
    "9.2": 4,
    "10.1": 2,
    "10.2": 3,
    "10.3": 5,
    "10.4": 16,
    "10.5": 5,
    "10.6": 2,
    "10.7": 3,
}
"""How many requirements each section of ASVS 5.0 has."""


def test_every_requirement_is_answered_once() -> None:
    wanted = chain.from_iterable(
        (f"{section}.{number}" for number in range(1, many + 1))
        for section, many in SECTIONS.items()
    )
    assert [number for number, *_ in LINES] == list(wanted)


def test_what_is_not_met_says_why() -> None:
    for number, _level, mark, how in LINES:
        said = re.sub(r"`[^`]*`", "", how).strip(" ,.")
        assert mark == "✓" or said, number


@pytest.mark.parametrize("name", sorted(set(re.findall(r"`([\w/]+\.py::\w+)`", PAGE))))
def test_every_test_that_is_named_exists(name: str) -> None:
    file, _, test = name.partition("::")
    path = REPOSITORY / (file if file.startswith("tests/") else f"tests/server/{file}")
    assert re.search(rf"^ *(async )?def {test}\(", path.read_text(encoding="utf-8"), re.MULTILINE)
