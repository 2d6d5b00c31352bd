from dataclasses import replace
from datetime import UTC, datetime

import pytest

from server.features.identity.mail.letters import Letter, LetterKind, seal, unseal
from server.kit.sealing import SealBrokenError, Sealer

LETTER = Letter("mail-1", LetterKind.RESET_PASSWORD, "mina@nodi.example", "bn", token="secret")


def test_a_sealed_letter_comes_back_whole_and_tells_nothing_meanwhile() -> None:
    sealer = Sealer(["a secret of at least thirty-two bytes"])
    for letter in (LETTER, replace(LETTER, token=None, until=datetime(2026, 1, 2, tzinfo=UTC))):
        sealed = seal(letter, sealer)
        assert "mina" not in sealed
        assert "secret" not in sealed
        assert unseal(sealed, sealer) == letter
    with pytest.raises(SealBrokenError):
        unseal(sealed, Sealer(["another secret of thirty-two bytes!!"]))


def test_neither_address_nor_token_is_in_what_a_log_would_show() -> None:
    assert "mina" not in repr(LETTER)
    assert "'secret'" not in repr(LETTER)
