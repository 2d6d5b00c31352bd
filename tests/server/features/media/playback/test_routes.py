import re
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import select

from server.app.wiring import Parts, _put_playback
from server.contract.billing import PlanType
from server.contract.errors import ErrorCode
from server.contract.identity import Role, UserStatus
from server.contract.media import RenditionState, Resolution
from server.contract.videos import VideoStatus, Visibility
from server.features.identity.models import User
from server.features.media.playback import gate
from server.features.media.playback.gate import Gate
from server.features.videos.models import Video, VideoAsset, VideoVersion
from server.integrations.storage.port import Storage
from server.kit.db.unit import Units
from tests.server.features.billing.selling import add_plan, subscribe
from tests.server.features.media.clips import make_clip
from tests.server.features.media.playback.test_multivariant import MASTER
from tests.server.features.media.playback.test_subtitles import track
from tests.server.features.media.studio import bring
from tests.server.people import PASSWORD, Person

BODY = bytes(range(256)) * 8
IN_BANGLADESH, IN_INDIA = "103.4.144.1", "49.36.0.1"


class Watch:
    """Time as the gate sees it, to skip what it remembers."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        return self.seconds

    def a_minute(self) -> None:
        self.seconds += 60


@pytest.fixture
def watch(parts: Parts) -> Watch:
    watch = Watch()
    parts.providers.get(Gate)._watch = watch
    return watch


@pytest.fixture(scope="module")
def clip(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_clip(tmp_path_factory.mktemp("clip") / "clip.mp4", seconds=1)


@pytest.fixture
def base(parts: Parts, tahmina: Person, tmp_path: Path, clip: Path) -> str:
    """Where a draft's media is, made up of easily told bytes."""
    version = bring(parts.providers, tahmina.id, clip)
    storage = parts.providers.get(Storage)  # type: ignore[type-abstract]
    for name in (
        "240p.mp4",
        "240p.m3u8",
        "1080p.mp4",
        "audio.mp4",
        "poster.jpg",
        "storyboard-1.jpg",
        "preview.webp",
    ):
        (tmp_path / name).write_bytes(BODY)
        storage.put(f"{version.stream_key}/{name}", tmp_path / name)
    (tmp_path / "master.m3u8").write_text(MASTER)
    storage.put(f"{version.stream_key}/master.m3u8", tmp_path / "master.m3u8")
    storage.put(f"{version.folder_key}/secret.mp4", tmp_path / "240p.mp4")
    with parts.providers.get(Units).write() as unit:
        video = unit.session.get_one(Video, version.video_id)
        video.active_version_id = version.id
        for rung, width, height in ((Resolution.P240, 426, 240), (Resolution.P1080, 1920, 1080)):
            unit.session.add(
                VideoAsset(
                    video_version_id=version.id,
                    resolution=rung,
                    width=width,
                    height=height,
                    state=RenditionState.READY,
                )
            )
    return f"/media/{version.id}"


def change(parts: Parts, base: str, **values: object) -> None:
    with parts.providers.get(Units).write() as unit:
        version = unit.session.get_one(VideoVersion, UUID(base.rsplit("/", 1)[-1]))
        video = unit.session.get_one(Video, version.video_id)
        for name, value in values.items():
            setattr(video, name, value)


def publish(parts: Parts, base: str, visibility: Visibility = Visibility.PUBLIC) -> None:
    change(parts, base, status=VideoStatus.PUBLISHED, visibility=visibility)


def folder(client: TestClient, base: str, person: Person | None = None) -> str:
    """Where the addresses of somebody's playlist lead: the folder with their grant."""
    answer = client.get(f"{base}/master.m3u8", headers=person.auth if person else {})
    assert answer.status_code == 200, answer.text
    found = re.search(r"^\.\./(t/[^/]+/[^/]+/)240p\.m3u8$", answer.text, re.MULTILINE)
    assert found is not None
    return f"/media/{found[1]}"


def code(client: TestClient, base: str, person: Person | None = None) -> str | None:
    """Why somebody gets no playlist; None: they get one."""
    answer = client.get(f"{base}/master.m3u8", headers=person.auth if person else {})
    return None if answer.status_code == 200 else answer.json()["code"]


def test_a_draft_is_its_owners_alone(
    client: TestClient, base: str, tahmina: Person, rafi: Person
) -> None:
    for other in (None, rafi):
        assert code(client, base, other) == ErrorCode.NOT_FOUND
    answer = client.get(f"{base}/master.m3u8", headers=tahmina.auth)
    assert answer.headers["cache-control"] == "private, no-store"
    assert "1080p.m3u8" in answer.text


def test_the_grant_opens_every_file_without_a_header(
    parts: Parts, client: TestClient, base: str
) -> None:
    publish(parts, base)
    own = folder(client, base)
    for name, kind in (
        ("240p.m3u8", "application/vnd.apple.mpegurl"),
        ("240p.mp4", "video/mp4"),
        ("audio.mp4", "audio/mp4"),
        ("storyboard-1.jpg", "image/jpeg"),
        ("preview.webp", "image/webp"),
    ):
        answer = client.get(own + name)
        assert (answer.status_code, answer.content) == (200, BODY)
        assert answer.headers["content-type"].startswith(kind)
        assert answer.headers["access-control-allow-origin"] == "*"
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert re.fullmatch(r"public, max-age=\d+, immutable", answer.headers["cache-control"])
        assert answer.headers["cdn-cache-control"] == "public, max-age=30"
    # A player that was only given the grant's own playlist finds the same files beside it.
    assert "\n240p.m3u8\n" in client.get(f"{own}master.m3u8").text


def test_while_a_version_is_made_again_its_playlist_may_have_nothing_for_a_guest(
    parts: Parts, client: TestClient, base: str, tmp_path: Path
) -> None:
    publish(parts, base)
    storage = parts.providers.get(Storage)  # type: ignore[type-abstract]
    lines = [line for line in MASTER.splitlines() if "426x240" not in line and "240p" not in line]
    (tmp_path / "master.m3u8").write_text("\n".join(lines))
    with parts.providers.get(Units).write() as unit:
        version = unit.session.get_one(VideoVersion, UUID(base.rsplit("/", 1)[-1]))
        unit.session.add(track(version.id, "bn", "বাংলা", is_published=True))
    storage.put(f"{version.stream_key}/master.m3u8", tmp_path / "master.m3u8")
    assert code(client, base) == ErrorCode.PLAYBACK_NOT_READY


def test_nothing_but_the_playlist_and_the_poster_comes_without_a_grant(
    parts: Parts, client: TestClient, base: str, tahmina: Person
) -> None:
    publish(parts, base)
    pictures = ("storyboard-1.jpg", "preview.webp")
    for name in ("240p.mp4", "240p.m3u8", "audio.mp4", "source", *pictures):
        assert client.get(f"{base}/{name}", headers=tahmina.auth).status_code == 404


def test_a_guests_grant_does_not_open_1080p(
    parts: Parts, client: TestClient, base: str, rafi: Person
) -> None:
    publish(parts, base)
    assert "1080p" not in client.get(f"{base}/master.m3u8").text
    own = folder(client, base)
    assert client.get(f"{own}1080p.mp4").status_code == 404
    assert client.get(f"{own}1080p-iframes.m3u8").status_code == 404
    assert client.get(f"{folder(client, base, rafi)}1080p.mp4").status_code == 200


def test_it_opens_no_other_video_and_cannot_be_widened(
    parts: Parts, client: TestClient, base: str, tahmina: Person, clip: Path
) -> None:
    publish(parts, base)
    own = folder(client, base)
    other = bring(parts.providers, tahmina.id, clip)
    version_id = base.rpartition("/")[2]
    for forged in (own.replace(version_id, str(other.id)), own.replace("720p", "1440p")):
        answer = client.get(f"{forged}240p.mp4")
        assert (answer.status_code, answer.json()["code"]) == (410, ErrorCode.PLAYBACK_GRANT_OVER)


@pytest.mark.parametrize(
    "name",
    [
        "..%2fsecret.mp4",
        "%2e%2e/secret.mp4",
        "..%252fsecret.mp4",
        "....//secret.mp4",
        "240p.mp4%00.jpg",
        "240p.mp4/",
        "source",
        "999p.mp4",
        "240P.mp4",
        ".put-x",
        "%2fetc%2fpasswd",
    ],
)
def test_no_other_name_exists_even_for_the_owner(
    client: TestClient, base: str, tahmina: Person, name: str
) -> None:
    own = folder(client, base, tahmina)
    assert client.get(f"{own}{name}").status_code == 404
    assert client.get(f"{base}/{name}", headers=tahmina.auth).status_code == 404


def test_ranges_and_revalidation(parts: Parts, client: TestClient, base: str) -> None:
    publish(parts, base)
    media = f"{folder(client, base)}240p.mp4"
    part = client.get(media, headers={"Range": "bytes=256-511"})
    assert (part.status_code, part.content) == (206, BODY[256:512])
    assert part.headers["content-range"] == f"bytes 256-511/{len(BODY)}"
    assert client.get(media, headers={"Range": "bytes=99999-"}).status_code == 416
    again = client.get(media, headers={"If-None-Match": part.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    head = client.head(media)
    assert (head.headers["content-length"], head.content) == (str(len(BODY)), b"")


def test_what_is_taken_off_the_air_ends_within_a_minute(
    parts: Parts, client: TestClient, base: str, watch: Watch
) -> None:
    publish(parts, base)
    media = f"{folder(client, base)}240p.mp4"
    assert client.get(media).status_code == 200
    publish(parts, base, Visibility.PRIVATE)
    assert gate.RECHECK_SECONDS <= 30
    watch.a_minute()
    assert client.get(media).status_code == 404


def test_a_grant_ends_with_its_time(
    parts: Parts, client: TestClient, base: str, watch: Watch, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(parts, base)
    media = f"{folder(client, base)}240p.mp4"
    assert client.get(media).status_code == 200
    units = parts.providers.get(Units)
    before = units.clock
    monkeypatch.setattr(units, "clock", lambda: before() + timedelta(hours=8))
    answer = client.get(media)
    assert (answer.status_code, answer.json()["code"]) == (410, ErrorCode.PLAYBACK_GRANT_OVER)


def test_a_grant_ends_with_what_gave_the_right_to_it(
    parts: Parts, client: TestClient, base: str, rafi: Person, watch: Watch
) -> None:
    publish(parts, base)
    large = f"{folder(client, base, rafi)}1080p.mp4"
    assert client.get(large).status_code == 200
    with parts.providers.get(Units).write() as unit:
        unit.session.get_one(User, rafi.id).status = UserStatus.SUSPENDED
    watch.a_minute()
    # Whose account is shut is a guest like any other.
    assert client.get(large).status_code == 404
    assert client.get(large.replace("1080p", "240p")).status_code == 200


def test_premium_is_for_those_who_pay(
    parts: Parts, client: TestClient, base: str, rafi: Person, watch: Watch
) -> None:
    publish(parts, base, Visibility.PREMIUM)
    assert code(client, base) == code(client, base, rafi) == ErrorCode.PLAYBACK_PREMIUM
    with parts.providers.get(Units).write() as unit:
        plan = add_plan(unit, PlanType.PREMIUM_MONTHLY)
        subscription = subscribe(unit, rafi.id, plan)
    media = f"{folder(client, base, rafi)}1080p.mp4"
    assert client.get(media).status_code == 200
    with parts.providers.get(Units).write() as unit:
        unit.session.delete(unit.session.merge(subscription))
    watch.a_minute()
    answer = client.get(media)
    assert (answer.status_code, answer.json()["code"]) == (403, ErrorCode.PLAYBACK_PREMIUM)


def test_a_plan_may_give_less_than_everything(
    parts: Parts, client: TestClient, base: str, rafi: Person
) -> None:
    publish(parts, base)
    with parts.providers.get(Units).write() as unit:
        add_plan(unit, PlanType.FREE, max_resolution=Resolution.P480)
    assert client.get(f"{folder(client, base, rafi)}1080p.mp4").status_code == 404


def test_what_is_for_adults_asks_who_watches(
    parts: Parts, client: TestClient, base: str, rafi: Person
) -> None:
    publish(parts, base)
    change(parts, base, age_restricted=True)
    assert code(client, base) == ErrorCode.PLAYBACK_SIGN_IN
    assert code(client, base, rafi) is None
    with parts.providers.get(Units).write() as unit:
        unit.session.get_one(User, rafi.id).birthdate = (unit.clock() - timedelta(6000)).date()
    assert code(client, base, rafi) == ErrorCode.PLAYBACK_TOO_YOUNG
    # Its picture stands in lists all the same.
    assert client.get(f"{base}/poster.jpg").status_code == 200


def test_a_country_that_does_not_get_it(parts: Parts, client: TestClient, base: str) -> None:
    publish(parts, base)
    change(parts, base, geo_restrictions=["IN"])
    app = client.app
    at_home, abroad = (TestClient(app, client=(ip, 1)) for ip in (IN_BANGLADESH, IN_INDIA))
    assert code(at_home, base) is None
    assert code(abroad, base) == ErrorCode.PLAYBACK_COUNTRY
    own = folder(at_home, base)
    kept = at_home.get(f"{own}240p.mp4")
    assert kept.headers["cache-control"].startswith("private")
    # A grant does not travel.
    assert abroad.get(f"{own}240p.mp4").json()["code"] == ErrorCode.PLAYBACK_COUNTRY


def test_an_unknown_country_is_a_setting(parts: Parts, client: TestClient, base: str) -> None:
    publish(parts, base)
    change(parts, base, geo_restrictions=["IN"])
    assert code(client, base) is None
    strict = parts.settings.model_copy(update={"unknown_country": "refuse"})
    _put_playback(parts.providers, strict, parts.secret)
    assert code(client, base) == ErrorCode.PLAYBACK_COUNTRY


def test_moderators_watch_what_was_taken_down(
    parts: Parts, client: TestClient, base: str, rafi: Person
) -> None:
    publish(parts, base)
    change(parts, base, status=VideoStatus.UNDER_REVIEW)
    assert code(client, base, rafi) == ErrorCode.NOT_FOUND
    with parts.providers.get(Units).write() as unit:
        unit.session.get_one(User, rafi.id).role = Role.MODERATOR
    answer = client.post(
        "/api/v1/sign-in", json={"email": "rafi@nodi.example", "password": PASSWORD}
    )
    staff = {"Authorization": f"Bearer {answer.json()['access_token']}"}
    assert client.get(f"{base}/master.m3u8", headers=staff).status_code == 200


def test_a_version_that_is_not_on_air_is_its_owners(
    parts: Parts, client: TestClient, base: str, tahmina: Person
) -> None:
    publish(parts, base)
    change(parts, base, active_version_id=None)
    assert code(client, base) == ErrorCode.NOT_FOUND
    assert code(client, base, tahmina) is None


def test_who_watches_a_replaced_version_may_finish_and_no_more(
    parts: Parts, client: TestClient, base: str, tahmina: Person, watch: Watch
) -> None:
    publish(parts, base)
    media, own = (f"{folder(client, base, who)}240p.mp4" for who in (None, tahmina))
    units = parts.providers.get(Units)
    version_id = UUID(base.rsplit("/", 1)[-1])

    def replaced(ago: timedelta) -> int:
        with units.write() as unit:
            version = unit.session.get_one(VideoVersion, version_id)
            version.replaced_at = unit.clock() - ago
        watch.a_minute()
        return client.get(media).status_code

    change(parts, base, active_version_id=None)
    assert replaced(timedelta(minutes=50)) == 200
    assert replaced(timedelta(minutes=61)) == 410
    # Its owner may look back.
    assert client.get(own).status_code == 200


def test_what_is_made_again_is_no_immutable_file_under_its_old_address(
    parts: Parts, client: TestClient, base: str, watch: Watch
) -> None:
    publish(parts, base)
    before = folder(client, base)
    assert "immutable" in client.get(f"{before}240p.mp4").headers["cache-control"]
    with parts.providers.get(Units).write() as unit:
        unit.session.get_one(VideoVersion, UUID(base.rsplit("/", 1)[-1])).run += 1
    watch.a_minute()
    assert folder(client, base) != before
    assert "immutable" not in client.get(f"{before}240p.mp4").headers["cache-control"]
    assert "immutable" in client.get(f"{folder(client, base)}240p.mp4").headers["cache-control"]


def test_the_api_tells_where_to_watch(
    parts: Parts, client: TestClient, base: str, rafi: Person, tmp_path: Path
) -> None:
    with parts.providers.get(Units).read() as unit:
        version_id = UUID(base.rpartition("/")[2])
        video_id = unit.session.scalars(
            select(VideoVersion.video_id).where(VideoVersion.id == version_id)
        ).one()
    where = f"/api/v1/videos/{video_id}/playback"
    assert client.get(where, headers=rafi.auth).status_code == 404
    publish(parts, base)
    told = client.get(where, headers=rafi.auth).json()
    assert told["resolutions"] == ["240p", "1080p"]
    assert "1080p.m3u8" in client.get(told["playlist_path"]).text
    assert client.get(where).json()["resolutions"] == ["240p"]
    assert told["storyboard_path"] is None
    assert client.get(told["preview_path"]).content == BODY
    storage = parts.providers.get(Storage)  # type: ignore[type-abstract]
    with parts.providers.get(Units).read() as unit:
        stream_key = unit.session.get_one(VideoVersion, version_id).stream_key
    (tmp_path / "storyboard.vtt").write_text("WEBVTT")
    storage.put(f"{stream_key}/storyboard.vtt", tmp_path / "storyboard.vtt")
    storyboard = client.get(client.get(where).json()["storyboard_path"])
    assert storyboard.text == "WEBVTT"
    assert storyboard.headers["content-type"].startswith("text/vtt")
    change(parts, base, visibility=Visibility.PREMIUM)
    assert client.get(where).json()["code"] == ErrorCode.PLAYBACK_PREMIUM


def test_a_missing_file_and_a_wrong_id_are_not_found(
    parts: Parts, client: TestClient, base: str, tahmina: Person
) -> None:
    assert client.get(f"{folder(client, base, tahmina)}audio.m3u8").status_code == 404
    assert client.get("/media/not-an-id/master.m3u8").status_code in {404, 422}


def test_other_sites_players_may_ask(client: TestClient, base: str, tahmina: Person) -> None:
    for path in (f"{base}/master.m3u8", f"{folder(client, base, tahmina)}240p.mp4"):
        answer = client.options(path, headers={"Origin": "https://example.org"})
        assert answer.status_code == 204
        assert "Range" in answer.headers["access-control-allow-headers"]
