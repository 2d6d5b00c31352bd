from pathlib import Path

import pytest

from server.app.sample.people import DEMO, DOMAIN, PASSWORD
from studio.app.screenshot_cast import (
    CLIPS,
    SAMPLE_EMAIL,
    SAMPLE_PASSWORD,
    Cast,
    fill_with_sample,
)
from studio.features.uploads.state import ItemState
from tests.studio.examples import make_item, make_processing, make_video

pytestmark = pytest.mark.proof


def test_the_cast_is_real_files_and_two_that_are_none(tmp_path: Path) -> None:
    paths = Cast(tmp_path).make()
    assert len(paths) == len(CLIPS) + 2
    assert all(path.stat().st_size > 10_000 for path in paths[:-2])


def test_it_waits_for_the_server_too(tmp_path: Path) -> None:
    cast = Cast(tmp_path)
    done = make_item(ItemState.READY, video=make_video(processing=make_processing(100)))
    assert not cast.busy([done, make_item(ItemState.REFUSED)])
    under_way = make_item(ItemState.READY, video=make_video(processing=make_processing(50)))
    assert cast.busy([under_way])
    assert cast.busy([make_item()])


def test_the_samples_creator_is_the_one_that_the_server_makes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert f"{DEMO[0]}@{DOMAIN}" == SAMPLE_EMAIL
    assert PASSWORD == SAMPLE_PASSWORD
    asked: list[list[str]] = []
    monkeypatch.setenv("CHITRA_STUDIO_DIR", str(tmp_path))
    monkeypatch.setattr("subprocess.run", lambda command, **_: asked.append(command))
    fill_with_sample()
    assert asked[0][4:] == [
        "sample-data",
        "--size",
        "small",
        "--data-dir",
        str(tmp_path / "data" / "server"),
    ]
