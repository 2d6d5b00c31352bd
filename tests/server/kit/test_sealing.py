import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.kit.sealing import SealBrokenError, Sealer

OLD, NEW = "the first secret of this server", "the second secret of this server"


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_what_is_sealed_opens_again_and_does_not_show(text: str) -> None:
    sealer = Sealer([OLD])
    sealed = sealer.seal("accounts", text)
    assert sealer.open("accounts", sealed) == text
    assert sealed.isascii()
    assert sealed != sealer.seal("accounts", text)


def test_the_text_cannot_be_read_in_what_is_stored() -> None:
    assert "4711" not in Sealer([OLD]).seal("accounts", "4711 4711 4711")


def test_it_opens_for_its_own_purpose_and_secret_alone() -> None:
    sealed = Sealer([OLD]).seal("accounts", "4711")
    with pytest.raises(SealBrokenError):
        Sealer([OLD]).open("second factors", sealed)
    with pytest.raises(SealBrokenError):
        Sealer([NEW]).open("accounts", sealed)


@pytest.mark.parametrize("broken", ["", "4711", "নৌকা", "gAAAAA"])
def test_what_was_never_sealed_is_refused(broken: str) -> None:
    with pytest.raises(SealBrokenError):
        Sealer([OLD]).open("accounts", broken)


def test_an_altered_seal_is_broken() -> None:
    sealed = Sealer([OLD]).seal("accounts", "4711")
    middle = len(sealed) // 2
    other = "A" if sealed[middle] != "A" else "B"
    with pytest.raises(SealBrokenError):
        Sealer([OLD]).open("accounts", sealed[:middle] + other + sealed[middle + 1 :])


def test_an_older_secret_still_opens_until_the_seal_is_renewed() -> None:
    sealed = Sealer([OLD]).seal("accounts", "4711")
    both = Sealer([NEW, OLD])
    assert both.open("accounts", sealed) == "4711"
    renewed = both.renew("accounts", sealed)
    assert Sealer([NEW]).open("accounts", renewed) == "4711"


def test_a_sealer_needs_a_secret() -> None:
    with pytest.raises(ValueError, match="secret"):
        Sealer([])
