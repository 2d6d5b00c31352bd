from uuid import UUID

import pytest
import sqlalchemy as sa
from pydantic import ValidationError

from server.app.wiring import Parts
from server.contract.payouts import AccountDetails, BankAccount, MobileWallet, PaypalAccount
from server.features.channels import repository as channels
from server.features.payouts.methods import add_method, make_default, open_details
from server.features.payouts.models import PayoutMethod
from server.kit.db.unit import Units
from server.kit.errors import NotFoundError
from server.kit.ids import new_id
from server.kit.sealing import SealBrokenError, Sealer
from tests.server.people import Person

BANK = BankAccount(
    account_holder="Tahmina Akter", bank_name="Sonali", account_number="0012345674711"
)
PAYPAL = PaypalAccount(email="tahmina@nodi.example")
WALLET = MobileWallet(provider="bKash", phone="+8801711000123")


@pytest.fixture
def sealer(parts: Parts) -> Sealer:
    return parts.providers.get(Sealer)


def _channel_id(units: Units, person: Person) -> UUID:
    with units.read() as unit:
        channel = channels.channel_of_user(unit.session, person.id)
        assert channel is not None
        return channel.id


@pytest.mark.parametrize(
    ("details", "masked"),
    [
        (BANK, "•••• 4711"),
        (PAYPAL, "•••• ina"),
        (PaypalAccount(email="mitu@nodi.example"), "•••• tu"),
        (WALLET, "•••• 0123"),
    ],
)
def test_details_are_stored_sealed_and_shown_by_their_end(
    units: Units, sealer: Sealer, tahmina: Person, details: AccountDetails, masked: str
) -> None:
    channel_id = _channel_id(units, tahmina)
    with units.write() as unit:
        add_method(unit, sealer, channel_id, details)
    with units.read() as unit:
        row = unit.session.execute(sa.text("SELECT * FROM payout_method")).one()
        assert not any(
            str(value) in str(column)
            for column in row
            for name, value in details.model_dump().items()
            if value and name != "method_type"
        )
        method = unit.session.scalars(sa.select(PayoutMethod)).one()
        assert method.masked_account == masked
        assert open_details(sealer, method) == details
        with pytest.raises(SealBrokenError):
            open_details(Sealer(["the secret of some other server"]), method)


def test_the_first_method_is_the_default_until_another_is_chosen(
    units: Units, sealer: Sealer, tahmina: Person
) -> None:
    channel_id = _channel_id(units, tahmina)
    with units.write() as unit:
        made = [add_method(unit, sealer, channel_id, details) for details in (BANK, PAYPAL, WALLET)]
    assert [method.is_default for method in made] == [True, False, False]
    for chosen in (made[2], made[2], made[0]):
        with units.write() as unit:
            make_default(unit, channel_id, chosen.id)
        with units.read() as unit:
            default = sa.select(PayoutMethod.id).where(PayoutMethod.is_default)
            assert unit.session.scalars(default).all() == [chosen.id]


def test_nobody_chooses_somebody_elses_method(
    units: Units, sealer: Sealer, tahmina: Person, rafi: Person
) -> None:
    with units.write() as unit:
        method = add_method(unit, sealer, _channel_id(units, tahmina), BANK)
    with pytest.raises(NotFoundError), units.write() as unit:
        make_default(unit, _channel_id(units, rafi), method.id)
    with pytest.raises(NotFoundError), units.write() as unit:
        add_method(unit, sealer, new_id(), BANK)


@pytest.mark.parametrize("number", ["", "12", "1234 5678", "12345678901234567890123456789012345"])
def test_a_number_that_no_bank_has_is_refused(number: str) -> None:
    with pytest.raises(ValidationError, match="account_number"):
        BankAccount(account_holder="T", bank_name="S", account_number=number)
