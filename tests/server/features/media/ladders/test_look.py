from pathlib import Path

import pytest

from server.features.media.ladders import look
from server.features.media.ladders.errors import LadderRefusedError
from server.features.media.ladders.look import look_into
from server.features.media.leash import Limits
from tests.server.features.media.ladders.ladders import Pieces


def test_it_sees_what_is_there(pieces: Pieces) -> None:
    found = look_into(pieces.path("240p"), [0.0, 4.5])
    assert (found.width, found.height, sum(found.frames)) == (426, 240, 150)
    assert float(sum(found.seconds)) == 5.0
    assert len(found.looks) == 2
    assert found.looks[0] != found.looks[1]
    assert sum(found.sizes) < pieces.path("240p").stat().st_size


def test_what_kills_the_one_that_looks_is_refused(
    pieces: Pieces, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(look, "LIMITS", Limits(memory_bytes=1 << 20, cpu_seconds=5))
    with pytest.raises(LadderRefusedError):
        look_into(pieces.path("240p"), [0.0])


def test_what_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LadderRefusedError):
        look_into(tmp_path / "none.mp4", [0.0])
