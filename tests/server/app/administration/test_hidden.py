import pytest

from server.app.administration.hidden import is_hidden
from server.app.administration.views import shown
from server.kit.db.model import Model


@pytest.mark.parametrize(
    "column",
    [
        "password_hash",
        "mfa_secret",
        "token_hash",
        "access_token",
        "refresh_token",
        "amount_cents",
        "estimated_revenue_cents",
        "discount_value",
        "account_details",
    ],
)
def test_money_and_secrets_are_hidden(column: str) -> None:
    assert is_hidden(column)


@pytest.mark.parametrize("column", ["email", "status", "handle", "position", "created_at"])
def test_the_rest_is_not(column: str) -> None:
    assert not is_hidden(column)


def test_no_page_shows_what_is_hidden() -> None:
    for mapper in Model.registry.mappers:
        assert not [column for column in shown(mapper.class_) if is_hidden(column)]
