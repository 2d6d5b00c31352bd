from uuid import uuid4

from studio.app.accounts import account_choices, account_commands, keys_of
from studio.kit.config import THIS_COMPUTER
from studio.storage.accounts import KnownAccount, KnownServer
from tests.studio.examples import NOON

NODI = "https://studio.nodi.example"
BARE = "https://192.0.2.7:8080"


def known(key: str, base_url: str, username: str) -> KnownAccount:
    return KnownAccount(key, base_url, uuid4(), f"{username}@nodi.example", username, NOON)


ACCOUNTS = [
    known("k4", BARE, "zahir"),
    known("k3", NODI, "tahmina"),
    known("k1", THIS_COMPUTER, "tahmina"),
    known("k2", NODI, "anwar"),
]


def test_accounts_stand_by_server_and_name_whatever_was_used_last() -> None:
    servers = [KnownServer(NODI, "Nodi", NOON)]
    choices = account_choices(ACCOUNTS, servers, current="k2", signed_in={"k2", "k1"})
    assert [c.key for c in choices] == ["k1", "k4", "k2", "k3"]
    assert [c.place for c in choices] == ["This computer", "192.0.2.7:8080", "Nodi", "Nodi"]
    assert [c.current for c in choices] == [False, False, True, False]
    assert [c.signed_in for c in choices] == [True, False, True, False]
    again = account_choices(ACCOUNTS[::-1], servers, current="k1", signed_in=set())
    assert [c.key for c in again] == [c.key for c in choices]


def test_every_other_account_has_a_command_and_its_number() -> None:
    choices = account_choices(ACCOUNTS, [], current="k1", signed_in=set())
    went: list[str] = []
    commands = account_commands(choices, went.append, lambda: went.append("add"))
    assert [c.keys for c in commands] == ["Alt+2", "Alt+3", "Alt+4", ""]
    assert commands[0].words() == "Switch to zahir, 192.0.2.7:8080"
    for command in commands:
        command.run()
    assert went == [choices[1].key, choices[2].key, choices[3].key, "add"]
    assert keys_of(10) == ""
