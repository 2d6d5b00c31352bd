from datetime import date

import pytest
from PySide6.QtWidgets import QApplication

from server.contract.identity import SocialProvider
from studio.features.identity.browser_trip import BrowserTrip
from studio.features.identity.social_entry import (
    PROVIDER_ICONS,
    PROVIDER_NAMES,
    SocialEntry,
    suggested_username,
    vouched,
)
from studio.kit.task_scope import TaskScope
from studio.ui.icons import icon_path
from tests.studio.features.identity.bench import NEWCOMER, MemoryIdentity


def test_every_provider_has_a_name_and_a_mark() -> None:
    assert set(PROVIDER_NAMES) == set(PROVIDER_ICONS) == set(SocialProvider)
    assert all(icon_path(name).exists() for name in PROVIDER_ICONS.values())


@pytest.mark.parametrize(
    ("email", "first", "last", "name"),
    [
        ("Tahmina.R@nodi.example", "", "", "tahmina.r"),
        ("a+b@nodi.example", "Tahmina", "Rahman", "tahmina.rahman"),
        (None, "তাহমিনা", "রহমান", ""),
        ("x" * 50 + "@nodi.example", "", "", "x" * 32),
        (".-.ab-.@nodi.example", "", "", ""),
    ],
)
def test_a_username_is_suggested(email: str | None, first: str, last: str, name: str) -> None:
    told = {"email": email, "first_name": first, "last_name": last}
    assert suggested_username(NEWCOMER.model_copy(update=told)) == name


def test_an_address_is_sent_only_where_nobody_vouches_for_one(qapp: QApplication) -> None:
    entry = SocialEntry(MemoryIdentity(), BrowserTrip(TaskScope(lambda _error: None)))
    born = date(1990, 4, 14)
    assert entry.request("tahmina", "Nodi", born, "", "bn") == (None, set())
    entry.newcomer = NEWCOMER
    assert vouched(NEWCOMER)
    request, wrong = entry.request("tahmina", "Nodi", born, "other@x.example", "bn")
    assert (request is not None, wrong) == (True, set())
    assert request is not None
    assert (request.email, request.preferred_language) == (None, "bn")
    entry.newcomer = NEWCOMER.model_copy(update={"email_verified": False})
    request, _ = entry.request("tahmina", "Nodi", born, "other@x.example", "en")
    assert request is not None
    assert request.email == "other@x.example"
    assert entry.request("t", "", None, "none", "en") == (
        None,
        {"username", "channel_name", "birthdate", "email"},
    )
