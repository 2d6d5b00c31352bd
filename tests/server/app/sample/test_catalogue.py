from datetime import timedelta

from pydantic import TypeAdapter

from server.app.sample.catalogue import UNSEEN, catalogue
from server.app.sample.people import people
from server.app.sample.size import LARGE, SMALL
from server.app.sample.values import DAY as DAY_SECONDS
from server.app.sample.world import World
from server.contract.channels import Handle
from server.contract.videos import TITLE_MAX, VideoStatus
from tests.server.app.sample.made import DAY, tiny


def test_there_are_as_many_as_asked_for() -> None:
    for size in (SMALL, LARGE):
        world = World(size, 3, DAY)
        channels = catalogue(world, people(world))
        videos = [video for channel in channels for video in channel.videos]
        assert len(channels) == size.channels
        assert [video.number for video in videos] == list(range(size.videos))


def test_titles_fit_and_differ_within_a_channel() -> None:
    world = World(SMALL, 3, DAY)
    for channel in catalogue(world, people(world)):
        titles = [video.title for video in channel.videos]
        assert len(set(titles)) == len(titles)
        assert all(0 < len(title) <= TITLE_MAX and "{" not in title for title in titles)
        TypeAdapter(Handle).validate_python(channel.handle)
        assert all(video.tags and video.description for video in channel.videos)


def test_every_state_of_a_video_occurs_in_a_small_platform() -> None:
    world = World(SMALL, 1, DAY)
    states = {v.status for channel in catalogue(world, people(world)) for v in channel.videos}
    assert states == {status.value for status in VideoStatus} | {"BIN"}


def test_the_demo_creator_keeps_to_the_weekly_quota() -> None:
    world = tiny()
    week = world.present - timedelta(days=7).total_seconds()
    videos = catalogue(world, people(world))[0].videos
    assert sum(video.at > week for video in videos) <= 10
    assert all(world.present - video.at < 400 * DAY_SECONDS for video in videos)
    assert all(not video.views for video in videos if video.status in UNSEEN)
