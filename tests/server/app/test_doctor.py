from pathlib import Path

from server.app.doctor import examine
from server.app.settings import Settings
from server.app.wiring import Parts, wire
from tests.server.elsewhere.world import Elsewhere


def test_a_healthy_server_is_told_part_by_part(parts: Parts) -> None:
    found = {finding.what: finding for finding in examine(parts)}
    assert list(found) == [
        "database",
        "schema",
        "disk",
        "ffmpeg",
        "sandbox",
        "web assets",
        "places",
        "speech",
        "mail",
        "elsewhere",
    ]
    assert found["database"].good
    assert found["schema"].good
    assert found["ffmpeg"].good
    assert "libx264" in found["ffmpeg"].detail
    assert found["speech"].good
    assert "not configured" in found["speech"].detail
    assert "not configured" in found["mail"].detail
    assert "not configured" in found["elsewhere"].detail


def test_a_mail_server_that_is_away_is_said_without_its_password(tmp_path: Path) -> None:
    settings = Settings(
        data_dir=tmp_path,
        smtp_url="smtps://chitra:hidden@127.0.0.1:1",
        mail_from="no-reply@video.example",
        public_url="https://video.example",
    )
    parts = wire(settings)
    found = {finding.what: finding for finding in examine(parts)}
    parts.close()
    assert not found["mail"].good
    assert "mail waits" in found["mail"].detail
    assert "hidden" not in found["mail"].detail


def test_a_speech_model_that_is_not_there_is_said(tmp_path: Path) -> None:
    parts = wire(Settings(data_dir=tmp_path, speech_model=tmp_path / "nowhere"))
    found = {finding.what: finding for finding in examine(parts)}["speech"]
    parts.close()
    assert not found.good
    assert "has no model.bin" in found.detail


def test_an_issuer_that_is_away_is_said(tmp_path: Path, elsewhere: Elsewhere) -> None:
    settings = elsewhere.settings(Settings(data_dir=tmp_path))
    for change, told in (
        ({}, "Google, Facebook, Apple: accounts there sign in here"),
        ({"google_issuer": "http://127.0.0.1:1"}, "Google no answer: ConnectError"),
    ):
        parts = wire(settings.model_copy(update=change))
        found = {finding.what: finding for finding in examine(parts)}["elsewhere"]
        parts.close()
        assert found.good == (not change)
        assert told in found.detail


def test_what_is_wrong_is_said_with_what_to_do(tmp_path: Path) -> None:
    parts = wire(Settings(data_dir=tmp_path, assets_dir=tmp_path / "nowhere"))
    found = {finding.what: finding for finding in examine(parts)}
    parts.close()
    assert not found["schema"].good
    assert "chitra-server migrate" in found["schema"].detail
    assert not found["web assets"].good
    assert "make assets" in found["web assets"].detail
    assert not found["places"].good


def test_a_password_in_the_address_is_not_shown(tmp_path: Path) -> None:
    settings = Settings(
        data_dir=tmp_path, database_url="postgresql://chitra:hidden@127.0.0.1:1/none"
    )
    parts = wire(settings)
    report = " ".join(finding.detail for finding in examine(parts))
    parts.close()
    assert "hidden" not in report
