from collections.abc import Iterator
from pathlib import Path

import pytest

from studio.storage.accounts import KnownAccounts, account_key
from studio.storage.database import Database
from tests.studio.net.test_session import USER


@pytest.fixture
def known(tmp_path: Path) -> Iterator[KnownAccounts]:
    database = Database(tmp_path / "studio.db")
    yield KnownAccounts(database)
    database.close()


def test_the_last_used_comes_first(known: KnownAccounts) -> None:
    known.remember_server("https://a.example.org", "A")
    known.remember_server("https://b.example.org", "B")
    known.remember_server("https://a.example.org", "A, renamed")
    assert [server.name for server in known.servers()] == ["A, renamed", "B"]


def test_one_person_has_an_account_per_server(known: KnownAccounts) -> None:
    here = known.remember_account("this-computer", USER)
    there = known.remember_account("https://a.example.org", USER)
    known.remember_account("this-computer", USER.model_copy(update={"username": "new"}))
    assert here.key == account_key("this-computer", USER.id) != there.key
    found = known.accounts()
    assert [account.base_url for account in found] == ["this-computer", "https://a.example.org"]
    assert found[0].username == "new"


def test_forgetting(known: KnownAccounts) -> None:
    known.remember_server("https://a.example.org", "A")
    known.remember_account("https://a.example.org", USER)
    here = known.remember_account("this-computer", USER)
    known.forget_server("https://a.example.org")
    assert known.servers() == []
    assert [account.key for account in known.accounts()] == [here.key]
