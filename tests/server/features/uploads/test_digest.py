import pytest

from server.features.uploads.digest import parse_digest
from server.features.uploads.protocol import TusHeaderError
from tests.server.features.uploads.tus import repr_digest

HEX = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824"
"""Of "hello"."""
SENT = repr_digest(b"hello")["Repr-Digest"]


@pytest.mark.parametrize(
    "header", [SENT, f"sha-512=:AAAA:, {SENT}", f" {SENT};note=1 ,unixsum=30637"]
)
def test_a_sha256_is_read_among_others(header: str) -> None:
    assert parse_digest(header) == HEX


@pytest.mark.parametrize("header", [None, "", "md5=:AAAA:", "sha-512=x"])
def test_where_there_is_none_nothing_is_compared(header: str | None) -> None:
    assert parse_digest(header) is None


@pytest.mark.parametrize("value", ["", "::", ":AAAA:", HEX, ":!:", ":"])
def test_what_is_no_sha256_is_refused(value: str) -> None:
    with pytest.raises(TusHeaderError, match="Repr-Digest"):
        parse_digest(f"sha-256={value}")
