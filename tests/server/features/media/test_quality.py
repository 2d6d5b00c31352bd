from dataclasses import replace
from pathlib import Path

import pytest

from server.contract.media import Resolution
from server.features.media import quality
from server.features.media.ladder import CRF, plan
from server.features.media.probe import probe
from server.features.media.quality import MAX_CRF, TARGET_VMAF, Need, moments, tune
from tests.server.features.media.clips import run_ffmpeg
from tests.server.features.media.test_source import INFO

EASY = "smptehdbars=size=1280x720:rate=25,drawbox=x='mod(t*20,900)':y=300:w=40:h=40:t=fill"
HARD = "testsrc2=size=320x240:rate=25,noise=alls=60:allf=t,scale=640:480:flags=neighbor"


def film(picture: str, path: Path, seconds: float = 3) -> Path:
    codec = ("-c:v", "libx264", "-preset", "ultrafast", "-crf", "5", "-pix_fmt", "yuv420p")
    run_ffmpeg("-f", "lavfi", "-i", picture, "-t", str(seconds), *codec, path)
    return path


@pytest.fixture(autouse=True)
def _ask_short_films_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(quality, "LEAST_SECONDS", 1.0)


def test_easy_content_gets_fewer_bits_and_no_rungs_between(tmp_path: Path) -> None:
    source = film(EASY, tmp_path / "easy.mp4")
    info = probe(source)
    kept = tune(source, info, plan(info), tmp_path)
    # The lowest, and what guests and everybody else get at most.
    assert [rung.name for rung in kept] == ["240p", "720p"]
    assert all(CRF < rung.crf <= MAX_CRF for rung in kept)
    assert not list(tmp_path.glob("probe-*"))


def test_hard_content_gets_all_its_rungs_and_bits(tmp_path: Path) -> None:
    source = film(HARD, tmp_path / "hard.mp4", seconds=2)
    info = probe(source)
    assert tune(source, info, plan(info), tmp_path) == plan(info)


def test_what_cannot_be_measured_keeps_its_plan(tmp_path: Path) -> None:
    (tmp_path / "broken.mp4").write_bytes(b"\0" * 1000)
    assert tune(tmp_path / "broken.mp4", INFO, plan(INFO), tmp_path) == plan(INFO)


def test_short_videos_are_not_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(quality, "LEAST_SECONDS", 100.0)
    assert tune(tmp_path / "gone.mp4", INFO, plan(INFO), tmp_path) == plan(INFO)


@pytest.mark.parametrize(
    ("vmaf", "low", "high"),
    [(60.0, CRF, CRF), (TARGET_VMAF, 27, 27), (95.0, 28, 30), (100.0, 30, MAX_CRF)],
)
def test_the_better_it_looks_the_fewer_bits_it_gets(vmaf: float, low: float, high: float) -> None:
    assert low <= Need(vmaf, 1000).crf <= high
    assert Need(vmaf, 1000).expected_kbps == pytest.approx(1000, rel=0.55)


def test_a_copied_rung_counts_as_what_it_is() -> None:
    info = INFO.model_copy(update={"as_is_peak_kbps": 100})
    rungs = plan(info)
    assert rungs[-1].copied
    needs = {rung.resolution: Need(90, 5000) for rung in rungs[:-1]}
    kept = quality._worthwhile(info, rungs, needs)
    # Whoever can have the rung below can have the copied one, but where guests end stays.
    assert [rung.name for rung in kept] == ["240p", "360p", "480p", "720p", "1080p"]
    needs[Resolution.P720] = needs[Resolution.P480] = Need(90, 50)
    kept = quality._worthwhile(info, rungs, needs)
    assert [rung.name for rung in kept] == ["240p", "720p", "1080p"]
    assert kept[-1] == replace(rungs[-1])


@pytest.mark.parametrize("duration", [30.0, 61.0, 43_200.0])
def test_samples_come_from_all_over(duration: float) -> None:
    found = moments(duration)
    assert 2 <= len(found) <= 10
    assert 0 <= found[0] <= duration / 4
    assert duration * 2 / 3 < found[-1] < duration - quality.SAMPLE_SECONDS / 2
