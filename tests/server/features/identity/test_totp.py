from datetime import UTC, datetime, timedelta
from xml.etree import ElementTree as ET

import pyotp
import pytest

from server.features.identity import totp

NOW = datetime(2026, 11, 22, 12, 0, 10, tzinfo=UTC)
SECRET = totp.new_secret()
STEP = int(NOW.timestamp()) // 30


def test_a_code_of_the_present_step_and_its_neighbours_is_taken_and_no_other() -> None:
    app = pyotp.TOTP(SECRET)
    found = {
        off: totp.matching_step(SECRET, app.at(NOW + timedelta(seconds=30 * off)), NOW)
        for off in range(-11, 12)
    }
    assert {off: step for off, step in found.items() if step is not None} == {
        -1: STEP - 1,
        0: STEP,
        1: STEP + 1,
    }


def test_the_vector_of_the_rfc() -> None:
    """RFC 6238, appendix B: at 59 seconds, cut to six digits."""
    secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
    assert totp.matching_step(secret, "287082", datetime.fromtimestamp(59, UTC)) == 1


def test_a_code_may_be_typed_with_spaces_and_in_bengali() -> None:
    code = pyotp.TOTP(SECRET).at(NOW)
    bengali = code.translate(str.maketrans("0123456789", "০১২৩৪৫৬৭৮৯"))
    for typed in (f"{code[:3]} {code[3:]}", f"{code[:3]}-{code[3:]}", bengali):
        assert totp.is_code(typed)
        assert totp.matching_step(SECRET, typed, NOW) == STEP


@pytest.mark.parametrize("text", ["", "12345", "1234567", "ABCDE-FGHJK", "12345x", "½23456"])
def test_what_is_no_code_is_none(text: str) -> None:
    assert not totp.is_code(text)
    assert totp.matching_step(SECRET, text, NOW) is None


def test_an_app_learns_site_account_and_secret() -> None:
    uri = totp.address(SECRET, "tahmina@nodi.example", "Nodi TV")
    read = pyotp.parse_uri(uri)
    assert isinstance(read, pyotp.TOTP)
    assert (read.secret, read.issuer, read.name) == (SECRET, "Nodi TV", "tahmina@nodi.example")
    assert len(SECRET) == 32


def test_the_picture_brings_its_own_ground_and_nothing_that_runs() -> None:
    svg = totp.picture(totp.address(SECRET, "tahmina@nodi.example", "Chitra"))
    root = ET.fromstring(svg)  # noqa: S314 - our own
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    assert {each.tag.rpartition("}")[2] for each in root.iter()} <= {"svg", "g", "path"}
    assert "#fff" in svg
