from pathlib import Path

import pytest

from server.app.secret import BadSecretError, load_or_make


def test_a_key_that_was_cut_off_is_refused_with_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "secret.key"
    path.touch()
    with pytest.raises(BadSecretError, match="Restore it"):
        load_or_make(path)


def test_the_key_is_made_once_and_only_its_owner_reads_it(tmp_path: Path) -> None:
    path = tmp_path / "secret.key"
    key = load_or_make(path)
    assert load_or_make(path) == key
    assert len(key) >= 43
    assert path.stat().st_mode & 0o777 == 0o600
