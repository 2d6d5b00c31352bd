from collections.abc import Iterator
from pathlib import Path

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.backends import fail
from keyring.errors import KeyringLocked, PasswordDeleteError

from studio.kit.errors import StorageFailed
from studio.storage.secrets import FileSecrets, KeyringSecrets, open_secrets


class WorkingKeyring(KeyringBackend):
    """Keeps what it is told in memory."""

    # Below the one that always fails: keyring finds every subclass by itself, and the studios of
    # other tests in this process would choose it, or a chain of it and the locked one.
    priority = -1

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        if self.kept.pop((service, username), None) is None:
            raise PasswordDeleteError


class LockedKeyring(WorkingKeyring):
    # ruff: noqa: ARG002 - the names are the backend's

    def get_password(self, service: str, username: str) -> str | None:
        raise KeyringLocked("locked")

    def set_password(self, service: str, username: str, password: str) -> None:
        raise KeyringLocked("locked")

    def delete_password(self, service: str, username: str) -> None:
        raise KeyringLocked("locked")


@pytest.fixture(autouse=True)
def same_keyring_afterwards() -> Iterator[None]:
    before = keyring.get_keyring()
    yield
    keyring.set_keyring(before)


def test_a_keyring_that_works_is_used(tmp_path: Path) -> None:
    backend = WorkingKeyring()
    keyring.set_keyring(backend)
    secrets = open_secrets(tmp_path)
    assert isinstance(secrets, KeyringSecrets)
    assert secrets.warning is None
    assert backend.kept == {}, "the trial left nothing"
    secrets.set("session", "s3cret")
    assert secrets.get("session") == "s3cret"
    secrets.delete("session")
    secrets.delete("session")
    assert secrets.get("session") is None
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("backend", [fail.Keyring, LockedKeyring])
def test_without_a_usable_keyring_the_file_steps_in_and_says_so(
    tmp_path: Path, backend: type[KeyringBackend]
) -> None:
    keyring.set_keyring(backend())
    secrets = open_secrets(tmp_path)
    assert isinstance(secrets, FileSecrets)
    assert secrets.warning is not None
    assert "no keyring" in secrets.warning


def test_a_keyring_that_locks_later_is_said() -> None:
    keyring.set_keyring(LockedKeyring())
    secrets = KeyringSecrets()
    for attempt in (
        lambda: secrets.get("a"),
        lambda: secrets.set("a", "b"),
        lambda: secrets.delete("a"),
    ):
        with pytest.raises(StorageFailed, match="Unlock"):
            attempt()  # type: ignore[no-untyped-call]


def test_the_file_is_encrypted_and_private(tmp_path: Path) -> None:
    secrets = FileSecrets(tmp_path)
    assert secrets.get("session") is None
    secrets.set("session", "s3cret")
    secrets.set("other", "x")
    assert FileSecrets(tmp_path).get("session") == "s3cret"
    for file in tmp_path.iterdir():
        assert file.stat().st_mode & 0o077 == 0
        assert b"s3cret" not in file.read_bytes()
    secrets.delete("session")
    assert FileSecrets(tmp_path).get("session") is None
    assert FileSecrets(tmp_path).get("other") == "x"


def test_a_lost_key_means_signing_in_again_and_no_more(tmp_path: Path) -> None:
    secrets = FileSecrets(tmp_path)
    secrets.set("session", "s3cret")
    (tmp_path / "secrets.key").unlink()
    assert secrets.get("session") is None
    secrets.set("session", "new")
    assert secrets.get("session") == "new"
    (tmp_path / "secrets.key").write_text("rubbish")
    assert secrets.get("session") is None
    secrets.set("session", "newer")
    assert secrets.get("session") == "newer"
