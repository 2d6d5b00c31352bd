from collections.abc import Callable
from uuid import UUID

import pytest
from fastapi.testclient import TestClient

from server.contract.errors import ErrorCode
from server.contract.media import RenditionState, Resolution, TranscodingStatus
from server.contract.videos import VideoStatus
from server.features.videos import progress
from server.features.videos.delete import delete_video
from server.features.videos.events import VideoChanged
from server.features.videos.models import Video, VideoVersion
from server.features.videos.replace import put_on_air
from server.features.videos.repository import own_video
from server.features.videos.retry import retry_processing
from server.features.videos.takedown import restore, take_down
from server.kit.db.lock import locked
from server.kit.db.unit import Unit, Units
from server.kit.errors import NotFoundError
from tests.server.features.videos.making import (
    FACTS,
    RESULT,
    RUNGS,
    arrive,
    get,
    make_playable,
    on_air,
)
from tests.server.features.videos.test_replace import make, send_anew, versions
from tests.server.people import Person
from tests.server.races import overlap


def test_the_owner_sees_every_rung_and_the_whole(
    client: TestClient, units: Units, tahmina: Person
) -> None:
    video = arrive(client, tahmina)
    assert video.processing is not None
    version = video.processing.version_id
    with units.write() as unit:
        progress.begin(unit, version)
        progress.plan(unit, version, FACTS, RUNGS)
        progress.plan(unit, version, FACTS, RUNGS)
        progress.report(unit, version, [Resolution.P240], 50.04, 7)
    after = get(client, tahmina, video)
    assert after.processing is not None
    assert (after.duration_seconds, after.width, after.height) == (12.5, 640, 360)
    assert [(r.resolution, r.state, r.percent) for r in after.processing.renditions] == [
        (Resolution.P240, RenditionState.ENCODING, 50.0),
        (Resolution.P360, RenditionState.WAITING, 0.0),
    ]
    assert after.processing.seconds_left == 7
    assert after.processing.percent == pytest.approx(50 * 426 * 240 / (426 * 240 + 640 * 360), 0.1)


def test_a_rung_that_brings_nothing_is_dropped_and_not_missed(
    client: TestClient, units: Units, tahmina: Person
) -> None:
    video = arrive(client, tahmina)
    assert video.processing is not None
    version = video.processing.version_id
    with units.write() as unit:
        progress.begin(unit, version)
        progress.plan(unit, version, FACTS, RUNGS)
        progress.drop(unit, version, {Resolution.P360})
        progress.rendition_failed(unit, version, Resolution.P360)
        progress.complete(unit, version)
    after = get(client, tahmina, video)
    assert after.processing is not None
    assert [r.resolution for r in after.processing.renditions] == [Resolution.P240]
    with units.read() as unit:
        assert unit.session.get_one(VideoVersion, version).transcoding_profiles == ["240p"]


def test_a_video_is_watchable_while_it_is_still_encoded(
    client: TestClient, units: Units, tahmina: Person
) -> None:
    video = arrive(client, tahmina)
    make_playable(units, video)
    after = get(client, tahmina, video)
    assert after.processing is not None
    assert (after.status, after.playable) == (VideoStatus.DRAFT, True)
    assert after.processing.status is TranscodingStatus.PROCESSING
    assert after.thumbnail_path == f"/media/{after.processing.version_id}/poster.jpg?v=1"


def test_a_refused_file_fails_with_its_sentence_and_does_not_count(
    client: TestClient, units: Units, tahmina: Person
) -> None:
    video = arrive(client, tahmina)
    assert video.processing is not None
    with units.write() as unit:
        version = video.processing.version_id
        progress.fail(unit, version, ErrorCode.NOT_A_VIDEO, "No video.", refused=True)
    after = get(client, tahmina, video)
    assert after.processing is not None
    assert after.status is VideoStatus.FAILED
    assert after.processing.error_code == ErrorCode.NOT_A_VIDEO
    assert after.processing.error_message == "No video."
    quota = client.get("/api/v1/channel/quota", headers=tahmina.auth).json()
    assert quota["videos_this_week"] == 0


def test_a_failed_rung_keeps_the_others_on_air(
    client: TestClient, units: Units, tahmina: Person
) -> None:
    video = arrive(client, tahmina)
    make_playable(units, video)
    assert video.processing is not None
    with units.write() as unit:
        progress.rendition_failed(unit, video.processing.version_id, Resolution.P360)
        progress.complete(unit, video.processing.version_id)
    after = get(client, tahmina, video)
    assert after.processing is not None
    assert after.playable
    assert [r.state for r in after.processing.renditions] == [
        RenditionState.READY,
        RenditionState.FAILED,
    ]
    assert after.processing.status is TranscodingStatus.COMPLETED


def test_a_version_given_up_while_it_plays_has_no_rung_under_way(
    client: TestClient, units: Units, tahmina: Person
) -> None:
    video = arrive(client, tahmina)
    make_playable(units, video)
    assert video.processing is not None
    with units.write() as unit:
        progress.report(unit, video.processing.version_id, [Resolution.P360], 40, 10)
        progress.fail(unit, video.processing.version_id, ErrorCode.DISK_FULL, "Full.")
    after = get(client, tahmina, video)
    assert after.processing is not None
    assert (after.status, after.playable) == (VideoStatus.DRAFT, True)
    assert (after.processing.error_message, after.processing.seconds_left) == ("Full.", None)
    assert [r.state for r in after.processing.renditions] == [
        RenditionState.READY,
        RenditionState.FAILED,
    ]


def test_what_viewers_have_stays_ready_whatever_a_late_worker_reports(
    client: TestClient, units: Units, tahmina: Person
) -> None:
    video = on_air(client, units, tahmina)
    assert video.processing is not None
    with units.write() as unit:
        both = [Resolution.P240, Resolution.P360]
        progress.report(unit, video.processing.version_id, both, 40, 10)
    after = get(client, tahmina, video)
    assert after.processing is not None
    assert [(r.state, r.percent) for r in after.processing.renditions] == [
        (RenditionState.READY, 100.0),
        (RenditionState.ENCODING, 40.0),
    ]


@pytest.mark.parametrize("fails", [False, True])
def test_what_has_ended_begins_again_only_when_its_creator_says_so(
    client: TestClient, units: Units, tahmina: Person, fails: bool
) -> None:
    video = on_air(client, units, tahmina)
    assert video.processing is not None
    version = video.processing.version_id
    with units.write() as unit:
        if fails:
            progress.fail(unit, version, ErrorCode.DISK_FULL, "Full.", run=1)
        else:
            progress.complete(unit, version)
        ended = progress.begin(unit, version, 1)
        # Neither does a late job's trouble change how it ended.
        progress.fail(unit, version, ErrorCode.ENCODE_FAILED, "Crashed.", run=1)
    status = TranscodingStatus.FAILED if fails else TranscodingStatus.COMPLETED
    assert (ended.status, ended.attempts) == (status, 1)
    assert ended.error_message == ("Full." if fails else None)


def test_a_job_of_an_earlier_run_does_not_count_for_the_next(
    client: TestClient, units: Units, tahmina: Person
) -> None:
    video = arrive(client, tahmina)
    assert video.processing is not None
    version = video.processing.version_id
    with units.write() as unit:
        progress.begin(unit, version, 1)
        progress.fail(unit, version, ErrorCode.DISK_FULL, "Full.", run=1)
    client.post(f"/api/v1/videos/{video.id}/retry", headers=tahmina.auth)
    with units.write() as unit:
        late = progress.begin(unit, version, 1)
        progress.fail(unit, version, ErrorCode.DISK_FULL, "Full.", run=1)
    assert (late.status, late.attempts) == (TranscodingStatus.PENDING, 0)
    with units.write() as unit:
        assert progress.begin(unit, version, 2).attempts == 1


def test_a_failed_version_is_tried_again(client: TestClient, units: Units, tahmina: Person) -> None:
    video = arrive(client, tahmina)
    url = f"/api/v1/videos/{video.id}/retry"
    assert client.post(url, headers=tahmina.auth).status_code == 409
    assert video.processing is not None
    with units.write() as unit:
        progress.begin(unit, video.processing.version_id)
        progress.fail(unit, video.processing.version_id, ErrorCode.ENCODE_FAILED, "Crashed.")
    again = client.post(url, headers=tahmina.auth).json()
    assert (again["status"], again["processing"]["status"]) == ("PROCESSING", "PENDING")
    assert again["processing"]["error_code"] is None


def test_what_is_taken_down_stays_so_whatever_becomes_of_its_version(
    client: TestClient, units: Units, tahmina: Person
) -> None:
    failing, working = arrive(client, tahmina, "failing"), arrive(client, tahmina, "working")
    assert failing.processing is not None
    version = failing.processing.version_id
    raised = overlap(
        units,
        lambda unit: take_down(unit, failing.id, "Claim 17"),
        lambda unit: progress.fail(unit, version, ErrorCode.ENCODE_FAILED, "Crashed."),
    )
    assert raised == []
    assert get(client, tahmina, failing).status is VideoStatus.REMOVED
    with units.write() as unit:
        take_down(unit, working.id, "Claim 18")
    make_playable(units, working)
    assert get(client, tahmina, working).status is VideoStatus.REMOVED
    for video, status in ((failing, VideoStatus.FAILED), (working, VideoStatus.DRAFT)):
        with units.write() as unit:
            assert restore(unit, video.id).status is status


def test_a_newer_version_that_fails_leaves_the_one_on_air(
    client: TestClient, units: Units, tahmina: Person
) -> None:
    video = on_air(client, units, tahmina)
    with units.write() as unit:
        newer = VideoVersion(video_id=video.id, version_number=2)
        unit.session.add(newer)
        unit.session.flush()
        progress.fail(unit, newer.id, ErrorCode.ENCODE_FAILED, "Crashed.")
    assert get(client, tahmina, video).status is VideoStatus.PUBLISHED
    again = client.post(f"/api/v1/videos/{video.id}/retry", headers=tahmina.auth).json()
    assert (again["status"], again["processing"]["status"]) == ("PUBLISHED", "PENDING")
    assert client.get("/api/v1/channels/tahmina").json()["total_videos"] == 1


def test_a_step_and_another_try_take_the_video_first(
    client: TestClient, units: Units, tahmina: Person
) -> None:
    video = arrive(client, tahmina)
    make_playable(units, video)
    assert video.processing is not None
    version = video.processing.version_id
    with units.write() as unit:
        progress.fail(unit, version, ErrorCode.ENCODE_FAILED, "Crashed.")
    raised = overlap(
        units,
        lambda unit: locked(unit.session, Video, video.id),
        lambda unit: progress.report(unit, version, [Resolution.P360], 40, 10),
        before_commit=lambda unit: retry_processing(
            unit, own_video(unit.session, video.id, tahmina.id)
        ),
    )
    assert raised == []


STEPS: list[Callable[[Unit, UUID], object]] = [
    progress.begin,
    progress.playable,
    progress.poster_ready,
    progress.complete,
    lambda unit, version: progress.plan(unit, version, FACTS, RUNGS),
    lambda unit, version: progress.rendition_ready(unit, version, Resolution.P240, RESULT),
]


@pytest.mark.parametrize("step", STEPS)
def test_work_on_a_deleted_video_ends(
    client: TestClient, units: Units, tahmina: Person, step: Callable[[Unit, UUID], object]
) -> None:
    video = arrive(client, tahmina)
    assert video.processing is not None
    with units.write() as unit:
        delete_video(unit, own_video(unit.session, video.id, tahmina.id))
    with pytest.raises(NotFoundError), units.write() as unit:
        step(unit, video.processing.version_id)


def test_every_step_is_told_to_the_owner(client: TestClient, units: Units, tahmina: Person) -> None:
    video = arrive(client, tahmina)
    heard: list[VideoChanged] = []
    units.subscriptions.subscribe(VideoChanged, lambda _unit, event: heard.append(event))
    make_playable(units, video)
    assert heard == [VideoChanged(video.id, tahmina.id)] * 5


def test_that_all_is_made_counts_once(client: TestClient, units: Units, tahmina: Person) -> None:
    video = on_air(client, units, tahmina)
    after = send_anew(client, tahmina, video)
    assert after.processing is not None
    make(units, after.processing.version_id, whole=True)
    with units.write() as unit:
        put_on_air(unit, unit.session.get_one(Video, video.id), 1)
    with units.write() as unit:
        progress.complete(unit, after.processing.version_id)
    assert versions(client, tahmina, video) == [(2, True, False), (1, True, True)]


def test_whoever_waits_is_told_how_many_are_before_them_and_when_that_changes(
    client: TestClient, units: Units, tahmina: Person, rafi: Person
) -> None:
    first, second = arrive(client, tahmina), arrive(client, rafi)
    third = arrive(client, tahmina)

    def before() -> list[int | None]:
        shown = [
            get(client, tahmina, first),
            get(client, rafi, second),
            get(client, tahmina, third),
        ]
        return [each.processing.waiting_before if each.processing else None for each in shown]

    assert before() == [0, 1, 2]
    told: list[UUID] = []
    with units.write() as unit:
        emit = unit.emit

        def listen(event: object) -> None:
            if isinstance(event, VideoChanged):
                told.append(event.video_id)
            emit(event)

        unit.emit = listen  # type: ignore[method-assign]
        assert first.processing is not None
        progress.begin(unit, first.processing.version_id)
    assert before() == [None, 0, 1]
    assert told == [first.id, second.id, third.id]
