import pytest

from server.integrations.oauth import claims
from server.integrations.oauth.port import ProviderRefusedError


@pytest.mark.parametrize("value", [None, "", 7, "x" * 256, "a\0b", "a\nb", ["x"]])
def test_a_subject_that_cannot_be_stored_is_nobody(value: object) -> None:
    with pytest.raises(ProviderRefusedError):
        claims.subject(value)
    assert claims.subject("001234.abc") == "001234.abc"


@pytest.mark.parametrize(
    "value", [None, "", "mina", "mina@", True, f"{'x' * 250}@nodi.example", "a\0@nodi.example"]
)
def test_what_is_no_address_is_left_out(value: object) -> None:
    assert claims.email(value) is None
    assert claims.email("Mina@Nodi.Example") == "mina@nodi.example"


def test_the_word_true_counts_and_nothing_else_like_it() -> None:
    assert [claims.is_true(each) for each in (True, "true")] == [True, True]
    assert not any(claims.is_true(each) for each in (False, "false", "True", 1, None, [True]))


def test_names_are_cut_to_what_can_be_stored() -> None:
    assert claims.name(" মিনা\0\n ") == "মিনা"
    assert len(claims.name("x" * 500)) == 80
    assert claims.name(None) == claims.name({"a": 1}) == ""


def test_what_has_to_be_said_is_missed() -> None:
    assert claims.text({"a": "b"}, "a") == "b"
    for values in ({}, {"a": ""}, {"a": 1}):
        with pytest.raises(ProviderRefusedError, match="no a"):
            claims.text(values, "a")
