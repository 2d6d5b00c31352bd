import pytest

from studio.kit.errors import InsecureAddress, NetworkError
from studio.net.address import is_loopback, normalise, require_secure


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("studio.example.org", "https://studio.example.org"),
        ("  Studio.Example.org/ ", "https://studio.example.org"),
        ("studio.example.org:8443", "https://studio.example.org:8443"),
        ("https://studio.example.org:443/watch/abc?x=1#y", "https://studio.example.org"),
        ("http://studio.example.org", "http://studio.example.org"),
        ("localhost:8747", "http://localhost:8747"),
        ("127.0.0.1:8747", "http://127.0.0.1:8747"),
        ("127.9.9.9", "http://127.9.9.9"),
        ("[::1]:8747", "http://[::1]:8747"),
        ("192.0.2.7:80", "https://192.0.2.7:80"),
        ("https://[2001:db8::1]:9000/", "https://[2001:db8::1]:9000"),
    ],
)
def test_what_people_type_becomes_a_base_address(typed: str, expected: str) -> None:
    assert normalise(typed) == expected


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "   ",
        "ftp://example.org",
        "https://",
        "https://a b.org",
        "exa mple",
        "https://x:y",
        "me:secret@example.org",
        "https://me@example.org",
        "http://[::1",
        "a..b",
        "-x.org",
        "https://example.org:99999",
    ],
)
def test_what_is_no_address_is_refused_with_an_example(typed: str) -> None:
    with pytest.raises(NetworkError) as caught:
        normalise(typed)
    assert caught.value.code == "client.bad_address"
    assert "studio.example.org" in caught.value.message


def test_loopback_is_this_computer_only() -> None:
    assert is_loopback("http://localhost:1")
    assert is_loopback("http://[::1]:1")
    assert not is_loopback("http://localhost.example.org")
    assert not is_loopback("https://192.0.2.7")


def test_no_secret_goes_unencrypted_to_another_computer() -> None:
    require_secure("http://127.0.0.1:8747")
    require_secure("https://studio.example.org")
    with pytest.raises(InsecureAddress, match=r"https://studio\.example\.org"):
        require_secure("http://studio.example.org")
