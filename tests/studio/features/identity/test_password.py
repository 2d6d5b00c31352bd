from datetime import date

from studio.features.identity.password import check_password, username_fits, wrong_fields


def test_the_only_rule_is_length() -> None:
    assert not check_password("short").enough
    assert check_password("ভাটিয়ালি গান আর চর").enough


def test_usernames_are_small_and_latin() -> None:
    assert username_fits(" Nodi.o-nouka ")
    assert not username_fits("নদী")
    assert not username_fits("a")


def test_wrong_fields_are_named() -> None:
    request, wrong = wrong_fields("x", "y", "", "short", None, "en")
    assert request is None
    assert wrong == {"email", "username", "channel_name", "password", "birthdate"}
    request, wrong = wrong_fields(
        "a@b.example", "nodi", "Nodi", "a long passphrase", date(1990, 4, 14), "bn"
    )
    assert request is not None
    assert (request.preferred_language, wrong) == ("bn", set())
