"""One account's tokens among the secrets."""

from pydantic import TypeAdapter, ValidationError

from studio.kit.tokens import SessionTokens
from studio.storage.secrets import Secrets

_TOKENS = TypeAdapter(SessionTokens)


class SecretTokenStore:
    """Keeps a session's tokens under the account's key.

    Args:
        secrets: The keyring or its stand-in.
        account_key: See :func:`studio.storage.accounts.account_key`.
    """

    def __init__(self, secrets: Secrets, account_key: str) -> None:
        self._secrets = secrets
        self._name = f"session {account_key}"

    def load(self) -> SessionTokens | None:
        """The tokens kept, or null. An entry that cannot be read counts as none."""
        kept = self._secrets.get(self._name)
        try:
            return None if kept is None else _TOKENS.validate_json(kept)
        except ValidationError:
            return None

    def save(self, tokens: SessionTokens) -> None:
        """Keep them, durably, before returning."""
        self._secrets.set(self._name, _TOKENS.dump_json(tokens).decode())

    def clear(self) -> None:
        """Forget them."""
        self._secrets.delete(self._name)
