from pathlib import Path

from studio.kit.tokens import SessionTokens
from studio.storage.secrets import FileSecrets
from studio.storage.token_store import SecretTokenStore
from tests.studio.net.test_session import session_out


def test_tokens_survive_and_accounts_stay_apart(tmp_path: Path) -> None:
    mine = SecretTokenStore(FileSecrets(tmp_path), "me")
    assert mine.load() is None
    tokens = SessionTokens.of(session_out(1))
    mine.save(tokens)
    assert SecretTokenStore(FileSecrets(tmp_path), "me").load() == tokens
    assert SecretTokenStore(FileSecrets(tmp_path), "you").load() is None
    mine.clear()
    assert mine.load() is None


def test_an_entry_that_cannot_be_read_counts_as_none(tmp_path: Path) -> None:
    secrets = FileSecrets(tmp_path)
    secrets.set("session me", "rubbish")
    assert SecretTokenStore(secrets, "me").load() is None
