from pathlib import Path

import pytest

from installer.build_assets import ROOT
from server.integrations.places import Places

FILE = ROOT / "build" / "assets" / "places" / "countries.mmdb"


@pytest.mark.parametrize(
    ("address", "country"),
    [
        ("8.8.8.8", "US"),
        ("103.4.144.1", "BD"),
        ("2400:c600::1", "BD"),
        ("::ffff:8.8.8.8", "US"),
        ("127.0.0.1", None),
        ("::ffff:192.168.1.4", None),
        ("192.168.1.4", None),
        ("::1", None),
        ("", None),
        ("not an address", None),
        ("8.8.8.8/0", None),
    ],
)
def test_an_address_is_in_its_country_or_nowhere(address: str, country: str | None) -> None:
    assert Places(FILE).country(address) == country


def test_without_a_database_every_place_is_unknown(tmp_path: Path) -> None:
    places = Places(tmp_path / "missing.mmdb")
    assert not places.works
    assert places.country("8.8.8.8") is None


def test_a_file_that_is_no_database_is_none(tmp_path: Path) -> None:
    file = tmp_path / "broken.mmdb"
    file.write_bytes(b"not a database" * 1000)
    assert not Places(file).works
    assert Places(file).country("8.8.8.8") is None


def test_the_form_of_other_makers_is_read() -> None:
    class Other:
        def get(self, _address: object) -> dict[str, dict[str, str]]:
            return {"country": {"iso_code": "IN"}}

    places = Places(FILE)
    places.__dict__["_reader"] = Other()
    assert places.country("8.8.8.8") == "IN"
