from datetime import date
from pathlib import Path

import pytest
from pydantic import SecretStr
from PySide6.QtWidgets import QApplication

from server.contract.identity import SignIn, SignUp
from studio.features.identity.gateway import IdentityGateway, OpenAccount, device_name
from studio.kit.errors import SignInFailed
from studio.kit.task_scope import TaskScope
from studio.storage.accounts import KnownAccounts
from studio.storage.database import Database
from studio.storage.secrets import FileSecrets
from tests.studio.examples import run
from tests.studio.live_server import LiveServer
from tests.studio.rig import PASSWORD, email


def test_an_account_is_made_kept_and_opened_again(
    qapp: QApplication, shared_server: LiveServer, tmp_path: Path
) -> None:
    async def work() -> None:
        scope = TaskScope(lambda error: pytest.fail(repr(error)))
        database = Database(tmp_path / "studio.db")
        gateway = IdentityGateway(KnownAccounts(database), FileSecrets(tmp_path), tmp_path, scope)
        url, address = shared_server.url, email()
        probe = await gateway.probe(url)
        assert probe.sign_up_open
        await gateway.remember(probe)
        request = SignUp(
            email=address,
            username=f"u{address[:9]}",
            password=SecretStr(PASSWORD),
            channel_name="Nodi",
            birthdate=date(1990, 4, 14),
        )
        made = await gateway.sign_up(url, url, request)
        servers, accounts = await gateway.known()
        assert ([s.base_url for s in servers], [a.email for a in accounts]) == ([url], [address])
        again = await gateway.reopen(accounts[0], url)
        assert (await gateway.who(again)).email == address
        wrong = SignIn(email=address, password=SecretStr("wrong"), device=device_name())
        with pytest.raises(SignInFailed):
            await gateway.sign_in(url, url, wrong)
        right = SignIn(email=address, password=SecretStr(PASSWORD), device=device_name())
        signed_in = await gateway.sign_in(url, url, right)
        assert gateway.warning is not None
        assert await gateway.free_bytes() > 0
        await gateway.forget(url)
        assert (await gateway.known())[0] == []
        for opened in (made, again, signed_in):
            assert isinstance(opened, OpenAccount)
            await opened.api.aclose()
        await scope.aclose()
        database.close()

    run(qapp, work())
